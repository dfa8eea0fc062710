//! Likeness of names, within and across scripts (strsim lives here).
