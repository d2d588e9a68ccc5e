//! The examples of `verify explain`, from the rule's own spec: each has run as a test, so what is
//! printed is what the program says.

use std::fmt::Write;

/// How many examples in which the rule speaks, and in which it is silent, are enough to get the
/// idea.
const SHOWN: usize = 2;

/// A section of a spec: articles, statements, and what the rule says of them.
#[derive(Default)]
struct Example<'a> {
    title: &'a str,
    /// What stands between the heading and its first block.
    why: Vec<&'a str>,
    /// The names of files with what they hold.
    files: Vec<(&'a str, Vec<&'a str>)>,
    report: Vec<&'a str>,
}

/// The examples of a spec as text, the first few or all.
pub(crate) fn told(spec: &str, all: bool) -> String {
    let examples = read(spec);
    let most = if all { usize::MAX } else { SHOWN };
    let (silent, loud): (Vec<_>, Vec<_>) =
        examples.iter().partition(|example| example.report.is_empty());
    let mut out = String::from("## Examples\n");
    for examples in [&loud, &silent] {
        examples.iter().take(most).for_each(|example| write(&mut out, example));
    }
    let left = loud.len().saturating_sub(most) + silent.len().saturating_sub(most);
    if left > 0 {
        let _ = writeln!(out, "\n{left} more with --all.");
    }
    out
}

fn read(spec: &str) -> Vec<Example<'_>> {
    let mut examples: Vec<Example<'_>> = Vec::new();
    let mut lines = spec.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            examples.push(Example { title, ..Example::default() });
            continue;
        }
        let Some(example) = examples.last_mut() else { continue };
        let Some(fence) = line.strip_prefix("```") else {
            if example.files.is_empty() && !line.is_empty() {
                example.why.push(line);
            }
            continue;
        };
        let body = lines.by_ref().take_while(|line| *line != "```").collect();
        match fence.split_once(' ') {
            Some(("source" | "claims", name)) => example.files.push((name.trim(), body)),
            _ if fence == "report" => example.report.extend::<Vec<&str>>(body),
            _ => {}
        }
    }
    examples
}

fn write(out: &mut String, example: &Example<'_>) {
    let _ = writeln!(out, "\n### {}\n", example.title);
    for line in &example.why {
        let _ = writeln!(out, "{line}");
    }
    if !example.why.is_empty() {
        out.push('\n');
    }
    for (name, lines) in &example.files {
        let _ = writeln!(out, "{name}:");
        for line in lines {
            let _ = writeln!(out, "    | {line}");
        }
    }
    if example.report.is_empty() {
        out.push_str("it is silent\n");
    }
    for line in &example.report {
        let _ = writeln!(out, "{line}");
    }
}
