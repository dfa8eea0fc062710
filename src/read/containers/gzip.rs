//! gzip: one file, made smaller.

use super::Part;
use crate::model::{Note, NoteKind, NoteValue};
use flate2::read::MultiGzDecoder;
use std::io::Read;

/// More than any file of articles that is read at once.
const MOST: u64 = 256 << 20;

/// Whether the bytes begin as gzip does.
pub fn sniff(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1F\x8B\x08")
}

/// The file in it, as far as it can be unfolded.
pub fn open(bytes: &[u8], name: &str, notes: &mut Vec<Note>) -> Vec<Part> {
    let mut inside = Vec::new();
    let end = MultiGzDecoder::new(bytes).take(MOST).read_to_end(&mut inside);
    let note = match end {
        Err(error) => Some(Note::of(&NoteKind::GZIP_CUT, [("error", error.to_string().into())])),
        Ok(_) if inside.len() as u64 == MOST => Some(Note::of(&NoteKind::GZIP_LARGE, [("n", NoteValue::Number(MOST >> 20))])),
        Ok(_) => None,
    };
    notes.extend(note.map(Note::unread));
    if inside.is_empty() {
        return Vec::new();
    }
    let ending = name.len().saturating_sub(3);
    let plain = name.get(ending..).filter(|end| end.eq_ignore_ascii_case(".gz")).and(name.get(..ending)).unwrap_or(name);
    vec![Part { name: plain.to_owned(), bytes: inside, ..Part::default() }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn a_file_is_unpacked() {
        let mut notes = Vec::new();
        let two = [packed(b"one "), packed(b"two")].concat();
        assert!(sniff(&two));
        let part = open(&two, "a/b.jsonl.GZ", &mut notes).remove(0);
        assert_eq!((part.name.as_str(), part.bytes.as_slice()), ("a/b.jsonl", &b"one two"[..]));
        assert!(notes.is_empty());
    }

    #[test]
    fn a_broken_file_gives_what_it_has() {
        let whole = packed("The port is closed. ".repeat(2000).as_bytes());
        let mut notes = Vec::new();
        open(&whole[..whole.len() / 2], "ب.gz", &mut notes);
        assert!(notes[0].unread);
        assert!(open(b"\x1F\x8B\x08", "gz", &mut notes).is_empty());
    }

    #[test]
    fn a_bomb_is_cut_off() {
        let mut notes = Vec::new();
        let bomb = packed(&vec![b' '; MOST as usize + 1]);
        assert_eq!(open(&bomb, "a.gz", &mut notes)[0].bytes.len() as u64, MOST);
        assert!(notes[0].why.contains("256 MB"));
    }
}
