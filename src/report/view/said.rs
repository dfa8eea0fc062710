//! One statement as cards, notes and tables show it.

use super::super::marks::{Mark, Part, Run, runs};
use super::super::words::{Words, language, slug};
use super::index::{Entry, Index, When, when};
use crate::model::{Act, Attribution, IssueKind, SourceKind, Span, Stance, Style, VerbClass};
use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

/// A position as the page draws it: colour, sign and word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Badge {
    /// For a thesis of what should happen.
    Support,
    /// Says that it is so.
    Asserts,
    /// On a condition.
    Conditional,
    /// Statements differ, more than two ways.
    Mixed,
    /// Against.
    Oppose,
    /// Says that it is not so, or rejects the premise.
    Denies,
    /// Speaks to it, takes no side.
    Unclear,
}

impl Badge {
    /// The badge of a stance on a thesis of this kind.
    pub fn of(kind: IssueKind, stance: Stance, denies: bool) -> Self {
        match (kind, stance) {
            (IssueKind::Should, Stance::Agree) => Self::Support,
            (IssueKind::Is, Stance::Agree) => Self::Asserts,
            (IssueKind::Should, Stance::Disagree) if !denies => Self::Oppose,
            (_, Stance::Disagree) => Self::Denies,
            (_, Stance::Conditional) => Self::Conditional,
            (_, Stance::NoSide) => Self::Unclear,
        }
    }

    /// Its name in classes and strings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Asserts => "asserts",
            Self::Conditional => "conditional",
            Self::Mixed => "mixed",
            Self::Oppose => "oppose",
            Self::Denies => "denies",
            Self::Unclear => "unclear",
        }
    }
}

/// A stance on an issue.
#[derive(Debug, Serialize)]
pub struct On {
    /// The badge.
    pub badge: Badge,
    /// Short name of the issue.
    pub issue: Words,
    /// The thesis.
    pub thesis: Words,
    /// Token of the issue.
    pub slug: String,
}

/// Words cut from an article, marked.
#[derive(Debug, Default, Serialize)]
pub struct Quote {
    /// Language, where it is not the page's.
    pub lang: Option<String>,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The words.
    pub runs: Vec<Run>,
}

/// How it is known who spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sure {
    /// Named in the sentence.
    Named,
    /// Worked out from what stands before.
    Context,
    /// Anonymous, or not worked out.
    Vague,
}

/// A statement.
#[derive(Debug, Serialize)]
pub struct Said {
    /// `s07`.
    pub label: String,
    /// `s-…`.
    pub anchor: String,
    /// Who spoke; none where it could not be worked out.
    pub speaker: Option<Words>,
    /// For whom, where it is another.
    pub party: Option<Words>,
    /// The words that name the speaker, where nobody could say who is meant.
    pub source: Option<Quote>,
    /// Token of the side.
    pub side: String,
    /// The act (`appeal`), a key of the strings.
    pub act: String,
    /// The verb of saying.
    pub verb: Option<Words>,
    /// Its class, a key of the strings.
    pub class: &'static str,
    /// `quoted`, `part-quoted`, `paraphrased`, `post`.
    pub form: &'static str,
    /// How it is known who spoke.
    pub sure: Sure,
    /// Speech within speech.
    pub nested: bool,
    /// The words of saying are in the negative.
    pub negated: bool,
    /// To whom.
    pub addressee: Option<Quote>,
    /// Stances.
    pub on: Vec<On>,
    /// Outlet.
    pub outlet: Words,
    /// Token of the outlet.
    pub outlet_slug: String,
    /// Language token of the article.
    pub lang_slug: String,
    /// Language of the article is another than the page's: the codes gloss it.
    pub foreign: bool,
    /// The editor's translation: into the page's language, or whatever there is.
    pub translation: Vec<Words>,
    /// The editor's note.
    pub remark: Option<Words>,
    /// Day of publication.
    pub date: Option<When>,
}

/// Describes a statement.
pub fn said(index: &Index, entry: &Entry) -> Said {
    let statement = entry.statement;
    let (attribution, speaker) = (&statement.attribution, &statement.speaker);
    let article = &entry.reading.article;
    let party = index.party_of(statement).filter(|party| speaker.actor.as_deref() != Some(*party));
    let outlet = index.outlet(entry.reading);
    let quote = |spans: &[Span]| (!spans.is_empty()).then(|| cut(index, entry, spans));
    Said {
        label: entry.label.clone(),
        anchor: entry.anchor.clone(),
        speaker: speaker.actor.as_deref().map(|id| index.speaker(id, party)),
        party: party.map(|id| index.actor(id)),
        source: if speaker.actor.is_none() { quote(&attribution.source) } else { None },
        side: index.party_of(statement).map(slug).unwrap_or_default(),
        act: act(statement.codes.act).to_owned(),
        verb: verb(index, entry),
        class: class(attribution.verb_class),
        form: form(attribution),
        sure: sure(entry),
        nested: attribution.nested,
        negated: attribution.cue_negated,
        addressee: quote(&attribution.addressee),
        on: on(index, entry),
        outlet_slug: slug(&outlet.text),
        outlet,
        lang_slug: slug(&article.lang),
        foreign: article.lang != index.page(),
        translation: translation(index, entry),
        remark: remark(index, entry),
        date: article.date.as_deref().map(|date| when(index.strings, date)),
    }
}

fn translation(index: &Index, entry: &Entry) -> Vec<Words> {
    let Some(all) = entry.statement.review.as_ref().map(|review| &review.translation) else { return Vec::new() };
    let own = all.get_key_value(index.page()).or_else(|| all.iter().next());
    own.map(|(lang, words)| Words::new(words, lang, index.page())).into_iter().collect()
}

fn remark(index: &Index, entry: &Entry) -> Option<Words> {
    let note = entry.statement.review.as_ref()?.note.as_deref()?;
    Some(Words::new(note, index.page(), index.page()))
}

/// The stances of a statement, as badges.
pub fn on(index: &Index, entry: &Entry) -> Vec<On> {
    let party = index.party_of(entry.statement);
    let stances = &entry.statement.codes.stances;
    let view = |code: &crate::model::StanceCode| {
        let position = party.and_then(|party| index.position(&code.issue, party));
        On {
            badge: index.badge(&code.issue, code.stance, position.is_some_and(|p| p.denies)),
            issue: index.short(&code.issue),
            thesis: index.thesis(&code.issue),
            slug: slug(&code.issue),
        }
    };
    stances.iter().map(view).collect()
}

/// The verb of saying as it stands, or, where that is long, the pack's form of it.
pub fn verb(index: &Index, entry: &Entry) -> Option<Words> {
    const LONG: usize = 24;
    let attribution = &entry.statement.attribution;
    let article = &entry.reading.article;
    let words: Vec<&str> = attribution.cue.iter().map(|span| span.of(&article.text)).collect();
    let words = words.join(" … ");
    let long = words.chars().count() > LONG && !attribution.verb.is_empty();
    let verb = if long { attribution.verb.as_str() } else { words.trim() };
    (!verb.is_empty()).then(|| Words::new(verb, &article.lang, index.page()))
}

/// Quoted, part-quoted or paraphrased; a post speaks for itself.
pub fn form(attribution: &Attribution) -> &'static str {
    match attribution.style {
        _ if attribution.post => "post",
        Style::Direct => "quoted",
        Style::Mixed => "part-quoted",
        Style::Indirect => "paraphrased",
    }
}

/// How it is known who spoke.
pub fn sure(entry: &Entry) -> Sure {
    let (attribution, speaker) = (&entry.statement.attribution, &entry.statement.speaker);
    let vague = matches!(speaker.source_kind, SourceKind::Anonymous) || speaker.actor.is_none();
    let inferred = ["agreement", "pronoun", "implicit", "near", "continued"].contains(&speaker.resolved_by.as_ref());
    match (vague, (attribution.source.is_empty() && !speaker.is_given()) || inferred) {
        (true, _) => Sure::Vague,
        (false, true) => Sure::Context,
        (false, false) => Sure::Named,
    }
}

/// How a statement was said, for the filters: name of the filter, which is also the group of the strings, and token.
pub fn manner(entry: &Entry) -> [(&'static str, &'static str); 3] {
    let statement = entry.statement;
    [("act", act(statement.codes.act)), ("verb", class(statement.attribution.verb_class)), ("form", form(&statement.attribution))]
}

/// The class of the verb as the strings name it.
pub fn class(class: VerbClass) -> &'static str {
    match class {
        VerbClass::Neutral => "neutral",
        VerbClass::Assert => "assert",
        VerbClass::Admit => "admit",
        VerbClass::Deny => "deny",
        VerbClass::Claim => "claim",
        VerbClass::Accuse => "accuse",
        VerbClass::Demand => "demand",
        VerbClass::Warn => "warn",
        VerbClass::Support => "support",
        VerbClass::Condemn => "condemn",
        VerbClass::Promise => "promise",
        VerbClass::Ask => "ask",
        VerbClass::Distance => "distance",
    }
}

/// The act as the strings name it.
pub fn act(act: Act) -> &'static str {
    match act {
        Act::State => "state",
        Act::Assert => "assert",
        Act::Admit => "admit",
        Act::Deny => "deny",
        Act::Accuse => "accuse",
        Act::Condemn => "condemn",
        Act::Support => "support",
        Act::Express => "express",
        Act::Appeal => "appeal",
        Act::Demand => "demand",
        Act::Warn => "warn",
        Act::Threaten => "threaten",
        Act::Commit => "commit",
        Act::Reject => "reject",
    }
}

/// The stretches themselves, an ellipsis between two that do not follow each other.
pub fn cut(index: &Index, entry: &Entry, spans: &[Span]) -> Quote {
    let article = &entry.reading.article;
    let mut out: Vec<Run> = Vec::new();
    for (at, span) in spans.iter().filter(|span| !span.of(&article.text).is_empty()).enumerate() {
        if at > 0 {
            out.push(Run { text: " … ".into(), class: "gap".into(), ..Run::default() });
        }
        out.extend(runs(&article.text, *span, &[], &[]));
    }
    let text: String = out.iter().map(|run| run.text.as_str()).collect();
    let (lang, dir) = language(&text, &article.lang, index.page());
    Quote { lang, dir, runs: out }
}

/// Where a statement stands: its marks, and the sentences round them.
pub fn passage(index: &Index, entry: &Entry) -> Quote {
    let article = &entry.reading.article;
    let marks = marks(index, entry);
    let Some(window) = window(&article.text, &marks) else { return Quote::default() };
    let (lang, dir) = language(window.of(&article.text), &article.lang, index.page());
    Quote { lang, dir, runs: runs(&article.text, window, &marks, &[]) }
}

/// The marks of a statement, tinted by its first position.
pub fn marks(index: &Index, entry: &Entry) -> Vec<Mark> {
    let attribution = &entry.statement.attribution;
    let tint = on(index, entry).first().map_or("", |on| on.badge.name());
    let part = |spans: &[Span], part: Part, tint: &'static str| -> Vec<Mark> {
        spans.iter().map(|span| Mark { span: *span, part, tint }).collect()
    };
    let mut marks = part(&attribution.source, Part::Source, "");
    marks.extend(part(&attribution.cue, Part::Cue, ""));
    marks.extend(part(&attribution.content, Part::Content, tint));
    marks
}

/// From the first mark to the last, widened to whole sentences but not beyond the paragraph, nor far.
pub fn window(text: &str, marks: &[Mark]) -> Option<Span> {
    const FAR: usize = 600;
    let start = marks.iter().map(|mark| mark.span.start).min()?.min(text.len());
    let end = marks.iter().map(|mark| mark.span.end).max()?.clamp(start, text.len());
    let (start, end) = (boundary(text, start), boundary(text, end));
    let before = boundary(text, start.saturating_sub(FAR));
    let after = boundary(text, (end + FAR).min(text.len()));
    let before = text[before..start].rfind('\n').map_or(before, |at| before + at + 1);
    let after = text[end..after].find('\n').map_or(after, |at| end + at);
    let mut span = Span::new(start, end);
    for (at, sentence) in text[before..after].split_sentence_bound_indices() {
        let sentence = Span::new(before + at, before + at + sentence.trim_end().len());
        if sentence.overlaps(Span::new(start, end)) {
            span = Span::new(span.start.min(sentence.start), span.end.max(sentence.end));
        }
    }
    Some(span)
}

/// The next character boundary at or after `at`.
fn boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// The first words of a text, for a line of its own: cut at a word, an ellipsis after it.
pub fn excerpt(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut out = String::new();
    for (_, word) in text.split_word_bound_indices() {
        if out.chars().count() + word.chars().count() > most {
            break;
        }
        out.push_str(word);
    }
    if out.trim().is_empty() {
        out = text.graphemes(true).take(most).collect();
    }
    format!("{}…", out.trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation() || c == '،'))
}
