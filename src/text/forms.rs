//! The forms under which a list's word may stand in running text: what may precede it, what may follow it.
//!
//! Arabic writes conjunctions, prepositions, the article and pronouns in one word with a noun (وبعمليتها: and in its
//! operation); Turkish adds ending to ending. What a language does is data of its pack (`[inflection]`); this is not
//! morphology: broken plurals and verb patterns are listed by those who write lists.

use crate::text::fold;
use schemars::JsonSchema;
use serde::Deserialize;

/// What inflection does to the words of a language (`[inflection]` of a pack). All letters are folded ([`fold::word`]).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Inflection {
    /// Letters written before a word as part of it, in groups by their order: at most one of each group (Arabic و, then ب).
    proclitics: Vec<Vec<String>>,
    /// The article written before a word as part of it (Arabic ال).
    article: String,
    /// A proclitic behind which the article is this instead (Arabic لل).
    assimilated: Option<[String; 2]>,
    /// Endings that do not make another word of a listed one: case, number, person, pronouns.
    endings: Vec<String>,
    /// The ending that a listed word loses before others (Arabic ة).
    tied: String,
    /// Endings of a word that lost it.
    tied_endings: Vec<String>,
    /// The first letter under which verbs are listed, and those that may stand for it (Arabic يدعم, تدعم).
    person: Option<[String; 2]>,
    /// What is taken off a word's start to look it up.
    before: Vec<String>,
    /// What is taken off its end to look it up.
    behind: Vec<String>,
    /// Endings that a rough stem loses, the longest first.
    stem: Vec<String>,
    /// Endings of case that names, offices and words for speakers may have (Russian министра for министр).
    case: Vec<String>,
}

/// What may follow a listed word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// What inflection adds in this language.
    Light,
    /// The same for a word of which the stem is kept ([`Inflection::tied`]).
    Tied,
    /// Anything: the list's word ends in a star.
    Any,
    /// Nothing, nor an article before it: it ends in an equals sign.
    Bare,
}

impl Inflection {
    /// Folds what a pack says, as text is folded before it is looked up.
    #[must_use]
    pub fn folded(mut self) -> Self {
        let fold = |list: &mut Vec<String>| list.iter_mut().for_each(|entry| *entry = fold::word(entry));
        self.proclitics.iter_mut().for_each(fold);
        for list in [&mut self.endings, &mut self.tied_endings, &mut self.before, &mut self.behind, &mut self.stem] {
            fold(list);
        }
        // Names are compared more loosely than words.
        self.case.iter_mut().for_each(|ending| *ending = fold::loose(ending));
        self.case.sort_by_key(|ending| std::cmp::Reverse(ending.len()));
        self
    }

    /// Places (bytes) in a folded word at which a listed word may begin: at its start, and after proclitics.
    pub fn starts(&self, word: &str) -> [Option<usize>; 6] {
        let mut starts = [Some(0), None, None, None, None, None];
        let (mut next, mut at) = (1, 0);
        let mut push = |at: usize| {
            // Two letters at least must be left: بل and فل are no words with a proclitic.
            if next < starts.len() && word.get(at..).is_some_and(|rest| rest.chars().nth(1).is_some()) {
                starts[next] = Some(at);
                next += 1;
            }
        };
        for group in &self.proclitics {
            let rest = &word[at..];
            let Some(clitic) = group.iter().find(|clitic| rest.starts_with(clitic.as_str())) else { continue };
            at += clitic.len();
            push(at);
            if let Some([before, article]) = &self.assimilated
                && clitic == before
                && word[at..].starts_with(article.as_str())
            {
                push(at + article.len());
                break;
            }
        }
        starts
    }

    /// Whether what stands before a listed word ends with the article.
    pub fn has_article(&self, before: &str) -> bool {
        !self.article.is_empty() && before.ends_with(self.article.as_str())
    }

    /// The letter under which a verb is listed, and the rest of this form of it in another person.
    pub fn third_person<'a>(&self, form: &'a str) -> Option<(char, &'a str)> {
        let [listed, others] = self.person.as_ref()?;
        let first = form.chars().next().filter(|&c| others.contains(c))?;
        Some((listed.chars().next()?, &form[first.len_utf8()..]))
    }

    /// Whether a listed word may go on so.
    pub fn allows(&self, ending: Ending, rest: &str) -> bool {
        match ending {
            Ending::Any => true,
            Ending::Tied => self.tied_endings.iter().any(|ending| ending == rest),
            Ending::Light => rest.is_empty() || self.endings.iter().any(|ending| ending == rest),
            Ending::Bare => rest.is_empty(),
        }
    }

    /// A list's word as it is kept: folded, without article and tied ending, and what may follow.
    pub fn listed(&self, word: &str) -> (String, Ending) {
        let (word, marked) = match word.strip_suffix('*') {
            Some(stem) => (stem, Some(Ending::Any)),
            None => word.strip_suffix('=').map_or((word, None), |word| (word, Some(Ending::Bare))),
        };
        let mut folded = fold::word(word);
        if marked == Some(Ending::Bare) {
            return (folded, Ending::Bare);
        }
        if let Some(bare) = self.without_article(&folded).filter(|bare| bare.chars().count() > 2) {
            folded = bare.to_owned();
        }
        let stem = if self.tied.is_empty() { None } else { folded.strip_suffix(self.tied.as_str()) };
        match (marked, stem) {
            (Some(ending), _) => (folded, ending),
            (None, Some(stem)) => (stem.to_owned(), Ending::Tied),
            (None, None) => (folded, Ending::Light),
        }
    }

    fn without_article<'a>(&self, word: &'a str) -> Option<&'a str> {
        if self.article.is_empty() { None } else { word.strip_prefix(self.article.as_str()) }
    }

    /// A word as a reader would look it up: folded, without article, proclitic preposition and possessive.
    pub fn plain(&self, word: &str) -> String {
        let folded = fold::word(word);
        let before = self.before.iter().find_map(|clitic| folded.strip_prefix(clitic.as_str()));
        let bare = before.filter(|bare| bare.chars().count() > 2).unwrap_or(&folded);
        let bare = self.behind.iter().find_map(|ending| bare.strip_suffix(ending.as_str())).unwrap_or(bare);
        bare.to_owned()
    }

    /// A word without what is elided before it (French l', d').
    pub fn unelided<'a>(&self, word: &'a str) -> &'a str {
        let Some((at, mark)) = word.char_indices().find(|(_, c)| matches!(c, '\'' | '’')) else { return word };
        let head = fold::word(&word[..at]);
        let elided = self.before.iter().any(|clitic| clitic.strip_suffix('\'') == Some(head.as_str()));
        if elided { &word[at + mark.len_utf8()..] } else { word }
    }

    /// Whether names are inflected by case.
    pub fn has_cases(&self) -> bool {
        !self.case.is_empty()
    }

    /// A key without its ending of case, where three letters are left: what the cases of one name share.
    pub fn caseless<'a>(&self, key: &'a str) -> &'a str {
        let long = |stem: &&str| stem.chars().nth(2).is_some();
        self.case.iter().find_map(|ending| key.strip_suffix(ending.as_str()).filter(long)).unwrap_or(key)
    }

    /// A rough stem, under which forms of one word meet.
    pub fn stem(&self, word: &str) -> String {
        let plain = self.plain(word);
        let cut = self.stem.iter().find_map(|ending| plain.strip_suffix(ending.as_str()).filter(|stem| stem.chars().count() > 2));
        cut.map_or_else(|| plain.clone(), str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inflection(toml: &str) -> Inflection {
        toml::from_str::<Inflection>(toml).expect("it is right").folded()
    }

    const ARABIC: &str = r#"
        proclitics = [["و", "ف"], ["ب", "ل", "ك", "س"], ["ال"], ["ال"]]
        article = "ال"
        assimilated = ["ل", "ل"]
        endings = ["ا", "ين", "ات"]
        tied = "ة"
        tied-endings = ["ة", "تها", "ات"]
        before = ["بال", "ال"]
        stem = ["ات", "ين", "ة"]
    "#;

    #[test]
    fn proclitics_and_endings() {
        let arabic = inflection(ARABIC);
        let fits = |list: &str, word: &str| {
            let (listed, ending) = arabic.listed(list);
            let word = fold::word(word);
            let starts = arabic.starts(&word).into_iter().flatten();
            starts.filter_map(|at| word[at..].strip_prefix(listed.as_str())).any(|rest| arabic.allows(ending, rest))
        };
        for word in ["عملية", "العملية", "عمليتها", "وبالعملية", "للعملية", "عمليات"] {
            assert!(fits("العملية", word), "{word}");
        }
        assert!(fits("مدني", "المدنيين") && fits("التزام", "الالتزام") && fits("حل", "حلا"));
        assert!(!fits("عملية", "عملي") && !fits("حل", "حلب"), "another word");
    }

    #[test]
    fn cases_of_a_name_meet() {
        let russian = inflection(r#"case = ["а", "ом", "ия", "ии", "ого", "ий"]"#);
        for (one, other) in [("министр", "министра"), ("россия", "россии"), ("зеленский", "зеленского"), ("мид", "мид")]
        {
            let [one, other] = [one, other].map(fold::loose);
            assert_eq!(russian.caseless(&one), russian.caseless(&other), "{one} {other}");
        }
        assert_eq!(russian.caseless("дом"), "дом", "three letters are left");
    }

    #[test]
    fn stems_meet() {
        let english = inflection(r#"stem = ["s", "e"]"#);
        assert_eq!(english.stem("Strikes"), english.stem("strikes"));
        let arabic = inflection(ARABIC);
        assert_eq!(arabic.stem("الأجور"), arabic.stem("أجور"));
    }

    #[test]
    fn a_language_without_inflection_has_its_words_as_they_are() {
        let none = Inflection::default();
        assert_eq!(none.listed("word"), ("word".to_owned(), Ending::Light));
        assert!(none.allows(Ending::Light, "") && !none.allows(Ending::Light, "s"));
    }
}
