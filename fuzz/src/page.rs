//! The page: whatever stands in articles and settings, it stays text.

use super::KNOWLEDGE;
use scraper::{Html, Selector};
use std::sync::{LazyLock, Mutex};
use whosaid::knowledge::Knowledge;
use whosaid::knowledge::codebook::Codebook;
use whosaid::knowledge::corrections::Corrections;
use whosaid::knowledge::pack::Inflections;
use whosaid::knowledge::project::Project;
use whosaid::model::{Article, Reading};
use whosaid::report::{Page, WorksheetOptions, render, render_worksheet, site, summary};
use whosaid::{align, compare, export, pipeline};

/// What no page of ours has: elements that fetch or run, and what leads elsewhere than to the web or into the page.
static FOREIGN: LazyLock<Selector> = LazyLock::new(|| {
    Selector::parse(
        "img, iframe, frame, object, embed, base, form[action], applet, video, audio, source, link, foreignObject, animate, set",
    )
    .expect("the selector is right")
});
static ALL: LazyLock<Selector> = LazyLock::new(|| Selector::parse("*").expect("the selector is right"));

/// JSON Lines of Readings, as another machine may send them: united, compared, exported, shown.
pub fn readings(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let readings = text.lines().filter_map(|line| serde_json::from_str::<Reading>(line).ok()).map(pipeline::from_file);
    let mut readings: Vec<Reading> = readings.take(4).collect();
    // As the program tells ids apart.
    let mut ids = std::collections::BTreeSet::new();
    readings.retain(|reading| ids.insert(reading.article.id.clone()));
    if !readings.is_empty() {
        show(readings, &KNOWLEDGE);
    }
}

/// Lines of text for every place of the page that shows words of an input: the article's own, then those of settings.
pub fn report(bytes: &[u8]) {
    // Settings change from input to input, packs do not.
    static OWN: LazyLock<Mutex<Knowledge>> = LazyLock::new(|| Mutex::new(Knowledge::bundled().unwrap_or_default()));
    let input = String::from_utf8_lossy(bytes);
    let mut lines = input.split('\n').map(str::to_owned);
    let mut line = || lines.next().unwrap_or_default();
    let article = |number: usize, fields: [String; 5]| {
        let [id, outlet, title, url, text] = fields;
        let text = format!("The minister of {outlet} said that {text}. “{text}”, said {title}. {text} called for {id}.");
        let id = format!("{id}{number}");
        Article {
            input: id.clone(),
            id,
            lang: "en".into(),
            outlet: Some(outlet),
            title: Some(title),
            url: Some(url),
            text,
            ..Article::default()
        }
    };
    let articles = [article(1, [line(), line(), line(), line(), line()]), article(2, [line(), line(), line(), line(), line()])];
    let (topic, thesis, word, title, owner) = (line(), line(), line(), line(), line());
    let (outlet, words) = (articles[0].outlet.clone().unwrap_or_default(), line());
    let mut knowledge = OWN.lock().unwrap_or_else(|broken| broken.into_inner());
    let [topic, thesis, word, title, owner, outlet] = [topic, thesis, word, title, owner, outlet].map(|words| quoted(&words));
    let book = format!(
        "[field]\nen = [{topic}]\n[[issue]]\nid = \"i\"\nkind = \"should\"\nthesis.en = {thesis}\nshort.en = {thesis}\nfor.en = [{word}]\n"
    );
    let book = Codebook::parse(&book, "codebook.toml", &Inflections::of(&knowledge.packs));
    knowledge.codebooks = book.into_iter().collect();
    let project = format!("title.en = {title}\nbanner.en = {title}\n[[outlet]]\nname = {outlet}\nowner = {owner}\n");
    knowledge.project = Project::parse(&project, "project.toml").unwrap_or_default();
    let readings: Vec<Reading> = articles.into_iter().map(|article| pipeline::read_article(article, &knowledge)).collect();
    let said = readings.iter().find_map(|reading| Some((reading, &reading.attributions.first()?.attribution.id)));
    if let Some((reading, id)) = said {
        let corrected = serde_json::json!({"by": words, "statements": [{"id": format!("{}#{id}", reading.article.id),
            "check": "confirm", "actor": words, "speaks_for": words, "stances": {"i": "agree", words.clone(): "disagree"},
            "words": words, "translation": {"en": words}}]});
        knowledge.corrections = Corrections::parse(&corrected.to_string(), "c.json").expect("corrections are as they must be");
    }
    show(readings, &knowledge);
}

/// A string as TOML writes it: JSON's escapes are among TOML's.
fn quoted(words: &str) -> String {
    serde_json::Value::from(words.replace('\u{7f}', "")).to_string()
}

fn show(readings: Vec<Reading>, knowledge: &Knowledge) {
    let corpus = align::unite(readings, Vec::new(), knowledge);
    let comparison = compare::compare(&corpus, &knowledge.project);
    for name in export::names() {
        export::write(name, &corpus, &comparison).expect("every export can be written");
    }
    let page = Page { language: "en".to_owned(), made_on: None };
    let html = render(&corpus, &comparison, knowledge, &page).expect("the page can be rendered");
    inert(&html);
    let mut put = |name: &str, html: String| {
        assert!(!name.contains(['/', '\\']) && !name.starts_with('.'), "{name:?} leads out of the folder");
        inert(&html);
        Ok(())
    };
    inert(&site(&corpus, &comparison, knowledge, &page, "report.html", &mut put).expect("the site can be rendered"));
    let options = WorksheetOptions { seed: 1, level: None, key: true, report: None };
    inert(&render_worksheet(&corpus, &comparison, knowledge, &page, &options).expect("the worksheet can be rendered"));
    let words = summary(&corpus, &comparison, knowledge, &page, "report.html").expect("the summary can be rendered");
    let escaped = |at: usize| words[..at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
    assert!(words.match_indices("<script").all(|(at, _)| escaped(at)), "the summary holds markup");
}

/// Nothing in the page runs that the page did not bring, and no link leads elsewhere than to the web or into the report.
pub fn inert(html: &str) {
    let tree = Html::parse_document(html);
    if let Some(foreign) = tree.select(&FOREIGN).next() {
        panic!("a foreign element: {}", foreign.html());
    }
    for element in tree.select(&ALL) {
        for (name, value) in element.value().attrs() {
            assert!(!name.starts_with("on") && name != "srcdoc", "{name} in {}", element.value().name());
            let address = ["href", "src", "action", "formaction", "xlink:href"].contains(&name);
            let inner = value.starts_with('#')
                || value.split(['/', '#']).next().is_some_and(|first| first.ends_with(".html"))
                || value.starts_with("../")
                || value.starts_with("report_files/");
            let web = value.starts_with("https://") || value.starts_with("http://");
            assert!(!address || web || inner || value.is_empty(), "{name} leads to {value:?}");
            if address && web {
                let rel = element.value().attr("rel").unwrap_or_default();
                assert!(rel.contains("noopener") && rel.contains("noreferrer"), "a link without rel: {value}");
            }
        }
        // Scripts and styles are the page's own: the policy names each by its hash, and no text of an input stands in one.
        if element.value().name() == "script" {
            let kind = element.value().attr("type").unwrap_or_default();
            let text: String = element.text().collect();
            assert!(
                kind != "application/json" || serde_json::from_str::<serde_json::Value>(&text).is_ok(),
                "broken data: {text}"
            );
        }
    }
}
