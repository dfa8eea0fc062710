//! The answer of a web server as archives keep it: status, headers, and a body that may be chunked or compressed.

use crate::knowledge::limits::Limits;
use flate2::read::{MultiGzDecoder, ZlibDecoder};
use std::io::Read;

/// A server's answer.
pub struct Answer<'a> {
    pub status: u16,
    headers: Vec<(String, String)>,
    body: &'a [u8],
}

impl<'a> Answer<'a> {
    /// Reads the head; nothing where there is none.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (end, gap) = head_end(bytes)?;
        let head = String::from_utf8_lossy(&bytes[..end]);
        let mut lines = head.lines();
        let status = lines.next()?.strip_prefix("HTTP/")?.split_whitespace().nth(1)?.parse().ok()?;
        Some(Self { status, headers: headers(lines), body: &bytes[end + gap..] })
    }

    fn header(&self, name: &str) -> &str {
        value(&self.headers, name).unwrap_or("")
    }

    /// Whether it is a page.
    pub fn is_page(&self) -> bool {
        let kind = self.header("content-type").to_ascii_lowercase();
        self.status == 200 && (kind.contains("text/html") || kind.contains("application/xhtml"))
    }

    /// The encoding that it gives.
    pub fn charset(&self) -> Option<String> {
        let kind = self.header("content-type").to_ascii_lowercase();
        let (_, charset) = kind.split_once("charset=")?;
        let charset = charset.split(';').next().unwrap_or("").trim_matches([' ', '"', '\'']);
        Some(charset.to_owned()).filter(|charset| !charset.is_empty())
    }

    /// The body as it was before it was sent.
    ///
    /// # Errors
    /// The name of a compression that is not known, or why it cannot be undone: a page larger than so many megabytes is none.
    pub fn body(&self, most: u64) -> Result<Vec<u8>, String> {
        let chunked = self.header("transfer-encoding").to_ascii_lowercase().contains("chunked");
        // Many archives undo the chunks and keep the header.
        let body = if chunked { unchunk(self.body) } else { None }.unwrap_or_else(|| self.body.to_vec());
        let unfold = |mut reader: Box<dyn Read + '_>| {
            let mut out = Vec::new();
            reader.read_to_end(&mut out).map_err(|error| error.to_string())?;
            if out.len() as u64 >= Limits::bytes(most) { Err(too_large(most)) } else { Ok(out) }
        };
        match self.header("content-encoding").trim().to_ascii_lowercase().as_str() {
            // Some undo the compression too.
            "gzip" | "x-gzip" if !body.starts_with(b"\x1F\x8B") => Ok(body),
            "gzip" | "x-gzip" => unfold(Box::new(MultiGzDecoder::new(body.as_slice()).take(Limits::bytes(most)))),
            "deflate" => unfold(Box::new(ZlibDecoder::new(body.as_slice()).take(Limits::bytes(most)))),
            other @ ("br" | "zstd") if std::str::from_utf8(&body).is_err() => Err(format!("it is compressed as “{other}”")),
            _ => Ok(body),
        }
    }
}

/// Why a page is not read.
pub fn too_large(most: u64) -> String {
    format!("it is larger than {most} MB (`page` under [limits] in the project file)")
}

/// Lines `name: value`, names in lower case; other lines are passed over.
pub fn headers<'l>(lines: impl Iterator<Item = &'l str>) -> Vec<(String, String)> {
    let pairs = lines.filter_map(|line| line.split_once(':'));
    pairs.map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_owned())).collect()
}

/// The value of a header by its name in lower case.
pub fn value<'h>(headers: &'h [(String, String)], name: &str) -> Option<&'h str> {
    headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
}

/// Where the head ends, and how long the empty line is.
fn head_end(bytes: &[u8]) -> Option<(usize, usize)> {
    let head = &bytes[..bytes.len().min(1 << 16)];
    let find = |mark: &[u8]| head.windows(mark.len()).position(|found| found == mark).map(|at| (at, mark.len()));
    find(b"\r\n\r\n").or_else(|| find(b"\n\n"))
}

/// The body without the lengths of its chunks; nothing where it is not chunked.
fn unchunk(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    loop {
        let end = bytes.iter().take(64).position(|b| *b == b'\n')?;
        let line = std::str::from_utf8(&bytes[..end]).ok()?;
        let length = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        bytes = &bytes[end + 1..];
        if length == 0 {
            return Some(out);
        }
        // A body that was cut off is kept as far as it goes.
        let Some(chunk) = bytes.get(..length) else {
            out.extend_from_slice(bytes);
            return Some(out);
        };
        out.extend_from_slice(chunk);
        bytes = &bytes[length..];
        bytes = bytes.strip_prefix(b"\r\n").or(bytes.strip_prefix(b"\n")).unwrap_or(bytes);
        if bytes.is_empty() {
            return Some(out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_undone() {
        let answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"UTF-8\"\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<p>a\r\n3;x=1\r\nbcd\r\n0\r\n\r\n";
        let answer = Answer::read(answer).unwrap();
        assert!(answer.is_page() && answer.charset().as_deref() == Some("utf-8"));
        assert_eq!(answer.body(16).unwrap(), b"<p>abcd");
        let undone = Answer::read(b"HTTP/1.0 200 OK\nTransfer-Encoding: chunked\nContent-Encoding: gzip\n\n<p>plain").unwrap();
        assert_eq!(undone.body(16).unwrap(), b"<p>plain");
        assert!(!undone.is_page());
    }

    #[test]
    fn what_is_no_answer_is_none() {
        for bytes in [&b""[..], b"HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 x OK\r\n\r\n"]
        {
            assert!(Answer::read(bytes).is_none());
        }
        assert_eq!(unchunk(b"ffffffffffffffff\r\nab").unwrap(), b"ab");
        assert!(unchunk(b"fffffffffffffffff\r\nab").is_none());
        let packed = Answer::read(b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n\xFF\xFE").unwrap();
        assert!(packed.body(16).is_err());
    }
}
