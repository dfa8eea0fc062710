//! The issues that statements speak to, by a codebook, and their stances.

use super::content::Content;
use super::judge::{self, Verdict};
use super::scene::{Region, Scene};
use crate::knowledge::acts::{Sign, Signal};
use crate::knowledge::codebook::{Codebook, Term};
use crate::model::{Act, IssueKind, Span, Stance, StanceCode};
use crate::text::phrases::Hit;
use std::collections::BTreeMap;
use std::ops::Range;

/// So many words of its field in what is said show that a codebook is for an article,
const FIELD: usize = 2;
/// or so many in the article: what one short statement is about may be told around it.
const AROUND: usize = 3;

/// A term counts beside another up to so many words away.
const BESIDE: usize = 8;

/// At most so many places are kept as the evidence of one stance.
const CUES: usize = 6;

/// A content with what its verb does and what it does on the whole.
pub(super) struct Framed<'a> {
    pub(super) verb: Act,
    pub(super) act: Act,
    pub(super) scene: &'a Scene<'a>,
}

/// The stances of each statement of one article by one codebook; none where the article is not of its field.
pub(super) fn stances(framed: &[Framed], body: &Content, lang: &str, codebook: &Codebook) -> Vec<Vec<StanceCode>> {
    let Some(terms) = codebook.terms(lang) else { return Vec::new() };
    let hits: Vec<Vec<Hit<Term>>> = framed.iter().map(|f| terms.find(&f.scene.content.words())).collect();
    let said = hits.iter().flatten().filter(|hit| hit.value == Term::Field).count();
    let around = || terms.find(&body.words()).iter().filter(|hit| hit.value == Term::Field).count();
    if codebook.has_field(lang) && said < FIELD && around() < AROUND {
        return Vec::new();
    }
    framed.iter().zip(&hits).map(|(framed, hits)| of_one(framed, hits, lang, codebook)).collect()
}

fn of_one(framed: &Framed, hits: &[Hit<Term>], lang: &str, codebook: &Codebook) -> Vec<StanceCode> {
    let mut by_issue: BTreeMap<usize, Vec<&Hit<Term>>> = BTreeMap::new();
    for hit in hits {
        if let Some(issue) = issue_of(hit.value) {
            by_issue.entry(issue).or_default().push(hit);
        }
    }
    let code = |(issue, hits): (usize, Vec<&Hit<Term>>)| {
        let about = codebook.issues().get(issue)?;
        let mentions = mentions(framed.scene, &hits, codebook.needs_beside(issue, lang));
        let judged: Vec<Judged> = mentions
            .iter()
            .enumerate()
            .filter_map(|(n, mention)| match about.kind {
                _ if mention.decides => phrase(framed, mention),
                IssueKind::Should => {
                    let until = mentions.get(n + 1).map_or(usize::MAX, |next| next.words.start);
                    Some(Judged::new(mention, judge::should(framed, &mention.words, mention.pole, until)?))
                }
                IssueKind::Is => Some(Judged::new(mention, judge::is(framed, &mention.words, mention.from)?)),
            })
            .collect();
        together(&about.id, about.kind, framed, judged)
    };
    by_issue.into_iter().filter_map(code).collect()
}

fn issue_of(term: Term) -> Option<usize> {
    match term {
        Term::Field => None,
        Term::For(n) | Term::Against(n) | Term::Beside(n) | Term::Agree(n) | Term::Disagree(n) | Term::Not(n) => Some(n),
    }
}

/// One mention of an issue.
struct Mention {
    words: Range<usize>,
    /// Where the words begin that it takes together, with those beside it.
    from: usize,
    pole: Sign,
    /// It takes a side by itself.
    decides: bool,
}

/// The mentions among the hits of one issue: of words that share a place the longest phrase counts, a phrase that decides
/// by itself goes before words that merely lie in it, and what a `not` hides is no mention.
fn mentions(scene: &Scene, hits: &[&Hit<Term>], needs_beside: bool) -> Vec<Mention> {
    let beside: Vec<&Range<usize>> = hits.iter().filter(|h| matches!(h.value, Term::Beside(_))).map(|h| &h.words).collect();
    let rank = |hit: &Hit<Term>| (hit.words.len(), matches!(hit.value, Term::Not(_) | Term::Agree(_) | Term::Disagree(_)));
    let hidden = |hit: &Hit<Term>| {
        hits.iter().any(|other| {
            !matches!(other.value, Term::Beside(_))
                && other.words.start < hit.words.end
                && hit.words.start < other.words.end
                && rank(other) > rank(hit)
        })
    };
    let mut mentions = Vec::new();
    for hit in hits.iter().filter(|hit| !hidden(hit)) {
        let (pole, decides) = match hit.value {
            Term::For(_) => (Sign::Plus, false),
            Term::Against(_) => (Sign::Minus, false),
            Term::Agree(_) => (Sign::Plus, true),
            Term::Disagree(_) => (Sign::Minus, true),
            _ => continue,
        };
        let mut from = hit.words.start;
        if needs_beside && !decides {
            let near = |other: &&&Range<usize>| {
                let gap = if other.end <= hit.words.start {
                    hit.words.start - other.end
                } else {
                    other.start.saturating_sub(hit.words.end)
                };
                gap <= BESIDE && scene.content.sentence(other.start) == scene.content.sentence(hit.words.start)
            };
            let Some(other) = beside.iter().find(near) else { continue };
            from = from.min(other.start);
        }
        if mentions.last().is_some_and(|before: &Mention| before.words == hit.words) {
            continue;
        }
        mentions.push(Mention { words: hit.words.clone(), from, pole, decides });
    }
    mentions
}

/// A mention with the side it takes.
struct Judged {
    sign: Sign,
    words: Vec<Range<usize>>,
    rule: &'static str,
    confidence: u8,
}

impl Judged {
    fn new(mention: &Mention, verdict: Verdict) -> Self {
        let mut words = vec![mention.words.clone()];
        words.extend(verdict.words);
        Self { sign: mention.pole.times(verdict.sign), words, rule: verdict.rule, confidence: verdict.confidence }
    }
}

/// A phrase that decides by itself; only a negation, or a verb that turns against the content, turns it round.
fn phrase(framed: &Framed, mention: &Mention) -> Option<Judged> {
    let scene = framed.scene;
    if scene.region(mention.words.start) == Region::If {
        return None;
    }
    let turned = scene.negation(&mention.words).is_some() ^ matches!(framed.verb, Act::Deny | Act::Reject | Act::Condemn);
    let sign = if turned { mention.pole.times(Sign::Minus) } else { mention.pole };
    Some(Judged { sign, words: vec![mention.words.clone()], rule: "phrase", confidence: 85 })
}

/// One stance out of the mentions of one issue in one statement.
fn together(id: &str, kind: IssueKind, framed: &Framed, judged: Vec<Judged>) -> Option<StanceCode> {
    let count = |sign| judged.iter().filter(|j| j.sign == sign).count();
    // One denial outweighs the words in which the denied is told; else the more, and of as many the first.
    let sign = match kind {
        IssueKind::Is if count(Sign::Minus) > 0 => Sign::Minus,
        IssueKind::Should if count(Sign::Plus) > count(Sign::Minus) => Sign::Plus,
        IssueKind::Should if count(Sign::Plus) < count(Sign::Minus) => Sign::Minus,
        _ => judged.first()?.sign,
    };
    let decided: Vec<&Judged> = judged.iter().filter(|j| j.sign == sign).collect();
    let best = decided.iter().max_by_key(|j| j.confidence)?;
    let stance = match sign {
        _ if kind == IssueKind::Should && best.rule != "phrase" && decided.iter().any(|j| conditional(framed, j, sign)) => {
            Stance::Conditional
        }
        // Who offers to stop on a condition is not against what would stop.
        Sign::Minus if kind == IssueKind::Should && decided.iter().all(|j| offered(framed, j)) => return None,
        Sign::Plus => Stance::Agree,
        Sign::Minus => Stance::Disagree,
    };
    let mut cues: Vec<Span> =
        decided.iter().flat_map(|j| &j.words).filter_map(|words| framed.scene.content.span(words)).collect();
    cues.sort_unstable();
    cues.dedup();
    cues.truncate(CUES);
    Some(StanceCode { issue: id.to_owned(), stance, cues, rule: best.rule.into(), confidence: best.confidence })
}

/// "Stops if they disarm" is for a stop on a condition; so is "goes on unless they disarm". What is wanted in a
/// condition itself hangs on none, and neither does what a threat speaks of.
fn conditional(framed: &Framed, judged: &Judged, sign: Sign) -> bool {
    let scene = framed.scene;
    let Some(at) = judged.words.first().map(|words| words.start) else { return false };
    if judged.rule == "condition" || matches!(framed.act, Act::Threaten | Act::Warn) {
        return false;
    }
    let sentence = scene.content.sentence(at);
    match scene.condition_in(sentence) {
        Some(Region::If) => sign == Sign::Plus && !scene.in_main(sentence, Signal::Harm),
        Some(Region::Unless) => sign == Sign::Minus,
        _ => false,
    }
}

/// Whether a mention is the speaker's own action, offered on a condition.
fn offered(framed: &Framed, judged: &Judged) -> bool {
    let scene = framed.scene;
    let at = judged.words.first().map_or(0, |words| words.start);
    judged.rule == "own-action" && scene.condition_in(scene.content.sentence(at)) == Some(Region::If)
}
