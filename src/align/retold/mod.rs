//! The same act of speech, told by several articles.
//!
//! Within a language by the likeness of words, across languages by what crosses them: speaker, codes, figures, names. Two
//! statements that are alike but for a figure or for their polarity are linked as different, never joined. Candidates come
//! from an index of rare keys ([`candidates`]); what was joined keeps why.

mod candidates;
mod keys;
mod score;
mod told;

use crate::knowledge::Knowledge;
use crate::knowledge::concepts::Concepts;
use crate::model::{Actor, Difference, DifferenceKind, Joined, Reading, Retelling, RetellingKind, Stance};
use candidates::Candidates;
use keys::Keys;
use rayon::prelude::*;
use score::Pair;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use told::Told;

/// From this likeness on two statements are one even where a third fits one of them better.
const SURE: f64 = 0.85;
/// Two statements of one article are one act of speech only where their words are this much alike.
const TWICE: f64 = 0.75;
/// How alike the statements of two groups must be on the whole, and how many of each are looked at.
const LOOSE: f64 = 0.32;
const MANY: usize = 8;
/// One that is this much more alike than it must be is joined although a third fits better, if it fits nearly as well.
const CLEAR: f64 = 0.1;
const NEARLY: f64 = 0.75;
/// How many of the things shared a reader is told.
const SHOWN: usize = 8;

/// Groups the statements of a corpus into retellings, in the order of their first statements. `copies` are the ids of
/// statements in reprinted text.
pub fn retellings(
    readings: &[Reading],
    actors: &BTreeMap<String, Actor>,
    copies: &BTreeSet<String>,
    knowledge: &Knowledge,
) -> Vec<Retelling> {
    let keys = Keys::of(readings, actors, knowledge);
    let candidates = Candidates::new(&keys);
    let judged =
        |one: u32| candidates.of(one).into_iter().filter_map(|other| score::judge(&keys, one, other)).collect::<Vec<_>>();
    let pairs = (0..keys.told.len() as u32).into_par_iter().flat_map_iter(judged);
    let (apart, alike): (Vec<Pair>, Vec<Pair>) = lone(pairs.collect()).into_iter().partition(|pair| pair.differ.is_some());
    let mut alike = best(&keys, alike);
    alike.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.of.cmp(&b.of)));
    let mut groups = Groups::new(&keys);
    let joined: Vec<Pair> = alike.into_iter().filter(|pair| groups.join(pair.of)).collect();
    let mut retellings = groups.retellings(&joined, copies, &knowledge.concepts);
    link(&mut retellings, &keys, &apart);
    retellings
}

/// Of the pairs that are not alike enough, keeps those where neither statement is nearly as like any other.
fn lone(pairs: Vec<Pair>) -> Vec<Pair> {
    /// What the next best may have of the best.
    const RIVAL: f64 = 0.6;
    let mut top: BTreeMap<u32, [f64; 2]> = BTreeMap::new();
    for (at, likeness) in pairs.iter().flat_map(|pair| pair.of.map(|at| (at, pair.likeness))) {
        let [first, second] = top.entry(at).or_default();
        (*first, *second) = if likeness > *first { (likeness, *first) } else { (*first, second.max(likeness)) };
    }
    let is_lone = |pair: &Pair| pair.of.iter().all(|at| top[at][0] <= pair.likeness && top[at][1] <= RIVAL * pair.likeness);
    pairs.into_iter().filter(|pair| pair.over >= 0.0 || is_lone(pair)).collect()
}

/// Keeps a pair only where each is the best that the other's article has for it: one article tells an act of speech once,
/// as a rule.
fn best(keys: &Keys, pairs: Vec<Pair>) -> Vec<Pair> {
    let article = |at: u32| keys.told[at as usize].at.reading;
    let mut top: BTreeMap<(u32, usize), f64> = BTreeMap::new();
    for pair in &pairs {
        for [one, other] in [pair.of, [pair.of[1], pair.of[0]]] {
            let best = top.entry((one, article(other))).or_default();
            *best = best.max(pair.likeness);
        }
    }
    let is_best = |one: u32, other: u32, likeness: f64| top.get(&(one, article(other))).is_none_or(|best| likeness >= *best);
    let keep = |pair: &Pair| {
        let [a, b] = pair.of;
        if article(a) == article(b) {
            return pair.likeness >= TWICE;
        }
        let raised = if pair.over >= CLEAR { pair.likeness / NEARLY } else { pair.likeness };
        pair.likeness >= SURE || is_best(a, b, raised) && is_best(b, a, raised)
    };
    pairs.into_iter().filter(keep).collect()
}

/// Statements in groups that grow, each with what a new member may not contradict.
struct Groups<'k, 'a> {
    keys: &'k Keys<'a>,
    /// For each statement the group that it is in, by one of its members.
    of: Vec<u32>,
    members: BTreeMap<u32, Vec<u32>>,
}

impl<'k, 'a> Groups<'k, 'a> {
    fn new(keys: &'k Keys<'a>) -> Self {
        let all = 0..keys.told.len() as u32;
        Self { keys, of: all.clone().collect(), members: all.map(|at| (at, vec![at])).collect() }
    }

    /// Joins the groups of two statements, unless they contradict each other; whether it did.
    fn join(&mut self, [a, b]: [u32; 2]) -> bool {
        let (a, b) = (self.of[a as usize], self.of[b as usize]);
        let (a, b) = (a.min(b), a.max(b));
        if a == b || self.contradict(a, b) {
            return false;
        }
        let moved = self.members.remove(&b).unwrap_or_default();
        for at in &moved {
            self.of[*at as usize] = a;
        }
        self.members.entry(a).or_default().extend(moved);
        true
    }

    /// Whether the figures or stances of two groups cannot be one act of speech's.
    fn contradict(&self, a: u32, b: u32) -> bool {
        let told = |group: u32| self.members[&group].iter().map(|at| &self.keys.told[*at as usize]).collect::<Vec<&Told>>();
        let (a, b) = (told(a), told(b));
        let [x, y] = [&a, &b].map(|of| of.iter().flat_map(|told| told.stances.clone()).collect::<BTreeSet<_>>());
        let against = |stance: &Stance| match stance {
            Stance::Agree => Some(Stance::Disagree),
            Stance::Disagree => Some(Stance::Agree),
            _ => None,
        };
        // Else a chain of statements, each a little like the next, would join what is not alike at all.
        let pairs = a.iter().take(MANY).flat_map(|x| b.iter().take(MANY).map(move |y| (x, y)));
        let (count, sum) = pairs.fold((0.0, 0.0), |(count, sum), (x, y)| (count + 1.0, sum + score::likeness(self.keys, x, y)));
        if count > 1.0 && sum < count * LOOSE {
            return true;
        }
        // Nor do two parties, or two persons, become one by way of a statement of which nobody knows whose it is.
        let apart = |who: &dyn Fn(&Told<'_>) -> Option<String>| {
            let of = |group: &[&Told<'_>]| group.iter().filter(|t| t.firm).filter_map(|t| who(t)).collect::<BTreeSet<_>>();
            let (here, there) = (of(&a), of(&b));
            !here.is_empty() && !there.is_empty() && here.is_disjoint(&there)
        };
        let (parties, persons) =
            (apart(&|t| t.party.map(str::to_owned)), apart(&|t| t.actor.filter(|_| t.person).map(str::to_owned)));
        if parties && sum < count * SURE || persons && sum < count * TWICE {
            return true;
        }
        let opposed = x.iter().any(|(issue, stance)| against(stance).is_some_and(|other| y.contains(&(*issue, other))));
        opposed || score::figures_differ(&a, &b)
    }

    fn retellings(&self, joined: &[Pair], copies: &BTreeSet<String>, concepts: &Concepts) -> Vec<Retelling> {
        let id = |at: u32| self.keys.told[at as usize].id.clone();
        let mut why: BTreeMap<u32, Vec<&Pair>> = BTreeMap::new();
        for pair in joined {
            why.entry(self.of[pair.of[0] as usize]).or_default().push(pair);
        }
        let retelling = |(group, members): (&u32, &Vec<u32>)| {
            let mut members = members.clone();
            members.sort_unstable();
            let pairs = why.get(group).map_or(&[][..], Vec::as_slice);
            let (codes, wording) = (pairs.iter().any(|p| p.across), pairs.iter().any(|p| !p.across));
            Retelling {
                id: self::id(&id(members[0])),
                kind: match (wording, codes) {
                    (false, false) => RetellingKind::Single,
                    (true, false) => RetellingKind::Wording,
                    (false, true) => RetellingKind::Codes,
                    (true, true) => RetellingKind::Both,
                },
                statements: members.iter().map(|at| id(*at)).collect(),
                why: pairs.iter().map(|pair| evidence(self.keys, pair, concepts)).collect(),
                copies: members.iter().map(|at| id(*at)).filter(|id| copies.contains(id)).collect(),
                differs: Vec::new(),
            }
        };
        let mut all: Vec<(u32, Retelling)> =
            self.members.iter().map(|all| (all.1.iter().min().copied().unwrap_or(*all.0), retelling(all))).collect();
        all.sort_by_key(|(first, _)| *first);
        all.into_iter().map(|(_, retelling)| retelling).collect()
    }
}

fn evidence(keys: &Keys, pair: &Pair, concepts: &Concepts) -> Joined {
    let [a, b] = pair.of.map(|at| &keys.told[at as usize]);
    Joined {
        statement: b.id.clone(),
        to: a.id.clone(),
        rule: if pair.across { "codes" } else { "wording" }.into(),
        likeness: (pair.likeness * 100.0).round() as u8,
        shared: score::shared(keys, a, b).into_iter().take(SHOWN).map(|key| keys.shown(key, concepts)).collect(),
    }
}

/// The id of a retelling, made of that of its first statement.
pub fn id(id: &str) -> String {
    let digest = Sha256::digest(id.as_bytes());
    std::iter::once("r".to_owned()).chain(digest.iter().take(5).map(|byte| format!("{byte:02x}"))).collect()
}

/// Links retellings that are alike but for a figure or their polarity, each pair once by its likest statements.
fn link(retellings: &mut [Retelling], keys: &Keys, apart: &[Pair]) {
    let mut of: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, retelling) in retellings.iter().enumerate() {
        of.extend(retelling.statements.iter().map(|id| (id.as_str(), at)));
    }
    let mut likest: BTreeMap<(usize, usize), &Pair> = BTreeMap::new();
    for pair in apart {
        let [a, b] = pair.of.map(|at| of.get(keys.told[at as usize].id.as_str()).copied());
        let Some((a, b)) = a.zip(b).filter(|(a, b)| a != b) else { continue };
        let known = likest.entry((a.min(b), a.max(b))).or_insert(pair);
        if pair.likeness > known.likeness {
            *known = pair;
        }
    }
    let mut links = Vec::new();
    for ((a, b), pair) in likest {
        let told = pair.of.map(|at| &keys.told[at as usize]);
        let turned = of.get(told[0].id.as_str()) != Some(&a);
        for (here, there, turn) in [(a, b, turned), (b, a, !turned)] {
            let pair_of = |x: [String; 2]| {
                if turn {
                    let [x, y] = x;
                    [y, x]
                } else {
                    x
                }
            };
            let kind = pair.differ.unwrap_or(DifferenceKind::Figure);
            let apart = score::differing(&[told[0]], &[told[1]]);
            let figures = |at: usize| {
                let of = told[at].figures.iter().filter(|(thing, _)| kind == DifferenceKind::Figure && apart.contains(*thing));
                of.flat_map(|(_, values)| values.clone()).collect::<Vec<String>>()
            };
            let [x, y] = [figures(0), figures(1)];
            links.push((
                here,
                Difference {
                    retelling: retellings[there].id.clone(),
                    kind,
                    statements: pair_of([told[0].id.clone(), told[1].id.clone()]),
                    figures: if turn { [y, x] } else { [x, y] },
                },
            ));
        }
    }
    for (at, difference) in links {
        retellings[at].differs.push(difference);
    }
}

#[cfg(test)]
mod tests;
