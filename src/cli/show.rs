//! `whosaid show`: one stage, with the rule that spoke.

use super::args::{ShowArgs, Stage};
use super::terminal::{Terminal, steers};
use super::write::Output;
use super::{Outcome, Read, load, nothing_read};
use serde::Serialize;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use whosaid::knowledge::Knowledge;
use whosaid::model::{Article, Note, Reading, Span, Statement};
use whosaid::{pipeline, segment};

/// Shows.
pub fn run(args: &ShowArgs, terminal: &Terminal) -> Outcome {
    let job = load::job(&args.source)?;
    let mut output = Output::open(Path::new("-"))?;
    let mut unread = terminal.notes(&job.inputs.notes);
    let mut articles = 0;
    job.inputs.each_batch(&args.source.settings, &job.knowledge.project, terminal, |batch, notes| -> anyhow::Result<()> {
        unread |= terminal.notes(&notes);
        articles += batch.len();
        for article in batch {
            let shown = match args.stage {
                Stage::Segments => segments(&article, &job.knowledge),
                stage => reading(&pipeline::read_article(article, &job.knowledge), stage),
            };
            output.write_all(shown.as_bytes())?;
        }
        Ok(())
    })?;
    if articles == 0 {
        return Err(nothing_read().into());
    }
    output.finish()?;
    Ok(if unread { Read::Partly } else { Read::Whole })
}

fn head(article: &Article) -> String {
    let known = [article.outlet.as_deref(), article.date.as_deref(), Some(article.lang.as_str())];
    let known: Vec<&str> = known.into_iter().flatten().collect();
    format!("# {} ({})\n{}\n", article.id, known.join(", "), article.title.as_deref().unwrap_or(""))
}

fn segments(article: &Article, knowledge: &Knowledge) -> String {
    let mut out = head(article);
    let segments = segment::segment(article, knowledge.pack(&article.lang));
    for (at, paragraph) in segments.paragraphs.iter().enumerate() {
        let _ = writeln!(out, "\n¶ {at}");
        for sentence in segments.sentences.get(paragraph.sentences.clone()).unwrap_or(&[]) {
            let _ = writeln!(out, "  {} tokens  {}", sentence.tokens.len(), flat(sentence.span.of(&article.text)));
        }
    }
    for post in &article.posts {
        let _ = writeln!(out, "\npost  [{}] {}", flat(post.account.of(&article.text)), flat(post.content.of(&article.text)));
    }
    for span in &article.residue {
        let _ = writeln!(out, "\nset aside  {}", flat(span.of(&article.text)));
    }
    out + "\n"
}

fn reading(reading: &Reading, stage: Stage) -> String {
    let text = &reading.article.text;
    let mut out = head(&reading.article);
    for statement in &reading.attributions {
        let a = &statement.attribution;
        let nested = if a.nested { " nested" } else { "" };
        let _ = writeln!(out, "\n{} {}{nested} by {} ({} %)", a.id, code(&a.style), a.rule, a.confidence);
        for (role, spans) in [("source", &a.source), ("cue", &a.cue), ("content", &a.content), ("addressee", &a.addressee)] {
            if !spans.is_empty() {
                let words: Vec<String> = spans.iter().map(|span| flat(span.of(text))).collect();
                let _ = writeln!(out, "  {role:10}{}", words.join(" … "));
            }
        }
        if let Some(before) = &a.continues {
            let _ = writeln!(out, "  continues {before}");
        }
        if stage != Stage::Attributions {
            speaker(&mut out, statement);
        }
        if stage == Stage::Statements {
            codes(&mut out, statement, text);
        }
    }
    for note in &reading.notes {
        let _ = writeln!(out, "\nnote: {}", sentence(note, text));
    }
    out + "\n"
}

fn speaker(out: &mut String, statement: &Statement) {
    let speaker = &statement.speaker;
    let actor = speaker.actor.as_deref().unwrap_or("(unresolved)");
    let whom = speaker.speaks_for.as_deref().map(|whom| format!(" for {whom}")).unwrap_or_default();
    let (kind, sieve) = (code(&speaker.source_kind), &speaker.resolved_by);
    let _ = writeln!(out, "  speaker   {actor}{whom}, {kind}, by {sieve} ({} %)", speaker.speaker_confidence);
}

fn codes(out: &mut String, statement: &Statement, text: &str) {
    let codes = &statement.codes;
    let negated = if codes.content_negated { ", negated" } else { "" };
    let _ = writeln!(out, "  act       {} by {}, {}{negated}", code(&codes.act), codes.act_rule, code(&codes.modality));
    for (name, span) in [("condition", codes.condition), ("hedge", codes.hedge)] {
        if let Some(span) = span {
            let _ = writeln!(out, "  {name:10}{}", flat(span.of(text)));
        }
    }
    for stance in &codes.stances {
        let cues: Vec<String> = stance.cues.iter().map(|span| flat(span.of(text))).collect();
        let (side, cues) = (code(&stance.stance), cues.join(" … "));
        let _ = writeln!(out, "  stance    {}: {side} by {} ({} %) {cues}", stance.issue, stance.rule, stance.confidence);
    }
}

fn sentence(note: &Note, text: &str) -> String {
    let words = note.span.map(|span: Span| format!(" «{}»", flat(span.of(text)))).unwrap_or_default();
    format!("{}{words}: {}\n  {}", note.what, note.why, note.what_to_do)
}

/// The name of a code as files write it.
fn code(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Words on one line, without control characters that could steer the terminal.
fn flat(words: &str) -> String {
    words.chars().map(|c| if steers(c) { ' ' } else { c }).collect()
}
