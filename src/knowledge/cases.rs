//! The cases of a language pack: a text and the statements that must be found in it (`data/languages/TAG/cases/`).
//!
//! The form is that of tree-sitter's corpus files, so that adding a test is pasting a sentence:
//!
//! ```text
//! ===
//! The verb stands before its subject
//! ===
//! Text of the article, over as many lines as it needs.
//! ---
//! source: The ministry
//! cue: said
//! content: that all was well
//! ```
//!
//! `docs/language-pack.md` explains every key. A case says what is wanted and nothing of how it is found; what it does
//! not mention is not judged.

use crate::Error;
use crate::model::{Article, Bound, Figure, Reading, Span, Statement};
use serde::Serialize;

/// One case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// What it shows.
    pub title: String,
    /// The line of its title, from 1.
    pub line: usize,
    /// A known mistake (`:wrong`): fails when it becomes right, so that the mark is taken away.
    pub wrong: bool,
    /// Other statements may be found too (`:some`).
    pub some: bool,
    /// The article.
    pub text: String,
    /// The statements wanted, in the order of the text.
    pub expected: Vec<Expected>,
}

/// A statement wanted: what each key must be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// Line of its first key.
    pub line: usize,
    /// Key and value, in the order of the file.
    pub keys: Vec<(Key, String)>,
}

/// What can be said of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Words; empty where there must be none. So for `cue`, `content`, `addressee`.
    Source,
    /// Words of reporting.
    Cue,
    /// What is reported.
    Content,
    /// To whom.
    Addressee,
    /// `direct`, `indirect`, `mixed`.
    Style,
    /// Id of the actor; empty where unresolved.
    Actor,
    /// Id of the actor spoken for.
    SpeaksFor,
    /// Name of the act.
    Act,
    /// `issue=stance`, among others.
    Stance,
    /// `true` for speech within speech.
    Nested,
    /// A figure, among others, as [`figure`] writes it; empty where there must be none.
    Figure,
}

/// The keys by name.
const KEYS: &[(&str, Key)] = &[
    ("source", Key::Source),
    ("cue", Key::Cue),
    ("content", Key::Content),
    ("addressee", Key::Addressee),
    ("style", Key::Style),
    ("actor", Key::Actor),
    ("speaks_for", Key::SpeaksFor),
    ("act", Key::Act),
    ("stance", Key::Stance),
    ("nested", Key::Nested),
    ("figure", Key::Figure),
];

const HELP: &str = "see docs/language-pack.md for the form of a case";

/// Reads a file of cases.
///
/// # Errors
/// [`Error::Data`] with the line of what is not understood.
pub fn parse(text: &str, path: &str) -> Result<Vec<Case>, Error> {
    let lines: Vec<&str> = text.lines().collect();
    let wrong = |line: usize, what: String| Error::Data { path: path.into(), line: Some(line), what, help: HELP.to_owned() };
    let is_head = |line: &str| line.len() >= 3 && line.bytes().all(|b| b == b'=');
    let is_cut = |line: &str| line.len() >= 3 && line.bytes().all(|b| b == b'-');
    let (mut cases, mut at) = (Vec::new(), 0);
    while at < lines.len() {
        if lines[at].trim().is_empty() || lines[at].starts_with('#') {
            at += 1;
            continue;
        }
        if !is_head(lines[at]) {
            return Err(wrong(at + 1, "a case begins with a line of === (three or more)".to_owned()));
        }
        let mut case = Case { line: at + 2, ..Case::default() };
        at += 1;
        while at < lines.len() && !is_head(lines[at]) {
            match lines[at].trim() {
                ":wrong" => case.wrong = true,
                ":some" => case.some = true,
                mark if mark.starts_with(':') => {
                    return Err(wrong(at + 1, format!("there is no mark “{mark}” (there are: :wrong, :some)")));
                }
                title if case.title.is_empty() => case.title = title.to_owned(),
                more => return Err(wrong(at + 1, format!("the title is one line; what is “{more}”?"))),
            }
            at += 1;
        }
        let body = at + 1;
        let cut = (body..lines.len()).find(|&line| is_cut(lines[line]));
        let Some(cut) = cut else {
            return Err(wrong(case.line, format!("“{}” has no line of --- between text and statements", case.title)));
        };
        case.text = lines[body..cut].join("\n").trim().to_owned();
        at = cut + 1;
        let mut fresh = true;
        while at < lines.len() && !is_head(lines[at]) {
            let line = lines[at].trim();
            if line.is_empty() {
                fresh = true;
            } else if !line.starts_with('#') {
                let known = line.split_once(':').and_then(|(name, value)| {
                    KEYS.iter().find(|(key, _)| *key == name.trim()).map(|(_, key)| (*key, value.trim().to_owned()))
                });
                let Some(pair) = known else {
                    let names: Vec<&str> = KEYS.iter().map(|(name, _)| *name).collect();
                    return Err(wrong(at + 1, format!("“{line}” is no key and value (keys are: {})", names.join(", "))));
                };
                if fresh {
                    case.expected.push(Expected { line: at + 1, keys: Vec::new() });
                    fresh = false;
                }
                if let Some(last) = case.expected.last_mut() {
                    last.keys.push(pair);
                }
            }
            at += 1;
        }
        cases.push(case);
    }
    Ok(cases)
}

impl Case {
    /// The article of the case, in the pack's language.
    pub fn article(&self, tag: &str) -> Article {
        Article { id: "case".to_owned(), lang: tag.to_owned(), text: self.text.clone(), ..Article::default() }
    }

    /// Whether the reading is what is wanted; else what differs, in words.
    ///
    /// # Errors
    /// The differences, and for a case marked `:wrong` that it has become right.
    pub fn judge(&self, reading: &Reading) -> Result<(), String> {
        match (self.differences(reading), self.wrong) {
            (None, false) | (Some(_), true) => Ok(()),
            (Some(differences), false) => Err(differences),
            (None, true) => Err("is right now: take the mark :wrong away".to_owned()),
        }
    }

    fn differences(&self, reading: &Reading) -> Option<String> {
        let text = &reading.article.text;
        let mut left: Vec<&Statement> = reading.attributions.iter().collect();
        let mut missing = Vec::new();
        for expected in &self.expected {
            match left.iter().position(|statement| expected.fits(statement, text)) {
                Some(at) => drop(left.remove(at)),
                None => missing.push(format!("wanted (line {}):\n{}", expected.line, expected.shown())),
            }
        }
        // Nested speech may always be found: it is kept, and never required.
        let extra: Vec<String> = left.iter().filter(|s| !s.attribution.nested).map(|s| shown(s, text)).collect();
        if missing.is_empty() && (self.some || extra.is_empty()) {
            return None;
        }
        let found: Vec<String> = left.iter().map(|s| format!("found:\n{}", shown(s, text))).collect();
        Some(missing.into_iter().chain(found).collect::<Vec<_>>().join("\n"))
    }
}

impl Expected {
    fn fits(&self, statement: &Statement, text: &str) -> bool {
        let a = &statement.attribution;
        let same = |spans: &[Span], words: &str| bare(&joined(spans, text)) == bare(words);
        self.keys.iter().all(|(key, value)| match key {
            Key::Source => same(&a.source, value),
            Key::Cue => same(&a.cue, value),
            Key::Content => same(&a.content, value),
            Key::Addressee => same(&a.addressee, value),
            Key::Style => name(&a.style) == *value,
            Key::Nested => a.nested.to_string() == *value,
            Key::Actor => statement.speaker.actor.as_deref().unwrap_or("") == value,
            Key::SpeaksFor => statement.speaker.speaks_for.as_deref().unwrap_or("") == value,
            Key::Act => name(&statement.codes.act) == *value,
            Key::Figure if value.is_empty() => statement.codes.figures.is_empty(),
            Key::Figure => statement.codes.figures.iter().any(|it| figure(it) == *value),
            Key::Stance => {
                statement.codes.stances.iter().any(|stance| *value == format!("{}={}", stance.issue, name(&stance.stance)))
            }
        })
    }

    fn shown(&self) -> String {
        let line = |(key, value): &(Key, String)| {
            let name = KEYS.iter().find(|(_, known)| known == key).map_or("", |(name, _)| name);
            format!("    {name}: {value}")
        };
        self.keys.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// A statement as a case would write it.
fn shown(statement: &Statement, text: &str) -> String {
    let a = &statement.attribution;
    let mut out: Vec<String> = [("source", &a.source), ("cue", &a.cue), ("content", &a.content), ("addressee", &a.addressee)]
        .into_iter()
        .filter(|(role, spans)| !spans.is_empty() || *role == "source")
        .map(|(role, spans)| format!("    {role}: {}", joined(spans, text)))
        .collect();
    out.push(format!("    style: {}", name(&a.style)));
    let speaker = &statement.speaker;
    let id = |id: &Option<String>| id.clone().unwrap_or_default();
    out.push(format!("    actor: {}\n    speaks_for: {}", id(&speaker.actor), id(&speaker.speaks_for)));
    out.push(format!("    act: {}", name(&statement.codes.act)));
    out.extend(statement.codes.stances.iter().map(|stance| format!("    stance: {}={}", stance.issue, name(&stance.stance))));
    out.extend(statement.codes.figures.iter().map(|it| format!("    figure: {}", figure(it))));
    out.push(format!("    # by {}, {}, {}", a.rule, speaker.resolved_by, statement.codes.act_rule));
    out.join("\n")
}

/// A figure as a case writes it: `at-least 27 people killed`, `2.5 percent inflation`, `20-30 tank`, `2 soldier of france`,
/// `7 civilian killed part`; what is counted by its name in all languages, or else by its noun.
fn figure(figure: &Figure) -> String {
    let bound = Some(name(&figure.bound)).filter(|_| figure.bound != Bound::Exactly);
    let number = figure.upto.map_or_else(|| figure.value.to_string(), |upto| format!("{}-{upto}", figure.value));
    let thing = figure.thing.clone().or_else(|| Some(figure.noun.clone()).filter(|noun| !noun.is_empty()));
    let whose = figure.whose.as_ref().map(|whose| format!("of {whose}"));
    let place = figure.place.as_ref().map(|place| format!("in {place}"));
    let part = figure.part.then(|| "part".to_owned());
    let words = [bound, Some(number), figure.unit.clone(), thing, figure.happened.clone(), whose, place, part];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn joined(spans: &[Span], text: &str) -> String {
    spans.iter().map(|span| span.of(text).replace('\n', " ")).collect::<Vec<_>>().join(" … ")
}

/// Words alone: marks at the borders, quotation marks and white space never decide a case, as they never decide a score.
fn bare(words: &str) -> Vec<&str> {
    words
        .split(|c: char| !c.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(c))
        .filter(|w| !w.is_empty())
        .collect()
}

/// The name of a code as files write it.
fn name(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Attribution;

    const FILE: &str = "# Quotations\n===\nA verb\n:some\n===\nShe said no.\n\nHe left.\n---\nsource: She\ncue: said\ncontent: no\n\n===\nNothing\n===\nIt rained.\n---\n";

    fn reading(text: &str, content: Span) -> Reading {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let attribution = Attribution {
            source: vec![Span::new(0, 3)],
            cue: vec![Span::new(4, 8)],
            content: vec![content],
            ..Attribution::default()
        };
        Reading { article, attributions: vec![Statement { attribution, ..Statement::default() }], ..Reading::default() }
    }

    #[test]
    fn cases_are_read_with_their_lines() {
        let cases = parse(FILE, "f").unwrap();
        assert_eq!((cases.len(), cases[0].line, cases[0].some, cases[1].expected.len()), (2, 3, true, 0));
        assert_eq!(cases[0].text, "She said no.\n\nHe left.");
        assert_eq!(cases[0].expected[0].line, 10);
    }

    #[test]
    fn what_is_not_understood_is_named() {
        let error = parse("===\na\n===\nx\n---\nsauce: y\n", "f").unwrap_err().to_string();
        assert!(error.starts_with("f:6: “sauce: y” is no key"), "{error}");
        assert!(parse("===\na\n===\nx\n", "f").unwrap_err().to_string().starts_with("f:2: "));
        assert!(parse("x", "f").is_err() && parse("===\na\n:odd\n===\n---\n", "f").is_err());
    }

    #[test]
    fn punctuation_does_not_decide_and_known_mistakes_must_stay_mistakes() {
        let mut case = parse(FILE, "f").unwrap().remove(0);
        let right = reading(&case.text, Span::new(9, 12));
        let wrong = reading(&case.text, Span::new(9, 18));
        assert_eq!(case.judge(&right), Ok(()));
        assert!(case.judge(&wrong).unwrap_err().contains("wanted (line 10)"));
        case.wrong = true;
        assert!(case.judge(&right).unwrap_err().contains(":wrong") && case.judge(&wrong).is_ok());
    }
}
