//! The timeline as a drawing: a lane for each side, in it bars as long as the doubt about the time.
//!
//! Boxes open to the past hold what is only known to be earlier than a publication. All lengths are whole units; where the
//! page runs right to left, everything is mirrored here and nowhere else.

use serde::Serialize;

/// Width of the drawing, and where time begins, behind the names of the sides.
pub const WIDTH: i32 = 1016;
const START: i32 = 178;
const END: i32 = 1006;
const TOP: i32 = 40;
const LINE: i32 = 18;
const GAP: i32 = 4;
const PAD: i32 = 8;
/// Room for a number of a statement.
const LABEL: i32 = 40;
/// Lines of numbers in one box.
const LINES: usize = 4;

/// One box: a time and how many numbers stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its lane.
    pub lane: usize,
    /// First minute that is drawn; none where the drawing begins.
    pub from: Option<i64>,
    /// Last minute; none where nothing is known.
    pub until: Option<i64>,
    /// It is open to the past.
    pub open: bool,
    /// Numbers in it.
    pub labels: usize,
}

/// A placed box.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Placed {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub w: i32,
    /// Height.
    pub h: i32,
    /// The outline of a box without its open end; empty for a closed one.
    pub outline: String,
    /// Where each number that has room begins.
    pub labels: Vec<(i32, i32)>,
    /// Where the count of the others stands.
    pub more: Option<(i32, i32)>,
}

/// A lane: where its name stands and where it ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Lane {
    /// Base line of its name.
    pub name_y: i32,
    /// Its lower edge.
    pub end: i32,
}

/// The time that is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    /// First minute.
    pub from: i64,
    /// Last minute.
    pub until: i64,
    /// The page runs right to left.
    pub mirrored: bool,
}

impl Axis {
    /// `x` of a point counted in reading direction.
    pub fn x(&self, at: i32) -> i32 {
        if self.mirrored { WIDTH - at } else { at }
    }

    /// Where a minute stands, in reading direction.
    pub fn at(&self, minute: i64) -> i32 {
        let length = (self.until - self.from).max(1);
        START + ((minute.clamp(self.from, self.until) - self.from) * i64::from(END - START) / length) as i32
    }

    /// Places boxes in `lanes` lanes, each in the first row of its lane where it has room; and the height of all.
    pub fn place(&self, lanes: usize, spans: &[Span]) -> (Vec<Placed>, Vec<Lane>, i32) {
        let mut placed = vec![Placed::default(); spans.len()];
        let mut out = Vec::with_capacity(lanes);
        let mut y = TOP;
        for lane in 0..lanes {
            let mut rows: Vec<(i32, Vec<(i32, i32)>)> = Vec::new();
            for (at, span) in spans.iter().enumerate().filter(|(_, span)| span.lane == lane) {
                let start = span.from.map_or(START, |from| self.at(from));
                let end = span.until.map_or(END, |until| self.at(until)).max(start + 3);
                let each = (((end - start).max(LABEL) - GAP) / LABEL).max(1) as usize;
                let lines = span.labels.div_ceil(each).clamp(1, LINES);
                // The number of a short bar stands in it and beyond it.
                let reach = (end - start).max(LABEL.min(span.labels as i32 * LABEL));
                let h = lines as i32 * LINE;
                let free =
                    |row: &(i32, Vec<(i32, i32)>)| row.0 == h && row.1.iter().all(|(a, b)| start + reach <= *a || *b <= start);
                let row = rows.iter().position(free).unwrap_or_else(|| {
                    rows.push((h, Vec::new()));
                    rows.len() - 1
                });
                rows[row].1.push((start, start + reach));
                let top = y + PAD + rows[..row].iter().map(|row| row.0 + GAP).sum::<i32>();
                placed[at] = self.fill(span, start, end, top, each, lines);
            }
            let height = rows.iter().map(|row| row.0 + GAP).sum::<i32>().max(LINE + GAP);
            out.push(Lane { name_y: y + PAD + 13, end: y + PAD + height + PAD / 2 });
            y += PAD + height + PAD / 2;
        }
        (placed, out, y)
    }

    fn fill(&self, span: &Span, start: i32, end: i32, y: i32, each: usize, lines: usize) -> Placed {
        let (w, h) = (end - start, lines as i32 * LINE);
        let room = each * lines;
        let shown = if span.labels > room { room.saturating_sub(1) } else { span.labels };
        let spot = |at: usize| (self.x(start + 5 + (at % each) as i32 * LABEL), y + (at / each) as i32 * LINE + 13);
        let (left, right) = (self.x(start), self.x(end));
        let outline = match (span.open, span.until) {
            (true, Some(_)) => format!("M{left} {y}H{right}V{}H{left}", y + h),
            (_, None) => format!("M{left} {y}H{right}M{left} {}H{right}", y + h),
            _ => String::new(),
        };
        Placed {
            x: if self.mirrored { self.x(end) } else { start },
            y,
            w,
            h,
            outline,
            labels: (0..shown).map(spot).collect(),
            more: (shown < span.labels).then(|| spot(shown)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_the_doubt_and_do_not_overlap() {
        let axis = Axis { from: 0, until: 2880, mirrored: false };
        let span = |from: Option<i64>, until, labels| Span { lane: 0, from, until, open: from.is_none(), labels };
        let spans =
            [span(Some(0), Some(1440), 1), span(Some(1440), Some(2880), 1), span(None, Some(2000), 2), span(None, None, 99)];
        let (placed, lanes, height) = axis.place(1, &spans);
        assert_eq!(placed[0].w, placed[1].w);
        assert_eq!(placed[0].y, placed[1].y, "one row holds both");
        assert!(placed[2].outline.starts_with('M') && placed[0].outline.is_empty());
        assert!(placed[3].more.is_some() && placed[3].labels.len() < 99);
        assert!(lanes[0].end <= height && placed[3].y >= placed[2].y + placed[2].h);
    }

    #[test]
    fn right_to_left_is_the_mirror() {
        let spans = [Span { lane: 0, from: Some(0), until: Some(60), open: false, labels: 1 }];
        let place = |mirrored| Axis { from: 0, until: 600, mirrored }.place(1, &spans).0.remove(0);
        let (left, right) = (place(false), place(true));
        assert_eq!((left.w, left.y), (right.w, right.y));
        assert_eq!(left.x + left.w, WIDTH - right.x);
    }
}
