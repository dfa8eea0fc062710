//! Terms → a [`Phrase`]. Knows one phrase, nothing of the rest of the article.

use super::phrase::{Head, Phrase};
use super::terms::{Term, What};
use crate::knowledge::actors::{Actors, OfficeKind};
use crate::knowledge::lexicon::{Words, without_article};
use crate::knowledge::speakers::Class;
use crate::model::{ActorKind, Span};

/// Where the reading of a phrase stands: what an unknown word would be.
#[derive(Clone, Copy, PartialEq)]
enum Mode {
    /// At the beginning, or after a comma: a name, if it has no article.
    Open,
    /// After a title, or an office that is complete: a name.
    Name,
    /// After a role or body in construct: its complement.
    Complement,
}

/// Reads a phrase.
pub fn read<'k>(terms: &[Term<'k>], words: &Words, actors: &Actors) -> Phrase<'k> {
    let mut phrase = Phrase::default();
    let mut mode = Mode::Open;
    let mut to = false;
    let mut before_article = false;
    // The name that is being read is still open.
    let mut open = false;
    let mut parted = false;
    let mut at = 0;
    while let Some(term) = terms.get(at) {
        let next = terms.get(at + 1);
        at += 1;
        let was_open = std::mem::replace(&mut open, false);
        // Nothing parts the term from the head before it (no comma, no "of").
        let adjoins = !term.caseless && !parted;
        parted |= matches!(term.what, What::Mark(_)) || term.class() == Some(Class::Linker);
        // «министр Франции Поль Ренар»: behind an office, before two names, a state is that office's.
        let names = terms[at..].iter().take(2).filter(|t| t.what == What::Name).count();
        let owned = phrase.owner.is_some() || phrase.office.is_some() && names == 2 && !term.caseless;
        let (heads_name, lone) = (heads_name(term, next, was_open, owned), terms.len() == 1);
        match term.what {
            _ if heads_name => open = phrase.take_name(term, words),
            // "ambassador to Russia": not Russia's.
            What::State(_) | What::Body(_) | What::People(_) if to => {
                mode = Mode::Name;
                to = false;
            }
            // "a rise in prices in Norway": whatever it is, it is not Norway.
            What::State(_) | What::Body(_)
                if parted
                    && !term.caseless
                    && phrase.head == Head::Nothing
                    && phrase.name.is_empty()
                    && !phrase.own.is_empty() =>
            {
                phrase.take_own(term, words);
            }
            What::State(n) => {
                phrase.set_owner(n);
                phrase.set_head(Head::State);
                mode = Mode::Name;
            }
            // المصري alone is somebody's name, المصريون a people.
            What::People(_) if lone && term.caseless && words.key(term.words.start).ends_with('ي') => {
                open = phrase.take_name(term, words);
            }
            What::People(n) => {
                phrase.set_owner(n);
                if phrase.head == Head::Nothing {
                    phrase.definite |= term.taken.article;
                }
                if phrase.head == Head::Nothing && term.caseless && !phrase.own.is_empty() {
                    // An unknown noun of a people: not the people itself.
                    phrase.head = Head::Body;
                    phrase.kind = phrase.own.first().cloned();
                } else if lone || terms[at..].iter().all(|t| matches!(t.what, What::Small | What::Mark(_))) {
                    phrase.set_head(Head::People);
                }
                mode = if mode == Mode::Open && !term.caseless { Mode::Open } else { Mode::Name };
            }
            What::Body(n) => {
                let organisation = actors.entry(n).is_some_and(|entry| entry.kind == ActorKind::International);
                if phrase.head == Head::Nothing || phrase.head == Head::People && phrase.kind.is_none() {
                    phrase.head = Head::Body;
                    phrase.owner = Some(n);
                    phrase.owners = 1;
                } else if phrase.head == Head::Body && phrase.kind.is_some() && phrase.own.is_empty() && !organisation {
                    // "the newspaper X", where X is known.
                    (phrase.kind, phrase.own_span, phrase.owner, phrase.owners) = (None, None, Some(n), 1);
                } else {
                    phrase.set_owner(n);
                }
                mode = Mode::Name;
            }
            What::Office(office) => {
                if let Some(of) = office.of.as_deref().and_then(|id| actors.index(id)) {
                    phrase.set_owner(of);
                }
                phrase.drop_modifier(adjoins);
                // The office of somebody speaks for them.
                if phrase.bureau && office.kind == OfficeKind::Person {
                    phrase.leave_bureau();
                }
                let construct = term.caseless && !term.taken.article && term.words.len() == 1 && !term.possessed;
                // رئيس لجنة…: not the president but a head of something.
                let of_unknown = construct
                    && matches!(
                        next.map(|t| (t.what, t.class())),
                        Some((What::Name | What::Small, _) | (_, Some(Class::Body | Class::Linker)))
                    );
                if office.kind == OfficeKind::Body && phrase.kind.is_some() && mode == Mode::Complement && term.caseless {
                    // حزب الوفد: the word is the party's name, not a delegation.
                    phrase.take_own(term, words);
                    continue;
                }
                if office.id == "president" && (of_unknown || term.possessed) {
                    phrase.set_head(Head::Role);
                    phrase.role.get_or_insert("head");
                    mode = if term.possessed { Mode::Name } else { Mode::Complement };
                } else {
                    match office.kind {
                        OfficeKind::Person => phrase.set_head_after_body(Head::Office, adjoins),
                        OfficeKind::State if was_open => phrase.set_head_after_body(Head::State, adjoins),
                        _ => {}
                    }
                    phrase.take_office(&office.id, office.kind);
                    mode = if construct && of_unknown { Mode::Complement } else { Mode::Name };
                }
                phrase.note_form(term, words, office.kind != OfficeKind::Person);
            }
            What::Word(word) => {
                if word.class == Class::Body || word.class > Class::Pronoun && word.class < Class::Document {
                    phrase.drop_modifier(adjoins);
                }
                let first = phrase.head == Head::Nothing;
                match word.class {
                    Class::Pronoun if word.id == "relative" && !(first && phrase.name.is_empty()) => break,
                    // Spanish «él», he, and «El ministerio» look alike where accents are not compared.
                    Class::Pronoun
                        if first
                            && !term.caseless
                            && next.is_some_and(|t| {
                                matches!(t.what, What::Office(_) | What::Body(_)) || t.class() == Some(Class::Body)
                            }) =>
                    {
                        continue;
                    }
                    Class::Pronoun => {
                        phrase.set_head(Head::Pronoun);
                        phrase.role.get_or_insert(&word.id);
                    }
                    Class::Title if !(term.caseless && !term.taken.article && word.id != "mr" && word.id != "dr") => {
                        phrase.set_head(Head::Person);
                        phrase.military |= word.id == "military";
                        phrase.gender = phrase.gender.or(word.gender);
                        mode = Mode::Name;
                        phrase.introduced = true;
                        // A title read as such stands before a name, else it is a role: "the judge", القاضي.
                        if !next.is_some_and(|t| matches!(t.what, What::Name) || t.class() == Some(Class::Particle)) {
                            if first {
                                phrase.head = Head::Role;
                                phrase.definite = term.taken.article;
                            }
                            phrase.role.get_or_insert(&word.id);
                        }
                        continue;
                    }
                    // Without its article an Arabic title is a role in construct: محامي العائلة.
                    Class::Role | Class::Title => {
                        phrase.set_head_after_body(Head::Role, adjoins);
                        phrase.role.get_or_insert(&word.id);
                        mode = if term.taken.article || term.possessed { Mode::Name } else { Mode::Complement };
                    }
                    Class::Spokesperson => {
                        phrase.set_head_after_body(Head::Spokesperson, adjoins);
                        phrase.spokesperson = true;
                        mode = Mode::Name;
                    }
                    Class::Deputy => {
                        phrase.deputy |= phrase.office.is_none();
                        if !next.is_some_and(|t| matches!(t.what, What::Office(_)) || t.class() == Some(Class::Role)) {
                            phrase.set_head(Head::Role);
                            phrase.role.get_or_insert(&word.id);
                        }
                        mode = Mode::Complement;
                    }
                    Class::Official => {
                        phrase.set_head_after_body(Head::Official, adjoins);
                        phrase.role.get_or_insert(&word.id);
                        mode = Mode::Name;
                    }
                    Class::Group => {
                        if phrase.head == Head::Person && adjoins && !phrase.introduced {
                            phrase.set_head_after_body(Head::Group, adjoins);
                            phrase.role = Some(&word.id);
                        } else if matches!(phrase.head, Head::Nothing | Head::People) || phrase.role == Some("others") {
                            phrase.head = Head::Group;
                            phrase.role = Some(&word.id);
                        } else {
                            phrase.group.get_or_insert(&word.id);
                        }
                        mode = Mode::Complement;
                    }
                    Class::Anonymous => {
                        phrase.set_head(Head::Anonymous);
                        phrase.role.get_or_insert(&word.id);
                        mode = Mode::Complement;
                    }
                    Class::Document => {
                        phrase.set_head(Head::Document);
                        mode = Mode::Complement;
                    }
                    Class::Body => {
                        // "Ashford University", "the Reed campaign": the words before it are the body's name.
                        if adjoins && was_open && phrase.head == Head::Person && !phrase.introduced {
                            phrase.own = std::mem::take(&mut phrase.name);
                            phrase.own_span = phrase.written.take();
                            phrase.ends.clear();
                            phrase.head = Head::Body;
                        }
                        let key = words.key(term.words.start);
                        let key = without_article(key).to_owned();
                        // "Green Horizon, an environmental group": known before the comma.
                        let known = parted && phrase.head == Head::Body && phrase.owner.is_some();
                        if phrase.kind.is_none() && !known {
                            phrase.own_span = Some(Span::new(phrase.own_span.unwrap_or(term.span).start, term.span.end));
                            phrase.definite |= first && (term.taken.article || !term.caseless);
                            phrase.kind = Some(key);
                            phrase.bureau = word.id == "office";
                            phrase.possessed |= term.possessed;
                        }
                        phrase.set_head(Head::Body);
                        mode = Mode::Complement;
                    }
                    Class::Adjective => {
                        phrase.institutional |= word.id == "institutional";
                        before_article = term.taken.article;
                        if mode == Mode::Open && term.caseless {
                            mode = Mode::Name;
                        }
                        continue;
                    }
                    Class::Linker => {
                        // An adviser to somebody is theirs, an ambassador to them is not.
                        to = word.id == "to" && phrase.role != Some("adviser");
                        phrase.possessed |= term.possessed;
                        // باسمه: whose is said, and a name may follow.
                        mode = if term.possessed { Mode::Name } else { Mode::Complement };
                        before_article = false;
                        continue;
                    }
                    Class::Particle if next.is_some_and(|t| t.what == What::Name || t.class() == Some(Class::Particle)) => {
                        if mode != Mode::Complement || before_article {
                            open = phrase.take_name(term, words);
                            mode = Mode::Name;
                        } else {
                            phrase.take_own(term, words);
                        }
                        continue;
                    }
                    Class::Particle | Class::Suffix => {
                        if was_open {
                            open = phrase.take_name(term, words);
                        }
                        continue;
                    }
                    Class::Stop if word.id == "quantifier" => {
                        phrase.quantified |= first;
                        continue;
                    }
                    Class::Stop if matches!(phrase.head, Head::Nothing) && phrase.name.is_empty() => {
                        // "the", "his": articles before the head.
                        phrase.definite |= term.span.end - term.span.start == 3;
                        phrase.possessed |= ["his", "her", "its", "their"].contains(&words.key(term.words.start));
                        continue;
                    }
                    Class::Stop => continue,
                }
                if first {
                    phrase.note_form(term, words, false);
                    phrase.gender = word.gender.or(phrase.gender);
                    phrase.number = word.number.or(phrase.number);
                }
            }
            What::Name => {
                let joined =
                    term.caseless && !was_open && words.key(term.words.start).starts_with('و') && !phrase.name.is_empty();
                let leaves_complement = mode == Mode::Complement && term.caseless && before_article && !term.taken.article;
                // "The office of Ann Reed".
                if phrase.bureau && mode == Mode::Complement && !term.caseless && !adjoins {
                    phrase.leave_bureau();
                    mode = Mode::Name;
                }
                let body_goes_on = phrase.head == Head::Body && phrase.kind.is_some();
                let names = match mode {
                    _ if was_open => true,
                    _ if joined || !phrase.name.is_empty() => false,
                    // «партия «Родина»», «жители посёлка Заречный»: a body's name, a place.
                    _ if term.quoted && (phrase.kind.is_some() || phrase.head != Head::Nothing) => false,
                    _ if phrase.head == Head::Group && !phrase.own.is_empty() && !term.caseless => false,
                    Mode::Open => !term.taken.article || lone,
                    Mode::Name => {
                        let key = words.key(term.words.start);
                        // الحقوقي الليبي and the like: an adjective after a role.
                        let adjective = matches!(phrase.head, Head::Role | Head::Official | Head::Group | Head::Spokesperson)
                            && (key.ends_with('ي') || key.ends_with("يه"));
                        !term.taken.article || (at == terms.len() || phrase.introduced) && !adjective
                    }
                    Mode::Complement => (leaves_complement || !term.caseless && phrase.head != Head::Body) && !body_goes_on,
                };
                if names && !(body_goes_on && !phrase.introduced && !was_open) {
                    if !was_open && term.possessive && next.is_some() {
                        // "Obama's spokesman": not the speaker but whose.
                        phrase.possessed = true;
                        continue;
                    }
                    phrase.introduced |= phrase.name.is_empty() && phrase.head != Head::Nothing;
                    phrase.set_head(Head::Person);
                    open = phrase.take_name(term, words);
                    mode = Mode::Name;
                } else {
                    phrase.take_own(term, words);
                }
                before_article = term.taken.article;
                continue;
            }
            What::Small => {
                phrase.take_own(term, words);
                if term.possessive {
                    phrase.possessed = true;
                }
            }
            What::Number => phrase.quantified |= phrase.head == Head::Nothing,
            What::Mark(_) => {
                mode = if phrase.name.is_empty() { Mode::Open } else { Mode::Complement };
                to = false;
            }
        }
        before_article = term.taken.article || matches!(term.what, What::State(_) | What::Body(_) | What::People(_));
    }
    // A report by a ministry is the ministry's.
    if phrase.head == Head::Document && (phrase.body.is_some() || phrase.owner.is_some() || phrase.kind.is_some()) {
        phrase.head = Head::Body;
    }
    // A construct is definite by its second word: نواب البرلمان.
    if let [only] = terms {
        phrase.definite |= only.caseless && only.words.clone().skip(1).any(|word| words.key(word).starts_with("ال"));
    }
    if let [first, second, ..] = terms {
        let adjective = matches!(second.what, What::People(_)) || second.class() == Some(Class::Adjective);
        phrase.definite |= first.caseless && second.taken.article && !adjective;
    }
    phrase
}

/// A word that the lists know otherwise, within a name: أمير in حسين أمير عبد اللهيان, جورجيا before ميلوني, "Jordan Smith".
fn heads_name(term: &Term, next: Option<&Term>, open: bool, owned: bool) -> bool {
    if term.taken.article || term.words.len() > 1 || term.possessive || term.possessed {
        return false;
    }
    let name_follows = next.is_some_and(|t| {
        let adjoins = t.words.start == term.words.end;
        adjoins && !t.taken.article && (t.what == What::Name || t.class() == Some(Class::Particle) && t.caseless)
    });
    // "Amir-Abdollahian"
    let hyphen_follows = term.capital && next.is_some_and(|t| t.what == What::Name && t.span.start == term.span.end + 1);
    match term.what {
        What::Office(_) => open && (name_follows && term.caseless || hyphen_follows),
        What::State(_) => name_follows && (term.caseless && owned || !term.caseless && !owned),
        What::Word(word) if matches!(word.class, Class::Title | Class::Role | Class::Adjective) => {
            open && name_follows && (term.caseless || word.class == Class::Adjective && term.capital)
        }
        _ => false,
    }
}
