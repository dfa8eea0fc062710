//! WARC, plain or gzipped: what web archives keep. The pages among its responses, by the day on which they were saved.
//!
//! A reader of one's own in place of the crate warc 0.4: that one ends at the first record that is out of order and hands on
//! the server's answer as it was sent, so that chunks and compression would have to be undone here anyway.

use super::http::{self, Answer};
use super::{Part, gzip};
use crate::knowledge::limits::Limits;
use crate::model::{Note, NoteKind, NoteValue};
use flate2::read::MultiGzDecoder;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};

/// The longest line of a record's head, and how many lines it may have.
const LINE: u64 = 1 << 14;
const LINES: usize = 100;

/// Whether the bytes begin as a record does, gzipped or not.
pub fn sniff(bytes: &[u8]) -> bool {
    let mut head = [0; 5];
    bytes.starts_with(b"WARC/")
        || (gzip::sniff(bytes) && MultiGzDecoder::new(bytes).read_exact(&mut head).is_ok() && head == *b"WARC/")
}

/// The pages in it. Of several captures of one address the last is taken.
pub fn open(bytes: &[u8], _: &str, limits: &Limits, notes: &mut Vec<Note>) -> Vec<Part> {
    let source: Box<dyn Read + '_> = if gzip::sniff(bytes) { Box::new(MultiGzDecoder::new(bytes)) } else { Box::new(bytes) };
    let mut records = Records { reader: BufReader::new(source.take(Limits::bytes(limits.archive))), lost: 0, page: limits.page };
    let mut pages: BTreeMap<String, Part> = BTreeMap::new();
    let (mut earlier, mut unread) = (0, Vec::new());
    let end = loop {
        let record = match records.next() {
            Ok(Some(record)) => record,
            Ok(None) => break None,
            Err(error) => break Some(error.to_string()),
        };
        let url = record.url().to_owned();
        match record.page(limits.page) {
            Ok(Some(page)) => {
                earlier += usize::from(pages.contains_key(&url));
                if pages.get(&url).is_none_or(|known| known.saved <= page.saved) {
                    pages.insert(url, page);
                }
            }
            Ok(None) => {}
            Err(why) => unread.push((url, why)),
        }
    };
    if earlier > 0 {
        notes.push(Note::of(&NoteKind::EARLIER_CAPTURES, [("n", earlier.into())]));
    }
    let faults =
        unread.into_iter().map(|(url, why)| Note::of(&NoteKind::UNREAD_RECORD, [("url", url.into()), ("error", why.into())]));
    let lost = (records.lost > 0).then(|| Note::of(&NoteKind::LOST_RECORDS, [("n", records.lost.into())]));
    let full = records.reader.get_ref().limit() == 0;
    let end = match end {
        Some(why) => Some(Note::of(&NoteKind::ARCHIVE_CUT, [("error", why.into())])),
        None => full.then(|| Note::of(&NoteKind::ARCHIVE_LARGE, [("n", NoteValue::Number(limits.archive))])),
    };
    notes.extend(faults.chain(lost).chain(end).map(Note::unread));
    let mut pages: Vec<Part> = pages.into_values().collect();
    pages.sort_by(|a, b| (&a.saved, &a.url).cmp(&(&b.saved, &b.url)));
    if pages.is_empty() && notes.iter().all(|note| !note.unread) {
        notes.push(Note::of(&NoteKind::EMPTY_ARCHIVE, []).unread());
    }
    pages
}

/// A record: its headers and its block.
struct Record {
    headers: Vec<(String, String)>,
    block: Vec<u8>,
}

impl Record {
    fn url(&self) -> &str {
        http::value(&self.headers, "warc-target-uri").unwrap_or("").trim_matches(['<', '>'])
    }

    /// The page, where it is a response that is one.
    fn page(&self, most: u64) -> Result<Option<Part>, String> {
        let is_response = http::value(&self.headers, "warc-type").is_some_and(|kind| kind.eq_ignore_ascii_case("response"));
        let Some(answer) = Answer::read(&self.block).filter(|answer| is_response && answer.is_page()) else { return Ok(None) };
        Ok(Some(Part {
            name: "page.html".to_owned(),
            bytes: answer.body(most)?,
            charset: answer.charset(),
            url: Some(self.url().to_owned()).filter(|url| !url.is_empty()),
            saved: http::value(&self.headers, "warc-date").map(str::to_owned),
            of_many: true,
        }))
    }
}

struct Records<R> {
    reader: R,
    /// Lines that were passed over in search of the next record.
    lost: usize,
    /// Megabytes of a record that are kept.
    page: u64,
}

impl<R: BufRead> Records<R> {
    /// The next record; nothing at the end. After one whose length is wrong the next is looked for.
    fn next(&mut self) -> std::io::Result<Option<Record>> {
        loop {
            let Some(line) = self.line()? else { return Ok(None) };
            if line.starts_with("WARC/") {
                break;
            }
            self.lost += usize::from(!line.trim().is_empty());
        }
        let mut lines = Vec::new();
        while let Some(line) = self.line()?.filter(|line| !line.trim().is_empty()) {
            if lines.len() < LINES {
                lines.push(line);
            }
        }
        let headers = http::headers(lines.iter().map(String::as_str));
        let length: u64 = http::value(&headers, "content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        let mut block = Vec::new();
        let kept = length.min(Limits::bytes(self.page));
        (&mut self.reader).take(kept).read_to_end(&mut block)?;
        std::io::copy(&mut (&mut self.reader).take(length - kept), &mut std::io::sink())?;
        Ok(Some(Record { headers, block }))
    }

    fn line(&mut self) -> std::io::Result<Option<String>> {
        let mut line = Vec::new();
        let read = (&mut self.reader).take(LINE).read_until(b'\n', &mut line)?;
        Ok((read > 0).then(|| String::from_utf8_lossy(&line).into_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    fn record(kind: &str, url: &str, date: &str, block: &[u8]) -> Vec<u8> {
        let head = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\nContent-Length: {}\r\n\r\n",
            block.len()
        );
        [head.as_bytes(), block, b"\r\n\r\n"].concat()
    }

    fn answer(kind: &str, body: &[u8]) -> Vec<u8> {
        [format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n").as_bytes(), body].concat()
    }

    fn archive() -> Vec<Vec<u8>> {
        vec![
            record("warcinfo", "", "2024-03-01T00:00:00Z", b"software: x\r\n"),
            record(
                "response",
                "https://a.example/1",
                "2024-03-05T10:00:00Z",
                &answer("text/html; charset=windows-1256", b"<p>late"),
            ),
            record("response", "https://a.example/1", "2024-03-04T10:00:00Z", &answer("text/html", b"<p>early")),
            record("response", "https://a.example/p.png", "2024-03-04T10:00:00Z", &answer("image/png", b"\x89PNG")),
            record("request", "https://a.example/2", "2024-03-04T10:00:00Z", b"GET / HTTP/1.1\r\n\r\n"),
            record("response", "https://a.example/2", "2024-03-04T11:00:00Z", &answer("text/html", b"<p>two")),
        ]
    }

    #[test]
    fn pages_are_taken_by_date_and_once() {
        let packed = archive().into_iter().flat_map(|record| {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
            encoder.write_all(&record).unwrap();
            encoder.finish().unwrap()
        });
        for bytes in [archive().concat(), packed.collect()] {
            assert!(sniff(&bytes));
            let mut notes = Vec::new();
            let parts = open(&bytes, "a.warc", &Limits::default(), &mut notes);
            let bodies: Vec<&[u8]> = parts.iter().map(|part| part.bytes.as_slice()).collect();
            assert_eq!(bodies, [&b"<p>two"[..], b"<p>late"]);
            assert_eq!(parts[1].charset.as_deref(), Some("windows-1256"));
            assert_eq!(parts[1].saved.as_deref(), Some("2024-03-05T10:00:00Z"));
            assert_eq!((notes.len(), notes[0].unread), (1, false), "{notes:?}");
        }
    }

    #[test]
    fn a_bad_record_costs_only_itself() {
        let mut bytes = archive();
        bytes.insert(1, b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\nstray\r\n\r\n".to_vec());
        let mut notes = Vec::new();
        assert_eq!(open(&bytes.concat(), "a.warc", &Limits::default(), &mut notes).len(), 2);
        assert!(notes.iter().any(|note| note.unread));
        for bytes in
            [&b"WARC/"[..], b"WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n", b"WARC/1.0\nContent-Length: 5\n\nab"]
        {
            let mut notes = Vec::new();
            assert!(open(bytes, "a", &Limits::default(), &mut notes).is_empty() && notes[0].unread);
        }
    }
}
