//! What a page says of itself: headline, outlet, date, language, address.

use crate::read::Document;
use crate::text::fold;
use scraper::{ElementRef, Html, Node};
use serde_json::Value;
use std::collections::BTreeMap;

/// Metadata of a page as a document without text.
pub fn read(html: &Html) -> Document {
    let seen = Seen::on(html);
    let meta = |keys: &[&str]| keys.iter().find_map(|key| seen.meta.get(*key)).cloned();
    let data = seen.data.as_ref();
    let said = |field: &str| data.and_then(|data| data.get(field)).and_then(name_in);

    let mut outlet = said("publisher").or_else(|| meta(&["og:site_name", "application-name", "dc.publisher", "publisher"]));
    let title = title(&seen, said("headline"), meta(&["og:title", "twitter:title"]), &mut outlet);
    let date = said("datePublished")
        .or_else(|| {
            meta(&[
                "article:published_time",
                "datepublished",
                "og:published_time",
                "parsely-pub-date",
                "pubdate",
                "publishdate",
                "dc.date",
                "dc.date.issued",
                "date",
            ])
        })
        .or(seen.time);
    let lang =
        seen.lang.or_else(|| said("inLanguage")).or_else(|| meta(&["og:locale", "content-language", "dc.language", "language"]));
    let url = seen.canonical.or_else(|| meta(&["og:url"])).or_else(|| said("url")).filter(|url| url.starts_with("http"));
    Document { title, outlet, date, lang, url, ..Document::default() }
}

/// The headline on the page is the best; what the head says may carry the outlet's name behind it.
fn title(seen: &Seen, said: Option<String>, og: Option<String>, outlet: &mut Option<String>) -> Option<String> {
    let others = [said, og, seen.title.clone()];
    let same = |headline: &&String| {
        let headline = fold::loose(headline);
        others.iter().flatten().any(|other| {
            let other = fold::loose(other);
            other.starts_with(&headline) || headline.starts_with(&other)
        })
    };
    let on_page = seen
        .headings
        .iter()
        .find(same)
        .or(Some(&seen.headings).filter(|h| h.len() == 1 && others.iter().all(Option::is_none)).and_then(|h| h.first()));
    if outlet.is_none()
        && let (Some(headline), Some(whole)) = (on_page, &seen.title)
        && let Some(rest) = whole.strip_prefix(headline.as_str())
    {
        let name = rest.trim_start_matches([' ', '|', '-', '–', '—', ':', '·', '«', '»', '•']).trim();
        *outlet =
            Some(name.to_owned()).filter(|name| name.len() < rest.len() && (1..=5).contains(&name.split_whitespace().count()));
    }
    let found = on_page.cloned().or_else(|| others.into_iter().flatten().next())?;
    Some(without_outlet(&found, outlet.as_deref()).to_owned())
}

/// "Headline | Outlet" → "Headline".
fn without_outlet<'t>(title: &'t str, outlet: Option<&str>) -> &'t str {
    let outlet = outlet.map(fold::loose);
    for separator in [" | ", " - ", " – ", " — ", " :: ", " » "] {
        if let Some((headline, name)) = title.rsplit_once(separator)
            && (outlet.as_deref() == Some(fold::loose(name).as_str())
                || (separator == " | " && name.split_whitespace().count() <= 4))
            && !headline.trim().is_empty()
        {
            return headline.trim();
        }
    }
    title
}

/// What one walk over the page finds.
#[derive(Default)]
struct Seen {
    lang: Option<String>,
    title: Option<String>,
    canonical: Option<String>,
    time: Option<String>,
    headings: Vec<String>,
    /// First content of each `property`, `name` or `itemprop`, in lower case.
    meta: BTreeMap<String, String>,
    /// The page's own NewsArticle.
    data: Option<Value>,
}

impl Seen {
    fn on(html: &Html) -> Self {
        let mut seen = Self::default();
        for element in html.tree.nodes().filter_map(ElementRef::wrap) {
            let attribute = |name: &str| element.attr(name).map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned);
            match element.value().name() {
                "html" => seen.lang = seen.lang.take().or_else(|| attribute("lang").or_else(|| attribute("xml:lang"))),
                "title" if seen.title.is_none() && !in_body(element) => seen.title = words(element),
                "h1" if seen.headings.len() < 8 => seen.headings.extend(words(element)),
                "time" if seen.time.is_none() => seen.time = attribute("datetime"),
                "link"
                    if seen.canonical.is_none()
                        && element.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) =>
                {
                    seen.canonical = attribute("href");
                }
                "meta" => {
                    for key in ["property", "name", "itemprop", "http-equiv"] {
                        if let (Some(key), Some(content)) = (attribute(key), attribute("content")) {
                            seen.meta.entry(key.to_ascii_lowercase()).or_insert_with(|| clean(&content));
                        }
                    }
                }
                "script" if seen.data.is_none() => {
                    let text: String = element.text().collect();
                    seen.data = serde_json::from_str(&text).ok().and_then(article_in);
                }
                _ => {}
            }
        }
        seen
    }
}

fn in_body(element: ElementRef) -> bool {
    element.ancestors().any(|node| matches!(node.value(), Node::Element(e) if e.name() == "body" ))
}

/// The article among a page's structured data: alone, in a list, or in a `@graph`.
fn article_in(data: Value) -> Option<Value> {
    match data {
        Value::Array(items) => items.into_iter().find_map(article_in),
        Value::Object(mut fields) => {
            let kind = fields.get("@type").map(|kind| match kind {
                Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).any(is_article),
                kind => kind.as_str().is_some_and(is_article),
            });
            if kind == Some(true) { Some(Value::Object(fields)) } else { fields.remove("@graph").and_then(article_in) }
        }
        _ => None,
    }
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report")
}

/// Words, or the name in `{"name": …}`, or the first of a list of such.
fn name_in(value: &Value) -> Option<String> {
    let words = match value {
        Value::String(words) => words,
        Value::Array(items) => return items.first().and_then(name_in),
        Value::Object(fields) => fields.get("name").or_else(|| fields.get("alternateName"))?.as_str()?,
        _ => return None,
    };
    Some(clean(words)).filter(|words| !words.is_empty())
}

fn words(element: ElementRef) -> Option<String> {
    let text: String = element.text().collect();
    Some(clean(&text)).filter(|words| !words.is_empty())
}

/// One line, without control characters.
fn clean(words: &str) -> String {
    let words: String = words.chars().filter(|c| super::is_text(*c)).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
