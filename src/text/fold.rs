//! Matching forms of words: what two spellings of the same word share.
//!
//! Two strengths. [`word`] is for looking up words in a pack: case, vowel marks, tatweel, hamza seats and ё go, all else
//! stays, so that Arabic على (on) and علي (Ali) remain two words. [`loose`] is for names and search: what a reader would
//! call the same spelling (قرة باغ, قره باغ) becomes the same string.

use unicode_normalization::UnicodeNormalization;

/// Whether a character leaves no trace in a matching form: Arabic vowel marks, tatweel, zero-width and direction marks.
pub fn vanishes(c: char) -> bool {
    matches!(c,
        '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{00AD}')
}

/// The form under which a word stands in a pack: lower case, without vowel marks and hamza seats, apostrophes straight.
pub fn word(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    word_into(text, &mut out);
    out
}

/// As [`word`], appended to `out` (a buffer that is used again, for speed).
pub fn word_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        out.extend(text.bytes().map(|b| b.to_ascii_lowercase() as char));
        return;
    }
    for c in text.chars() {
        match c {
            _ if vanishes(c) => {}
            'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
            'ک' => out.push('ك'),
            'ی' => out.push('ي'),
            '’' | 'ʼ' | '`' => out.push('\''),
            // An ASCII capital I tells not which of the two it was.
            'İ' | 'ı' => out.push('i'),
            'ё' | 'Ё' => out.push('е'),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            // Scripts without case: no table to be asked.
            '\u{0590}'..='\u{08FF}' => out.push(c),
            c => out.extend(c.to_lowercase()),
        }
    }
}

/// The form under which names and search terms are compared: [`word`], and ى→ي, ة→ه, ؤ→و, ئ→ي, accents off, ı→i.
pub fn loose(text: &str) -> String {
    let folded = word(text);
    // Most text is ASCII or plain Arabic, which decomposition leaves as it is.
    if folded.chars().all(|c| c.is_ascii() || matches!(c, '\u{0627}'..='\u{064A}' | '\u{0621}')) {
        let letters = folded.chars().filter_map(|c| match c {
            'ى' | 'ئ' => Some('ي'),
            'ة' => Some('ه'),
            'ؤ' => Some('و'),
            'ء' => None,
            c => Some(c),
        });
        return letters.collect();
    }
    let mut out = String::with_capacity(text.len());
    for c in folded.nfkd() {
        match c {
            'ى' | 'ی' => out.push('ي'),
            'ة' | 'ە' => out.push('ه'),
            'ک' => out.push('ك'),
            'ٱ' => out.push('ا'),
            'ؤ' => out.push('و'),
            'ئ' => out.push('ي'),
            'ء' => {}
            'ı' => out.push('i'),
            c if vanishes(c) || unicode_normalization::char::is_combining_mark(c) => {}
            c => out.push(c),
        }
    }
    out
}
