//! Numbers in digits, in every script that news is written in here.

use crate::model::Amount;

/// The value of a digit: Latin, Arabic-Indic, Extended Arabic-Indic.
pub fn digit(c: char) -> Option<i64> {
    match c {
        '0'..='9' => Some(c as i64 - '0' as i64),
        '٠'..='٩' => Some(c as i64 - '٠' as i64),
        '۰'..='۹' => Some(c as i64 - '۰' as i64),
        _ => None,
    }
}

/// Whether a mark may stand between digits.
fn parts(c: char) -> bool {
    matches!(c, '.' | ',' | '٫' | '٬' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// The number at the head of a text and how many bytes it takes; none where there is none, or where the marks between its
/// digits are those of a date or an address. `decimal` is the mark before decimals in this language.
pub fn number(text: &str, decimal: char) -> Option<(Amount, usize)> {
    let mut groups: Vec<(Option<char>, Vec<i64>)> = vec![(None, Vec::new())];
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if let Some(value) = digit(c) {
            groups.last_mut()?.1.push(value);
            end = at + c.len_utf8();
        } else if parts(c) && end > 0 && chars.peek().is_some_and(|(_, next)| digit(*next).is_some()) {
            groups.push((Some(c), Vec::new()));
        } else {
            break;
        }
    }
    if end == 0 {
        return None;
    }
    let threes = groups.iter().skip(1).all(|(_, digits)| digits.len() == 3);
    let marks: Vec<char> = groups.iter().filter_map(|(mark, _)| *mark).collect();
    let same = marks.windows(2).all(|two| two[0] == two[1]);
    let first = &groups[0].1;
    let thousands = threes && same && first.len() <= 3 && first.first() != Some(&0) && marks.first() != Some(&'٫');
    let whole = |groups: &[(Option<char>, Vec<i64>)]| {
        groups.iter().flat_map(|group| &group.1).try_fold(0_i64, |sum, digit| sum.checked_mul(10)?.checked_add(*digit))
    };
    let (last, before) = groups.split_last()?;
    if before.is_empty() || thousands {
        return Some((checked(whole(&groups)?, 0)?, end));
    }
    // The last mark parts decimals; those before it thousands.
    let grouped = before.iter().skip(1).all(|(mark, digits)| digits.len() == 3 && *mark != last.0);
    let mark = last.0?;
    let may = mark == '٫' || mark == decimal || matches!((mark, decimal), ('.' | ',', _)) && before.len() == 1;
    if !grouped || !may {
        return None;
    }
    let thousandths = last.1.iter().chain([0, 0, 0].iter()).take(3).fold(0, |sum, digit| sum * 10 + digit);
    Some((checked(whole(before)?, thousandths)?, end))
}

fn checked(whole: i64, thousandths: i64) -> Option<Amount> {
    Some(Amount(whole.checked_mul(1000)?.checked_add(thousandths)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_three_scripts_with_their_marks() {
        for (text, shown) in [
            ("1800", "1800"),
            ("1,800", "1800"),
            ("1.800", "1800"),
            ("1\u{202f}800", "1800"),
            ("١٬٨٠٠", "1800"),
            ("۱۸۰۰", "1800"),
            ("4.5", "4.5"),
            ("4,5", "4.5"),
            ("٤٫٥", "4.5"),
            ("1,234.5", "1234.5"),
            ("1.234.567", "1234567"),
            ("0.125", "0.125"),
            ("3bn", "3"),
        ] {
            assert_eq!(number(text, '.').map(|(amount, _)| amount.to_string()).as_deref(), Some(shown), "{text}");
        }
    }

    #[test]
    fn dates_and_addresses_are_no_numbers() {
        for text in ["12.05.2023", "192.168.0.1", "x", "", "99999999999999999999"] {
            assert_eq!(number(text, '.'), None, "{text}");
        }
    }
}
