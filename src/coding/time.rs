//! On which day a statement was made, where words beside the verb of saying tell it ("said on Tuesday evening").
//!
//! Only words outside every content count: those inside it date what is told, not the telling. A day of the week is the
//! last one of that name up to the article's own day; without a date of the article no day is known.

use crate::knowledge::pack::Pack;
use crate::knowledge::times::TimeWord;
use crate::model::{Article, Attribution, SaidAt, Segments, Span};
use crate::text::phrases::Word;
use crate::text::{dates, fold};

/// So many words lie between the verb of saying and the words for the day at most.
const REACH: usize = 10;

/// The day, if the words tell it; `all` are the attributions of the article.
pub(super) fn said_at(
    article: &Article,
    segments: &Segments,
    attribution: &Attribution,
    all: &[Attribution],
    pack: &Pack,
) -> Option<SaidAt> {
    if attribution.post {
        let post = article.posts.iter().find(|post| attribution.content.iter().any(|span| post.content.overlaps(*span)))?;
        let day = post.date.as_deref().filter(|date| dates::day(date).is_some())?.get(..10)?.to_owned();
        return Some(SaidAt { day, part: None, span: post.account });
    }
    let words = pack.times.as_ref()?;
    let today = dates::day(article.date.as_deref()?)?;
    let cue = attribution.cue.first()?;
    let at = segments.sentences.partition_point(|sentence| sentence.span.end <= cue.start);
    let sentence = segments.sentences.get(at)?;
    let near = |attribution: &&Attribution| attribution.content.iter().any(|span| span.overlaps(sentence.span));
    let contents: Vec<Span> = all.iter().filter(near).flat_map(|a| a.content.iter().copied()).collect();
    let tokens = segments.tokens.get(sentence.tokens.clone())?;
    let outside = tokens.iter().filter(|token| !contents.iter().any(|content| content.overlaps(token.span)));
    let outside: Vec<Span> = outside.map(|token| token.span).collect();
    let middle = outside.iter().position(|span| span.end > cue.start)?;
    let from = middle.saturating_sub(REACH);
    let window = outside.get(from..outside.len().min(middle + REACH))?;
    let folded: Vec<String> = window.iter().map(|span| fold::word(span.of(&article.text))).collect();
    let run: Vec<Word<'_>> = folded.iter().map(|form| Word { form, sentence: 0 }).collect();
    let hits = words.find(&run);
    let days = hits.iter().filter(|hit| matches!(hit.value, TimeWord::Weekday(_) | TimeWord::Day(_)));
    let distance = |at: usize| (from + at).abs_diff(middle);
    let day = days.min_by_key(|hit| (distance(hit.words.start), hit.words.start))?;
    let beside = |words: &std::ops::Range<usize>, most: usize| {
        words.start.saturating_sub(day.words.end) <= most && day.words.start.saturating_sub(words.end) <= most
    };
    if hits.iter().any(|hit| hit.value == TimeWord::Not && beside(&hit.words, 1)) {
        return None;
    }
    let back = match day.value {
        // The first of January 1970 was a Thursday.
        TimeWord::Weekday(weekday) => (today + 3 - weekday).rem_euclid(7),
        TimeWord::Day(days) => -days,
        _ => return None,
    };
    let parts = hits.iter().filter_map(|hit| if let TimeWord::Part(part) = hit.value { Some((part, &hit.words)) } else { None });
    let part =
        parts.filter(|(_, words)| beside(words, 1)).min_by_key(|(_, words)| (words.start.abs_diff(day.words.start), words.start));
    let (first, last) = part
        .map_or((day.words.start, day.words.end), |(_, words)| (day.words.start.min(words.start), day.words.end.max(words.end)));
    Some(SaidAt {
        day: dates::iso((today - back) * dates::DAY).get(..10)?.to_owned(),
        part: part.map(|(part, _)| part),
        span: Span::new(window.get(first)?.start, window.get(last.checked_sub(1)?)?.end),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;
    use crate::segment::segment;

    #[test]
    fn days_beside_the_verb() {
        let knowledge = Knowledge::bundled().unwrap();
        // 2023-09-20 was a Wednesday.
        for (lang, text, cue, content, wanted) in [
            ("en", "The ministry said on Tuesday that it would act.", "said", "that it would act", "2023-09-19"),
            ("en", "The ministry said on Tuesday evening it would act.", "said", "it would act", "2023-09-19 Evening"),
            ("en", "It will act on Friday, the ministry said yesterday.", "said", "It will act on Friday", "2023-09-19"),
            ("en", "The ministry said it would act on Tuesday.", "said", "it would act on Tuesday", ""),
            ("en", "Speaking before Tuesday, she said no.", "said", "no", ""),
            ("en", "On Wednesday she said no.", "said", "no", "2023-09-20"),
            ("ar", "وقالت الوزارة، الثلاثاء، إنها ستتحرك.", "قالت", "ستتحرك", "2023-09-19"),
            ("ar", "وقالت الوزارة مساء أمس إنها ستتحرك.", "قالت", "ستتحرك", "2023-09-19 Evening"),
            ("ar", "وقال أحد المسؤولين إنها ستتحرك.", "قال", "ستتحرك", ""),
        ] {
            let date = Some("2023-09-20T10:00:00Z".to_owned());
            let article = Article { lang: lang.into(), text: text.into(), date, ..Article::default() };
            let pack = knowledge.pack(lang).unwrap();
            let span = |words: &str| text.find(words).map(|at| vec![Span::new(at, at + words.len())]).unwrap();
            let all = [Attribution { cue: span(cue), content: span(content), ..Attribution::default() }];
            let found = said_at(&article, &segment(&article, Some(pack)), &all[0], &all, pack);
            let shown = found.map_or(String::new(), |at| match at.part {
                Some(part) => format!("{} {part:?}", at.day),
                None => at.day,
            });
            assert_eq!(shown, wanted, "{text}");
        }
    }
}
