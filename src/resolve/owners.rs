//! Whose somebody is where the words do not say it: the state or body of "the ministry", "his spokesman", "President X".

use super::cast::{Member, root};
use super::phrase::Phrase;
use super::scene::{Met, Scene};
use crate::model::ActorKind;

/// Offices that a state has once: of a governor nobody knows whose without being told.
pub fn national(office: &str) -> bool {
    !matches!(
        office,
        "governor"
            | "mayor"
            | "commissioner"
            | "police-chief"
            | "attorney-general"
            | "judiciary"
            | "police"
            | "leadership"
            | "ombudsman"
            | "peacekeepers"
    )
}

/// Offices and bodies that only states have: no bank, fund or alliance owns a ministry or an army.
fn of_states_only(office: &str) -> bool {
    office.starts_with("ministry")
        || office.ends_with("minister")
        || matches!(
            office,
            "central-bank"
                | "government"
                | "cabinet"
                | "army"
                | "navy"
                | "air-force"
                | "intelligence"
                | "border-service"
                | "embassy"
                | "supreme-court"
                | "prosecutor-general"
                | "statistics-office"
                | "opposition"
                | "civil-defence"
        )
}

impl Scene<'_> {
    /// "Spokesman X", "Foreign Minister X" without whose: of the state or body that was met last.
    pub fn lend_owner(&mut self, who: usize, phrase: &Phrase, byte: usize) {
        let of_state =
            |m: &Member| m.owner.is_none() && m.represents && (m.office.as_deref().is_some_and(national) || m.spokesperson);
        if !self.cast.members.get(who).is_some_and(of_state) {
            return self.lend_body(who, phrase, byte);
        }
        // Where the person was first met, the state is nearest.
        let byte = self.met.iter().find(|met| met.who == who).map_or(byte, |met| met.byte);
        // A body of its own kind is whose: the spokesman of the party.
        let (owner, lent) = match (&phrase.kind, phrase.group) {
            (Some(_), _) => (None, false),
            (None, Some(group)) => (Some(group.to_owned()), false),
            (None, None) => (self.whose(phrase, who, byte), true),
        };
        if let (Some(member), Some(owner)) = (self.cast.members.get_mut(who), owner) {
            (member.owner, member.lent) = (Some(owner), lent);
        }
    }

    /// "Its chair, X": of the body that was met last, and speaks for it.
    fn lend_body(&mut self, who: usize, phrase: &Phrase, byte: usize) {
        let leads = matches!(phrase.role, Some("head" | "director" | "chief-executive" | "leader" | "secretary" | "founder"));
        let free = self.cast.members.get(who).is_some_and(|m| m.owner.is_none());
        if !(leads && free && phrase.possessed && phrase.owner.is_none()) {
            return;
        }
        let body = |m: &Member| {
            let whole = matches!(m.kind, ActorKind::Body | ActorKind::International | ActorKind::Group) && m.office.is_none();
            whole.then(|| m.owner.clone().unwrap_or_else(|| m.id.clone()))
        };
        let owner = self.before(byte).iter().rev().find_map(|met| self.cast.members.get(met.who).and_then(body));
        if let (Some(member), Some(owner)) = (self.cast.members.get_mut(who), owner) {
            (member.owner, member.lent, member.represents) = (Some(owner), true, true);
        }
    }

    /// The state or body of a person introduced without one: that of "his" in "his spokesman", of whoever holds a kindred
    /// office, of the last speaker, of whoever stands nearest.
    fn whose(&self, phrase: &Phrase, who: usize, byte: usize) -> Option<String> {
        let principal = || phrase.possessed.then(|| self.owner_of_person(byte, who)).flatten();
        let kin = || self.owner_of_kin(byte, phrase.body.or(phrase.office)?);
        let speaker = || match phrase.spokesperson {
            true => self.owner_of_speaker(byte).unwrap_or_else(|| self.owner_near(byte, phrase)),
            false => self.owner_near(byte, phrase),
        };
        principal().or_else(kin).or_else(speaker)
    }

    /// The state or organisation of whoever was met last before a byte; else the first met after it. Only a state's, for an
    /// office or body that only states have.
    pub fn owner_near(&self, byte: usize, phrase: &Phrase) -> Option<String> {
        let states = phrase.body.or(phrase.office).is_some_and(of_states_only);
        let state = |id: &str| self.lookup.actors.by_id(id).is_some_and(|entry| entry.kind == ActorKind::State);
        let of = |met: &Met| {
            let member = self.cast.members.get(met.who)?;
            let owner = match &member.owner {
                Some(owner) if member.represents => Some(root(owner).to_owned()),
                _ => matches!(member.kind, ActorKind::State | ActorKind::International).then(|| member.id.clone()),
            };
            owner.filter(|owner| !states || state(owner))
        };
        self.before(byte).iter().rev().find_map(of).or_else(|| self.from(byte).iter().find_map(of))
    }

    /// The state or organisation of the person or office met last before a byte, other than `who`: whose is "his".
    pub fn owner_of_person(&self, byte: usize, who: usize) -> Option<String> {
        self.before(byte).iter().rev().filter(|met| met.who != who).find_map(|met| {
            let member = self.cast.members.get(met.who)?;
            let holds = matches!(member.kind, ActorKind::Person | ActorKind::Office) && member.represents;
            member.owner.as_deref().filter(|_| holds).map(|owner| root(owner).to_owned())
        })
    }

    /// The state or organisation of the office or body of the same field met last before a byte: the foreign minister's
    /// for the foreign ministry.
    pub fn owner_of_kin(&self, byte: usize, office: &str) -> Option<String> {
        let field = field(office);
        self.before(byte).iter().rev().find_map(|met| {
            let member = self.cast.members.get(met.who).filter(|m| m.represents)?;
            let kin = member.office.as_deref().is_some_and(|held| self::field(held) == field);
            member.owner.as_deref().filter(|_| kin).map(|owner| root(owner).to_owned())
        })
    }

    /// The state or organisation of whoever spoke last before a byte; `None` where that is nobody's.
    pub fn owner_of_speaker(&self, byte: usize) -> Option<Option<String>> {
        let met = self.before(byte).iter().rev().find(|met| met.spoke)?;
        let member = self.cast.members.get(met.who)?;
        let body = matches!(member.kind, ActorKind::State | ActorKind::International | ActorKind::Body);
        Some(match &member.owner {
            Some(owner) if member.represents => Some(root(owner).to_owned()),
            _ => body.then(|| member.id.clone()),
        })
    }
}

/// What an office is about: a minister and the ministry are of one field.
fn field(office: &str) -> &str {
    let office = office.strip_prefix("deputy-").unwrap_or(office);
    if matches!(office, "presidency" | "presidential-adviser") {
        return "president";
    }
    office.strip_prefix("ministry-of-").or(office.strip_suffix("-minister")).unwrap_or(office)
}
