//! How sure the program is of a statement: the one place that says sure, likely, unsure.
//!
//! A statement is right where source and content are those that a reader would mark and the speaker is who is meant. The
//! rule that found it and the sieve that named its speaker each state how often they are right; the product of the two is
//! the statement's certainty. `whosaid eval` holds the promise against annotated documents.

use crate::model::Statement;
use serde::{Deserialize, Serialize};

/// From this many hundredths on a statement counts as sure.
pub const SURE: u8 = 85;
/// From this many hundredths on a statement that is not sure counts as likely.
pub const LIKELY: u8 = 60;

/// What the report says of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Worth a look into the article before it is built upon.
    Unsure,
    /// More often right than not.
    Likely,
    /// Right in at least 95 of 100.
    Sure,
}

/// The chance that source, content and speaker are all right, in hundredths.
pub fn hundredths(statement: &Statement) -> u8 {
    let (rule, sieve) = (u16::from(statement.attribution.confidence), u16::from(statement.speaker.speaker_confidence));
    u8::try_from(rule * sieve / 100).unwrap_or(100).min(100)
}

/// Sure, likely or unsure.
pub fn of(statement: &Statement) -> Certainty {
    match hundredths(statement) {
        SURE.. => Certainty::Sure,
        LIKELY.. => Certainty::Likely,
        _ => Certainty::Unsure,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_sure_as_its_weaker_half() {
        let statement = |rule, sieve| {
            let mut one = Statement::default();
            (one.attribution.confidence, one.speaker.speaker_confidence) = (rule, sieve);
            of(&one)
        };
        assert_eq!(statement(99, 99), Certainty::Sure);
        assert_eq!(statement(99, 65), Certainty::Likely);
        assert_eq!(statement(99, 0), Certainty::Unsure);
    }
}
