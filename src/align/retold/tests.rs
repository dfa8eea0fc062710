//! Retellings on small invented corpora.

use super::*;
use crate::model::{Act, Amount, Attribution, Codes, Figure, Span, Speaker, Statement};

/// An article of statements: speaker, act, words.
fn article(id: &str, lang: &str, date: &str, said: &[(&str, Act, &str)]) -> Reading {
    let mut reading = Reading::default();
    let article = &mut reading.article;
    (article.id, article.lang, article.date) = (id.into(), lang.into(), Some(date.into()));
    for (at, (actor, act, words)) in said.iter().enumerate() {
        let start = article.text.len();
        article.text.push_str(words);
        article.text.push('\n');
        reading.attributions.push(Statement {
            review: None,
            attribution: Attribution {
                id: format!("a{at}"),
                content: vec![Span::new(start, start + words.len())],
                ..Attribution::default()
            },
            speaker: Speaker { actor: Some((*actor).into()), speaks_for: Some((*actor).into()), ..Speaker::default() },
            codes: Codes { act: *act, ..Codes::default() },
        });
    }
    reading
}

fn groups(readings: &[Reading]) -> Vec<Vec<String>> {
    let knowledge = Knowledge::bundled().expect("bundled data is in order");
    let all = retellings(readings, &BTreeMap::new(), &BTreeSet::new(), &knowledge);
    all.into_iter().filter(|r| r.statements.len() > 1).map(|r| r.statements).collect()
}

#[test]
fn one_statement_in_two_outlets_is_one_and_others_stay_apart() {
    let readings = [
        article(
            "x",
            "en",
            "2024-05-01",
            &[
                ("union", Act::State, "the bridge over the Arno will be closed to lorries for two weeks"),
                ("union", Act::Reject, "a wage freeze for bus drivers"),
            ],
        ),
        article(
            "y",
            "en",
            "2024-05-02",
            &[
                ("union", Act::State, "lorries will not use the closed bridge over the Arno for two weeks"),
                ("mayor", Act::State, "the museum opens in spring"),
            ],
        ),
    ];
    assert_eq!(groups(&readings), [["x#a0", "y#a0"]]);
}

#[test]
fn another_figure_is_linked_and_never_joined() {
    let mut readings = [
        article("x", "en", "2024-05-01", &[("mayor", Act::State, "at least 12 people drowned in the flooded valley")]),
        article("y", "en", "2024-05-02", &[("mayor", Act::State, "at least 19 people drowned in the flooded valley")]),
    ];
    for (reading, value) in readings.iter_mut().zip([12, 19]) {
        let figure = Figure { value: Amount::whole(value), thing: Some("people".into()), ..Figure::default() };
        reading.attributions[0].codes.figures.push(figure);
    }
    let knowledge = Knowledge::bundled().expect("bundled data is in order");
    let all = retellings(&readings, &BTreeMap::new(), &BTreeSet::new(), &knowledge);
    assert_eq!(all.len(), 2);
    let difference = &all[0].differs[0];
    assert_eq!((difference.kind, &difference.retelling), (DifferenceKind::Figure, &all[1].id));
    assert_eq!(difference.figures, [vec!["12".to_owned()], vec!["19".to_owned()]]);
    assert_eq!(all[1].differs[0].figures, [vec!["19".to_owned()], vec!["12".to_owned()]]);
}

#[test]
fn an_article_added_later_leaves_ids_as_they_are() {
    let words = "the harbour of Varna stays closed until the storm is over";
    let mut readings = vec![
        article("m", "en", "2024-05-01", &[("port", Act::State, words)]),
        article("n", "en", "2024-05-02", &[("port", Act::State, words)]),
    ];
    let knowledge = Knowledge::bundled().expect("bundled data is in order");
    let id = |readings: &[Reading]| retellings(readings, &BTreeMap::new(), &BTreeSet::new(), &knowledge)[0].id.clone();
    let before = id(&readings);
    readings.push(article("a", "en", "2024-05-03", &[("port", Act::State, words)]));
    assert_eq!(id(&readings), before);
}

#[test]
fn one_statement_in_two_languages_is_one_and_others_stay_apart() {
    let readings = [
        article(
            "x",
            "en",
            "2024-05-01",
            &[
                ("norway", Act::Commit, "the union promised to resume talks on the wages of nurses"),
                ("norway", Act::Warn, "prices of bread are rising"),
                ("norway", Act::State, "three ships left the harbour"),
            ],
        ),
        article(
            "y",
            "ar",
            "2024-05-02",
            &[
                ("norway", Act::Commit, "استئناف المفاوضات بشأن أجور الممرضين"),
                ("norway", Act::Warn, "أسعار الخبز ترتفع"),
                ("norway", Act::State, "المتحف يفتح أبوابه في الربيع"),
            ],
        ),
    ];
    assert_eq!(groups(&readings), [["x#a0", "y#a0"], ["x#a1", "y#a1"]]);
}

#[test]
fn arabic_words_meet_in_their_forms() {
    let readings = [
        article("x", "ar", "2024-05-01", &[("norway", Act::State, "الجسر القديم سيغلق أسبوعين أمام الشاحنات الثقيلة")]),
        article(
            "y",
            "ar",
            "2024-05-02",
            &[("norway", Act::State, "إغلاق الجسر القديم أمام الشاحنات"), ("norway", Act::Deny, "إغلاق المدارس في العاصمة")],
        ),
    ];
    assert_eq!(groups(&readings), [["x#a0", "y#a0"]]);
}

#[test]
fn what_one_affirms_another_may_deny() {
    let mut readings = [
        article("x", "en", "2024-05-01", &[("norway", Act::Assert, "the dam above the valley is safe for the summer")]),
        article("y", "en", "2024-05-02", &[("norway", Act::Deny, "the dam above the valley is safe for the summer")]),
    ];
    readings[1].attributions[0].codes.content_negated = true;
    assert!(groups(&readings).is_empty());
}

#[test]
fn two_of_two_languages_that_are_like_no_others_need_share_less() {
    let said = [("norway", Act::State, "a committee of retired teachers counted in cold wind the seals on the northern beach")];
    let told = [("norway", Act::State, "ein Komitee zählte am Strand Robben, Vögel, Pferde und Hunde, und im Dorf die Kinder")];
    let mut readings = vec![article("x", "en", "2024-05-01", &said), article("y", "de", "2024-05-02", &told)];
    assert_eq!(groups(&readings), [["x#a0", "y#a0"]]);
    // Another that is as like leaves open which it is.
    readings.push(article("z", "de", "2024-05-02", &told));
    assert_eq!(groups(&readings), [["y#a0", "z#a0"]]);
}
