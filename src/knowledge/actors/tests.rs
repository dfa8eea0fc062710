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

#[test]
fn every_language_has_names_for_each_state() {
    let knowledge = crate::knowledge::Knowledge::bundled().unwrap();
    let states: Vec<&Entry> = knowledge.actors.entries.iter().filter(|entry| entry.kind == ActorKind::State).collect();
    assert!(states.len() > 190);
    for tag in knowledge.packs.keys() {
        let nameless: Vec<&str> = states.iter().filter(|s| !s.names.contains_key(tag)).map(|s| s.id.as_str()).collect();
        assert!(nameless.is_empty(), "states without a name in {tag}: {nameless:?}; add the language to generate.py");
        let Some(text) = crate::knowledge::assets::data(&format!("actors/{tag}/nations.tsv")) else { continue };
        let (_, rows) = super::files::rows(&text, tag).unwrap();
        assert_eq!(rows.len(), states.len(), "data/actors/{tag}/nations.tsv has a row for each state");
        // Left out: words that are another state's too, other words (مالي, financial), or the state's name itself.
        const NONE: &[(&str, &[&str])] = &[
            (
                "ar",
                &[
                    "republic-of-the-congo",
                    "dominica",
                    "mali",
                    "saint-kitts-and-nevis",
                    "saint-vincent-and-the-grenadines",
                    "sao-tome-and-principe",
                ],
            ),
            ("en", &["republic-of-the-congo", "dominica", "holy-see"]),
        ];
        let none = NONE.iter().find(|(own, _)| own == tag).map_or(&[][..], |(_, ids)| *ids);
        let empty = rows.iter().filter(|(_, cells)| cells[1].is_empty()).map(|(_, cells)| cells[0]);
        let empty: Vec<&str> = empty.filter(|id| !none.contains(id)).collect();
        assert!(empty.is_empty(), "no word for the people in {tag}: {empty:?}");
    }
}

#[test]
fn names_are_found_in_the_forms_of_their_language() {
    let actors = crate::knowledge::Knowledge::bundled().unwrap().actors;
    for (lang, name, id) in [
        ("ru", "Норвегии", "norway"),
        ("ru", "Норвегией", "norway"),
        ("ru", "Нигерии", "nigeria"),
        ("ru", "норвежского", "norway"),
        ("ru", "россиянам", "russia"),
        ("ru", "Осло", "norway"),
        ("ru", "Варшаве", "poland"),
        ("ru", "канцлеру", "chancellor"),
        ("ru", "ООН", "united-nations"),
        ("tr", "Norveç'in", "norway"),
        ("tr", "Türkiye’ye", "turkey"),
        ("tr", "Ankara'dan", "turkey"),
        ("tr", "Norveçliler", "norway"),
        ("tr", "BM", "united-nations"),
        ("az", "norveçlilər", "norway"),
        ("az", "BMT", "united-nations"),
        ("fa", "نروژی‌ها", "norway"),
        ("fa", "رئیس‌جمهور", "president"),
        ("fr", "norvégiennes", "norway"),
        ("fr", "turque", "turkey"),
        ("fr", "ONU", "united-nations"),
        ("es", "noruegas", "norway"),
        ("es", "francesa", "france"),
        ("es", "alemanes", "germany"),
        ("de", "norwegischen", "norway"),
        ("de", "Norwegerinnen", "norway"),
        ("de", "französischer", "france"),
        ("de", "Bundesaußenministerin", "foreign-affairs-minister"),
        ("ar", "النرويجيين", "norway"),
        ("en", "Norwegians", "norway"),
    ] {
        assert_eq!(one(&actors, lang, name).as_deref(), Some(id), "{lang} {name}");
    }
}
