//! Tests of the strings: both languages complete, plural forms right, and no word that judges.

use super::*;
use crate::model::NoteKind;

fn load(language: &str) -> Strings {
    Strings::load(language).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn every_language_has_the_same_keys() {
    let english = load("en");
    for language in languages() {
        let other = load(&language);
        let keys = |strings: &Strings| strings.table.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&other), keys(&english), "strings/{language}.toml and strings/en.toml differ in their keys");
    }
}

#[test]
fn every_plural_has_the_forms_of_its_language() {
    for language in languages() {
        let strings = load(&language);
        let rules = PluralRules::try_new((&strings.locale).into(), PluralRulesOptions::default()).ok();
        let needed: Vec<&str> = rules.iter().flat_map(|rules| rules.categories()).map(category).collect();
        for (key, entry) in &strings.table {
            if let Entry::Plural(forms) = entry {
                for form in &needed {
                    assert!(forms.contains_key(*form), "strings/{language}.toml: {key} has no form `{form}`");
                }
            }
        }
    }
}

#[test]
fn arabic_counts_as_arabic_does() {
    let arabic = load("ar");
    let counted: Vec<String> = [0, 1, 2, 3, 11, 100].map(|n| arabic.plain("count.statements", Some(n), &[])).into();
    assert_eq!(counted, ["لا تصريحات", "تصريح واحد", "تصريحان", "3 تصريحات", "11 تصريحا", "100 تصريح"]);
}

#[test]
fn persian_counts_in_its_own_digits() {
    let persian = load("fa");
    assert_eq!(persian.plain("count.statements", Some(1203), &[]), "۱۲۰۳ گفته");
    assert_eq!(
        persian.markup("finding.most", Some(20), &|_| Some(Value::from(305))).unwrap_or_default().matches("۳۰۵").count(),
        2
    );
}

/// English has the sentences of the program itself, and no others.
#[test]
fn every_kind_of_note_has_its_sentences_in_every_language() {
    let values = |pattern: &str| -> Vec<String> {
        let mut names: Vec<String> =
            pattern.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
        names.sort();
        names
    };
    for language in languages() {
        let strings = load(&language);
        if language == "en" {
            assert!(strings.notes.is_empty(), "strings/en.toml: the English sentences stand in src/model/note_kind.rs");
            continue;
        }
        for kind in NoteKind::ALL {
            for part in ["what", "why", "do"] {
                let code = kind.code;
                let own = strings.note(code, part).unwrap_or_else(|| panic!("strings/{language}.toml: note.{code} is missing"));
                assert_eq!(values(own), values(kind.part(part)), "strings/{language}.toml: the values in {part} of note.{code}");
            }
        }
        let unknown = strings.notes.keys().find(|code| NoteKind::by_code(code).is_none());
        assert_eq!(unknown, None, "strings/{language}.toml has a kind of note that there is none of");
    }
}

#[test]
fn a_code_names_one_kind_of_note() {
    let codes: std::collections::BTreeSet<&str> = NoteKind::ALL.iter().map(|kind| kind.code).collect();
    assert_eq!(codes.len(), NoteKind::ALL.len());
}

/// Digits that stand in the strings themselves are the page's. Names and commands keep theirs: they hold Latin letters.
#[test]
fn strings_are_written_in_the_digits_of_their_language() {
    for language in languages() {
        let strings = load(&language);
        for (key, entry) in &strings.table {
            let texts: Vec<&String> = match entry {
                Entry::One(text) => vec![text],
                Entry::Plural(forms) => forms.values().collect(),
            };
            let words = texts.into_iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '-'));
            for word in words.filter(|word| !word.contains(|c: char| c.is_ascii_alphabetic())) {
                let own = |c: char| !c.is_numeric() || strings.numbers.all().contains(c);
                assert!(word.chars().all(own), "strings/{language}.toml: {key} has “{word}”, not in the digits of [number]");
            }
        }
    }
}

#[test]
fn english_counts_as_english_does() {
    let english = load("en");
    assert_eq!(english.plain("count.sides", Some(1), &[]), "1 side");
    assert_eq!(english.plain("count.sides", Some(0), &[]), "0 sides");
}

#[test]
fn what_is_put_in_is_escaped_and_isolated() {
    let english = load("en");
    let names = vec![Value::from("<b>"), Value::from("\"x\"")];
    let markup = english.markup("positions.silent", None, &|_| Some(Value::from(names.clone()))).unwrap_or_default();
    assert!(markup.contains("<bdi>&lt;b&gt;</bdi> and <bdi>&#34;x&#34;</bdi>"), "{markup}");
}

/// Words that rate, accuse or take sides have no place in what the report itself says.
#[test]
fn the_report_never_judges() {
    const BANNED: &[(&str, &str)] = &[
        (
            "en",
            "propaganda|biased|bias|lie|lies|lied|liar|fake|misleading|credible|credibility|trustworthy|unreliable|extremist|terrorist|left-wing|right-wing|radical|sentiment|score|verdict|rating|disinformation|honest|dishonest|regime",
        ),
        ("ar", "كاذب|كذب|دعاية|تضليل|مضلل|متحيز|منحاز|إرهاب|متطرف|موثوق|مصداقية|نظام الحكم"),
        ("fr", "propagande|mensonge|mensonger|trompeur|biaisé|crédible|crédibilité|terroriste|extrémiste|désinformation|régime"),
        ("es", "mentira|engañoso|sesgado|sesgo|creíble|terrorista|extremista|desinformación|régimen|propaganda"),
        (
            "de",
            "lüge|lügen|irreführend|voreingenommen|glaubwürdig|glaubwürdigkeit|extremistisch|desinformation|propaganda|terrorist",
        ),
        ("ru", "пропаганда|ложь|лжёт|предвзятый|достоверность|террорист|экстремист|дезинформация|режим"),
        ("tr", "yalan|yanıltıcı|önyargılı|güvenilir|terörist|aşırılıkçı|dezenformasyon|propaganda"),
        ("az", "təbliğat|qərəzli|etibarlı|terrorçu|ekstremist|yalan"),
        ("fa", "دروغ|تبلیغات|مغرضانه|معتبر|تروریست|افراطی"),
    ];
    let files = assets::templates_below("").into_iter().filter(|path| path.ends_with(".html") || path.ends_with(".toml"));
    for path in files {
        let text = assets::template(&path).unwrap_or_default().to_lowercase();
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
        let language = path.strip_prefix("strings/").and_then(|name| name.strip_suffix(".toml")).unwrap_or("en");
        let banned = BANNED.iter().find(|(tag, _)| *tag == language).unwrap_or_else(|| panic!("no banned words for {language}"));
        for banned in banned.1.split('|') {
            assert!(!words.contains(&banned), "templates/{path} says “{banned}”: count, quote and name the verb instead");
        }
    }
}
