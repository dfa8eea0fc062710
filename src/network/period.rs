//! The periods within which the same statement counts once. Weeks and months of different years are different periods:
//! DNA takes the number of the week or month alone, and so merges years.

use super::settings::Duplicates;
use jiff::civil::Date;

/// What two statements share that count once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// A document.
    Document(String),
    /// An ISO week: its year and number.
    Week(i16, i8),
    /// Year and month.
    Month(i16, i8),
    /// A year.
    Year(i16),
    /// Everything.
    Always,
    /// No day is known: the document.
    Undated(String),
}

impl Period {
    /// The period of a statement; none where every statement counts.
    pub fn of(rule: Duplicates, document: &str, date: &str) -> Option<Self> {
        let dated = |period: fn(Date) -> Self| day(date).map_or_else(|| Self::Undated(document.to_owned()), period);
        Some(match rule {
            Duplicates::Include => return None,
            Duplicates::Document => Self::Document(document.to_owned()),
            Duplicates::Week => dated(|day| {
                let week = day.iso_week_date();
                Self::Week(week.year(), week.week())
            }),
            Duplicates::Month => dated(|day| Self::Month(day.year(), day.month())),
            Duplicates::Year => dated(|day| Self::Year(day.year())),
            Duplicates::AcrossRange => Self::Always,
        })
    }
}

/// The day at the head of an ISO date, as it is written: no zone moves it.
pub fn day(date: &str) -> Option<Date> {
    date.get(..10)?.parse().ok()
}

/// Whether a bound is a day, a month or a year in ISO form: dates are compared as they are written.
pub fn is_day(bound: &str) -> bool {
    let whole = match bound.len() {
        4 => format!("{bound}-01-01"),
        7 => format!("{bound}-01"),
        _ => bound.to_owned(),
    };
    whole.len() == 10 && day(&whole).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_and_months_belong_to_a_year() {
        let of = |rule, date| Period::of(rule, "d", date);
        assert_ne!(of(Duplicates::Month, "2022-03-01"), of(Duplicates::Month, "2023-03-01"));
        assert_eq!(of(Duplicates::Week, "2024-12-30T10:00:00"), of(Duplicates::Week, "2025-01-05"), "ISO week 1 of 2025");
        assert_ne!(of(Duplicates::Year, "2024-12-30"), of(Duplicates::Year, "2025-01-05"));
        assert_eq!(of(Duplicates::Week, "soon"), Some(Period::Undated("d".to_owned())));
        assert_eq!(of(Duplicates::Include, "2022-03-01"), None);
    }

    #[test]
    fn a_bound_is_a_day_a_month_or_a_year() {
        assert!(["2022-03-01", "2022-03", "2022"].into_iter().all(is_day));
        assert!(["2022-3-1", "2022-13", "1.3.2022", "2022-03-01T09:00", "soon", ""].into_iter().all(|bound| !is_day(bound)));
    }
}
