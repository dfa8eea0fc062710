//! `project.toml`: outlets, groups, codebooks, names and page settings of one report.

use super::{parse, things::Thing};
use crate::Error;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Settings of one report. All fields may be absent.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Project {
    /// Title of the report by page language.
    pub title: BTreeMap<String, String>,
    /// A line above the title ("Sample articles, written for this example"), by page language.
    pub banner: BTreeMap<String, String>,
    /// Codebook files, relative to the project file. Given codebooks take the place of the bundled ones.
    pub codebooks: Vec<String>,
    /// Actor files, relative to the project file; they join the bundled ones.
    pub actors: Vec<String>,
    /// Ids of the parties to the dispute, shown first.
    pub parties: Vec<String>,
    /// Page language.
    pub page_language: Option<String>,
    /// The folder of the articles, relative to the project file (default `articles`).
    pub articles: Option<String>,
    /// Display names by actor id and language: the user's choice for contested names.
    pub names: BTreeMap<String, BTreeMap<String, String>>,
    /// Things that outlets or parties name differently; how the report calls them is the user's choice.
    pub thing: Vec<Thing>,
}

impl Project {
    /// Reads the text of a project file; `path` is for messages.
    ///
    /// # Errors
    /// [`Error::Data`] with the line, where the text does not say what it must.
    pub fn parse(text: &str, path: &str) -> Result<Self, Error> {
        parse::toml(text, path, "see docs/project.md for the keys of a project")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_is_an_error_with_its_line() {
        let error = Project::parse("parties = [\"a\"]\n\ncodebook = \"x\"\n", "project.toml").unwrap_err().to_string();
        assert!(error.starts_with("project.toml:3: unknown field `codebook`"), "{error}");
        assert!(error.contains("codebooks"), "{error}");
    }

    #[test]
    fn everything_may_be_absent() {
        assert_eq!(Project::parse("", "project.toml").unwrap(), Project::default());
    }
}
