//! What a network is to be: its mode, variables, aggregation, normalisation and rule for duplicates, by their names in DNA.

use std::fmt::Write;

/// A setting that is chosen by name.
pub trait Named: Copy + PartialEq + 'static {
    /// What it is called in messages.
    const WHAT: &'static str;
    /// Names and values, in the order of the help.
    const ALL: &'static [(&'static str, Self)];

    /// The value of that name.
    ///
    /// # Errors
    /// A sentence with the names that there are.
    fn named(name: &str) -> Result<Self, String> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, value)| *value).ok_or_else(|| {
            let mut what = format!("there is no {} “{name}”; there are:", Self::WHAT);
            for known in names::<Self>() {
                // Writing to a String cannot fail.
                let _ = write!(what, " {known}");
            }
            what
        })
    }

    /// The name of the value.
    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, value)| *value == self).map_or("", |(name, _)| name)
    }
}

/// The names of a setting's values.
pub fn names<T: Named>() -> impl Iterator<Item = &'static str> {
    T::ALL.iter().map(|(name, _)| *name)
}

/// What is joined to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Rows to rows, by what they say of the same columns.
    #[default]
    One,
    /// Rows to columns.
    Two,
}

impl Named for Mode {
    const WHAT: &'static str = "mode";
    const ALL: &'static [(&'static str, Self)] = &[("onemode", Self::One), ("twomode", Self::Two)];
}

/// How stances become a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aggregation {
    /// The stance does not count: how often both speak to the same (one-mode), how often a row speaks to a column (two-mode).
    Ignore,
    /// The same stance on the same (one-mode only).
    Congruence,
    /// Opposite stances on the same (one-mode only).
    Conflict,
    /// Congruence less conflict (one-mode); for less against (two-mode).
    #[default]
    Subtract,
    /// 0 none, 1 only for, 2 only against, 3 both (two-mode only).
    Combine,
}

impl Named for Aggregation {
    const WHAT: &'static str = "aggregation";
    const ALL: &'static [(&'static str, Self)] = &[
        ("ignore", Self::Ignore),
        ("congruence", Self::Congruence),
        ("conflict", Self::Conflict),
        ("subtract", Self::Subtract),
        ("combine", Self::Combine),
    ];
}

/// What a number is divided by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Normalization {
    /// Nothing.
    #[default]
    No,
    /// The row's number of statements (two-mode).
    Activity,
    /// The column's number of statements (two-mode).
    Prominence,
    /// The mean number of statements of the two (one-mode).
    Average,
    /// What DNA calls Jaccard: a Jaccard of counts (one-mode).
    Jaccard,
    /// The cosine of the two profiles (one-mode).
    Cosine,
    /// The Jaccard coefficient of the two sets of what was said at all, however often (one-mode).
    JaccardSet,
}

impl Named for Normalization {
    const WHAT: &'static str = "normalization";
    const ALL: &'static [(&'static str, Self)] = &[
        ("no", Self::No),
        ("activity", Self::Activity),
        ("prominence", Self::Prominence),
        ("average", Self::Average),
        ("jaccard", Self::Jaccard),
        ("cosine", Self::Cosine),
        ("jaccard-set", Self::JaccardSet),
    ];
}

/// Within what the same statement counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Duplicates {
    /// Nothing: every statement counts.
    Include,
    /// A document.
    #[default]
    Document,
    /// An ISO week of a year.
    Week,
    /// A month of a year.
    Month,
    /// A year.
    Year,
    /// The whole table.
    AcrossRange,
}

impl Named for Duplicates {
    const WHAT: &'static str = "rule for duplicates";
    const ALL: &'static [(&'static str, Self)] = &[
        ("include", Self::Include),
        ("document", Self::Document),
        ("week", Self::Week),
        ("month", Self::Month),
        ("year", Self::Year),
        ("acrossrange", Self::AcrossRange),
    ];
}

/// What a network is to be. The defaults are those of DNA's own interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// One-mode or two-mode.
    pub mode: Mode,
    /// The variable of the rows.
    pub rows: String,
    /// The variable of the columns (two-mode), or over which rows are compared (one-mode).
    pub columns: String,
    /// The variable of the stance; none where stances play no part.
    pub qualifier: Option<String>,
    /// How stances become a number.
    pub aggregation: Aggregation,
    /// What it is divided by.
    pub normalization: Normalization,
    /// Within what the same statement counts once.
    pub duplicates: Duplicates,
    /// Keep rows and columns that no kept statement touches.
    pub isolates: bool,
    /// No statement before this day (`2023-09-20`).
    pub from: Option<String>,
    /// No statement after this day.
    pub to: Option<String>,
    /// Variables and values whose statements are left out.
    pub exclude: Vec<(String, String)>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            mode: Mode::One,
            rows: "organization".to_owned(),
            columns: "concept".to_owned(),
            qualifier: Some("agreement".to_owned()),
            aggregation: Aggregation::Subtract,
            normalization: Normalization::Average,
            duplicates: Duplicates::Document,
            isolates: false,
            from: None,
            to: None,
            exclude: Vec::new(),
        }
    }
}

impl Settings {
    /// Whether aggregation and normalisation fit the mode.
    ///
    /// # Errors
    /// A sentence that says what does not fit.
    pub fn check(&self) -> Result<(), String> {
        use {Aggregation as A, Normalization as N};
        let aggregation = match self.mode {
            Mode::One => self.aggregation != A::Combine,
            Mode::Two => matches!(self.aggregation, A::Ignore | A::Subtract | A::Combine),
        };
        let normalization = match self.mode {
            Mode::One => !matches!(self.normalization, N::Activity | N::Prominence),
            Mode::Two => matches!(self.normalization, N::No | N::Activity | N::Prominence),
        };
        let refuse = |what: &str, name: &str| Err(format!("a {} network knows no {what} “{name}”", self.mode.name()));
        match (aggregation, normalization) {
            (false, _) => refuse(A::WHAT, self.aggregation.name()),
            (_, false) => refuse(N::WHAT, self.normalization.name()),
            _ if self.qualifier.is_none() && self.aggregation != A::Ignore => {
                Err(format!("“{}” needs a qualifier: the column that holds the stances", self.aggregation.name()))
            }
            _ => Ok(()),
        }
    }
}
