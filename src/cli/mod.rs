//! The command line: one file per sub-command.

mod agreement;
mod args;
mod bytes;
mod cache;
mod check;
mod completions;
mod corpus;
mod eval;
mod export;
mod extract;
mod inputs;
mod load;
mod man;
mod network;
mod new;
mod parquet;
mod report;
mod schema;
mod serve;
mod show;
mod terminal;
mod write;

use args::{Command, Line};
use clap::Parser;
use terminal::Terminal;

/// What a sub-command returns: whether every input was read.
type Outcome = anyhow::Result<Read>;

/// Whether every input was read; decides between exit codes 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Read {
    /// All well.
    Whole,
    /// Done, but some inputs could not be read; each was named.
    Partly,
}

/// Runs the program: 0 all well, 1 done but some inputs could not be read, 2 nothing could be done.
pub fn run() -> std::process::ExitCode {
    let line = Line::parse();
    let terminal = Terminal::new(line.quiet, line.color);
    let outcome = match &line.command {
        Command::Report(args) => report::run(args, &terminal),
        Command::Extract(args) => extract::run(args, &terminal),
        Command::Eval(args) => eval::run(args, &terminal),
        Command::Export(args) => export::run(args, &terminal),
        Command::Network(args) => network::run(args, &terminal),
        Command::Agreement(args) => agreement::run(args),
        Command::Show(args) => show::run(args, &terminal),
        Command::Check(args) => check::run(args, &terminal),
        Command::New(args) => new::run(args, &terminal),
        Command::Serve(args) => serve::run(args, &terminal),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
        Command::Schema(args) => schema::run(args),
    };
    std::process::ExitCode::from(match outcome {
        Ok(Read::Whole) => 0,
        Ok(Read::Partly) => 1,
        // Whoever reads our output has gone (`| head`): nothing is wrong.
        Err(error) if write::is_broken_pipe(&error) => 0,
        Err(error) => {
            terminal.error(&error);
            2
        }
    })
}

/// The error where there is not one article.
fn nothing_read() -> whosaid::Error {
    whosaid::Error::Usage {
        what: "no article could be read".to_owned(),
        help: "see the notes above; docs/formats.md lists what is read".to_owned(),
    }
}
