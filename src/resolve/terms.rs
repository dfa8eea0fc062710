//! Words → terms: which words name a state, an office, a title, a role, and which are nobody's (perhaps a name).

use crate::knowledge::actors::{Actors, Known, Office, OfficeKind};
use crate::knowledge::lexicon::{Caps, Hit, Lexicon, Taken, Words, peel};
use crate::knowledge::speakers::{Class, SpeakerWord, SpeakerWords};
use crate::model::{Span, TokenKind};
use std::ops::Range;

/// What may be looked up for one article.
#[derive(Clone, Copy)]
pub struct Lookup<'k> {
    pub actors: &'k Actors,
    pub names: Option<&'k Lexicon<Known>>,
    pub speakers: &'k SpeakerWords,
}

/// What a term is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum What<'k> {
    /// A state, by name or capital.
    State(u32),
    /// A people, or what belongs to it.
    People(u32),
    /// A body known by name.
    Body(u32),
    /// An office or kind of body.
    Office(&'k Office),
    /// A word for speakers.
    Word(&'k SpeakerWord),
    /// An unknown word that may be (part of) a name.
    Name,
    /// An unknown word that is none: small letters where the script has capitals.
    Small,
    /// Digits.
    Number,
    /// A mark that parts a phrase; quotation marks and hyphens are left out.
    Mark(char),
}

/// One term: a word, or several words found as one.
#[derive(Clone, Debug)]
pub struct Term<'k> {
    pub what: What<'k>,
    pub words: Range<usize>,
    pub span: Span,
    pub taken: Taken,
    /// Begins with a capital.
    pub capital: bool,
    /// The script has no capitals.
    pub caseless: bool,
    /// "Baku's": what follows belongs to it.
    pub possessive: bool,
    /// متحدثها: belongs to somebody named before.
    pub possessed: bool,
    /// Stands between quotation marks: «Родина».
    pub quoted: bool,
}

impl<'k> Term<'k> {
    /// The class, for a word for speakers.
    pub fn class(&self) -> Option<Class> {
        if let What::Word(word) = self.what { Some(word.class) } else { None }
    }

    /// An office held by a person.
    pub fn is_person_office(&self) -> bool {
        matches!(self.what, What::Office(office) if office.kind == OfficeKind::Person)
    }
}

/// The terms of a range of words.
pub fn terms<'k>(text: &str, words: &Words, range: Range<usize>, lookup: Lookup<'k>) -> Vec<Term<'k>> {
    let mut out = Vec::with_capacity(range.len());
    let mut at = range.start;
    let mut quoted = false;
    while at < range.end {
        let Some(word) = words.list.get(at) else { break };
        let mut term = Term {
            what: What::Number,
            words: at..at + 1,
            span: word.span,
            taken: Taken::default(),
            capital: word.caps > Caps::Small,
            caseless: false,
            possessive: word.possessive,
            possessed: false,
            quoted,
        };
        let key = words.key(at);
        term.caseless = word.caps == Caps::Small && key.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
        match word.kind {
            TokenKind::Mark => match word.span.of(text).chars().next() {
                Some(mark) if ",،;؛:(){}[]–—!?؟.…/".contains(mark) => term.what = What::Mark(mark),
                mark => {
                    match mark {
                        Some('«' | '„') => quoted = true,
                        Some('»' | '“' | '”') => quoted = false,
                        _ => {}
                    }
                    at += 1;
                    continue;
                }
            },
            TokenKind::Number => {}
            TokenKind::Word => {
                if let Some((what, hit)) = find(words, at, range.end, lookup) {
                    term.what = what;
                    term.taken = hit.taken;
                    term.words = at..at + hit.len;
                    let last = &words.list[at + hit.len - 1];
                    term.span.end = last.span.end;
                    term.possessive = last.possessive;
                } else if let Some((what, taken)) = with_suffix(key, lookup) {
                    (term.what, term.taken, term.possessed) = (what, taken, true);
                } else if let Some(word) = lookup.speakers.head_of(key).filter(|_| term.capital) {
                    term.what = What::Word(word);
                } else {
                    term.what = if term.capital || term.caseless { What::Name } else { What::Small };
                    // The bare article tells a description from a name; conjunctions could belong to the name.
                    // As written: إلهام has none.
                    let own = word.span.of(text);
                    term.taken.article = own.starts_with("ال") || own.starts_with("وال");
                }
            }
        }
        let around = office_around(words, &term, range.end, lookup);
        at = term.words.end;
        out.push(term);
        if let (Some((office, people, end)), Some(last)) = (around, out.last_mut()) {
            last.what = What::Office(office);
            let adjective =
                words.list.get(at).map(|word| Term { what: people, words: at..at + 1, span: word.span, ..last.clone() });
            out.extend(adjective);
            at = end;
        }
    }
    out
}

/// « ministre turc des Affaires étrangères »: the office whose name a state's adjective parts, that, and where the name ends.
fn office_around<'k>(words: &Words, term: &Term, end: usize, lookup: Lookup<'k>) -> Option<(&'k Office, What<'k>, usize)> {
    let (What::Office(_), 1, names) = (term.what, term.words.len(), lookup.names?) else { return None };
    let adjective = names.find(words, term.words.end, end)?;
    let (Known::People(people), 1) = (adjective.value, adjective.len) else { return None };
    let hit = names.find_around(words, term.words.start, adjective.len, end)?;
    let Known::Office(office) = hit.value else { return None };
    Some((lookup.actors.office(office)?, What::People(people), term.words.start + hit.len))
}

type Found<'k> = (What<'k>, Hit<()>);

fn find<'k>(words: &Words, at: usize, end: usize, lookup: Lookup<'k>) -> Option<Found<'k>> {
    let bare = |hit: Taken, len| Hit { value: (), len, taken: hit };
    let name = lookup.names.and_then(|names| names.find(words, at, end)).and_then(|hit| {
        let what = match hit.value {
            Known::State(n) | Known::Capital(n) => What::State(n),
            Known::People(n) => What::People(n),
            Known::Body(n) => What::Body(n),
            Known::Office(n) => What::Office(lookup.actors.office(n)?),
        };
        Some((what, bare(hit.taken, hit.len)))
    });
    let word = lookup.speakers.find(words, at, end).map(|hit| (What::Word(hit.value), bare(hit.taken, hit.len)));
    // The longer one; then the one for which less had to be taken off; then the name.
    let off = |hit: &Hit<()>| u8::from(hit.taken.conjunction) + u8::from(hit.taken.preposition);
    match (name, word) {
        (Some(n), Some(w)) if (w.1.len, off(&n.1)) > (n.1.len, off(&w.1)) => Some(w),
        (None, w) => w,
        (n, _) => n,
    }
}

/// رئيستها, متحدثه: a role or office with a pronoun at its end.
fn with_suffix<'k>(key: &str, lookup: Lookup<'k>) -> Option<(What<'k>, Taken)> {
    let base =
        ["هما", "ها", "هم", "ه"].iter().find_map(|ending| key.strip_suffix(ending)).filter(|b| b.chars().nth(2).is_some())?;
    let feminine = base.strip_suffix('ت').map(|stem| format!("{stem}ه"));
    [Some(base), feminine.as_deref()].into_iter().flatten().find_map(|base| {
        peel(base, |bare, taken| {
            if let Some(Known::Office(at)) = lookup.names.and_then(|names| names.one(bare)) {
                return Some((What::Office(lookup.actors.office(at)?), taken));
            }
            let word = lookup.speakers.bare(bare)?;
            let fits = matches!(
                word.class,
                Class::Role | Class::Spokesperson | Class::Deputy | Class::Official | Class::Body | Class::Linker
            );
            fits.then_some((What::Word(word), taken))
        })
    })
}
