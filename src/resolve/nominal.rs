//! Sieves for those who are described: "the ministry", "his spokesman", companies, groups, officials, sources.

use super::cast::{Member, root};
use super::phrase::{Head, Phrase};
use super::scene::{Case, Found, Scene, office_fits};
use crate::knowledge::lexicon::without_article;
use crate::knowledge::speakers::Class;
use crate::model::{ActorKind, Agreement, Number, SourceKind};

fn form(phrase: &Phrase) -> Agreement {
    Agreement { gender: phrase.gender, number: None }
}

/// "The ministry", الوزير, "the spokesman": the one met last that fits the description.
pub fn definite(scene: &mut Scene, case: &Case) -> Option<Found> {
    let phrase = case.phrase.as_ref().filter(|p| p.name.is_empty() && p.owner.is_none())?;
    let known = |m: &Member| m.kind != ActorKind::Person || m.is_sure_person();
    let fits: Box<dyn Fn(&Member) -> bool> = match phrase.head {
        Head::Office => {
            let office = phrase.office?;
            Box::new(move |m| m.office.as_deref().is_some_and(|held| office_fits(office, held)) && m.kind != ActorKind::Body)
        }
        Head::Body if phrase.kind.is_none() && phrase.group.is_none() => {
            let body = phrase.body?;
            Box::new(move |m| m.office.as_deref().is_some_and(|held| office_fits(body, held)) && m.kind == ActorKind::Body)
        }
        // "The newspaper": with words of its own it is another one.
        Head::Body if phrase.own.is_empty() && phrase.definite => {
            let sort = phrase.kind.clone()?;
            Box::new(move |m| {
                m.sort.as_deref() == Some(&sort) || m.sort.is_none() && m.seen.iter().any(|seen| is_called(m, seen, &sort))
            })
        }
        Head::Spokesperson if phrase.body.is_none() && phrase.office.is_none() => Box::new(|m| m.spokesperson),
        Head::Official | Head::Anonymous | Head::Group => {
            let role = phrase.role?;
            let definite = phrase.definite;
            Box::new(move |m| definite && m.role.as_deref().is_some_and(|r| r == role))
        }
        Head::Role if phrase.own.is_empty() || phrase.kind.is_some() || phrase.definite => {
            let role = phrase.role?;
            Box::new(move |m| m.role.as_deref() == Some(role))
        }
        _ => return None,
    };
    let agrees =
        |who: usize| scene.agrees(who, form(phrase)) || matches!(phrase.head, Head::Body | Head::Anonymous | Head::Group);
    let who = scene
        .latest(case.byte)
        .into_iter()
        .find(|&who| scene.cast.members.get(who).is_some_and(|m| known(m) && fits(m)) && agrees(who));
    // Named only further on: "the group's head", then its name.
    let later = || {
        let persons =
            matches!(phrase.head, Head::Office | Head::Role | Head::Spokesperson) && (phrase.definite || !phrase.own.is_empty());
        let one = |(who, m): &(usize, &Member)| m.is_sure_person() && fits(m) && scene.agrees(*who, form(phrase));
        let mut all = scene.cast.members.iter().enumerate().filter(one).filter(|_| persons);
        let first = all.next()?;
        all.next().is_none().then_some(first.0)
    };
    // "The source added", of a source that has another name: whoever spoke last.
    let spoke = || {
        let source = phrase.head == Head::Anonymous && phrase.definite && phrase.number != Some(Number::Plural);
        scene.before(case.byte).iter().rev().find(|met| source && met.spoke).map(|met| met.who)
    };
    // "The lawyer", of somebody called otherwise so far: the person who spoke last.
    let person = || {
        let one = phrase.head == Head::Role && phrase.definite && phrase.number != Some(Number::Plural) && phrase.kind.is_none();
        let fits = |who: usize| scene.cast.members[who].kind == ActorKind::Person && scene.agrees(who, form(phrase));
        scene.before(case.byte).iter().rev().find(|met| one && met.spoke && fits(met.who)).map(|met| met.who)
    };
    let who = who.or_else(later).or_else(spoke).or_else(person)?;
    Some(Found { who, kind: kind_of(scene, who, phrase) })
}

/// "The union" is the Union of Rail Workers, "the council" the Security Council.
fn is_called(member: &Member, seen: &str, sort: &str) -> bool {
    let sort_of = |word: &str| without_article(&crate::knowledge::lexicon::key(word)) == sort;
    let body = matches!(member.kind, ActorKind::Body | ActorKind::International | ActorKind::Group);
    seen.split(' ').take(if body { usize::MAX } else { 1 }).any(sort_of)
}

fn kind_of(scene: &Scene, who: usize, phrase: &Phrase) -> SourceKind {
    match scene.cast.members.get(who).map(|m| m.kind) {
        Some(ActorKind::Group) if phrase.head == Head::Official => SourceKind::UnnamedOfficial,
        Some(ActorKind::Group) => SourceKind::Group,
        Some(ActorKind::Anonymous) => SourceKind::Anonymous,
        Some(ActorKind::Body | ActorKind::State | ActorKind::International) => SourceKind::NamedBody,
        Some(ActorKind::Person) => SourceKind::NamedPerson,
        Some(ActorKind::Account) => SourceKind::Account,
        _ => SourceKind::UnnamedOfficial,
    }
}

/// A company, a party, a newspaper: a body with words of its own, or of a state.
pub fn own_body(scene: &mut Scene, case: &Case) -> Option<Found> {
    let phrase = case.phrase.as_ref().filter(|p| p.name.is_empty() && p.kind.is_some())?;
    if !matches!(phrase.head, Head::Body | Head::Document) {
        return None;
    }
    // "His office", "the office": he.
    if phrase.bureau && phrase.own.is_empty() {
        let holds = |who: &usize| {
            let member = &scene.cast.members[*who];
            member.kind == ActorKind::Office || member.is_sure_person()
        };
        let who = scene.latest(case.byte).into_iter().find(holds)?;
        return Some(Found { who, kind: kind_of(scene, who, phrase) });
    }
    Some(Found { who: scene.own_body(phrase)?, kind: SourceKind::NamedBody })
}

/// An office, body or document that does not say whose: of the state or body met last.
pub fn near(scene: &mut Scene, case: &Case) -> Option<Found> {
    let phrase = case.phrase.as_ref().filter(|p| p.name.is_empty() && p.owner.is_none())?;
    // The leadership of a group, its spokesman: whose is said.
    if let Some(group) = phrase.group {
        let what = match phrase.head {
            Head::Body => phrase.body?,
            Head::Spokesperson => "spokesperson",
            _ => return None,
        };
        let who = scene.cast.fixed(Member {
            kind: if phrase.head == Head::Body { ActorKind::Body } else { ActorKind::Office },
            id: format!("{group}/{what}"),
            owner: Some(group.to_owned()),
            spokesperson: phrase.head == Head::Spokesperson,
            represents: true,
            gender: phrase.gender,
            ..Member::default()
        });
        return Some(Found { who, kind: kind_of(scene, who, phrase) });
    }
    match phrase.head {
        Head::Document => {
            let who = scene.before(case.byte).iter().rev().filter(|met| met.spoke).map(|met| met.who).next();
            let who = who.or_else(|| scene.latest(case.byte).into_iter().next())?;
            Some(Found { who, kind: kind_of(scene, who, phrase) })
        }
        Head::Office | Head::Body | Head::State | Head::Spokesperson | Head::Official => {
            if phrase.kind.is_some() {
                return None;
            }
            // With words of its own it is somebody else's: "officials in the coastal region".
            if matches!(phrase.head, Head::Spokesperson | Head::Official) && phrase.body.is_none() && !phrase.own.is_empty() {
                return None;
            }
            let kin = phrase.body.or(phrase.office).and_then(|office| scene.owner_of_kin(case.byte, office));
            let local = phrase.office.or(phrase.body).is_some_and(|office| !super::owners::national(office));
            let owner = kin.or_else(|| scene.owner_near(case.byte, phrase).filter(|_| !local))?;
            let owner = root(&owner).to_owned();
            // "A spokesman for the ministry": the one that was named.
            let ministry = |m: &&Member| m.office.as_deref().is_some_and(|held| held.starts_with("ministry-of"));
            let named = || scene.latest(case.byte).iter().find_map(|&who| scene.cast.members.get(who).filter(ministry));
            let named = named().filter(|_| phrase.body == Some("ministry"));
            let owner = named.and_then(|m| m.owner.as_deref()).map_or(owner, |of| root(of).to_owned());
            let body = named.and_then(|m| m.office.clone()).or(phrase.body.or(phrase.office).map(str::to_owned));
            let who = match phrase.head {
                Head::Office => {
                    let office = super::cast::office_id(phrase.office?, phrase.deputy);
                    scene.office(&owner, &office, phrase)
                }
                Head::Spokesperson | Head::Official => {
                    let role = if phrase.head == Head::Official { phrase.role? } else { "spokesperson" };
                    let body = body.map(|b| format!("/{b}")).unwrap_or_default();
                    let plural = phrase.number == Some(Number::Plural);
                    scene.cast.fixed(Member {
                        kind: if plural { ActorKind::Group } else { ActorKind::Office },
                        id: format!("{owner}{body}/{role}"),
                        owner: Some(owner),
                        role: Some(role.to_owned()),
                        spokesperson: phrase.head == Head::Spokesperson,
                        represents: true,
                        gender: phrase.gender,
                        number: phrase.number,
                        ..Member::default()
                    })
                }
                _ => scene.body(&owner, phrase),
            };
            Some(Found { who, kind: kind_of(scene, who, phrase) })
        }
        _ => None,
    }
}

/// Protesters, residents, analysts: a group, of a state or not. It speaks for itself.
pub fn group(scene: &mut Scene, case: &Case) -> Option<Found> {
    let phrase = case.phrase.as_ref().filter(|p| p.name.is_empty())?;
    let people = phrase.head == Head::People && phrase.quantified;
    if phrase.head != Head::Group && !people {
        return None;
    }
    let role = phrase.role.unwrap_or("people");
    let owner = scene.owner(phrase);
    // "Others" speak for the group of which they are the others.
    let part_of = (role == "others").then(|| {
        let is_group = |who: &usize| scene.cast.members.get(*who).is_some_and(|m| m.kind == ActorKind::Group);
        scene.latest(case.byte).into_iter().find(is_group).map(|who| scene.cast.members[who].id.clone())
    });
    let whole = part_of.flatten();
    // "Some" of nobody known are nobody.
    if role == "others" && whole.is_none() && owner.is_none() {
        return None;
    }
    // "The lawmakers", then "the Egyptian lawmakers": one group.
    let before = scene.cast.members.iter().position(|m| m.kind == ActorKind::Group && m.id == role);
    if let Some(who) = before.filter(|_| owner.is_some() && phrase.definite) {
        return Some(Found { who, kind: SourceKind::Group });
    }
    let id = match (&whole, &owner) {
        (Some(whole), _) => format!("{whole}/{role}"),
        (None, Some(owner)) => format!("{owner}/{role}"),
        (None, None) => role.to_owned(),
    };
    let member =
        Member { kind: ActorKind::Group, id, role: Some(role.to_owned()), number: Some(Number::Plural), ..Member::default() };
    let who = scene.cast.fixed(member);
    Some(Found { who, kind: SourceKind::Group })
}

/// An office, an official, a role without a name and without whose: "a lawyer", محامي العائلة.
pub fn unnamed(scene: &mut Scene, case: &Case) -> Option<Found> {
    let phrase = case.phrase.as_ref().filter(|p| p.name.is_empty())?;
    let role = match phrase.head {
        // A title alone is nobody's.
        Head::Role if matches!(phrase.role, Some("mr" | "dr")) && phrase.own.is_empty() => return None,
        Head::Role | Head::Official => phrase.role?,
        Head::Office => phrase.office?,
        Head::Spokesperson => "spokesperson",
        Head::Body => phrase.body?,
        _ => return None,
    };
    let of = scene.owner(phrase).map(|owner| format!("{owner}/")).unwrap_or_default();
    let own = scene.slug(phrase.own_span);
    let id = if own.is_empty() { format!("{of}{role}") } else { format!("{of}{role}-{own}") };
    let plural = phrase.number == Some(Number::Plural);
    let kind = match phrase.head {
        Head::Body => ActorKind::Body,
        _ if plural => ActorKind::Group,
        _ => ActorKind::Office,
    };
    let who = scene.cast.fixed(Member {
        kind,
        id,
        role: Some(role.to_owned()),
        // With words of its own it is shown as it is written.
        shown: if own.is_empty() { String::new() } else { described(scene, case) },
        spokesperson: phrase.head == Head::Spokesperson,
        gender: phrase.gender,
        number: phrase.number,
        ..Member::default()
    });
    let kind = match phrase.head {
        Head::Role => SourceKind::Group,
        Head::Body => SourceKind::NamedBody,
        _ => SourceKind::UnnamedOfficial,
    };
    Some(Found { who, kind })
}

/// The source as it is written, without what stands before the first word that says something.
fn described(scene: &Scene, case: &Case) -> String {
    let written = case.attribution.source.first().map_or("", |span| span.of(scene.text));
    let words: Vec<&str> = written.split_whitespace().collect();
    let from = words.iter().take_while(|word| scene.lookup.speakers.word(word).is_some_and(|w| w.class == Class::Stop)).count();
    words.get(from..).unwrap_or_default().join(" ")
}

/// Sources that the text hides. "Security sources in X" speak for X; "X sources" could be anybody's.
pub fn anonymous(scene: &mut Scene, case: &Case) -> Option<Found> {
    let phrase = case.phrase.as_ref().filter(|p| p.head == Head::Anonymous)?;
    let role = phrase.role.unwrap_or("sources");
    let owner = if phrase.owners > 1 { None } else { scene.owner(phrase) };
    let state = owner.as_deref().and_then(|id| scene.lookup.actors.by_id(id)).is_some_and(|e| e.kind == ActorKind::State);
    let represents = owner.is_some() && (!state || phrase.institutional || phrase.body.is_some());
    let id = match &owner {
        Some(owner) => format!("{owner}/{role}"),
        None => role.to_owned(),
    };
    let who = scene.cast.fixed(Member {
        kind: ActorKind::Anonymous,
        id,
        owner: if represents { owner } else { Some("sources".to_owned()) },
        role: Some(role.to_owned()),
        represents: true,
        gender: phrase.gender,
        number: phrase.number,
        ..Member::default()
    });
    Some(Found { who, kind: SourceKind::Anonymous })
}
