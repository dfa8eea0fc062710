//! The cases of the language packs, one named test per file: `cargo test --test cases en/cases/direct`.

use std::path::Path;
use std::sync::LazyLock;
use whosaid::knowledge::{Knowledge, cases};
use whosaid::pipeline;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::bundled().expect("bundled data is in order"));

fn run(path: &Path, text: String) -> datatest_stable::Result<()> {
    let tag = path.components().rev().nth(2).map(|part| part.as_os_str().to_string_lossy().into_owned());
    let tag = tag.ok_or("a case file lies in data/languages/TAG/cases/")?;
    let cases = cases::parse(&text, &path.to_string_lossy())?;
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let reading = pipeline::read_article(case.article(&tag), &KNOWLEDGE);
            let why = case.judge(&reading).err()?;
            Some(format!("{}:{}: {}\n{}\n{why}", path.display(), case.line, case.title, case.text))
        })
        .collect();
    if failures.is_empty() {
        return Ok(());
    }
    Err(Readable(format!("{} of {} cases fail\n\n{}", failures.len(), cases.len(), failures.join("\n\n"))).into())
}

datatest_stable::harness! {
    { test = run, root = "data/languages", pattern = r"/cases/[^/]+\.txt$" },
}

/// The harness prints errors by `Debug`; a string would come out on one line, escaped.
struct Readable(String);

impl std::fmt::Debug for Readable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::fmt::Display for Readable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Readable {}
