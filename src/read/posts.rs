//! Social posts that an article embeds: "words #tags pic.twitter.com/x — Display Name (@handle) September 19, 2023".
//!
//! That is how an embedded post reads once its frame is gone, in saved text and in `blockquote` alike; so the text alone
//! is looked at, and HTML needs no second way.

use super::{dates, language};
use crate::model::{Post, Span};

/// Dashes between the words and the account.
const DASHES: &[&str] = &["— ", "– ", "-- ", "&mdash; "];
/// How long a display name can be, in bytes; services stop at 50 characters.
const NAME: usize = 250;
/// How far back from the account the words of a post on other lines can begin, in bytes.
const WORDS: usize = 4000;
/// How long the links that end the words can be, in bytes.
const LINK: usize = 120;
/// What links to posts and their pictures begin with.
const SERVICES: &[&str] = &["pic.twitter.com/", "pic.x.com/", "https://t.co/", "http://t.co/"];

/// The posts in a text, in order. A post without a date counts only if a link of a social service ends its words.
pub fn find(text: &str) -> Vec<Post> {
    let mut posts = Vec::new();
    // What is free to be a post's words: its line, as far as no post before it has taken it.
    let (mut free, mut line, mut seen) = (0, 0, 0);
    for (at, _) in text.match_indices("(@") {
        if let Some(end) = text[seen..at].rfind(['\n', '\r']) {
            line = seen + end + 1;
        }
        seen = at;
        if let Some((post, end)) = at_handle(text, free, line.max(free), at) {
            free = end;
            posts.push(post);
        }
    }
    posts
}

/// The post whose handle opens at `at` in the line from `line`, and where it ends; nothing of it lies before `free`.
fn at_handle(text: &str, free: usize, line: usize, at: usize) -> Option<(Post, usize)> {
    let handle = &text[at + 2..];
    let length = handle.bytes().take(40).take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-')).count();
    if length == 0 || !handle[length..].starts_with(')') {
        return None;
    }
    let account_end = at + 2 + length + 1;
    let name_from = boundary(text, at.saturating_sub(NAME).max(line));
    let (dash, name) = DASHES
        .iter()
        .filter_map(|dash| text[name_from..at].rfind(dash).map(|found| (name_from + found, name_from + found + dash.len())))
        .max()?;
    let after = &text[account_end..];
    let gap = after.len() - after.trim_start_matches([' ', '\u{A0}', '\u{200F}', '\u{200E}', ',', '،']).len();
    let date = dates::at_start(&after[gap..]);
    let end = account_end + date.as_ref().map_or(0, |(_, length)| gap + length);
    let before = boundary(text, dash.saturating_sub(LINK).max(line));
    if date.is_none() && !SERVICES.iter().any(|service| text[before..dash].contains(service)) {
        return None;
    }

    let mut words = trimmed(text, Span::new(line, dash));
    if words.is_empty() {
        // The account stands on a line of its own: the words are the lines right above it.
        let start = boundary(text, line.saturating_sub(WORDS).max(free));
        let above = text[start..line].trim_end();
        let block = above.rfind("\n\n").map_or(0, |end| end + 2);
        words = trimmed(text, Span::new(start + block, start + above.len()));
    }
    let content = without_links(text, words);
    if content.is_empty() {
        return None;
    }
    let account = trimmed(text, Span::new(name, account_end));
    let post = Post { content, account, date: date.map(|(date, _)| date), lang: language_of(content.of(text)) };
    Some((post, end))
}

/// The words without the links to the service that end them.
fn without_links(text: &str, mut words: Span) -> Span {
    loop {
        let now = words.of(text);
        let last = now.rfind(char::is_whitespace).map_or(0, |at| at + now[at..].chars().next().map_or(1, char::len_utf8));
        let link = &now[last..];
        if !SERVICES.iter().any(|service| link.starts_with(service)) {
            return words;
        }
        words = trimmed(text, Span::new(words.start, words.start + last));
    }
}

/// The language of the words, hashtags and addresses aside.
fn language_of(words: &str) -> String {
    let plain: Vec<&str> =
        words.split_whitespace().filter(|word| !word.starts_with(['#', '@']) && !word.contains("://")).collect();
    language::of_words(&plain.join(" ")).unwrap_or("und").to_owned()
}

fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + words.len() - words.trim_start().len();
    Span::new(start, start + words.trim().len())
}

/// The first character boundary at or after `at`.
fn boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn one(text: &str, content: &str, account: &str, date: Option<&str>, lang: &str) {
        let posts = find(text);
        assert_eq!(posts.len(), 1, "{posts:?}");
        assert_eq!(posts[0].content.of(text), content);
        assert_eq!(posts[0].account.of(text), account);
        assert_eq!(posts[0].date.as_deref(), date);
        assert_eq!(posts[0].lang, lang);
    }

    #[test]
    fn posts_are_found() {
        one(
            "Before.\n\nThe bridge is closed in both directions until noon. #traffic pic.twitter.com/abc — City Roads (@city_roads) March 3, 2024\n\nAfter.",
            "The bridge is closed in both directions until noon. #traffic",
            "City Roads (@city_roads)",
            Some("2024-03-03"),
            "en",
        );
        one(
            "الجسر مغلق في الاتجاهين حتى الظهر بسبب الرياح https://t.co/abc &mdash; طرق المدينة (@roads) ٣ آذار ٢٠٢٤",
            "الجسر مغلق في الاتجاهين حتى الظهر بسبب الرياح",
            "طرق المدينة (@roads)",
            Some("2024-03-03"),
            "ar",
        );
        one(
            "Körpü bağlanıb, küləyə görə.\n— Yollar (@yollar) 3 March 2024",
            "Körpü bağlanıb, küləyə görə.",
            "Yollar (@yollar)",
            Some("2024-03-03"),
            "az",
        );
    }

    #[test]
    fn other_handles_are_no_posts() {
        assert!(find("The minister (@minister) said on March 3, 2024 that the bridge is closed.").is_empty());
        assert!(find("A bridge — the old one (@bridge) — is closed.").is_empty());
        assert!(find("(@").is_empty() && find("— (@a)").is_empty());
    }
}
