//! Lists of names and words, found by their keys ([`super::keys`]).
//!
//! Arabic writes the article, the conjunctions و ف and the prepositions ب ل ك together with the word; a look-up therefore
//! tries the word whole first and then with ever more of them taken off.

use super::keys::caps;
pub use super::keys::{Caps, Word, Words, key, key_into, without_article};
use crate::model::TokenKind;
use crate::text::forms::Inflection;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What had to be taken off a word to find it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// و or ف.
    pub conjunction: bool,
    /// ب, ل or ك.
    pub preposition: bool,
    /// The article.
    pub article: bool,
}

/// Tries a key whole and with ever more proclitics off, until `try_one` finds something.
pub fn peel<T>(key: &str, mut try_one: impl FnMut(&str, Taken) -> Option<T>) -> Option<T> {
    // Whole first: ألمانيا begins like an article.
    let mut step = |rest: &str, taken: Taken| {
        let bare = without_article(rest);
        try_one(rest, taken)
            .or_else(|| if bare.len() < rest.len() { try_one(bare, Taken { article: true, ..taken }) } else { None })
    };
    if let Some(found) = step(key, Taken::default()) {
        return Some(found);
    }
    if !key.starts_with(['و', 'ف', 'ب', 'ل', 'ك']) {
        return None;
    }
    let long = |rest: &str| rest.chars().nth(1).is_some();
    let after = key.strip_prefix(['و', 'ف']).filter(|rest| long(rest));
    if let Some(found) = after.and_then(|rest| step(rest, Taken { conjunction: true, ..Taken::default() })) {
        return Some(found);
    }
    for (base, conjunction) in [(Some(key), false), (after, true)] {
        let Some(rest) = base.and_then(|b| b.strip_prefix(['ب', 'ل', 'ك'])).filter(|rest| long(rest)) else { continue };
        let taken = Taken { conjunction, preposition: true, article: false };
        // لل is the preposition and what is left of the article.
        let assimilated = base.filter(|b| b.starts_with("لل")).and(rest.strip_prefix('ل')).filter(|r| long(r));
        if let Some(found) = assimilated.and_then(|r| try_one(r, Taken { article: true, ..taken })) {
            return Some(found);
        }
        let bare = without_article(rest);
        let mut with_article = || if bare.len() < rest.len() { try_one(bare, Taken { article: true, ..taken }) } else { None };
        if let Some(found) = with_article() {
            return Some(found);
        }
        if let Some(found) = try_one(rest, taken) {
            return Some(found);
        }
    }
    None
}

#[derive(Clone, Debug)]
struct Alias<T> {
    rest: Box<[Box<str>]>,
    article: bool,
    exact: bool,
    caps: Caps,
    value: T,
}

/// Names or words of one language, found by their keys; the longest wins, of two equally long ones the last put in
/// (a user's names come after the bundled ones).
#[derive(Clone, Debug)]
pub struct Lexicon<T> {
    first: FxHashMap<Box<str>, Vec<Alias<T>>>,
    /// What the language does to names.
    inflection: Arc<Inflection>,
    /// First words without their ending of case → first words; empty where the language has no cases.
    stems: FxHashMap<Box<str>, Vec<Box<str>>>,
}

impl<T> Default for Lexicon<T> {
    fn default() -> Self {
        Self { first: FxHashMap::default(), inflection: Arc::default(), stems: FxHashMap::default() }
    }
}

/// Something found.
#[derive(Clone, Copy, Debug)]
pub struct Hit<T> {
    /// What.
    pub value: T,
    /// Number of words.
    pub len: usize,
    /// What stood before the first word.
    pub taken: Taken,
}

impl<T: Copy> Lexicon<T> {
    /// Finds names in all cases of the language from now on.
    pub fn inflect(&mut self, inflection: &Arc<Inflection>) {
        self.inflection = Arc::clone(inflection);
        self.stems.clear();
        let mut first: Vec<Box<str>> = self.first.keys().cloned().collect();
        first.sort_unstable();
        first.into_iter().for_each(|first| self.add_stem(first));
    }

    fn add_stem(&mut self, first: Box<str>) {
        if self.inflection.has_cases() {
            // An ending may take the place of the name's own or stand behind it: Россия, России; Türkiye, Türkiye'ye.
            let stem = self.inflection.caseless(&first);
            for stem in std::iter::once(stem).chain((stem != &*first).then_some(&*first)) {
                let same = self.stems.entry(stem.into()).or_default();
                if !same.contains(&first) {
                    same.push(first.clone());
                }
            }
        }
    }

    /// Adds a name. Where `exact`, an Arabic article must stand in the text if and only if it stands in the name (العراق, but
    /// not مالي in المالي).
    pub fn add(&mut self, name: &str, exact: bool, value: T) {
        // Of ألمانيا and المغرب only the second has an article; where hamza is not written they look alike.
        let bare = |word: &str| match key(word) {
            key if word.starts_with("ال") => without_article(&key).into(),
            key => key.into_boxed_str(),
        };
        let mut keys = name.split([' ', '-', '‐']).filter(|word| !word.is_empty()).map(bare);
        let Some(first) = keys.next() else { return };
        if first.is_empty() {
            return;
        }
        let own = name.split_whitespace().next().unwrap_or("");
        let (article, caps) = (own.starts_with("ال"), caps(own));
        let alias = Alias { rest: keys.collect(), article, exact, caps, value };
        self.add_stem(first.clone());
        let same = self.first.entry(first).or_default();
        let place = same.partition_point(|other| other.rest.len() > alias.rest.len());
        same.insert(place, alias);
    }

    /// The longest name that begins at word `at` and ends before `end`.
    pub fn find(&self, words: &Words, at: usize, end: usize) -> Option<Hit<T>> {
        let word = words.list.get(at)?;
        if word.kind == TokenKind::Mark {
            return None;
        }
        let exact = peel(words.key(at), |first, taken| self.begins(first, taken, words, at, 0, end));
        exact.or_else(|| {
            let word = words.key(at);
            let listed = self.stems.get(self.inflection.caseless(word))?.iter();
            let found =
                listed.filter_map(|first| Some((self.begins(first, Taken::default(), words, at, 0, end)?, first.as_ref())));
            let closest = |(hit, first): &(Hit<T>, &str)| (hit.len, nearness(first, word));
            found.reduce(|best, next| if closest(&next) > closest(&best) { next } else { best }).map(|(hit, _)| hit)
        })
    }

    /// As [`Lexicon::find`], for a name of several words with `gap` words behind its first that are none of its: an adjective
    /// of state (« ministre turc des Affaires étrangères »). The hit's length is that of all.
    pub fn find_around(&self, words: &Words, at: usize, gap: usize, end: usize) -> Option<Hit<T>> {
        let hit = self.begins(words.key(at), Taken::default(), words, at, gap, end)?;
        (hit.len > gap + 1).then_some(hit)
    }

    /// The longest name whose first word is this key, with `gap` words behind that.
    fn begins(&self, first: &str, taken: Taken, words: &Words, at: usize, gap: usize, end: usize) -> Option<Hit<T>> {
        let caps = words.list.get(at)?.caps;
        let same = |word: usize, key: &str| {
            let own = words.key(word);
            let (bare, stem) = (self.inflection.caseless(own), self.inflection.caseless(key));
            own == key || without_article(own) == key || self.inflection.has_cases() && (bare == stem || bare == key)
        };
        // "l’" and "Intérieur" are two words of the text and one of the name.
        let elided = |word: usize, key: &str| {
            let [Some(first), Some(second)] = [words.list.get(word), words.list.get(word + 1)] else { return false };
            let rest = key.strip_prefix(words.key(word)).and_then(|rest| rest.strip_prefix('\''));
            first.span.end == second.span.start && rest.is_some_and(|rest| same(word + 1, rest))
        };
        // Where the words of the alias end: hyphens part them as spaces do.
        let goes_on = |alias: &Alias<T>| {
            alias.rest.iter().try_fold(at + 1 + gap, |word, key| {
                let word = if words.ties(word) { word + 1 } else { word };
                let next = if elided(word, key) { word + 2 } else { word + 1 };
                (next <= end && (next > word + 1 || same(word, key))).then_some(next)
            })
        };
        let fits = |alias: &Alias<T>| {
            let end = if alias.caps <= caps && (!alias.exact || alias.article == taken.article) { goes_on(alias) } else { None };
            end.map(|end| Hit { value: alias.value, len: end - at, taken })
        };
        self.first.get(first)?.iter().find_map(fits)
    }

    /// As [`Self::one`], in the form that is listed and no other.
    pub fn whole(&self, key: &str) -> Option<T> {
        self.first.get(key)?.iter().find(|a| a.rest.is_empty()).map(|a| a.value)
    }

    /// The value of one bare key (no article), if it is a name of one word.
    pub fn one(&self, key: &str) -> Option<T> {
        let whole = |key: &str| self.whole(key);
        whole(key).or_else(|| {
            let found = self.stems.get(self.inflection.caseless(key))?.iter().filter_map(|first| Some((whole(first)?, first)));
            found.max_by_key(|(_, first)| nearness(first, key)).map(|(value, _)| value)
        })
    }
}

/// How near a listed word stands to a form of it: by the letters that they begin with, then by what is left over (Нигерии is
/// Нигерия and not Нигер).
fn nearness(listed: &str, form: &str) -> (usize, std::cmp::Reverse<usize>) {
    let same = listed.chars().zip(form.chars()).take_while(|(a, b)| a == b).count();
    (same, std::cmp::Reverse(listed.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proclitics_come_off_one_by_one() {
        let found = |word: &str, want: &str| peel(&key(word), |k, taken| (k == want).then_some(taken));
        assert_eq!(found("وزير", "وزير"), Some(Taken::default()));
        assert_eq!(found("الرئيس", "رييس"), Some(Taken { article: true, ..Taken::default() }));
        assert_eq!(found("وللرئيس", "رييس"), Some(Taken { conjunction: true, preposition: true, article: true }));
        assert_eq!(found("بالرئاسة", "رياسه"), Some(Taken { preposition: true, article: true, ..Taken::default() }));
        assert_eq!(found("كالعراق", "عراق").map(|t| t.article), Some(true));
        assert_eq!(found("باكو", "كو"), None);
    }

    #[test]
    fn keys_leave_out_dots_and_possessives() {
        assert_eq!(key("U.S."), "us");
        assert_eq!(key("Baku’s"), "baku");
        assert_eq!(key("Élysée"), "elysee");
        assert_eq!(key("الأميركيّة"), "الاميركيه");
    }

    #[test]
    fn cases_of_names() {
        let inflection: Inflection = toml::from_str(r#"case = ["ий", "ия", "ии", "ом", "а", "ya", "'ya", "'nin"]"#).unwrap();
        let mut names = Lexicon::default();
        names.inflect(&Arc::new(inflection.folded()));
        for (at, name) in ["Нигер", "Нигерия", "Иран", "Türkiya"].iter().enumerate() {
            names.add(name, true, at);
        }
        for (form, name) in [("Нигера", 0), ("Нигерии", 1), ("Ираном", 2), ("Türkiya'ya", 3), ("Türkiya’nin", 3)]
        {
            assert_eq!(names.one(&key(form)), Some(name), "{form}");
        }
        assert_eq!(names.one(&key("Ирак")), None);
    }
}
