//! Section "language": verbs of saying by side, how far they stand behind the words, one statement under several verbs,
//! names given to the same thing, marks of distance.

use super::super::marks::{Run, runs};
use super::super::words::{Words, language};
use super::index::{Entry, Index};
use super::said::{Quote, class, excerpt, verb};
use crate::model::{DistanceMark, Engagement, Reading, Span, VerbClass, VerbUse, Voice};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Sides with a column of their own; the rest share one.
const COLUMNS: usize = 3;
/// Statements that stand open under "several verbs", and places that are printed of one thing or outlet: the rest is in
/// the data.
const SEVERAL: usize = 12;
const PLACES: usize = 24;
/// Letters round a word that is shown in its place.
const AROUND: usize = 60;

/// The section.
#[derive(Debug, Serialize)]
pub struct Language {
    sides: Vec<Option<Words>>,
    rows: Vec<Row>,
    engagement: Vec<Stand>,
    counted: usize,
    several: Vec<Several>,
    several_more: usize,
    things: Vec<Thing>,
    distance: Vec<Outlet>,
    articles: usize,
}

/// A number of the page that leads to a statement.
#[derive(Debug, Clone, Serialize)]
struct Link {
    label: String,
    anchor: String,
}

#[derive(Debug, Serialize)]
struct Row {
    class: &'static str,
    cells: Vec<Vec<Verb>>,
}

#[derive(Debug, Serialize)]
struct Verb {
    verb: Words,
    links: Vec<Link>,
}

/// How far the verbs stand behind the words of a side: neutral, endorsing, distancing.
#[derive(Debug, Serialize)]
struct Stand {
    side: Option<Words>,
    all: usize,
    links: [Vec<Link>; 3],
}

#[derive(Debug, Serialize)]
struct Several {
    lead: Link,
    words: Words,
    told: Vec<Told>,
}

#[derive(Debug, Serialize)]
struct Told {
    outlet: Words,
    verb: Words,
    class: &'static str,
    link: Link,
}

#[derive(Debug, Serialize)]
struct Thing {
    anchor: String,
    label: Words,
    names: Vec<Name>,
    places: Vec<Place>,
    more: usize,
}

#[derive(Debug, Serialize)]
struct Name {
    name: Words,
    own: Vec<Use>,
    told: Vec<Use>,
    quoted: Vec<Use>,
    parties: Vec<Use>,
}

/// Who uses a name: how often, in which statements.
#[derive(Debug, Serialize)]
struct Use {
    who: Words,
    count: usize,
    /// The first article, for uses outside statements.
    article: Option<String>,
    links: Vec<Link>,
    /// Marked as not the outlet's own.
    marked: bool,
}

#[derive(Debug, Serialize)]
struct Outlet {
    name: Words,
    places: Vec<Place>,
    more: usize,
}

/// Words in their place.
#[derive(Debug, Serialize)]
struct Place {
    outlet: Words,
    article: String,
    quote: Quote,
    link: Option<Link>,
    mark: &'static str,
}

/// Fills the section.
pub fn view(index: &Index) -> Language {
    let parties: Vec<&str> = index.parties().map(|party| party.id.as_str()).collect();
    let own = &parties[..parties.len().min(COLUMNS)];
    let verbs = &index.comparison.verbs;
    let column = |party: Option<&str>| own.iter().position(|id| party == Some(*id)).unwrap_or(own.len());
    let columns = verbs.iter().map(|of| column(of.party.as_deref()) + 1).max().unwrap_or(0);
    let (several, several_more) = several(index);
    Language {
        sides: (0..columns).map(|at| own.get(at).map(|id| index.actor(id))).collect(),
        rows: rows(index, columns, &column),
        engagement: (0..columns).filter_map(|at| stand(index, own, at, &column)).collect(),
        counted: verbs.iter().map(|of| of.statements.len()).sum(),
        several,
        several_more,
        things: index.comparison.names.iter().map(|of| thing(index, of)).collect(),
        distance: distance(index),
        articles: index.corpus.readings.len(),
    }
}

fn link(entry: &Entry) -> Link {
    Link { label: entry.label.clone(), anchor: entry.anchor.clone() }
}

/// Uses by language and verb.
type ByVerb<'a> = BTreeMap<(&'a str, &'a str), Vec<&'a VerbUse>>;

fn rows(index: &Index, columns: usize, column: &dyn Fn(Option<&str>) -> usize) -> Vec<Row> {
    let mut classes: BTreeMap<VerbClass, Vec<ByVerb>> = BTreeMap::new();
    for of in &index.comparison.verbs {
        let cells = classes.entry(of.class).or_insert_with(|| vec![BTreeMap::new(); columns]);
        cells[column(of.party.as_deref())].entry((&of.lang, &of.verb)).or_default().push(of);
    }
    let cell = |verbs: ByVerb| {
        let mut out: Vec<Verb> = verbs
            .into_iter()
            .map(|((lang, verb), uses)| Verb {
                verb: Words::new(verb, lang, index.page()),
                links: uses.iter().flat_map(|of| index.entries_of(&of.statements).map(link)).collect(),
            })
            .collect();
        out.sort_by_key(|verb| std::cmp::Reverse(verb.links.len()));
        out
    };
    classes.into_iter().map(|(of, cells)| Row { class: class(of), cells: cells.into_iter().map(cell).collect() }).collect()
}

fn stand(index: &Index, own: &[&str], at: usize, column: &dyn Fn(Option<&str>) -> usize) -> Option<Stand> {
    let of = |engagement| -> Vec<Link> {
        let uses = index.comparison.verbs.iter().filter(|of| column(of.party.as_deref()) == at && of.engagement == engagement);
        uses.flat_map(|of| index.entries_of(&of.statements).map(link)).collect()
    };
    let links = [of(Engagement::Neutral), of(Engagement::Endorsing), of(Engagement::Distancing)];
    let all = links.iter().map(Vec::len).sum();
    (all > 0).then(|| Stand { side: own.get(at).map(|id| index.actor(id)), all, links })
}

/// Statements that outlets tell with different verbs, those with most classes first.
fn several(index: &Index) -> (Vec<Several>, usize) {
    let mut all: Vec<(usize, usize, Several)> = Vec::new();
    for retelling in &index.corpus.retellings {
        let told: Vec<(&Entry, Told)> = index
            .entries_of(&retelling.statements)
            .filter_map(|entry| {
                let told = Told {
                    outlet: index.outlet(entry.reading),
                    verb: verb(index, entry)?,
                    class: class(entry.statement.attribution.verb_class),
                    link: link(entry),
                };
                Some((entry, told))
            })
            .collect();
        let classes: BTreeSet<&str> = told.iter().map(|(_, told)| told.class).collect();
        let verbs: BTreeSet<&str> = told.iter().map(|(entry, _)| entry.statement.attribution.verb.as_str()).collect();
        let Some((lead, _)) = told.first().filter(|_| verbs.len() > 1 && classes.len() > 1) else { continue };
        let words = lead.statement.attribution.content.first().map_or("", |span| span.of(&lead.reading.article.text));
        let words = Words::new(&excerpt(words, 110), &lead.reading.article.lang, index.page());
        let lead = link(lead);
        all.push((classes.len(), told.len(), Several { lead, words, told: told.into_iter().map(|(_, told)| told).collect() }));
    }
    all.sort_by_key(|(classes, told, _)| std::cmp::Reverse((*classes, *told)));
    let more = all.len().saturating_sub(SEVERAL);
    (all.into_iter().take(SEVERAL).map(|(_, _, several)| several).collect(), more)
}

/// One place where a thing is named.
struct Spot<'a> {
    reading: &'a Reading,
    span: Span,
    voice: Voice,
    entry: Option<&'a Entry<'a>>,
}

fn thing<'a>(index: &'a Index<'a>, of: &crate::model::NamedThing) -> Thing {
    let mut spots: BTreeMap<(&str, &str), Vec<Spot>> = BTreeMap::new();
    for reading in &index.corpus.readings {
        for naming in reading.names.iter().filter(|naming| naming.thing == of.thing) {
            let id = naming.statement.as_ref().map(|id| format!("{}#{id}", reading.article.id));
            let entry = id.and_then(|id| index.entry(&id));
            let spot = Spot { reading, span: naming.span, voice: naming.voice, entry };
            spots.entry((&reading.article.lang, &naming.name)).or_default().push(spot);
        }
    }
    let own: Vec<&Spot> = spots.values().flatten().filter(|spot| spot.entry.is_none()).collect();
    let label = index.knowledge.thing(&of.thing).and_then(|thing| index.pick(&thing.label));
    let places = own.iter().take(PLACES).map(|spot| place(index, spot.reading, spot.span, None, ""));
    let name = |name: &crate::model::ThingName| {
        let here = spots.get(&(name.lang.as_str(), name.name.as_str())).map_or(&[][..], Vec::as_slice);
        let uses = |voices: &[Voice]| by_outlet(index, here.iter().filter(|spot| voices.contains(&spot.voice)));
        let parties = name.parties.iter().map(|of| Use {
            who: index.actor(&of.party),
            count: of.told + of.quoted,
            article: None,
            links: index.entries_of(&of.statements).map(link).collect(),
            marked: false,
        });
        Name {
            name: Words::new(&name.name, &name.lang, index.page()),
            own: uses(&[Voice::Own]),
            told: uses(&[Voice::Told]),
            quoted: uses(&[Voice::Quoted, Voice::Distanced]),
            parties: parties.collect(),
        }
    };
    let mut listed: Vec<&crate::model::ThingName> = of.names.iter().collect();
    let uses =
        |name: &crate::model::ThingName| name.outlets.iter().map(|o| o.own + o.told + o.quoted + o.distanced).sum::<usize>();
    listed.sort_by_key(|name| (name.lang != index.page(), &name.lang, std::cmp::Reverse(uses(name))));
    Thing {
        anchor: format!("t-{}", super::super::words::slug(&of.thing)),
        label: label.unwrap_or_else(|| Words::new(&of.thing, index.page(), index.page())),
        names: listed.into_iter().map(name).collect(),
        more: own.len().saturating_sub(PLACES),
        places: places.collect(),
    }
}

fn by_outlet<'a>(index: &Index, spots: impl Iterator<Item = &'a Spot<'a>>) -> Vec<Use> {
    let mut out: Vec<Use> = Vec::new();
    for spot in spots {
        let (who, marked) = (index.outlet(spot.reading), spot.voice == Voice::Distanced);
        let at = out.iter().position(|of| of.who == who && of.marked == marked).unwrap_or_else(|| {
            out.push(Use { who, count: 0, article: None, links: Vec::new(), marked });
            out.len() - 1
        });
        let of = &mut out[at];
        of.count += 1;
        match spot.entry.map(link) {
            Some(link) if of.links.last().is_none_or(|last| last.label != link.label) => of.links.push(link),
            Some(_) => {}
            None => {
                of.article.get_or_insert_with(|| index.article_anchor(spot.reading));
            }
        }
    }
    out
}

/// Where outlets mark words as someone else's.
fn distance(index: &Index) -> Vec<Outlet> {
    let mut out: Vec<Outlet> = Vec::new();
    for reading in index.corpus.readings.iter().filter(|reading| !reading.distance.is_empty()) {
        let name = index.outlet(reading);
        let at = out.iter().position(|outlet| outlet.name == name).unwrap_or_else(|| {
            out.push(Outlet { name, places: Vec::new(), more: 0 });
            out.len() - 1
        });
        for distancing in &reading.distance {
            if out[at].places.len() == PLACES {
                out[at].more += 1;
                continue;
            }
            let id = distancing.statement.as_ref().map(|id| format!("{}#{id}", reading.article.id));
            let entry = id.and_then(|id| index.entry(&id));
            let mark = match distancing.mark {
                DistanceMark::Words => "words",
                DistanceMark::QuotationMarks => "marks",
            };
            out[at].places.push(place(index, reading, distancing.span, entry, mark));
        }
    }
    out
}

fn place(index: &Index, reading: &Reading, span: Span, entry: Option<&Entry>, mark: &'static str) -> Place {
    Place {
        outlet: index.outlet(reading),
        article: index.article_anchor(reading),
        quote: in_place(index, reading, span),
        link: entry.map(link),
        mark,
    }
}

/// Words with what stands round them in their line, cut at words.
pub fn in_place(index: &Index, reading: &Reading, span: Span) -> Quote {
    let text = &reading.article.text;
    let before = text.get(..span.start).unwrap_or("");
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let far = line.char_indices().rev().nth(AROUND).map(|(at, _)| at);
    // From the first word that begins within reach.
    let from = far.map_or(0, |at| line[at..].find(' ').map_or(at, |space| at + space + 1));
    let start = span.start - (line.len() - from);
    let after = text.get(span.end..).unwrap_or("");
    let rest = after.split('\n').next().unwrap_or("");
    let upto = rest.char_indices().nth(AROUND).map_or(rest.len(), |(at, _)| rest[..at].rfind(' ').unwrap_or(at));
    let end = span.end + upto;
    let (lang, dir) = language(Span::new(start, end).of(text), &reading.article.lang, index.page());
    let mut out: Vec<Run> = Vec::new();
    let mut push = |piece: Span, class: &str| {
        out.extend(runs(text, piece, &[], &[]).into_iter().map(|run| Run { class: class.to_owned(), ..run }));
    };
    push(Span::new(start, span.start), "");
    push(span, "k");
    push(Span::new(span.end, end), "");
    if from > 0 {
        out.insert(0, Run { text: "… ".into(), ..Run::default() });
    }
    if upto < rest.len() {
        out.push(Run { text: " …".into(), ..Run::default() });
    }
    Quote { lang, dir, runs: out }
}
