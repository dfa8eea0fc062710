//! Numbers as the page writes them: its digits and the marks between them, as `[number]` of its strings file says.

use crate::model::Amount;
use std::fmt::Display;

/// Systems of decimal digits by their names in CLDR, each with its zero; the other nine follow it in Unicode.
const SYSTEMS: &[(&str, char)] = &[
    ("arab", '٠'),
    ("arabext", '۰'),
    ("beng", '০'),
    ("deva", '०'),
    ("gujr", '૦'),
    ("guru", '੦'),
    ("khmr", '០'),
    ("knda", '೦'),
    ("laoo", '໐'),
    ("latn", '0'),
    ("mlym", '൦'),
    ("mymr", '၀'),
    ("orya", '୦'),
    ("tamldec", '௦'),
    ("telu", '౦'),
    ("thai", '๐'),
    ("tibt", '༠'),
];

/// How a page language writes numbers.
#[derive(Debug)]
pub struct Numbers {
    /// Its ten digits.
    digits: [char; 10],
    /// Between thousands, where a figure is told.
    thousands: String,
    /// Before decimals.
    decimal: String,
}

impl Numbers {
    /// Numbers in the system of this name.
    ///
    /// # Errors
    /// Where there is no such system, with the names of those that there are.
    pub fn new(system: &str, thousands: &str, decimal: &str) -> Result<Self, String> {
        let Some((_, zero)) = SYSTEMS.iter().find(|(name, _)| *name == system) else {
            let names: Vec<&str> = SYSTEMS.iter().map(|(name, _)| *name).collect();
            return Err(format!("number.digits is “{system}”: it is one of {}", names.join(", ")));
        };
        let digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
        let digits = digits.map(|digit| char::from_u32(*zero as u32 + digit as u32 - '0' as u32).unwrap_or(digit));
        Ok(Self { digits, thousands: thousands.to_owned(), decimal: decimal.to_owned() })
    }

    /// The ten digits, from zero.
    pub fn all(&self) -> String {
        self.digits.iter().collect()
    }

    /// Whatever the program itself writes in Latin digits (a count, a day, an hour), in the page's.
    pub fn digits(&self, written: impl Display) -> String {
        let own = |c: char| c.to_digit(10).and_then(|value| self.digits.get(value as usize)).copied().unwrap_or(c);
        written.to_string().chars().map(own).collect()
    }

    /// A figure, with its marks.
    pub fn amount(&self, amount: Amount) -> String {
        let digits = amount.to_string();
        let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
        let mut out = String::new();
        for (at, c) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                out.push_str(&self.thousands);
            }
            out.push(c);
        }
        if !decimals.is_empty() {
            out = out + &self.decimal + decimals;
        }
        self.digits(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_has_the_marks_and_digits_of_its_page() {
        let written = |system, thousands, decimal, amount| {
            let numbers = Numbers::new(system, thousands, decimal).unwrap_or_else(|error| panic!("{error}"));
            numbers.amount(Amount(amount))
        };
        assert_eq!(written("latn", ",", ".", 1_800_000), "1,800");
        assert_eq!(written("latn", ".", ",", 1_234_567_500), "1.234.567,5");
        assert_eq!(written("arabext", "٬", "٫", 1_234_567_500), "۱٬۲۳۴٬۵۶۷٫۵");
        assert_eq!(written("arab", "٬", "٫", 27_000), "٢٧");
    }

    #[test]
    fn an_unknown_system_is_refused_with_the_choices() {
        let error = Numbers::new("persian", ",", ".").unwrap_err();
        assert!(error.contains("arabext"), "{error}");
    }

    #[test]
    fn the_digits_of_a_system_are_ten_in_a_row() {
        for (name, _) in SYSTEMS {
            let numbers = Numbers::new(name, ",", ".").unwrap_or_else(|error| panic!("{error}"));
            assert!(numbers.digits.iter().all(|c| c.is_numeric()), "{name}: {}", numbers.all());
        }
    }
}
