//! How the whole run grows: collections of 1,000 articles and more to a report, with seconds, peak memory, and the exponent
//! of the time by the number of articles. `cargo bench --bench scale -- 1000 4000 16000`
//!
//! Options: `--folder F` for the collections (else the folder of temporary files), `--keep` leaves them there, `--only` makes
//! them and runs nothing, `--threads N`. Peak memory is what Linux tells (VmHWM); elsewhere it is not shown.

mod collection;

use collection::Stock;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use whosaid::knowledge::Knowledge;

const SEED: u64 = 1;

fn main() -> Result<(), Box<dyn Error>> {
    let (mut sizes, mut folder, mut keep, mut only, mut threads) = (Vec::new(), std::env::temp_dir(), false, false, None);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--folder" => folder = PathBuf::from(args.next().ok_or("--folder needs a name")?),
            "--keep" => keep = true,
            "--only" => (keep, only) = (true, true),
            "--threads" => threads = args.next(),
            // What cargo adds.
            "--bench" => {}
            size => sizes.push(size.parse::<usize>()?),
        }
    }
    if sizes.is_empty() {
        sizes = vec![1000, 4000];
    }
    fs::create_dir_all(&folder)?;
    let stock = stock()?;
    println!("{:>9} {:>9} {:>9} {:>9} {:>10} {:>9}", "articles", "text MB", "seconds", "ms each", "peak MB", "exponent");
    let mut last: Option<(usize, f64)> = None;
    let mut first: Option<(usize, f64)> = None;
    for size in sizes {
        let input = folder.join(format!("collection-{size}.jsonl"));
        let mut out = BufWriter::new(File::create(&input)?);
        let text = stock.write(&mut out, size, SEED)?;
        out.flush()?;
        if only {
            println!("{size:>9} {:>9.1} {}", text as f64 / 1e6, input.display());
            continue;
        }
        let (time, peak) = report(&input, &folder, threads.as_deref())?;
        let seconds = time.as_secs_f64();
        let grown = |(n, s): (usize, f64)| format!("{:.2}", (seconds / s).ln() / (size as f64 / n as f64).ln());
        println!(
            "{size:>9} {:>9.1} {seconds:>9.1} {:>9.2} {:>10} {:>9}",
            text as f64 / 1e6,
            1000.0 * seconds / size as f64,
            peak.map_or("–".to_owned(), |kb| format!("{:.0}", kb as f64 / 1024.0)),
            last.map(grown).unwrap_or_default(),
        );
        last = Some((size, seconds));
        first = first.or(last);
        if !keep {
            fs::remove_file(&input)?;
        }
    }
    if let (Some(first), Some(last)) = (first.filter(|first| last.is_some_and(|last| last.0 > first.0)), last) {
        let exponent = (last.1 / first.1).ln() / (last.0 as f64 / first.0 as f64).ln();
        println!("from {} to {} articles: exponent {exponent:.2}", first.0, last.0);
    }
    Ok(())
}

fn stock() -> Result<Stock, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/karabakh-2023/articles");
    let mut paths: Vec<_> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let read = |path: PathBuf| Ok((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), fs::read(&path)?));
    let files: Vec<_> = paths.into_iter().map(read).collect::<Result<_, std::io::Error>>()?;
    Ok(Stock::of(&files, &Knowledge::bundled()?))
}

/// A whole run of the program: its time, and its peak memory in KB.
fn report(input: &Path, folder: &Path, threads: Option<&str>) -> Result<(Duration, Option<u64>), Box<dyn Error>> {
    let output = folder.join("report.html");
    let mut command = Command::new(env!("CARGO_BIN_EXE_whosaid"));
    command.args(["--quiet", "report"]).arg(input).arg("-o").arg(&output);
    threads.map(|threads| command.env("RAYON_NUM_THREADS", threads));
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::inherit()).spawn()?;
    let mut peak = None;
    let status = loop {
        peak = peak_of(child.id()).or(peak);
        match child.try_wait()? {
            Some(status) => break status,
            None => thread::sleep(Duration::from_millis(20)),
        }
    };
    let time = start.elapsed();
    if !status.success() {
        return Err(format!("the run failed: {status}").into());
    }
    fs::remove_file(&output)?;
    let site = folder.join("report_files");
    if site.exists() {
        fs::remove_dir_all(site)?;
    }
    Ok((time, peak))
}

fn peak_of(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix("kB")?.trim().parse().ok()
}
