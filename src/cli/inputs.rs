//! Inputs: files, folders walked in sorted order, standard input; read in batches, so that a large corpus streams.

use super::args::SettingsArgs;
use super::bytes;
use super::parquet::is_parquet;
use super::terminal::Terminal;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use whosaid::knowledge::limits::Limits;
use whosaid::knowledge::project::Project;
use whosaid::model::{Article, Note, NoteKind, Reading};
use whosaid::read::{self, Origin, coded};

/// Bytes read before a batch is worked on: enough to keep all cores busy, little enough to stream.
const BATCH: u64 = 4 << 20;

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The file; none for standard input.
    pub path: Option<PathBuf>,
    /// What it is called everywhere: relative to the folder given, with `/`.
    pub name: String,
}

impl Input {
    /// Whether it holds coded statements, as its name and its first bytes tell.
    fn is_coded(&self) -> bool {
        let Some(path) = self.path.as_ref().filter(|_| coded::may_be(&self.name)) else { return false };
        let mut head = Vec::new();
        let read = File::open(path).and_then(|file| file.take(4096).read_to_end(&mut head));
        read.is_ok() && coded::is_coded(&head)
    }
}

/// Everything to read, in order, and what was left out on the way.
#[derive(Debug, Default)]
pub struct Inputs {
    /// What to read.
    pub found: Vec<Input>,
    /// What was left out, and why.
    pub notes: Vec<Note>,
}

impl Inputs {
    /// Walks what the user gave. Names are relative to the folder given (or to `base`, where a project says so); two
    /// inputs of the same name are called as the user wrote them.
    pub fn find(given: &[PathBuf], base: Option<&Path>) -> Self {
        let mut inputs = Self::default();
        for path in given {
            if super::write::is_stdout(path) {
                inputs.found.push(Input { path: None, name: "-".to_owned() });
            } else if path.is_dir() {
                inputs.walk(path, base.unwrap_or(path));
            } else if path.exists() {
                let name = path.file_name().unwrap_or(path.as_os_str());
                inputs.found.push(Input { path: Some(path.clone()), name: slashed(Path::new(name)) });
            } else {
                let note = Note::of(&NoteKind::NO_SUCH_INPUT, []);
                inputs.notes.push(note.in_input(slashed(path)).unread());
            }
        }
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        inputs.found.iter().for_each(|input| *times.entry(input.name.clone()).or_default() += 1);
        for input in &mut inputs.found {
            if let (Some(path), Some(2..)) = (&input.path, times.get(&input.name)) {
                input.name = slashed(path);
            }
        }
        inputs
    }

    /// A file of Readings, or those in a folder. What else lies there is passed over without a word: programs that write
    /// tables leave marks of theirs beside them (`_SUCCESS`, `.part-0.crc`).
    pub fn of_readings(given: &Path) -> Self {
        if !given.is_dir() {
            return Self::find(&[given.to_owned()], None);
        }
        let mut inputs = Self::default();
        let mut folders = vec![given.to_owned()];
        while let Some(folder) = folders.pop() {
            for path in inputs.entries(&folder, given) {
                let own = path.file_name().unwrap_or_default().to_string_lossy();
                if own.starts_with(['.', '_']) {
                } else if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "jsonl" || ending == "ndjson") || is_parquet(&path) {
                    inputs.found.push(Input { name: named(&path, given), path: Some(path) });
                }
            }
        }
        inputs.found.sort_by(|a, b| a.name.cmp(&b.name));
        inputs
    }

    /// What lies in a folder, sorted; a note where that cannot be told.
    fn entries(&mut self, folder: &Path, base: &Path) -> Vec<PathBuf> {
        match fs::read_dir(folder) {
            Ok(entries) => {
                let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
                paths.sort();
                paths
            }
            Err(error) => {
                let note = Note::of(&NoteKind::UNREADABLE_FOLDER, [("error", error.to_string().into())]);
                self.notes.push(note.in_input(named(folder, base)).unread());
                Vec::new()
            }
        }
    }

    fn walk(&mut self, folder: &Path, base: &Path) {
        let name = |path: &Path| named(path, base);
        for path in self.entries(folder, base) {
            let own = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let left_out = |kind: &NoteKind| Note::of(kind, []).in_input(name(&path));
            if own.starts_with('.') {
                self.notes.push(left_out(&NoteKind::HIDDEN_FILE));
            } else if path.is_dir() {
                if path.is_symlink() {
                    self.notes.push(left_out(&NoteKind::LINKED_FOLDER));
                } else if is_companion(&path, &own) {
                    self.notes.push(left_out(&NoteKind::PAGE_COMPANION));
                } else {
                    self.walk(&path, base);
                }
            } else if path.exists() && !path.is_file() {
                self.notes.push(left_out(&NoteKind::NO_FILE));
            } else if is_known(&own) {
                self.found.push(Input { path: Some(path.clone()), name: name(&path) });
            } else {
                self.notes.push(left_out(&NoteKind::UNKNOWN_FORMAT).unread());
            }
        }
    }

    /// The files among the inputs.
    pub fn files(&self) -> impl Iterator<Item = PathBuf> + '_ {
        self.found.iter().filter_map(|input| input.path.clone())
    }

    /// Reads everything that the project takes, a batch of articles at a time and in order; hands on each batch with its
    /// notes.
    ///
    /// # Errors
    /// Only what `each` returns: what cannot be read is a note.
    pub fn each_batch<E>(
        &self,
        settings: &SettingsArgs,
        project: &Project,
        terminal: &Terminal,
        mut each: impl FnMut(Vec<Article>, Vec<Note>) -> Result<(), E>,
    ) -> Result<(), E> {
        // Articles of one file take as long as they are large; standard input tells nothing of its size.
        let size = |input: &Input| input.path.as_deref().and_then(|path| path.metadata().ok()).map_or(0, |meta| meta.len());
        let bar = terminal.progress(self.found.iter().filter(|input| !input.is_coded()).map(size).sum());
        let mut ids = Ids::default();
        let (mut batch, mut bytes) = (Vec::new(), 0);
        let mut work = |batch: &mut Vec<Chunk>| -> Result<(), E> {
            let done = batch.iter().map(Chunk::size).sum();
            let read: Vec<(Vec<Article>, Vec<Note>)> = std::mem::take(batch).into_par_iter().map(Chunk::read).collect();
            let (mut articles, mut notes) = (Vec::new(), Vec::new());
            for (some, more) in read {
                articles.extend(some);
                notes.extend(more);
            }
            let articles = articles.into_iter().filter_map(|mut article| {
                let kept = project.takes(&mut article, &mut notes)
                    && ids.take(&mut article.id, &article.input, &article.text, &mut notes);
                kept.then_some(article)
            });
            let articles = articles.collect();
            bar.suspend(|| each(articles, notes))?;
            bar.inc(done);
            Ok(())
        };
        for input in self.found.iter().filter(|input| !input.is_coded()) {
            let origin = Origin { input: input.name.clone(), lang: settings.lang.clone(), limits: project.limits };
            let mut source = Source::open(input, &project.limits);
            while let Some(chunk) = source.next(&origin) {
                bytes += chunk.size();
                batch.push(chunk);
                if bytes >= BATCH {
                    bytes = 0;
                    work(&mut batch)?;
                }
            }
            bar.set_message(input.name.clone());
        }
        let end = if batch.is_empty() { Ok(()) } else { work(&mut batch) };
        bar.finish_and_clear();
        end
    }

    /// The Readings of files that are coded already (`.dna`, event lists): nothing is extracted from them.
    pub fn coded(&self, settings: &SettingsArgs, limits: &Limits) -> (Vec<Reading>, Vec<Note>) {
        let (mut readings, mut notes) = (Vec::new(), Vec::new());
        for input in self.found.iter().filter(|input| input.is_coded()) {
            let origin = Origin { input: input.name.clone(), lang: settings.lang.clone(), limits: *limits };
            match bytes::whole(input.path.as_deref(), limits) {
                Ok((bytes, note)) => {
                    let (some, more) = coded::read(&bytes, &origin);
                    readings.extend(some);
                    notes.extend(more);
                    notes.extend(note.map(|note| note.in_input(origin.input)));
                }
                Err(note) => notes.push(note.in_input(origin.input)),
            }
        }
        (readings, notes)
    }
}

/// What a path is called: relative to `base`.
fn named(path: &Path, base: &Path) -> String {
    slashed(path.strip_prefix(base).unwrap_or(path))
}

/// `path` with `/` between its parts.
fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

/// The folder that a browser saves beside a page. Each browser names it in its own language (`page_files`,
/// `page-Dateien`), so that the page is asked: it takes its pictures from there.
fn is_companion(path: &Path, name: &str) -> bool {
    if ["_files", ".files"].iter().filter_map(|end| name.strip_suffix(end)).any(|page| !pages(path, page).is_empty()) {
        return true;
    }
    let stems = name.match_indices(['_', '-', '.']).map(|(at, _)| &name[..at]).filter(|stem| !stem.is_empty());
    let folder = format!("{name}/");
    stems.flat_map(|stem| pages(path, stem)).any(|page| {
        let size = page.metadata().map_or(u64::MAX, |meta| meta.len());
        // A larger one is no page that a browser has saved.
        let text = if size < 64 << 20 { fs::read(&page).unwrap_or_default() } else { Vec::new() };
        let text = String::from_utf8_lossy(&text);
        ["\"", "'", "\"./", "'./"].iter().any(|before| text.contains(&format!("{before}{folder}")))
            || text.contains(&super::write::percent_encoded(&folder))
    })
}

/// The pages of this name beside a path.
fn pages(path: &Path, stem: &str) -> Vec<PathBuf> {
    let pages = ["html", "htm", "xhtml"].map(|ending| path.with_file_name(format!("{stem}.{ending}")));
    pages.into_iter().filter(|page| page.is_file()).collect()
}

/// A stretch of an input: the whole of it, or some lines of a JSON Lines file.
struct Chunk {
    origin: Origin,
    bytes: bytes::Bytes,
    lines_before: usize,
}

impl Chunk {
    fn size(&self) -> u64 {
        self.bytes.as_ref().map_or(0, |(bytes, _)| bytes.len() as u64)
    }

    fn read(self) -> (Vec<Article>, Vec<Note>) {
        match self.bytes {
            Ok((bytes, note)) => {
                let (articles, mut notes) = read::read(&bytes, &self.origin);
                notes.iter_mut().for_each(|note| note.line = note.line.map(|line| line + self.lines_before));
                notes.extend(note.map(|note| note.in_input(self.origin.input)));
                (articles, notes)
            }
            Err(note) => (Vec::new(), vec![note.in_input(self.origin.input)]),
        }
    }
}

/// An input being read: whole, or by lines where each line is an article.
enum Source {
    Whole(Option<bytes::Bytes>),
    Lines { reader: BufReader<File>, before: Metadata, lines: usize, limits: Limits },
}

impl Source {
    fn open(input: &Input, limits: &Limits) -> Self {
        let path = input.path.as_deref();
        if path.and_then(Path::extension).is_some_and(|ext| ext == "jsonl" || ext == "ndjson")
            && let Some(file) = path.and_then(|path| File::open(path).ok())
            && let Ok(before) = file.metadata()
            && before.len() > BATCH
        {
            return Self::Lines { reader: BufReader::with_capacity(1 << 16, file), before, lines: 0, limits: *limits };
        }
        Self::Whole(Some(bytes::whole(path, limits)))
    }

    fn next(&mut self, origin: &Origin) -> Option<Chunk> {
        let chunk = |bytes, lines_before| Chunk { origin: origin.clone(), bytes, lines_before };
        match self {
            Self::Whole(bytes) => bytes.take().map(|bytes| chunk(bytes, 0)),
            Self::Lines { reader, before, lines, limits } => {
                let (mut bytes, lines_before) = (Vec::new(), *lines);
                while (bytes.len() as u64) < BATCH / 8 {
                    match bytes::line(reader, &mut bytes, limits) {
                        Ok(true) => *lines += 1,
                        Ok(false) => {
                            let note = bytes::changed(reader.get_ref(), before);
                            *self = Self::Whole(None);
                            let last = if bytes.is_empty() { Err(Box::new(note?)) } else { Ok((bytes, note)) };
                            return Some(chunk(last, lines_before));
                        }
                        // The lines before it are read still.
                        Err(note) => {
                            *self = Self::Whole(Some(Err(note)));
                            bytes.truncate(bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1));
                            return if bytes.is_empty() {
                                self.next(origin)
                            } else {
                                Some(chunk(Ok((bytes, None)), lines_before))
                            };
                        }
                    }
                }
                Some(chunk(Ok((bytes, None)), lines_before))
            }
        }
    }
}

/// Whether the name tells of a format that is read; a name without an ending may be anything.
fn is_known(name: &str) -> bool {
    let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().into_owned());
    ending.is_none_or(|ending| read::known(&ending)) || coded::may_be(name)
}

/// A short number for a text, the same everywhere and always.
fn fingerprint(text: &str) -> u64 {
    Sha256::digest(text.as_bytes()).iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// The ids of a run: each belongs to one text.
#[derive(Default)]
pub struct Ids(BTreeMap<String, u64>);

impl Ids {
    /// Whether the article is to be kept. Another text of the same id gets an id of its own; the same text again is
    /// left out, for it would be counted twice.
    pub fn take(&mut self, id: &mut String, input: &str, text: &str, notes: &mut Vec<Note>) -> bool {
        let print = fingerprint(text);
        match self.0.get(id) {
            None => {}
            Some(known) if *known == print => {
                let note = Note::of(&NoteKind::GIVEN_TWICE, [("id", id.as_str().into())]);
                notes.push(note.in_input(input));
                return false;
            }
            Some(_) => {
                let own = format!("{id}-{:08x}", print as u32);
                let values = [("id", id.as_str().into()), ("own", own.as_str().into())];
                notes.push(Note::of(&NoteKind::ID_TAKEN, values).in_input(input));
                *id = own;
                return self.take(id, input, text, notes);
            }
        }
        self.0.insert(id.clone(), print);
        true
    }
}
