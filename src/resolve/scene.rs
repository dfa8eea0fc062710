//! What has been met so far in an article, and where: the memory that the sieves ask.

use super::cast::{Cast, Member, office_id, represents, root};
use super::noun_phrase;
use super::phrase::{Head, Phrase};
use super::scan::chunk;
use super::terms::{Lookup, terms};
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

/// So many mentions back somebody can be meant by a pronoun, a dropped subject, "the minister": more than an article has.
/// Without an end, time would grow with the square of the text.
const REACH: usize = 1000;

impl<'k> Scene<'k> {
    /// Reads the article for everybody who is named, by source phrases and in between.
    pub fn new(
        article: &'k Article,
        segments: &Segments,
        attributions: &[Attribution],
        lookup: Lookup<'k>,
        pack: &'k Pack,
    ) -> Self {
        let words = Words::new(&article.text, segments);
        let mut scene = Self {
            text: &article.text,
            lookup,
            words,
            pack,
            names: Names::default(),
            cast: Cast::new(&pack.inflection),
            met: Vec::new(),
            found: vec![None; attributions.len()],
        };
        if attributions.is_empty() {
            return scene;
        }
        // Twice: what the first look takes for names lets the second see where others end.
        for _ in 0..2 {
            let mut names = Names::default();
            attributions.iter().filter_map(|a| scene.source(a)).for_each(|phrase| names.learn(&phrase));
            scene.names = names;
        }
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
                let mut phrase = noun_phrase::read(&all[at..end], &scene.words, lookup.actors);
                scene.names.trim(&mut phrase, scene.text, &scene.words, pack);
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
        // The subject of an Arabic verb has no preposition: "said · to the agency" names the addressee.
        if all.first().is_some_and(|term| term.taken.preposition) && attribution.agreement.gender.is_some() {
            return None;
        }
        let mut phrase = (!all.is_empty()).then(|| noun_phrase::read(&all, &self.words, self.lookup.actors))?;
        if let (Head::Office | Head::Role, [span]) = (phrase.head, attribution.source.as_slice()) {
            let more = self.names.rest_of_name(&phrase, *span, self.text, &self.words, self.lookup, self.pack);
            if !more.is_empty() {
                all.extend(more);
                phrase = noun_phrase::read(&all, &self.words, self.lookup.actors);
            }
        }
        self.names.trim(&mut phrase, self.text, &self.words, self.pack);
        // An object that was taken for the subject: the subject is dropped, and what stands around tells who it is.
        if !trim::plausible(&phrase, self.text, &self.words) {
            return None;
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

    /// Notes how an actor was written; a pronoun is no name.
    pub fn see(&mut self, who: usize, written: &str) {
        if self.lookup.speakers.word(written).is_some_and(|word| word.class == Class::Pronoun) {
            return;
        }
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
            // A person of an actors file, whatever office stands before the name.
            Head::Office | Head::Role if self.is_person(&owner) => Some(self.body(&owner, phrase)),
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

    /// Whether an id is a person's, by an actors file.
    pub fn is_person(&self, id: &str) -> bool {
        self.lookup.actors.by_id(id).is_some_and(|entry| entry.kind == ActorKind::Person)
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

    /// Who was met before a byte, in the order of the text, as far back as [`REACH`].
    pub fn before(&self, byte: usize) -> &[Met] {
        let end = self.met.partition_point(|met| met.byte < byte);
        &self.met[end.saturating_sub(REACH)..end]
    }

    /// Who is met from a byte on, as far as [`REACH`].
    pub fn from(&self, byte: usize) -> &[Met] {
        let start = self.met.partition_point(|met| met.byte < byte);
        &self.met[start..self.met.len().min(start + REACH)]
    }

    /// Everybody met before a byte, the latest first.
    pub fn latest(&self, byte: usize) -> Vec<usize> {
        let mut out: Vec<usize> = Vec::new();
        for met in self.before(byte).iter().rev() {
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

/// "the minister" means any minister; "the president" only a president.
pub fn office_fits(meant: &str, held: &str) -> bool {
    meant == held
        || meant == "minister" && held.ends_with("minister")
        || meant == "ministry" && held.starts_with("ministry")
        || meant == "president" && held.ends_with("president") && !held.starts_with("vice") && !held.starts_with("deputy")
        || meant == "special-envoy" && held.ends_with("envoy")
}
