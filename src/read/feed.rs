//! RSS and Atom: each entry is an article.
//!
//! Most feeds carry only the beginning of what was published. An entry without full content (`content:encoded`, Atom's
//! `content`) is marked as partial, so that nothing is called absent from an outlet because its feed was short.
//!
//! feed-rs 3 was tried and not taken: it stops at the first broken entry, makes ids by chance where an entry has none,
//! believes the encoding that the file declares (the text is decoded before it comes here), and panics on a length of
//! thirty digits. What is needed of a feed is a dozen elements. No entity is ever expanded but the five of XML.

use super::{Document, html, id_of_address};
use crate::model::{Note, NoteKind};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Whether a text is a feed: its first tags name one.
pub fn sniff(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(1000).collect::<String>().to_ascii_lowercase();
    head.starts_with('<') && ["<rss", "<feed", "<rdf:rdf"].iter().any(|tag| head.contains(tag))
}

/// Reads every entry, as far as the markup holds.
pub fn read(text: &str, notes: &mut Vec<Note>) -> Vec<Document> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut feed = Feed::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => feed.open(&tag),
            Ok(Event::End(_)) => feed.close(),
            Ok(Event::Text(words)) => feed.words(&words.xml10_content(), false),
            Ok(Event::CData(words)) => feed.words(&words.xml10_content(), true),
            Ok(Event::GeneralRef(name)) => {
                let character = name.resolve_char_ref().ok().flatten();
                feed.reference(character, &name.into_inner());
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                let at = usize::try_from(reader.error_position()).unwrap_or(text.len()).min(text.len());
                let line = text.as_bytes()[..at].iter().filter(|b| **b == b'\n').count() + 1;
                let why = ("error", error.to_string().into());
                notes.push(Note::of(&NoteKind::FEED_CUT, [why]).at_line(line).unread());
                break;
            }
        }
    }
    let (outlet, lang) = (feed.title.map(|title| html::words(&title)), feed.lang);
    if feed.entries.is_empty() && notes.iter().all(|note| !note.unread) {
        notes.push(Note::of(&NoteKind::EMPTY_FEED, []).unread());
    }
    feed.entries.into_iter().map(|entry| entry.document(outlet.as_deref(), lang.as_deref())).collect()
}

/// What is kept of an entry; the names of elements as feeds write them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Link,
    Id,
    Published,
    Updated,
    Lang,
    Content,
    Summary,
    Outlet,
}

const FIELDS: &[(&str, Field)] = &[
    ("title", Field::Title),
    ("link", Field::Link),
    ("guid", Field::Id),
    ("id", Field::Id),
    ("pubDate", Field::Published),
    ("published", Field::Published),
    ("issued", Field::Published),
    ("dc:date", Field::Published),
    ("updated", Field::Updated),
    ("modified", Field::Updated),
    ("dc:language", Field::Lang),
    ("language", Field::Lang),
    ("content:encoded", Field::Content),
    ("content", Field::Content),
    ("description", Field::Summary),
    ("summary", Field::Summary),
    ("source", Field::Outlet),
];

#[derive(Default)]
struct Entry {
    title: String,
    link: String,
    id: String,
    published: String,
    updated: String,
    lang: String,
    content: String,
    summary: String,
    outlet: String,
}

impl Entry {
    fn field(&mut self, field: Field) -> &mut String {
        match field {
            Field::Title => &mut self.title,
            Field::Link => &mut self.link,
            Field::Id => &mut self.id,
            Field::Published => &mut self.published,
            Field::Updated => &mut self.updated,
            Field::Lang => &mut self.lang,
            Field::Content => &mut self.content,
            Field::Summary => &mut self.summary,
            Field::Outlet => &mut self.outlet,
        }
    }

    fn document(self, outlet: Option<&str>, lang: Option<&str>) -> Document {
        let some = |words: &str| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
        let title = some(&html::words(&self.title));
        let partial = self.content.trim().is_empty();
        let body = html::paragraphs(if partial { &self.summary } else { &self.content });
        // A title alone is a headline, and a headline is text too.
        let text = match (&title, body.is_empty()) {
            (Some(title), false) => format!("{title}\n\n{body}"),
            (Some(title), true) => title.clone(),
            (None, _) => body,
        };
        let url = some(&self.link).or_else(|| some(&self.id).filter(|id| id.starts_with("http")));
        Document {
            id: url.clone().or_else(|| some(&self.id)).map(|name| id_of_address(&name)),
            outlet: some(&html::words(&self.outlet)).or_else(|| some(outlet?)),
            date: some(&self.published).or_else(|| some(&self.updated)),
            lang: some(&self.lang).or_else(|| some(lang?)),
            title,
            url,
            text,
            partial,
            ..Document::default()
        }
    }
}

/// A feed being read.
#[derive(Default)]
struct Feed {
    title: Option<String>,
    lang: Option<String>,
    entries: Vec<Entry>,
    /// Elements that are open.
    open: Vec<String>,
    /// At which depth the entry began that is being read.
    entry: Option<usize>,
    /// The field being read, the depth at which it began, and what was read of it: words, and markup where it has any.
    field: Option<(Field, usize, String)>,
}

impl Feed {
    fn open(&mut self, tag: &BytesStart) {
        let name = tag.name().as_ref().to_owned();
        let attribute = |key: &str| {
            let found = tag.try_get_attribute(key).ok().flatten()?;
            found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
        };
        if let Some((_, _, words)) = &mut self.field {
            *words += &format!("<{name}>");
        } else if self.entry.is_none() && ["item", "entry"].contains(&name.as_str()) {
            self.entry = Some(self.open.len());
            self.entries.push(Entry { lang: attribute("xml:lang").unwrap_or_default(), ..Entry::default() });
        } else if let Some((_, field)) = FIELDS.iter().find(|(written, _)| *written == name) {
            let parent = self.open.last().map_or("", String::as_str);
            let within = self.entry.map_or(["channel", "feed"].contains(&parent), |entry| entry + 1 == self.open.len());
            if within {
                self.field = Some((*field, self.open.len(), String::new()));
            }
            // Atom's links stand in an attribute.
            let leads_there = attribute("rel").is_none_or(|rel| rel == "alternate");
            if let (Field::Link, true, true, Some(entry)) = (field, within, leads_there, self.entry.and(self.entries.last_mut()))
            {
                entry.link =
                    attribute("href").filter(|_| entry.link.is_empty()).unwrap_or_else(|| std::mem::take(&mut entry.link));
            }
        } else if name == "feed" && self.open.is_empty() {
            self.lang = attribute("xml:lang");
        }
        self.open.push(name);
    }

    fn close(&mut self) {
        let Some(name) = self.open.pop() else { return };
        let depth = self.open.len();
        if let Some((_, from, words)) = &mut self.field
            && *from < depth
        {
            *words += &format!("</{name}>");
            return;
        }
        if let Some((field, _, words)) = self.field.take() {
            match (self.entry, self.entries.last_mut()) {
                (Some(_), Some(entry)) => {
                    let place = entry.field(field);
                    if place.trim().is_empty() {
                        *place = words;
                    }
                }
                _ if field == Field::Title => self.title = self.title.take().or(Some(words)),
                _ if field == Field::Lang => self.lang = self.lang.take().or(Some(words)),
                _ => {}
            }
        }
        if self.entry == Some(depth) {
            self.entry = None;
        }
    }

    /// Words of a field; `raw` where they are no markup of the feed, as in CDATA.
    fn words(&mut self, words: &str, raw: bool) {
        if let Some((_, from, kept)) = &mut self.field {
            let nested = self.open.len() > *from + 1;
            *kept += &if raw && nested { words.replace('<', "&lt;") } else { words.to_owned() };
        }
    }

    /// A reference: at the top of a field it is undone, and what stands there is markup; within markup it is kept for the
    /// reader of pages, who knows the others too (`&nbsp;`).
    fn reference(&mut self, character: Option<char>, name: &str) {
        let Some((_, from, kept)) = &mut self.field else { return };
        let nested = self.open.len() > *from + 1;
        let sign = match name {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => character,
        };
        match sign.filter(|_| !nested) {
            Some(sign) => kept.push(sign),
            None => *kept += &format!("&{name};"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RSS: &str = r#"<?xml version="1.0" encoding="windows-1256"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Harbour Courier</title><image><title>Logo</title></image><language>en</language>
<item><title>Bridge opens</title><link>https://courier.example/2024/bridge?x=1</link><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;The minister said the bridge was &amp;quot;safe&amp;quot;.&lt;/p&gt;</description></item>
<item><title>Strike</title><guid>urn:7</guid><source url="x">Dock Post</source><content:encoded><![CDATA[<p>One&nbsp;1.</p><p>Two <b>bold</b>.</p>]]></content:encoded></item>
</channel></rss>"#;

    #[test]
    fn entries_become_articles_and_short_ones_are_partial() {
        assert!(sniff(RSS));
        let mut notes = Vec::new();
        let documents = read(RSS, &mut notes);
        assert_eq!((documents.len(), notes.len()), (2, 0), "{notes:?}");
        let first = &documents[0];
        assert_eq!(first.text, "Bridge opens\n\nThe minister said the bridge was \"safe\".");
        assert_eq!((first.outlet.as_deref(), first.lang.as_deref()), (Some("Harbour Courier"), Some("en")));
        assert_eq!(first.url.as_deref(), Some("https://courier.example/2024/bridge?x=1"));
        assert!(first.partial && first.date.as_deref() == Some("Tue, 05 Mar 2024 10:00:00 GMT"));
        assert_eq!(
            (documents[1].text.as_str(), documents[1].outlet.as_deref()),
            ("Strike\n\nOne 1.\n\nTwo bold.", Some("Dock Post"))
        );
        assert!(!documents[1].partial && documents[1].id.as_deref() == Some("urn-7"));
    }

    #[test]
    fn atom_is_read_with_markup_of_its_own() {
        let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>ضفاف</title><id>u</id>
<entry><title>عنوان</title><link rel="self" href="https://a.example/1.xml"/><link href="https://a.example/1"/><updated>2024-03-05T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>قال الوزير إن <b>الجسر</b> آمن &lt;جدا&gt;.</p><p>وأضاف.</p></div></content></entry></feed>"#;
        assert!(sniff(atom));
        let document = read(atom, &mut Vec::new()).remove(0);
        assert_eq!(document.text, "عنوان\n\nقال الوزير إن الجسر آمن <جدا>.\n\nوأضاف.");
        assert_eq!((document.lang.as_deref(), document.url.as_deref()), (Some("ar"), Some("https://a.example/1")));
        assert_eq!(document.date.as_deref(), Some("2024-03-05T10:00:00Z"));
    }

    #[test]
    fn a_broken_feed_gives_what_stands_before_the_break() {
        let mut notes = Vec::new();
        let documents = read(&RSS[..RSS.find("<guid").unwrap() + 3], &mut notes);
        assert_eq!(documents.len(), 2);
        assert!(notes[0].unread && notes[0].line == Some(5), "{notes:?}");
        for text in ["<rss", "<rss><channel>", "<feed></feed>", "</a></b>", "<urlset><url>x</url></urlset>"] {
            let mut notes = Vec::new();
            assert!(read(text, &mut notes).is_empty() && notes.iter().any(|note| note.unread), "{text}");
        }
    }

    #[test]
    fn entities_are_not_expanded() {
        let bomb = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><item><title>&b; &#1602;</title></item></rss>"#;
        assert_eq!(read(bomb, &mut Vec::new())[0].text, "&b; ق");
    }
}
