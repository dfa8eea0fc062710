//! The forms under which a list's word may stand in running text: what may precede it, what may follow it.
//!
//! Arabic writes conjunctions, prepositions, the article and pronouns in one word with a noun (وبعمليتها: and in its
//! operation). This is not morphology: broken plurals and verb patterns are listed by those who write lists.

use crate::text::fold;

/// Places (bytes) in a folded word at which a listed word may begin: at its start, and after Arabic proclitics.
pub fn starts(word: &str, lang: &str) -> [Option<usize>; 6] {
    let mut starts = [Some(0), None, None, None, None, None];
    if lang != "ar" {
        return starts;
    }
    let mut next = 1;
    let mut at = 0;
    let mut push = |at: usize| {
        // Two letters at least must be left: بل and فل are no words with a proclitic.
        if next < starts.len() && word.len() >= at + 4 {
            starts[next] = Some(at);
            next += 1;
        }
    };
    for group in [&["و", "ف"][..], &["ب", "ل", "ك", "س"], &["ال"], &["ال"]] {
        let rest = &word[at..];
        // لل is ل and an article whose first letter is not written.
        let taken = group.iter().find(|clitic| rest.starts_with(**clitic));
        if let Some(clitic) = taken {
            at += clitic.len();
            push(at);
            if *clitic == "ل" && word[at..].starts_with('ل') {
                at += "ل".len();
                push(at);
                break;
            }
        }
    }
    starts
}

/// Endings that do not make another word of an Arabic noun or verb: pronouns, number, case.
const ARABIC: &[&str] = &[
    "", "ا", "ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم", "ي", "ين", "ون", "ان", "ات", "ة", "وا", "ت", "يا", "ية", "يين",
    "يون", "اتها", "اته", "اتهم", "اتنا",
];

/// Endings of a word whose ة is taken off.
const TIED: &[&str] =
    &["ة", "ه", "تها", "ته", "تهم", "تهما", "تنا", "تي", "تك", "تكم", "تين", "تان", "ات", "اتها", "اته", "اتهم", "اتنا"];

/// Endings of English nouns; verbs are listed with a star or in their forms.
const ENGLISH: &[&str] = &["", "s", "'s", "s'"];

/// What may follow a listed word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// What inflection adds in this language.
    Light,
    /// The same for an Arabic word in ة, of which the stem is kept.
    Tied,
    /// Anything: the list's word ends in a star.
    Any,
    /// Nothing, nor an article before it: it ends in an equals sign.
    Bare,
}

impl Ending {
    /// Whether a word may go on so.
    pub fn allows(self, rest: &str, lang: &str) -> bool {
        match (self, lang) {
            (Self::Any, _) => true,
            (Self::Tied, _) => TIED.contains(&rest),
            (Self::Light, "ar") => ARABIC.contains(&rest),
            (Self::Light, "en") => ENGLISH.contains(&rest),
            (Self::Light | Self::Bare, _) => rest.is_empty(),
        }
    }
}

/// A list's word as it is kept: folded, without article and ة, and what may follow.
pub fn listed(word: &str, lang: &str) -> (String, Ending) {
    let (word, marked) = match word.strip_suffix('*') {
        Some(stem) => (stem, Some(Ending::Any)),
        None => word.strip_suffix('=').map_or((word, None), |word| (word, Some(Ending::Bare))),
    };
    let mut folded = fold::word(word);
    if lang != "ar" || marked == Some(Ending::Bare) {
        return (folded, marked.unwrap_or(Ending::Light));
    }
    if let Some(bare) = folded.strip_prefix("ال").filter(|bare| bare.chars().count() > 2) {
        folded = bare.to_owned();
    }
    match (marked, folded.strip_suffix('ة')) {
        (Some(ending), _) => (folded, ending),
        (None, Some(stem)) => (stem.to_owned(), Ending::Tied),
        (None, None) => (folded, Ending::Light),
    }
}

/// A word as a reader would look it up: folded, without article and proclitic preposition of it.
pub fn plain(word: &str, lang: &str) -> String {
    let folded = fold::word(word);
    if lang != "ar" {
        return folded.trim_end_matches("'s").to_owned();
    }
    let bare = ["وبال", "وال", "فال", "بال", "كال", "لل", "ال"].iter().find_map(|clitic| folded.strip_prefix(clitic));
    bare.filter(|bare| bare.chars().count() > 2).map_or_else(|| folded.clone(), str::to_owned)
}

/// A rough stem, under which forms of one word meet.
pub fn stem(word: &str, lang: &str) -> String {
    let plain = plain(word, lang);
    let endings: &[&str] = match lang {
        "ar" => &["اتها", "اتهم", "تها", "تهم", "ات", "ها", "هم", "ين", "ون", "ية", "ته", "ة", "ه", "ا"],
        "en" => &["ings", "ing", "ed", "es", "s", "e"],
        _ => &[],
    };
    let cut = endings.iter().find_map(|ending| plain.strip_suffix(ending).filter(|stem| stem.chars().count() > 2));
    cut.map_or_else(|| plain.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proclitics_and_endings() {
        let fits = |list: &str, word: &str| {
            let (listed, ending) = listed(list, "ar");
            let word = fold::word(word);
            starts(&word, "ar")
                .into_iter()
                .flatten()
                .any(|at| word[at..].strip_prefix(listed.as_str()).is_some_and(|rest| ending.allows(rest, "ar")))
        };
        for word in ["عملية", "العملية", "عمليتها", "وبالعملية", "للعملية", "عمليات"] {
            assert!(fits("العملية", word), "{word}");
        }
        assert!(fits("مدني", "المدنيين") && fits("التزام", "الالتزام") && fits("حل", "حلا"));
        assert!(!fits("عملية", "عملي") && !fits("حل", "حلب"), "another word");
    }

    #[test]
    fn stems_meet() {
        assert_eq!(stem("Strikes", "en"), stem("strike", "en"));
        assert_eq!(stem("الأجور", "ar"), stem("أجور", "ar"));
    }
}
