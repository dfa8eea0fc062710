//! `whosaid eval`: extracts from the texts of an annotated file and scores against it.

use super::args::EvalArgs;
use super::inputs::Inputs;
use super::terminal::Terminal;
use super::write::{refuse_clash, write};
use super::{Outcome, Read, load, nothing_read};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use whosaid::Error;
use whosaid::align::contrast::{Weights, features};
use whosaid::eval::contrast;
use whosaid::eval::{
    self, Annotated, Count, Document, Judged, Kind, Rows, Scored, Value, intervals, kinds, measures, score, table,
};
use whosaid::knowledge::Knowledge;
use whosaid::knowledge::project::Project;
use whosaid::model::{Contrast, Span};
use whosaid::pipeline;

/// Draws of the bootstrap.
const DRAWS: usize = 500;

/// Evaluates.
pub fn run(args: &EvalArgs, terminal: &Terminal) -> Outcome {
    let (knowledge, _) = load::knowledge(&args.settings, args.settings.project.as_deref())?;
    let text = load::text(&args.gold)?;
    if args.gold.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv")) {
        return contrasts(&text, args, &knowledge);
    }
    let (documents, notes) = eval::parse(&text, &args.gold.display().to_string());
    let unread = terminal.notes(&notes);
    if documents.is_empty() {
        return Err(nothing_read().into());
    }
    // The same way as `extract`, so that both measure the same thing.
    let (mut predicted, mut languages) = (BTreeMap::<String, Vec<Annotated>>::new(), BTreeSet::new());
    Inputs::find(std::slice::from_ref(&args.gold), None).each_batch(
        &args.settings,
        &Project::default(),
        terminal,
        |batch, _| -> anyhow::Result<()> {
            for reading in pipeline::read_articles(batch, &knowledge) {
                languages.insert(reading.article.lang.clone());
                let reading = pipeline::to_file(reading);
                predicted.insert(reading.article.id, reading.attributions.iter().map(Annotated::predicted).collect());
            }
            Ok(())
        },
    )?;
    let none = Vec::new();
    let of = |document: &Document| predicted.get(&document.id).unwrap_or(&none).as_slice();
    let scores = |rows| documents.par_iter().map(|document| score(document, of(document), rows)).collect::<Vec<_>>();
    let mut tables = vec![("all", scores(Rows::All))];
    if documents.iter().any(|document| document.attributions.iter().any(Annotated::optional)) {
        tables.push(("speech", scores(Rows::Speech)));
    }
    let mut out = if args.json { as_json(&tables)? } else { as_text(&tables) };
    if let Some((rows, scored)) = tables.last() {
        let judged: Vec<Judged> =
            documents.iter().zip(scored).map(|(document, scored)| (document, of(document), scored)).collect();
        let by = kinds(&judged);
        if !args.json {
            by_kind(&mut out, rows, &by);
        }
        worst(&mut out, &tables, args.worst);
        errors(&mut out, &documents, scored, &of, args.errors);
        if let Some(file) = &args.table {
            into_table(file, args, rows, &languages, scored, &by)?;
        }
    }
    write(Path::new("-"), out.as_bytes())?;
    Ok(if unread { Read::Partly } else { Read::Whole })
}

/// Pairs of headlines: which agree, which do not.
fn contrasts(text: &str, args: &EvalArgs, knowledge: &Knowledge) -> Outcome {
    let weights = Weights::bundled()?;
    let lang = args.settings.lang.as_deref().unwrap_or("ar");
    let pairs = contrast::pairs(text, &args.gold.display().to_string())?;
    let judge = |pair: &contrast::Pair| weights.judge(&features(&pair.first, &pair.second, lang, knowledge));
    let judged: Vec<(Contrast, Contrast)> = pairs.par_iter().map(|pair| (pair.stance, judge(pair))).collect();
    let (rows, mean) = contrast::measure(&judged);
    let mut out = format!("{} pairs\n", pairs.len());
    for (one, [p, r, f]) in Contrast::ALL.into_iter().zip(rows) {
        let _ = writeln!(out, "  {:18} P {:5.1}  R {:5.1}  F1 {:5.1}", one.name(), 100.0 * p, 100.0 * r, 100.0 * f);
    }
    let _ = writeln!(out, "  {:18} {:16} F1 {:5.1}", "macro", "", 100.0 * mean);
    write(Path::new("-"), out.as_bytes())?;
    Ok(Read::Whole)
}

fn as_text(tables: &[(&str, Vec<Scored>)]) -> String {
    let mut out = String::new();
    for (name, scored) in tables {
        let (gold, predicted): (usize, usize) = scored.iter().fold((0, 0), |(g, p), d| (g + d.gold, p + d.predicted));
        let _ = writeln!(out, "{name}: {} documents, {gold} gold, {predicted} predicted", scored.len());
        let around = intervals(scored, DRAWS);
        for measure in measures(scored) {
            let figures = match measure.value {
                Value::Prf(p, r, f) => format!("P {:5.1}  R {:5.1}  F1 {:5.1}", 100.0 * p, 100.0 * r, 100.0 * f),
                Value::One(value) => format!("{:23}{:5.1}", "", 100.0 * value),
            };
            let interval = around.get(&measure.name).map(|i| format!("  [{:.1}, {:.1}]", 100.0 * i.low, 100.0 * i.high));
            let _ = writeln!(out, "  {:18}{figures}{}", measure.name, interval.unwrap_or_default());
        }
    }
    out
}

fn as_json(tables: &[(&str, Vec<Scored>)]) -> serde_json::Result<String> {
    let rows: serde_json::Map<String, serde_json::Value> = tables
        .iter()
        .map(|(name, scored)| {
            let mut row = serde_json::Map::new();
            row.insert("gold".into(), scored.iter().map(|d| d.gold).sum::<usize>().into());
            row.insert("predicted".into(), scored.iter().map(|d| d.predicted).sum::<usize>().into());
            for measure in measures(scored) {
                let value = match measure.value {
                    Value::Prf(p, r, f) => serde_json::json!([p, r, f]),
                    Value::One(value) => serde_json::json!(value),
                };
                row.insert(measure.name, value);
            }
            ((*name).to_owned(), row.into())
        })
        .collect();
    Ok(serde_json::to_string_pretty(&rows)? + "\n")
}

fn by_kind(out: &mut String, rows: &str, kinds: &[Kind]) {
    let _ = writeln!(out, "{rows}, by kind:{:16}recall of annotated   precision of found    right", "");
    for kind in kinds {
        let shown = |count: Count| match count.share() {
            Some(share) => format!("{:5.1} of {:5}", 100.0 * share, count.all),
            None => String::new(),
        };
        let right = kind.right.share().map(|share| format!("{:5.1}", 100.0 * share)).unwrap_or_default();
        let row = format!("  {:28}{:22}{:22}{right}", kind.name, shown(kind.annotated), shown(kind.predicted));
        let _ = writeln!(out, "{}", row.trim_end());
    }
}

/// Puts the figures into the table of their corpus, called after the file and its folder.
fn into_table(
    file: &Path,
    args: &EvalArgs,
    rows: &str,
    languages: &BTreeSet<String>,
    scored: &[Scored],
    kinds: &[Kind],
) -> anyhow::Result<()> {
    refuse_clash(&[file], std::slice::from_ref(&args.gold))?;
    let folder = args.gold.canonicalize().ok().and_then(|path| Some(path.parent()?.file_name()?.to_string_lossy().into_owned()));
    let stem = args.gold.file_stem().unwrap_or_default().to_string_lossy();
    let name = format!("{}/{stem}", folder.unwrap_or_default());
    let document = if file.exists() { load::text(file)? } else { String::new() };
    let measures = measures(scored);
    let fallen = table::fallen(&document, &name, &measures);
    if !fallen.is_empty() && args.why.is_none() {
        return Err(Error::Usage {
            what: format!("{}: {name} fell: {}", file.display(), fallen.join(", ")),
            help: "mend it, or say why with --why \"SENTENCE\": the sentence is kept beneath the table".to_owned(),
        }
        .into());
    }
    let [gold, predicted] = [|d: &Scored| d.gold, |d: &Scored| d.predicted].map(|of| scored.iter().map(of).sum::<usize>());
    let languages: Vec<&str> = languages.iter().map(String::as_str).collect();
    let head = format!(
        "Rows *{rows}*, {}: {} documents, {gold} annotated statements, {predicted} found.",
        languages.join(" and "),
        scored.len()
    );
    let figures = table::Figures { head, measures: &measures, intervals: &intervals(scored, DRAWS), kinds };
    let why = args.why.as_deref().filter(|_| !fallen.is_empty());
    Ok(write(file, table::write(&document, &name, &figures, why).as_bytes())?)
}

/// The documents that went worst, over all statements.
fn worst(out: &mut String, tables: &[(&str, Vec<Scored>)], many: usize) {
    let Some((_, scored)) = tables.first() else { return };
    let mut by_f1: Vec<&Scored> = scored.iter().collect();
    by_f1.sort_by(|a, b| a.f1().total_cmp(&b.f1()).then_with(|| a.id.cmp(&b.id)));
    for d in by_f1.into_iter().take(many) {
        let _ = writeln!(out, "  worst  partial F1 {:5.1}  {} gold {} predicted  {}", 100.0 * d.f1(), d.gold, d.predicted, d.id);
    }
}

/// What was missed, what was found and is not there, and whose source is wrong, with the words.
fn errors<'a>(
    out: &mut String,
    documents: &'a [Document],
    scored: &[Scored],
    predicted: &dyn Fn(&'a Document) -> &'a [Annotated],
    many: usize,
) {
    let (mut missed, mut spurious, mut sources) = (Vec::new(), Vec::new(), Vec::new());
    for (document, scored) in documents.iter().zip(scored) {
        let found = predicted(document);
        let gold = |at: usize| document.attributions.get(at).map(|a| words(document, a)).unwrap_or_default();
        let told = |at: usize| found.get(at).map(|a| format!("{} ({})", words(document, a), a.rule)).unwrap_or_default();
        missed.extend(scored.missed.iter().map(|at| format!("{}: {}", document.id, gold(*at))));
        spurious.extend(scored.spurious.iter().map(|at| format!("{}: {}", document.id, told(*at))));
        let wrong = scored.pairs.iter().filter(|pair| !pair.source);
        sources.extend(wrong.map(|p| format!("{}: {}\n         found {}", document.id, gold(p.gold), told(p.predicted))));
    }
    for (name, all) in [("missed", missed), ("spurious", spurious), ("source", sources)] {
        for line in all.iter().take(many) {
            let _ = writeln!(out, "  {name}  {line}");
        }
    }
}

/// Source | cue | content, as the text has them.
fn words(document: &Document, statement: &Annotated) -> String {
    let points: Vec<char> = document.text.chars().collect();
    let of = |spans: &[Span]| {
        let parts = spans.iter().map(|span| {
            let stretch = points.get(span.start..span.end.min(points.len())).unwrap_or(&[]);
            stretch.iter().map(|c| if *c == '\n' { ' ' } else { *c }).collect::<String>()
        });
        parts.collect::<Vec<_>>().join(" … ")
    };
    format!("[{}] <{}> {}", of(&statement.source), of(&statement.cue), of(&statement.content))
}
