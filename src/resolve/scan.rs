//! Phrases that name somebody in running text, outside of sources.

use super::terms::{Term, What};
use crate::knowledge::speakers::Class;

/// Where a phrase that names somebody ends, if one begins at term `at` (else `at`). Only sure beginnings are taken: the
/// whole article is searched, and a wrong person is worse than one too few.
pub fn chunk(all: &[Term], at: usize) -> usize {
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
