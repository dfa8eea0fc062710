//! Tests of the whole: the command line, laws, data, the order of the house.

mod eval;
