//! Quantities in what is said: how many, of what, in which unit.
//!
//! Only statements are read: what the narrator tells as fact is nobody's figure. Dates, times, lengths of time, ages,
//! ordinals and numbers in names are none. A number without anything that it counts is none either.

mod counted;
mod line;
mod named;
mod number;

use crate::knowledge::actors::Actors;
use crate::knowledge::pack::Pack;
use crate::model::{Article, Attribution, Figure, Segments, Speaker};
use line::Line;

/// The figures in the content of a statement, in the order of the text.
pub(super) fn figures(
    article: &Article,
    segments: &Segments,
    attribution: &Attribution,
    speaker: &Speaker,
    pack: &Pack,
    actors: &Actors,
) -> Vec<Figure> {
    let Some(words) = &pack.quantities else { return Vec::new() };
    let own = speaker.speaks_for.as_deref().or(speaker.actor.as_deref());
    let stretches = attribution.content.iter();
    let lines = stretches.flat_map(|span| Line::all(article, segments, *span, pack, words));
    lines.flat_map(|line| counted::figures(&line, pack, actors, own)).collect()
}

#[cfg(test)]
mod tests;
