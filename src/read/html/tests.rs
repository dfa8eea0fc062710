//! Tests of the main text and metadata of pages.

use super::*;

const BODY: &str = "<p>The harbour master said on Sunday that the port of Aldermere would stay closed until <a href=/s>the storm</a> is over.</p>
<div class=\"ad-slot\">Advertisement: buy shoes at half the price today, only today, in our shop in the old town</div>
<p>“We will not send a single ship out,” she told reporters at the quay, adding that the pilots had agreed.</p>
<blockquote class=\"twitter-tweet\"><p lang=en>The port stays closed.<br>Ships wait. <a href=x>#port</a> <a href=y>pic.twitter.com/abc</a></p>&mdash; Port of Aldermere (@aldermere_port) <a href=z>March 3, 2024</a></blockquote>
<figure><span>Photo agency</span><figcaption>Ships at the quay</figcaption></figure>
<ul><li>Ferries do not run before Tuesday morning.</li><li><a href=1>Bakers raise prices in three towns</a></li></ul>
<p>The shipowners called the decision hasty and asked the ministry of transport to review it before Tuesday.</p>";

fn page(before: &str, body: &str, after: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en-GB\"><head><title>Port stays closed | Harbour Post</title><style>p{{}}</style>{before}</head><body>
<header><a href=/>Harbour Post</a><nav><ul><li><a>Home</a></li><li><a>Politics</a></li></ul></nav></header>
<div id=cookieBanner><p>We use cookies to make this site better for you and for our partners, do you accept them all?</p></div>
{body}
<div class=related-articles><h3>Related</h3><p>Wheat prices rose for the fourth week, the exchange said, as drought reached the plains.</p></div>
<section id=comments><p>First! This is a very long comment that a reader has written below the article about the port.</p></section>
<footer><p>Copyright 2024 Harbour Post. All rights reserved, and so on and so on, for a line or two.</p></footer>{after}
<script>var text = \"<p>The script is not text of the page, however long it may be, and it is never to be read.</p>\";</script></body></html>"
    )
}

#[track_caller]
fn one(text: &str) -> Document {
    let mut notes = Vec::new();
    let mut documents = read(text, &mut notes);
    assert_eq!(documents.len(), 1, "{notes:?}");
    documents.remove(0)
}

const EXPECTED: &str = "Port stays closed

The harbour master said on Sunday that the port of Aldermere would stay closed until the storm is over.

“We will not send a single ship out,” she told reporters at the quay, adding that the pilots had agreed.

The port stays closed. Ships wait. #port pic.twitter.com/abc — Port of Aldermere (@aldermere_port) March 3, 2024

Ferries do not run before Tuesday morning.

The shipowners called the decision hasty and asked the ministry of transport to review it before Tuesday.";

#[test]
fn the_main_text_is_found() {
    for body in [
        format!("<main><article><header><h1>Port stays closed</h1></header>{BODY}</article></main>"),
        format!("<div class=wrap><h1>Port stays closed</h1><div class='content with-sidebar'>{BODY}</div></div>"),
        format!("<div><h1>Port stays closed</h1></div><div itemprop=articleBody>{BODY}</div>"),
        format!("<table><tr><td><h1>Port stays closed</h1>{BODY}</td><td><a>x</a></td></tr></table>"),
    ] {
        let document = one(&page("", &body, ""));
        assert_eq!(document.text, EXPECTED, "{body}");
        assert_eq!(document.title.as_deref(), Some("Port stays closed"));
        assert_eq!(document.outlet.as_deref(), Some("Harbour Post"));
        assert_eq!(document.lang.as_deref(), Some("en-GB"));
    }
}

#[test]
fn the_page_says_what_it_is() {
    let head =
        "<meta property=og:title content='Port stays closed - Harbour Post'><meta property=og:site_name content='Harbour Post'>
<meta property=article:published_time content=2024-03-03T09:00:00+01:00><link rel=canonical href=https://example.org/port>";
    let body = format!("<article>{BODY}</article>");
    let document = one(&page(head, &body, ""));
    assert_eq!(
        (document.title.as_deref(), document.outlet.as_deref(), document.date.as_deref(), document.url.as_deref()),
        (Some("Port stays closed"), Some("Harbour Post"), Some("2024-03-03T09:00:00+01:00"), Some("https://example.org/port"))
    );
    let data = r#"<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "الميناء مغلق",
"publisher": {"@type": "Organization", "name": "بريد المرفأ"}, "datePublished": "2024-03-03", "inLanguage": "ar"}]}</script>"#;
    let document =
        one(&format!("<head>{data}</head><p>قالت مديرة الميناء إن الميناء سيبقى مغلقا حتى انتهاء العاصفة التي تضرب الساحل."));
    assert_eq!(
        (document.title.as_deref(), document.outlet.as_deref(), document.date.as_deref(), document.lang.as_deref()),
        (Some("الميناء مغلق"), Some("بريد المرفأ"), Some("2024-03-03"), Some("ar"))
    );
}

#[test]
fn pages_without_paragraphs_are_read() {
    let text = "The harbour master said on Sunday that the port would stay closed until the storm is over.";
    assert_eq!(one(&format!("<body>{text}<br><br>{text}<br>")).text, format!("{text}\n\n{text}"));
    assert_eq!(one(&format!("<td><font><b>{text}")).text, text);
    assert_eq!(one(&format!("<p>{text}\u{0}\u{7}<q>Yes</q></p><p><i")).text, format!("{text}“Yes”"));
    assert_eq!(
        one(&format!("<div class=sidebar><p>{text}</p><p>{text}</p><p>{text}</p></div>")).text.matches("harbour").count(),
        3
    );
}

#[test]
fn pages_without_text_are_noted() {
    for text in [
        "<html><head><title>x</title></head></html>",
        "<!DOCTYPE html>",
        "<body><nav><a>Home</a></nav></body>",
        "<p",
        "<script>x",
    ] {
        let mut notes = Vec::new();
        assert!(read(text, &mut notes).is_empty(), "{text}");
        assert!(notes[0].unread);
    }
}
