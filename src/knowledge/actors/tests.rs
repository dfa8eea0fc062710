//! What the lists of actors must know.

use super::*;
use crate::knowledge::lexicon::{key, without_article};

fn one(actors: &Actors, lang: &str, name: &str) -> Option<String> {
    match actors.lexicon(lang)?.one(without_article(&key(name)))? {
        Known::State(at) | Known::Capital(at) | Known::People(at) | Known::Body(at) => Some(actors.entry(at)?.id.clone()),
        Known::Office(at) => Some(actors.office(at)?.id.clone()),
    }
}

#[test]
fn bundled_names_are_found() {
    let actors = Actors::bundled().unwrap();
    for (lang, name, id) in [
        ("en", "Türkiye", "turkey"),
        ("en", "Azeris", "azerbaijan"),
        ("en", "NATO", "nato"),
        ("en", "Kremlin", "russia/presidency"),
        ("ar", "الأميركيين", "united-states"),
        ("ar", "واشنطن", "united-states"),
        ("ar", "الوزيرة", "minister"),
        ("ar", "الكرملين", "russia/presidency"),
        ("ru", "Франция", "france"),
    ] {
        assert_eq!(one(&actors, lang, name).as_deref(), Some(id), "{name}");
    }
    assert_eq!(actors.display("france/president")["en"], "France: president");
}

#[test]
fn a_users_file_goes_first_and_errors_show_the_line() {
    let mut actors = Actors::bundled().unwrap();
    actors
        .add_file("[[actor]]\nid = \"freedonia\"\nkind = \"state\"\nen = [\"Freedonia\"]\nar = [\"فريدونيا\"]\n", "a.toml")
        .unwrap();
    assert_eq!(one(&actors, "en", "Freedonia").as_deref(), Some("freedonia"));
    let say = |text: &str| Actors::default().add_file(text, "a.toml").unwrap_err().to_string();
    let twice = say("[[actor]]\nid = \"a\"\nen = [\"X\"]\n\n[[actor]]\nid = \"b\"\nen = [\"x\", \"X\"]\n");
    assert!(twice.contains("a.toml:7") && twice.contains("claimed by a and by b"), "{twice}");
    assert!(say("[[actor]]\nid = \"a\"\ncolour = [\"X\"]\n").contains("unknown key `colour`"));
    assert!(say("[[actor]]\nid = \n").contains("a.toml:2"));
    assert!(say("[[actor]]\nid = \"a\"\n").contains("no name"));
}
