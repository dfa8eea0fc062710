//! The files below `data/` and `templates/`, embedded at build.

use rust_embed::RustEmbed;

/// `data/`: languages, actors, codebooks.
#[derive(RustEmbed)]
#[folder = "data/"]
pub struct Data;

/// `templates/`: the report's pages, styles, scripts and strings.
#[derive(RustEmbed)]
#[folder = "templates/"]
pub struct Templates;

/// The text of an embedded data file (`languages/ar/pack.toml`).
pub fn data(path: &str) -> Option<String> {
    Data::get(path).map(|file| String::from_utf8_lossy(&file.data).into_owned())
}

/// The text of an embedded template (`report.html`).
pub fn template(path: &str) -> Option<String> {
    Templates::get(path).map(|file| String::from_utf8_lossy(&file.data).into_owned())
}

/// Paths of embedded data files below `folder`, in order.
pub fn data_below(folder: &str) -> Vec<String> {
    let mut paths: Vec<String> = Data::iter().filter(|p| p.starts_with(folder)).map(|p| p.into_owned()).collect();
    paths.sort();
    paths
}

/// Paths of embedded templates below `folder`, in order.
pub fn templates_below(folder: &str) -> Vec<String> {
    let mut paths: Vec<String> = Templates::iter().filter(|p| p.starts_with(folder)).map(|p| p.into_owned()).collect();
    paths.sort();
    paths
}
