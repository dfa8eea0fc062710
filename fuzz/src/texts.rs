//! Texts: sentences and attributions, by the order of words of their language.

use super::KNOWLEDGE;
use whosaid::knowledge::pack::Order;
use whosaid::model::{Article, Reading, Span};
use whosaid::{pipeline, segment as segmenter};

/// The text of an input and its language: that of its first line (`de`), or else the first of `known`.
fn article(bytes: &[u8], known: &[&str]) -> Article {
    let input = String::from_utf8_lossy(bytes);
    let (first, rest) = input.split_once('\n').unwrap_or(("", &input));
    let (lang, text) = if known.contains(&first) { (first, rest) } else { (known[0], &*input) };
    Article { id: "a".to_owned(), lang: lang.to_owned(), text: text.to_owned(), ..Article::default() }
}

/// Sentences lie in paragraphs and tokens in sentences, all in order.
pub fn segment(bytes: &[u8]) {
    let known: Vec<&str> = ["und"].into_iter().chain(KNOWLEDGE.packs.keys().map(String::as_str)).collect();
    let article = article(bytes, &known);
    let segments = segmenter::segment(&article, KNOWLEDGE.pack(&article.lang));
    assert!(segments.sentences.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    assert!(segments.tokens.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    for sentence in &segments.sentences {
        assert!(article.text.get(sentence.span.start..sentence.span.end).is_some());
        assert!(segments.paragraphs[sentence.paragraph].span.contains(sentence.span));
        assert!(segments.tokens[sentence.tokens.clone()].iter().all(|token| sentence.span.contains(token.span)));
    }
    assert!(segments.tokens.iter().all(|token| article.text.get(token.span.start..token.span.end).is_some()));
}

/// Reads a text to the end in a language of this order of words.
fn read(bytes: &[u8], order: Order) {
    let known: Vec<&str> = KNOWLEDGE.packs.values().filter(|pack| pack.order == order).map(|pack| pack.tag.as_str()).collect();
    let reading = pipeline::read_article(article(bytes, &known), &KNOWLEDGE);
    holds(&reading);
    let line = serde_json::to_string(&pipeline::to_file(reading.clone())).expect("a Reading can be written");
    let back = pipeline::from_file(serde_json::from_str(&line).expect("what was written can be read"));
    assert!(back == reading, "a file changes the Reading");
}

/// What holds for every Reading: spans lie in the text and cut no character, in order; ids are unique.
pub fn holds(reading: &Reading) {
    let text = &reading.article.text;
    let lies = |span: &Span| assert!(text.get(span.start..span.end).is_some(), "{span:?} in {text:?}");
    reading.notes.iter().filter_map(|note| note.span.as_ref()).for_each(lies);
    let mut ids = std::collections::BTreeSet::new();
    for statement in &reading.attributions {
        let (a, codes) = (&statement.attribution, &statement.codes);
        assert!(ids.insert(&a.id), "two statements have one id");
        assert!(a.content.iter().all(|span| !span.is_empty()), "a statement without content: {a:?}");
        for list in [&a.source, &a.cue, &a.content, &a.addressee] {
            list.iter().for_each(lies);
            assert!(list.windows(2).all(|pair| pair[0].end <= pair[1].start), "out of order: {list:?}");
        }
        codes.condition.iter().chain(&codes.hedge).for_each(lies);
        codes.stances.iter().flat_map(|stance| &stance.cues).for_each(lies);
        codes.figures.iter().for_each(|figure| [figure.span, figure.phrase].iter().for_each(lies));
    }
}

/// English and those like it.
pub fn subject_first(bytes: &[u8]) {
    read(bytes, Order::SubjectFirst);
}

/// Arabic.
pub fn verb_first(bytes: &[u8]) {
    read(bytes, Order::VerbFirst);
}

/// German.
pub fn verb_second(bytes: &[u8]) {
    read(bytes, Order::VerbSecond);
}

/// Turkish and Azerbaijani.
pub fn verb_last(bytes: &[u8]) {
    read(bytes, Order::VerbLast);
}

/// Persian.
pub fn subject_far(bytes: &[u8]) {
    read(bytes, Order::SubjectFar);
}
