//! The scorer counts as the script does by which results from elsewhere are measured (where that script is at hand).

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use whosaid::eval::{self, Annotated, Rows, Value, measures, score};
use whosaid::model::Span;

fn shared(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path)
}

/// Gold statements, damaged in ways that touch every measure.
fn damage(gold: &[Annotated], points: usize) -> Vec<Annotated> {
    let shift = |spans: &[Span], by: usize| -> Vec<Span> {
        spans.iter().map(|s| Span::new((s.start + by).min(points), (s.end + by / 2).min(points))).collect()
    };
    let kept = gold.iter().enumerate().filter(|(at, _)| at % 7 != 3);
    let mut all: Vec<Annotated> = kept
        .map(|(at, a)| Annotated {
            source: if at % 5 == 0 { Vec::new() } else { a.source.clone() },
            cue: shift(&a.cue, at % 9),
            content: shift(&a.content, [0, 0, 9, 30, 80][at % 5]),
            actor: if at % 4 == 0 { Some("merged".into()) } else { a.actor.clone() },
            speaks_for: a.speaks_for.clone(),
            ..Annotated::default()
        })
        .collect();
    all.push(Annotated { content: vec![Span::new(0, 40.min(points))], ..Annotated::default() });
    all
}

fn as_json(id: &str, predicted: &[Annotated]) -> serde_json::Value {
    let attributions: Vec<serde_json::Value> = predicted
        .iter()
        .map(|a| serde_json::json!({"source": a.source, "cue": a.cue, "content": a.content, "actor": a.actor, "speaks_for": a.speaks_for}))
        .collect();
    serde_json::json!({"id": id, "attributions": attributions})
}

#[test]
fn figures_are_those_of_the_script() {
    let script = shared("tools/score_attributions.py");
    let python = Command::new("python3").arg("--version").output().is_ok_and(|out| out.status.success());
    if !script.exists() || !python {
        eprintln!("skipped: python3 or {} is not at hand", script.display());
        return;
    }
    for gold in ["seed/gold.jsonl", "corpora/ar-padt/gold-dev.jsonl", "corpora/polnear/dev.jsonl"] {
        let gold = shared(gold);
        let Ok(text) = std::fs::read_to_string(&gold) else { continue };
        let (documents, notes) = eval::parse(&text, "gold");
        assert!(notes.is_empty(), "{notes:?}");
        let predicted: Vec<Vec<Annotated>> = documents.iter().map(|d| damage(&d.attributions, d.text.chars().count())).collect();
        let mut lines = String::new();
        for (document, predicted) in documents.iter().zip(&predicted) {
            let _ = writeln!(lines, "{}", as_json(&document.id, predicted));
        }
        let file = std::env::temp_dir().join(format!("whosaid-eval-{}.jsonl", std::process::id()));
        std::fs::write(&file, lines).unwrap();
        let out = Command::new("python3").arg(&script).arg(&gold).arg(&file).arg("--json").output().unwrap();
        let _ = std::fs::remove_file(&file);
        let rows: serde_json::Value = serde_json::from_slice(&out.stdout).expect("the script prints JSON");
        for (name, row) in rows.as_object().unwrap() {
            let rows = if name == "all" { Rows::All } else { Rows::Speech };
            let scored: Vec<_> = documents.iter().zip(&predicted).map(|(d, p)| score(d, p, rows)).collect();
            assert_eq!(scored.iter().map(|d| d.predicted).sum::<usize>() as u64, row["predicted"].as_u64().unwrap());
            for measure in measures(&scored) {
                let theirs = match &row[&measure.name] {
                    serde_json::Value::Array(prf) => prf[2].as_f64(),
                    one => one.as_f64(),
                };
                let (ours, theirs) = (measure.value.headline(), theirs.unwrap_or(f64::NAN));
                assert!((ours - theirs).abs() < 1e-9, "{} {name} {}: {ours} and {theirs}", gold.display(), measure.name);
                if let (Value::Prf(p, r, _), Some(prf)) = (measure.value, row[&measure.name].as_array()) {
                    assert!((p - prf[0].as_f64().unwrap()).abs() < 1e-9 && (r - prf[1].as_f64().unwrap()).abs() < 1e-9);
                }
            }
        }
    }
}
