//! gzip: one file, made smaller.

use super::Part;
use crate::knowledge::limits::Limits;
use crate::model::{Note, NoteKind, NoteValue};
use flate2::read::MultiGzDecoder;
use std::io::Read;

/// Whether the bytes begin as gzip does.
pub fn sniff(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1F\x8B\x08")
}

/// The file in it, as far as it can be unfolded.
pub fn open(bytes: &[u8], name: &str, limits: &Limits, notes: &mut Vec<Note>) -> Vec<Part> {
    let (mut inside, most) = (Vec::new(), Limits::bytes(limits.unpacked));
    let end = MultiGzDecoder::new(bytes).take(most).read_to_end(&mut inside);
    let note = match end {
        Err(error) => Some(Note::of(&NoteKind::GZIP_CUT, [("error", error.to_string().into())])),
        Ok(_) if inside.len() as u64 >= most => {
            Some(Note::of(&NoteKind::GZIP_LARGE, [("n", NoteValue::Number(limits.unpacked))]))
        }
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
        let part = open(&two, "a/b.jsonl.GZ", &Limits::default(), &mut notes).remove(0);
        assert_eq!((part.name.as_str(), part.bytes.as_slice()), ("a/b.jsonl", &b"one two"[..]));
        assert!(notes.is_empty());
    }

    #[test]
    fn a_broken_file_gives_what_it_has() {
        let whole = packed("The port is closed. ".repeat(2000).as_bytes());
        let mut notes = Vec::new();
        open(&whole[..whole.len() / 2], "ب.gz", &Limits::default(), &mut notes);
        assert!(notes[0].unread);
        assert!(open(b"\x1F\x8B\x08", "gz", &Limits::default(), &mut notes).is_empty());
    }

    #[test]
    fn a_bomb_is_cut_off() {
        let mut notes = Vec::new();
        let bomb = packed(&vec![b' '; (2 << 20) + 1]);
        let limits = Limits { unpacked: 2, ..Limits::default() };
        assert_eq!(open(&bomb, "a.gz", &limits, &mut notes)[0].bytes.len(), 2 << 20);
        assert!(notes[0].why.contains("2 MB") && notes[0].why.contains("`unpacked`"), "{notes:?}");
    }
}
