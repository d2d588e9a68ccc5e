//! The report for a terminal: every finding with its quotes underlined, after the manner of
//! rustc's diagnostics.

use super::clean;
use super::paint::Paint;
use super::quote::{Mark, Pen, Quote};
use super::view::{self, FindingView, LabelView};
use super::words::readable;
use super::{Detail, Format, Style, reasons, summary, verdict};
use crate::model::{Needs, Report, Severity};
use crate::text::Span;
use std::collections::BTreeMap;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// The full report.
pub const FORMAT: Format = Format {
    name: "full",
    summary: "every finding with its quotes underlined, for a terminal",
    needs: Needs::Findings,
    write,
};

/// How many quotes of one side are drawn; the others are named.
const QUOTES_A_SIDE: usize = 2;
/// How many sides are drawn.
const SIDES_MAX: usize = 5;
/// How many places are named in "and n more".
const PLACES_MAX: usize = 4;
/// How many remarks (severity info) of one rule are shown.
const REMARKS_A_RULE: usize = 10;
/// Marks of one sentence that are further apart are quoted apart.
const TOGETHER_BYTES: u32 = 1000;

fn write(report: &Report, style: &Style) -> String {
    let mut out = String::new();
    let paint = Paint { color: style.color };
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    let views = view::findings(report);
    for view in &views {
        if view.finding.severity == Severity::Info && style.detail != Detail::Verbose {
            let count = shown.entry(&view.finding.rule).or_insert(0);
            *count += 1;
            if *count <= REMARKS_A_RULE {
                short(view, paint, style.width, &mut out);
            }
        } else {
            long(view, style, &mut out);
        }
    }
    for (rule, count) in shown {
        if let Some(more) = count.checked_sub(REMARKS_A_RULE).filter(|more| *more > 0) {
            let head = paint.severity(Severity::Info, format_args!("info[{rule}]"));
            let _ = writeln!(out, "{head}: and {more} more (--verbose shows them)\n");
        }
    }
    for verdict in &report.verdicts {
        verdict::write(report, verdict, style, &mut out);
    }
    if style.detail != Detail::Quiet {
        for line in summary::lines(report) {
            wrapped(&line, "", style.width, &mut out);
        }
    }
    out
}

/// Columns before the second and later lines of a message.
const INDENT: usize = 4;

/// Severity, rule and message, broken at the width.
fn title(view: &FindingView<'_>, paint: Paint, width: usize) -> String {
    let finding = view.finding;
    let head = format!("{}[{}]", finding.severity.name(), clean::clean(&finding.rule));
    let mut rows = Vec::new();
    let mut row = String::from(":");
    let mut used = head.width() + 1;
    for word in clean::line(&finding.message).split(' ') {
        if used + 1 + word.width() > width && used > INDENT {
            rows.push(std::mem::take(&mut row));
            used = INDENT - 1;
            row.push_str(no_command(word));
        } else if !row.is_empty() {
            row.push(' ');
        }
        row.push_str(word);
        used += 1 + word.width();
    }
    rows.push(row);
    let rows: Vec<String> = rows.into_iter().map(|row| paint.strong(row)).collect();
    let head = paint.severity(finding.severity, head);
    format!("{head}{}", rows.join(&format!("\n{:INDENT$}", "")))
}

/// A remark: its message and its place.
fn short(view: &FindingView<'_>, paint: Paint, width: usize, out: &mut String) {
    let _ = writeln!(out, "{}", title(view, paint, width));
    if let Some(label) = view.primary() {
        let _ = writeln!(out, "  {} {}", paint.frame("-->"), label.place());
    }
    out.push('\n');
}

fn long(view: &FindingView<'_>, style: &Style, out: &mut String) {
    let paint = Paint { color: style.color };
    let (drawn, named) = chosen(view, style.detail == Detail::Verbose);
    let quotes = quotes(view, &drawn);
    let last_line =
        drawn.iter().filter_map(|index| view.labels.get(*index)).map(|label| label.to.line);
    let gutter = last_line.max().unwrap_or(1).to_string().len();
    let pen = Pen { paint, width: style.width, gutter, severity: view.finding.severity };
    let _ = writeln!(out, "{}", title(view, paint, style.width));
    for (index, (first, quote)) in quotes.iter().enumerate() {
        let arrow = if index == 0 { "-->" } else { ":::" };
        let place = first.place();
        let _ = write!(out, "{:gutter$}{} {place}", "", paint.frame(arrow));
        if let Some(locator) = first.locator() {
            let locator = format!("({})", clean::line(locator));
            let fits = gutter + 5 + place.width() + locator.width() <= style.width;
            let gap = if fits { " ".to_owned() } else { format!("\n{:1$}", "", gutter + 4) };
            let _ = write!(out, "{gap}{locator}");
        }
        out.push('\n');
        let _ = writeln!(out, "{}", paint.frame(format_args!("{:gutter$} |", "")));
        quote.draw(pen, out);
        let _ = writeln!(out, "{}", paint.frame(format_args!("{:gutter$} |", "")));
    }
    notes(view, &named, pen, out);
    out.push('\n');
}

/// Reasons, figures, the places that are not quoted, and what would help.
fn notes(view: &FindingView<'_>, named: &[String], pen: Pen, out: &mut String) {
    for line in named {
        note("and", line, pen, out);
    }
    for (name, said) in reasons::rows(view) {
        note(name, &said, pen, out);
    }
    if !view.finding.help.is_empty() {
        note("help", &view.finding.help, pen, out);
    }
    note("id", &view.fingerprint, pen, out);
}

fn note(name: &str, text: &str, pen: Pen, out: &mut String) {
    let gutter = pen.gutter;
    let lead = pen.paint.frame(format_args!("{:gutter$} =", ""));
    let _ = write!(out, "{lead} {}", pen.paint.strong(format_args!("{name}:")));
    let indent = gutter + 3 + name.len() + 1;
    let mut used = indent;
    for word in clean::line(text).split(' ') {
        if used > indent && used + 1 + word.width() > pen.width {
            let _ = write!(out, "\n{:indent$}", "");
            used = indent;
        }
        out.push(' ');
        if used == indent {
            out.push_str(no_command(word));
        }
        out.push_str(word);
        used += word.width() + 1;
    }
    out.push('\n');
}

/// Which labels are drawn, and a line for each side that has more.
fn chosen(view: &FindingView<'_>, all: bool) -> (Vec<usize>, Vec<String>) {
    if all {
        return ((0..view.labels.len()).collect(), Vec::new());
    }
    let (mut drawn, mut named) = (Vec::new(), Vec::new());
    let sides = view.sides();
    for (index, side) in sides.iter().enumerate() {
        // Where nothing is said by the values, every quote is a side of its own.
        let quoted = if side.value.is_empty() { SIDES_MAX } else { QUOTES_A_SIDE };
        let quoted = if index < SIDES_MAX { quoted } else { 0 };
        drawn.extend(side.labels.iter().take(quoted).copied());
        let rest: Vec<_> =
            side.labels.iter().skip(quoted).filter_map(|label| view.labels.get(*label)).collect();
        if !rest.is_empty() {
            named.push(more(&side.value, quoted == 0, &rest));
        }
    }
    drawn.sort_unstable();
    (drawn, named)
}

fn more(value: &str, all: bool, rest: &[&LabelView<'_>]) -> String {
    let verb = if rest.len() == 1 { "says" } else { "say" };
    let what =
        if value.is_empty() { String::new() } else { format!(" {verb} {}", readable(value)) };
    let mut places: Vec<String> = rest.iter().take(PLACES_MAX).map(|label| label.place()).collect();
    if rest.len() > PLACES_MAX {
        places.push("...".to_owned());
    }
    let more = if all { "" } else { " more" };
    format!("{}{more}{what}: {}", rest.len(), places.join(", "))
}

/// The chosen labels as quotations: those of one sentence together.
fn quotes<'a>(view: &'a FindingView<'_>, drawn: &[usize]) -> Vec<(&'a LabelView<'a>, Quote<'a>)> {
    let mut quotes: Vec<(&LabelView<'_>, Quote<'_>)> = Vec::new();
    let mut known: BTreeMap<(&str, Span), usize> = BTreeMap::new();
    for label in drawn.iter().filter_map(|index| view.labels.get(*index)) {
        let mark = mark(label);
        let key = (label.document, label.sentence);
        let near = known
            .get(&key)
            .and_then(|index| quotes.get_mut(*index))
            .filter(|(first, _)| first.span.start.abs_diff(label.span.start) <= TOGETHER_BYTES);
        if let Some((_, quote)) = near {
            quote.marks.push(mark);
        } else {
            known.insert(key, quotes.len());
            let document = &label.analysis.document;
            quotes.push((label, Quote { document, sentence: label.sentence, marks: vec![mark] }));
        }
    }
    quotes
}

/// A label as a mark: its remark, or what it means where the words do not say it plainly.
pub(crate) fn mark(label: &LabelView<'_>) -> Mark {
    let remark =
        if label.remark.is_empty() { readable(label.value) } else { label.remark.to_owned() };
    Mark { span: label.span, primary: label.primary, remark: clean::line(&remark).into_owned() }
}

/// What must stand before a word at the start of a line: two colons there are a command to some
/// CI systems, and the word may come from an article.
fn no_command(word: &str) -> &'static str {
    if word.starts_with("::") { "…" } else { "" }
}

/// Text broken at spaces to the width, every line indented.
pub(crate) fn wrapped(text: &str, indent: &str, width: usize, out: &mut String) {
    let mut used = 0;
    for word in text.split(' ') {
        if used > 0 && indent.len() + used + 1 + word.width() > width {
            out.push('\n');
            used = 0;
        }
        if used == 0 {
            out.push_str(indent);
            out.push_str(no_command(word));
        } else {
            out.push(' ');
        }
        used += word.width() + usize::from(used > 0);
        out.push_str(word);
    }
    out.push('\n');
}
