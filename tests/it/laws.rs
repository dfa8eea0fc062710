//! Laws that hold for every text: where spans may point, and that files and order change nothing.

use proptest::prelude::*;
use std::sync::LazyLock;
use whosaid::compare;
use whosaid::knowledge::Knowledge;
use whosaid::model::{Article, Reading, Span};
use whosaid::{align, export, pipeline, segment};

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::bundled().expect("bundled data is in order"));

/// Pieces of news prose in both languages, of quotation marks that do not match, and of what no one writes.
const PIECES: &[&str] = &[
    "The minister said ",
    "that the dam was safe",
    "\"",
    "“",
    "”",
    "«",
    "»",
    "‘",
    "’",
    ". ",
    ", ",
    ": ",
    "\n",
    "\n\n",
    "adding that ",
    "according to ",
    "Paris ",
    "she told reporters ",
    "He denied ",
    "called for ",
    "a spokesman ",
    "if they agree",
    "has not said ",
    "قال الوزير ",
    "إن ",
    "أن ",
    "السد آمن",
    "وأضافت ",
    "مؤكدة ",
    "، ",
    "؟ ",
    "وفقا لـ",
    "دعت المنظمة إلى ",
    "نفى وجود ",
    "باريس ",
    "e\u{301}",
    "\u{640}",
    "\u{202b}",
    "\u{feff}",
    "🙂",
    "İ",
    "ß",
    "\u{0}",
    "<b>",
    "U.S. ",
    "3,5 ",
    "—",
    "\u{2028}",
    "pic.twitter.com/x ",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn read(text: &str, lang: &str) -> Reading {
    let article = Article { id: "a".into(), lang: lang.into(), text: text.into(), ..Article::default() };
    pipeline::read_article(article, &KNOWLEDGE)
}

/// Every span of a reading.
fn spans(reading: &Reading) -> Vec<Span> {
    let mut all: Vec<Span> = reading.notes.iter().filter_map(|note| note.span).collect();
    for s in &reading.attributions {
        let a = &s.attribution;
        all.extend([&a.source, &a.cue, &a.content, &a.addressee].into_iter().flatten());
        all.extend(s.codes.condition.iter().chain(&s.codes.hedge).chain(s.codes.stances.iter().flat_map(|c| &c.cues)));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_lie_in_the_text_on_character_boundaries(text in text(), lang in proptest::sample::select(&["en", "ar"][..])) {
        let reading = read(&text, lang);
        for span in spans(&reading) {
            prop_assert!(span.start <= span.end, "{span:?}");
            prop_assert!(text.get(span.start..span.end).is_some(), "{span:?} in {text:?}");
        }
        for s in &reading.attributions {
            let a = &s.attribution;
            prop_assert!(!a.content.is_empty() && a.content.iter().all(|c| !c.is_empty()), "a statement without content: {a:?}");
            for list in [&a.source, &a.cue, &a.content, &a.addressee] {
                prop_assert!(list.windows(2).all(|pair| pair[0].end <= pair[1].start), "out of order: {list:?}");
            }
        }
        let ids: std::collections::BTreeSet<&str> = reading.attributions.iter().map(|s| s.attribution.id.as_str()).collect();
        prop_assert_eq!(ids.len(), reading.attributions.len(), "ids are unique within an article");
    }

    #[test]
    fn segments_nest(text in text(), lang in proptest::sample::select(&["en", "ar", "und"][..])) {
        let article = Article { lang: lang.into(), text: text.clone(), ..Article::default() };
        let segments = segment::segment(&article, KNOWLEDGE.pack(lang));
        prop_assert!(segments.sentences.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        prop_assert!(segments.tokens.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        for sentence in &segments.sentences {
            prop_assert!(text.get(sentence.span.start..sentence.span.end).is_some());
            prop_assert!(segments.paragraphs[sentence.paragraph].span.contains(sentence.span));
            prop_assert!(segments.tokens[sentence.tokens.clone()].iter().all(|token| sentence.span.contains(token.span)));
        }
        prop_assert!(segments.tokens.iter().all(|token| text.get(token.span.start..token.span.end).is_some()));
    }

    #[test]
    fn files_change_nothing(text in text(), lang in proptest::sample::select(&["en", "ar"][..])) {
        let reading = read(&text, lang);
        let line = serde_json::to_string(&pipeline::to_file(reading.clone())).unwrap();
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(pipeline::from_file(serde_json::from_str(&line).unwrap()), reading);
    }

    #[test]
    fn hostile_spans_in_files_do_no_harm(text in text(), start in 0_usize..99, end in 0_usize..99) {
        let line = serde_json::json!({"id": "a", "text": text, "attributions": [{"content": [[start, end]], "source": [[end, start]]}]});
        let reading = pipeline::from_file(serde_json::from_value(line).unwrap());
        for span in spans(&reading) {
            let _ = span.of(&reading.article.text);
        }
        let corpus = align::unite(vec![reading], Vec::new(), &KNOWLEDGE);
        let comparison = compare::compare(&corpus, &KNOWLEDGE.project);
        for name in export::names() {
            prop_assert!(export::write(name, &corpus, &comparison).is_ok());
        }
    }

    #[test]
    fn the_order_of_inputs_changes_nothing(texts in proptest::collection::vec((text(), proptest::sample::select(&["en", "ar"][..])), 2..5)) {
        let reading = |(at, (text, lang)): (usize, &(String, &str))| {
            let mut reading = read(text, lang);
            reading.article.id = format!("a{at}");
            reading
        };
        let readings: Vec<Reading> = texts.iter().enumerate().map(reading).collect();
        let mut turned = readings.clone();
        turned.reverse();
        let data = |readings| {
            let corpus = align::unite(readings, Vec::new(), &KNOWLEDGE);
            let comparison = compare::compare(&corpus, &KNOWLEDGE.project);
            export::write("json", &corpus, &comparison).unwrap()
        };
        prop_assert!(data(readings) == data(turned));
    }
}
