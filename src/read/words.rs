//! The words of page furniture in all languages that have them (`data/languages/TAG/page.toml`), as one table.
//!
//! One table, not one per language: a page's furniture is often in another language than its article, and the article's
//! language is not known before the furniture is off.

use crate::knowledge::assets;
use crate::text::fold;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a label line announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Label {
    /// Whence the article is: "Source: …".
    Source,
    /// What stands in place of a source's name: "agencies".
    Agencies,
    /// Keywords.
    Tags,
    /// Links to other articles.
    Related,
    /// Buttons and invitations to share, follow, subscribe.
    Share,
    /// Readers' comments.
    Comments,
    /// An advertisement.
    Advertisement,
    /// Rights.
    Copyright,
    /// Who wrote it: "By …".
    Byline,
}

/// What a line of a header block gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Key {
    /// The publisher.
    Outlet,
    /// The headline.
    Title,
    /// When it was published.
    Date,
    /// Its language.
    Lang,
    /// Its address.
    Url,
    /// Who wrote it; known, so that the block is recognised, and not kept.
    Author,
}

/// One language's `page.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    labels: BTreeMap<Label, Vec<String>>,
    #[serde(default)]
    header: BTreeMap<Key, Vec<String>>,
    /// Twelve lists: the names of each month.
    #[serde(default)]
    months: Vec<Vec<String>>,
}

/// All languages' words, folded.
#[derive(Debug, Default)]
pub struct Words {
    labels: BTreeMap<String, Label>,
    header: BTreeMap<String, Key>,
    months: BTreeMap<String, i8>,
    /// The labels that claim rights, which may stand anywhere in a line.
    rights: Vec<String>,
}

impl Words {
    /// What these words announce, standing alone or before a colon.
    pub fn label(&self, words: &str) -> Option<Label> {
        self.labels.get(&folded(words)).copied()
    }

    /// Whether a claim of rights stands in the line.
    pub fn claims_rights(&self, line: &str) -> bool {
        let line = folded(line);
        self.rights.iter().any(|claim| {
            line.match_indices(claim.as_str()).any(|(at, _)| {
                let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                !letter(line[..at].chars().next_back()) && !letter(line[at + claim.len()..].chars().next())
            })
        })
    }

    /// What a line of a header block with this key gives.
    pub fn key(&self, words: &str) -> Option<Key> {
        self.header.get(&folded(words)).copied()
    }

    /// The month of this name, from 1.
    pub fn month(&self, word: &str) -> Option<i8> {
        self.months.get(&folded(word)).copied()
    }

    fn add(&mut self, file: File) {
        for (label, words) in file.labels {
            if label == Label::Copyright {
                self.rights.extend(words.iter().map(|word| folded(word)));
            }
            self.labels.extend(words.iter().map(|word| (folded(word), label)));
        }
        for (key, words) in file.header {
            self.header.extend(words.iter().map(|word| (folded(word), key)));
        }
        for (month, names) in (1..).zip(file.months) {
            self.months.extend(names.iter().map(|name| (folded(name), month)));
        }
    }
}

fn folded(words: &str) -> String {
    fold::loose(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words, read once. A broken file adds nothing: the data test names it.
pub static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    for path in assets::data_below("languages/").iter().filter(|path| path.ends_with("/page.toml")) {
        let text = assets::data(path).unwrap_or_default();
        words.add(toml::from_str(&text).unwrap_or_default());
    }
    words
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_right() {
        for path in assets::data_below("languages/").iter().filter(|path| path.ends_with("/page.toml")) {
            let file: File = toml::from_str(&assets::data(path).unwrap()).unwrap_or_else(|error| panic!("{path}: {error}"));
            assert!(matches!(file.months.len(), 0 | 12), "{path}: months must be twelve lists");
        }
        assert_eq!(WORDS.label("إقرأ أيضاً"), Some(Label::Related));
        assert_eq!(WORDS.label("Read Also"), Some(Label::Related));
        assert_eq!(WORDS.key("المصدر"), Some(Key::Outlet));
        assert_eq!(WORDS.month("أيلول"), Some(9));
        assert_eq!(WORDS.month("Sept"), Some(9));
    }
}
