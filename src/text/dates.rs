//! What a date says of time: days and minutes since 1970, so that dates of different zones and precision can be compared.

/// Days since 1970 of a date (after Howard Hinnant's `days_from_civil`); none of what is no date.
pub fn day(date: &str) -> Option<i64> {
    let (year, month, day) = (number(date, 0, 4)?, number(date, 5, 7)?, number(date, 8, 10)?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// The first and the last minute that a date may mean: the whole day where it names no hour.
pub fn minutes(date: &str) -> Option<(i64, i64)> {
    let start = day(date)? * DAY;
    let Some((hour, minute)) = number(date, 11, 13).zip(number(date, 14, 16)) else { return Some((start, start + DAY - 1)) };
    // The zone follows the seconds: Z, +03:00, -0500; without one the time is taken as it stands.
    let zone = date.get(16..).and_then(|rest| rest.find(['+', '-']).and_then(|at| rest.get(at..)));
    let offset = zone.and_then(|zone| {
        let minutes = number(zone, 1, 3)? * 60 + number(zone, 4, 6).or_else(|| number(zone, 3, 5)).unwrap_or(0);
        Some(if zone.starts_with('-') { -minutes } else { minutes })
    });
    let at = start + hour * 60 + minute - offset.unwrap_or(0);
    Some((at, at))
}

/// Minutes of a day.
pub const DAY: i64 = 24 * 60;

/// A minute since 1970 as a date and time: `2023-09-19T18:00Z` (after Howard Hinnant's `civil_from_days`).
pub fn iso(minutes: i64) -> String {
    let (days, minute) = (minutes.div_euclid(DAY) + 719_468, minutes.rem_euclid(DAY));
    let era = days.div_euclid(146_097);
    let of_era = days - era * 146_097;
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let (day, month) = (of_year - (153 * shifted + 2) / 5 + 1, if shifted < 10 { shifted + 3 } else { shifted - 9 });
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}Z", minute / 60, minute % 60)
}

fn number(text: &str, from: usize, to: usize) -> Option<i64> {
    let digits = text.get(from..to)?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        assert_eq!((day("1970-01-01"), day("2000-03-01T10:00:00Z"), day("soon")), (Some(0), Some(11_017), None));
    }

    #[test]
    fn there_and_back() {
        for date in ["1970-01-01T00:00Z", "2000-02-29T23:59Z", "2023-12-31T06:30Z", "1969-07-20T20:17Z"] {
            assert_eq!(minutes(date).map(|(at, _)| iso(at)).as_deref(), Some(date));
        }
    }

    #[test]
    fn zones_and_precision() {
        assert_eq!(minutes("1970-01-02T03:00:00+03:00"), Some((1440, 1440)));
        assert_eq!(minutes("1970-01-01T22:30-0500"), Some((1650, 1650)));
        assert_eq!(minutes("1970-01-02"), Some((1440, 2879)));
        assert_eq!(minutes("1970-01-02T01:00:00Z"), minutes("1970-01-02T01:00"));
    }
}
