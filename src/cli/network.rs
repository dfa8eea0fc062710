//! `whosaid network`: a table of coded statements becomes a matrix, a graph file, coalitions or measures.

use super::args::{NetworkArgs, NetworkFormat};
use super::terminal::Terminal;
use super::write::{is_stdout, refuse_clash, write};
use super::{Outcome, Read};
use std::io::Read as _;
use whosaid::Error;
use whosaid::export::{dot, gexf, graphml, matrix as written};
use whosaid::network::{
    Aggregation, Duplicates, Matrix, Mode, Named, Normalization, Settings, coalitions, is_day, linked, matrix, measures,
};
use whosaid::read::coded;

/// Makes the network.
pub fn run(args: &NetworkArgs, terminal: &Terminal) -> Outcome {
    let path = &args.statements;
    refuse_clash(&[&args.output], std::slice::from_ref(path))?;
    let settings = settings(args)?;
    let failed = |source| Error::File { path: path.clone(), what: "cannot be read", source };
    let bytes = if is_stdout(path) {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    let (statements, notes) = coded::table(&bytes.map_err(failed)?, &path.display().to_string());
    let unread = terminal.notes(&notes);
    if statements.rows.is_empty() {
        return Err(usage("no statement could be read".to_owned(), "see the notes above").into());
    }
    let made = matrix(&statements, &settings).map_err(|what| usage(what, "whosaid network --help names what there is"))?;
    terminal.notes(&made.notes);
    let bytes = bytes_of(args.format, &made, &settings).map_err(|what| usage(what, "see whosaid network --help"))?;
    write(&args.output, &bytes)?;
    let size = format!("{} × {}", made.rows.len(), made.columns.len());
    terminal.say(&format!("{} statements counted, {size}: {}", made.statements, args.output.display()));
    Ok(if unread { Read::Partly } else { Read::Whole })
}

fn usage(what: String, help: &str) -> Error {
    Error::Usage { what, help: help.to_owned() }
}

fn settings(args: &NetworkArgs) -> Result<Settings, Error> {
    let refused = |what| usage(what, "whosaid network --help names what there is");
    let mode = Mode::named(&args.mode).map_err(refused)?;
    let usual = if mode == Mode::One { Normalization::Average } else { Normalization::No };
    let normalization = args.normalization.as_deref().map_or(Ok(usual), Normalization::named).map_err(refused)?;
    let split = |given: &String| match given.split_once('=') {
        Some((column, value)) => Ok((column.trim().to_owned(), value.trim().to_owned())),
        None => Err(usage(format!("“{given}” is no COLUMN=VALUE"), "for example --exclude concept=talks")),
    };
    let date = |given: &Option<String>| match given {
        Some(date) if !is_day(date) => {
            Err(usage(format!("“{date}” is no date"), "write it as YEAR-MONTH-DAY, or YEAR-MONTH, or YEAR"))
        }
        given => Ok(given.clone()),
    };
    Ok(Settings {
        mode,
        rows: args.rows.clone(),
        columns: args.columns.clone(),
        qualifier: Some(args.qualifier.clone()),
        aggregation: Aggregation::named(&args.aggregation).map_err(refused)?,
        normalization,
        duplicates: Duplicates::named(&args.duplicates).map_err(refused)?,
        isolates: args.isolates,
        from: date(&args.from)?,
        to: date(&args.to)?,
        exclude: args.exclude.iter().map(split).collect::<Result<_, _>>()?,
    })
}

fn bytes_of(format: NetworkFormat, made: &Matrix, settings: &Settings) -> Result<Vec<u8>, String> {
    let graph = |written: fn(&_) -> String| Ok(written(&linked(made, settings)).into_bytes());
    match format {
        NetworkFormat::Csv => written::comma(&made.rows, &made.columns, &made.values),
        NetworkFormat::Matrix => written::dna(&made.rows, &made.columns, &made.values),
        NetworkFormat::Graphml => graph(graphml::write),
        NetworkFormat::Gexf => graph(gexf::write),
        NetworkFormat::Dot => graph(dot::write),
        NetworkFormat::Measures => measured(made, settings),
        NetworkFormat::Coalitions if settings.mode == Mode::Two => Err("coalitions are those of a one-mode network".to_owned()),
        NetworkFormat::Coalitions => grouped(made, settings),
    }
}

/// Each row's group, its group in the runner-up and its component, with the frustrations of both and how they were found.
fn grouped(made: &Matrix, settings: &Settings) -> Result<Vec<u8>, String> {
    let split = coalitions(made);
    let method = if split.exact { "exact" } else { "search" };
    let (second, more) = split.runner_up.map_or((Vec::new(), String::new()), |(groups, more)| (groups, more.to_string()));
    let head = [&settings.rows, "group", "runner_up", "component", "frustration", "runner_up_frustration", "method"];
    let mut lines = vec![head.map(str::to_owned).to_vec()];
    for (at, name) in made.rows.iter().enumerate() {
        let groups = [Some(&split.groups[at]), second.get(at)].map(|group| group.map(u8::to_string).unwrap_or_default());
        let [group, other] = groups;
        let (component, least) = (split.components[at].to_string(), split.frustration.to_string());
        lines.push(vec![name.clone(), group, other, component, least, more.clone(), method.to_owned()]);
    }
    written::table(&lines)
}

fn measured(made: &Matrix, settings: &Settings) -> Result<Vec<u8>, String> {
    let head =
        ["name", "mode", "degree", "strength", "balance", "betweenness", "closeness", "eigenvector", "component", "community"];
    let mut lines = vec![head.map(str::to_owned).to_vec()];
    for of in measures(made, settings.mode) {
        lines.push(vec![
            of.name,
            if of.column { "2" } else { "1" }.to_owned(),
            of.degree.to_string(),
            of.strength.to_string(),
            of.balance.to_string(),
            of.betweenness.to_string(),
            of.closeness.to_string(),
            of.eigenvector.map(|number| number.to_string()).unwrap_or_default(),
            of.component.to_string(),
            of.community.to_string(),
        ]);
    }
    written::table(&lines)
}
