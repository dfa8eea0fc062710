//! MHTML: a page with all that belongs to it in one file, as Chrome, Edge and older browsers save it.

use super::Part;
use crate::knowledge::limits::Limits;
use crate::model::{Note, NoteKind};
use mail_parser::decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode};
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders};

/// Whether the bytes begin with the headers of such a file.
pub fn sniff(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let headers = head.split("\n\n").next().and_then(|head| head.split("\r\n\r\n").next()).unwrap_or("");
    headers.contains("mime-version:") && headers.contains("multipart/related")
}

/// The page in it.
pub fn open(bytes: &[u8], _: &str, _: &Limits, notes: &mut Vec<Note>) -> Vec<Part> {
    let page = MessageParser::default().parse(bytes).and_then(|message| page(&message, bytes));
    if page.is_none() {
        notes.push(Note::of(&NoteKind::NO_SAVED_PAGE, []).unread());
    }
    page.into_iter().collect()
}

/// The page among the parts: the one at the address that was saved, or the first; frames and advertisements follow it.
fn page(message: &Message, bytes: &[u8]) -> Option<Part> {
    let is_page = |part: &&MessagePart| {
        part.content_type().is_some_and(|kind| {
            let (kind, subtype) = (kind.ctype(), kind.subtype().unwrap_or(""));
            (kind.eq_ignore_ascii_case("text") && subtype.eq_ignore_ascii_case("html"))
                || subtype.eq_ignore_ascii_case("xhtml+xml")
        })
    };
    let pages: Vec<&MessagePart> = message.parts.iter().filter(is_page).collect();
    let saved = message.header_raw("Snapshot-Content-Location").map(str::trim);
    let part = pages.iter().find(|part| saved.is_some() && part.content_location() == saved).or(pages.first())?;
    let body = bytes.get(part.offset_body as usize..part.offset_end as usize)?;
    let body = match part.encoding {
        Encoding::None => body.to_vec(),
        Encoding::QuotedPrintable => quoted_printable_decode(body)?,
        Encoding::Base64 => base64_decode(body)?,
    };
    let url = saved.or_else(|| part.content_location()).filter(|url| url.starts_with("http"));
    Some(Part {
        name: "page.html".to_owned(),
        bytes: body,
        charset: part.content_type().and_then(|kind| kind.attribute("charset")).map(str::to_owned),
        url: url.map(str::to_owned),
        saved: message.date().map(mail_parser::DateTime::to_rfc3339),
        of_many: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(kind: &str, encoding: &str, body: &str) -> String {
        format!(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/1\r\nSubject: =?utf-8?Q?x?=\r\nDate: Tue, 5 Mar 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----B----\"\r\n\r\n\r\n------B----\r\nContent-Type: text/css\r\n\r\np {{}}\r\n------B----\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/\r\n\r\n<p>ad\r\n------B----\r\nContent-Type: {kind}\r\nContent-ID: <frame@mhtml.blink>\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Location: https://a.example/1\r\n\r\n{body}\r\n------B------\r\n"
        )
    }

    #[test]
    fn the_page_is_taken_out() {
        for (kind, encoding, body, expected) in [
            ("text/html; charset=utf-8", "quoted-printable", "<p>=D9=82=D8=A7=D9=84 =\r\n=3D x", "<p>قال = x"),
            ("text/html", "base64", "PHA+2YLYp9mE\r\n", "<p>قال"),
            ("text/html", "8bit", "<p>قال", "<p>قال"),
        ] {
            let file = file(kind, encoding, body);
            assert!(sniff(file.as_bytes()));
            let part = open(file.as_bytes(), "a.mhtml", &Limits::default(), &mut Vec::new()).remove(0);
            assert_eq!(String::from_utf8(part.bytes).unwrap().trim_end(), expected);
            assert_eq!(part.url.as_deref(), Some("https://a.example/1"));
            assert_eq!(part.saved.as_deref(), Some("2024-03-05T10:00:00Z"));
        }
    }

    #[test]
    fn a_broken_file_is_a_note() {
        let whole = file("text/html", "base64", "PHA+");
        for cut in [whole.find("------B").unwrap(), 300] {
            let mut notes = Vec::new();
            let cut = &whole.as_bytes()[..cut];
            assert!(open(cut, "a", &Limits::default(), &mut notes).is_empty() && notes[0].unread);
        }
        let deep = "Content-Type: multipart/related; boundary=a\r\n\r\n--a\r\n".repeat(50_000);
        open(deep.as_bytes(), "a", &Limits::default(), &mut Vec::new());
    }
}
