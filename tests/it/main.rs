//! Tests of the whole: the command line, laws, data, the order of the house.

mod browser;
mod cli;
mod corrections;
mod coverage;
mod data;
mod developers;
mod eval;
mod examples;
mod exchange;
mod figures;
mod fold;
mod form;
mod inputs;
mod language;
mod large;
mod laws;
mod network;
mod projects;
mod quality;
mod report_checks;
mod retellings;
mod tidy;
mod volume;
mod worksheets;
mod workspace;
