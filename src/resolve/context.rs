//! Sieves for those whom the words do not name: continued speech, pronouns, dropped subjects.

use super::cast::Member;
use super::phrase::Head;
use super::scene::{Case, Found, Scene};
use crate::model::{ActorKind, Agreement, Attribution, Gender, SourceKind};

/// The speaker of the attribution that goes on here.
pub fn continues(scene: &mut Scene, case: &Case) -> Option<Found> {
    let id = case.attribution.continues.as_ref().filter(|_| case.phrase.is_none())?;
    // Looked for backwards: it seldom stands far.
    let (earlier, later) = case.all.split_at(case.number);
    let own = |a: &Attribution| a.id == *id;
    let before = earlier.iter().rposition(own).or_else(|| Some(case.number + 1 + later.iter().skip(1).position(own)?))?;
    scene.found.get(before).copied().flatten()
}

/// He, she, they, "the latter", "who".
pub fn pronoun(scene: &mut Scene, case: &Case) -> Option<Found> {
    let phrase = case.phrase.as_ref().filter(|p| p.head == Head::Pronoun)?;
    // "Both sides": who they are is not said.
    if phrase.role == Some("joint") {
        return None;
    }
    if matches!(phrase.role, Some("latter" | "relative")) {
        let who = scene
            .latest(case.byte)
            .into_iter()
            .find(|&who| scene.agrees(who, Agreement { gender: phrase.gender, number: None }))?;
        return Some(found(scene, who));
    }
    // "It" is no person.
    let thing = phrase.role == Some("thing");
    let form = Agreement { gender: phrase.gender, number: phrase.number };
    let found = latest(scene, case, form, &|member| !thing || member.kind != ActorKind::Person)?;
    // Who was "she" once will not be "he" later.
    if let Some(member) = scene.cast.members.get_mut(found.who).filter(|m| m.kind == ActorKind::Person) {
        member.gender = member.gender.or(phrase.gender);
    }
    Some(found)
}

/// A dropped subject: whoever spoke last and agrees with the verb; else the subject last met that does.
pub fn agreement(scene: &mut Scene, case: &Case) -> Option<Found> {
    if case.phrase.is_some() {
        return None;
    }
    latest(scene, case, case.attribution.agreement, &|_| true)
}

fn latest(scene: &Scene, case: &Case, form: Agreement, may: &dyn Fn(&Member) -> bool) -> Option<Found> {
    let before = scene.before(case.byte);
    let agrees = |who: usize| scene.agrees(who, form) && scene.cast.members.get(who).is_some_and(may);
    // Somebody who spoke; a subject met since then only where that speaker does not agree.
    let speaker = before.iter().rev().find(|met| met.spoke && agrees(met.who));
    let subject = || before.iter().rev().find(|met| met.subject && agrees(met.who));
    // A person who is the subject of the sentence before, or of this one, comes before an earlier speaker.
    let sentence = scene.words.sentence_at(case.byte);
    let fresh = subject().filter(|met| {
        let near = scene.words.sentence_at(met.byte) + 1 >= sentence;
        let sure = |m: &Member| m.gender.is_some() || form.gender != Some(Gender::Feminine);
        let person = scene.cast.members.get(met.who).is_some_and(|m| m.kind == ActorKind::Person && sure(m));
        near && person && speaker.is_none_or(|s| scene.words.sentence_at(s.byte) < scene.words.sentence_at(met.byte))
    });
    let who = fresh.or(speaker).or_else(subject)?.who;
    Some(found(scene, who))
}

fn found(scene: &Scene, who: usize) -> Found {
    let kind = match scene.cast.members.get(who).map(|m| m.kind).unwrap_or_default() {
        ActorKind::Person => SourceKind::NamedPerson,
        ActorKind::Office => SourceKind::UnnamedOfficial,
        ActorKind::Body | ActorKind::State | ActorKind::International => SourceKind::NamedBody,
        ActorKind::Group => SourceKind::Group,
        ActorKind::Account => SourceKind::Account,
        ActorKind::Anonymous => SourceKind::Anonymous,
    };
    Found { who, kind }
}
