//! In which language a text is written.

use crate::model::{Note, NoteKind};
use whatlang::{Detector, Info, Lang};

/// How much of a text is looked at: enough to be sure, and the same for a book as for an article.
const HEAD: usize = 1500;
/// How much of it is enough for trigrams.
const SENTENCES: usize = 600;

/// The tag of a text's language: what the input says, unless the letters contradict it; else what the words tell; else
/// what the user says; else `und`.
pub fn decide(text: &str, said: Option<&str>, otherwise: Option<&str>, notes: &mut Vec<Note>) -> String {
    let said = said.and_then(primary);
    let found = detect(text, said.is_none());
    match (said, found) {
        (Some(said), Some(found)) if said != found.tag && found.sure => {
            notes.push(Note::of(&NoteKind::OTHER_LANGUAGE, [("found", found.tag.into()), ("said", said.into())]));
            found.tag.to_owned()
        }
        (Some(said), _) => said,
        (None, Some(found)) => found.tag.to_owned(),
        (None, None) => otherwise.and_then(primary).unwrap_or_else(|| "und".to_owned()),
    }
}

/// The tag of the language that the words themselves tell.
pub fn of_words(text: &str) -> Option<&'static str> {
    detect(text, true).map(|found| found.tag)
}

/// `ar-SA`, `AR_eg` → `ar`; nothing for what is no language tag.
fn primary(tag: &str) -> Option<String> {
    let first = tag.trim().split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
    let right = matches!(first.len(), 2 | 3) && first.bytes().all(|b| b.is_ascii_lowercase()) && first != "und";
    right.then(|| shortest(&first).map_or(first.clone(), str::to_owned))
}

struct Found {
    tag: &'static str,
    /// Sure enough to overrule what the input says.
    sure: bool,
}

/// The language by its letters, and, where `by_words`, by its trigrams: what an input says of itself only letters contradict.
fn detect(text: &str, by_words: bool) -> Option<Found> {
    let end = (0..=HEAD.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let head = &text[..end];
    let (mut letters, mut arabic) = (0, 0);
    for c in head.chars() {
        // Asked first: for this script the standard library's table is slow.
        let of_arabic = matches!(c, '\u{0620}'..='\u{064A}' | '\u{066E}'..='\u{06D3}' | '\u{FB50}'..='\u{FEFC}');
        arabic += usize::from(of_arabic);
        letters += usize::from(of_arabic || c.is_alphabetic());
    }
    if letters < 12 {
        return None;
    }
    let sure = letters >= 80;
    if arabic * 2 > letters {
        let often = |set: &str| head.chars().filter(|c| set.chars().any(|one| one == *c)).count();
        // Persian keyboards write ی and ک where Arabic ones write ي and ك; and Persian has no ة.
        let otherwise = if often("یک") > often("يكةى") { "fa" } else { "ar" };
        return Some(Found { tag: by_letters(ARABIC_SCRIPT, head, arabic).unwrap_or(otherwise), sure });
    }
    if !head.is_ascii()
        && let Some(tag) = by_letters(OTHER_SCRIPTS, head, letters)
    {
        return Some(Found { tag, sure });
    }
    if !by_words {
        return None;
    }
    // Trigrams of a few sentences tell as much as those of a page, and cost a tenth.
    let few = (0..=SENTENCES.min(head.len())).rev().find(|at| head.is_char_boundary(*at)).map_or(head, |end| &head[..end]);
    let found = whatlang::detect(few).filter(Info::is_reliable).or_else(|| Detector::with_denylist(RARE.to_vec()).detect(few))?;
    let tag = shortest(found.lang().code())?;
    let sure = letters >= 200 && found.confidence() > 0.9;
    if sure || found.is_reliable() || letters >= 60 {
        return Some(Found { tag, sure });
    }
    // A sentence or two: the likeliest of the languages that news is mostly written in.
    let found = Detector::with_allowlist(FREQUENT.to_vec()).detect(few)?;
    (letters >= 20).then_some(Found { tag: shortest(found.lang().code())?, sure: false })
}

/// Languages for which whatlang takes a short text of a neighbour: English for Afrikaans, Turkish for Turkmen.
const RARE: &[Lang] =
    &[Lang::Afr, Lang::Aka, Lang::Cym, Lang::Epo, Lang::Jav, Lang::Lat, Lang::Sna, Lang::Tgl, Lang::Tuk, Lang::Zul];

/// Languages among which a short text is decided.
const FREQUENT: &[Lang] =
    &[Lang::Eng, Lang::Fra, Lang::Spa, Lang::Deu, Lang::Tur, Lang::Rus, Lang::Por, Lang::Ita, Lang::Nld, Lang::Pol];

/// A language, letters that only it uses among its neighbours, and how often they come at least, in thousandths.
type Letters = (&'static str, &'static str, usize);

/// The languages of the Arabic script, told apart by the letters that each has added to it.
///
/// whatlang's trigrams are not asked: they know three of these languages and take short Arabic headlines for Persian.
const ARABIC_SCRIPT: &[Letters] = &[("ur", "ٹڈڑےںھہ", 15), ("ps", "ټډړږښڼېۍ", 10), ("ckb", "ڕڵێۆە", 25), ("fa", "گچپژ", 8)];
/// ə is frequent in Azerbaijani alone (whatlang takes it for Turkish), ы and э tell Russian from Bulgarian.
const OTHER_SCRIPTS: &[Letters] =
    &[("az", "əƏ", 25), ("kk", "қғұәө", 25), ("be", "ўЎ", 5), ("uk", "іїєґІЇЄ", 15), ("ru", "ыэЫЭ", 8)];

/// The first language of the table whose letters are frequent enough among these many.
fn by_letters(table: &[Letters], head: &str, letters: usize) -> Option<&'static str> {
    let often = |set: &str| {
        // None of the tables' letters is ASCII or plain Arabic.
        let in_set = |c: &char| !c.is_ascii() && !matches!(c, '\u{0621}'..='\u{064A}') && set.chars().any(|one| one == *c);
        head.chars().filter(in_set).count() * 1000 / letters.max(1)
    };
    table.iter().find(|(_, set, least)| often(set) >= *least).map(|(tag, ..)| *tag)
}

/// The tag as BCP 47 wants it: two letters where there are two.
fn shortest(code: &str) -> Option<&'static str> {
    TAGS.iter().find(|(three, two)| *three == code || *two == code).map(|(_, two)| *two)
}

/// ISO 639-3 codes of whatlang, and the tags in use.
const TAGS: &[(&str, &str)] = &[
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kaz", "kk"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_tell() {
        for (tag, text) in [
            ("ar", "قالت وزارة النقل إن الإضراب سينتهي غدا، وأكدت أن القطارات ستعود إلى العمل."),
            (
                "fa",
                "وزارت حمل و نقل گفت که اعتصاب فردا پایان می‌یابد و قطارها دوباره به کار خواهند افتاد، چنان که پیش از این گفته بود.",
            ),
            ("ur", "وزارت نے کہا ہے کہ ہڑتال کل ختم ہو جائے گی اور ٹرینیں دوبارہ چلیں گی"),
            ("az", "Nəqliyyat Nazirliyi bildirib ki, tətil sabah başa çatacaq və qatarlar işləyəcək."),
            ("tr", "Ulaştırma Bakanlığı grevin yarın sona ereceğini ve trenlerin yeniden çalışacağını açıkladı."),
            ("en", "The transport ministry said that the strike would end tomorrow and that trains would run again."),
            ("ru", "Министерство транспорта сообщило, что забастовка закончится завтра, чтобы поезда вновь пошли."),
            ("de", "Das Verkehrsministerium teilte mit, der Streik ende morgen und die Züge führen wieder."),
        ] {
            assert_eq!(of_words(text), Some(tag), "{text}");
        }
        assert_eq!(of_words("OK 24"), None);
        assert_eq!(of_words("The mayor said the bridge would open."), Some("en"));
    }

    #[test]
    fn what_the_input_says_comes_first_unless_the_letters_contradict() {
        let mut notes = Vec::new();
        let arabic = "قالت وزارة النقل إن الإضراب سينتهي غدا، وأكدت أن القطارات ستعود إلى العمل صباح الأحد في كل المدن، وأن الأجور ستدفع كاملة للعمال.";
        assert_eq!(decide("Yes.", Some("EN-gb"), Some("ar"), &mut notes), "en");
        assert_eq!(decide("Yes.", Some("eng"), None, &mut notes), "en");
        assert_eq!(decide("Yes.", None, Some("ar"), &mut notes), "ar");
        assert_eq!(decide("Yes.", Some("<b>"), None, &mut notes), "und");
        assert!(notes.is_empty());
        assert_eq!(decide(arabic, Some("en"), None, &mut notes), "ar");
        assert_eq!(notes.len(), 1);
    }
}
