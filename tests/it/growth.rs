//! Time grows with the input only, whatever stands in it: a loop within a loop would make ten
//! times the input take a hundred times as long. And memory is bounded by a multiple of the input.
//!
//! Both take a while and mean something for an optimised build only:
//! `VERIFY_THOROUGH=1 cargo test --release --test it -- growth::`.
#![expect(clippy::print_stderr, reason = "measurements are told")]

use rustix::time::{ClockId, clock_gettime};
use std::time::Duration;
use verify_sources::ingest;
use verify_sources::lexicon::Lexicon;

/// What a run may take at the most, in bytes: so much for the program itself, its tables and its
/// threads, and so much for each byte of its input. The worst known input is a table of cells of
/// one digit; news articles take some 120 for a byte.
const MEMORY_FIXED: u64 = 64 << 20;
const MEMORY_A_BYTE: u64 = 640;

fn thorough() -> bool {
    let thorough = std::env::var_os("VERIFY_THOROUGH").is_some();
    if !thorough {
        eprintln!("skipped: set VERIFY_THOROUGH=1 to measure");
    }
    thorough
}

/// So many numbers, all of them others, with something behind each.
fn numbers(count: usize, behind: &str) -> String {
    (0..count).fold(String::new(), |mut text, at| {
        text.push_str(&(100 + at * 7919 % 999_983).to_string());
        text.push_str(behind);
        text
    })
}

/// Inputs that grow with `n`, each meant to find a loop within a loop.
fn crafted(n: usize) -> Vec<(&'static str, &'static str, String)> {
    let many = |text: &str, count: usize| text.repeat(count);
    vec![
        ("digits on one line", "x.txt", many("7", 2_000 * n)),
        (
            "nested tags",
            "x.html",
            format!("{}It cost $5.{}", many("<div>", 1_000 * n), many("</div>", 1_000 * n)),
        ),
        ("unclosed tags", "x.html", many("<b><p>", 1_000 * n)),
        (
            "stray end tags",
            "x.html",
            format!("{}{}", many("<i>x", 500 * n), many("</b>", 1_000 * n)),
        ),
        ("ampersands", "x.html", format!("<p>{}", many("&am", 2_000 * n))),
        ("references", "x.html", format!("<p>{}", many("&amp;", 1_000 * n))),
        ("raised marks", "x.html", format!("<p>{}", many("a<sup>2</sup>", 500 * n))),
        ("one one one", "x.txt", many("one ", 2_000 * n)),
        (
            "rows",
            "x.html",
            format!("<table>{}</table>", many("<tr><td>a</td><td>7</td></tr>", 200 * n)),
        ),
        ("rows in text", "x.txt", many("a\t7\tb\n", 400 * n)),
        ("rows without figures", "x.txt", many("a | b\n", 500 * n)),
        ("list in one line", "x.txt", format!("- a.{}", many(" - b.", 1_000 * n))),
        ("brackets", "x.md", many("[", 300 * n)),
        ("quotes", "x.md", many("> ", 300 * n)),
        (
            "brackets of JSON",
            "x.json",
            format!(
                "{{\"text\": \"It cost $5.\", \"x\": {}{}}}",
                many("[", 2_000 * n),
                many("]", 2_000 * n)
            ),
        ),
        ("escapes", "x.json", format!("{{\"text\": \"{}\"}}", many("\\n", 2_000 * n))),
        ("groups", "x.rtf", format!("{{\\rtf1 {}", many("{\\b x}", 1_000 * n))),
        (
            "entries",
            "x.rss",
            format!(
                "<rss><channel>{}",
                many("<item><title>a</title><description>b</description></item>", 100 * n)
            ),
        ),
        ("short headings", "x.txt", many("Heading\n\n", 500 * n)),
        ("money", "x.txt", many("$5bn, ", 500 * n)),
        ("dates", "x.txt", many("May 3, ", 500 * n)),
        ("capitals", "x.txt", many("Acme Corp ", 300 * n)),
        ("quotation marks", "x.txt", many("\"", 1_000 * n)),
        ("brackets in text", "x.txt", many("(", 1_000 * n)),
        ("wide characters", "x.txt", many("€5 ", 600 * n)),
    ]
}

/// Figures and states that grow with `n`: many for comparing to go through.
fn figures(n: usize) -> Vec<(&'static str, &'static str, String)> {
    let many = |text: &str, count: usize| text.repeat(count);
    vec![
        ("numbers", "x.txt", numbers(500 * n, " ")),
        ("numbers and commas", "x.txt", numbers(500 * n, ", ")),
        ("counts", "x.txt", numbers(200 * n, " people died, ")),
        ("weekdays", "x.txt", many("Monday, May 3, 2024; ", 300 * n)),
        ("states", "x.txt", many("The bridge was closed. The bridge was opened. ", 100 * n)),
        ("one change", "x.txt", many("Revenue rose 12% to $3.42bn. ", 200 * n)),
        ("changes", "x.txt", numbers(200 * n, "m was the revenue, up 12%. It rose 12% to $")),
        (
            "one figure or another",
            "x.txt",
            many("It killed 12 people. It killed 13 people. ", 100 * n),
        ),
    ]
}

/// The inputs that hostile files are known by, at so many hundredths of their full size: a line of
/// 10 MB of digits, one of 200,000 numbers, 100,000 nested tags, a million times "one", a table of
/// 10,000 rows, a sentence of 96,000 words.
fn known(hundredths: usize) -> Vec<(&'static str, &'static str, String)> {
    let row =
        |n: usize| format!("<tr><td>Town {n}</td><td>${n} million</td><td>{n} homes</td></tr>");
    let words = ["the bridge", "over the river that", "the council", "wanted, said", "nobody"];
    let sentence = (0..400 * hundredths).fold(String::new(), |mut out, n| {
        out.extend([words[n % words.len()], " "]);
        out
    });
    vec![
        ("a line of digits", "x.txt", "7".repeat(100_000 * hundredths)),
        ("a line of numbers", "x.txt", numbers(2_000 * hundredths, " ")),
        (
            "nested tags",
            "x.html",
            format!(
                "{}It cost $5.{}",
                "<div>".repeat(1_000 * hundredths),
                "</div>".repeat(1_000 * hundredths)
            ),
        ),
        ("one one one", "x.txt", "one ".repeat(10_000 * hundredths)),
        (
            "a table",
            "x.html",
            format!(
                "<table><tr><th>Town</th><th>Cost</th><th>Homes</th></tr>{}</table>",
                (0..100 * hundredths).map(row).collect::<String>()
            ),
        ),
        ("a sentence", "x.txt", format!("{sentence} paid $5 million.")),
    ]
}

/// The time of a processor that a document takes to be read, and to be checked too: what one
/// thread spent on it, whatever else the machine was busy with.
fn time(name: &str, text: &str, whole: bool) -> Duration {
    let lexicon = Lexicon::builtin();
    let start = spent();
    let documents = ingest::read(name, text.as_bytes()).unwrap_or_default();
    if whole {
        let analyses = verify_sources::analyze_all(documents, lexicon);
        let _ = verify_sources::check(analyses, Vec::new(), lexicon);
    }
    spent().saturating_sub(start)
}

/// What this thread has spent so far.
fn spent() -> Duration {
    let clock = clock_gettime(ClockId::ThreadCPUTime);
    Duration::from_secs(clock.tv_sec.unsigned_abs())
        + Duration::from_nanos(clock.tv_nsec.unsigned_abs())
}

/// What is wrong with the growth from the small to the large input. Each is read until what it
/// takes undisturbed is known, or ten times; what is over in no time is not judged.
fn growth(
    small: &(&str, &str, String),
    large: &(&str, &str, String),
    whole: bool,
) -> Option<String> {
    // Counted in instructions, the slowest of them grow 9.5 times. Caches and new pages make up to
    // 15 times the time of it where another program shares them; so the inputs are large rather
    // than the limit close: twelve times from a tenth of these sizes let more pass.
    const TIMES_MAX: u128 = 20;
    // A clock's steps and a first touch of memory may be many times a short time.
    const NO_TIME_MICROS: u128 = 5_000;
    let (mut one, mut ten) = (Duration::MAX, Duration::MAX);
    let mut tenths = u128::MAX;
    for _ in 0..10 {
        one = one.min(time(small.1, &small.2, whole));
        ten = ten.min(time(large.1, &large.2, whole));
        tenths = 10 * ten.as_micros() / one.as_micros().max(NO_TIME_MICROS);
        if tenths <= 10 * TIMES_MAX {
            break;
        }
    }
    let (name, bytes) = (small.0, large.2.len());
    let told = format!(
        "{name} (whole: {whole}): x{}.{}, {ten:?} for {bytes} bytes",
        tenths / 10,
        tenths % 10
    );
    eprintln!("{told}");
    (tenths > 10 * TIMES_MAX).then_some(told)
}

/// Runs on a thread that does all the work itself.
fn alone<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap().install(work)
}

#[test]
fn time_grows_with_the_input_only() {
    if !thorough() {
        return;
    }
    let all = |n| [crafted(n), figures(n)].concat();
    let pairs: Vec<_> = all(30).into_iter().zip(all(300)).collect();
    let wrong: Vec<String> = alone(|| {
        let judged =
            |whole| pairs.iter().filter_map(move |(small, large)| growth(small, large, whole));
        judged(false).chain(judged(true)).collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn known_hostile_inputs_of_full_size_are_checked_in_time() {
    if !thorough() {
        return;
    }
    let pairs: Vec<_> = known(10).into_iter().zip(known(100)).collect();
    let wrong: Vec<String> =
        alone(|| pairs.iter().filter_map(|(small, large)| growth(small, large, true)).collect());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The most memory that a run of the program held, in bytes.
#[cfg(target_os = "linux")]
fn peak(folder: &std::path::Path) -> u64 {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_verify"))
        .args(["--no-cache", "--isolated", "--format", "json", "--output", "report.json", "in"])
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()));
        let line = status.unwrap_or_default();
        let line = line.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse().ok());
        peak = peak.max(kilobytes.unwrap_or(0_u64) * 1024);
        std::thread::sleep(Duration::from_millis(5));
    }
    peak
}

#[test]
#[cfg(target_os = "linux")]
fn memory_is_bounded_by_a_multiple_of_the_input() {
    let scale = if thorough() { 10 } else { 1 };
    let mut inputs = crafted(4 * scale);
    if scale == 1 {
        let names = ["rows in text", "digits on one line", "nested tags", "brackets"];
        inputs.retain(|(name, ..)| names.contains(name));
    }
    let mut wrong = Vec::new();
    for (name, file, text) in inputs {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("in")).unwrap();
        std::fs::write(folder.path().join("in").join(file), &text).unwrap();
        let peak = peak(folder.path());
        let bytes = u64::try_from(text.len()).unwrap();
        eprintln!("{name}: {} KB for {} KB", peak >> 10, bytes >> 10);
        if peak > MEMORY_FIXED + MEMORY_A_BYTE * bytes {
            wrong.push(format!("{name}: {peak} bytes for {bytes}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
