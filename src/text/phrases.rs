//! Finds the phrases of a list in running words, in one pass.
//!
//! A phrase is one or more words. A star ends a stem (`escalat*`), an equals
//! sign allows no ending and no article (`لا=`), two dots stand for up to five words between
//! (`lay .. weapons`). A hyphen parts words, as it does in
//! [the text](Word). Words match under their [`Inflection`]. A trie over letters instead of regular expressions: building is
//! instant, and most words of a text are given up after two letters.

use super::forms::{Ending, Inflection};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::Arc;

/// How many words `..` may stand for.
const GAP: usize = 5;

/// A word of running text.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// Its folded form ([`super::fold::word`]), without hyphens: those part words.
    pub form: &'a str,
    /// Which sentence it stands in; no phrase goes over its end.
    pub sentence: usize,
}

/// A phrase found: which words, and what the list says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit<T> {
    /// Indices of the words, first to last.
    pub words: Range<usize>,
    /// What the phrase stands for.
    pub value: T,
}

/// A list of phrases of one language, each with a value.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    inflection: Arc<Inflection>,
    nodes: Vec<Node>,
    phrases: Vec<Phrase<T>>,
    /// Phrases by the id of their first word.
    by_first: Vec<Vec<usize>>,
}

#[derive(Clone, Debug, Default)]
struct Node {
    next: FxHashMap<char, usize>,
    /// Ids of the listed words that end here.
    ends: Vec<(usize, Ending)>,
}

#[derive(Clone, Debug)]
struct Phrase<T> {
    /// Word ids after the first, each with whether `..` stands before it.
    rest: Vec<(usize, bool)>,
    value: T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self::new(&Arc::default())
    }
}

impl<T> Phrases<T> {
    /// An empty list.
    pub fn new(inflection: &Arc<Inflection>) -> Self {
        Self { inflection: Arc::clone(inflection), nodes: vec![Node::default()], phrases: Vec::new(), by_first: Vec::new() }
    }

    /// Adds a phrase. One without a word is left out.
    pub fn add(&mut self, phrase: &str, value: T) {
        let mut words = Vec::new();
        let mut gap = false;
        for word in phrase.split(|c: char| c == '-' || c.is_whitespace()).filter(|word| !word.is_empty()) {
            if word == ".." {
                gap = true;
                continue;
            }
            words.push((self.word(word), std::mem::take(&mut gap)));
        }
        if words.is_empty() {
            return;
        }
        let (first, _) = words.remove(0);
        self.by_first[first].push(self.phrases.len());
        self.phrases.push(Phrase { rest: words, value });
    }

    /// The id of a listed word, the same for the same word.
    fn word(&mut self, word: &str) -> usize {
        let (word, ending) = self.inflection.listed(word);
        let mut node = 0;
        for letter in word.chars() {
            node = match self.nodes[node].next.get(&letter) {
                Some(&next) => next,
                None => {
                    self.nodes.push(Node::default());
                    let next = self.nodes.len() - 1;
                    self.nodes[node].next.insert(letter, next);
                    next
                }
            };
        }
        if let Some((id, _)) = self.nodes[node].ends.iter().find(|(_, e)| *e == ending) {
            return *id;
        }
        let id = self.by_first.len();
        self.by_first.push(Vec::new());
        self.nodes[node].ends.push((id, ending));
        id
    }

    /// Whether this one word, folded, is listed.
    pub fn has(&self, form: &str) -> bool {
        let mut ids = Vec::new();
        self.ids(form, &mut ids);
        ids.iter().any(|id| self.by_first[*id].iter().any(|phrase| self.phrases[*phrase].rest.is_empty()))
    }

    /// Ids of the listed words that a word of text may be.
    fn ids(&self, form: &str, out: &mut Vec<usize>) {
        for start in self.inflection.starts(form).into_iter().flatten() {
            let tail = &form[start..];
            let article = self.inflection.has_article(&form[..start]);
            self.walk(0, tail, article, out);
            if let Some((listed, rest)) = self.inflection.third_person(tail)
                && let Some(&node) = self.nodes[0].next.get(&listed)
            {
                self.walk(node, rest, article, out);
            }
        }
    }

    fn walk(&self, mut node: usize, tail: &str, article: bool, out: &mut Vec<usize>) {
        for (at, letter) in tail.char_indices() {
            let Some(&next) = self.nodes[node].next.get(&letter) else { return };
            node = next;
            let rest = &tail[at + letter.len_utf8()..];
            let ends = self.nodes[node].ends.iter();
            let fits = |ending: &Ending| self.inflection.allows(*ending, rest) && !(article && *ending == Ending::Bare);
            out.extend(ends.filter(|(_, ending)| fits(ending)).map(|(id, _)| *id));
        }
    }
}

impl<T: Clone> Phrases<T> {
    /// All phrases in `words`, by their first word; of those that begin together the longest comes first.
    pub fn find(&self, words: &[Word<'_>]) -> Vec<Hit<T>> {
        let mut ids = Vec::new();
        let mut ends = vec![0];
        for word in words {
            let from = ids.len();
            self.ids(word.form, &mut ids);
            ids[from..].sort_unstable();
            ends.push(ids.len());
        }
        let is = |at: usize, id: usize| ids[ends[at]..ends[at + 1]].contains(&id);
        let mut hits = Vec::new();
        for at in 0..words.len() {
            let from = hits.len();
            let mut seen = None;
            for id in &ids[ends[at]..ends[at + 1]] {
                if seen.replace(*id) == Some(*id) {
                    continue;
                }
                for phrase in self.by_first[*id].iter().map(|phrase| &self.phrases[*phrase]) {
                    if let Some(last) = follow(words, at, &phrase.rest, &is) {
                        hits.push(Hit { words: at..last + 1, value: phrase.value.clone() });
                    }
                }
            }
            hits[from..].sort_by_key(|hit: &Hit<T>| std::cmp::Reverse(hit.words.end));
        }
        hits
    }
}

/// The index of the last word, if the rest of a phrase follows the word at `at`.
fn follow(words: &[Word<'_>], at: usize, rest: &[(usize, bool)], is: &dyn Fn(usize, usize) -> bool) -> Option<usize> {
    let mut last = at;
    for (id, gap) in rest {
        let reach = if *gap { GAP + 1 } else { 1 };
        let same = |next: &usize| words.get(*next).is_some_and(|word| word.sentence == words[at].sentence);
        last = (last + 1..=last + reach).take_while(same).find(|next| is(*next, *id))?;
    }
    Some(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    fn found(inflection: &str, list: &[&'static str], text: &str) -> Vec<&'static str> {
        let inflection = toml::from_str::<Inflection>(inflection).expect("it is right").folded();
        let mut phrases = Phrases::new(&Arc::new(inflection));
        for phrase in list {
            phrases.add(phrase, *phrase);
        }
        let folded: Vec<String> = text.split_whitespace().map(fold::word).collect();
        let words: Vec<Word<'_>> = folded.iter().map(|form| Word { form, sentence: 0 }).collect();
        phrases.find(&words).into_iter().map(|hit| hit.value).collect()
    }

    const ARABIC: &str = r#"
        proclitics = [["و", "ف"], ["ب", "ل", "ك", "س"], ["ال"]]
        article = "ال"
        assimilated = ["ل", "ل"]
        endings = ["ت"]
        person = ["ي", "تنا"]
    "#;

    #[test]
    fn words_stems_gaps() {
        assert_eq!(found("", &["ceasefire", "escalat*"], "A ceasefire must end the Escalation"), ["ceasefire", "escalat*"]);
        assert_eq!(found("", &["lay .. weapons"], "to lay down all their weapons now"), ["lay .. weapons"]);
        assert!(found("", &["lay .. weapons", "war"], "to lay a b c d e f weapons aware").is_empty());
        assert_eq!(found("", &["wage", "wage rise"], "a wage rise"), ["wage rise", "wage"], "the longest first");
    }

    #[test]
    fn arabic_words_in_their_forms() {
        assert_eq!(found(ARABIC, &["وقف القتال", "يدعم"], "بوقف للقتال وستدعم"), ["وقف القتال", "يدعم"]);
        assert_eq!(found(ARABIC, &["أعلن"], "فأعلنت الأعلام"), ["أعلن"]);
    }
}
