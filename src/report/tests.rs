//! Tests of the page on small invented corpora: escaping, completeness, anchors, emptiness, sameness.

use super::press::sections;
use super::*;
use crate::knowledge::assets;
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet};

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</style><style>*{display:none}",
    "' onmouseover='alert(1)",
    "{{ it }} {% raw %} {n}",
    "a\u{202E}dlrow\u{2066}b\u{2069}",
    "&lt;b&gt; &amp; \r\n \u{0}",
];

fn span(text: &str, words: &str) -> Vec<Span> {
    text.find(words).filter(|_| !words.is_empty()).map(|at| Span::new(at, at + words.len())).into_iter().collect()
}

fn statement(text: &str, (source, cue, content): (&str, &str, &str), actor: Option<&str>, codes: &[(&str, Stance)]) -> Statement {
    let attribution = Attribution {
        id: format!("a{:08x}", text.find(content).unwrap_or(0)),
        source: span(text, source),
        cue: span(text, cue),
        content: span(text, content),
        ..Attribution::default()
    };
    let code = |(issue, stance): &(&str, Stance)| StanceCode {
        issue: (*issue).into(),
        stance: *stance,
        cues: vec![],
        rule: "".into(),
        confidence: 90,
    };
    Statement {
        review: None,
        attribution,
        speaker: Speaker { actor: actor.map(str::to_owned), ..Speaker::default() },
        codes: Codes { stances: codes.iter().map(code).collect(), ..Codes::default() },
    }
}

fn names(en: &str) -> BTreeMap<String, String> {
    [("en".to_owned(), en.to_owned())].into()
}

/// A harbour, a strike, two sides; every name and text may be replaced by a hostile one.
fn corpus(dress: impl Fn(&str) -> String) -> (Corpus, Comparison) {
    let text = format!(
        "The dockers said the port should close.\n\nThe harbour board refused: \"the port stays open\". {}\n\nSomebody said it rained.\n",
        dress("An aside.")
    );
    let statements = vec![
        statement(&text, ("The dockers", "said", "the port should close"), Some("dockers"), &[("close", Stance::Agree)]),
        statement(
            &text,
            ("The harbour board", "refused", "\"the port stays open\""),
            Some("board"),
            &[("close", Stance::Disagree)],
        ),
        statement(&text, ("Somebody", "said", "it rained"), None, &[]),
    ];
    let article = Article {
        id: dress("port.txt"),
        input: dress("port.txt"),
        outlet: Some(dress("Quay Courier")),
        title: Some(dress("Port may close")),
        lang: "en".into(),
        date: Some(dress("2020-02-02")),
        url: Some(dress("https://example.org/port")),
        text,
        ..Article::default()
    };
    let ids: Vec<String> = statements.iter().map(|s| format!("{}#{}", article.id, s.attribution.id)).collect();
    let note = Note::new(dress("what"), dress("why"), dress("do"));
    let actor = |id: &str| Actor { id: id.into(), names: names(&dress(id)), seen_as: [dress(id)].into(), ..Actor::default() };
    let corpus = Corpus {
        readings: vec![Reading { schema: SCHEMA, article, attributions: statements, notes: vec![note], ..Reading::default() }],
        actors: ["dockers", "board"].map(|id| (id.to_owned(), actor(id))).into(),
        issues: [(
            "close".to_owned(),
            Issue { id: "close".into(), thesis: names(&dress("The port should close")), ..Issue::default() },
        )]
        .into(),
        notes: vec![],
        ..Corpus::default()
    };
    let party =
        |id: &str, at: usize| Party { id: id.into(), statements: vec![ids[at].clone()], voices: vec![], principal: at == 0 };
    let position = |party: &str, at: usize, position, stance| Position {
        issue: "close".into(),
        party: party.into(),
        position,
        statements: vec![ids[at].clone()],
        stances: vec![stance],
        denies: false,
    };
    let comparison = Comparison {
        parties: vec![party("dockers", 0), party("board", 1)],
        issues: vec!["close".into()],
        positions: vec![
            position("dockers", 0, PositionKind::Agree, Stance::Agree),
            position("board", 1, PositionKind::Disagree, Stance::Disagree),
        ],
        contradictions: vec![Contradiction {
            issue: "close".into(),
            relation: Relation::SupportsOpposes,
            left: vec!["dockers".into()],
            right: vec!["board".into()],
            left_statements: vec![ids[0].clone()],
            right_statements: vec![ids[1].clone()],
        }],
        unresolved: vec![ids[2].clone()],
        uncoded: vec![ids[2].clone()],
        ..Comparison::default()
    };
    (corpus, comparison)
}

fn page(corpus: &Corpus, comparison: &Comparison, language: &str) -> String {
    let page = Page { language: language.into(), made_on: None };
    render(corpus, comparison, &Knowledge::default(), &page).unwrap_or_else(|error| panic!("{error}"))
}

/// The values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let open = format!(" {attribute}=\"");
    html.split(&open).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// What the marked paragraphs say, numbers left out.
fn text_of_articles(html: &str) -> String {
    let mut out = String::new();
    for paragraph in html.split("data-peek><p class=\"q\"").skip(1) {
        let Some((_, inner)) = paragraph.split_once('>') else { continue };
        let inner = inner.split("</p>").next().unwrap_or("");
        let mut rest = inner;
        while let Some((before, tag)) = rest.split_once('<') {
            out.push_str(before);
            let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
            rest = if tag.starts_with("a class=\"n\"") { after.split_once("</a>").map_or("", |(_, after)| after) } else { after };
        }
        out.push_str(rest);
    }
    let plain = out.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", "\"").replace("&#39;", "'").replace("&#13;", "\r");
    plain.replace("&amp;", "&")
}

#[test]
fn hostile_texts_stay_text() {
    let (corpus_of_words, comparison) = corpus(str::to_owned);
    let own = page(&corpus_of_words, &comparison, "en").matches("<script").count();
    assert_eq!(own, 2, "the page's own: what it does, and the lists of its review");
    for hostile in HOSTILE {
        let (corpus, comparison) = corpus(|_| (*hostile).to_owned());
        for language in languages() {
            let html = page(&corpus, &comparison, &language);
            assert_eq!(html.matches("<script").count(), own, "{hostile}");
            assert_eq!(html.matches("<style").count(), 1, "{hostile}");
            assert_eq!(html.matches("<img").count(), 0, "{hostile}");
            // Within a script they are JSON, where `<` alone could do harm.
            let outside: String = html
                .split("<script")
                .enumerate()
                .map(|(at, part)| if at == 0 { part } else { part.split_once("</script>").unwrap().1 })
                .collect();
            assert!(!outside.contains(" style=") && !outside.contains(" onmouseover='"), "{hostile}");
            let expected = corpus.readings[0].article.text.replace('\0', "\u{FFFD}");
            assert_eq!(text_of_articles(&html), expected, "{hostile}");
        }
    }
}

#[test]
fn only_web_addresses_are_links() {
    for address in ["javascript:alert(1)", "data:text/html,<b>", "//example.org", "https://a\" onclick=\"b"] {
        let (mut corpus, comparison) = corpus(str::to_owned);
        corpus.readings[0].article.url = Some(address.into());
        let html = page(&corpus, &comparison, "en");
        assert!(values(&html, "href").iter().all(|href| href.starts_with('#')), "{address}");
    }
    let (corpus, comparison) = corpus(str::to_owned);
    let html = page(&corpus, &comparison, "en");
    assert!(html.contains("<a href=\"https://example.org/port\" rel=\"noopener noreferrer external\">"));
}

#[test]
fn ids_are_unique_and_every_link_lands() {
    let (corpus, comparison) = corpus(str::to_owned);
    for language in languages() {
        let html = page(&corpus, &comparison, &language);
        let all = values(&html, "id");
        let ids: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(ids.len(), all.len(), "an id stands twice");
        for href in values(&html, "href").iter().filter_map(|href| href.strip_prefix('#')) {
            assert!(ids.contains(href), "#{href} leads nowhere");
        }
    }
}

#[test]
fn everything_is_shown_and_counted() {
    let (corpus, comparison) = corpus(str::to_owned);
    let html = page(&corpus, &comparison, "en");
    for id in ["id=\"i-close\"", "id=\"p-close+dockers\"", "id=\"p-close+board\"", "id=\"g-board\"", "id=\"undecided\""] {
        assert!(html.contains(id), "{id}");
    }
    assert!(html.contains("speaker not worked out") || html.contains("Somebody"));
    assert!(html.contains("1 statement whose speaker is open"));
    assert!(html.contains("<b class=\"num\">1</b> on none of the issues"));
    assert!(html.contains("what") && html.contains("why"));
}

#[test]
fn notes_speak_the_language_of_the_page() {
    let (mut corpus, comparison) = corpus(str::to_owned);
    let values = [("line", 12.into()), ("error", "expected value".into())];
    let note = Note::of(&NoteKind::BROKEN_LINE, values).in_document("d1").at_line(12).unread();
    assert_eq!(note.what, "d1: line 12 was left out");
    corpus.notes.push(note);
    let html = page(&corpus, &comparison, "fa");
    assert!(
        html.contains("<bdi lang=\"und\" dir=\"ltr\">d1</bdi>: سطر ۱۲ کنار گذاشته شد"),
        "the sentence, its document and its number"
    );
    assert!(html.contains("<td><bdi lang=\"en\" dir=\"ltr\">expected value</bdi></td>"), "what another program says is English");
    assert!(html.contains("<bdi lang=\"en\" dir=\"ltr\">what</bdi>"), "a note of no kind is told as it is, in English");
    let html = page(&corpus, &comparison, "en");
    assert!(html.contains("<bdi>d1</bdi>: line 12 was left out") && html.contains("<bdi>expected value</bdi>"));
}

#[test]
fn an_empty_corpus_says_what_was_looked_for() {
    for language in languages() {
        let html = page(&Corpus::default(), &Comparison::default(), &language);
        for section in sections() {
            assert!(html.contains(&format!("<section id=\"{}\"", section.key)), "{} is missing", section.key);
        }
    }
    let html = page(&Corpus::default(), &Comparison::default(), "en");
    assert!(html.contains("No reported statement was found") && html.contains("Looked for:"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (corpus, comparison) = corpus(str::to_owned);
    assert_eq!(page(&corpus, &comparison, "ar"), page(&corpus, &comparison, "ar"));
}

#[test]
fn an_anchor_stays_when_an_article_is_added() {
    let (mut corpus, comparison) = corpus(str::to_owned);
    let anchors =
        |html: &str| values(html, "id").into_iter().filter(|id| id.starts_with("s-")).map(str::to_owned).collect::<Vec<_>>();
    let before = anchors(&page(&corpus, &comparison, "en"));
    corpus.readings.insert(0, Reading { article: Article { id: "other".into(), ..Article::default() }, ..Reading::default() });
    assert_eq!(anchors(&page(&corpus, &comparison, "en")), before);
}

#[test]
fn an_unknown_page_language_is_refused_with_the_choices() {
    let page = Page { language: "../en".into(), made_on: None };
    let error = render(&Corpus::default(), &Comparison::default(), &Knowledge::default(), &page).unwrap_err().to_string();
    assert!(error.contains(&super::languages().join(", ")), "{error}");
}

#[test]
fn the_style_sheet_knows_no_left_or_right() {
    let physical = r"[;{\n]\s*((?:(?:margin|padding|border|inset|scroll-[a-z]+)-)?(?:left|right|top|bottom)(?:-[a-z]+)?|(?:min-|max-)?(?:width|height))\s*:";
    for pattern in [physical, r":\s*(left|right)\b"] {
        for name in ["style.css", "worksheets/tasks.css", "worksheets/page.css"] {
            let style = assets::template(name).unwrap_or_default();
            let found = regex::Regex::new(pattern).ok().and_then(|regex| regex.find(&style).map(|hit| hit.as_str().to_owned()));
            assert_eq!(found, None, "{name}: use the logical property (inline-start, block-size, …)");
        }
    }
}

#[test]
fn a_side_at_odds_with_itself_is_named_as_such() {
    let (corpus, mut comparison) = corpus(str::to_owned);
    comparison.contradictions[0].left.push("board".into());
    let html = page(&corpus, &comparison, "en");
    assert!(
        html.contains(
            "Supported by <bdi>dockers</bdi>, opposed by <bdi>board</bdi>. Its own statements differ: <bdi>board</bdi>."
        )
    );
}

#[test]
fn further_tables_are_alike_in_width() {
    let (corpus, mut comparison) = corpus(str::to_owned);
    for n in 0..18 {
        let id = format!("side {n:02}");
        let (mut party, mut position) = (comparison.parties[1].clone(), comparison.positions[1].clone());
        party.id.clone_from(&id);
        position.party = id;
        comparison.parties.push(party);
        comparison.positions.push(position);
    }
    let html = page(&corpus, &comparison, "en");
    let widths = |html: &str| {
        html.split("<col span=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or("").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(widths(&html), ["9", "6", "5"]);
    assert!(html.contains("11 more sides, quoted less"));
}

#[test]
fn the_summary_is_markdown_whose_links_land() {
    for hostile in HOSTILE {
        let (corpus, comparison) = corpus(|_| (*hostile).to_owned());
        for language in languages() {
            let page = Page { language, made_on: None };
            let text = summary(&corpus, &comparison, &Knowledge::default(), &page, "r.html").unwrap();
            let free = |(at, _): (usize, &str)| !text[..at].ends_with('\\');
            assert!(!text.match_indices(['<', '>', '`', '*']).any(|hit| free(hit) && hit.1 != "*"), "{hostile}: {text}");
            assert!(!text.lines().any(|line| line.starts_with(['<', '\''])), "{text}");
        }
    }
    let (corpus, comparison) = corpus(str::to_owned);
    let text =
        summary(&corpus, &comparison, &Knowledge::default(), &Page { language: "en".into(), made_on: None }, "r.html").unwrap();
    let html = page(&corpus, &comparison, "en");
    let ids: BTreeSet<&str> = values(&html, "id").into_iter().collect();
    let links: Vec<&str> = text.split("](r.html#").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(links.len() >= 4 && links.iter().all(|link| ids.contains(link)), "{links:?}");
    assert!(text.contains("| The port should close |") && text.contains("the port stays open"), "{text}");
}
