//! How alike two statements are, and what keeps them apart.

use super::keys::{Key, Keys};
use super::told::Told;
use crate::model::{Act, DifferenceKind, Stance};
use std::collections::{BTreeMap, BTreeSet};

/// Articles further apart than this many days do not tell of the same act of speech.
const DAYS: i64 = 3;

/// Two statements that may be one.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Indices into [`Keys::told`], the smaller first.
    pub of: [u32; 2],
    /// 0 to 1.
    pub likeness: f64,
    /// By how much that is more than enough. Less than nothing: it is enough only where nothing else comes near.
    pub over: f64,
    /// In two languages.
    pub across: bool,
    /// What keeps them apart, though they are alike.
    pub differ: Option<DifferenceKind>,
}

/// How the speakers of two statements stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Voices {
    /// One actor, a body and its head or spokesman, or a state and what belongs to it.
    Same,
    /// A person whose office nobody tells, and a body of the same party.
    Party,
    /// Two bodies or offices of one party.
    Bodies,
    /// Two persons of one party.
    Persons,
    /// Nobody is sure who speaks in one of them.
    Unsure,
    /// Two parties.
    Other,
}

fn voices(a: &Told, b: &Told) -> Voices {
    let of = |x: &str, y: &str| y.strip_prefix(x).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    match (a.actor, b.actor) {
        (Some(x), Some(y)) if of(x, y) || of(y, x) => Voices::Same,
        (Some(_), Some(_)) if a.party == b.party => match (a.office.zip(b.office), a.person && b.person) {
            (_, true) => Voices::Persons,
            (Some((x, y)), _) if one_office(x, y) => Voices::Same,
            (None, _) if a.person != b.person => Voices::Party,
            _ => Voices::Bodies,
        },
        _ if !a.source.is_disjoint(&b.source) => Voices::Party,
        (Some(_), Some(_)) if a.firm && b.firm => Voices::Other,
        _ => Voices::Unsure,
    }
}

/// Whether two ids are of one office, its holder's and its own: `president` and `presidency`, `defence-minister` and
/// `ministry-of-defence`.
fn one_office(x: &str, y: &str) -> bool {
    const STEM: usize = 7;
    let stems = |id: &str| id.split('-').filter_map(|word| word.get(..STEM).map(str::to_owned)).collect::<Vec<_>>();
    let (a, b) = (stems(x), stems(y));
    x == y || a.iter().any(|stem| b.contains(stem))
}

/// From which likeness on two statements are one act of speech: the less is known of their being one speaker's, the more
/// their words must say it. Across languages two parties never meet.
fn enough(voices: Voices, across: bool) -> f64 {
    match (voices, across) {
        (Voices::Same, false) => 0.42,
        (Voices::Party, false) => 0.55,
        (Voices::Bodies, false) => 0.70,
        (Voices::Persons, false) => 0.75,
        (Voices::Unsure, false) => 0.70,
        (Voices::Other, false) => 0.90,
        (Voices::Same, true) => 0.36,
        (Voices::Party, true) => 0.42,
        (Voices::Bodies, true) => 0.50,
        (Voices::Persons, true) => 0.60,
        (Voices::Unsure, true) => 0.36,
        (Voices::Other, true) => 2.0,
    }
}

/// So much less is enough for two statements in two languages that are like no others.
const SLACK: f64 = 0.10;

/// What shared keys must weigh in all, so that two short statements are not joined for one word.
const LEAST: f64 = 6.0;
/// The same where it is enough only because nothing else comes near.
const LEAST_ALONE: f64 = 7.5;

/// Judges two statements; none where they are not alike.
pub fn judge(keys: &Keys, x: u32, y: u32) -> Option<Pair> {
    let (a, b) = (&keys.told[x as usize], &keys.told[y as usize]);
    if a.day.zip(b.day).is_some_and(|(a, b)| (a - b).abs() > DAYS) {
        return None;
    }
    let across = a.lang != b.lang;
    let likeness = likeness(keys, a, b);
    let mut over = likeness - enough(voices(a, b), across);
    if across && over >= -SLACK {
        let both = shared(keys, a, b);
        if is_thin(keys, &both, a, b) {
            over = over.min(-f64::EPSILON);
        }
        if over < 0.0 && weight(keys, &both, a, b) < LEAST_ALONE {
            return None;
        }
    }
    (over >= if across { -SLACK } else { 0.0 }).then(|| Pair { of: [x, y], likeness, over, across, differ: differ(a, b, across) })
}

/// How alike two statements are, 0 to 1.
pub fn likeness(keys: &Keys, a: &Told, b: &Told) -> f64 {
    /// What is left where one asks and the other promises.
    const OTHER_ACT: f64 = 0.8;
    let across = a.lang != b.lang;
    let both = shared(keys, a, b);
    let content = both.iter().any(|key| keys.all[*key as usize].is_content());
    if weight(keys, &both, a, b) < LEAST || !content || !across && is_thin(keys, &both, a, b) {
        return 0.0;
    }
    // That a language has another word for it says little against two statements.
    let tells = |key: u32| keys.counts(key, across) && (!keys.all[key as usize].is_chance() || both.contains(&key));
    let all =
        |told: &Told| told.keys.iter().filter(|key| tells(**key)).map(|key| keys.weight(*key) * told.share(*key)).sum::<f64>();
    let part = |told: &Told| both.iter().map(|key| keys.weight(*key) * told.share(*key)).sum::<f64>();
    let ([all_a, all_b], [part_a, part_b]) = ([a, b].map(all), [a, b].map(part));
    let (dice, part) = ((part_a + part_b) / (all_a + all_b), f64::max(part_a / all_a, part_b / all_b));
    let likeness = (0.6 * dice + 0.4 * part).min(1.0);
    if act_family(a.act).zip(act_family(b.act)).is_some_and(|(a, b)| a != b) { OTHER_ACT * likeness } else { likeness }
}

/// What these keys weigh in two statements, on the average.
fn weight(keys: &Keys, shared: &[u32], a: &Told, b: &Told) -> f64 {
    shared.iter().map(|key| keys.weight(*key) * (a.share(*key) + b.share(*key)) / 2.0).sum()
}

/// Whether two statements share but one thing of what is said.
fn is_thin(keys: &Keys, shared: &[u32], a: &Told, b: &Told) -> bool {
    const TWO: f64 = 1.9;
    let said = |key: &&u32| keys.all[**key as usize].is_content() || matches!(keys.all[**key as usize], Key::Stance(..));
    let things = |told: &Told| shared.iter().filter(said).map(|key| told.share(*key)).sum::<f64>();
    f64::max(things(a), things(b)) < TWO
}

/// Acts that reporters tell as one another; none of those that may stand for any.
fn act_family(act: Act) -> Option<u8> {
    Some(match act {
        Act::State | Act::Assert | Act::Admit => return None,
        Act::Appeal | Act::Demand => 0,
        Act::Deny | Act::Reject => 1,
        Act::Accuse | Act::Condemn | Act::Express | Act::Warn | Act::Threaten => 2,
        Act::Support | Act::Commit => 3,
    })
}

/// What two statements share, the weightiest first.
pub fn shared(keys: &Keys, a: &Told, b: &Told) -> Vec<u32> {
    let across = a.lang != b.lang;
    let both = a.keys.iter().filter(|key| b.keys.binary_search(key).is_ok() && keys.counts(**key, across));
    let mut both: Vec<u32> = both.copied().collect();
    both.sort_by(|x, y| keys.weight(*y).total_cmp(&keys.weight(*x)).then(keys.all[*x as usize].cmp(&keys.all[*y as usize])));
    both
}

/// In what two statements differ that are else alike. The codes of negation are not sure enough to keep two languages apart.
fn differ(a: &Told, b: &Told, across: bool) -> Option<DifferenceKind> {
    let opposite = |(issue, stance): (&&str, &Stance)| {
        matches!(
            (stance, b.stances.get(issue)),
            (Stance::Agree, Some(Stance::Disagree)) | (Stance::Disagree, Some(Stance::Agree))
        )
    };
    let one_side = a.stances.iter().any(|(issue, stance)| b.stances.get(issue) == Some(stance));
    if a.stances.iter().any(opposite) || (!across && !one_side && a.negative != b.negative) {
        return Some(DifferenceKind::Polarity);
    }
    figures_differ(&[a], &[b]).then_some(DifferenceKind::Figure)
}

/// Whether two groups of statements tell other figures of the same thing. Of what only one of them counts nobody can say.
pub fn figures_differ(a: &[&Told], b: &[&Told]) -> bool {
    !differing(a, b).is_empty()
}

/// The things of which two groups of statements tell figures that have none in common.
pub fn differing(a: &[&Told], b: &[&Told]) -> BTreeSet<String> {
    let of = |group: &[&Told]| {
        let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (kind, values) in group.iter().flat_map(|told| &told.figures) {
            all.entry(kind.clone()).or_default().extend(values.iter().cloned());
        }
        all
    };
    let (a, b) = (of(a), of(b));
    a.into_iter()
        .filter(|(kind, values)| b.get(kind).is_some_and(|other| values.is_disjoint(other)))
        .map(|(kind, _)| kind)
        .collect()
}
