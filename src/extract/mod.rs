//! Attributions: source, cue, content, addressee.
//!
//! No parser and no model: closed classes, frames of words of saying with their shares, quotation marks, and where clauses
//! begin and end. Each sentence is read twice: reports that follow their statement first ("…, he said"), for they claim
//! what stands before them; then all others, left to right. A cue within what another report already claims is nested.

mod according;
mod after_subject;
mod after_verb;
mod anaphora;
mod as_clause;
mod clause;
mod colon;
mod complement;
mod content;
mod continued;
mod dashes;
mod fronted;
mod insert;
mod inversion;
mod inverted;
mod nominal;
mod noun_group;
mod participles;
mod passive;
mod postposed;
mod posts;
mod quotes;
mod reported;
mod signed;
mod source;
mod subject_far;
mod transcript;
mod unlisted;
mod verb_last;
mod verb_second;
mod words;

use crate::knowledge::actors::Actors;
use crate::knowledge::cues::{Form, Tense};
use crate::knowledge::pack::{Classes, Order, Pack};
use crate::model::{Agreement, Article, Attribution, Note, Segments, Span, Style};
use std::borrow::Cow;
use std::ops::Range;
use words::{Mark, Words};

/// A rule: what it is called in the evidence, and how it finds a report whose cue stands at a token.
struct Rule {
    name: &'static str,
    find: fn(&Scene, usize) -> Option<Candidate>,
}

/// The rules, surest first; the first that finds something at a cue has it.
const RULES: &[Rule] = &[
    Rule { name: "post", find: postposed::find },
    Rule { name: "according", find: according::find },
    Rule { name: "according", find: verb_last::according::find_behind },
    Rule { name: "as", find: as_clause::find },
    Rule { name: "anaphora", find: anaphora::find },
    Rule { name: "reported", find: reported::find },
    Rule { name: "fronted", find: fronted::find },
    Rule { name: "inverted", find: inverted::find },
    Rule { name: "nominal", find: nominal::find },
    Rule { name: "passive", find: passive::find },
    Rule { name: "colon", find: colon::find },
    Rule { name: "unlisted", find: unlisted::find },
];

/// The rules where verbs stand last: what is said stands before its cue as a rule, so that one reading finds all.
const VERB_LAST: &[Rule] = &[
    Rule { name: "according", find: verb_last::according::find },
    Rule { name: "anaphora", find: verb_last::anaphora::find },
    Rule { name: "verb-last", find: verb_last::find },
    Rule { name: "colon", find: colon::find },
];

/// The rules where subjects stand far before their verbs.
const SUBJECT_FAR: &[Rule] = &[
    Rule { name: "according", find: subject_far::according::find },
    Rule { name: "reported", find: subject_far::find },
    Rule { name: "colon", find: colon::find },
];

/// What a rule looks at: one sentence of one article, and what was found in it before.
struct Scene<'a> {
    words: &'a Words<'a>,
    /// Tokens of the sentence.
    sentence: Range<usize>,
    /// Tokens of the paragraph.
    paragraph: Range<usize>,
    /// The sentence before, be it in the paragraph before.
    previous: Option<Range<usize>>,
    /// Candidates of this sentence so far.
    before: &'a [Candidate],
}

/// A report found, in tokens.
#[derive(Debug, Clone, Default)]
struct Candidate {
    rule: &'static str,
    form: Option<Form>,
    cue: Range<usize>,
    source: Option<Range<usize>>,
    content: Vec<Range<usize>>,
    addressee: Option<Range<usize>>,
    confidence: u8,
    /// Its source is that of the report before it.
    continues: bool,
    /// Its source is that of the report behind it.
    leads: bool,
    nested: bool,
    negated: bool,
}

impl Candidate {
    fn covers(&self, at: usize) -> bool {
        self.content.iter().any(|range| range.contains(&at))
    }
}

/// The least confidence, in hundredths, of what is kept.
const SURE_ENOUGH: u8 = 37;

/// Finds the reported statements, in the order of the text.
pub fn extract(article: &Article, segments: &Segments, pack: &Pack, actors: &Actors) -> (Vec<Attribution>, Vec<Note>) {
    let words = Words::new(&article.text, segments, pack, actors);
    // Tokens that a report has for its cue or its content.
    let mut claimed = vec![false; words.words.len()];
    let mut turns = transcript::find(&words, segments, &mut claimed).into_iter().peekable();
    let mut found: Vec<Candidate> = Vec::new();
    let mut previous_sentence: Option<Range<usize>> = None;
    for paragraph in &segments.paragraphs {
        let sentences = &segments.sentences[paragraph.sentences.clone()];
        let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { continue };
        let paragraph = first.tokens.start..last.tokens.end;
        found.extend(std::iter::from_fn(|| turns.next_if(|turn| turn.cue.start < paragraph.end)));
        for sentence in sentences {
            let whole = Around { paragraph: &paragraph, previous: previous_sentence.replace(sentence.tokens.clone()) };
            read_sentence(&words, sentence.tokens.clone(), &whole, &mut claimed, &mut found);
        }
        signed::find(&words, &paragraph, &mut claimed, &mut found);
        continued::extend(&words, &paragraph, &claimed, &mut found);
    }
    let mut attributions: Vec<Attribution> = Vec::with_capacity(found.len());
    let mut previous: Option<usize> = None;
    let mut leading: Vec<usize> = Vec::new();
    for candidate in &found {
        let mut attribution = finish(&words, candidate);
        if candidate.continues
            && let Some(at) = previous
        {
            attribution.continues = Some(attributions[at].id.clone());
        }
        if candidate.leads {
            leading.push(attributions.len());
        } else if !candidate.nested {
            for at in leading.drain(..) {
                attributions[at].continues = Some(attribution.id.clone());
            }
            previous = Some(attributions.len());
        }
        attributions.push(attribution);
    }
    attributions.extend(posts::attributions(article));
    attributions.sort_by_key(|a| (a.cue.first().or(a.content.first()).map_or(0, |s| s.start), a.id.clone()));
    attributions.dedup_by(|a, b| a.id == b.id);
    (attributions, Vec::new())
}

/// How many reports of the same sentence a rule looks back on: more would make a page of a million quotations slow.
const LOOK_BACK: usize = 32;

/// What stands around a sentence.
struct Around<'a> {
    paragraph: &'a Range<usize>,
    previous: Option<Range<usize>>,
}

/// Reads one sentence three times: for reports behind their statement, for all others, and for speech within speech.
fn read_sentence(words: &Words, sentence: Range<usize>, around: &Around, claimed: &mut [bool], found: &mut Vec<Candidate>) {
    let own = found.len();
    for pass in [Pass::Behind, Pass::Before, Pass::Within] {
        for at in sentence.clone() {
            let within = claimed[at];
            if within != (pass == Pass::Within) || !may_be_cue(words, &sentence, at, pass) {
                continue;
            }
            let recent = own.max(found.len().saturating_sub(LOOK_BACK));
            let before: &[Candidate] = if pass == Pass::Within { &[] } else { &found[recent..] };
            let scene = Scene {
                words,
                sentence: sentence.clone(),
                paragraph: around.paragraph.clone(),
                previous: around.previous.clone(),
                before,
            };
            let Some(mut candidate) = rules(pass, words.pack.order)
                .iter()
                .find_map(|rule| (rule.find)(&scene, at).map(|candidate| Candidate { rule: rule.name, ..candidate }))
            else {
                continue;
            };
            if candidate.confidence < SURE_ENOUGH || !candidate.content.iter().any(|range| words.count(range) > 0) {
                continue;
            }
            if pass == Pass::Within {
                if !within_speech(words, &candidate, &found[own..]) {
                    continue;
                }
                candidate.nested = true;
                candidate.continues = false;
            } else {
                for range in candidate.content.iter().chain([&candidate.cue]) {
                    claimed[range.clone()].fill(true);
                }
            }
            found.push(candidate);
        }
    }
    found[own..].sort_by_key(|c| c.cue.start);
}

/// One reading of a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    /// Reports that follow their statement claim what stands before them first.
    Behind,
    /// All other reports.
    Before,
    /// Speech within the content of a report.
    Within,
}

fn rules(pass: Pass, order: Order) -> &'static [Rule] {
    match pass {
        Pass::Behind if matches!(order, Order::VerbLast | Order::SubjectFar) => &[],
        Pass::Before if order == Order::VerbLast => VERB_LAST,
        Pass::Before if order == Order::SubjectFar => SUBJECT_FAR,
        Pass::Within if order == Order::VerbLast => &VERB_LAST[2..3],
        Pass::Within if order == Order::SubjectFar => &SUBJECT_FAR[1..2],
        Pass::Behind if order == Order::VerbSecond => verb_second::BEHIND,
        Pass::Before if order == Order::VerbSecond => verb_second::BEFORE,
        Pass::Within if order == Order::VerbSecond => &verb_second::BEFORE[1..2],
        Pass::Behind => &RULES[..1],
        Pass::Before => &RULES[1..],
        Pass::Within => &RULES[5..6],
    }
}

/// Words that may be the cue though they are no words of saying.
const CUES: Classes =
    Classes::ACCORDING.and(Classes::VIEW).and(Classes::ACCORDING_BEHIND).and(Classes::ACCORDING_APART).and(Classes::REPORTIVE);

/// Whether a rule need look at the token at all.
fn may_be_cue(words: &Words, sentence: &Range<usize>, at: usize, pass: Pass) -> bool {
    let word = &words.words[at];
    let cue = word.cue.is_some() || word.noun.is_some() || word.is(CUES) || word.mark == Mark::Colon;
    let closing = word.mark == Mark::Quote && words.quote_of(at).is_some_and(|quote| quote.range.end == at + 1);
    (closing || cue && (pass == Pass::Within || !words.in_speech(at))) && !part_of_a_name(words, sentence, at)
}

/// Speech within speech is kept where nothing about it is guessed: a named source, a clause that is announced, and all of it
/// inside a quotation that is the content of one report.
fn within_speech(words: &Words, inner: &Candidate, outer: &[Candidate]) -> bool {
    let Some(source) = &inner.source else { return false };
    let inside = |range: &Range<usize>, content: &Range<usize>| content.start <= range.start && range.end <= content.end;
    let named = words.in_speech(source.start) && source.clone().all(|k| !words.is(k, Classes::PRONOUN.and(Classes::RELATIVE)));
    named
        && inner.confidence >= 85
        && outer.iter().any(|outer| {
            !outer.nested && outer.content.iter().any(|c| inside(source, c) && inner.content.iter().all(|range| inside(range, c)))
        })
}

/// "Stevie Wonder", "back-to-back", "so-called": a form of a cue that is none.
fn part_of_a_name(words: &Words, sentence: &Range<usize>, at: usize) -> bool {
    let word = &words.words[at];
    if !word.is_word() {
        return false;
    }
    let glued = |left: usize, right: usize| {
        right < words.tokens.len()
            && words.tokens[left].span.end == words.tokens[right].span.start
            && words.mark(if left == at { right } else { left }) == Mark::Dash
    };
    // «—respondió el capitán—»: a dash with a space on its other side is no hyphen.
    (at > 1 && glued(at - 1, at) && noun_group::glued(words, at - 1))
        || glued(at, at + 1) && clause::joined_pronoun(words, at).is_none()
        || (word.capital
            && !words.pack.capital_nouns
            && at > sentence.start
            && words.words[at - 1].is_word()
            && words.words[at - 1].capital)
}

fn finish(words: &Words, candidate: &Candidate) -> Attribution {
    let content: Vec<Span> = candidate
        .content
        .iter()
        .filter(|r| !r.is_empty())
        .map(|range| words.span(range))
        .filter(|span| !span.is_empty())
        .collect();
    let spans =
        |range: &Option<Range<usize>>| range.iter().filter(|r| !r.is_empty()).map(|r| words.span(r)).collect::<Vec<Span>>();
    let cue = candidate.form.and_then(|form| words.pack.cues.list.get(usize::from(form.cue)));
    let mut attribution = Attribution {
        source: spans(&candidate.source),
        cue: cue_spans(words, &candidate.cue),
        style: style(words, candidate),
        addressee: spans(&candidate.addressee),
        nested: candidate.nested,
        rule: Cow::Borrowed(candidate.rule),
        verb: cue.map(|cue| cue.lemma.clone()).unwrap_or_default(),
        verb_class: cue.map(|cue| cue.class).unwrap_or_default(),
        engagement: cue.map(|cue| cue.engagement).unwrap_or_default(),
        cue_negated: candidate.negated,
        agreement: candidate.form.map_or(Agreement::default(), |form| form.agreement),
        confidence: candidate.confidence.min(99),
        content,
        ..Attribution::default()
    };
    attribution.id = attribution.id_of_spans();
    attribution
}

/// The cue, with the particle that its verb has at the end of the clause.
fn cue_spans(words: &Words, cue: &Range<usize>) -> Vec<Span> {
    let last = cue.end.checked_sub(1).filter(|_| !cue.is_empty());
    let particle = last.and_then(|last| words.words[last].particle).and_then(|at| usize::try_from(at).ok());
    [cue.clone()].into_iter().chain(particle.map(|at| at..at + 1)).filter(|r| !r.is_empty()).map(|r| words.span(&r)).collect()
}

/// Direct where every word of the content stands in quotation marks, mixed where some do.
fn style(words: &Words, candidate: &Candidate) -> Style {
    let (mut inside, mut all) = (0, 0);
    for range in &candidate.content {
        for at in range.clone() {
            if words.words[at].is_word() {
                all += 1;
                inside += usize::from(words.words[at].quote != 0);
            }
        }
    }
    match inside {
        0 => Style::Indirect,
        n if n == all => Style::Direct,
        _ => Style::Mixed,
    }
}

/// The tokens that stand for the cue: the form with its auxiliaries where the corpora count them, and its particle ("pointed
/// out"), or the preposition that the content begins behind ("called for").
fn cue_range(words: &Words, group: usize, at: usize, content: usize) -> Range<usize> {
    let particle = words.is(at + 1, Classes::PARTICLE) && !words.is(at + 1, Classes::COMPLEMENTISER);
    let preposition = words.is(at + 1, Classes::PREPOSITION);
    let clause = words.pack.complementiser_apart && words.is(at + 2, Classes::COMPLEMENTISER);
    let end = if (preposition && content == at + 2 && !clause) || (particle && !preposition) { at + 2 } else { at + 1 };
    group..end
}

/// Whether the form is the participle of a passive ("was told"), or of no verb at all (« le plan annoncé »).
fn passive(words: &Words, group: usize, at: usize) -> bool {
    // « s’est dit » is no passive.
    let reflexive = words.pack.inversion && (group..at).any(|k| words.is(k, Classes::REFLEXIVE));
    match words.words[at].cue.map(|form| form.tense) {
        Some(Tense::Passive) => words.pack.inversion || (group..at).any(|k| words.is(k, Classes::PASSIVE_AUXILIARY)),
        Some(Tense::Past) => !reflexive && (group..at).any(|k| words.is(k, Classes::PASSIVE_AUXILIARY)),
        _ => false,
    }
}
