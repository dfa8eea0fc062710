//! Tests of the strings.
