//! Arabic words in Latin letters that can be read aloud. Short vowels are not written in Arabic; an `a` is put where a word
//! would else be consonants only (حكمت → hakmat). No scholarly transliteration, which cannot be had without vowel marks.

/// A letter with the sound it mostly has in names; `None` where this table has no say.
fn sound(c: char) -> Option<&'static str> {
    Some(match c {
        'ا' | 'أ' | 'آ' | 'ٱ' | 'ى' | 'ة' | 'ە' => "a",
        'إ' => "i",
        'ب' => "b",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' | 'ک' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'پ' => "p",
        'چ' => "ch",
        'ژ' => "zh",
        'گ' => "g",
        // Half vowels, and letters that are heard by what stands beside them.
        'و' | 'ؤ' => "u",
        'ي' | 'ی' | 'ئ' => "i",
        'ع' => "a",
        'ء' => "",
        _ => return None,
    })
}

fn is_vowel(sound: &str) -> bool {
    matches!(sound, "a" | "i" | "u")
}

/// One Arabic word in Latin letters; `None` where it holds another letter.
pub fn word(text: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().filter(|c| !super::fold::vanishes(*c)).collect();
    let sounds: Vec<&str> = letters.iter().map(|c| sound(*c)).collect::<Option<_>>()?;
    let mut out = String::new();
    // Consonants since the last vowel, and whether a vowel stands before them.
    let (mut run, mut voiced) = (0, false);
    for (at, (&letter, &sound)) in letters.iter().zip(&sounds).enumerate() {
        let after = letters.get(at + 1).copied();
        let sound = match letter {
            // Before a vowel, and at the head of a word, a consonant.
            'و' | 'ؤ'
                if at == 0 || out.ends_with(['a', 'i', 'u']) || after.is_some_and(|c| matches!(c, 'ا' | 'ي' | 'ى' | 'ة')) =>
            {
                "w"
            }
            'ي' | 'ی'
                if at == 0 || out.ends_with(['a', 'i', 'u']) || after.is_some_and(|c| matches!(c, 'ا' | 'و' | 'ى' | 'ة')) =>
            {
                "y"
            }
            // ع is heard as the vowel that it carries.
            'ع' if after.is_some_and(|c| matches!(c, 'ا' | 'ي' | 'و')) && (at > 0 || after == Some('ا')) => "",
            'ع' if out.ends_with('a') => "",
            _ => sound,
        };
        if sound.is_empty() {
            continue;
        }
        if is_vowel(sound) {
            (run, voiced) = (0, true);
        } else {
            let crowded = run == 1 && !voiced || run >= 2 || out.ends_with(['y', 'w']) && run >= 1;
            if crowded {
                out.push('a');
                (run, voiced) = (0, true);
            }
            run += 1;
        }
        out.push_str(sound);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_can_be_read_aloud() {
        for (arabic, latin) in [
            ("علييف", "aliyaf"),
            ("حكمت", "hakmat"),
            ("نيكول", "nikul"),
            ("محمد", "mahmad"),
            ("عمر", "amr"),
            ("يوسف", "yusf"),
            ("فاطمة", "fatma"),
            ("سعاد", "sad"),
            ("ورد", "ward"),
            ("شمس", "shams"),
            ("سامي", "sami"),
        ] {
            assert_eq!(word(arabic).as_deref(), Some(latin), "{arabic}");
        }
        assert_eq!(word("Ali"), None);
    }
}
