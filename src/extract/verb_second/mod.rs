//! Languages whose finite verb stands second in main clauses and last in others, with a comma between clauses (German).
//!
//! The place of the verb tells more than the order of subject and object: „X sagte“, „sagte X“, „am Montag sagte X“ and „wie X
//! sagte“ are told apart by what stands before the verb in its clause, and clauses by their commas. So these languages have
//! rules of their own, which share quotations, colons and what else is the same everywhere.

mod according;
mod behind;
mod complement;
mod fields;
mod mood;
mod nominal;
pub mod particles;

use super::complement::Complement;
use super::words::{Mark, Words};
use super::{Candidate, Rule, Scene, colon, content};
use crate::knowledge::cues::Cue;
use crate::knowledge::pack::Classes;
use crate::model::VerbClass;
use fields::{Place, Verb};
use std::ops::Range;

/// Reports behind their statement, which claim what stands before them first.
pub const BEHIND: &[Rule] = &[
    Rule { name: "post", find: behind::find },
    Rule { name: "as", find: behind::as_clause },
    Rule { name: "so", find: according::apart },
    Rule { name: "unlisted", find: behind::unlisted },
];

/// All others, surest first.
pub const BEFORE: &[Rule] = &[
    Rule { name: "according", find: according::find },
    Rule { name: "reported", find },
    Rule { name: "nominal", find: nominal::find },
    Rule { name: "colon", find: colon::find },
    Rule { name: "mood", find: mood::find },
];

/// The complement of the verb of saying at `at`, for those who ask what follows a cue.
pub fn complement_of(words: &Words, sentence: &Range<usize>, at: usize, cue: &Cue) -> Option<super::complement::Found> {
    let verb = Verb::find(words, sentence, at)?;
    let subject = speaker(words, sentence, &verb).filter(|subject| subject.start > verb.finite);
    complement::find(words, sentence, &verb, subject.as_ref(), cue)
}

/// Finds a report whose statement follows the verb of saying at `at`.
fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let form = words.words[at].cue?;
    let cue = &words.pack.cues.list[usize::from(form.cue)];
    let verb = Verb::find(words, &scene.sentence, at)?;
    let subject = speaker(words, &scene.sentence, &verb);
    let behind = subject.clone().filter(|subject| subject.start > verb.finite);
    let found = complement::find(words, &scene.sentence, &verb, behind.as_ref(), cue);
    let found = found.filter(|found| found.kind != Complement::Post).or_else(|| before_verb(scene, &verb, cue))?;
    let clause = verb.start..if verb.place == Place::Last { at } else { found.start.max(at) };
    let negated = clause.clone().any(|k| words.is(k, Classes::NEGATION));
    // What was not said is no statement, but what was not denied or ruled out is.
    if negated && cue.class != VerbClass::Deny {
        return None;
    }
    // „wurde bestätigt“: what nobody is named for is a report only where a clause follows.
    if verb.passive && matches!(found.kind, Complement::Open | Complement::Preposition) && found.start < at {
        return None;
    }
    let joined = verb.place == Place::Joined && behind.is_none();
    let (source, certainty) = match verb.passive {
        true => (agent(words, &verb, found.start), 80),
        false if joined => {
            let previous = scene.before.iter().rfind(|c| c.cue.start < at && c.source.is_some());
            let own = || leading(words, &scene.sentence, verb.finite);
            (previous.and_then(|c| c.source.clone()).or_else(own), 85)
        }
        false => (subject.filter(|subject| !names_nobody(words, subject)), 100),
    };
    let nobody = behind.filter(|s| names_nobody(words, s));
    let source = source.or_else(|| nobody.and_then(|s| in_circles(words, &s, found.start).or_else(|| medium(words, &verb))));
    let certainty = if source.is_none() && !verb.passive && found.kind == Complement::Open { certainty / 2 } else { certainty };
    Some(Candidate {
        form: Some(form),
        cue: at..at + 1,
        continues: joined,
        source,
        content: vec![said(scene, &verb, &found)],
        addressee: found.addressee,
        confidence: (u16::from(found.share) * certainty / 100) as u8,
        negated,
        ..Candidate::default()
    })
}

/// „Den Vorschlag lehnte X ab“, „die mehr Geld fordern“: the object before its verb.
fn before_verb(scene: &Scene, verb: &Verb, cue: &Cue) -> Option<super::complement::Found> {
    let words = scene.words;
    if cue.frames.open == 0 || verb.passive {
        return None;
    }
    let start = match verb.place {
        Place::Last if fields::opens_relative(words, &scene.sentence, verb.start) => {
            (verb.start + 1..verb.at).find(|&k| !words.is(k, Classes::RELATIVE.and(Classes::TIME)) && !words.adverb(k))?
        }
        Place::Second if words.is(verb.start, Classes::OBLIQUE) && verb.start < verb.finite => verb.start,
        _ => return None,
    };
    let end = verb.at.min(verb.finite);
    (words.count(&(start..end)) >= 2).then_some(super::complement::Found {
        kind: Complement::Open,
        start,
        share: cue.frames.open,
        group: None,
        addressee: None,
    })
}

/// The content that a complement begins.
fn said(scene: &Scene, verb: &Verb, found: &super::complement::Found) -> Range<usize> {
    let words = scene.words;
    let mut start = found.start;
    while words.pack.complementiser_apart && words.is(start, Classes::COMPLEMENTISER) && start + 1 < scene.sentence.end {
        start += 1;
    }
    if found.kind == Complement::Quote
        && let Some(quote) = words.quote_at(start)
        && (start > verb.at || quote.words > 3)
        && fields::particle(words, verb.at).is_none_or(|particle| particle < start)
    {
        return start..quote.range.end;
    }
    // The object's clause ends with the participle or the particle; behind it another begins.
    let bracket = [Some(verb.at), fields::particle(words, verb.at), Some(verb.finite)].into_iter().flatten();
    match bracket.filter(|&bracket| bracket > start).min() {
        Some(end) => start..content::trim(words, start, end),
        None => {
            let end = content::end(words, &scene.sentence, start);
            let clause = words.mark(found.start.saturating_sub(1)) == Mark::Comma;
            let object = !clause && matches!(found.kind, Complement::Open | Complement::Preposition);
            start..if object { fields::before_verb(words, start, end) } else { end }
        }
    }
}

/// Who the subject of the verb is.
fn speaker(words: &Words, sentence: &Range<usize>, verb: &Verb) -> Option<Range<usize>> {
    let limit = sentence.end.min(verb.finite + 40);
    match verb.place {
        Place::Last if fields::opens_relative(words, sentence, verb.start) => {
            fields::group_before(words, sentence, verb.start - 1).or_else(|| Some(verb.start..verb.start + 1))
        }
        Place::Last => fields::subject_behind(words, verb.start + 1, verb.finite),
        Place::Joined => None,
        Place::Second => {
            let field = verb.start..verb.finite;
            let behind = || fields::subject_behind(words, verb.finite + 1, limit_of(words, verb, limit));
            if field.is_empty() {
                // „X, Y von Z, sagte“: no verb stands before.
                let apposed = field.start > sentence.start && !fields::has_finite(words, &(sentence.start..field.start));
                if apposed
                    && !words.is(sentence.start, Classes::SUBORDINATOR)
                    && let Some(first) = leading(words, sentence, field.start)
                {
                    return Some(first);
                }
                return behind().or_else(|| leading(words, sentence, verb.finite));
            }
            let oblique = Classes::PREPOSITION.and(Classes::TIME).and(Classes::OBLIQUE).and(Classes::ANAPHORA);
            let adjunct = words.is(field.start, oblique) || words.adverb(field.start);
            if adjunct {
                return behind();
            }
            let own = fields::group(words, field.start, field.end);
            if own.is_empty() { behind() } else { Some(field.start..field.end) }
        }
    }
}

/// Where a subject behind the finite verb must have ended: at the clause's end, or at the participle.
fn limit_of(words: &Words, verb: &Verb, limit: usize) -> usize {
    let end = fields::clause_end(words, verb.finite + 1, limit);
    let particle = fields::particle(words, verb.at).unwrap_or(end);
    let participle = if verb.at > verb.finite { verb.at } else { end };
    end.min(particle).min(participle)
}

/// The first noun group of the sentence: the subject where an insert parts it from its verb („X, Y von Z, sagte“).
fn leading(words: &Words, sentence: &Range<usize>, limit: usize) -> Option<Range<usize>> {
    let first = (sentence.start..limit).find(|&k| words.words[k].is_word() && !words.is(k, Classes::CONJUNCTION))?;
    let closed = Classes::PREPOSITION.and(Classes::SUBORDINATOR).and(Classes::TIME).and(Classes::OBLIQUE).and(Classes::AS);
    if words.is(first, closed) || words.adverb(first) {
        let verb = (first..limit).find(|&k| fields::is_finite(words, k))?;
        return fields::subject_behind(words, verb + 1, limit);
    }
    let group = fields::group(words, first, limit);
    (!group.is_empty()).then(|| group.start..fields::with_apposition(words, &group, limit))
}

/// Who does what the passive tells: „von X aufgefordert“.
fn agent(words: &Words, verb: &Verb, limit: usize) -> Option<Range<usize>> {
    let by = (verb.finite + 1..verb.at.min(limit)).find(|&k| words.is(k, Classes::AGENT))?;
    Some(fields::group(words, by + 1, verb.at)).filter(|group| !group.is_empty())
}

/// „es“, „man“.
fn names_nobody(words: &Words, subject: &Range<usize>) -> bool {
    subject.len() == 1 && words.is(subject.start, Classes::EXPLETIVE)
}

/// „In dem Brief heißt es“: what says it stands before the verb.
fn medium(words: &Words, verb: &Verb) -> Option<Range<usize>> {
    let start = verb.start;
    let inside = words.is(start, Classes::PREPOSITION) && words.is(start, Classes::MANNER) && !words.is(start + 1, Classes::TIME);
    inside.then(|| fields::group(words, start + 1, verb.finite)).filter(|group| !group.is_empty())
}

/// „hieß es in Kreisen der Regierung“, „heißt es darin“: who speaks stands behind the subject that names nobody.
fn in_circles(words: &Words, subject: &Range<usize>, limit: usize) -> Option<Range<usize>> {
    let at = (subject.end..limit.max(subject.end + 1)).find(|&k| !words.adverb(k) && !words.is(k, Classes::TIME))?;
    if words.is(at, Classes::POSSESSIVE) {
        return Some(at..at + 1);
    }
    words.is(at, Classes::PREPOSITION).then(|| fields::group(words, at + 1, at + 20)).filter(|group| !group.is_empty())
}
