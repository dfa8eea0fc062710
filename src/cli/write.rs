//! Output files: written beside their place and renamed into it, so that none is ever half-written.

use super::report::Pages;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use whosaid::{Error, report};

/// A result on its way to a file or to standard output.
pub struct Output {
    writer: BufWriter<Box<dyn Write + Send>>,
    /// The part file and its final place; none for standard output and devices.
    rename: Option<(PathBuf, PathBuf)>,
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
    /// [`Error::File`] where the file cannot be made.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let plain = |writer: Box<dyn Write + Send>, rename| Self { writer: BufWriter::with_capacity(1 << 16, writer), rename };
        if is_stdout(path) {
            return Ok(plain(Box::new(io::stdout()), None));
        }
        let failed = |source| Error::File { path: path.to_owned(), what: "cannot be written", source };
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        // A device or a pipe has no place beside it.
        if place.metadata().is_ok_and(|meta| !meta.is_file()) {
            let file = File::options().write(true).open(&place).map_err(failed)?;
            return Ok(plain(Box::new(file), None));
        }
        let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let part = place.with_file_name(format!(".{name}.{}.part", std::process::id()));
        let file = File::create(&part).map_err(failed)?;
        Ok(plain(Box::new(file), Some((part, place))))
    }

    /// Puts the finished file in its place.
    ///
    /// # Errors
    /// [`Error::File`] where the disk is full, the folder is gone, and the like.
    pub fn finish(mut self) -> Result<(), Error> {
        let shown = self.rename.as_ref().map_or_else(|| PathBuf::from("standard output"), |(_, place)| place.clone());
        let failed = |source| Error::File { path: shown.clone(), what: "cannot be written", source };
        self.writer.flush().map_err(failed)?;
        if let Some((part, place)) = &self.rename {
            fs::rename(part, place).map_err(failed)?;
        }
        self.rename = None;
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
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
    let mut output = Output::open(path)?;
    output.write_all(bytes).map_err(|source| Error::File { path: path.to_owned(), what: "cannot be written", source })?;
    output.finish()
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
        let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let part = place.with_file_name(format!(".{name}.{}.part", std::process::id()));
        Some(SitePart { place, part, begun: false })
    }

    /// Removes what an earlier, larger report left here.
    ///
    /// # Errors
    /// [`Error::File`] where it cannot be removed.
    pub fn remove(&self) -> Result<(), Error> {
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
        if self.place.exists() && !self.place.join(MARK).is_file() {
            return Err(Error::Usage {
                what: format!("{} is there, and was not made by whosaid", self.place.display()),
                help: "name another output, or move the folder away".to_owned(),
            });
        }
        self.begun = true;
        fs::create_dir_all(&self.part)
            .and_then(|()| fs::write(self.part.join(MARK), "Made by whosaid, and made anew with the report beside it.\n"))
            .map_err(|source| self.failed(source))
    }

    fn failed(&self, source: io::Error) -> Error {
        Error::File { path: self.place.clone(), what: "cannot be written", source }
    }

    /// Puts the finished folder in its place.
    ///
    /// # Errors
    /// [`Error::File`] where that cannot be done.
    pub fn finish(mut self) -> Result<(), Error> {
        let removed = if self.place.exists() { fs::remove_dir_all(&self.place) } else { Ok(()) };
        removed.and_then(|()| fs::rename(&self.part, &self.place)).map_err(|source| self.failed(source))?;
        self.begun = false;
        Ok(())
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
