//! What has been met so far in an article, and where: the memory that the sieves ask.

use super::cast::{Cast, Member, office_id, represents, root};
use super::noun_phrase;
use super::phrase::{Head, Phrase};
use super::terms::{Lookup, Term, What, terms};
use super::trim::{self, Names};
use crate::knowledge::lexicon::Words;
use crate::knowledge::pack::Pack;
use crate::knowledge::speakers::Class;
use crate::model::{ActorKind, Agreement, Article, Attribution, Gender, Number, Segments, SourceKind, Span};
use crate::text::likeness;

/// Somebody met in the text.
#[derive(Clone, Copy, Debug)]
pub struct Met {
    /// Where.
    pub byte: usize,
    /// Who (index of the cast).
    pub who: usize,
    /// As the speaker of an attribution.
    pub spoke: bool,
    /// First of its sentence.
    pub subject: bool,
}

/// The speaker of an attribution, found.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// Index of the cast.
    pub who: usize,
    /// How it is named.
    pub kind: SourceKind,
}

/// One article while its speakers are looked for.
pub struct Scene<'k> {
    pub text: &'k str,
    pub lookup: Lookup<'k>,
    pub words: Words,
    pack: &'k Pack,
    names: Names,
    pub cast: Cast,
    /// In the order of the text.
    pub met: Vec<Met>,
    /// Speakers found, by attribution.
    pub found: Vec<Option<Found>>,
}

/// One attribution, looked at.
pub struct Case<'c, 'k> {
    pub attribution: &'c Attribution,
    /// Its number.
    pub number: usize,
    /// Where it stands: its source, else its cue, else its content.
    pub byte: usize,
    /// Its source, read; `None` where the source is empty.
    pub phrase: Option<Phrase<'k>>,
    /// All attributions of the article.
    pub all: &'c [Attribution],
}

/// Where an attribution stands.
pub fn place(attribution: &Attribution) -> usize {
    let first = |spans: &[Span]| spans.iter().map(|s| s.start).min();
    first(&attribution.source).or(first(&attribution.cue)).or(first(&attribution.content)).unwrap_or(0)
}

impl<'k> Scene<'k> {
    /// Reads the article for everybody who is named, by source phrases and in between.
    pub fn new(article: &'k Article, segments: &Segments, attributions: &[Attribution], lookup: Lookup<'k>, pack: &'k Pack) -> Self {
        let words = Words::new(&article.text, segments);
        let mut scene = Self {
            text: &article.text,
            lookup,
            words,
            pack,
            names: Names::default(),
            cast: Cast::default(),
            met: Vec::new(),
            found: vec![None; attributions.len()],
        };
        if attributions.is_empty() {
            return scene;
        }
        let mut names = Names::default();
        attributions.iter().filter_map(|a| scene.source(a)).for_each(|phrase| names.learn(&phrase));
        scene.names = names;
        // Full names first, wherever they stand: a headline may have the short one.
        let mut phrases: Vec<(usize, Phrase<'k>)> =
            attributions.iter().filter_map(|a| Some((place(a), scene.source(a)?))).filter(|(_, p)| !p.name.is_empty()).collect();
        phrases.sort_by_key(|(byte, phrase)| (std::cmp::Reverse(phrase.name.len().min(2)), *byte));
        for (_, phrase) in &phrases {
            scene.person(phrase, &[], true);
        }
        let mut sources: Vec<Span> = attributions.iter().flat_map(|a| &a.source).copied().collect();
        sources.sort();
        for sentence in scene.words.sentences.clone() {
            let all = terms(scene.text, &scene.words, sentence, lookup);
            let mut subject = true;
            let mut at = 0;
            while at < all.len() {
                let mut end = chunk(&all, at);
                // A source ends where the extraction says.
                let byte = all[at].span.start;
                let source = sources.get(sources.partition_point(|span| span.start <= byte).wrapping_sub(1));
                if let Some(source) = source.filter(|span| byte < span.end) {
                    end = end.min(at.max(all.partition_point(|term| term.span.end <= source.end)));
                }
                if end == at {
                    at += 1;
                    continue;
                }
                let phrase = noun_phrase::read(&all[at..end], &scene.words, lookup.actors);
                if let Some(who) = scene.alone(&phrase) {
                    scene.met.push(Met { byte: all[at].span.start, who, spoke: false, subject });
                    subject = false;
                }
                at = end;
            }
        }
        scene
    }

    /// The source of an attribution, read.
    pub fn source(&self, attribution: &Attribution) -> Option<Phrase<'k>> {
        let mut all = Vec::new();
        for span in &attribution.source {
            all.extend(terms(self.text, &self.words, self.words.within(*span), self.lookup));
        }
        let mut phrase = (!all.is_empty()).then(|| noun_phrase::read(&all, &self.words, self.lookup.actors))?;
        self.names.trim(&mut phrase, self.text, &self.words, self.pack);
        if !trim::plausible(&phrase, self.text, &self.words) {
            phrase.name.clear();
            phrase.head = Head::Nothing;
        }
        // The verb tells the gender of a person whose name does not.
        if !phrase.name.is_empty() {
            phrase.gender = phrase.gender.or(attribution.agreement.gender);
        }
        Some(phrase)
    }

    /// The id of a phrase's owner.
    pub fn owner(&self, phrase: &Phrase) -> Option<String> {
        self.lookup.actors.entry(phrase.owner?).map(|entry| entry.id.clone())
    }

    /// The person of a phrase with a name: known already, or new.
    pub fn person(&mut self, phrase: &Phrase, latest_first: &[usize], sure: bool) -> usize {
        let owner = self.owner(phrase);
        let written = plain(phrase.written.map_or("", |span| span.of(self.text)));
        let who = match self.cast.person(phrase, owner.as_deref(), latest_first) {
            Some(who) => {
                self.cast.learn(who, phrase, owner, &written, sure);
                who
            }
            None => self.cast.new_person(phrase, owner, &written, sure),
        };
        self.see(who, &written);
        who
    }

    /// Notes how an actor was written.
    pub fn see(&mut self, who: usize, written: &str) {
        if let (Some(member), false) = (self.cast.members.get_mut(who), written.is_empty()) {
            member.seen.insert(written.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    /// Who is meant by a phrase that needs nothing of what stands around it.
    pub fn alone(&mut self, phrase: &Phrase) -> Option<usize> {
        if !phrase.name.is_empty() {
            return Some(self.person(phrase, &[], false));
        }
        if phrase.owner.is_none() || phrase.owners > 1 && phrase.head == Head::Anonymous {
            return None;
        }
        let owner = self.owner(phrase)?;
        match phrase.head {
            Head::Office if !phrase.possessed => {
                let office = office_id(phrase.office?, phrase.deputy);
                let holder = |m: &Member| {
                    m.is_sure_person()
                        && m.owner.as_deref().map(root) == Some(root(&owner))
                        && m.office.as_deref().is_some_and(|held| office_fits(&office, held))
                };
                if let Some(who) = self.cast.members.iter().position(holder) {
                    return Some(who);
                }
                Some(self.office(&owner, &office, phrase))
            }
            Head::Body if phrase.kind.is_some() => self.own_body(phrase),
            Head::Body | Head::State | Head::People => Some(self.body(&owner, phrase)),
            _ => None,
        }
    }

    /// An office without its holder's name.
    pub fn office(&mut self, owner: &str, office: &str, phrase: &Phrase) -> usize {
        self.cast.fixed(Member {
            kind: ActorKind::Office,
            id: format!("{}/{office}", root(owner)),
            owner: Some(owner.to_owned()),
            office: Some(office.to_owned()),
            represents: represents(phrase),
            gender: phrase.gender,
            number: Some(Number::Singular),
            ..Member::default()
        })
    }

    /// A state, a known body, or a body of a state.
    pub fn body(&mut self, owner: &str, phrase: &Phrase) -> usize {
        let entry = self.lookup.actors.by_id(owner);
        let kind = entry.map_or(ActorKind::Body, |e| e.kind);
        // "The office of X" is X.
        let person = kind == ActorKind::Person;
        let Some(body) = phrase.body.filter(|body| *body != "government" && !person) else {
            // States are feminine in Arabic but for a few; bodies by their first word.
            let gender = phrase.gender.filter(|_| kind != ActorKind::State);
            let represents = owner.contains('/');
            return self.cast.fixed(Member {
                kind,
                id: owner.to_owned(),
                owner: represents.then(|| owner.to_owned()),
                gender,
                represents,
                ..Member::default()
            });
        };
        self.cast.fixed(Member {
            kind: ActorKind::Body,
            id: format!("{owner}/{body}"),
            owner: Some(owner.to_owned()),
            office: Some(body.to_owned()),
            represents: body != "opposition",
            gender: phrase.gender,
            number: phrase.number,
            ..Member::default()
        })
    }

    /// A body of its own: company, party, newspaper. It speaks for itself.
    pub fn own_body(&mut self, phrase: &Phrase) -> Option<usize> {
        let sort = phrase.kind.clone()?;
        let written = plain(phrase.own_span.map_or("", |span| span.of(self.text)));
        let own = likeness::slug(&written);
        let id = match self.owner(phrase) {
            Some(owner) if phrase.own.is_empty() => format!("{owner}/{own}"),
            _ => own,
        };
        let id = if id.is_empty() { sort.clone() } else { id };
        Some(self.cast.fixed(Member {
            kind: ActorKind::Body,
            id,
            shown: written,
            sort: Some(sort),
            gender: phrase.gender,
            ..Member::default()
        }))
    }

    /// The state or organisation of whoever was met last before a byte; else the first met after it.
    pub fn owner_near(&self, byte: usize) -> Option<String> {
        let of = |met: &Met| {
            let member = self.cast.members.get(met.who)?;
            match &member.owner {
                Some(owner) if member.represents => Some(root(owner).to_owned()),
                _ => matches!(member.kind, ActorKind::State | ActorKind::International).then(|| member.id.clone()),
            }
        };
        let (before, after) = self.met.split_at(self.met.partition_point(|met| met.byte < byte));
        before.iter().rev().find_map(of).or_else(|| after.iter().find_map(of))
    }

    /// The state or organisation of the person or office met last before a byte, other than `who`: whose is "his".
    pub fn owner_of_person(&self, byte: usize, who: usize) -> Option<String> {
        let before = &self.met[..self.met.partition_point(|met| met.byte < byte)];
        before.iter().rev().filter(|met| met.who != who).find_map(|met| {
            let member = self.cast.members.get(met.who)?;
            let holds = matches!(member.kind, ActorKind::Person | ActorKind::Office) && member.represents;
            member.owner.as_deref().filter(|_| holds).map(|owner| root(owner).to_owned())
        })
    }

    /// The state or organisation of the office or body of the same field met last before a byte: the foreign minister's
    /// for the foreign ministry.
    pub fn owner_of_kin(&self, byte: usize, office: &str) -> Option<String> {
        let field = field(office);
        let before = &self.met[..self.met.partition_point(|met| met.byte < byte)];
        before.iter().rev().find_map(|met| {
            let member = self.cast.members.get(met.who).filter(|m| m.represents)?;
            let kin = member.office.as_deref().is_some_and(|held| self::field(held) == field);
            member.owner.as_deref().filter(|_| kin).map(|owner| root(owner).to_owned())
        })
    }

    /// The state or organisation of whoever spoke last before a byte; `None` where that is nobody's.
    pub fn owner_of_speaker(&self, byte: usize) -> Option<Option<String>> {
        let met = self.met.iter().rev().find(|met| met.spoke && met.byte < byte)?;
        let member = self.cast.members.get(met.who)?;
        let body = matches!(member.kind, ActorKind::State | ActorKind::International | ActorKind::Body);
        Some(match &member.owner {
            Some(owner) if member.represents => Some(root(owner).to_owned()),
            _ => body.then(|| member.id.clone()),
        })
    }

    /// Everybody met before a byte, the latest first.
    pub fn latest(&self, byte: usize) -> Vec<usize> {
        let end = self.met.partition_point(|met| met.byte < byte);
        let mut out: Vec<usize> = Vec::new();
        for met in self.met[..end].iter().rev() {
            if !out.contains(&met.who) {
                out.push(met.who);
            }
        }
        out
    }

    /// Notes that somebody spoke.
    pub fn spoke(&mut self, byte: usize, who: usize) {
        let at = self.met.partition_point(|met| met.byte <= byte);
        self.met.insert(at, Met { byte, who, spoke: true, subject: true });
    }

    /// Whether a form of a verb or pronoun can have this actor as its subject.
    pub fn agrees(&self, who: usize, form: Agreement) -> bool {
        let Some(member) = self.cast.members.get(who) else { return false };
        let gender = match (form.gender, member.gender) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        let plural = |n: Option<Number>| n.map(|n| n == Number::Plural);
        let number = match (plural(form.number), plural(member.number)) {
            (Some(a), Some(b)) => a == b || member.kind == ActorKind::Body,
            _ => true,
        };
        // Arabic: plurals of things take the feminine singular.
        gender && number || form.gender == Some(Gender::Feminine) && member.role.as_deref() == Some("sources")
    }

    /// Id made of a body's own words.
    pub fn slug(&self, span: Option<Span>) -> String {
        likeness::slug(span.map_or("", |span| span.of(self.text)))
    }
}

/// A name on one line, without possessives.
fn plain(written: &str) -> String {
    let word = |w: &str| w.trim_end_matches("'s").trim_end_matches("’s").to_owned();
    written.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

/// What an office is about: a minister and the ministry are of one field.
fn field(office: &str) -> &str {
    let office = office.strip_prefix("deputy-").unwrap_or(office);
    office.strip_prefix("ministry-of-").or(office.strip_suffix("-minister")).unwrap_or(office)
}

/// "the minister" means any minister; "the president" only a president.
pub fn office_fits(meant: &str, held: &str) -> bool {
    meant == held
        || meant == "minister" && held.ends_with("minister")
        || meant == "ministry" && held.starts_with("ministry")
        || meant == "president" && held.ends_with("president") && !held.starts_with("vice") && !held.starts_with("deputy")
        || meant == "special-envoy" && held.ends_with("envoy")
}

/// Where a phrase that names somebody ends, if one begins at term `at` (else `at`). Only sure beginnings are taken: the
/// whole article is searched, and a wrong person is worse than one too few.
fn chunk(all: &[Term], at: usize) -> usize {
    let Some(first) = all.get(at) else { return at };
    let capital_name = |t: &Term| t.what == What::Name && !t.caseless;
    let begins = match first.what {
        What::State(_) | What::Body(_) | What::Office(_) | What::People(_) => true,
        What::Word(word) => matches!(word.class, Class::Title | Class::Spokesperson),
        // Two words with capitals in a row.
        What::Name => {
            capital_name(first) && all.get(at + 1).is_some_and(|t| capital_name(t) || t.class() == Some(Class::Particle))
        }
        _ => false,
    };
    if !begins {
        return at;
    }
    let mut end = at + 1;
    let mut names = usize::from(first.what == What::Name);
    // Whether a name may begin here.
    let mut ready = !matches!(first.what, What::State(_)) || !first.caseless;
    while let Some(term) = all.get(end) {
        let takes = match term.what {
            _ if term.taken.conjunction || term.taken.preposition && term.what == What::Name => false,
            What::People(_) | What::State(_) | What::Office(_) => names == 0 || !term.caseless && term.is_person_office(),
            What::Body(_) => names == 0,
            What::Name => {
                let limit = if term.caseless { 2 } else { 5 };
                let fits =
                    ready && names < limit && !(term.caseless && names == 0 && term.taken.article && first.what == What::Name);
                names += usize::from(fits);
                fits
            }
            What::Word(word) => match word.class {
                Class::Title | Class::Spokesperson => names == 0,
                Class::Particle => {
                    ready && all.get(end + 1).is_some_and(|t| t.what == What::Name || t.class() == Some(Class::Particle))
                }
                Class::Suffix => names > 0,
                Class::Adjective => names == 0 && term.taken.article,
                Class::Body => !term.caseless && term.capital && names > 0,
                Class::Linker => {
                    names == 0
                        && word.id == "of"
                        && all.get(end + 1).is_some_and(|t| matches!(t.what, What::State(_) | What::Body(_) | What::Office(_)))
                }
                _ => false,
            },
            _ => false,
        };
        if !takes {
            break;
        }
        ready |= matches!(term.what, What::People(_) | What::Office(_) | What::State(_)) || term.class() == Some(Class::Title);
        end += 1;
    }
    end
}
