//! Text in XML: what GraphML and GEXF are written with.

use crate::model::LinkedEdge;

/// Text as XML 1.0 may hold it, in an element or between quotation marks; what it may not hold becomes U+FFFD.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}

/// The colour of a kind of node: red, green, blue. Colours tell apart, and judge nothing (Okabe & Ito 2008).
pub fn node_colour(kind: &str) -> [u8; 3] {
    match kind {
        "actor" => [31, 119, 180],
        "issue" => [120, 120, 120],
        "outlet" => [204, 121, 167],
        _ => [86, 180, 233],
    }
}

/// The colour of an edge.
pub fn edge_colour(edge: &LinkedEdge) -> [u8; 3] {
    match edge.stance() {
        "for" => [0, 114, 178],
        "against" => [213, 94, 0],
        "mixed" => [150, 110, 0],
        _ => [120, 120, 120],
    }
}

/// The size of a node: it grows with its statements, more slowly than they.
pub fn size(frequency: usize) -> f64 {
    5.0 + (frequency as f64).sqrt() * 4.0
}
