//! Codebooks: issues, each a thesis, with the words that raise it and the cues of stance (`data/codebooks/`, and the
//! user's own). The format is explained in `docs/codebook.md`.

use super::pack::Inflections;
use super::things::{Thing, Things};
use super::{assets, parse};
use crate::Error;
use crate::model::{Issue, IssueKind};
use crate::text::phrases::Phrases;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// What a phrase of a codebook is for; the number is the place of its issue in [`Codebook::issues`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// Shows that an article is of the codebook's field.
    Field,
    /// Names what the thesis wants, or says is so.
    For(usize),
    /// Names what the thesis wants gone, or says is not so.
    Against(usize),
    /// Must stand near for a `For` or `Against` to count.
    Beside(usize),
    /// Takes the side of the thesis by itself.
    Agree(usize),
    /// Takes the other side by itself.
    Disagree(usize),
    /// Looks like one of these and is another thing.
    Not(usize),
}

/// One codebook.
#[derive(Debug, Default, Clone)]
pub struct Codebook {
    name: String,
    sha256: String,
    issues: Vec<Issue>,
    terms: BTreeMap<String, Phrases<Term>>,
    fields: BTreeSet<String>,
    beside: BTreeSet<(usize, String)>,
    things: Things,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct File {
    /// Words by language that show an article to be of the codebook's field; without them every article is.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    field: Lists,
    /// The issues.
    #[serde(default)]
    issue: Vec<Entry>,
    /// Things with several names.
    #[serde(default)]
    thing: Vec<Thing>,
}

/// What a list's phrases are for, of an issue.
type MakeTerm = fn(usize) -> Term;

/// Phrases by language tag.
type Lists = BTreeMap<String, Vec<Spanned<String>>>;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// Letters, digits, - and _.
    #[schemars(with = "String")]
    id: Spanned<String>,
    /// Whether the thesis says what should be or what is.
    kind: IssueKind,
    /// One positive sentence that one can agree or disagree with, by page language.
    #[serde(default)]
    thesis: BTreeMap<String, String>,
    /// A few words for it, by page language.
    #[serde(default)]
    short: BTreeMap<String, String>,
    /// The issue of kind `is` on which this one rests.
    #[schemars(with = "Option<String>")]
    premise: Option<Spanned<String>>,
    /// Words by language that name what the thesis wants, or says is so.
    #[serde(default, rename = "for")]
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    plus: Lists,
    /// Words that name what the thesis wants gone, or says is not so.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    against: Lists,
    /// Words of which one must stand near for those to count.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    beside: Lists,
    /// Words that take the side of the thesis by themselves.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    agree: Lists,
    /// Words that take the other side by themselves.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    disagree: Lists,
    /// Words that look like these and mean another thing.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    not: Lists,
}

/// The form of a codebook, for other programs.
pub fn schema(generator: SchemaGenerator) -> Schema {
    generator.into_root_schema_for::<File>()
}

const HELP: &str = "see docs/codebook.md for the keys of a codebook";

impl Codebook {
    /// Reads a codebook's text; `path` is for messages.
    ///
    /// # Errors
    /// Where the text does not say what it must: an unknown key, two issues of one id, a thesis or topic missing.
    pub fn parse(text: &str, path: &str, inflections: &Inflections) -> Result<Self, Error> {
        let file: File = parse::toml(text, path, HELP)?;
        let wrong = |at: usize, what: String, help: &str| parse::data(text, path, Some(at), what, help);
        if file.issue.is_empty() {
            return Err(parse::data(text, path, None, "the codebook has no issue", "add at least one [[issue]]"));
        }
        let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".toml").to_owned();
        let sha256 = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        let things = Things::new(file.thing, inflections);
        let mut book = Self { name, sha256, things, ..Self::default() };
        let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in &file.issue {
            let (id, at) = (entry.id.get_ref(), entry.id.span().start);
            let line = text[..at].matches('\n').count() + 1;
            if id.is_empty() || !id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
                let help = "use letters a-z, digits, - and _: the id stands in addresses";
                return Err(wrong(at, format!("“{id}” cannot be the id of an issue"), help));
            }
            if let Some(first) = lines.insert(id, line) {
                let what = format!("a second issue has the id “{id}” (the first is at line {first})");
                return Err(wrong(at, what, "give one of them another id, or make them one issue"));
            }
            if entry.thesis.values().all(|thesis| thesis.trim().is_empty()) {
                let help = "add thesis.en = \"…\": one positive sentence that one can agree or disagree with";
                return Err(wrong(at, format!("the issue “{id}” has no thesis"), help));
            }
            if [&entry.plus, &entry.against, &entry.agree, &entry.disagree].iter().all(|lists| lists.values().all(Vec::is_empty))
            {
                let help = "add for.en = [\"…\"] or against.en = [\"…\"]: the words that raise the issue";
                return Err(wrong(at, format!("the issue “{id}” has no topic words"), help));
            }
        }
        for entry in &file.issue {
            if let Some(premise) = &entry.premise {
                let of = file.issue.iter().find(|other| other.id.get_ref() == premise.get_ref());
                if of.is_none_or(|of| of.kind != IssueKind::Is) {
                    let what = format!("the premise “{}” is no issue of kind “is” in this codebook", premise.get_ref());
                    return Err(wrong(premise.span().start, what, "name the id of such an issue, or leave the premise out"));
                }
            }
        }
        book.add(&file.field, inflections, &|_| Term::Field)
            .map_err(|at| wrong(at, "an empty phrase".into(), "write a word, or take it out"))?;
        for (lang, phrases) in &file.field {
            if !phrases.is_empty() {
                book.fields.insert(lang.clone());
            }
        }
        for (n, entry) in file.issue.into_iter().enumerate() {
            let lists: [(&Lists, MakeTerm); 6] = [
                (&entry.plus, Term::For),
                (&entry.against, Term::Against),
                (&entry.beside, Term::Beside),
                (&entry.agree, Term::Agree),
                (&entry.disagree, Term::Disagree),
                (&entry.not, Term::Not),
            ];
            for (phrases, term) in lists {
                let added = book.add(phrases, inflections, &|_| term(n));
                added.map_err(|at| wrong(at, "an empty phrase".into(), "write a word, or take it out"))?;
            }
            let beside = entry.beside.iter().filter(|(_, phrases)| !phrases.is_empty());
            book.beside.extend(beside.map(|(lang, _)| (n, lang.clone())));
            book.issues.push(Issue {
                id: entry.id.into_inner(),
                kind: entry.kind,
                thesis: entry.thesis,
                short: entry.short,
                premise: entry.premise.map(Spanned::into_inner),
                found: false,
            });
        }
        Ok(book)
    }

    /// Adds lists of phrases; the place of an empty one is the error.
    fn add(&mut self, lists: &Lists, inflections: &Inflections, term: &dyn Fn(&str) -> Term) -> Result<(), usize> {
        for (lang, phrases) in lists {
            let known = self.terms.entry(lang.clone()).or_insert_with(|| Phrases::new(&inflections.get(lang)));
            for phrase in phrases {
                if phrase.get_ref().trim().is_empty() {
                    return Err(phrase.span().start);
                }
                known.add(phrase.get_ref(), term(lang));
            }
        }
        Ok(())
    }

    /// The file's name without its ending.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// SHA-256 of its text, hexadecimal: a report names the codebook that it was made with.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Its issues, in the order of the file.
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// Things of its field that have several names.
    pub fn things(&self) -> &Things {
        &self.things
    }

    /// Its phrases in a language.
    pub fn terms(&self, lang: &str) -> Option<&Phrases<Term>> {
        self.terms.get(lang)
    }

    /// Whether it is only for articles that show words of its field, in a language.
    pub fn has_field(&self, lang: &str) -> bool {
        self.fields.contains(lang)
    }

    /// Whether an issue's terms count only beside others, in a language.
    pub fn needs_beside(&self, issue: usize, lang: &str) -> bool {
        self.beside.iter().any(|(n, l)| *n == issue && l == lang)
    }
}

/// The bundled codebooks, by file name.
///
/// # Errors
/// Only where bundled data is broken.
pub fn bundled(inflections: &Inflections) -> Result<Vec<Codebook>, Error> {
    let paths = assets::data_below("codebooks/").into_iter().filter(|path| path.ends_with(".toml"));
    paths
        .filter_map(|path| Some((assets::data(&path)?, format!("data/{path}"))))
        .map(|(text, path)| Codebook::parse(&text, &path, inflections))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
[[issue]]
id = "tax"
kind = "should"
thesis.en = "The tax should be lowered"
against.en = ["tax*"]
"#;

    fn error(text: &str) -> String {
        Codebook::parse(text, "my/book.toml", &Inflections::default()).expect_err("it is wrong").to_string()
    }

    #[test]
    fn a_codebook_is_read() {
        let book = Codebook::parse(GOOD, "my/book.toml", &Inflections::default()).expect("it is right");
        assert_eq!((book.name(), book.issues()[0].id.as_str()), ("book", "tax"));
    }

    #[test]
    fn errors_name_file_line_and_what_to_do() {
        let twice = error(&format!("{GOOD}{GOOD}"));
        assert!(twice.starts_with("my/book.toml:9: a second issue has the id “tax” (the first is at line 3)"), "{twice}");
        let key = error(&format!("{GOOD}colour = 1\n"));
        assert!(key.starts_with("my/book.toml:7: unknown field `colour`"), "{key}");
        assert!(error(&GOOD.replace("thesis.en", "short.en")).contains(":3: the issue “tax” has no thesis"));
        assert!(error(&GOOD.replace("against.en = [\"tax*\"]", "")).contains(":3: the issue “tax” has no topic words"));
        assert!(error(&GOOD.replace("tax*", " ")).contains(":6: an empty phrase"));
        assert!(error(&format!("{GOOD}premise = \"none\"\n")).contains(":7: the premise “none”"));
        assert!(error("").contains("no issue"));
    }
}
