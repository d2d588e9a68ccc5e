//! The fact table: a row a fact, a column a document, what it says in the cell.

use super::super::status::{Status, Ticked};
use super::super::words::readable;
use super::{Page, plain};
use crate::model::{ClaimId, Fact};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// How many facts are shown: those in conflict and those of most documents first.
const FACTS_MAX: usize = 300;
/// How many documents get a column of their own.
const COLUMNS_MAX: usize = 30;

/// The table of the facts that several documents speak of, or that are in conflict.
pub(super) fn table(page: &Page<'_>) -> Markup {
    let mut rows: Vec<(&Fact, Status, usize)> = page
        .report
        .facts
        .iter()
        .map(|fact| (fact, worst(page, fact), documents(fact)))
        .filter(|(_, status, documents)| *status == Status::Conflict || *documents > 1)
        .collect();
    rows.sort_by_key(|(fact, status, documents)| (*status, usize::MAX - documents, fact.id));
    let left_out = rows.len().saturating_sub(FACTS_MAX);
    rows.truncate(FACTS_MAX);
    let columns = columns(page, &rows);
    html! {
        section #facts aria-labelledby="facts-head" {
            h2 #facts-head { "Facts" }
            @if rows.is_empty() { p { "No fact is told by more than one document." } } @else {
                p { "A row is what several documents speak of, a column a document; an empty cell says that the document is silent." }
                div.scroll tabindex="0" role="region" aria-label="Table of facts" {
                    table {
                        thead { tr {
                            th scope="col" { "Fact" }
                            @for id in &columns { th scope="col" { (name(page, *id)) } }
                        } }
                        tbody { @for (fact, status, _) in &rows { (row(page, fact, *status, &columns)) } }
                    }
                }
                @if left_out > 0 { p { "And " (left_out) " more facts on which the documents agree." } }
            }
        }
    }
}

/// The documents that get a column: those that speak of most of the facts shown, by path.
fn columns(page: &Page<'_>, rows: &[(&Fact, Status, usize)]) -> Vec<u32> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for (fact, ..) in rows {
        for id in &fact.claims {
            *counts.entry(id.document.0).or_insert(0) += 1;
        }
    }
    let mut columns: Vec<(usize, u32)> =
        counts.into_iter().map(|(id, count)| (count, id)).collect();
    columns.sort_by_key(|(count, id)| (usize::MAX - count, *id));
    columns.truncate(COLUMNS_MAX);
    let mut columns: Vec<u32> = columns.into_iter().map(|(_, id)| id).collect();
    columns.sort_unstable();
    columns.retain(|id| page.report.analyses.get(*id as usize).is_some());
    columns
}

fn name(page: &Page<'_>, id: u32) -> Markup {
    let document = page.report.analyses.get(id as usize).map(|analysis| &analysis.document);
    let file = document.map_or("", |document| document.path.as_str());
    let short = file.rsplit('/').next().unwrap_or(file);
    html! {
        a href={"#a-" (id)} title=(plain(file)) { (plain(short)) }
        @if let Some(day) = document.and_then(|document| document.published) { br; small { (day) } }
    }
}

fn documents(fact: &Fact) -> usize {
    let all: std::collections::BTreeSet<u32> = fact.claims.iter().map(|id| id.document.0).collect();
    all.len()
}

fn outcome<'p>(page: &'p Page<'_>, id: ClaimId) -> Option<&'p Ticked<'p>> {
    page.outcomes.get(id.document.0 as usize)?.get(id.index as usize)
}

fn worst(page: &Page<'_>, fact: &Fact) -> Status {
    let statuses = fact.claims.iter().filter_map(|id| outcome(page, *id)).map(|t| t.status);
    statuses.min().unwrap_or(Status::NotCompared)
}

fn row(page: &Page<'_>, fact: &Fact, status: Status, columns: &[u32]) -> Markup {
    let mut cells: BTreeMap<u32, Vec<(ClaimId, &str)>> = BTreeMap::new();
    for side in &fact.sides {
        for id in &side.claims {
            cells.entry(id.document.0).or_default().push((*id, side.value.as_str()));
        }
    }
    let elsewhere = cells.keys().filter(|id| !columns.contains(id)).count();
    html! {
        tr class=(status.name()) {
            th scope="row" {
                span.sign aria-hidden="true" title=(status.told()) { (status.sign()) } span.hidden { (status.told()) ":" } " "
                @if !fact.entity.is_empty() { (plain(&fact.entity)) ": " }
                (plain(&fact.attribute))
                @if elsewhere > 0 { br; small { "and in " (elsewhere) " more" } }
            }
            @for column in columns {
                @match cells.get(column) {
                    None => td.blank { span.hidden { "silent" } }
                    Some(said) => td { @for (id, value) in said { (cell(page, *id, value)) } }
                }
            }
        }
    }
}

fn cell(page: &Page<'_>, id: ClaimId, value: &str) -> Markup {
    let analysis = page.report.analyses.get(id.document.0 as usize);
    let claim = analysis.and_then(|analysis| analysis.claims.get(id.index as usize));
    let (Some(analysis), Some(claim)) = (analysis, claim) else { return html! {} };
    let status = outcome(page, id).map_or(Status::NotCompared, |ticked| ticked.status);
    let place = analysis.document.position(claim.span);
    html! {
        p class={"cell " (status.name())} {
            span dir="auto" { (plain(analysis.document.quote(claim.span))) }
            @if !value.is_empty() { small { " = " (plain(&readable(value))) } }
            small { " :" (place.line) }
            @if status == Status::Conflict {
                span.sign aria-hidden="true" { " " (status.sign()) } span.hidden { " (" (status.told()) ")" }
            }
        }
    }
}
