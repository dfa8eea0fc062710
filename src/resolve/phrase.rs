//! What one phrase says of who is meant: name, office, whose, role.

use super::terms::Term;
use crate::knowledge::actors::OfficeKind;
use crate::knowledge::lexicon::{Words, without_article};
use crate::model::{Gender, Number, Span};

/// What the first weighty word of a phrase is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Head {
    /// Nothing known.
    #[default]
    Nothing,
    /// A person by name or title.
    Person,
    /// An office held by a person.
    Office,
    /// A spokesman.
    Spokesperson,
    /// A director, a lawyer.
    Role,
    /// An official, officials.
    Official,
    /// A body: known, of an office list, or a company, a newspaper.
    Body,
    /// A state, or its government.
    State,
    /// A people.
    People,
    /// Protesters, residents.
    Group,
    /// Sources.
    Anonymous,
    /// A statement, a report.
    Document,
    /// He, they.
    Pronoun,
}

/// What a phrase says of who is meant.
#[derive(Clone, Debug, Default)]
pub struct Phrase<'k> {
    pub head: Head,
    /// Keys of the words of a person's name, articles off.
    pub name: Vec<String>,
    /// The name as written.
    pub written: Option<Span>,
    /// Where each word of the name ends.
    pub ends: Vec<usize>,
    /// The name stands after a title or an office, not alone.
    pub introduced: bool,
    /// Office held, or of which the spokesman speaks.
    pub office: Option<&'k str>,
    /// Deputy of that office.
    pub deputy: bool,
    /// Kind of body (`ministry-of-defence`).
    pub body: Option<&'k str>,
    /// The state or body to which it belongs.
    pub owner: Option<u32>,
    /// Several owners (Palestinian and Israeli sources).
    pub owners: usize,
    /// Role (`director`), group (`protesters`), anonymous (`sources`) or official id.
    pub role: Option<&'k str>,
    /// A group to which a leadership or spokesman belongs (separatists).
    pub group: Option<&'k str>,
    /// The kind of a body that is no state's office: company, newspaper (its key).
    pub kind: Option<String>,
    /// An office of somebody, no body of its own: "his office", مكتب الرئيس.
    pub bureau: bool,
    /// Its own name or further description, keys.
    pub own: Vec<String>,
    /// The body's words as written.
    pub own_span: Option<Span>,
    pub gender: Option<Gender>,
    pub number: Option<Number>,
    /// Stands with an article ("the ministry").
    pub definite: bool,
    /// "his spokesman".
    pub possessed: bool,
    /// Security, military, official: speaks for the state although no body is named.
    pub institutional: bool,
    /// Hundreds of, some.
    pub quantified: bool,
    /// A military title.
    pub military: bool,
    /// Speaks for another, whatever the head: "Ann Reed, a spokeswoman for the union".
    pub spokesperson: bool,
}

impl<'k> Phrase<'k> {
    /// In "Kremlin spokesman", "party leader" the body comes first and the head last.
    pub fn set_head_after_body(&mut self, head: Head, adjoins: bool) {
        if adjoins && self.head == Head::Body && self.name.is_empty() {
            self.head = head;
        }
        // "Reed spokeswoman Kim Lund": the first name is whose.
        if adjoins && self.head == Head::Person && !self.introduced {
            self.name.clear();
            self.ends.clear();
            self.written = None;
            self.possessed = true;
            self.head = head;
        }
        self.set_head(head);
    }

    /// In "law firm", "poll workers" the document only says of what kind.
    pub fn drop_modifier(&mut self, adjoins: bool) {
        if adjoins && self.head == Head::Document {
            self.head = Head::Nothing;
        }
    }

    /// From the office of somebody to that person.
    pub fn leave_bureau(&mut self) {
        (self.head, self.kind, self.own_span, self.bureau) = (Head::Nothing, None, None, false);
        self.own.clear();
    }

    /// Ends the name after so many words.
    pub fn cut_name(&mut self, words: usize) {
        self.name.truncate(words);
        self.ends.truncate(words);
        if let (Some(written), Some(end)) = (&mut self.written, self.ends.last()) {
            written.end = *end;
        }
    }

    /// The first weighty word is the head.
    pub fn set_head(&mut self, head: Head) {
        // A people before the head is its adjective: "Turkish officials"; so is "another" in "another official".
        let quantifier = self.head == Head::Group && self.role == Some("others");
        if quantifier && !matches!(head, Head::Person | Head::People | Head::State | Head::Pronoun) {
            (self.head, self.role) = (head, None);
        }
        if matches!(self.head, Head::Nothing | Head::People)
            || self.head == Head::State && !matches!(head, Head::Person | Head::People)
        {
            self.head = head;
        }
    }

    /// The first state or body named is the owner; others are counted.
    pub fn set_owner(&mut self, n: u32) {
        if self.owner.is_none() {
            self.owner = Some(n);
        }
        self.owners += usize::from(self.owners == 0 || self.owner != Some(n));
    }

    /// An office, or a kind of body.
    pub fn take_office(&mut self, id: &'k str, kind: OfficeKind) {
        match kind {
            OfficeKind::Person => {
                self.set_head(Head::Office);
                self.office.get_or_insert(id);
            }
            OfficeKind::Body => {
                self.set_head(Head::Body);
                self.body.get_or_insert(id);
            }
            OfficeKind::State => {
                self.set_head(Head::State);
                self.body.get_or_insert(id);
            }
        }
    }

    /// A word of a name; whether the name may go on.
    pub fn take_name(&mut self, term: &Term, words: &Words) -> bool {
        if self.head == Head::Nothing {
            self.head = Head::Person;
        }
        for word in term.words.clone() {
            self.name.push(without_article(words.key(word)).to_owned());
        }
        let start = self.written.map_or(term.span.start, |span| span.start);
        self.written = Some(Span::new(start, term.span.end));
        self.ends.resize(self.name.len(), term.span.end);
        !term.possessive
    }

    /// A word of a body's own name, or of a description.
    pub fn take_own(&mut self, term: &Term, words: &Words) {
        if !self.name.is_empty() {
            return;
        }
        for word in term.words.clone() {
            self.own.push(without_article(words.key(word)).to_owned());
        }
        let start = self.own_span.map_or(term.span.start, |span| span.start);
        self.own_span = Some(Span::new(start, term.span.end));
    }

    /// Article, pronoun, and in Arabic the gender, of the head.
    pub fn note_form(&mut self, term: &Term, words: &Words, body: bool) {
        self.possessed |= term.possessed;
        if self.gender.is_some() && self.head != Head::Nothing {
            return;
        }
        self.definite |= term.taken.article;
        if term.caseless {
            let key = words.key(term.words.start);
            let feminine = key.ends_with('ه') && !term.possessed || key.ends_with("ات");
            self.gender = Some(if feminine { Gender::Feminine } else { Gender::Masculine });
            self.number = self.number.or((!body || !key.ends_with("ات")).then_some(Number::Singular));
        }
    }
}
