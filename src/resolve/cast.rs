//! The actors of one article: one entry for each, whatever it is called.

use super::phrase::{Head, Phrase};
use crate::knowledge::actors::Actors;
use crate::model::{Actor, ActorKind, Gender, Number};
use crate::text::forms::Inflection;
use crate::text::likeness;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// An actor while the article is read.
#[derive(Clone, Debug, Default)]
pub struct Member {
    pub kind: ActorKind,
    /// Fixed id; persons get theirs at the end, when all that is said of them is known.
    pub id: String,
    /// Keys of a person's name.
    pub name: Vec<String>,
    /// The fullest name as written.
    pub shown: String,
    /// The name comes from a source, whose ends are sure; else from running text, where a name may run on.
    pub sure: bool,
    pub seen: BTreeSet<String>,
    /// Id of the state or body to which it belongs.
    pub owner: Option<String>,
    /// Office held, or kind of body.
    pub office: Option<String>,
    /// Role, group, or anonymous id.
    pub role: Option<String>,
    /// The kind of a body that is no office (its key).
    pub sort: Option<String>,
    pub spokesperson: bool,
    /// Speaks for its owner.
    pub represents: bool,
    /// The owner is only the one who stands nearest; the text does not say it.
    pub lent: bool,
    pub gender: Option<Gender>,
    pub number: Option<Number>,
}

impl Member {
    /// A person whose name is no chance word after a title.
    pub fn is_sure_person(&self) -> bool {
        self.kind == ActorKind::Person && (self.sure || self.name.len() > 1 || !self.id.is_empty())
    }
}

/// The state or organisation of an id: what stands before the first `/`.
pub fn root(id: &str) -> &str {
    id.split('/').next().unwrap_or(id)
}

/// All actors of one article.
#[derive(Debug, Default)]
pub struct Cast {
    pub members: Vec<Member>,
    by_id: BTreeMap<String, usize>,
    inflection: Arc<Inflection>,
}

impl Cast {
    /// Nobody yet.
    pub fn new(inflection: &Arc<Inflection>) -> Self {
        Self { inflection: Arc::clone(inflection), ..Self::default() }
    }

    /// The member of a fixed id, made if there is none.
    pub fn fixed(&mut self, member: Member) -> usize {
        if let Some(&at) = self.by_id.get(&member.id) {
            return at;
        }
        let at = self.members.len();
        self.by_id.insert(member.id.clone(), at);
        self.members.push(member);
        at
    }

    /// The person whom a phrase with a name means, if already known.
    pub fn person(&self, phrase: &Phrase, owner: Option<&str>, latest_first: &[usize]) -> Option<usize> {
        let fits = |at: &&usize| self.members.get(**at).is_some_and(|m| self.same_person(m, phrase, owner));
        latest_first.iter().find(fits).copied().or_else(|| {
            (0..self.members.len()).rev().find(|at| self.members.get(*at).is_some_and(|m| self.same_person(m, phrase, owner)))
        })
    }

    fn same_person(&self, member: &Member, phrase: &Phrase, owner: Option<&str>) -> bool {
        if member.name.is_empty() || !names_fit(&member.name, &phrase.name, &self.inflection) {
            return false;
        }
        let differ = |a: Option<&str>, b: Option<&str>| matches!((a, b), (Some(a), Some(b)) if a != b);
        if matches!((phrase.gender, member.gender), (Some(a), Some(b)) if a != b) {
            return false;
        }
        let full = member.name.len() > 1 && phrase.name.len() > 1;
        let said = member.owner.as_deref().filter(|_| !member.lent);
        full || !differ(said.map(root), owner.map(root))
            && (phrase.head != Head::Office
                || !differ(member.office.as_deref(), phrase.office)
                || phrase.office == Some("minister"))
    }

    /// Adds what a phrase says to a person.
    pub fn learn(&mut self, at: usize, phrase: &Phrase, owner: Option<String>, written: &str, sure: bool) {
        let inflection = &self.inflection;
        let Some(member) = self.members.get_mut(at) else { return };
        let longer = phrase.name.len() > member.name.len();
        // A name in running text may run on; it is trusted where it ends as the short name does.
        let ends_alike = phrase.name.last() == member.name.last();
        if longer && (sure || !member.sure || ends_alike) || sure && !member.sure && phrase.name.len() > 1 {
            member.name.clone_from(&phrase.name);
            written.clone_into(&mut member.shown);
            member.sure = sure;
        } else if inflection.has_cases() && sure && phrase.name.len() == member.name.len() && written.len() < member.shown.len() {
            // Of «Сергея Орлова» and «Сергей Орлов» the shorter is no case of the other.
            written.clone_into(&mut member.shown);
        }
        if member.office.is_none() || member.office.as_deref() == Some("minister") && phrase.office.is_some() {
            member.office = phrase.office.or(phrase.body).map(|office| office_id(office, phrase.deputy)).or(member.office.take());
        }
        member.role = member.role.take().or_else(|| phrase.role.map(str::to_owned));
        member.spokesperson |= phrase.spokesperson;
        member.represents |= represents(phrase);
        member.gender = member.gender.or(phrase.gender);
        member.number = Some(Number::Singular);
        if member.lent && owner.is_some() {
            (member.owner, member.lent) = (None, false);
        }
        member.owner = member.owner.take().or(owner);
    }

    /// A new person.
    pub fn new_person(&mut self, phrase: &Phrase, owner: Option<String>, written: &str, sure: bool) -> usize {
        let at = self.members.len();
        self.members.push(Member { kind: ActorKind::Person, ..Member::default() });
        self.learn(at, phrase, owner, written, sure);
        at
    }

    /// Gives every person its id: STATE/name where it speaks for a state or body, else the name.
    pub fn name_persons(&mut self) {
        for at in 0..self.members.len() {
            let member = &self.members[at];
            if member.kind != ActorKind::Person || !member.id.is_empty() {
                continue;
            }
            let name = likeness::slug(&member.shown);
            let name = if name.is_empty() { format!("person-{at}") } else { name };
            let id = match &member.owner {
                Some(owner) if member.represents => format!("{}/{name}", root(owner)),
                _ => name,
            };
            // Two persons of one name in one article, told apart by gender or state: the second is numbered.
            let mut own = id.clone();
            let mut n = 1;
            while self.by_id.contains_key(&own) {
                n += 1;
                own = format!("{id}-{n}");
            }
            self.by_id.insert(own.clone(), at);
            self.members[at].id = own;
        }
    }

    /// Id of the actor for which a member speaks: itself where there is none.
    pub fn speaks_for(&self, at: usize) -> Option<String> {
        let member = self.members.get(at)?;
        Some(match &member.owner {
            Some(owner) if member.represents => root(owner).to_owned(),
            _ => member.id.clone(),
        })
    }

    /// The member as the Reading holds it.
    pub fn actor(&self, at: usize, lang: &str, actors: &Actors) -> Option<Actor> {
        let member = self.members.get(at)?;
        let mut names = actors.display(&member.id);
        if !member.shown.is_empty() {
            names.entry(lang.to_owned()).or_insert_with(|| member.shown.clone());
        }
        if names.is_empty() {
            names.insert(lang.to_owned(), member.id.clone());
        }
        let speaks_for = self.speaks_for(at).filter(|id| *id != member.id);
        Some(Actor {
            id: member.id.clone(),
            kind: member.kind,
            names,
            seen_as: member.seen.clone(),
            speaks_for,
            office: member.office.clone(),
            state: member.owner.as_deref().filter(|_| member.represents).map(|owner| root(owner).to_owned()),
            lent: member.lent,
        })
    }
}

/// `deputy-` and the office.
pub fn office_id(office: &str, deputy: bool) -> String {
    if deputy { format!("deputy-{office}") } else { office.to_owned() }
}

/// Whether a phrase's person speaks for the state or body named with it. A Turkish analyst does not speak for Turkey, nor
/// an opposition leader for the government.
pub fn represents(phrase: &Phrase) -> bool {
    if phrase.office == Some("opposition-leader") || phrase.body == Some("opposition") {
        return false;
    }
    phrase.office.is_some()
        || phrase.body.is_some()
        || phrase.military
        || phrase.institutional
        || phrase.spokesperson
        || phrase.head == Head::Official
        || matches!(phrase.role, Some("deputy" | "diplomat" | "adviser" | "official" | "officials"))
}

/// Whether two names may be one person's: a short one is part of the other; two full ones share family and given name.
fn names_fit(a: &[String], b: &[String], inflection: &Inflection) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    // One letter more or less, never the first; cheap tests before the dear one.
    let like = |x: &String, y: &String| {
        x == y
            || inflection.caseless(x) == inflection.caseless(y)
            || x.len() > 6 && x.chars().next() == y.chars().next() && x.len().abs_diff(y.len()) < 3 && likeness::words(x, y) > 0.8
    };
    let has = |word: &String| long.iter().any(|other| like(word, other));
    match short {
        [] => false,
        // A short later form is the family name, or what stands last; a given name alone is rarely meant.
        [one] => long.iter().any(|other| like(one, other)),
        [first, .., last] => has(last) && (has(first) || short.iter().filter(|w| has(w)).count() > 1),
    }
}
