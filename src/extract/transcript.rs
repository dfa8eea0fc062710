//! Transcripts: "SMITH: …", "Q: …", «مذيع: …»: paragraphs that begin with their speaker's name and a colon.

use super::words::{Mark, Words};
use super::{Candidate, clause, content};
use crate::model::{Segments, TokenKind};
use crate::text::fold;
use std::collections::BTreeMap;
use std::ops::Range;

/// The longest name before the colon, in words.
const LONGEST: usize = 5;

/// The fewest turns that make a transcript: a lone "Update: …" is a heading.
const TURNS: usize = 3;

/// Finds the turns of a transcript, in the order of the text.
///
/// A paragraph without a name goes on with the turn before it where each opens with a quotation mark, as a block quotation is
/// set, and another turn follows: what stands behind the last turn may be anybody's.
pub fn find(words: &Words, segments: &Segments, claimed: &mut [bool]) -> Vec<Candidate> {
    let paragraphs: Vec<Range<usize>> = (segments.paragraphs.iter())
        .filter_map(|paragraph| {
            let sentences = &segments.sentences[paragraph.sentences.clone()];
            Some(sentences.first()?.tokens.start..sentences.last()?.tokens.end)
        })
        .collect();
    let labels: Vec<Option<Range<usize>>> = paragraphs.iter().map(|paragraph| label(words, paragraph)).collect();
    let mut turns: BTreeMap<String, usize> = BTreeMap::new();
    for label in labels.iter().flatten() {
        *turns.entry(name(words, label)).or_default() += 1;
    }
    // A name that speaks twice, or is set in capitals, speaks; a heading ("Background: …") does neither.
    let speaks = |label: &Range<usize>| turns[&name(words, label)] > 1 || shouted(words, label);
    let count = labels.iter().flatten().filter(|label| speaks(label)).count();
    if count < TURNS || turns.len() < 2 {
        return Vec::new();
    }
    let last = labels.iter().rposition(Option::is_some).unwrap_or(0);
    let mut found: Vec<Candidate> = Vec::new();
    for (at, (paragraph, label)) in paragraphs.iter().zip(&labels).enumerate() {
        let said = match label {
            Some(label) if speaks(label) => {
                let colon = label.end;
                found.push(Candidate {
                    rule: "transcript",
                    cue: colon..colon + 1,
                    source: Some(label.clone()),
                    confidence: 85,
                    ..Candidate::default()
                });
                colon + 1
            }
            Some(_) => continue,
            None if at < last && opens(words, paragraph) => paragraph.start + 1,
            None => continue,
        };
        let said = said..content::trim(words, said, paragraph.end);
        let Some(turn) = found.last_mut() else { continue };
        // "(CROSSTALK)", "[laughs]" are the transcriber's.
        if said.is_empty() || words.mark(said.start) == Mark::Open {
            continue;
        }
        claimed[paragraph.clone()].fill(true);
        turn.content.push(said);
    }
    found.retain(|turn| !turn.content.is_empty());
    found
}

/// The name that opens the paragraph, up to its colon.
fn label(words: &Words, paragraph: &Range<usize>) -> Option<Range<usize>> {
    let start = paragraph.start + usize::from(opens(words, paragraph));
    let colon = (start..paragraph.end.min(start + LONGEST + 3)).find(|&at| words.mark(at) == Mark::Colon)?;
    let label = start..colon;
    let named = |at: usize| {
        let word = &words.words[at];
        !word.is_word() || words.tokens[at].kind == TokenKind::Word && !words.raw(at).starts_with(char::is_lowercase)
    };
    let fits = (1..=LONGEST).contains(&words.count(&label))
        && words.words[start].is_word()
        && label.clone().all(named)
        && !clause::has_verb(words, &label)
        && words.count(&(colon + 1..paragraph.end)) > 1;
    fits.then_some(label)
}

fn opens(words: &Words, paragraph: &Range<usize>) -> bool {
    matches!(words.mark(paragraph.start), Mark::Quote | Mark::Other)
        && words.raw(paragraph.start).starts_with(super::quotes::is_mark)
}

/// Whether all its letters are capitals.
fn shouted(words: &Words, label: &Range<usize>) -> bool {
    let letters = || label.clone().flat_map(|at| words.raw(at).chars()).filter(|c| c.is_alphabetic());
    letters().all(char::is_uppercase) && letters().count() > 1
}

fn name(words: &Words, label: &Range<usize>) -> String {
    fold::loose(words.span(label).of(words.text))
}
