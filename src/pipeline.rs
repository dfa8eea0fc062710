//! The order of the stages, and nothing else.

use crate::knowledge::Knowledge;
use crate::model::{Article, Note, NoteKind, Reading, SCHEMA, Span, Statement};
use crate::{coding, extract, resolve, segment};
use rayon::prelude::*;

/// Reads one article to the end: segments, attributions, speakers, codes. Pure: no article knows of another.
pub fn read_article(mut article: Article, knowledge: &Knowledge) -> Reading {
    let mut reading = Reading { schema: SCHEMA, notes: std::mem::take(&mut article.notes), ..Reading::default() };
    let Some(pack) = knowledge.pack(&article.lang) else {
        let packs: Vec<&str> = knowledge.packs.keys().map(String::as_str).collect();
        let title = ("title", article.title.as_deref().unwrap_or(&article.id).into());
        let note = match article.lang.as_str() {
            "und" => Note::of(&NoteKind::UNKNOWN_LANGUAGE, [title]),
            lang => Note::of(&NoteKind::NO_PACK, [title, ("lang", lang.into()), ("packs", packs.join(", ").into())]),
        };
        reading.notes.push(note.in_input(article.input.clone()));
        reading.article = article;
        return reading;
    };
    let segments = segment::segment(&article, Some(pack));
    let (attributions, mut notes) = extract::extract(&article, &segments, pack, &knowledge.actors);
    let (speakers, actors, more) = resolve::resolve(&article, &segments, &attributions, pack, &knowledge.actors);
    notes.extend(more);
    let named = coding::names(&article, &segments, &attributions, pack, &knowledge.things, &knowledge.codebooks);
    (reading.names, reading.distance) = named;
    let codes = coding::code(&article, &segments, &attributions, &speakers, pack, &knowledge.codebooks, &knowledge.actors);
    reading.attributions = attributions
        .into_iter()
        .zip(speakers)
        .zip(codes)
        .map(|((attribution, speaker), codes)| Statement { attribution, speaker, codes, review: None })
        .collect();
    for note in &mut notes {
        note.input.get_or_insert_with(|| article.input.clone());
    }
    reading.actors = actors;
    reading.notes.extend(notes);
    reading.article = article;
    reading
}

/// Reads articles on all cores; the order of the result is that of the input.
pub fn read_articles(articles: Vec<Article>, knowledge: &Knowledge) -> Vec<Reading> {
    articles.into_par_iter().map(|article| read_article(article, knowledge)).collect()
}

/// The Reading as files hold it: spans in code points.
pub fn to_file(mut reading: Reading) -> Reading {
    let text = std::mem::take(&mut reading.article.text);
    // Code points before each byte: one pass, then every span is two look-ups.
    let mut before = vec![0u32; text.len() + 1];
    let mut count = 0;
    for (at, c) in text.char_indices() {
        before[at..at + c.len_utf8()].fill(count);
        count += 1;
    }
    before[text.len()] = count;
    let point = |byte: usize| before.get(byte).copied().unwrap_or(count) as usize;
    map_spans(&mut reading, &|span| Span::new(point(span.start), point(span.end)));
    reading.article.text = text;
    reading
}

/// The Reading as memory holds it: spans in bytes. Spans beyond the text end at its end.
pub fn from_file(mut reading: Reading) -> Reading {
    let text = std::mem::take(&mut reading.article.text);
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let byte = |point: usize| starts.get(point).copied().unwrap_or(text.len());
    map_spans(&mut reading, &|span| Span::new(byte(span.start), byte(span.end)));
    reading.article.text = text;
    reading
}

fn map_spans(reading: &mut Reading, map: &dyn Fn(Span) -> Span) {
    let all = |spans: &mut Vec<Span>| spans.iter_mut().for_each(|s| *s = map(*s));
    all(&mut reading.article.residue);
    for post in &mut reading.article.posts {
        post.content = map(post.content);
        post.account = map(post.account);
    }
    for statement in &mut reading.attributions {
        let a = &mut statement.attribution;
        for spans in [&mut a.source, &mut a.cue, &mut a.content, &mut a.addressee] {
            all(spans);
        }
        let codes = &mut statement.codes;
        codes.condition = codes.condition.map(map);
        codes.hedge = codes.hedge.map(map);
        codes.stances.iter_mut().for_each(|stance| all(&mut stance.cues));
        if let Some(said_at) = &mut codes.said_at {
            said_at.span = map(said_at.span);
        }
        for figure in &mut codes.figures {
            figure.span = map(figure.span);
            figure.phrase = map(figure.phrase);
        }
    }
    reading.names.iter_mut().for_each(|naming| naming.span = map(naming.span));
    reading.distance.iter_mut().for_each(|distancing| distancing.span = map(distancing.span));
    for note in &mut reading.notes {
        note.span = note.span.map(map);
    }
}
