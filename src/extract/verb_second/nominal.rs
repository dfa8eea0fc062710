//! Nouns of saying: „die Aussage des Ministers, dass …“, „Ihr Argument: …“, „er ist der Ansicht, dass …“.

use super::{complement, fields, leading};
use crate::extract::clause::AUXILIARIES;
use crate::extract::complement::Complement;
use crate::extract::{Candidate, Scene, content};
use crate::knowledge::pack::Classes;

/// Finds a report whose cue is the noun at `at`.
pub fn find(scene: &Scene, at: usize) -> Option<Candidate> {
    let words = scene.words;
    let form = words.words[at].noun.filter(|_| words.words[at].capital)?;
    let cue = &words.pack.cues.list[usize::from(form.cue)];
    let genitive = words.is(at + 1, Classes::GENITIVE) && words.words.get(at + 1).is_some_and(|word| word.is_word());
    let owner = if genitive { fields::group(words, at + 1, scene.sentence.end) } else { at + 1..at + 1 };
    let owner = owner.start + usize::from(words.is(owner.start, Classes::AGENT) && !owner.is_empty())..owner.end;
    let found = complement::of_noun(words, &scene.sentence, owner.end, cue)?;
    if scene.before.iter().any(|c| c.covers(found.start)) {
        return None;
    }
    let possessor = (scene.sentence.start..at).rev().take(3).find(|&k| words.is(k, Classes::POSSESSIVE));
    let start = fields::clause_start(words, &scene.sentence, at);
    // „er ist der Ansicht, dass“, „X äußerte die Hoffnung, dass“: who holds it is the subject.
    let held = (start..at).any(|k| words.is(k, AUXILIARIES.and(Classes::REPORTIVE).and(Classes::VERB)));
    let source = match possessor {
        _ if !owner.is_empty() => Some(owner),
        Some(at) => Some(at..at + 1),
        None if held => leading(words, &(start..scene.sentence.end), at),
        None => None,
    };
    let mut from = found.start;
    while words.is(from, Classes::COMPLEMENTISER) && from + 1 < scene.sentence.end {
        from += 1;
    }
    let end = match words.quote_at(from).filter(|_| found.kind == Complement::Quote) {
        Some(quote) => quote.range.end,
        None => fields::before_verb(words, from, content::end(words, &scene.sentence, from)),
    };
    let certainty: u16 = if source.is_some() { 100 } else { 75 };
    Some(Candidate {
        form: Some(form),
        cue: at..at + 1,
        source,
        content: vec![from..end],
        confidence: (u16::from(found.share) * certainty / 100) as u8,
        ..Candidate::default()
    })
}
