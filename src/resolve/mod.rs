//! Who is meant: the speaker of each attribution, and for whom they speak.
//!
//! The source phrase is read word by word ([`terms`], [`noun_phrase`]) into a description ([`phrase`]); [`SIEVES`] then try one after the
//! other, surest first, until one knows the speaker. The [`cast`] holds each actor once, whatever it is called; the
//! [`scene`] remembers who was met where. Nobody is guessed silently: what no sieve knows stays unresolved, with a note.

mod cast;
mod context;
mod named;
mod nominal;
mod noun_phrase;
mod owners;
mod phrase;
mod scan;
mod scene;
mod terms;
#[cfg(test)]
mod tests;
mod trim;

use crate::knowledge::actors::Actors;
use crate::knowledge::pack::{Order, Pack};
use crate::model::{Actor, ActorKind, Article, Attribution, Note, NoteKind, Segments, Speaker};
use scene::{Case, Found, Scene};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// One way to know a speaker.
pub struct Sieve {
    /// Its name, as `resolved_by` shows it.
    pub name: &'static str,
    /// How often it is right, in hundredths: where subjects stand first, and where verbs do. Measured on development
    /// documents; `docs/quality.md` tells which.
    pub confidence: [u8; 2],
    find: fn(&mut Scene, &Case) -> Option<Found>,
}

/// The ways to know a speaker, surest first.
pub const SIEVES: &[Sieve] = &[
    Sieve { name: "post", confidence: [92, 92], find: named::post },
    Sieve { name: "name", confidence: [96, 86], find: named::full_name },
    Sieve { name: "alias", confidence: [85, 80], find: named::alias },
    Sieve { name: "nominal", confidence: [88, 88], find: named::nominal },
    Sieve { name: "short-name", confidence: [95, 84], find: named::short_name },
    Sieve { name: "definite", confidence: [94, 86], find: nominal::definite },
    Sieve { name: "continues", confidence: [90, 86], find: context::continues },
    Sieve { name: "pronoun", confidence: [80, 65], find: context::pronoun },
    Sieve { name: "agreement", confidence: [20, 47], find: context::agreement },
    Sieve { name: "body", confidence: [92, 77], find: nominal::own_body },
    Sieve { name: "near", confidence: [70, 70], find: nominal::near },
    Sieve { name: "group", confidence: [90, 76], find: nominal::group },
    Sieve { name: "unnamed", confidence: [82, 51], find: nominal::unnamed },
    Sieve { name: "anonymous", confidence: [92, 82], find: nominal::anonymous },
    Sieve { name: "new-name", confidence: [70, 60], find: named::new_name },
];

/// The most that can be said of a speaker whose state is only the nearest one.
const LENT: u8 = 80;

/// What `resolved_by` says where no sieve knew.
pub const UNRESOLVED: &str = "unresolved";

/// Finds the speaker of each attribution (same order, same length) and the actors that they are.
pub fn resolve(
    article: &Article,
    segments: &Segments,
    attributions: &[Attribution],
    pack: &Pack,
    actors: &Actors,
) -> (Vec<Speaker>, Vec<Actor>, Vec<Note>) {
    let lookup = terms::Lookup { actors, names: actors.lexicon(&pack.tag), speakers: &pack.speakers };
    let mut scene = Scene::new(article, segments, attributions, lookup, pack);
    let mut order: Vec<usize> = (0..attributions.len()).collect();
    // One whose speaker the next report names waits for it.
    let ids: BTreeMap<&str, usize> = attributions.iter().map(|a| (a.id.as_str(), scene::place(a))).collect();
    order.sort_by_key(|&n| {
        let (own, next) =
            (scene::place(&attributions[n]), attributions[n].continues.as_ref().and_then(|id| ids.get(id.as_str())));
        let next = next.copied().filter(|next| *next > own);
        (next.unwrap_or(own), next.is_some(), n)
    });
    let mut by = vec![(UNRESOLVED, 0); attributions.len()];
    for n in order {
        let attribution = &attributions[n];
        let case = Case {
            attribution,
            number: n,
            byte: scene::place(attribution),
            phrase: scene.source(attribution),
            all: attributions,
        };
        let Some((sieve, found)) = SIEVES.iter().find_map(|sieve| Some((sieve, (sieve.find)(&mut scene, &case)?))) else {
            continue;
        };
        let lent = scene.cast.members.get(found.who).is_some_and(|m| m.lent);
        let confidence = sieve.confidence[usize::from(pack.order == Order::VerbFirst)];
        by[n] = (sieve.name, if lent { confidence.min(LENT) } else { confidence });
        for span in &attribution.source {
            scene.see(found.who, span.of(&article.text));
        }
        scene.spoke(case.byte, found.who);
        scene.found[n] = Some(found);
    }
    scene.cast.name_persons();
    let mut notes = Vec::new();
    let speakers = scene.found.iter().zip(by).zip(attributions).map(|((found, (name, confidence)), attribution)| match found {
        Some(found) => Speaker {
            actor: scene.cast.members.get(found.who).map(|m| m.id.clone()),
            speaks_for: scene.cast.speaks_for(found.who),
            source_kind: found.kind,
            resolved_by: Cow::Borrowed(name),
            speaker_confidence: confidence,
        },
        None => {
            notes.push(unresolved(attribution, &article.text));
            Speaker { resolved_by: Cow::Borrowed(UNRESOLVED), ..Speaker::default() }
        }
    });
    let speakers: Vec<Speaker> = speakers.collect();
    let list = list(&scene, &article.lang);
    (speakers, list, notes)
}

fn unresolved(attribution: &Attribution, text: &str) -> Note {
    let words = |spans: &[crate::model::Span]| spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" … ");
    let note = match attribution.source.is_empty() {
        true => Note::of(&NoteKind::NOBODY_NAMED, []),
        false => Note::of(&NoteKind::ANYBODY, [("words", words(&attribution.source).into())]),
    };
    match attribution.source.first().or(attribution.cue.first()).or(attribution.content.first()) {
        Some(span) => note.at(*span),
        None => note,
    }
}

/// The speakers and those for whom they speak, by id.
fn list(scene: &Scene, lang: &str) -> Vec<Actor> {
    let who: BTreeSet<usize> = scene.found.iter().flatten().map(|found| found.who).collect();
    let mut list: Vec<Actor> = who.iter().filter_map(|&who| scene.cast.actor(who, lang, scene.lookup.actors)).collect();
    let have: BTreeSet<String> = list.iter().map(|actor| actor.id.clone()).collect();
    let principals: BTreeSet<String> =
        list.iter().filter_map(|actor| actor.speaks_for.clone()).filter(|id| !have.contains(id)).collect();
    for id in principals {
        let member = scene.cast.members.iter().position(|m| m.id == id);
        let known = scene.lookup.actors.by_id(&id);
        list.push(match member.and_then(|who| scene.cast.actor(who, lang, scene.lookup.actors)) {
            Some(actor) => actor,
            None => {
                let mut names = scene.lookup.actors.display(&id);
                if names.is_empty() {
                    names.insert("en".to_owned(), id.replace('-', " "));
                }
                Actor { kind: known.map_or(ActorKind::Group, |entry| entry.kind), id, names, ..Actor::default() }
            }
        });
    }
    list.sort_by(|a, b| a.id.cmp(&b.id));
    list
}
