//! Output files: written beside their place and renamed into it, so that none is ever half-written.
//!
//! A part file is held with the system's lock as long as its run lives. So a run can tell what a killed one has left (it
//! removes that) from what another is writing at this moment (it then stops, before it has read anything).

use super::load::folder_of;
use super::report::Pages;
use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use whosaid::{Error, report};

/// A result on its way to a file or to standard output.
pub struct Output {
    writer: BufWriter<Writer>,
    /// What it is called in messages.
    shown: PathBuf,
    /// The part file and its final place; none for standard output and devices.
    rename: Option<(PathBuf, PathBuf)>,
}

/// What is written to.
enum Writer {
    Stdout(io::Stdout),
    File(File),
}

/// Opens all outputs of a run, before anything is read: what cannot be written is told at once, not after an hour's work.
///
/// # Errors
/// As [`refuse_clash`] and [`Output::open`].
pub fn claim(outputs: &[&Path], inputs: &[PathBuf]) -> Result<Vec<Output>, Error> {
    refuse_clash(outputs, inputs)?;
    outputs.iter().map(|output| Output::open(output)).collect()
}

/// Refuses an output that is a folder, one of the inputs, or the same as another output.
///
/// # Errors
/// [`Error::Usage`] with what to do.
pub fn refuse_clash(outputs: &[&Path], inputs: &[PathBuf]) -> Result<(), Error> {
    let real = |path: &Path| fs::canonicalize(path).ok();
    let inputs: Vec<PathBuf> = inputs.iter().filter_map(|input| real(input)).collect();
    let mut seen: Vec<PathBuf> = Vec::new();
    for output in outputs.iter().filter(|output| !is_stdout(output)) {
        let shown = output.display();
        let usage = |what: String, help: &str| Err(Error::Usage { what, help: help.to_owned() });
        if output.is_dir() {
            return usage(format!("the output {shown} is a folder"), "name a file in it, for example with -o FOLDER/report.html");
        }
        if output.file_name().is_none() {
            return usage(format!("the output {shown} names no file"), "name a file");
        }
        let place = real(output).unwrap_or_else(|| {
            let folder = output.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
            real(folder).unwrap_or_default().join(output.file_name().unwrap_or_default())
        });
        if inputs.contains(&place) {
            return usage(format!("the output {shown} is one of the inputs"), "name another file: inputs are never overwritten");
        }
        if seen.contains(&place) {
            return usage(format!("two outputs have the same place: {shown}"), "give each its own file");
        }
        seen.push(place);
    }
    Ok(())
}

/// Whether the path stands for standard output.
pub fn is_stdout(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// A path as addresses write it.
pub fn percent_encoded(path: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.~/".contains(&b);
    path.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

impl Output {
    /// Opens the part file, or standard output for `-`.
    ///
    /// # Errors
    /// [`Error::File`] where the file cannot be made, [`Error::Usage`] where another run is writing it.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let new = |writer, shown: &Path, rename| Self {
            writer: BufWriter::with_capacity(1 << 16, writer),
            shown: shown.to_owned(),
            rename,
        };
        if is_stdout(path) {
            return Ok(new(Writer::Stdout(io::stdout()), Path::new("standard output"), None));
        }
        let failed = |source| Error::File { path: path.to_owned(), what: "cannot be written", source };
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        // A device or a pipe has no place beside it.
        if place.metadata().is_ok_and(|meta| !meta.is_file()) {
            let file = File::options().write(true).open(&place).map_err(failed)?;
            return Ok(new(Writer::File(file), path, None));
        }
        // Runs look for each other one after the other, where the system can lock a folder.
        let _turn = File::open(folder_of(&place)).and_then(|folder| folder.lock().map(|()| folder));
        for left in parts(&place, Kind::File) {
            if !File::open(&left).is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock))) {
                // What a run that was killed has left.
                let _ = fs::remove_file(left);
                continue;
            }
            return Err(Error::Usage {
                what: format!("another run of whosaid is writing {}", path.display()),
                help: "wait until it has ended, or name another output".to_owned(),
            });
        }
        let part = part(&place, "");
        let file = File::create(&part).map_err(failed)?;
        // Where the system has no locks the other run is not seen; each result is still whole, and the later one stays.
        let _ = file.try_lock();
        Ok(new(Writer::File(file), path, Some((part, place))))
    }

    /// Puts the finished file in its place.
    ///
    /// # Errors
    /// [`Error::File`] where the disk is full, the folder is gone, and the like.
    pub fn finish(mut self) -> Result<(), Error> {
        self.settle()?;
        if let Some((part, place)) = &self.rename {
            fs::rename(part, place).map_err(|source| self.failed(source))?;
        }
        self.rename = None;
        Ok(())
    }

    /// Writes the whole result and puts it in its place.
    ///
    /// # Errors
    /// As [`Output::finish`].
    pub fn write(mut self, bytes: &[u8]) -> Result<(), Error> {
        self.write_all(bytes).map_err(|source| self.failed(source))?;
        self.finish()
    }

    /// All that was written is on the disk: some systems tell only now that there was no room for it.
    fn settle(&mut self) -> Result<(), Error> {
        let settled = self.writer.flush().and_then(|()| match (self.writer.get_ref(), &self.rename) {
            (Writer::File(file), Some(_)) => file.sync_all(),
            _ => Ok(()),
        });
        settled.map_err(|source| self.failed(source))
    }

    fn failed(&self, source: io::Error) -> Error {
        Error::File { path: self.shown.clone(), what: "cannot be written", source }
    }
}

/// The name under which this run makes what will stand at a place; `turn` tells two of them apart.
fn part(place: &Path, turn: &str) -> PathBuf {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    place.with_file_name(format!(".{name}.{}{turn}.part", std::process::id()))
}

#[derive(PartialEq)]
enum Kind {
    File,
    Folder,
}

/// What runs have made, or are making, for this place.
fn parts(place: &Path, kind: Kind) -> Vec<PathBuf> {
    let start = format!(".{}.", place.file_name().unwrap_or_default().to_string_lossy());
    let ours = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let run = name.strip_prefix(&start).and_then(|rest| rest.strip_suffix(".part")).map(|rest| rest.trim_end_matches(OLD));
        run.is_some_and(|run| !run.is_empty() && run.bytes().all(|byte| byte.is_ascii_digit()))
            && path.is_dir() == (kind == Kind::Folder)
    };
    let entries = fs::read_dir(folder_of(place)).into_iter().flatten().flatten();
    let mut parts: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(ours).collect();
    parts.sort();
    parts
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

impl Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(stdout) => stdout.write(bytes),
            Self::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            Self::File(file) => file.flush(),
        }
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        if let Some((part, _)) = &self.rename {
            // Left behind at worst as a hidden file; there is nobody to tell.
            let _ = fs::remove_file(part);
        }
    }
}

/// Writes a whole result.
///
/// # Errors
/// As [`Output::open`] and [`Output::finish`].
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    Output::open(path)?.write(bytes)
}

/// The folder of a site, beside its index: `report_files/` for `report.html`. It is made whole under another name and then
/// put in its place; what was made before is removed with it, and no folder that was not made here.
pub struct Folder {
    place: Option<PathBuf>,
    /// The name of the index, by which the pages of the folder lead back.
    pub index: String,
}

/// The file that says that a folder was made here.
const MARK: &str = ".whosaid";
/// Ends the name of a folder that is about to be replaced.
const OLD: &str = ".old";

impl Folder {
    /// The folder of the site whose index is this file. Standard output and devices have none.
    pub fn of(index: &Path) -> Self {
        let place = fs::canonicalize(index).unwrap_or_else(|_| index.to_owned());
        let file = !is_stdout(index) && place.metadata().map_or(true, |meta| meta.is_file());
        let index = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self { place: file.then(|| place.with_file_name(report::folder(&index))), index }
    }

    /// Whether there is a place for it.
    pub fn is_possible(&self) -> bool {
        self.place.is_some()
    }

    /// Where the pages of the folder are written; none where there is no place for it.
    pub fn site(&self) -> Option<SitePart> {
        let place = self.place.clone()?;
        Some(SitePart { part: part(&place, ""), place, begun: false })
    }

    /// Whether the folder is somebody else's, in whose place none of ours may be put.
    ///
    /// # Errors
    /// [`Error::Usage`] with what to do.
    pub fn refuse_foreign(&self) -> Result<(), Error> {
        self.place.as_deref().map_or(Ok(()), refuse_foreign)
    }

    /// Removes what an earlier, larger report left here.
    ///
    /// # Errors
    /// [`Error::File`] where it cannot be removed.
    pub fn remove(&self) -> Result<(), Error> {
        self.place.as_deref().into_iter().for_each(clean);
        let ours = self.place.as_ref().filter(|place| place.join(MARK).is_file());
        let failed = |path: &PathBuf, source| Error::File { path: path.clone(), what: "cannot be removed", source };
        ours.map_or(Ok(()), |place| fs::remove_dir_all(place).map_err(|source| failed(place, source)))
    }
}

/// The folder of a site while it is made.
pub struct SitePart {
    place: PathBuf,
    part: PathBuf,
    begun: bool,
}

impl SitePart {
    fn begin(&mut self) -> Result<(), Error> {
        refuse_foreign(&self.place)?;
        clean(&self.place);
        self.begun = true;
        fs::create_dir_all(&self.part)
            .and_then(|()| fs::write(self.part.join(MARK), "Made by whosaid, and made anew with the report beside it.\n"))
            .map_err(|source| self.failed(source))
    }

    fn failed(&self, source: io::Error) -> Error {
        Error::File { path: self.place.clone(), what: "cannot be written", source }
    }

    /// Writes the index and puts both in their places. They lie whole on the disk before: one rename after the other.
    ///
    /// # Errors
    /// [`Error::File`] as [`Output::finish`].
    pub fn finish(mut self, index: &str, mut output: Output) -> Result<(), Error> {
        output.write_all(index.as_bytes()).map_err(|source| output.failed(source))?;
        output.settle()?;
        let old = part(&self.place, OLD);
        let aside = if self.place.exists() { fs::rename(&self.place, &old) } else { Ok(()) };
        let put = aside.and_then(|()| fs::rename(&self.part, &self.place).inspect_err(|_| drop(fs::rename(&old, &self.place))));
        put.map_err(|source| self.failed(source))?;
        self.begun = false;
        let done = output.finish();
        // At worst it is left for the next run to remove.
        let _ = fs::remove_dir_all(&old);
        done
    }
}

/// Whether a folder is somebody else's.
fn refuse_foreign(place: &Path) -> Result<(), Error> {
    if !place.exists() || place.join(MARK).is_file() {
        return Ok(());
    }
    Err(Error::Usage {
        what: format!("{} is there, and was not made by whosaid", place.display()),
        help: "name another output, or move the folder away".to_owned(),
    })
}

/// Removes what runs that were killed have left. The index is ours at this moment, and so is its folder.
fn clean(place: &Path) {
    for left in parts(place, Kind::Folder) {
        let is_old = left.to_string_lossy().ends_with(&format!("{OLD}.part"));
        // Killed between two renames: the old folder is the whole one.
        let _ = if is_old && !place.exists() { fs::rename(&left, place) } else { fs::remove_dir_all(&left) };
    }
}

impl Pages for SitePart {
    fn put(&mut self, name: &str, page: String) -> Result<(), Error> {
        if !self.begun {
            self.begin()?;
        }
        fs::write(self.part.join(name), page).map_err(|source| self.failed(source))
    }
}

impl Drop for SitePart {
    fn drop(&mut self) {
        if self.begun {
            // As with part files: at worst it is left behind.
            let _ = fs::remove_dir_all(&self.part);
        }
    }
}

/// Whether the one who reads our output has gone.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = |e: &io::Error| e.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(broken)
            || matches!(cause.downcast_ref::<Error>(), Some(Error::File { source, .. }) if broken(source))
    })
}
