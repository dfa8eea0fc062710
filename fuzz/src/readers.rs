//! Readers: any bytes become articles and notes, never nothing at all.

use whosaid::read::{self, Origin, coded};

fn origin(name: &str) -> Origin {
    Origin { input: name.to_owned(), ..Origin::default() }
}

/// Reads bytes under this name. Whatever was read has a text, marks that lie in it, an id of its own and a language; what
/// was not is told.
fn articles(bytes: &[u8], name: &str) {
    let (articles, notes) = read::read(bytes, &origin(name));
    assert!(!articles.is_empty() || notes.iter().any(|note| note.unread), "neither an article nor a note why");
    let mut ids = std::collections::BTreeSet::new();
    for article in &articles {
        assert!(ids.insert(&article.id), "two articles have the id {:?}", article.id);
        assert!(!article.lang.is_empty(), "no language, not even `und`");
        let marks = article.posts.iter().flat_map(|post| [post.content, post.account]).chain(article.residue.iter().copied());
        for span in marks {
            assert!(article.text.get(span.start..span.end).is_some(), "{span:?} cuts the text of {:?}", article.id);
        }
    }
}

/// Plain text and Markdown: residue, posts, dates and languages too.
pub fn text(bytes: &[u8]) {
    articles(bytes, "a.txt");
    articles(bytes, "a.md");
}

/// Pages.
pub fn html(bytes: &[u8]) {
    articles(bytes, "a.html");
}

/// Pages that a browser saved whole.
pub fn mhtml(bytes: &[u8]) {
    articles(bytes, "a.mhtml");
    // What stands behind the head, under a head that is right.
    let head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n";
    articles(&[head, bytes].concat(), "a.mhtml");
}

/// WARC and gzip, one in the other too.
pub fn archive(bytes: &[u8]) {
    articles(bytes, "a.warc.gz");
    // Lengths of records are seldom met by chance.
    let head = format!("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\n", bytes.len());
    articles(&[head.as_bytes(), bytes].concat(), "a.warc");
}

/// RSS and Atom.
pub fn feed(bytes: &[u8]) {
    articles(bytes, "a.xml");
}

/// JSON Lines and the JSON of agencies.
pub fn json(bytes: &[u8]) {
    articles(bytes, "a.jsonl");
    articles(bytes, "a.json");
}

/// Tables of articles and of coded statements.
pub fn table(bytes: &[u8]) {
    articles(bytes, "a.csv");
    articles(bytes, "a.tsv");
    statements(bytes, "a.csv");
}

/// Databases of coded statements.
pub fn dna(bytes: &[u8]) {
    statements(bytes, "a.dna");
}

fn statements(bytes: &[u8], name: &str) {
    coded::is_coded(bytes);
    let (readings, _) = coded::read(bytes, &origin(name));
    readings.iter().for_each(super::texts::holds);
}
