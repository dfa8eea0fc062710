//! Settings: what a user writes is taken or refused with a message, and what is taken can be used.

use super::KNOWLEDGE;
use whosaid::knowledge::actors::Actors;
use whosaid::knowledge::codebook::Codebook;
use whosaid::knowledge::corrections::Corrections;
use whosaid::knowledge::pack::{Inflections, Pack};
use whosaid::knowledge::project::Project;
use whosaid::knowledge::things::Things;
use whosaid::model::Article;
use whosaid::{extract, segment};

/// Codebooks, actors, project and corrections: which of them a file is nobody says before it is read.
pub fn settings(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let inflections = Inflections::of(&KNOWLEDGE.packs);
    let _ = Codebook::parse(&text, "codebook.toml", &inflections);
    let mut actors = Actors::default();
    let _ = actors.add_file(&text, "actors.toml");
    if let Ok(project) = Project::parse(&text, "project.toml") {
        let _ = project.check_states(&actors, &text, "project.toml");
        Things::new(project.thing.iter().cloned(), &inflections);
        let url = Some("https://www.post.example/a".to_owned());
        let mut article = Article { url, date: Some("2023-09-20".to_owned()), ..Article::default() };
        project.takes(&mut article, &mut Vec::new());
    }
    let _ = Corrections::parse(&text, "corrections.csv");
}

/// Files of a pack, each behind a line `=== NAME`; a pack that is whole reads a text.
pub fn pack(bytes: &[u8]) {
    let input = String::from_utf8_lossy(bytes);
    let part = |name: &str| {
        let mut files = input.split("=== ").filter_map(|file| file.split_once('\n'));
        files.find(|(own, _)| *own == name).map(|(_, text)| (text.to_owned(), name.to_owned()))
    };
    let Ok(pack) = Pack::load("xx", &part) else { return };
    Inflections::of(&[("xx".to_owned(), pack)].into());
    let Ok(pack) = Pack::load("xx", &part) else { return };
    let text = "The minister said: “Yes, we will.” 'No', Ann B. replied on 3 May (1,5 %).\n\nقال الوزير إن السد آمن.".to_owned();
    let article = Article { lang: "xx".to_owned(), text, ..Article::default() };
    let segments = segment::segment(&article, Some(&pack));
    extract::extract(&article, &segments, &pack, &Actors::default());
}
