//! Takes from a page, before it is parsed, what no article is in and what makes parsers slow.
//!
//! The parser is right about every tag soup, but for each tag it looks through all that are open: 100,000 nested tags
//! take it minutes, and so does a tag with 100,000 attributes. So scripts, styles, drawings and comments go first (which
//! also makes honest pages several times smaller), and nesting and the length of tags are bounded. One pass.

/// Deeper than any page that is meant to be read; browsers stop at 512.
const DEPTH: usize = 256;
/// A tag longer than this keeps only its name.
const TAG: usize = 8192;

/// Elements whose content is not text of the page.
const OPAQUE: &[&str] =
    &["script", "style", "svg", "math", "noscript", "template", "iframe", "object", "canvas", "textarea", "select"];
/// Elements that the parser opens again in every block until they are closed: without attributes it keeps at most three
/// of each, with different attributes any number.
const FORMATTING: &[&str] = &["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// Elements without content, or whose end tag may be missing: they do not count as nesting.
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li",
    "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "tfoot", "html", "head", "body",
];

/// The page without what is not read, and whether tags were passed over because of their depth.
pub fn tame(page: &str) -> (String, bool) {
    let mut out = String::with_capacity(page.len());
    let mut open: Vec<String> = Vec::new();
    let mut passed_over = 0usize;
    let mut deep = false;
    // Opaque elements without an end: looked for once, not for each start.
    let mut endless: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(found) = page[at..].find('<') {
        out.push_str(&page[at..at + found]);
        at += found;
        let rest = &page[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            at += comment.find("-->").map_or(rest.len(), |end| 4 + end + 3);
            continue;
        }
        let closing = rest.starts_with("</");
        let name_from = if closing { 2 } else { 1 };
        let name_length = rest[name_from..].bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':')).count();
        let name = rest[name_from..name_from + name_length].to_ascii_lowercase();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            // Not a tag: a declaration, or a sign in the text.
            out.push('<');
            at += 1;
            continue;
        }
        let Some(length) = tag_length(rest) else {
            // The page ends within a tag.
            break;
        };
        let tag = &rest[..length];
        at += length;
        if !closing && let Some(opaque) = OPAQUE.iter().find(|opaque| **opaque == name) {
            let kept = *opaque == "script" && tag.contains("ld+json");
            if endless.contains(opaque) {
                continue;
            }
            match end_of(&page[at..], opaque) {
                Some((content, after)) => {
                    if kept {
                        out.push_str(tag);
                        out.push_str(&page[at..at + content]);
                        out.push_str("</script>");
                    }
                    at += after;
                }
                None if matches!(*opaque, "script" | "style" | "textarea") => at = page.len(),
                None => endless.push(opaque),
            }
            continue;
        }
        if OPAQUE.contains(&name.as_str()) {
            continue;
        }
        let formatting = FORMATTING.contains(&name.as_str());
        if !FLAT.contains(&name.as_str()) {
            if closing && passed_over > 0 {
                passed_over -= 1;
                continue;
            } else if closing {
                // An end tag that ends nothing is dropped; one of a block ends what was left open in it.
                match open.iter().rposition(|above| *above == name) {
                    Some(at) if formatting || name == "a" => _ = open.remove(at),
                    Some(at) => open.truncate(at),
                    None => continue,
                }
            } else if open.len() >= DEPTH {
                passed_over += 1;
                deep = true;
                continue;
            } else {
                open.push(name);
            }
        }
        if length > TAG || formatting {
            out.push_str(&page[at - length..at - length + name_from + name_length]);
            out.push('>');
        } else {
            out.push_str(tag);
        }
    }
    if !page[at..].starts_with('<') {
        out.push_str(&page[at..]);
    }
    (out, deep)
}

/// The length of the tag with which the text begins, quotation marks round attributes heeded.
fn tag_length(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') if after_equals => quote = Some(byte),
            _ => {}
        }
        after_equals = byte == b'=' || (after_equals && byte.is_ascii_whitespace());
    }
    // A quotation mark that is never closed: the tag ends at the first bracket, as a person would read it.
    text.find('>').map(|at| at + 1)
}

/// Where the content of an opaque element ends, and where its end tag does.
fn end_of(text: &str, name: &str) -> Option<(usize, usize)> {
    text.match_indices("</").find_map(|(at, _)| {
        let after = &text.as_bytes()[at + 2..];
        let same = after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()));
        let close = || text[at..].find('>').map_or(text.len(), |end| at + end + 1);
        (same && after.get(name.len()).is_none_or(|b| !b.is_ascii_alphanumeric())).then(|| (at, close()))
    })
}
