//! Which kinds of statement go well and which do not: by style, source, place of the cue, class of the verb, rule, certainty.

use super::matching::name;
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
    ("certainty", |a| a.certainty.map(|certainty| format!("{certainty:?}").to_lowercase())),
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kind {
    /// Its name: `style direct`, `cue before`, …
    pub name: String,
    /// Annotated statements of the kind; their share is recall.
    pub annotated: Count,
    /// Predicted statements of the kind; their share is precision.
    pub predicted: Count,
    /// The same, where those have a partner whose source and speaker are theirs.
    pub right: Count,
}

impl Kind {
    fn found(&mut self, paired: bool, right: bool) {
        self.predicted.add(paired);
        self.right.add(right);
    }
}

/// A document, what was predicted in it, and the score of that.
pub type Judged<'a> = (&'a Document, &'a [Annotated], &'a Scored);

/// All kinds that occur, in the order of the table.
pub fn kinds(documents: &[Judged]) -> Vec<Kind> {
    let mut all: BTreeMap<(usize, String), Kind> = BTreeMap::new();
    let mut add = |a: Option<&Annotated>, count: &dyn Fn(&mut Kind)| {
        let names = KINDS.iter().enumerate().filter_map(|(at, (group, tell))| Some((at, *group, tell(a?)?)));
        for (at, group, name) in names {
            let fresh = || Kind { name: format!("{group} {name}"), ..Kind::default() };
            count(all.entry((at, name.clone())).or_insert_with(fresh));
        }
    };
    let speakers = speakers(documents);
    for (document, predicted, scored) in documents {
        for pair in &scored.pairs {
            let (gold, found) = (document.attributions.get(pair.gold), predicted.get(pair.predicted));
            let right = pair.source && gold.zip(found).is_some_and(|(gold, found)| speakers.agree(gold, found));
            add(gold, &|kind| kind.annotated.add(true));
            add(found, &|kind| kind.found(true, right));
        }
        for at in &scored.missed {
            add(document.attributions.get(*at), &|kind| kind.annotated.add(false));
        }
        for at in &scored.spurious {
            add(predicted.get(*at), &|kind| kind.found(false, false));
        }
    }
    all.into_values().collect()
}

/// Whom each predicted actor stands for: annotated and predicted names differ, so the annotated actor of most of its
/// statements is taken for the one that is meant.
struct Speakers(BTreeMap<String, String>);

fn speakers(documents: &[Judged]) -> Speakers {
    let mut times: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for (gold, predicted) in documents.iter().flat_map(|(_, _, scored)| &scored.actors) {
        *times.entry(predicted).or_default().entry(gold).or_default() += 1;
    }
    let most =
        |gold: BTreeMap<&str, usize>| gold.into_iter().max_by_key(|(_, times)| *times).map_or("", |(gold, _)| gold).to_owned();
    Speakers(times.into_iter().map(|(predicted, gold)| (predicted.to_owned(), most(gold))).collect())
}

impl Speakers {
    /// Whether the speaker is right; where the annotation names none, nothing speaks against it.
    fn agree(&self, gold: &Annotated, found: &Annotated) -> bool {
        match (name(&gold.actor), name(&found.actor)) {
            (None, _) => true,
            (Some(gold), Some(found)) => self.0.get(&found) == Some(&gold),
            (Some(_), None) => false,
        }
    }
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
        let rows = kinds(&[(&document, found.as_slice(), &scored)]);
        let row = |name: &str| rows.iter().find(|kind| kind.name == name).map(|k| (k.annotated.share(), k.predicted.share()));
        assert_eq!(row("style direct"), Some((Some(0.0), None)));
        assert_eq!(row("style indirect"), Some((Some(1.0), Some(0.5))));
        assert_eq!(row("cue after"), Some((Some(0.0), None)));
    }
}
