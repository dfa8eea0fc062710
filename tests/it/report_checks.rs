//! What the report promises, counted: `docs/checks.md` says which of the twenty-five points is held where. Here are those that
//! a browser is not needed for: numbers against links and against `--json`, words against the articles' texts.

use super::workspace::{Workspace, repository};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use whosaid::text::numerals;

/// The example's report in one page language, and its data.
struct Report {
    language: String,
    page: Html,
    data: Value,
}

fn reports() -> Vec<Report> {
    static MADE: LazyLock<Vec<(String, String, Value)>> = LazyLock::new(|| {
        let here = Workspace::new();
        let example = repository("examples/karabakh-2023").to_string_lossy().into_owned();
        let make = |language: String| {
            let args = ["report", &example, "-o", "report.html", "--json", "data.json", "--page-language", &language];
            let (code, _, err) = here.run(&args);
            assert_eq!(code, 0, "{err}");
            (language, here.read("report.html"), serde_json::from_str(&here.read("data.json")).unwrap())
        };
        whosaid::report::languages().into_iter().map(make).collect()
    });
    let parse = |(language, html, data): &(String, String, Value)| Report {
        language: language.clone(),
        page: Html::parse_document(html),
        data: data.clone(),
    };
    MADE.iter().map(parse).collect()
}

fn select(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}

fn text(element: ElementRef) -> String {
    element.text().collect()
}

fn number(element: ElementRef) -> usize {
    let digits: String = text(element).chars().filter_map(numerals::digit).map(|digit| digit.to_string()).collect();
    digits.parse().unwrap_or_else(|_| panic!("no number in {}", element.html()))
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// Anchors of the statements that an element links to.
fn evidence(element: ElementRef) -> BTreeSet<String> {
    let links = select("a[href^='#s-']");
    element.select(&links).filter_map(|a| a.value().attr("href")).map(|href| href[1..].to_owned()).collect()
}

impl Report {
    fn all(&self, css: &str) -> Vec<ElementRef<'_>> {
        self.page.select(&select(css)).collect()
    }

    fn one(&self, css: &str) -> ElementRef<'_> {
        self.all(css).into_iter().next().unwrap_or_else(|| panic!("{}: there is no {css}", self.language))
    }

    /// Anchor of each statement by its id: notes stand in the order of the data.
    fn anchors(&self) -> BTreeMap<&str, String> {
        let notes = self.all("[data-how]");
        let statements = list(&self.data, "statements");
        assert_eq!(notes.len(), statements.len(), "{}: a note for each statement", self.language);
        let anchor = |note: &ElementRef| note.value().id().unwrap_or_default().trim_start_matches("m-").to_owned();
        statements.iter().map(|s| s["id"].as_str().unwrap()).zip(notes.iter().map(anchor)).collect()
    }
}

#[test]
fn numbers_open_to_as_many_statements() {
    for report in reports() {
        let anchors = report.anchors();
        let slug = |id: &Value| id.as_str().unwrap().replace('/', ":").replace(' ', "~");
        // Cells and cards against the data.
        let positions = list(&report.data, "positions");
        for position in positions {
            let card = format!("p-{}+{}", slug(&position["issue"]), slug(&position["party"]));
            let card = report.one(&format!("[id='{card}']"));
            let borne: BTreeSet<String> =
                list(position, "statements").iter().map(|id| anchors[id.as_str().unwrap()].clone()).collect();
            assert_eq!(evidence(card), borne, "{}: {position}", report.language);
        }
        let cells: BTreeSet<&str> = report.all("td a.cell.peek").iter().filter_map(|a| a.value().attr("href")).collect();
        assert_eq!(cells.len(), positions.len(), "a cell for each position");
        // Tables that count: the number beside the statements that it counts.
        let voices = report.all("#graph table.stk tbody tr");
        assert!(!voices.is_empty());
        for row in voices {
            let count = row.select(&select("td.r")).next().map(number);
            assert_eq!(count, Some(evidence(row).len()), "{}", row.html());
        }
        let edges = report.all("#edges tbody tr").len();
        assert_eq!(report.all(".gr path.e[class*='st-']").len(), edges, "the graph's edges are the rows of its table");
        let ties = report.all("#graph tr[id^='gt-']");
        assert_eq!(report.all(".gr path:is(.alike, .opposite)").len(), ties.len(), "so are the ties");
        assert!(ties.into_iter().all(|row| evidence(row).len() > 1), "a tie rests on a statement of either side");
        let told = report.all(".gr a:has(> path[class*='f-'])");
        assert!(!told.is_empty() && told.iter().all(|a| a.value().attr("href").is_some_and(|href| href.starts_with("#s-"))));
        // A number that folds its statements away.
        let folded = report.all("details");
        let counted = folded.into_iter().filter_map(|details| Some((details, details.select(&select("summary > .num")).next()?)));
        for (details, shown) in counted {
            assert_eq!(number(shown), evidence(details).len(), "{}: {}", report.language, details.html());
        }
        // What is undecided.
        for key in ["unresolved", "uncoded"] {
            let ids: BTreeSet<String> = list(&report.data, key).iter().map(|id| anchors[id.as_str().unwrap()].clone()).collect();
            let shown = report.all("#method details").into_iter().map(evidence).find(|shown| *shown == ids);
            assert!(ids.is_empty() || shown.is_some(), "{}: {key} are not listed", report.language);
        }
        // Articles: the statements of each.
        let held = |id: &str| report.all(&format!("[id='{id}'] [data-how]")).len();
        for row in report.all("#about tbody tr") {
            let anchor = row.select(&select("a")).next().and_then(|a| a.value().attr("href")).unwrap();
            let counts: Vec<usize> = row.select(&select("td.r")).map(number).collect();
            assert_eq!(counts[1], held(&anchor[1..]), "{}", row.html());
        }
    }
}

#[test]
fn words_are_those_of_the_articles() {
    for report in reports() {
        let articles: BTreeMap<&str, &Value> =
            list(&report.data, "articles").iter().map(|a| (a["id"].as_str().unwrap(), a)).collect();
        for (shown, (id, article)) in report.all(".art").iter().zip(in_order(&report.data, &articles)) {
            let mut said = String::new();
            for paragraph in shown.select(&select(".para > p.q")) {
                for child in paragraph.children() {
                    match ElementRef::wrap(child) {
                        Some(number) if number.value().has_class("n", scraper::CaseSensitivity::CaseSensitive) => {}
                        Some(run) => said.extend(run.text()),
                        None => said.push_str(child.value().as_text().map_or("", |text| text)),
                    }
                }
            }
            assert_eq!(said, article["text"].as_str().unwrap(), "{}: {id} is not shown as it is", report.language);
        }
        let by_anchor: BTreeMap<String, &Value> = {
            let anchors = report.anchors();
            list(&report.data, "statements").iter().map(|s| (anchors[s["id"].as_str().unwrap()].clone(), s)).collect()
        };
        let cards = report.all(".card");
        assert!(!cards.is_empty());
        for card in cards {
            let lead = card.select(&select(".meta a[href^='#s-']")).next().and_then(|a| a.value().attr("href")).unwrap();
            let words: Vec<&str> = list(&by_anchor[&lead[1..]]["words"], "content").iter().filter_map(Value::as_str).collect();
            let quote = card.select(&select("blockquote")).next().map(text);
            assert_eq!(quote, Some(words.join(" … ")), "{}", report.language);
        }
    }
}

#[test]
fn what_several_outlets_tell_is_read_in_the_language_of_the_page() {
    for report in reports() {
        let anchors = report.anchors();
        let langs: BTreeMap<&str, &str> =
            list(&report.data, "articles").iter().map(|a| (a["id"].as_str().unwrap(), a["lang"].as_str().unwrap())).collect();
        let told: Vec<Vec<(&str, &str)>> = list(&report.data, "retellings")
            .iter()
            .map(|r| list(r, "statements").iter().filter_map(Value::as_str))
            .map(|ids| ids.map(|id| (anchors[id].as_str(), langs[id.rsplit_once('#').unwrap().0])).collect())
            .collect();
        let drawn = report.all("[aria-labelledby='told-by'] a[data-n^='w']");
        assert!(!drawn.is_empty());
        for node in drawn {
            let anchor = &node.value().attr("href").unwrap()[1..];
            let told = told.iter().find(|told| told.iter().any(|telling| telling.0 == anchor)).unwrap();
            let lang = told.iter().find(|telling| telling.0 == anchor).unwrap().1;
            let own = told.iter().any(|telling| telling.1 == report.language);
            assert_eq!(own, lang == report.language, "{}: {} of {told:?}", report.language, node.html());
            let marked = node.select(&select("text.q")).next().and_then(|words| words.value().attr("lang"));
            assert_eq!(marked, (lang != report.language).then_some(lang), "{}: {}", report.language, node.html());
        }
    }
}

/// The articles in the order of their statements' first appearance, which is that of the page.
fn in_order<'a>(data: &'a Value, articles: &BTreeMap<&'a str, &'a Value>) -> Vec<(&'a str, &'a Value)> {
    list(data, "articles").iter().filter_map(|a| articles.get_key_value(a["id"].as_str()?)).map(|(id, a)| (*id, *a)).collect()
}

/// Whether what stands in an element is the report's own: no article's words, no name of a file, no code, no other language.
fn own(element: ElementRef) -> bool {
    let other = select(".q, .file, code, script, style, a[href^='#s-'], :not(html)[lang]");
    !std::iter::once(element).chain(element.ancestors().filter_map(ElementRef::wrap)).any(|round| other.matches(&round))
}

#[test]
fn numbers_are_written_in_the_digits_of_the_page() {
    for report in reports() {
        let digits = report.one("main").value().attr("data-digits").unwrap().to_owned();
        let mut counted = 0;
        for element in report.all("head meta[name=description], body *").into_iter().filter(|element| own(*element)) {
            let written = element.children().filter_map(|child| Some(child.value().as_text()?.to_string()));
            let said =
                ["aria-label", "data-l", "content"].into_iter().filter_map(|name| Some(element.value().attr(name)?.to_owned()));
            for text in written.chain(said) {
                // Labels of statements, versions and names of standards hold Latin letters or are the program's.
                let text = text.replace(env!("CARGO_PKG_VERSION"), "");
                let words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
                for word in words.filter(|word| !word.contains(|c: char| c.is_ascii_alphabetic())) {
                    let numbers = word.chars().filter(|c| numerals::digit(*c).is_some());
                    let foreign = numbers.clone().find(|c| !digits.contains(*c));
                    assert_eq!(foreign, None, "{}: “{text}” in {}", report.language, element.html());
                    counted += numbers.count();
                }
            }
        }
        assert!(counted > 200, "{}: {counted} digits", report.language);
    }
}

#[test]
fn a_state_is_a_sign_and_a_word() {
    for report in reports() {
        let states = ["support", "oppose", "conditional", "asserts", "denies", "mixed", "unclear", "none"];
        let cells = report.all(".mx tbody td .cell");
        assert!(!cells.is_empty());
        for cell in cells {
            let state = |element: ElementRef| {
                states.into_iter().find(|state| element.value().classes().any(|class| class == format!("st-{state}")))
            };
            let own = state(cell).or_else(|| cell.parent().and_then(ElementRef::wrap).and_then(state));
            let word = cell.select(&select(".w")).next().map(text).unwrap_or_default();
            assert!(own.is_some() && !word.is_empty(), "{}", cell.html());
            let sign = cell.select(&select("use")).next().and_then(|sign| sign.value().attr("href"));
            let expected = own.filter(|state| *state != "none").map(|state| format!("#g-{state}"));
            assert_eq!(sign, expected.as_deref(), "{}", cell.html());
            assert!(cell.select(&select(".who")).next().is_some(), "the cell names its side");
        }
    }
}

#[test]
fn the_page_stands_alone_and_says_what_it_is() {
    for report in reports() {
        let root = report.one("html");
        let rtl = ["ar", "fa", "ur", "he"].contains(&report.language.as_str());
        assert_eq!(root.value().attr("lang"), Some(report.language.as_str()));
        assert_eq!(root.value().attr("dir"), Some(if rtl { "rtl" } else { "ltr" }));
        assert_eq!(report.all("h1").len(), 1);
        for css in
            ["[src]", "[srcset]", "link", "iframe", "object", "embed", "base", "[style]", "[dir=auto]", "[action]", "[ping]"]
        {
            assert!(report.all(css).is_empty(), "{}: there is a {css}", report.language);
        }
        for out in report.all("[href]").into_iter().filter(|e| !e.value().attr("href").unwrap_or("").starts_with('#')) {
            assert_eq!(out.value().name(), "a", "only links may hold addresses");
        }
        let csp = report.one("meta[http-equiv='Content-Security-Policy']").value().attr("content").unwrap().to_owned();
        assert!(csp.contains("default-src 'none'") && !csp.contains("unsafe"), "{csp}");
        for css in
            ["meta[name=description]", "meta[property='og:title']", "meta[property='og:description']", "meta[name=generator]"]
        {
            assert!(report.one(css).value().attr("content").is_some_and(|content| !content.trim().is_empty()), "{css}");
        }
        let words: String = report.all("main, .rail, footer").into_iter().map(text).collect();
        assert!(!words.contains(['{', '}']), "{}: a string was left unfilled", report.language);
    }
}

#[test]
fn the_method_names_its_inputs() {
    for report in reports() {
        let method = text(report.one("#method"));
        assert!(method.contains(env!("CARGO_PKG_VERSION")));
        for article in list(&report.data, "articles") {
            for key in ["input", "sha256"] {
                assert!(method.contains(article[key].as_str().unwrap()), "{}: {key} of {}", report.language, article["id"]);
            }
        }
        assert!(report.all("#method .defs code").iter().all(|code| text(*code).len() == 64), "codebooks have their SHA-256");
        assert!(report.all("#method .counts b.num").len() >= 6);
    }
}
