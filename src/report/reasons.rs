//! Why a finding is one, as people read it: reasons of one kind on one line, nothing twice.

use super::clean;
use super::view::FindingView;
use super::words::{count, readable};
use crate::judge::difference::{CLASH, SAME};
use crate::model::Finding;

/// What a reason without a kind of its own is introduced by.
const BECAUSE: &str = "because";
/// What the figures are introduced by.
const FIGURES: &str = "figures";
/// Evidence that speaks to programs only: weights without a scale.
const FOR_PROGRAMS: &[&str] = &["strength"];

/// What is said below the quotes of a finding: a name and a text a row.
pub(crate) fn rows(view: &FindingView<'_>) -> Vec<(&'static str, String)> {
    let finding = view.finding;
    let mut rows: Vec<(&'static str, String)> = Vec::new();
    for reason in &finding.reasons {
        let (kind, said) = kind(&clean::line(reason));
        match rows.iter_mut().find(|(name, _)| *name == kind && kind != BECAUSE) {
            Some((_, told)) if told.split("; ").any(|known| known == said) => {}
            Some((_, told)) => {
                told.push_str("; ");
                told.push_str(&said);
            }
            None => rows.push((kind, said)),
        }
    }
    let figures = figures(finding);
    if !figures.is_empty() {
        rows.push((FIGURES, figures.join("; ")));
    }
    rows
}

/// A reason in its kind and what it says.
fn kind(reason: &str) -> (&'static str, String) {
    let parted = [SAME, CLASH].into_iter().find_map(|kind| {
        let said = reason.strip_prefix(kind)?.strip_prefix(": ")?;
        Some((kind, said.to_owned()))
    });
    parted.unwrap_or_else(|| (BECAUSE, reason.to_owned()))
}

/// The sides with their origins, then what was computed, as far as it is not said already.
fn figures(finding: &Finding) -> Vec<String> {
    let mut sides = Vec::new();
    let mut others = Vec::new();
    for (name, value) in &finding.evidence {
        let readable = readable(value);
        let shown = clean::line(&readable);
        if let Some(number) = name.strip_prefix("side ") {
            let origins = finding.evidence.get(&format!("origins {number}"));
            let origins = origins.and_then(|origins| origins.parse().ok());
            let told =
                origins.map_or_else(String::new, |n: usize| format!(" ({})", count(n, "origin")));
            sides.push((number.parse::<u32>().unwrap_or(u32::MAX), format!("{shown}{told}")));
        } else if !name.starts_with("origins ") && !FOR_PROGRAMS.contains(&name.as_str()) {
            let said = |text: &String| text.contains(&*shown) || text.contains(value.as_str());
            if !finding.reasons.iter().chain([&finding.message]).any(said) {
                others.push(format!("{} = {shown}", clean::line(name)));
            }
        }
    }
    sides.sort();
    sides.into_iter().map(|(_, told)| told).chain(others).collect()
}
