//! How two short texts stand to each other.

/// How two texts stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Contrast {
    /// They tell the same.
    Agree,
    /// They tell one thing in ways that cannot both be so.
    Disagree,
    /// They speak of different things.
    Other,
}

impl Contrast {
    /// All, in the order of the weights' columns.
    pub const ALL: [Contrast; 3] = [Contrast::Agree, Contrast::Disagree, Contrast::Other];

    /// As files name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Disagree => "disagree",
            Self::Other => "other",
        }
    }
}
