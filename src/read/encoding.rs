//! Bytes → characters, and what was guessed or lost on the way.

use crate::model::{Note, NoteKind};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How much of an input is looked at to tell what it is.
const HEAD: usize = 8192;

/// First bytes of files that are no text, and what they are. PDF is not read because its text cannot be trusted: letters are
/// kept as they are drawn, and of the ligature of lam and alef the two come out the wrong way round (see docs/formats.md).
const SIGNATURES: &[(&[u8], &NoteKind)] = &[
    (b"%PDF-", &NoteKind::PDF_FILE),
    (b"PK\x03\x04", &NoteKind::ZIP_FILE),
    (b"\xD0\xCF\x11\xE0", &NoteKind::OLD_DOCUMENT),
    (b"{\\rtf", &NoteKind::RICH_TEXT),
    (b"\x89PNG", &NoteKind::PICTURE),
    (b"\xFF\xD8\xFF", &NoteKind::PICTURE),
    (b"GIF8", &NoteKind::PICTURE),
    (b"\x1F\x8B", &NoteKind::COMPRESSED_FILE),
];

/// The characters of an input; nothing where it is no text. What was guessed or lost goes into the notes. `said` is the
/// encoding that the container gives.
pub fn decode(bytes: &[u8], said: Option<&str>, notes: &mut Vec<Note>) -> Option<String> {
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        notes.push(Note::of(kind, []).unread());
        return None;
    }
    let text = if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        convert(&bytes[length..], encoding, notes)
    } else if let Some(encoding) = utf_16(bytes) {
        notes.push(guessed(encoding));
        convert(bytes, encoding, notes)
    } else if looks_binary(bytes) {
        notes.push(Note::of(&NoteKind::NOT_TEXT, []).unread());
        return None;
    } else {
        eight_bit(bytes, said, notes)
    };
    if text.bytes().take(HEAD).filter(|b| *b == 0).count() > 8 {
        notes.push(Note::of(&NoteKind::NOT_TEXT, []).unread());
        return None;
    }
    if text.trim().is_empty() {
        notes.push(Note::of(&NoteKind::EMPTY_FILE, []).unread());
        return None;
    }
    Some(text)
}

fn guessed(encoding: &'static Encoding) -> Note {
    Note::of(&NoteKind::GUESSED_ENCODING, [("encoding", encoding.name().into())])
}

/// Valid UTF-8 is UTF-8, whatever the page declares: pages are saved again without changing their head, and text in
/// another encoding is next to never valid UTF-8 by chance.
fn eight_bit(bytes: &[u8], said: Option<&str>, notes: &mut Vec<Note>) -> String {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return text.to_owned(),
        Err(error) => error,
    };
    let said = || Encoding::for_label(said?.as_bytes());
    let declared = declared(bytes).or_else(said).filter(|encoding| *encoding != UTF_8);
    if let Some(encoding) = declared {
        return convert(bytes, encoding, notes);
    }
    // Mostly right UTF-8 (cut off, or with a few broken bytes) is still UTF-8.
    let (multi, broken) = utf_8_health(bytes);
    if error.error_len().is_none() && (broken == 0 || multi >= 10 * broken) || (multi > 0 && multi >= 10 * broken) {
        return convert(bytes, UTF_8, notes);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    notes.push(guessed(encoding));
    convert(bytes, encoding, notes)
}

/// Well-formed sequences of several bytes, and broken places other than a cut at the end.
fn utf_8_health(bytes: &[u8]) -> (usize, usize) {
    let (mut multi, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        multi += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    let cut_at_end = std::str::from_utf8(&bytes[bytes.len().saturating_sub(4)..]).is_err_and(|e| e.error_len().is_none());
    (multi, broken - usize::from(cut_at_end && broken > 0))
}

/// Decodes; a cut character at the end is left out, others that cannot be read become U+FFFD, and notes say so.
fn convert(bytes: &[u8], encoding: &'static Encoding, notes: &mut Vec<Note>) -> String {
    let mut whole = bytes;
    if encoding == UTF_8 {
        let last = bytes.utf8_chunks().last().map_or(0, |chunk| chunk.invalid().len());
        let cut = &bytes[bytes.len() - last..];
        if std::str::from_utf8(cut).is_err_and(|error| error.error_len().is_none()) {
            whole = &bytes[..bytes.len() - last];
        }
    } else if (encoding == UTF_16LE || encoding == UTF_16BE) && bytes.len() % 2 == 1 {
        whole = &bytes[..bytes.len() - 1];
    }
    if whole.len() < bytes.len() {
        notes.push(Note::of(&NoteKind::LAST_CHARACTER, []));
    }
    let (text, broken) = encoding.decode_without_bom_handling(whole);
    if broken {
        let lost = text.chars().filter(|c| *c == '\u{FFFD}').count();
        let values = [("n", lost.into()), ("encoding", encoding.name().into())];
        notes.push(Note::of(&NoteKind::BROKEN_CHARACTERS, values));
    }
    text.into_owned()
}

/// UTF-16 without a mark: text holds spaces and line ends, so one of its two bytes is often NUL, and in its right order
/// nearly all of the characters are letters, digits and signs of living scripts.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD) & !1];
    if !head.contains(&0) {
        return None;
    }
    let plausible = |encoding: &'static Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(head);
        let right = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{A0}'..='\u{6FF}' | '\u{2010}'..='\u{203A}');
        let count = text.chars().count();
        let good = text.chars().filter(right).count();
        let breaks = text.chars().any(|c| c == ' ' || c == '\n');
        (count > 0 && breaks && good * 10 >= count * 9).then_some(good)
    };
    let (little, big) = (plausible(UTF_16LE), plausible(UTF_16BE));
    if little.is_none() && big.is_none() {
        return None;
    }
    Some(if little >= big { UTF_16LE } else { UTF_16BE })
}

/// Control characters are rare in text of any one-byte encoding.
fn looks_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let controls = head.iter().filter(|b| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B)).count();
    head.iter().filter(|b| **b == 0).count() > 8 || controls * 50 > head.len()
}

/// The encoding that a page names in its head: `<meta charset>`, `http-equiv`, or the XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    if !head.contains('<') {
        return None;
    }
    ["charset", "encoding"].iter().find_map(|key| {
        head.match_indices(key).find_map(|(at, _)| {
            let value = head[at + key.len()..].trim_start().strip_prefix('=')?;
            let value = value.trim_start_matches([' ', '"', '\'']);
            let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)))?;
            Encoding::for_label(&value.as_bytes()[..end]).filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: &str = "قالت وزارة المالية في بيان نشر صباح الأحد إن الميزانية الجديدة لن تمس رواتب العاملين، وأضافت أن النقابات تسلمت نسخة من المشروع.";
    const RUSSIAN: &str = "Министерство финансов сообщило, что новый бюджет не затронет зарплаты работников, и добавило, что профсоюзы получили проект.";

    fn decoded(bytes: &[u8]) -> (Option<String>, Vec<Note>) {
        let mut notes = Vec::new();
        (decode(bytes, None, &mut notes), notes)
    }

    #[track_caller]
    fn read(bytes: &[u8], expected: &str, noted: bool) {
        let (text, notes) = decoded(bytes);
        assert_eq!(text.as_deref(), Some(expected));
        assert_eq!(!notes.is_empty(), noted, "{notes:?}");
    }

    #[test]
    fn marks_are_taken_off() {
        read("\u{FEFF}مرحبا بكم".as_bytes(), "مرحبا بكم", false);
        let wide = |text: &str, big: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        for big in [false, true] {
            read(&wide(&format!("\u{FEFF}{ARABIC}"), big), ARABIC, false);
            read(&wide(ARABIC, big), ARABIC, true);
            read(
                &wide("The ministry said on Sunday that nothing changes.\n", big),
                "The ministry said on Sunday that nothing changes.\n",
                true,
            );
        }
    }

    #[test]
    fn one_byte_encodings_are_guessed() {
        for (label, text) in [("windows-1256", ARABIC), ("iso-8859-6", ARABIC), ("windows-1251", RUSSIAN)] {
            let (bytes, _, lost) = Encoding::for_label(label.as_bytes()).unwrap().encode(text);
            assert!(!lost);
            read(&bytes, text, true);
        }
        let french = "Le ministère a déclaré que « les négociations » étaient achevées – enfin.";
        read(&encoding_rs::WINDOWS_1252.encode(french).0, french, true);
    }

    #[test]
    fn a_page_says_what_it_is() {
        for label in ["windows-1256", "iso-8859-6"] {
            let html = format!(
                "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset={label}\"></head><p>{ARABIC}"
            );
            read(&Encoding::for_label(label.as_bytes()).unwrap().encode(&html).0, &html, false);
            read(html.as_bytes(), &html, false);
        }
    }

    #[test]
    fn what_is_cut_off_is_told() {
        let bytes = ARABIC.trim_end_matches('.').as_bytes();
        let (text, notes) = decoded(&bytes[..bytes.len() - 1]);
        let text = text.unwrap_or_default();
        assert_eq!(text.chars().count() + 1, ARABIC.trim_end_matches('.').chars().count());
        assert!(notes[0].what.contains("last character"));
        let (text, notes) = decoded(&[ARABIC.as_bytes(), b" \xFF ", ARABIC.as_bytes()].concat());
        let text = text.unwrap_or_default();
        assert!(text.contains('\u{FFFD}') && notes[0].what.starts_with("1 char"));
        let (text, _) = decoded(b"The word is caf\xC3");
        let text = text.unwrap_or_default();
        assert_eq!(text, "The word is caf");
    }

    #[test]
    fn what_is_no_text_is_unread() {
        let unread = |bytes: &[u8]| assert!(matches!(decoded(bytes), (None, notes) if notes[0].unread));
        unread(b"");
        unread(b" \n\n");
        unread(b"\xEF\xBB\xBF");
        assert!(decoded(b"%PDF-1.7\n...").1[0].why.contains("PDF"));
        let noise: Vec<u8> = (0..5000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 11) as u8).collect();
        unread(&noise);
        unread(&[0; 4096]);
    }
}
