//! `whosaid schema`: the form of a file, for editors that check while one types and for other programs.

use super::args::SchemaArgs;
use super::write::write;
use super::{Outcome, Read};
use std::path::Path;
use whosaid::schema::FORMS;

/// Prints a JSON Schema, or what there is.
pub fn run(args: &SchemaArgs) -> Outcome {
    let form = args.form.as_ref().and_then(|name| FORMS.iter().find(|form| form.name == name));
    let list = || FORMS.iter().map(|form| format!("{:12}{}\n", form.name, form.about)).collect();
    write(Path::new("-"), form.map_or_else(list, |form| form.schema()).as_bytes())?;
    Ok(Read::Whole)
}
