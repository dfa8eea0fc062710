//! Dates as pages write them → RFC 3339, or a bare day where no time of a known zone is given.

use super::words::{Key, WORDS};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::fmt::rfc2822;
use unicode_normalization::char::is_combining_mark;

/// The date in normal form, or nothing where the words leave open which day is meant (03/04/2023).
pub fn normalise(words: &str) -> Option<String> {
    let words: String = words.trim().chars().take(120).map(ascii_digit).collect();
    if let Ok(time) = words.parse::<Timestamp>().or_else(|_| rfc2822::DateTimeParser::new().parse_timestamp(&words)) {
        return Some(time.to_string());
    }
    let pieces = pieces(&words);
    (0..pieces.len()).find_map(|first| day(&pieces[first..])).map(|(date, _)| date.to_string())
}

/// The day of a line that gives a date and nothing else, but for a weekday, an hour, or "published".
pub fn of_line(line: &str) -> Option<String> {
    if !line.contains(char::is_numeric) {
        return None;
    }
    let (label, rest) = line.split_once(':').unwrap_or(("", line));
    let labelled = WORDS.key(label) == Some(Key::Date);
    let words = if labelled { rest } else { line };
    let others = pieces(words).iter().filter(|piece| matches!(piece.what, What::Other)).count();
    let unlabelled = words.split(char::is_numeric).next().is_some_and(|first| WORDS.key(first) == Some(Key::Date));
    (others <= 1 + usize::from(labelled || unlabelled) * 2).then(|| normalise(words))?
}

/// A day at the start of the words, and how many bytes it takes.
pub fn at_start(words: &str) -> Option<(String, usize)> {
    let head = words.char_indices().nth(40).map_or(words, |(at, _)| &words[..at]);
    day(&pieces(head)).map(|(date, end)| (date.to_string(), end))
}

/// A number or a word, and where it ends.
#[derive(Clone, Copy)]
struct Piece {
    what: What,
    end: usize,
}

#[derive(Clone, Copy)]
enum What {
    Number(i16),
    /// Eight digits in one: 20230920.
    Compact(i32),
    Month(i8),
    Other,
}

fn ascii_digit(c: char) -> char {
    match c {
        '\u{0660}'..='\u{0669}' => char::from(b'0' + (c as u32 - 0x0660) as u8),
        '\u{06F0}'..='\u{06F9}' => char::from(b'0' + (c as u32 - 0x06F0) as u8),
        c => c,
    }
}

/// The numbers and words of a text; short words ("of", "de", من, the "th" of "20th") are passed over.
fn pieces(words: &str) -> Vec<Piece> {
    let mut found: Vec<(What, &str, usize)> = Vec::new();
    let mut rest = words;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        rest = &rest[start..];
        let digits = rest.starts_with(char::is_numeric);
        let end = rest.find(|c: char| if digits { !c.is_numeric() } else { !c.is_alphabetic() && !is_combining_mark(c) });
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        let at = words.len() - after.len();
        let what = if digits {
            let number: String = piece.chars().map(ascii_digit).collect();
            match (number.len(), number.parse::<i32>()) {
                (8, Ok(number)) => What::Compact(number),
                (1..=4, Ok(number)) => What::Number(number as i16),
                _ => What::Other,
            }
        } else {
            WORDS.month(piece).map_or(What::Other, What::Month)
        };
        // Some months have two words (كانون الثاني).
        if let (What::Other | What::Month(_), Some((_, before, _))) = (what, found.last())
            && let Some(month) = WORDS.month(&format!("{before} {piece}"))
        {
            found.pop();
            found.push((What::Month(month), piece, at));
        } else if let (What::Month(month), Some((What::Month(before), ..))) = (what, found.last())
            && month == *before
        {
            // The same month in two calendars' names (أيلول/سبتمبر).
        } else {
            found.push((what, piece, at));
        }
        rest = after;
    }
    found
        .into_iter()
        .filter(|(what, word, _)| !matches!(what, What::Other) || word.chars().count() > 3)
        .map(|(what, _, end)| Piece { what, end })
        .collect()
}

/// The day that the first pieces name.
fn day(pieces: &[Piece]) -> Option<(Date, usize)> {
    use What::{Compact, Month, Number};
    let of = |year: i16, month: i16, day: i16| {
        (1600..=2200).contains(&year).then(|| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok())?
    };
    if let [Piece { what: Compact(number), end }, ..] = pieces {
        return Some((of((number / 10_000) as i16, (number / 100 % 100) as i16, (number % 100) as i16)?, *end));
    }
    let [a, b, c, ..] = pieces else { return None };
    let date = match (a.what, b.what, c.what) {
        (Number(year), Month(month), Number(day)) if year > 31 => of(year, i16::from(month), day)?,
        (Number(day), Month(month), Number(year)) | (Month(month), Number(day), Number(year)) => of(year, i16::from(month), day)?,
        (Number(year), Number(month), Number(day)) if year > 31 => of(year, month, day)?,
        (Number(day), Number(month), Number(year)) if day > 12 || day == month => of(year, month, day)?,
        (Number(month), Number(day), Number(year)) if day > 12 => of(year, month, day)?,
        _ => return None,
    };
    Some((date, c.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_normalised() {
        for (words, date) in [
            ("2023-09-20", "2023-09-20"),
            ("2023-09-20T08:00:00Z", "2023-09-20T08:00:00Z"),
            ("2023-09-20T11:00:00+03:00", "2023-09-20T08:00:00Z"),
            ("2023-09-20T11:00:00+0300", "2023-09-20T08:00:00Z"),
            ("2023-09-20T11:00:00", "2023-09-20"),
            ("2023-09-20 11:00", "2023-09-20"),
            ("Wed, 20 Sep 2023 08:00:00 GMT", "2023-09-20T08:00:00Z"),
            ("20 September 2023", "2023-09-20"),
            ("Wednesday, September 20th, 2023, 8 am", "2023-09-20"),
            ("Sept. 20, 2023", "2023-09-20"),
            ("الأربعاء 20 سبتمبر 2023", "2023-09-20"),
            ("٢٠ أيلول ٢٠٢٣", "2023-09-20"),
            ("20 أيلول/سبتمبر 2023", "2023-09-20"),
            ("الأحد، 5 كانون الثاني 2025 - 10:30", "2025-01-05"),
            ("20 من سبتمبر 2023", "2023-09-20"),
            ("20/09/2023", "2023-09-20"),
            ("09/20/2023", "2023-09-20"),
            ("2023/9/20", "2023-09-20"),
            ("20230920", "2023-09-20"),
        ] {
            assert_eq!(normalise(words).as_deref(), Some(date), "{words}");
        }
        for words in ["", "yesterday", "03/04/2023", "2023-13-40", "99 September 2023", "September", "9999999999999 1 1"] {
            assert_eq!(normalise(words), None, "{words}");
        }
    }

    #[test]
    fn a_line_may_be_a_date() {
        for line in [
            "Published: Wednesday 20 September 2023, 10:30 GMT",
            "20 September 2023",
            "نُشر في: 20/09/2023",
            "الأربعاء 20 سبتمبر 2023 - 10:30",
        ] {
            assert_eq!(of_line(line).as_deref(), Some("2023-09-20"), "{line}");
        }
        for line in ["Port closes on 20 September 2023", "Ministers: strike ends 20 September 2023", "Budget 2023"] {
            assert_eq!(of_line(line), None, "{line}");
        }
    }

    #[test]
    fn a_day_at_the_start_tells_its_length() {
        assert_eq!(at_start("September 19, 2023\nNext"), Some(("2023-09-19".into(), 18)));
        assert_eq!(at_start("١٩ سبتمبر ٢٠٢٣").map(|(date, _)| date).as_deref(), Some("2023-09-19"));
        assert_eq!(at_start("said on September 19, 2023"), None);
    }
}
