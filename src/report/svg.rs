//! The graph as a drawing: sides, statements with their verb, issues, in three layers, ordered against crossings.
//!
//! A layered layout (Sugiyama) with barycentres: few lines, always the same result, and it reads like the sentence that
//! it draws. A force layout was not taken: it moves with every added statement and has no reading order.
//! All lengths are whole units; where the page runs right to left, everything is mirrored here and nowhere else.

use serde::Serialize;
use std::collections::BTreeMap;

/// Width of every drawing.
pub const WIDTH: i32 = 1086;
const ROW: i32 = 26;
const GAP: i32 = 12;
const PORT: i32 = 17;
const TOP: i32 = 34;
/// Between the ends of edges without signs.
const THIN: i32 = 5;
/// More edges than this end without signs; their colour and stroke remain.
const SIGNS: usize = 90;

/// What is drawn: rows belong to sides, edges lead from rows to issues.
#[derive(Debug, Default)]
pub struct Graph {
    /// Lines of text in each side's box.
    pub sides: Vec<usize>,
    /// The side of each row. Without pills, a row is the side itself.
    pub rows: Vec<usize>,
    /// Lines of text in each issue's box.
    pub issues: Vec<usize>,
    /// Row, issue, weight.
    pub edges: Vec<(usize, usize, usize)>,
    /// Rows are drawn as pills; else edges start at the sides.
    pub pills: bool,
    /// The last column holds whole statements, and is wide.
    pub wide: bool,
    /// The page runs right to left.
    pub mirrored: bool,
}

/// A box, in drawing units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Area {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub w: i32,
    /// Height.
    pub h: i32,
}

/// A drawn edge.
#[derive(Clone, Debug, Serialize)]
pub struct Curve {
    /// Path data.
    pub d: String,
    /// Upper left corner of its port.
    pub x: i32,
    /// Upper left corner of its port.
    pub y: i32,
    /// Stroke width.
    pub w: usize,
}

/// Where everything stands; the vectors follow those of [`Graph`].
#[derive(Clone, Debug, Default, Serialize)]
pub struct Layout {
    /// Width of the drawing.
    pub width: i32,
    /// Height of the drawing.
    pub height: i32,
    /// Boxes of the sides.
    pub sides: Vec<Area>,
    /// Boxes of the rows.
    pub rows: Vec<Area>,
    /// Boxes of the issues.
    pub issues: Vec<Area>,
    /// Lines from side to row.
    pub links: Vec<String>,
    /// Edges.
    pub curves: Vec<Curve>,
    /// Rows in drawing order, for the table and the order of focus.
    pub order: Vec<usize>,
    /// Sides in drawing order.
    pub side_order: Vec<usize>,
}

/// Columns of the drawing: side, row, issue, as start and width in reading direction.
pub struct Columns {
    /// The side's box.
    pub side: (i32, i32),
    /// The statement's pill.
    pub row: (i32, i32),
    /// The issue's box.
    pub issue: (i32, i32),
}

impl Graph {
    /// Where the columns stand.
    pub fn columns(&self) -> Columns {
        if self.wide {
            return Columns { side: (0, 220), row: (0, 220), issue: (460, 620) };
        }
        let side = if self.pills { (0, 166) } else { (0, 250) };
        Columns { side, row: if self.pills { (182, 440) } else { side }, issue: (846, 234) }
    }

    /// `x` of a point at `at`, counted in reading direction.
    pub fn x(&self, at: i32) -> i32 {
        if self.mirrored { WIDTH - 6 - at } else { at }
    }

    fn area(&self, (start, w): (i32, i32), y: i32, h: i32) -> Area {
        Area { x: if self.mirrored { self.x(start) - w } else { start }, y, w, h }
    }

    /// Places everything.
    pub fn layout(&self) -> Layout {
        let (side_order, order, issue_order) = self.order();
        let columns = self.columns();
        let mut out = Layout { width: WIDTH, sides: vec![Area::default(); self.sides.len()], ..Layout::default() };
        out.rows = vec![Area::default(); self.rows.len()];
        out.issues = vec![Area::default(); self.issues.len()];
        let heights: Vec<i32> = issue_order.iter().map(|issue| self.issue_height(*issue)).collect();
        let needed = TOP + heights.iter().map(|h| h + GAP + if self.dense() { 0 } else { 6 }).sum::<i32>();
        let tall = |side: &usize| self.side_height(*side, &order);
        let own = TOP + side_order.iter().map(|side| tall(side) + GAP).sum::<i32>();
        out.height = own.max(needed);
        // A column of few sides is spread over the height, so that its lines run level.
        let apart = if self.pills { 0 } else { (out.height - own) / (side_order.len() as i32).max(1) };
        let mut y = TOP + apart / 2;
        for side in &side_order {
            let h = tall(side);
            out.sides[*side] = self.area(columns.side, y, h);
            for (at, row) in order.iter().filter(|row| self.rows[**row] == *side).enumerate() {
                let place = if self.pills { (y + at as i32 * ROW, ROW - 4) } else { (y, h) };
                out.rows[*row] = self.area(columns.row, place.0, place.1);
                if self.pills {
                    let middle = place.0 + 11;
                    out.links.push(format!("M{} {middle}H{}", self.x(166), self.x(182)));
                }
            }
            y += h + GAP + apart;
        }
        let spare = (out.height - TOP - heights.iter().sum::<i32>()) / (heights.len() as i32 + 1).max(1);
        let mut y = TOP + spare;
        for (issue, h) in issue_order.iter().zip(heights) {
            out.issues[*issue] = self.area(columns.issue, y, h);
            y += h + spare;
        }
        out.curves = self.curves(&out);
        out.order = order;
        out.side_order = side_order;
        out
    }

    fn thickness(&self, rows: &[usize]) -> i32 {
        self.edges.iter().filter(|edge| rows.contains(&edge.0)).map(|edge| self.room(edge.2)).sum()
    }

    /// What an edge takes where it leaves its side.
    fn room(&self, weight: usize) -> i32 {
        if self.wide { 3 } else { stroke(weight) as i32 + if self.dense() { 2 } else { 4 } }
    }

    fn side_height(&self, side: usize, order: &[usize]) -> i32 {
        let rows: Vec<usize> = order.iter().copied().filter(|row| self.rows[*row] == side).collect();
        let lines = self.sides[side] as i32 * 16;
        if !self.pills {
            return (lines + 22).max(self.thickness(&rows) + 16);
        }
        let h = (rows.len() as i32 * ROW - 4).max(22);
        if rows.len() < self.sides[side] { h.max(lines + 8) } else { h }
    }

    fn issue_height(&self, issue: usize) -> i32 {
        let ports = self.edges.iter().filter(|edge| edge.1 == issue).count() as i32;
        if self.dense() {
            return (ports * self.port()).max(self.issues[issue] as i32 * PORT) + 8;
        }
        (ports.max(self.issues[issue] as i32) * PORT).max(PORT) + PORT
    }

    /// Whether there is no room for a sign at the end of each edge.
    pub fn dense(&self) -> bool {
        self.wide || (!self.pills && self.edges.len() > SIGNS)
    }

    /// From one port to the next.
    fn port(&self) -> i32 {
        if self.dense() { THIN } else { PORT }
    }

    /// Edges arrive at ports in the order of their rows; without pills they also leave one below the other.
    fn curves(&self, layout: &Layout) -> Vec<Curve> {
        let middle = |area: &Area| area.y + area.h / 2;
        let mut ports: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut starts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, edge) in self.edges.iter().enumerate() {
            ports.entry(edge.1).or_default().push(at);
            starts.entry(edge.0).or_default().push(at);
        }
        let mut from: Vec<i32> = self.edges.iter().map(|edge| middle(&layout.rows[edge.0])).collect();
        if !self.pills {
            for (row, edges) in &mut starts {
                edges.sort_by_key(|at| (middle(&layout.issues[self.edges[*at].1]), *at));
                let mut y = middle(&layout.rows[*row]) - self.thickness(&[*row]) / 2;
                for at in edges {
                    let width = self.room(self.edges[*at].2);
                    from[*at] = y + width / 2;
                    y += width;
                }
            }
        }
        let mut to = vec![0; self.edges.len()];
        for (issue, edges) in &mut ports {
            edges.sort_by_key(|at| (from[*at], *at));
            let top = middle(&layout.issues[*issue]) - (edges.len() as i32 - 1) * self.port() / 2;
            for (place, at) in edges.iter().enumerate() {
                to[*at] = top + place as i32 * self.port();
            }
        }
        let columns = self.columns();
        let (start, end) = (columns.row.0 + columns.row.1, columns.issue.0 - 9);
        let bend = self.x((start + end) / 2);
        let curve = |(at, edge): (usize, &(usize, usize, usize))| Curve {
            d: format!("M{} {}C{bend} {} {bend} {} {} {}", self.x(start), from[at], from[at], to[at], self.x(end), to[at]),
            x: self.x(end + 1) - 8,
            y: to[at] - 8,
            w: stroke(edge.2),
        };
        self.edges.iter().enumerate().map(curve).collect()
    }

    /// Sides, rows and issues in the order with the fewest crossings that a few rounds of barycentres find.
    fn order(&self) -> (Vec<usize>, Vec<usize>, Vec<usize>) {
        let mut sides: Vec<usize> = (0..self.sides.len()).collect();
        let mut rows: Vec<usize> = (0..self.rows.len()).collect();
        rows.sort_by_key(|row| self.rows[*row]);
        let mut issues: Vec<usize> = (0..self.issues.len()).collect();
        let mut best = (self.crossings(&rows, &issues), sides.clone(), rows.clone(), issues.clone());
        for _ in 0..12 {
            let place = places(&issues);
            let pull = |row: &usize| mean(self.edges.iter().filter(|edge| edge.0 == *row).map(|edge| place[edge.1]));
            let pulls: Vec<i64> = (0..self.rows.len()).map(|row| pull(&row)).collect();
            let side_pull = |side: usize| {
                let own = (0..self.rows.len()).filter(|row| self.rows[*row] == side && pulls[*row] != i64::MAX);
                mean(own.map(|row| pulls[row] as usize))
            };
            sides.sort_by_key(|side| side_pull(*side));
            let side_place = places(&sides);
            rows.sort_by_key(|row| (side_place[self.rows[*row]], pulls[*row]));
            let place = places(&rows);
            issues.sort_by_key(|issue| mean(self.edges.iter().filter(|edge| edge.1 == *issue).map(|edge| place[edge.0])));
            let crossings = self.crossings(&rows, &issues);
            if crossings < best.0 {
                best = (crossings, sides.clone(), rows.clone(), issues.clone());
            }
        }
        (best.1, best.2, best.3)
    }

    fn crossings(&self, rows: &[usize], issues: &[usize]) -> usize {
        let (rows, issues) = (places(rows), places(issues));
        let ends: Vec<(usize, usize)> = self.edges.iter().map(|edge| (rows[edge.0], issues[edge.1])).collect();
        let pairs = ends.iter().enumerate().flat_map(|(at, a)| ends[at + 1..].iter().map(move |b| (a, b)));
        pairs.filter(|(a, b)| (a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1)).count()
    }
}

/// The place of each item in an order.
fn places(order: &[usize]) -> Vec<usize> {
    let mut places = vec![0; order.len()];
    for (place, item) in order.iter().enumerate() {
        places[*item] = place;
    }
    places
}

/// The mean in thousandths; what has no edge goes last.
fn mean(places: impl Iterator<Item = usize>) -> i64 {
    let (sum, count) = places.fold((0, 0), |(sum, count), place| (sum + place as i64, count + 1));
    if count == 0 { i64::MAX } else { sum * 1000 / count }
}

fn stroke(weight: usize) -> usize {
    match weight {
        0 | 1 => 2,
        more => (1 + more).min(14),
    }
}

/// The width of a text in a sans face of this size, roughly: good enough to break lines, never relied on to fit.
pub fn width(text: &str, size: i32) -> i32 {
    let hundredths: i32 = text
        .chars()
        .map(|c| match c {
            ' ' | '.' | ',' | '،' | '\'' | 'i' | 'l' | 'j' | 'I' | '|' => 29,
            'm' | 'w' | 'M' | 'W' => 88,
            c if c.is_uppercase() => 67,
            '\u{064B}'..='\u{0652}' => 0,
            '\u{0600}'..='\u{06FF}' => 52,
            c if c as u32 > 0x2E80 => 100,
            _ => 57,
        })
        .sum();
    hundredths * size / 100
}

/// The text in lines no wider than `most`; beyond `lines` lines an ellipsis.
pub fn wrap(text: &str, most: i32, size: i32, lines: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let room = |line: &String| width(line, size) + width(word, size) + width(" ", size) <= most;
        if out.last().is_some_and(room) {
            let line = out.len() - 1;
            out[line] = format!("{} {word}", out[line]);
        } else if out.len() == lines {
            out.last_mut().into_iter().for_each(|line| line.push('…'));
            return out;
        } else {
            out.push(fit(word, most, size));
        }
    }
    out
}

/// As much of the text as is no wider than `most`, cut at a word where there is one.
pub fn fit(text: &str, most: i32, size: i32) -> String {
    let text = text.trim();
    if width(text, size) <= most {
        return text.to_owned();
    }
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if width(&text[..at + c.len_utf8()], size) > most - width("…", size) {
            break;
        }
        end = at + c.len_utf8();
    }
    let cut = text[..end].rfind(char::is_whitespace).filter(|at| *at > end / 2).unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches([' ', ',', '،', '.', ':']))
}

#[cfg(test)]
#[path = "svg_tests.rs"]
mod tests;
