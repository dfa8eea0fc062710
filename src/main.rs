//! The `whosaid` program: arguments in, files out; all else is in the library.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
