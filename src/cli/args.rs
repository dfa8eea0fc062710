//! The arguments of every sub-command, with their help.

use super::terminal::Color;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use whosaid::network::{Aggregation, Duplicates, Mode, Named, Normalization};

/// Who said what, and who says otherwise: reported statements in news coverage, found, resolved and compared.
#[derive(Parser, Debug)]
#[command(name = "whosaid", version, max_term_width = 100)]
#[command(
    after_help = "Exit codes: 0 all well, 1 done but some inputs could not be read (each is named), 2 nothing could be done.\n\n\
    Examples:\n  whosaid report examples/karabakh-2023 -o report.html\n  whosaid extract articles/ -o readings.jsonl\n  \
    whosaid show statements article.txt"
)]
pub struct Line {
    /// Write nothing to standard error but errors.
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Whether messages are coloured.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Articles (or Readings made elsewhere) to one self-contained HTML report
    Report(ReportArgs),
    /// Articles to Readings: everything found in each, one JSON line per article
    Extract(ExtractArgs),
    /// Extract from the texts of an annotated file and score against it
    Eval(EvalArgs),
    /// Coded statements for other programs
    Export(ExportArgs),
    /// The network of a table of coded statements, as discourse network analysis makes it
    Network(NetworkArgs),
    /// How far two people agree who corrected the same statements
    Agreement(AgreementArgs),
    /// Look at one stage, with the rule that spoke
    Show(ShowArgs),
    /// Validate a project, language pack, codebook or actor list; run the cases of a pack
    Check(CheckArgs),
    /// Make a project to begin with: a folder with settings and a place for articles
    New(NewArgs),
    /// Show a project's report in the browser on this machine, made anew whenever something in it changes
    Serve(ServeArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Print a page of the manual
    Man(ManArgs),
    /// Print the JSON Schema of a file format
    Schema(SchemaArgs),
}

/// Where articles come from and what is known beforehand.
#[derive(Args, Debug, Default)]
pub struct SourceArgs {
    /// Files, folders (walked, in sorted order) or `-` for standard input
    #[arg(value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// Keep Readings in a folder, and do not read again what has not changed since they were made
    #[arg(long, value_name = "FOLDER")]
    pub cache: Option<PathBuf>,
    #[command(flatten)]
    pub settings: SettingsArgs,
}

/// What is known beforehand.
#[derive(Args, Debug, Default)]
pub struct SettingsArgs {
    /// Project settings (project.toml)
    #[arg(long, value_name = "FILE")]
    pub project: Option<PathBuf>,
    /// A codebook; given codebooks take the place of the bundled ones (may be repeated)
    #[arg(long, value_name = "FILE")]
    pub codebook: Vec<PathBuf>,
    /// An actor list, which joins the bundled ones (may be repeated)
    #[arg(long, value_name = "FILE")]
    pub actors: Vec<PathBuf>,
    /// A language pack: a folder named by its language tag, which joins the bundled ones or takes one's place (may be repeated)
    #[arg(long, value_name = "FOLDER")]
    pub pack: Vec<PathBuf>,
    /// Corrections by a person: JSON, or the edited CSV export (may be repeated)
    #[arg(long, value_name = "FILE")]
    pub corrections: Vec<PathBuf>,
    /// The language of articles whose own words and metadata do not tell (a tag: en, ar)
    #[arg(long, value_name = "TAG")]
    pub lang: Option<String>,
}

/// Arguments of `report`.
#[derive(Args, Debug)]
#[command(
    after_help = "INPUT is a file, a folder or `-`. A folder that holds a project.toml is a project: its articles lie in articles/.\n\n\
    Examples:\n  whosaid report examples/karabakh-2023 -o report.html\n  \
    whosaid report a.html b.txt --codebook strike.toml --page-language ar -o report.html\n  \
    whosaid report --readings readings.jsonl --json data.json -o report.html\n  \
    whosaid report articles/ -o report.html --worksheet sheet.html --seed 7 --level 2"
)]
pub struct ReportArgs {
    #[command(flatten)]
    pub source: SourceArgs,
    /// Readings made elsewhere (a file or a folder of .jsonl or .parquet): the second half alone
    #[arg(long, value_name = "FILE_OR_FOLDER", conflicts_with = "inputs")]
    pub readings: Option<PathBuf>,
    /// The report's file; `-` is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,
    /// One page, or a small site: FILE and a folder beside it
    #[arg(long, value_enum, default_value_t = Layout::Auto, value_name = "LAYOUT")]
    pub layout: Layout,
    /// Language of the page
    #[arg(long, value_name = "TAG")]
    pub page_language: Option<String>,
    /// Write the report's data too
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// Write a worksheet for a class too: exercises made of the report's sentences, with a key
    #[arg(long, value_name = "FILE")]
    pub worksheet: Option<PathBuf>,
    /// Which sentences the worksheet draws: the same number gives the same sheet
    #[arg(long, value_name = "N", default_value_t = 1, requires = "worksheet")]
    pub seed: u64,
    /// Only exercises of one level: 1 (from age 12), 2 (from 14), 3 (from 16)
    #[arg(long, value_name = "N", requires = "worksheet", value_parser = clap::value_parser!(u8).range(1..=3))]
    pub level: Option<u8>,
    /// The worksheet without its key
    #[arg(long, requires = "worksheet")]
    pub no_key: bool,
    /// Write a summary in Markdown too: counts, the matrix, contradictions, with links into the report
    #[arg(long, value_name = "FILE")]
    pub summary: Option<PathBuf>,
    /// A date to print as the day of the report (the program itself never asks the time)
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
}

/// In how many files a report comes.
#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// A page, or a site where the page would be too large: over 1.5 MB and over 1 MB per 1000 statements, or over 5 MB
    #[default]
    Auto,
    /// One page, however large
    Page,
    /// A site: report.html, and report_files/ with issues, actors and each article
    Site,
}

/// Arguments of `extract`.
#[derive(Args, Debug)]
#[command(after_help = "One Reading per article, JSON Lines or Parquet; offsets are Unicode code points, half-open.\n\n\
    Examples:\n  whosaid extract articles/ -o readings.jsonl\n  cat corpus.jsonl | whosaid extract - | jq .attributions\n  \
    whosaid extract articles/ --format parquet -o readings.parquet")]
pub struct ExtractArgs {
    #[command(flatten)]
    pub source: SourceArgs,
    /// The file of Readings; `-` is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,
    /// The form of the Readings
    #[arg(long, value_enum, default_value_t = ReadingsFormat::Jsonl, value_name = "FORMAT")]
    pub format: ReadingsFormat,
}

/// In what form Readings are written.
#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReadingsFormat {
    /// JSON Lines: one Reading a line
    #[default]
    Jsonl,
    /// Parquet: one row per article, with id, input, outlet, lang, title, date, statements, and the Reading itself in `reading`
    Parquet,
}

/// Arguments of `eval`.
#[derive(Args, Debug)]
#[command(
    after_help = "GOLD.jsonl holds one article a line: id, text, attributions with source, cue, content (lists of [start, end] in code points),\n\
    and optionally type, actor, speaks_for, speech, nested. What is measured is explained in docs/quality.md.\n\n\
    Examples:\n  whosaid eval gold.jsonl --worst 5\n  whosaid eval gold.jsonl --errors 20\n  \
    whosaid eval corpus/dev.jsonl --table docs/quality.md"
)]
pub struct EvalArgs {
    /// The annotated file; or a table of pairs of headlines (.csv with the columns s1, s2, stance)
    #[arg(value_name = "GOLD.jsonl")]
    pub gold: PathBuf,
    /// Name the N documents with the lowest partial F1
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub worst: usize,
    /// Print up to N missed, N spurious and N wrongly sourced statements, with their words
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub errors: usize,
    /// Print the figures as JSON
    #[arg(long)]
    pub json: bool,
    /// Write the figures into the table of this corpus in FILE, a Markdown document
    #[arg(long, value_name = "FILE")]
    pub table: Option<PathBuf>,
    /// Why figures fell: needed where one is more than half a point below the table, and kept beneath it
    #[arg(long, value_name = "SENTENCE", requires = "table")]
    pub why: Option<String>,
    #[command(flatten)]
    pub settings: SettingsArgs,
}

/// The format that is made like the report, not like the others: of its strings, in its language.
pub const MARKDOWN: &str = "markdown";

/// Arguments of `export`.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  whosaid export examples/karabakh-2023 --format csv -o statements.csv\n  whosaid export articles/ --format json | jq .positions"
)]
pub struct ExportArgs {
    #[command(flatten)]
    pub source: SourceArgs,
    /// Readings made elsewhere (a file or a folder of .jsonl or .parquet)
    #[arg(long, value_name = "FILE_OR_FOLDER", conflicts_with = "inputs")]
    pub readings: Option<PathBuf>,
    /// What to write
    #[arg(long, value_name = "FORMAT", value_parser = clap::builder::PossibleValuesParser::new(whosaid::export::names().chain([MARKDOWN])))]
    pub format: String,
    /// Language of the summary (markdown)
    #[arg(long, value_name = "TAG")]
    pub page_language: Option<String>,
    /// The file to write; `-` is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,
}

/// Arguments of `agreement`.
#[derive(Args, Debug)]
#[command(after_help = "Percent, Cohen's kappa and Krippendorff's alpha (nominal) by variable, over what both filled in.\n\n\
    Example:\n  whosaid agreement ann.csv ben.csv --differences")]
pub struct AgreementArgs {
    /// Corrections of one person (JSON, or the edited CSV export)
    #[arg(value_name = "FIRST")]
    pub first: PathBuf,
    /// Corrections of the other
    #[arg(value_name = "SECOND")]
    pub second: PathBuf,
    /// Name every statement on which they differ, with both words
    #[arg(long)]
    pub differences: bool,
}

/// Arguments of `network`.
#[derive(Args, Debug)]
#[command(
    after_help = "STATEMENTS is a table with a first line of column names (CSV with commas, semicolons or tabs: DNA's event list, whosaid's CSV, your own),\n\
    a file of Readings, or the report's data. The formulas are explained in docs/networks.md.\n\n\
    Examples:\n  whosaid network statements.csv\n  \
    whosaid network statements.csv --mode twomode --aggregation ignore --normalization activity -o matrix.csv\n  \
    whosaid network events.csv --rows person --duplicates week --from 2023-01-01 --format graphml -o people.graphml\n  \
    whosaid network readings.jsonl --exclude concept=talks --format coalitions"
)]
pub struct NetworkArgs {
    /// The coded statements; `-` is standard input
    #[arg(value_name = "STATEMENTS")]
    pub statements: PathBuf,
    /// Rows to rows (onemode), or rows to columns (twomode)
    #[arg(long, value_name = "MODE", default_value = "onemode", value_parser = known::<Mode>())]
    pub mode: String,
    /// The column whose values are the rows
    #[arg(long, value_name = "COLUMN", default_value = "organization")]
    pub rows: String,
    /// The column whose values are the columns, or by which rows are compared
    #[arg(long, value_name = "COLUMN", default_value = "concept")]
    pub columns: String,
    /// The column of stances: 1 and 0, agree and disagree, or numbers with a sign
    #[arg(long, value_name = "COLUMN", default_value = "agreement")]
    pub qualifier: String,
    /// How stances become a number
    #[arg(long, value_name = "NAME", default_value = "subtract", value_parser = known::<Aggregation>())]
    pub aggregation: String,
    /// What the number is divided by [default: average in one mode, no in two]
    #[arg(long, value_name = "NAME", value_parser = known::<Normalization>())]
    pub normalization: Option<String>,
    /// Within what the same statement counts once
    #[arg(long, value_name = "NAME", default_value = "document", value_parser = known::<Duplicates>())]
    pub duplicates: String,
    /// Keep rows and columns that no counted statement touches
    #[arg(long)]
    pub isolates: bool,
    /// No statement before this day
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// No statement after this day
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// Leave out statements with this value (may be repeated)
    #[arg(long, value_name = "COLUMN=VALUE")]
    pub exclude: Vec<String>,
    /// What to write
    #[arg(long, value_enum, default_value_t = NetworkFormat::Csv, value_name = "FORMAT")]
    pub format: NetworkFormat,
    /// The file to write; `-` is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,
}

/// The names of a setting's values, for the help and against misspelling.
fn known<T: Named>() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(whosaid::network::names::<T>())
}

/// What `network` writes.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkFormat {
    /// The matrix, with commas
    Csv,
    /// The matrix in DNA's form, for UCINET and visone
    Matrix,
    /// Nodes and edges for Gephi, igraph, networkx
    Graphml,
    /// Nodes and edges for Gephi, with colours and sizes
    Gexf,
    /// Nodes and edges for Graphviz
    Dot,
    /// The two groups of least frustration, and the runner-up (onemode)
    Coalitions,
    /// Degree, strength, betweenness, closeness, eigenvector, component and community of each node
    Measures,
}

/// Arguments of `show`.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  whosaid show segments article.txt\n  whosaid show attributions articles/\n  whosaid show statements examples/karabakh-2023"
)]
pub struct ShowArgs {
    /// The stage to look at
    pub stage: Stage,
    #[command(flatten)]
    pub source: SourceArgs,
}

/// The stages that can be looked at.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Paragraphs and sentences, and what was set aside
    Segments,
    /// Source, cue, content, and the rule
    Attributions,
    /// Who is meant, and the sieve that decided
    Speakers,
    /// Act, issues and stances
    Statements,
}

/// Arguments of `check`.
#[derive(Args, Debug)]
#[command(
    after_help = "Without a path, all bundled language packs, codebooks and actor lists are checked and all cases run.\n\n\
    Examples:\n  whosaid check\n  whosaid check examples/karabakh-2023\n  whosaid check data/languages/en\n  whosaid check my-codebook.toml"
)]
pub struct CheckArgs {
    /// A project (folder or project.toml), a language pack (folder), a codebook or an actor list
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
}

/// Arguments of `new`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  whosaid new strike\n  whosaid check strike\n  whosaid report strike -o report.html")]
pub struct NewArgs {
    /// The folder to make
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
}

/// Arguments of `serve`.
#[derive(Args, Debug)]
#[command(after_help = "It listens on 127.0.0.1 alone, asks nothing of the network and writes no file; Ctrl-C ends it.\n\n\
    Examples:\n  whosaid serve examples/karabakh-2023\n  whosaid serve strike --port 0 --page-language ar")]
pub struct ServeArgs {
    /// The folder of a project
    #[arg(value_name = "PROJECT")]
    pub folder: PathBuf,
    /// The port to listen on; 0 takes any that is free
    #[arg(long, value_name = "N", default_value_t = 8000)]
    pub port: u16,
    /// Language of the page
    #[arg(long, value_name = "TAG")]
    pub page_language: Option<String>,
}

/// Arguments of `completions`.
#[derive(Args, Debug)]
pub struct CompletionsArgs {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  whosaid man | man -l -\n  whosaid man report > whosaid-report.1")]
pub struct ManArgs {
    /// A sub-command; without one the page is that of the program
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

/// Arguments of `schema`.
#[derive(Args, Debug)]
#[command(after_help = "Without a form, all are named. They are kept in docs/schemas/ too.\n\n\
    Examples:\n  whosaid schema\n  whosaid schema corrections > corrections.schema.json")]
pub struct SchemaArgs {
    /// Which file's
    #[arg(value_name = "FORM", value_parser = clap::builder::PossibleValuesParser::new(whosaid::schema::FORMS.iter().map(|form| form.name)))]
    pub form: Option<String>,
}
