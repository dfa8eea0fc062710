//! A folder of Readings made before, so that an article that has not changed is not read again.
//!
//! An entry is named by the hash of everything that its Reading depends on: the program, byte for byte (and with it all
//! bundled data), the files of settings, and the article with its metadata. So none is ever out of date: what has changed has
//! another name. An entry that is damaged is made anew; one that nobody asks for any more only takes room, and the folder may
//! be removed at any time.

use sha2::{Digest, Sha256};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use whosaid::Error;
use whosaid::knowledge::Knowledge;
use whosaid::model::{Article, Reading};
use whosaid::pipeline;

/// Readings made before.
pub struct Cache {
    folder: PathBuf,
    /// The program and its settings.
    known: Sha256,
}

impl Cache {
    /// The cache in a folder, which is made where there is none. `settings` are files on which a Reading depends, and
    /// folders of them.
    ///
    /// # Errors
    /// [`Error::File`] where the folder cannot be made, or the program cannot read itself.
    pub fn open(folder: &Path, settings: &[PathBuf]) -> Result<Self, Error> {
        let failed = |what, path: &Path| {
            let path = path.to_owned();
            move |source| Error::File { path, what, source }
        };
        fs::create_dir_all(folder).map_err(failed("cannot be used as a cache", folder))?;
        let program = std::env::current_exe().map_err(failed("cannot be found", Path::new("the program itself")))?;
        let mut known = Sha256::new();
        for path in std::iter::once(&program).chain(settings) {
            take(&mut known, path).map_err(failed("cannot be read", path))?;
        }
        Ok(Self { folder: folder.to_owned(), known })
    }

    /// The Reading of an article: the one made before, or a new one, which is kept.
    pub fn read(&self, article: Article, knowledge: &Knowledge) -> Reading {
        let Some(place) = self.place(&article) else { return pipeline::read_article(article, knowledge) };
        if let Some(mut reading) = kept(&place) {
            reading.article = article;
            return reading;
        }
        let mut reading = pipeline::read_article(article, knowledge);
        // The text need not be kept: whoever asks has it.
        let article = std::mem::take(&mut reading.article);
        // What cannot be kept is made anew the next time; the report is none the worse.
        let _ = keep(&place, &reading);
        reading.article = article;
        reading
    }

    fn place(&self, article: &Article) -> Option<PathBuf> {
        let mut hash = self.known.clone();
        hash.update(serde_json::to_vec(article).ok()?);
        let name = hex(&hash.finalize());
        Some(self.folder.join(&name[..2]).join(&name[2..]))
    }
}

/// A whole entry: its hash, and below it the Reading that has it.
fn kept(place: &Path) -> Option<Reading> {
    let entry = fs::read(place).ok()?;
    let (hash, reading) = entry.split_at_checked(64)?;
    (hex(&Sha256::digest(reading)).as_bytes() == hash).then(|| serde_json::from_slice(reading).ok())?
}

/// Written beside its place and renamed: two runs at once write the same.
fn keep(place: &Path, reading: &Reading) -> io::Result<()> {
    let reading = serde_json::to_vec(reading)?;
    let part = place.with_extension(format!("{}.part", std::process::id()));
    place.parent().map_or(Ok(()), fs::create_dir_all)?;
    let written = fs::write(&part, [hex(&Sha256::digest(&reading)).as_bytes(), &reading].concat());
    let renamed = written.and_then(|()| fs::rename(&part, place));
    if renamed.is_err() {
        let _ = fs::remove_file(&part);
    }
    renamed
}

/// Takes in a file, or all files below a folder in the order of their names.
fn take(hash: &mut Sha256, path: &Path) -> io::Result<()> {
    if path.is_dir() {
        // A pack is known by the name of its folder.
        hash.update(path.file_name().unwrap_or_default().as_encoded_bytes());
        let mut within: Vec<PathBuf> = fs::read_dir(path)?.map(|entry| entry.map(|e| e.path())).collect::<io::Result<_>>()?;
        within.sort();
        return within.iter().try_for_each(|path| take(hash, path));
    }
    hash.update(path.file_name().unwrap_or_default().as_encoded_bytes());
    hash.update(Sha256::digest(fs::read(path)?));
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
