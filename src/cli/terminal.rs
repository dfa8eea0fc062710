//! Standard error: notes, errors, progress. Results never go here.

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::collections::BTreeSet;
use std::io::{IsTerminal, Write};
use whosaid::model::{Note, Reading};

/// Whether messages are coloured.
#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Where messages go.
pub struct Terminal {
    quiet: bool,
}

impl Terminal {
    /// A terminal that keeps quiet or not.
    pub fn new(quiet: bool, color: Color) -> Self {
        match color {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        }
        .write_global();
        Self { quiet }
    }

    /// Says what was done.
    pub fn say(&self, message: &str) {
        if !self.quiet {
            // A closed standard error is no reason to stop.
            let _ = writeln!(anstream::stderr(), "{}", printable(message));
        }
    }

    /// Shows what was left undecided or unread.
    pub fn note(&self, note: &Note) {
        if self.quiet {
            return;
        }
        let place = match (&note.input, note.line) {
            (Some(input), Some(line)) => format!("{input}:{line}: "),
            (Some(input), None) => format!("{input}: "),
            _ => String::new(),
        };
        let (word, style) = if note.unread { ("unread", "\x1b[1;33m") } else { ("note", "\x1b[1;36m") };
        let what = printable(&format!("{place}{}: {}", note.what, note.why));
        let todo = printable(&note.what_to_do);
        let _ = writeln!(anstream::stderr(), "{style}{word}\x1b[0m: {what}\n  {todo}");
    }

    /// Shows all notes; returns whether one says that something could not be read.
    pub fn notes<'a>(&self, notes: impl IntoIterator<Item = &'a Note>) -> bool {
        notes.into_iter().fold(false, |unread, note| {
            self.note(note);
            unread | note.unread
        })
    }

    /// Shows the notes about articles, what holds of many of them once; those about single statements stand in the Readings.
    /// Returns as [`Self::notes`].
    pub fn notes_about<'a>(&self, readings: impl IntoIterator<Item = &'a Reading>) -> bool {
        let mut said = BTreeSet::new();
        let notes = readings.into_iter().flat_map(|reading| &reading.notes);
        self.notes(notes.filter(|note| (note.unread || note.span.is_none()) && said.insert(*note)))
    }

    /// Shows why nothing could be done.
    pub fn error(&self, error: &anyhow::Error) {
        let _ = writeln!(anstream::stderr(), "\x1b[1;31merror\x1b[0m: {}", printable(&format!("{error:#}")));
    }

    /// A progress bar over so much work, with the time that is left; drawn only on a terminal.
    pub fn progress(&self, work: u64) -> ProgressBar {
        let seen = !self.quiet && work > 1 && std::io::stderr().is_terminal();
        let target = if seen { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(work), target);
        match ProgressStyle::with_template("{bar:30} {percent:>3} %, {eta} left {wide_msg}") {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        }
    }
}

/// Control characters of file names and articles must not steer the terminal, nor turn its lines round.
fn printable(message: &str) -> String {
    message.chars().map(|c| if steers(c) && c != '\n' { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// Whether a character moves the cursor or the direction of the text after it.
pub fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(super::printable("a\x1b[2Jb\n"), "a\u{fffd}[2Jb\n");
        assert_eq!(super::printable("a\u{202e}b"), "a\u{fffd}b");
    }
}
