//! Corpus → files for other programs.
