//! Tests of reading: encodings, formats, bad input.

use super::*;

fn of(input: &str, text: &str) -> (Vec<Article>, Vec<Note>) {
    all(text.as_bytes(), input)
}

/// The articles, and all that was noted: about the input and about them.
fn all(bytes: &[u8], input: &str) -> (Vec<Article>, Vec<Note>) {
    let (mut articles, mut notes) = read(bytes, &Origin { input: input.to_owned(), ..Origin::default() });
    notes.extend(articles.iter_mut().flat_map(|article| std::mem::take(&mut article.notes)));
    (articles, notes)
}

/// What holds of every result: spans on character boundaries, in order, inside the text; something is said or read.
#[track_caller]
fn holds(bytes: &[u8], input: &str) {
    let (articles, notes) = all(bytes, input);
    assert!(!articles.is_empty() || notes.iter().any(|note| note.unread), "{input}: nothing read, nothing said");
    for article in &articles {
        let text = &article.text;
        let inside = |span: &Span| span.start <= span.end && text.get(span.start..span.end).is_some();
        assert!(article.residue.iter().all(inside), "{input}: {:?}", article.residue);
        assert!(article.residue.windows(2).all(|pair| pair[0].end <= pair[1].start), "{input}: {:?}", article.residue);
        assert!(article.posts.iter().all(|post| inside(&post.content) && inside(&post.account)), "{input}");
        assert!(!article.id.is_empty() && !article.lang.is_empty());
    }
    assert!(notes.iter().all(|note| note.input.is_some()));
}

#[test]
fn ids_come_from_paths() {
    assert_eq!(slug("articles/Harbour Post (1).html"), "articles-harbour-post-1");
    assert_eq!(slug("أخبار/الميناء.txt"), "أخبار-الميناء");
    assert_eq!(slug("../a.b.txt"), "a-b");
    assert_eq!(slug("-"), "article");
    assert_eq!(slug(".hidden"), "hidden");
    assert!(known("HTML") && known("md") && !known("png"));
}

#[test]
fn the_format_is_told_by_extension_or_content() {
    for (input, text) in [
        (
            "a.txt",
            "<!DOCTYPE html><html><body><article><h1>Port closed</h1><p>The harbour master said on Sunday that the port would stay closed until the storm is over.</p></article></body></html>",
        ),
        (
            "-",
            "{\"id\": \"x\", \"text\": \"Port closed\\n\\nThe harbour master said on Sunday that the port would stay closed until the storm is over.\"}\n",
        ),
        (
            "a",
            "---\ntitle: Port closed\n---\nPort closed\n\nThe harbour master said on Sunday that the port would stay closed until the storm is over.\n",
        ),
        ("a.text", "Port closed\n\nThe harbour master said on Sunday that the port would stay closed until the storm is over."),
    ] {
        let (articles, notes) = of(input, text);
        assert_eq!(articles.len(), 1, "{input}: {notes:?}");
        assert_eq!(articles[0].title.as_deref(), Some("Port closed"), "{input}");
        assert_eq!(
            articles[0].text,
            "Port closed\n\nThe harbour master said on Sunday that the port would stay closed until the storm is over."
        );
        assert_eq!(articles[0].lang, "en");
        assert_eq!(articles[0].sha256.len(), 64);
    }
}

#[test]
fn json_lines_keep_id_and_text() {
    let body = " \\u0627\\nTags: a, b, c\\n";
    let (articles, notes) =
        of("b.jsonl", &format!("{{\"id\": \"Y/1\", \"text\": \"{body}\"}}\n{{\"id\": \"Y/1\", \"text\": \"b\"}}\n{{\"text\"\n"));
    assert_eq!(articles[0].text, " ا\nTags: a, b, c\n");
    assert_eq!(articles.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["Y/1", "Y/1-2"]);
    assert_eq!(notes.iter().filter(|note| note.unread).map(|note| note.line).collect::<Vec<_>>(), [Some(3)]);
}

#[test]
fn bad_input_is_a_note() {
    for (input, bytes) in [
        ("empty.txt", &b""[..]),
        ("empty.jsonl", b"\n"),
        ("binary.txt", b"\x00\x01\x02\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"),
        ("nobody.html", b"<html><head><title>x</title></head></html>"),
        ("nothing.md", b"---\ntitle: a\n---\n"),
        ("broken.json", b"{"),
    ] {
        let (articles, notes) = all(bytes, input);
        assert!(articles.is_empty() && notes.iter().any(|note| note.unread), "{input}: {articles:?} {notes:?}");
        holds(bytes, input);
    }
}

#[test]
fn large_and_deep_inputs_hold() {
    let sentence = "The harbour master said that the port is closed. ";
    let line = sentence.repeat(5_000_000 / sentence.len());
    let list: &[(&str, String)] = &[
        ("line.txt", line.clone()),
        ("line.html", format!("<p>{line}")),
        ("line.md", line),
        ("deep.html", format!("{}{sentence}{}", "<div>".repeat(100_000), "</div>".repeat(100_000))),
        ("deep-b.html", (0..50_000).map(|i| format!("<div><b id={i}></div>")).collect::<String>() + sentence),
        ("misnested.html", "<b><div></b>".repeat(50_000) + sentence),
        ("attributes.html", format!("<p {}>{sentence}", (0..200_000).map(|i| format!("a{i}=1 ")).collect::<String>())),
        ("deep.md", format!("{}{sentence}", ">".repeat(20_000))),
        ("deep.json", "[".repeat(200_000)),
        ("open.html", "<svg><script".repeat(100_000) + sentence),
        ("handles.txt", "— a (@b) ".repeat(200_000)),
        ("short.txt", "a\n".repeat(500_000)),
        ("deep.rss", format!("<rss><item><title>{sentence}</title>{}", "<a>".repeat(200_000))),
        ("deep-b.rss", format!("<rss><item><description>{}{sentence}", "<div>".repeat(200_000))),
        ("many.rss", format!("<rss>{}</rss>", format!("<item><title>{sentence}</title></item>").repeat(20_000))),
        ("wide.csv", format!("text{}\n{sentence}", ",text".repeat(200_000))),
        ("quote.csv", format!("text,title\n\"{}", format!("{sentence}\n").repeat(20_000))),
        ("gaps.txt", format!("{sentence}\nRead also:\nHeadline of it\n").repeat(20_000)),
    ];
    // What takes more than linear time would not come back here.
    for (input, text) in list {
        holds(text.as_bytes(), input);
    }
}

#[test]
fn archives_are_read_as_their_pages() {
    let page = |words: &str| {
        format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>{words}</h1><p>The harbour master said on Sunday that the port would stay closed until the storm is over: {words}.</p>"
        )
    };
    let record = |url: &str, block: String| {
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-05T10:00:00Z\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    };
    let links = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<nav><a>Home</a></nav>".to_owned();
    let archive = [
        record("https://a.example/port.html", page("Port closed")),
        record("https://a.example/?p=1", page("Ferries stop")),
        record("https://a.example/?p=2", page("Bread is dearer")),
        record("https://a.example/", links),
    ];
    let (articles, notes) = of("x.warc", &archive.concat());
    let ids: Vec<&str> = articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(ids, ["a-example-p-1", "a-example-p-2", "a-example-port"], "{notes:?}");
    assert_eq!(articles[2].date.as_deref(), Some("2024-03-05T10:00:00Z"));
    assert_eq!(articles[2].url.as_deref(), Some("https://a.example/port.html"));
    let (dated, rest): (Vec<_>, Vec<_>) = notes.iter().partition(|note| note.what.starts_with("the day"));
    assert_eq!((dated.len(), rest.len()), (3, 1), "{notes:?}");
    assert!(notes.iter().all(|note| !note.unread));
    let mut packed = archive.concat().into_bytes();
    for _ in 0..Limits::default().depth + 1 {
        use std::io::Write;
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(&packed).unwrap();
        packed = encoder.finish().unwrap();
        holds(&packed, "x.warc.gz");
    }
}

#[test]
fn any_bytes_hold() {
    let mut state = 0x9E37_79B9_7F4A_7C15u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    let page = "---\ntitle: a\n---\n<html lang=ar><head><meta charset=utf-8><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"x\"}</script></head><body><nav><a>b</a></nav><article><h1>قال</h1><p>قالت الوزارة: «نعم» — اسم (@name) March 3, 2024</p><blockquote class=twitter-tweet>x</blockquote></article><rss><item><title>a &amp; b</title><link href=x/></item></rss>{\"id\":1,\"text\":\"y\",\"body_html\":\"<p>z\"}\ntext,title\n• z\nRead also:\nSource: w\n";
    for _ in 0..1500 {
        let bytes: Vec<u8> = match random(5) {
            3 => {
                let mut bytes = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 90\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<p>a\r\n0\r\n\r\n".to_vec();
                (0..random(6)).for_each(|_| bytes[5 + random(120)] = random(256) as u8);
                bytes
            }
            4 => {
                let mut bytes = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+\r\n--b--\r\n".to_vec();
                (0..random(6)).for_each(|_| bytes[30 + random(100)] = random(256) as u8);
                bytes
            }
            0 => (0..random(300)).map(|_| random(256) as u8).collect(),
            1 => page.as_bytes()[random(page.len())..].iter().take(random(page.len())).copied().collect(),
            _ => {
                let mut bytes = page.as_bytes().to_vec();
                for _ in 0..random(12) {
                    let at = random(bytes.len());
                    bytes[at] = random(256) as u8;
                }
                bytes
            }
        };
        for input in ["a.html", "a.md", "a.txt", "a.jsonl", "a.json", "a.rss", "a.csv", "a"] {
            holds(&bytes, input);
        }
    }
}

#[test]
fn the_first_page_is_taken_apart() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seed/");
    let (Ok(page), Ok(positions)) =
        (std::fs::read(format!("{folder}page.ar.txt")), std::fs::read(format!("{folder}positions.json")))
    else {
        return println!("skipped: the seed page is not here");
    };
    let text = String::from_utf8(page.clone()).unwrap();
    let positions: serde_json::Value = serde_json::from_slice(&positions).unwrap();
    let (articles, notes) = all(&page, "page.ar.txt");
    let ids: Vec<&str> = articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(ids, ["page-ar", "page-ar-2"], "{notes:?}");
    let lines: Vec<&str> = text.lines().collect();
    for (article, place) in articles.iter().zip(positions["page"]["documents"].as_array().unwrap()) {
        let line = |key: &str| place[key].as_u64().unwrap() as usize;
        assert_eq!(article.text.trim(), lines[line("first_line") - 1..line("last_line")].join("\n").trim());
        assert!(place["outlet"].as_str().unwrap().starts_with(article.outlet.as_deref().unwrap()));
        assert_eq!(article.lang, "ar");
    }
    assert!(notes.len() == 2 && notes.iter().all(|note| !note.unread), "{notes:?}");
    let points = |span: Span| [articles[0].text[..span.start].chars().count(), articles[0].text[..span.end].chars().count()];
    let gold: Vec<([usize; 2], [usize; 2], String, String)> = positions["posts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|post| {
            let span = |key: &str| [0, 1].map(|i| post[key][i].as_u64().unwrap() as usize);
            let words = |key: &str| post[key].as_str().unwrap().to_owned();
            (span("content"), span("source"), words("date"), words("lang"))
        })
        .collect();
    let found: Vec<_> = articles[0]
        .posts
        .iter()
        .map(|p| (points(p.content), points(p.account), p.date.clone().unwrap_or_default(), p.lang.clone()))
        .collect();
    assert_eq!(found, gold);
}
