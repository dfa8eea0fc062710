//! The statement before its cue: „…“, sagte X; X sei Y, teilte Z mit; „…“, wie X betonte.

use super::fields::{self, Place, Verb};
use super::{complement, in_circles, names_nobody};
use crate::extract::complement::Complement;
use crate::extract::postposed::{left_content, medial, rest_of_clause};
use crate::extract::words::{Mark, Words};
use crate::extract::{Candidate, Scene};
use crate::knowledge::pack::Classes;
use std::ops::Range;

/// Finds a report whose statement stands before the verb of saying at `at`, and its subject behind it.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let form = words.words[at].cue?;
    let cue = &words.pack.cues.list[usize::from(form.cue)];
    let verb = Verb::find(words, &scene.sentence, at)?;
    let share = cue.frames.post.max(cue.frames.quote);
    if verb.place != Place::Second || verb.start != verb.finite || share == 0 || verb.passive {
        return None;
    }
    let quoted = separated(scene, verb.finite)?;
    let limit = super::limit_of(words, &verb, scene.sentence.end.min(verb.finite + 40));
    let subject = fields::subject_behind(words, verb.finite + 1, limit)?;
    let found = complement::find(words, &scene.sentence, &verb, Some(&subject), cue);
    let own = found.is_some_and(|found| match found.kind {
        // „Es kommt ein Tag, sagte X, an dem …“: what stands behind the first comma goes on with what stands before.
        Complement::That | Complement::Infinitive => found.start == 1 + fields::clause_end(words, at, scene.sentence.end),
        Complement::Colon => true,
        Complement::Quote => words.mark(found.start - 1) == Mark::Colon,
        // „Als er kam, sagte X, …“ goes on; „A sei B, sagte X, C sei D“ goes on, too: see medial().
        Complement::Open if words.mark(found.start - 1) != Mark::Comma => !quoted,
        Complement::Preposition => !quoted && found.share >= 60,
        _ => false,
    });
    if own {
        return None;
    }
    let content = left_content(scene, verb.finite)?;
    let after = fields::clause_end(words, subject.end.max(at + 1), scene.sentence.end);
    let rest = medial(scene, after, &content);
    // „Als er kam, sagte X nichts“: a subordinate clause alone is no statement.
    let alone = words.is(content.start, Classes::SUBORDINATOR)
        && !(content.start..content.end).any(|k| words.mark(k) == Mark::Comma && words.words[k].quote == 0);
    if !quoted && (alone && rest.is_none() || words.count(&content) < 2 || !fields::has_finite(words, &content)) {
        return None;
    }
    let source = if names_nobody(words, &subject) { in_circles(words, &subject, after) } else { Some(subject) };
    Some(Candidate {
        form: Some(form),
        cue: at..at + 1,
        source,
        content: [content].into_iter().chain(rest).collect(),
        confidence: if quoted { share.max(80) } else { share },
        ..Candidate::default()
    })
}

/// Whether a statement ends right before the token: `Some(true)` for a quotation.
fn separated(scene: &Scene, at: usize) -> Option<bool> {
    let words = scene.words;
    let before = at.checked_sub(1).filter(|&before| before >= scene.paragraph.start)?;
    match words.mark(before) {
        Mark::Comma | Mark::Dash => {
            let inner = before.checked_sub(1).filter(|&inner| inner >= scene.paragraph.start)?;
            let quote = words.mark(inner) == Mark::Quote && words.quote_of(inner).is_some_and(|quote| quote.words > 1);
            (before > scene.sentence.start || quote).then_some(quote)
        }
        Mark::Quote => words.quote_of(before).filter(|quote| quote.range.end == at && quote.words > 1).map(|_| true),
        _ => None,
    }
}

/// Finds „…, wie X sagte“ and „Wie X sagte, …“.
pub fn as_clause(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let form = words.words[at].cue?;
    let verb = Verb::find(words, &scene.sentence, at)?;
    if verb.place != Place::Last || !words.is(verb.start, Classes::AS) || verb.passive {
        return None;
    }
    let subject = fields::subject_behind(words, verb.start + 1, verb.at.min(verb.finite))?;
    let source = if names_nobody(words, &subject) { in_circles(words, &subject, verb.at) } else { Some(subject) };
    let behind = verb.finite.max(at) + 1;
    // „…, wie X erklärt: „…““: what follows the colon is said.
    if words.mark(behind) == Mark::Colon {
        return None;
    }
    let opens = verb.start == scene.sentence.start;
    let content = match opens {
        true if words.mark(behind) == Mark::Comma => {
            let end = crate::extract::content::end(words, &scene.sentence, behind + 1);
            vec![behind + 1..end]
        }
        true => return None,
        false => {
            let content = left_content(scene, verb.start)?;
            let rest = rest_of_clause(scene, &content, behind);
            [content].into_iter().chain(rest).collect()
        }
    };
    (words.count(&content[0]) >= 2).then(|| Candidate {
        form: Some(form),
        cue: at..at + 1,
        source,
        content,
        confidence: 85,
        ..Candidate::default()
    })
}

/// „…“, scherzte X: the quotation expects its speaker, and any verb will do.
pub fn unlisted(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let quote = words.quote_of(at).filter(|quote| quote.range.end == at + 1 && quote.words > 2 && quote.closed)?;
    let verb = at + 1 + usize::from(words.mark(at + 1) == Mark::Comma);
    let asked = matches!(words.raw(words.last_inside(quote)).chars().next(), Some('?' | '!' | ','));
    let plain = |word: &crate::extract::words::Word| {
        word.is_word() && !word.capital && word.cue.is_none() && word.classes == Classes::default()
    };
    if verb == at + 1 && !asked || !words.words.get(verb).is_some_and(plain) || !words.ends(verb, &words.pack.finite) {
        return None;
    }
    let subject = fields::subject_behind(words, verb + 1, fields::clause_end(words, verb + 1, scene.paragraph.end))?;
    named(words, &subject).then(|| Candidate {
        cue: verb..verb + 1,
        form: words.words[verb].cue,
        source: Some(subject.clone()),
        content: vec![quote.range.clone()].into_iter().chain(medial(scene, subject.end, &quote.range)).collect(),
        confidence: 75,
        ..Candidate::default()
    })
}

fn named(words: &Words, subject: &Range<usize>) -> bool {
    !names_nobody(words, subject) && words.words[subject.clone()].iter().any(|word| word.capital || word.is(Classes::PRONOUN))
}
