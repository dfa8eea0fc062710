//! Words with their language and direction: what every inserted piece of text needs, so that a page can hold two scripts.

use crate::model::Direction;
use serde::Serialize;

/// Somebody's words or a name, ready for `<bdi lang dir>`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Words {
    /// The text; direction controls are made visible.
    pub text: String,
    /// Language, where it is not the page's.
    pub lang: Option<String>,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
}

/// The scripts that can be told apart here; others count as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Arabic, in all its languages.
    Arabic,
    /// Hebrew.
    Hebrew,
    /// Latin.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Any other script.
    Other,
}

/// The direction of a language, by its primary tag.
pub fn direction(lang: &str) -> Direction {
    match script_of_language(lang) {
        Some(Script::Arabic | Script::Hebrew) => Direction::Rtl,
        _ => Direction::Ltr,
    }
}

/// `ltr` or `rtl`.
pub fn dir(direction: Direction) -> &'static str {
    match direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}

/// The script in which a language is usually written; none where the tag says nothing.
pub fn script_of_language(lang: &str) -> Option<Script> {
    Some(match lang.split('-').next().unwrap_or("") {
        "" | "und" => return None,
        "ar" | "fa" | "ur" | "ps" | "ckb" | "sd" | "ug" => Script::Arabic,
        "he" | "yi" => Script::Hebrew,
        "ru" | "uk" | "be" | "bg" | "mk" | "sr" | "kk" | "ky" | "mn" | "tg" => Script::Cyrillic,
        "zh" | "ja" | "ko" | "hi" | "bn" | "ta" | "te" | "ml" | "th" | "ka" | "hy" | "el" | "am" | "ne" | "my" | "km" => {
            Script::Other
        }
        _ => Script::Latin,
    })
}

/// The script of most of the letters; none where there are no letters.
pub fn script_of(text: &str) -> Option<Script> {
    let mut counts = [0usize; 5];
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        counts[match c {
            '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08FF}' | '\u{FB50}'..='\u{FEFC}' => 0,
            '\u{0590}'..='\u{05FF}' => 1,
            'a'..='z' | 'A'..='Z' | '\u{00AA}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}' => 2,
            '\u{0400}'..='\u{052F}' => 3,
            _ => 4,
        }] += 1;
    }
    let scripts = [Script::Arabic, Script::Hebrew, Script::Latin, Script::Cyrillic, Script::Other];
    (0..5).filter(|i| counts[*i] > 0).max_by_key(|i| (counts[*i], 5 - i)).map(|i| scripts[i])
}

/// Language and direction of a text that should be in `hint`: the hint where the letters agree with it, the page's
/// language where they agree with that, `und` where with neither.
pub fn language(text: &str, hint: &str, page: &str) -> (Option<String>, &'static str) {
    let Some(script) = script_of(text) else { return (None, dir(direction(page))) };
    let tag = if script_of_language(hint) == Some(script) {
        hint
    } else if script_of_language(page) == Some(script) {
        page
    } else {
        "und"
    };
    let rtl = matches!(script, Script::Arabic | Script::Hebrew);
    ((tag != page).then(|| tag.to_owned()), dir(if rtl { Direction::Rtl } else { Direction::Ltr }))
}

impl Words {
    /// Words that should be in the language `hint`, on a page in `page`.
    pub fn new(text: &str, hint: &str, page: &str) -> Self {
        let (lang, dir) = language(text, hint, page);
        Self { text: shown(text), lang, dir }
    }
}

/// Whether a character turns the direction of what follows it.
pub fn turns(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A name or headline with its direction controls written out, and line breaks as spaces: it stands on one line.
pub fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if turns(c) => out.push_str(&format!("‹U+{:04X}›", c as u32)),
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A token for ids, `data-` attributes and addresses: letters, digits, `-`, `_` and `.` stay, a space becomes `~`, a
/// slash `:`, all else is written out, so that two names never share a token.
pub fn slug(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for c in id.chars() {
        match c {
            '-' | '_' | '.' => out.push(c),
            ' ' => out.push('~'),
            '/' => out.push(':'),
            c if c.is_alphanumeric() => out.push(c),
            c => out.push_str(&format!("!{:x}!", c as u32)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_follows_the_letters() {
        assert_eq!(language("مرحبا", "ar", "en"), (Some("ar".into()), "rtl"));
        assert_eq!(language("Arabi21", "ar", "en"), (None, "ltr"));
        assert_eq!(language("Привет", "ar", "en"), (Some("und".into()), "ltr"));
        assert_eq!(language("1, 2", "en", "ar"), (None, "rtl"));
    }

    #[test]
    fn slugs_keep_names_apart() {
        assert_eq!(slug("articles/a b.html"), "articles:a~b.html");
        assert_ne!(slug("a_b"), slug("a b"));
        assert_eq!(slug("\"><script>"), "!22!!3e!!3c!script!3e!");
    }

    #[test]
    fn direction_controls_are_shown() {
        assert_eq!(shown("a\u{202E}b\nc"), "a‹U+202E›b c");
    }
}
