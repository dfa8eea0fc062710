//! How alike two statements are, and what keeps them apart.

use super::keys::{Keys, Told};
use crate::model::{DifferenceKind, Stance};

/// Articles further apart than this many days do not tell of the same act of speech.
const DAYS: i64 = 3;

/// Two statements that may be one.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Indices into [`Keys::told`], the smaller first.
    pub of: [u32; 2],
    /// 0 to 1.
    pub likeness: f64,
    /// In two languages.
    pub across: bool,
    /// What keeps them apart, though they are alike.
    pub differ: Option<DifferenceKind>,
}

/// How the speakers of two statements stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Voices {
    /// One actor.
    Same,
    /// A body and its spokesman, a state and its president.
    Party,
    /// Two persons of one party.
    Persons,
    /// Nobody knows who speaks in one of them.
    Unknown,
    /// Two parties.
    Other,
}

fn voices(a: &Told, b: &Told) -> Voices {
    match (a.actor, b.actor) {
        (Some(x), Some(y)) if x == y => Voices::Same,
        (Some(_), Some(_)) if a.party == b.party => {
            if a.person && b.person {
                Voices::Persons
            } else {
                Voices::Party
            }
        }
        _ if !a.source.is_disjoint(&b.source) => Voices::Party,
        (Some(_), Some(_)) => Voices::Other,
        _ => Voices::Unknown,
    }
}

/// From which likeness on two statements are one act of speech: the less is known of their being one speaker's, the more
/// their words must say it. Across languages two parties never meet.
fn enough(voices: Voices, across: bool) -> f64 {
    match (voices, across) {
        (Voices::Same, false) => 0.40,
        (Voices::Party, false) => 0.50,
        (Voices::Persons | Voices::Unknown, false) => 0.75,
        (Voices::Other, false) => 0.90,
        (Voices::Same, true) => 0.35,
        (Voices::Party, true) => 0.40,
        (Voices::Persons | Voices::Unknown, true) => 0.60,
        (Voices::Other, true) => 2.0,
    }
}

/// What shared keys must weigh in all, so that two short statements are not joined for one word.
const LEAST: f64 = 6.0;

/// Judges two statements; none where they are not alike.
pub fn judge(keys: &Keys, x: u32, y: u32) -> Option<Pair> {
    let (a, b) = (&keys.told[x as usize], &keys.told[y as usize]);
    if a.day.zip(b.day).is_some_and(|(a, b)| (a - b).abs() > DAYS) {
        return None;
    }
    let across = a.lang != b.lang;
    let weigh = |told: &Told| told.keys.iter().filter(|key| keys.counts(**key, across)).map(|key| keys.weight(*key)).sum::<f64>();
    let (all_a, all_b) = (weigh(a), weigh(b));
    let shared: f64 = shared(keys, a, b).iter().map(|key| keys.weight(*key)).sum();
    if shared < LEAST {
        return None;
    }
    let (dice, part) = (2.0 * shared / (all_a + all_b), shared / all_a.min(all_b));
    let likeness = (0.6 * dice + 0.4 * part).min(1.0);
    let voices = voices(a, b);
    if likeness < enough(voices, across) {
        return None;
    }
    Some(Pair { of: [x, y], likeness, across, differ: differ(a, b, across) })
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
    if a.stances.iter().any(opposite) || (!across && a.negative != b.negative) {
        return Some(DifferenceKind::Polarity);
    }
    let apart = !a.figures.is_empty() && !b.figures.is_empty() && a.figures.is_disjoint(&b.figures);
    apart.then_some(DifferenceKind::Figure)
}
