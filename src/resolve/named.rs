//! Sieves for those who are named: accounts, persons, states, bodies, offices.

use super::cast::{Member, root};
use super::phrase::Head;
use super::scene::{Case, Found, Scene};
use crate::model::{ActorKind, Number, SourceKind};

/// An embedded post is its account's. "— Jane Roe (@jroe) May 3, 2021" → `@jroe`.
pub fn post(scene: &mut Scene, case: &Case) -> Option<Found> {
    if !case.attribution.post {
        return None;
    }
    let written = case.attribution.source.first()?.of(scene.text);
    let is_handle = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let handle = written.find('@').map(|at| {
        let rest = &written[at + 1..];
        &rest[..rest.find(|c| !is_handle(c)).unwrap_or(rest.len())]
    });
    let id = match handle {
        Some(handle) if !handle.is_empty() => format!("@{}", handle.to_lowercase()),
        _ => format!("@{}", crate::text::likeness::slug(written)),
    };
    let who = scene.cast.fixed(Member { kind: ActorKind::Account, id, shown: written.trim().to_owned(), ..Member::default() });
    Some(Found { who, kind: SourceKind::Account })
}

/// A full name, or a name after a title or office: "Turkish President Recep Tayyip Erdogan", المتحدث سامر كرم.
pub fn full_name(scene: &mut Scene, case: &Case) -> Option<Found> {
    let phrase = case.phrase.as_ref()?;
    if phrase.name.is_empty() || phrase.name.len() < 2 && !phrase.introduced {
        return None;
    }
    let latest = scene.latest(case.byte);
    let who = scene.person(phrase, &latest, true);
    scene.lend_owner(who, phrase, case.byte);
    Some(Found { who, kind: SourceKind::NamedPerson })
}

/// A state or body by its name: "Baku", "Israelis", الأمم المتحدة.
pub fn alias(scene: &mut Scene, case: &Case) -> Option<Found> {
    let phrase = case.phrase.as_ref()?;
    let person = matches!(phrase.head, Head::Office | Head::Role | Head::Body)
        && scene.owner(phrase).is_some_and(|id| scene.is_person(&id));
    // "The company's head of personnel, X": X, if an actors file has them.
    let described = phrase.kind.is_some() && !(person && phrase.role.is_some());
    let plain = phrase.name.is_empty() && phrase.body.is_none() && !described && !phrase.quantified;
    if !plain || !person && !matches!(phrase.head, Head::State | Head::Body | Head::People) {
        return None;
    }
    let who = match scene.owner(phrase).filter(|_| person) {
        Some(owner) => scene.body(&owner, phrase),
        None => scene.alone(phrase)?,
    };
    Some(Found { who, kind: body_or_person(scene, who) })
}

/// An actors file may hold persons too.
fn body_or_person(scene: &Scene, who: usize) -> SourceKind {
    match scene.cast.members.get(who).map(|m| m.kind) {
        Some(ActorKind::Person) => SourceKind::NamedPerson,
        _ => SourceKind::NamedBody,
    }
}

/// An office, a body or an official with its state: "the Azerbaijani presidency", وزارة الدفاع في أذربيجان.
pub fn nominal(scene: &mut Scene, case: &Case) -> Option<Found> {
    let phrase = case.phrase.as_ref().filter(|p| p.name.is_empty())?;
    let owner = scene.owner(phrase);
    match phrase.head {
        Head::Body | Head::State => {
            let who = scene.alone(phrase)?;
            Some(Found { who, kind: body_or_person(scene, who) })
        }
        Head::Office => Some(Found { who: scene.alone(phrase)?, kind: SourceKind::UnnamedOfficial }),
        Head::Spokesperson => {
            // The spokesman of this principal may be named elsewhere in the article.
            let owner = owner?;
            let body = phrase.body.or(phrase.office);
            let same = |m: &Member| {
                m.spokesperson
                    && m.owner.as_deref().map(root) == Some(root(&owner))
                    && m.kind == ActorKind::Person
                    && (body.is_none() || m.office.is_none() || m.office.as_deref() == body)
            };
            let mut named = scene.cast.members.iter().enumerate().filter(|(_, m)| same(m));
            if let (Some((who, _)), None) = (named.next(), named.next()) {
                return Some(Found { who, kind: SourceKind::UnnamedOfficial });
            }
            let id = match body {
                Some(body) => format!("{owner}/{body}/spokesperson"),
                None => format!("{owner}/spokesperson"),
            };
            let who = scene.cast.fixed(Member {
                kind: ActorKind::Office,
                id,
                owner: Some(owner),
                spokesperson: true,
                represents: true,
                gender: phrase.gender,
                number: Some(Number::Singular),
                ..Member::default()
            });
            Some(Found { who, kind: SourceKind::UnnamedOfficial })
        }
        Head::Official | Head::Role => {
            let owner = owner.filter(|_| phrase.head == Head::Official || super::cast::represents(phrase))?;
            let role = phrase.role?;
            let id = match phrase.body.filter(|b| *b != "government") {
                Some(body) => format!("{owner}/{body}/{role}"),
                None => format!("{owner}/{role}"),
            };
            let plural = phrase.number == Some(Number::Plural);
            let who = scene.cast.fixed(Member {
                kind: if plural { ActorKind::Group } else { ActorKind::Office },
                id,
                owner: Some(owner),
                role: Some(role.to_owned()),
                represents: true,
                gender: phrase.gender,
                number: phrase.number,
                ..Member::default()
            });
            Some(Found { who, kind: SourceKind::UnnamedOfficial })
        }
        _ => None,
    }
}

/// A later short form of a person named in the article: "Blinken", «بلينكن».
pub fn short_name(scene: &mut Scene, case: &Case) -> Option<Found> {
    let phrase = case.phrase.as_ref().filter(|p| !p.name.is_empty())?;
    let owner = scene.owner(phrase);
    let latest = scene.latest(case.byte);
    let mut who = scene.cast.person(phrase, owner.as_deref(), &latest)?;
    // Made of this very phrase only: a fuller name may stand further on.
    if scene.cast.members.get(who).is_some_and(|m| m.name.len() < 2) {
        let fuller = |m: &Member| m.name.len() > 1 && m.name.last() == phrase.name.last();
        who = scene.cast.members.iter().position(fuller).unwrap_or(who);
    }
    scene.lend_owner(who, phrase, case.byte);
    Some(Found { who, kind: SourceKind::NamedPerson })
}

/// A name that the article gives once and short.
pub fn new_name(scene: &mut Scene, case: &Case) -> Option<Found> {
    let phrase = case.phrase.as_ref()?;
    (!phrase.name.is_empty()).then(|| Found { who: scene.person(phrase, &[], true), kind: SourceKind::NamedPerson })
}
