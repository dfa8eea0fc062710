//! Every data file is in order.

use super::workspace::repository;
use std::collections::BTreeSet;
use whosaid::knowledge::{Knowledge, assets, cases};

#[test]
fn all_bundled_data_is_read() {
    let knowledge = Knowledge::bundled().unwrap();
    assert!(knowledge.pack("en").is_some() && knowledge.pack("ar").is_some());
}

#[test]
fn every_pack_has_cases_and_says_where_its_words_come_from() {
    for tag in Knowledge::bundled().unwrap().packs.keys() {
        let cases: Vec<String> = assets::data_below(&format!("languages/{tag}/cases/"));
        assert!(!cases.is_empty(), "data/languages/{tag}/cases/ holds nothing");
        let sources = repository(&format!("data/languages/{tag}/SOURCES.md"));
        assert!(sources.exists(), "{} is missing: say where the words come from, and under which licence", sources.display());
    }
}

#[test]
fn all_cases_are_understood_and_have_titles_of_their_own() {
    for path in assets::data_below("languages/").into_iter().filter(|path| path.contains("/cases/")) {
        let text = assets::data(&path).unwrap();
        let cases = cases::parse(&text, &path).unwrap();
        let titles: BTreeSet<&str> = cases.iter().map(|case| case.title.as_str()).collect();
        assert!(!cases.is_empty() && titles.len() == cases.len(), "{path}: each case has a title of its own");
    }
}

#[test]
fn data_files_are_plain_text() {
    for path in assets::data_below("") {
        let Some(text) = assets::data(&path) else { continue };
        assert!(
            !text.contains('\u{fffd}') && !text.contains('\r') && !text.starts_with('\u{feff}'),
            "data/{path}: UTF-8, LF, no BOM"
        );
        let hidden = text.chars().find(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
        assert_eq!(hidden, None, "data/{path} holds direction marks: they hide in words and never match");
    }
}
