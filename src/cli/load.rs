//! What is known before reading, from files: the project, codebooks and actor lists join the bundled knowledge.

use super::args::{SettingsArgs, SourceArgs};
use super::cache::Cache;
use super::inputs::Inputs;
use std::fs;
use std::path::{Component, Path, PathBuf};
use whosaid::Error;
use whosaid::knowledge::Knowledge;
use whosaid::knowledge::codebook::Codebook;
use whosaid::knowledge::corrections::Corrections;
use whosaid::knowledge::pack::{Inflections, Pack};
use whosaid::knowledge::project::Project;
use whosaid::model::{Article, Reading};
use whosaid::pipeline;
use whosaid::report;

/// The name of a project's settings in its folder.
pub const PROJECT: &str = "project.toml";
/// The folder of a project's articles, where the settings name no other.
pub const ARTICLES: &str = "articles";

/// What a sub-command works on.
pub struct Job {
    /// Everything that may be looked up.
    pub knowledge: Knowledge,
    /// What is to be read.
    pub inputs: Inputs,
    /// Every file that is read as a setting: no output may take its place.
    pub settings: Vec<PathBuf>,
    /// Readings made before, where the user keeps them.
    pub cache: Option<Cache>,
}

impl Job {
    /// Reads an article, unless that was done before.
    pub fn read(&self, article: Article) -> Reading {
        match &self.cache {
            Some(cache) => cache.read(article, &self.knowledge),
            None => pipeline::read_article(article, &self.knowledge),
        }
    }

    /// Every file that is read.
    pub fn files(&self) -> Vec<PathBuf> {
        self.inputs.files().chain(self.settings.iter().cloned()).collect()
    }
}

/// Finds project, settings and inputs.
///
/// # Errors
/// Where a settings file is broken or there is nothing to read.
pub fn job(source: &SourceArgs) -> Result<Job, Error> {
    let folder = match source.inputs.as_slice() {
        [folder] if folder.join(PROJECT).is_file() => Some(folder.clone()),
        _ => None,
    };
    let file = source.settings.project.clone().or_else(|| folder.as_ref().map(|folder| folder.join(PROJECT)));
    let (knowledge, settings) = knowledge(&source.settings, file.as_deref())?;
    let home = match (&folder, &file) {
        (Some(folder), _) => Some(folder.clone()),
        (None, Some(file)) if source.inputs.is_empty() => Some(folder_of(file).to_owned()),
        _ => None,
    };
    let inputs = match home {
        Some(home) => {
            let articles = within(&home, knowledge.project.articles.as_deref().unwrap_or(ARTICLES))?;
            Inputs::find(&[articles], Some(&home))
        }
        None => Inputs::find(&source.inputs, None),
    };
    if inputs.found.is_empty() && inputs.notes.is_empty() {
        return Err(Error::Usage {
            what: "there is nothing to read".to_owned(),
            help: "name files or folders, or - for standard input (whosaid help says more)".to_owned(),
        });
    }
    let cache = source.cache.as_ref().map(|folder| {
        // Corrections come after reading.
        let before = settings.iter().filter(|file| !source.settings.corrections.contains(file));
        Cache::open(folder, &before.chain(&source.settings.pack).cloned().collect::<Vec<_>>())
    });
    Ok(Job { knowledge, inputs, settings, cache: cache.transpose()? })
}

/// The bundled knowledge with the project's settings and the command line's, and the files they came from.
///
/// # Errors
/// Where a file cannot be read or does not say what it must.
pub fn knowledge(settings: &SettingsArgs, project: Option<&Path>) -> Result<(Knowledge, Vec<PathBuf>), Error> {
    let mut knowledge = Knowledge::bundled()?;
    for folder in &settings.pack {
        let (tag, pack) = pack(folder)?;
        knowledge.packs.insert(tag, pack);
    }
    knowledge.actors.inflect(&Inflections::of(&knowledge.packs));
    let mut files = Vec::new();
    let (mut codebooks, mut actors) = (Vec::new(), Vec::new());
    if let Some(file) = project {
        knowledge.project = Project::parse(&text(file)?, &file.to_string_lossy())?;
        page_language(&knowledge.project, file)?;
        files.push(file.to_owned());
        let beside = |names: &[String]| names.iter().map(|name| within(folder_of(file), name)).collect::<Result<Vec<_>, _>>();
        codebooks.extend(beside(&knowledge.project.codebooks)?);
        actors.extend(beside(&knowledge.project.actors)?);
    }
    if !settings.codebook.is_empty() {
        codebooks = settings.codebook.clone();
    }
    actors.extend(settings.actors.iter().cloned());
    if !codebooks.is_empty() {
        let inflections = Inflections::of(&knowledge.packs);
        let read = |file: &PathBuf| Codebook::parse(&text(file)?, &file.to_string_lossy(), &inflections);
        knowledge.codebooks = codebooks.iter().map(read).collect::<Result<_, Error>>()?;
    }
    for file in &actors {
        knowledge.actors.add_file(&text(file)?, &file.to_string_lossy())?;
    }
    if let Some(file) = project {
        knowledge.project.check_states(&knowledge.actors, &text(file)?, &file.to_string_lossy())?;
    }
    knowledge.things = knowledge.known_things()?;
    for file in &settings.corrections {
        knowledge.corrections.extend(Corrections::parse(&text(file)?, &file.to_string_lossy())?);
    }
    files.extend(settings.corrections.iter().cloned());
    files.extend(codebooks);
    files.extend(actors);
    Ok((knowledge, files))
}

/// Whether there are strings for the page language of a project.
fn page_language(project: &Project, file: &Path) -> Result<(), Error> {
    let known = report::languages();
    let Some(tag) = project.page_language.as_ref().filter(|tag| !known.contains(tag)) else { return Ok(()) };
    Err(Error::Data {
        path: file.to_owned(),
        line: line_of(&text(file)?, "page_language"),
        what: format!("there are no page strings for “{tag}”"),
        help: format!("choose one of: {}", known.join(", ")),
    })
}

/// The line (from 1) that holds these words outside comments.
pub fn line_of(text: &str, words: &str) -> Option<usize> {
    let holds = |line: &str| !line.trim_start().starts_with('#') && line.contains(words);
    text.lines().position(holds).map(|at| at + 1)
}

/// A language pack in a folder, and the tag by which the folder is named.
///
/// # Errors
/// Where a file of it does not say what it must.
pub fn pack(folder: &Path) -> Result<(String, Pack), Error> {
    let tag = folder.canonicalize().ok().and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    let tag = tag.unwrap_or_default();
    let part = |name: &str| {
        let path = folder.join(name);
        text(&path).ok().map(|text| (text, path.to_string_lossy().into_owned()))
    };
    let pack = Pack::load(&tag, &part)?;
    Ok((tag, pack))
}

/// The text of a settings file.
///
/// # Errors
/// Where it cannot be read or is not UTF-8.
pub fn text(path: &Path) -> Result<String, Error> {
    let failed = |source| Error::File { path: path.to_owned(), what: "cannot be read", source };
    let bytes = fs::read(path).map_err(failed)?;
    let text = String::from_utf8(bytes).map_err(|error| Error::Data {
        path: path.to_owned(),
        line: Some(error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1),
        what: "the file is not UTF-8".to_owned(),
        help: "save it as UTF-8".to_owned(),
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// A path that stands in a project's settings: it lies in the project's folder, for a project may come from anybody.
fn within(folder: &Path, name: &str) -> Result<PathBuf, Error> {
    let plain = |part: Component| matches!(part, Component::Normal(_) | Component::CurDir);
    if Path::new(name).components().all(plain) {
        return Ok(folder.join(name));
    }
    Err(Error::Usage {
        what: format!("“{name}” leads out of the project's folder"),
        help: "put the file into the folder, or name it on the command line".to_owned(),
    })
}

/// The folder in which a file lies.
pub fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The text of standard input.
///
/// # Errors
/// As [`text`].
pub fn standard_input() -> Result<String, Error> {
    std::io::read_to_string(std::io::stdin()).map_err(|source| Error::File {
        path: "standard input".into(),
        what: "cannot be read",
        source,
    })
}
