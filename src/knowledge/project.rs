//! `project.toml`: outlets, groups, codebooks, names and page settings of one report.

use serde::{Deserialize, Serialize};

/// Settings of one report. All fields may be absent.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Project {
    /// Title of the report by page language.
    pub title: std::collections::BTreeMap<String, String>,
    /// A line above the title ("Sample articles, written for this example"), by page language.
    pub banner: std::collections::BTreeMap<String, String>,
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
    pub names: std::collections::BTreeMap<String, std::collections::BTreeMap<String, String>>,
}
