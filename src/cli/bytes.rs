//! The bytes of an input: within the limit, and told when they changed under the reader.

use std::fs::{File, Metadata};
use std::io::{self, BufRead, Read};
use std::path::Path;
use whosaid::knowledge::limits::Limits;
use whosaid::model::{Note, NoteKind, NoteValue};

/// What was read, and what is to be said of it; or why nothing was.
pub type Bytes = Result<(Vec<u8>, Option<Note>), Box<Note>>;

/// Everything in a file, or in standard input where there is no path.
pub fn whole(path: Option<&Path>, limits: &Limits) -> Bytes {
    match path {
        Some(path) => File::open(path).map_err(|error| unread(&error)).and_then(|file| of_file(&file, limits)),
        None => limited(&mut io::stdin().lock(), limits).map(|bytes| (bytes, None)),
    }
}

fn of_file(mut file: &File, limits: &Limits) -> Bytes {
    let before = file.metadata().map_err(|error| unread(&error))?;
    if before.len() > Limits::bytes(limits.file) {
        return Err(too_large(limits));
    }
    let bytes = limited(&mut file, limits)?;
    Ok((bytes, changed(file, &before)))
}

fn limited(reader: &mut dyn Read, limits: &Limits) -> Result<Vec<u8>, Box<Note>> {
    let (mut bytes, most) = (Vec::new(), Limits::bytes(limits.file));
    reader.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| unread(&error))?;
    if bytes.len() as u64 > most { Err(too_large(limits)) } else { Ok(bytes) }
}

/// Adds one line to the bytes; nothing at the end. A line beyond the limit is not added to its end.
///
/// # Errors
/// What is to be said where the file cannot be read on.
pub fn line(reader: &mut dyn BufRead, bytes: &mut Vec<u8>, limits: &Limits) -> Result<bool, Box<Note>> {
    let most = Limits::bytes(limits.file);
    let read = reader.take(most).read_until(b'\n', bytes).map_err(|error| unread(&error))?;
    if read as u64 == most && bytes.last() != Some(&b'\n') { Err(too_large(limits)) } else { Ok(read > 0) }
}

/// What is to be said where a file is not what it was before it was read.
pub fn changed(file: &File, before: &Metadata) -> Option<Note> {
    let state = |meta: &Metadata| (meta.len(), meta.modified().ok());
    let same = file.metadata().is_ok_and(|now| state(&now) == state(before)) || !before.is_file();
    (!same).then(|| Note::of(&NoteKind::CHANGED_FILE, []).unread())
}

/// Why a file was not read.
fn unread(error: &io::Error) -> Box<Note> {
    Box::new(Note::of(&NoteKind::UNREADABLE_FILE, [("error", error.to_string().into())]).unread())
}

fn too_large(limits: &Limits) -> Box<Note> {
    Box::new(Note::of(&NoteKind::LARGE_FILE, [("n", NoteValue::Number(limits.file))]).unread())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_file_that_vanished_or_changes_is_told() {
        let path = std::env::temp_dir().join(format!("whosaid-bytes-{}", std::process::id()));
        let gone = whole(Some(&path), &Limits::default()).unwrap_err();
        assert!(gone.unread && gone.what == "was not read", "{gone:?}");
        let mut file = File::create_new(&path).unwrap();
        file.write_all(b"The mayor said").unwrap();
        let open = File::open(&path).unwrap();
        let before = open.metadata().unwrap();
        assert_eq!(whole(Some(&path), &Limits::default()), Ok((b"The mayor said".to_vec(), None)));
        assert_eq!(changed(&open, &before), None);
        file.write_all(b" no").unwrap();
        let note = changed(&open, &before).unwrap();
        assert!(note.unread && note.why == "it changed while it was read", "{note:?}");
        std::fs::remove_file(&path).unwrap();
    }
}
