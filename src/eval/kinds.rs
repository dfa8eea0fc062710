//! Which kinds of statement go well and which do not: by style, source, place of the cue, class of the verb, rule.

use super::measure::share;
use super::{Annotated, Document, Scored};
use std::collections::BTreeMap;

/// What a statement is by one way of telling; none where it does not say.
type Tell = fn(&Annotated) -> Option<String>;

/// What tells kinds apart, in the order of the table.
const KINDS: &[(&str, Tell)] = &[
    ("style", |a| a.kind.clone()),
    ("source", |a| Some(if a.source.is_empty() { "none" } else { "named" }.to_owned())),
    ("cue", |a| Some(place_of_cue(a).to_owned())),
    ("verb", |a| a.verb_class.map(|class| format!("{class:?}").to_lowercase())),
    ("rule", |a| (!a.rule.is_empty()).then(|| a.rule.clone())),
];

/// How many statements, and how many of them have a partner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// All.
    pub all: usize,
    /// With a partner.
    pub paired: usize,
}

impl Count {
    /// The share with a partner, if there are any.
    pub fn share(self) -> Option<f64> {
        (self.all > 0).then(|| share(self.paired, self.all))
    }

    fn add(&mut self, paired: bool) {
        self.all += 1;
        self.paired += usize::from(paired);
    }
}

/// Statements of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its name: `style direct`, `cue before`, …
    pub name: String,
    /// Annotated statements of the kind; their share is recall.
    pub annotated: Count,
    /// Predicted statements of the kind; their share is precision.
    pub predicted: Count,
}

/// All kinds that occur, in the order of the table.
pub fn kinds<'a>(documents: impl IntoIterator<Item = (&'a Document, &'a [Annotated], &'a Scored)>) -> Vec<Kind> {
    let mut all: BTreeMap<(usize, String), (Count, Count)> = BTreeMap::new();
    let names = |a: &Annotated| {
        let named = KINDS.iter().enumerate().filter_map(|(at, (_, tell))| Some((at, tell(a)?)));
        named.collect::<Vec<_>>()
    };
    for (document, predicted, scored) in documents {
        let pairs = |of: fn(&super::Pair) -> usize| scored.pairs.iter().map(move |pair| (of(pair), true));
        let single = |unpaired: &'a [usize]| unpaired.iter().map(|at| (*at, false));
        for (at, paired) in pairs(|pair| pair.gold).chain(single(&scored.missed)) {
            let of = document.attributions.get(at).map(names).unwrap_or_default();
            of.into_iter().for_each(|kind| all.entry(kind).or_default().0.add(paired));
        }
        for (at, paired) in pairs(|pair| pair.predicted).chain(single(&scored.spurious)) {
            let of = predicted.get(at).map(names).unwrap_or_default();
            of.into_iter().for_each(|kind| all.entry(kind).or_default().1.add(paired));
        }
    }
    let named = |((at, name), (annotated, predicted))| {
        let group = KINDS.get(at).map_or("", |(group, _)| *group);
        Kind { name: format!("{group} {name}"), annotated, predicted }
    };
    all.into_iter().map(named).collect()
}

fn place_of_cue(a: &Annotated) -> &'static str {
    let (Some(cue), Some(first), Some(last)) = (a.cue.first(), a.content.first(), a.content.last()) else { return "none" };
    if cue.start < first.start {
        "before"
    } else if cue.start >= last.end {
        "after"
    } else {
        "within"
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Rows, score};
    use super::*;
    use crate::model::Span;

    #[test]
    fn recall_is_told_by_the_annotation_and_precision_by_the_program() {
        let statement = |cue: (usize, usize), content: (usize, usize), kind: &str| Annotated {
            cue: vec![Span::new(cue.0, cue.1)],
            content: vec![Span::new(content.0, content.1)],
            kind: Some(kind.to_owned()),
            ..Annotated::default()
        };
        let text = "said one two. three four said. five said six".to_owned();
        let gold = vec![statement((0, 4), (5, 12), "indirect"), statement((25, 29), (14, 24), "direct")];
        let found = vec![statement((0, 4), (5, 12), "indirect"), statement((36, 40), (41, 44), "indirect")];
        let document = Document { text, attributions: gold, ..Document::default() };
        let scored = score(&document, &found, Rows::All);
        let rows = kinds([(&document, found.as_slice(), &scored)]);
        let row = |name: &str| rows.iter().find(|kind| kind.name == name).map(|k| (k.annotated.share(), k.predicted.share()));
        assert_eq!(row("style direct"), Some((Some(0.0), None)));
        assert_eq!(row("style indirect"), Some((Some(1.0), Some(0.5))));
        assert_eq!(row("cue after"), Some((Some(0.0), None)));
    }
}
