//! Names given to things that have several, and words that the outlet marks as someone else's: each with its place and
//! with whose voice it stands in.

use super::content::Content;
use crate::knowledge::codebook::{Codebook, Term};
use crate::knowledge::pack::Pack;
use crate::knowledge::things::Things;
use crate::model::{Article, Attribution, DistanceMark, Distancing, Naming, Segments, Span, Style, Voice};
use crate::text::quotes;
use std::ops::Range;

/// A codebook's things are looked for where so many words of its field stand in the article.
const FIELD: usize = 2;
/// Quotation marks round more words than these quote; round fewer they may keep a distance.
const FEW: usize = 4;
/// So many contents that begin before a place are looked at.
const STEPS: usize = 32;
/// A word of distance stands so many words before what it marks.
const NEAR: usize = 2;

/// Finds both. Names of one thing do not overlap: the longest counts ("military operation", not "operation").
pub fn names(
    article: &Article,
    segments: &Segments,
    attributions: &[Attribution],
    pack: &Pack,
    things: &Things,
    codebooks: &[Codebook],
) -> (Vec<Naming>, Vec<Distancing>) {
    let view = View::of(article, segments, attributions, pack);
    let mut names = view.names(things, &pack.tag);
    for book in codebooks.iter().filter(|book| !book.things().is_empty() && view.is_of_field(book, &pack.tag)) {
        names.extend(view.names(book.things(), &pack.tag));
    }
    names.sort_by(|a, b| (a.span, &a.thing, &a.name).cmp(&(b.span, &b.thing, &b.name)));
    names.dedup();
    (names, view.distance())
}

/// An article as this looks at it.
struct View<'a> {
    article: &'a Article,
    /// The contents of attributions, in the order of their beginnings.
    contents: Vec<(Span, &'a Attribution)>,
    /// Sentences that are prose of the article.
    sentences: Vec<Content>,
    /// Stretches in quotation marks, with the number of their words.
    quoted: Vec<(Span, usize)>,
    /// Words of distance, by sentence.
    marks: Vec<Vec<Range<usize>>>,
}

impl<'a> View<'a> {
    fn of(article: &'a Article, segments: &Segments, attributions: &'a [Attribution], pack: &Pack) -> Self {
        let prose = segments.sentences.iter().filter(|s| !article.residue.iter().any(|r| r.overlaps(s.span)));
        let sentences: Vec<Content> = prose.map(|s| Content::within(article, segments, &[s.span])).collect();
        let distance = pack.acts.distance();
        let marks = sentences.iter().map(|s| longest(distance.find(&s.words()).into_iter().map(|hit| hit.words).collect()));
        let quoted = segments.paragraphs.iter().flat_map(|p| quotes::quoted(&article.text, p.span));
        let words = |span: Span| {
            let (start, end) = (span.start, span.end);
            let range =
                segments.tokens.partition_point(|t| t.span.end <= start)..segments.tokens.partition_point(|t| t.span.start < end);
            segments.tokens[range].iter().filter(|token| token.kind != crate::model::TokenKind::Mark).count()
        };
        let mut contents: Vec<(Span, &Attribution)> =
            attributions.iter().flat_map(|a| a.content.iter().map(move |c| (*c, a))).collect();
        contents.sort_by_key(|(content, _)| *content);
        Self { article, contents, marks: marks.collect(), quoted: quoted.map(|span| (span, words(span))).collect(), sentences }
    }

    fn is_of_field(&self, book: &Codebook, lang: &str) -> bool {
        let Some(terms) = book.terms(lang).filter(|_| book.has_field(lang)) else { return true };
        let hits = self.sentences.iter().flat_map(|s| terms.find(&s.words()));
        hits.filter(|hit| hit.value == Term::Field).take(FIELD).count() == FIELD
    }

    fn names(&self, things: &Things, lang: &str) -> Vec<Naming> {
        let Some(phrases) = things.phrases(lang) else { return Vec::new() };
        let mut out = Vec::new();
        for (sentence, marks) in self.sentences.iter().zip(&self.marks) {
            let mut hits = phrases.find(&sentence.words());
            hits.sort_by_key(|hit| (std::cmp::Reverse(hit.words.len()), hit.words.start, hit.value));
            let mut kept: Vec<(usize, Range<usize>)> = Vec::new();
            for hit in hits {
                let thing = hit.value.0;
                let taken =
                    kept.iter().any(|(of, words)| *of == thing && words.start < hit.words.end && hit.words.start < words.end);
                let (Some(span), Some((named, name)), false) = (sentence.span(&hit.words), things.named(lang, hit.value), taken)
                else {
                    continue;
                };
                let marked = marks.iter().any(|mark| mark.end <= hit.words.start && hit.words.start - mark.end <= NEAR);
                let (voice, statement) = self.voice(span, marked);
                out.push(Naming { thing: named.id.clone(), name: name.to_owned(), span, voice, statement });
                kept.push((thing, hit.words));
            }
        }
        out
    }

    /// The attribution in whose content a place stands; of several, the innermost. Contents stand in the order of their
    /// beginnings; speech is not nested so deep that a few steps back would not do.
    fn around(&self, span: Span) -> Option<&'a Attribution> {
        let before = self.contents.partition_point(|(content, _)| content.start <= span.start);
        let near = self.contents[..before].iter().rev().take(STEPS).filter(|(content, _)| content.contains(span));
        near.min_by_key(|(content, _)| content.end - content.start).map(|(_, attribution)| *attribution)
    }

    fn voice(&self, span: Span, marked: bool) -> (Voice, Option<String>) {
        let around = self.around(span);
        let quote = self.quoted.iter().find(|(quote, _)| quote.contains(span));
        let voice = match (around, quote) {
            _ if marked => Voice::Distanced,
            (Some(a), _) if a.style == Style::Direct || a.post => Voice::Quoted,
            (_, Some((_, words))) if *words <= FEW => Voice::Distanced,
            (_, Some(_)) => Voice::Quoted,
            (Some(_), None) => Voice::Told,
            (None, None) => Voice::Own,
        };
        (voice, around.map(|a| a.id.clone()))
    }

    fn distance(&self) -> Vec<Distancing> {
        let mut out = Vec::new();
        let mut push = |span: Span, mark| {
            out.push(Distancing { span, mark, statement: self.around(span).map(|a| a.id.clone()) });
        };
        for (sentence, marks) in self.sentences.iter().zip(&self.marks) {
            marks.iter().filter_map(|words| sentence.span(words)).for_each(|span| push(span, DistanceMark::Words));
        }
        // A statement of a few words, quoted whole, is a quotation and no distance.
        let whole = |span: Span| self.around(Span::new(span.start, span.start + 1)).is_some_and(|a| a.style == Style::Direct);
        let aside = |span: Span| {
            self.article
                .residue
                .iter()
                .chain(self.article.posts.iter().map(|post| &post.content))
                .any(|other| other.overlaps(span))
        };
        for (span, words) in &self.quoted {
            if (1..=FEW).contains(words) && !whole(*span) && !aside(*span) {
                push(*span, DistanceMark::QuotationMarks);
            }
        }
        out.sort_by_key(|d| (d.span, d.mark));
        out
    }
}

/// Without those that begin within one before; of those that begin together the longest comes first.
fn longest(hits: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut kept: Vec<Range<usize>> = Vec::new();
    for hit in hits {
        if kept.last().is_none_or(|last| last.end <= hit.start) {
            kept.push(hit);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::{Knowledge, things::Thing};
    use crate::model::Reading;
    use crate::pipeline;

    fn read(text: &str) -> Reading {
        let names = ["strike", "walkout", "wildcat walkout"].map(str::to_owned).to_vec();
        let thing = Thing { id: "strike".into(), names: [("en".to_owned(), names)].into(), ..Thing::default() };
        let knowledge = Knowledge {
            things: Things::new([thing], &crate::knowledge::pack::Inflections::default()),
            codebooks: Vec::new(),
            ..Knowledge::bundled().unwrap_or_default()
        };
        pipeline::read_article(Article { lang: "en".into(), text: text.into(), ..Article::default() }, &knowledge)
    }

    #[test]
    fn a_name_stands_in_somebodys_voice() {
        let reading = read(
            "The strike began on Monday. The minister said the wildcat walkout would fail. \"The strike is lawful and it goes on,\" the union said. The so-called walkout ended. They met during the \"strike\" of May.",
        );
        let found: Vec<_> = reading.names.iter().map(|n| (n.name.as_str(), n.voice, n.statement.is_some())).collect();
        assert_eq!(
            found,
            [
                ("strike", Voice::Own, false),
                ("wildcat walkout", Voice::Told, true),
                ("strike", Voice::Quoted, true),
                ("walkout", Voice::Distanced, false),
                ("strike", Voice::Distanced, false),
            ]
        );
        let marks: Vec<_> = reading.distance.iter().map(|d| (d.span.of(&reading.article.text), d.mark)).collect();
        assert_eq!(marks, [("so-called", DistanceMark::Words), ("\"strike\"", DistanceMark::QuotationMarks)]);
    }
}
