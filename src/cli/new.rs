//! `whosaid new`: a project to begin with.

use super::args::NewArgs;
use super::terminal::Terminal;
use super::{Outcome, Read, load};
use std::fs;
use whosaid::Error;
use whosaid::knowledge::assets;

/// Makes the folder, its settings with comments, and an empty folder for the articles.
pub fn run(args: &NewArgs, terminal: &Terminal) -> Outcome {
    let file = args.folder.join(load::PROJECT);
    if file.exists() {
        let what = format!("{} is there already", file.display());
        return Err(Error::Usage { what, help: "name another folder: nothing is overwritten".to_owned() }.into());
    }
    let articles = args.folder.join(load::ARTICLES);
    let failed = |source| Error::File { path: args.folder.clone(), what: "cannot be made", source };
    fs::create_dir_all(&articles).map_err(failed)?;
    fs::write(&file, assets::template("project.toml").unwrap_or_default()).map_err(failed)?;
    let folder = args.folder.display();
    terminal.say(&format!(
        "{folder} is made. Put articles into {}, then:\n  whosaid check {folder}\n  whosaid report {folder} -o report.html",
        articles.display()
    ));
    Ok(Read::Whole)
}
