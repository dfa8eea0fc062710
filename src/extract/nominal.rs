//! Nouns of saying: "X's claim that …", "the warning that …", «قوله إن …», «تأكيده أن …».

use super::clause;
use super::complement::{self, Complement};
use super::content;
use super::noun_group;
use super::words::Mark;
use super::{Candidate, Scene};
use crate::knowledge::pack::{Classes, Order};

/// Finds a report whose cue is the noun at `at`.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let form = words.words[at].noun?;
    let found =
        complement::of(words, &scene.sentence, at, form).filter(|f| f.kind != Complement::Post && f.kind != Complement::Open)?;
    // "said in a statement that": the verb has it.
    if scene.before.iter().any(|c| c.covers(found.start)) {
        return None;
    }
    if words.pack.order == Order::SubjectFirst {
        let quoted = found.kind == Complement::Quote;
        if !quoted && !matches!(found.kind, Complement::That | Complement::Infinitive | Complement::Preposition) {
            return None;
        }
        let end = match words.quote_at(found.start).filter(|_| quoted) {
            Some(quote) => quote.range.end,
            None => content::end(words, &scene.sentence, found.start),
        };
        // "X's claim that": the possessor is the source.
        let source = (at > scene.sentence.start + 1)
            .then(|| {
                let mut owner = at - 1;
                while owner > scene.sentence.start && words.words[owner].is_word() && at - owner < 4 {
                    if words.ends(owner, &words.pack.possessive) || words.is(owner, Classes::POSSESSIVE) {
                        return noun_group::before(words, &scene.sentence, owner + 1);
                    }
                    owner -= 1;
                }
                None
            })
            .flatten();
        // "X issued a statement, “…”", "X used the phrase “…”": the subject's.
        let source = source.or_else(|| clause::leading_group(words, &scene.sentence, at).filter(|_| quoted));
        let certainty: u16 = if source.is_some() { 100 } else { 70 };
        return Some(Candidate {
            form: Some(form),
            cue: at..at + 1,
            source,
            content: vec![found.start..end],
            confidence: (u16::from(found.share) * certainty / 100) as u8,
            ..Candidate::default()
        });
    }
    let mut start = found.start;
    if words.is(start, Classes::COMPLEMENTISER) && (!words.words[start].enclitic || words.mark(start + 1) == Mark::Quote) {
        start += 1;
    }
    let end = match words.quote_at(start) {
        Some(quote) if quote.words > 3 => quote.range.end,
        _ => content::end(words, &scene.sentence, start),
    };
    // «نقلت الوكالة عن X قوله إن»: X stands between «عن» and the noun.
    let source = (scene.sentence.start..at)
        .rev()
        .take(20)
        .find(|&k| words.is(k, Classes::ORIGIN))
        .map(|from| noun_group::after(words, from + 1, at))
        .filter(|range| !range.is_empty());
    let certain = words.words[at].enclitic || source.is_some() || !words.pack.enclitics.is_empty();
    Some(Candidate {
        form: Some(form),
        cue: at..at + 1,
        continues: source.is_none(),
        source,
        content: vec![start..end],
        confidence: if certain { found.share } else { found.share / 2 },
        ..Candidate::default()
    })
}
