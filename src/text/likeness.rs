//! Likeness of names, within and across scripts (strsim lives here).

use std::hash::{Hash, Hasher};

/// A name as an id: Latin letters and digits, lower case, words parted by hyphens.
pub fn slug(name: &str) -> String {
    let latin = |word: &str| {
        super::romanise::word(word.trim_matches(|c: char| c.is_ascii_punctuation() || "«»“”،".contains(c)))
            .unwrap_or_else(|| any_ascii::any_ascii(word))
    };
    let words: Vec<String> = name.split_whitespace().map(latin).collect();
    let mut out = String::with_capacity(name.len());
    for c in words.join(" ").chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            // Signs for sounds (ʿ, ʾ) and apostrophes part no words.
            '\'' | '`' | '"' => {}
            _ if out.is_empty() || out.ends_with('-') => {}
            _ => out.push('-'),
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// What is left of a name in every script: the consonants of its romanised words, sounds that scripts confuse written as
/// one (Blinken, بلينكن, Блинкен → blnkn).
pub fn skeleton(name: &str) -> Vec<String> {
    // The hooked letters that Latin alphabets have for one hissing sound; beside letters that only Turkic alphabets have, c
    // is what others write j (Hacıyev, Hajiyev).
    let turkic = name.chars().any(|c| "ıİğĞəƏ".contains(c));
    let plain = name.chars().map(|c| match c {
        'ç' | 'ć' | 'č' | 'Ç' | 'Ć' | 'Č' => 's',
        'c' | 'C' if turkic => 'j',
        c => c,
    });
    let plain: String = plain.collect();
    slug(&plain).split('-').map(bones).filter(|word| !word.is_empty()).collect()
}

/// A name as those read it who write w for v and j for y (Alijew, Iwanow), or nothing where it has no such ending.
fn with_w(name: &str) -> Option<Vec<String>> {
    let slug = slug(name);
    let ends = |word: &str| ["ow", "ew", "owa", "ewa", "skyj", "ski", "ijew"].iter().any(|end| word.ends_with(end));
    slug.split('-').any(ends).then(|| slug.split('-').map(|word| bones(&word.replace('w', "v").replace('j', "y"))).collect())
}

fn bones(word: &str) -> String {
    let mut out = String::new();
    let plain = word
        .replace("dsch", "j")
        .replace("tsch", "s")
        .replace("sch", "s")
        .replace("ch", "s")
        .replace("sh", "s")
        .replace("kh", "k")
        .replace("ph", "f")
        .replace("th", "t");
    let plain = plain.replace("dzh", "j").replace("zh", "j").replace("x", "ks").replace("dj", "j");
    for c in plain.chars() {
        let bone = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | 'h' => continue,
            'v' => 'f',
            'p' => 'b',
            'q' | 'c' | 'g' => 'k',
            'z' => 's',
            c => c,
        };
        if !out.ends_with(bone) {
            out.push(bone);
        }
    }
    // A word of vowels alone keeps its letters.
    if out.is_empty() { word.to_owned() } else { out }
}

/// How a word of an alphabet with vowels sounds at its beginning, by which languages know each other's words (combination,
/// Kombination, комбинация → kmbn); none of a word too short to tell.
pub fn cognate(word: &str) -> Option<String> {
    /// Consonants that are looked at.
    const BONES: usize = 4;
    /// Letters that a word has at least.
    const LETTERS: usize = 6;
    let lettered = |c: char| matches!(c, 'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | '\u{400}'..='\u{4FF}');
    if word.chars().count() < LETTERS || !word.chars().all(lettered) {
        return None;
    }
    let bones: String = skeleton(word).concat().chars().take(BONES).collect();
    (bones.chars().count() == BONES).then_some(bones)
}

/// A name as it is heard: what two names are compared by, made once.
#[derive(Clone, Debug)]
pub struct Heard {
    skeleton: Vec<String>,
    with_w: Option<Vec<String>>,
}

impl Heard {
    /// How a name is heard.
    pub fn of(name: &str) -> Self {
        Self { skeleton: skeleton(name), with_w: with_w(name) }
    }

    /// Its [`skeleton`].
    pub fn words(&self) -> &[String] {
        &self.skeleton
    }

    /// How alike two names are, as [`names`] says.
    pub fn likeness(&self, other: &Self) -> f64 {
        let mut best = skeletons(&self.skeleton, &other.skeleton);
        best = self.with_w.as_ref().map_or(best, |x| best.max(skeletons(x, &other.skeleton)));
        other.with_w.as_ref().map_or(best, |y| best.max(skeletons(&self.skeleton, y)))
    }

    /// Numbers of which two names that are alike by at least [`NEAR`] share one. Others may share one too.
    ///
    /// Such names have a word in common, or run together, with few letters changed: words that have become one by leaving
    /// so many letters out stand under one number. So nobody need be compared with everybody.
    pub fn near(&self) -> Vec<u64> {
        let mut all = Vec::new();
        for words in std::iter::once(&self.skeleton).chain(&self.with_w) {
            words.iter().for_each(|word| near(word, &mut all));
            near(&words.concat(), &mut all);
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The same for the family name alone.
    pub fn family(&self) -> Vec<u64> {
        let mut all = Vec::new();
        self.skeleton.last().into_iter().for_each(|word| near(word, &mut all));
        all
    }
}

/// From this likeness on two names share one of their [`Heard::near`].
pub const NEAR: f64 = 0.85;

fn near(word: &str, all: &mut Vec<u64>) {
    let number = |letters: &[char]| {
        let mut hasher = rustc_hash::FxHasher::default();
        letters.hash(&mut hasher);
        hasher.finish()
    };
    let without = |letters: &[char], at: usize| [&letters[..at], &letters[at + 1..]].concat();
    let letters: Vec<char> = word.chars().collect();
    all.push(number(&letters));
    // At 0.85 one letter in seven may differ, two in fourteen, three in twenty.
    if letters.len() >= 6 {
        for at in 0..letters.len() {
            let fewer = without(&letters, at);
            all.push(number(&fewer));
            if (12..20).contains(&letters.len()) {
                all.extend((at..fewer.len()).map(|at| number(&without(&fewer, at))));
            }
        }
    }
    if letters.len() >= 17 {
        all.push(number(&[]));
    }
}

/// How alike two names are, 0 to 1, by their skeletons. Of a short and a full name the best fitting word counts; the family
/// name weighs as much as the rest together.
pub fn names(a: &str, b: &str) -> f64 {
    Heard::of(a).likeness(&Heard::of(b))
}

fn skeletons(a: &[String], b: &[String]) -> f64 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let Some((family, given)) = short.split_last() else { return 0.0 };
    let best = |word: &String| long.iter().map(|other| words(word, other)).fold(0.0, f64::max);
    if given.is_empty() {
        return best(family);
    }
    let given = given.iter().map(best).sum::<f64>() / given.len() as f64;
    // Spaces differ between scripts (Abdollahian, عبد اللهيان): the names run together may fit better.
    let joined = words(&a.concat(), &b.concat());
    f64::max((best(family) + given) / 2.0, joined)
}

/// How alike two words are, 0 to 1.
pub fn words(a: &str, b: &str) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    strsim::normalized_levenshtein(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_languages_have_from_one_another() {
        for (a, b) in [("combination", "Kombination"), ("комбинация", "kombinasyon"), ("facteurs", "Faktoren")] {
            assert!(cognate(a).is_some() && cognate(a) == cognate(b), "{a} {b} {:?} {:?}", cognate(a), cognate(b));
        }
        assert_eq!(cognate("radio"), None, "too short to tell");
        assert_eq!(cognate("مفاوضات"), None, "no vowels are written");
    }

    #[test]
    fn names_that_are_alike_are_near() {
        for (a, b) in [
            ("Elchin Garayev", "Eltschin Garajew"),
            ("Hossein Amir Abdollahian", "Hossein Amir-Abdolahian"),
            ("Konstantin Dragomirov", "Konstantyn Dragomyrof"),
            ("Margaret Wollstonecraft", "Margret Wolstonecraft"),
            ("Blinken", "Antony Blinken"),
        ] {
            let (a, b) = (Heard::of(a), Heard::of(b));
            assert!(a.likeness(&b) >= NEAR, "{a:?} {b:?} {}", a.likeness(&b));
            assert!(a.near().iter().any(|number| b.near().contains(number)), "{a:?} {b:?}");
        }
    }

    #[test]
    fn one_name_in_three_scripts() {
        for (a, b) in [
            ("Antony Blinken", "أنتوني بلينكن"),
            ("Antony Blinken", "Энтони Блинкен"),
            ("Recep Tayyip Erdoğan", "رجب طيب أردوغان"),
            ("Ilham Aliyev", "إلهام علييف"),
            ("Emmanuel Macron", "إيمانويل ماكرون"),
            ("Merkel", "أنغيلا ميركل"),
            ("Elçin Qarayev", "Эльчин Гараев"),
            ("Elçin Qarayev", "إلتشين غاراييف"),
            ("Elçin Qarayev", "الچین قارایف"),
            ("Elchin Garayev", "Eltschin Garajew"),
            ("Эльчин Гараев", "Eltschin Garajew"),
            ("Əhməd Əliyev", "احمد علی‌اف"),
            ("Əhməd Əliyev", "Ахмед Алиев"),
            ("Armen Grigoryan", "آرمن گریگوریان"),
            ("Armen Qriqoryan", "Армен Григорян"),
        ] {
            assert!(names(a, b) >= 0.75, "{a} {b} {}", names(a, b));
        }
        for (a, b) in [("Emmanuel Macron", "أولاف شولتز"), ("Vladimir Putin", "سيرغي لافروف")] {
            assert!(names(a, b) < 0.5, "{a} {b} {}", names(a, b));
        }
        assert_eq!(slug("José  Álvarez"), "jose-alvarez");
    }
}
