//! Names to show for those whom no article names: "Norway: officials", «النرويج: مسؤولون».

use crate::knowledge::Knowledge;
use crate::knowledge::speakers::SpeakerWords;
use crate::model::Actor;
use std::collections::BTreeMap;

/// Gives every office, group and source a name in each language that has a pack, from the words of that pack. Where an actor
/// has only its id for a name, the id goes.
pub fn complete(actors: &mut BTreeMap<String, Actor>, knowledge: &Knowledge) {
    for actor in actors.values_mut() {
        let id = actor.id.clone();
        let mut names = std::mem::take(&mut actor.names);
        names.retain(|_, name| *name != id);
        for (tag, pack) in &knowledge.packs {
            if names.contains_key(tag) {
                continue;
            }
            if let Some(name) = described(&id, tag, knowledge, &pack.speakers) {
                names.insert(tag.clone(), name);
            }
        }
        if names.is_empty() {
            names.insert("und".to_owned(), id);
        }
        actor.names = names;
    }
}

/// `norway/officials` → the owner's name and the word for the role.
fn described(id: &str, tag: &str, knowledge: &Knowledge, words: &SpeakerWords) -> Option<String> {
    if let Some(name) = knowledge.actors.display(id).remove(tag) {
        return Some(name);
    }
    match id.rsplit_once('/') {
        None => words.display(id).map(str::to_owned),
        Some((owner, role)) => {
            let owner = described(owner, tag, knowledge, words)?;
            Some(format!("{owner}: {}", words.display(role)?))
        }
    }
}
