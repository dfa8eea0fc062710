//! The command line: one file per sub-command.

/// Runs the program: 0 all well, 1 done but some inputs could not be read, 2 nothing could be done.
pub fn run() -> std::process::ExitCode {
    std::process::ExitCode::from(2)
}
