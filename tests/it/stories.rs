//! `tests/stories/<name>/`: invented stories told by several outlets, with what a careful editor
//! would query in them (`gold.json`, see the README there). How much of it the program finds, and
//! how many alarms it raises over nothing, may get better, never worse: `floors.toml` holds what
//! was reached. `UPDATE=1 cargo test stories` writes it anew.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const VERIFY: &str = env!("CARGO_BIN_EXE_verify");

#[derive(Deserialize)]
struct Gold {
    discrepancies: Vec<Item>,
    traps: Vec<Item>,
    #[serde(default)]
    tolerated: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    id: String,
    kind: Option<String>,
    sides: Vec<Side>,
}

#[derive(Deserialize)]
struct Side {
    doc: String,
    quote: String,
    value: String,
    camp: Option<String>,
}

#[derive(Deserialize)]
struct Report {
    findings: Vec<Finding>,
}

#[derive(Deserialize)]
struct Finding {
    severity: String,
    labels: Vec<Label>,
}

#[derive(Deserialize)]
struct Label {
    document: String,
    start: usize,
    end: usize,
}

/// What the program makes of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Score {
    /// Discrepancies in all.
    of: usize,
    /// Those that a finding of warning or above shows.
    found: usize,
    /// Findings of warning or above that show nothing an editor would query.
    false_alarms: usize,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories")
}

fn stories() -> Vec<PathBuf> {
    let mut stories: Vec<_> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    stories.retain(|path| path.is_dir());
    stories.sort();
    stories
}

fn name(story: &Path) -> String {
    story.file_name().unwrap().to_string_lossy().into_owned()
}

fn gold(story: &Path) -> Gold {
    serde_json::from_str(&fs::read_to_string(story.join("gold.json")).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", story.display()))
}

/// Where a side stands in its file, in bytes: the value where figures clash, the whole quote where
/// it is the statement that does.
fn place(story: &Path, item: &Item, side: &Side) -> (usize, usize) {
    let text = fs::read_to_string(story.join("sources").join(&side.doc)).unwrap();
    let quotes: Vec<usize> = text.match_indices(&side.quote).map(|(at, _)| at).collect();
    let [at] = quotes[..] else {
        panic!("{} {}: {:?} stands {} times", name(story), item.id, side.quote, quotes.len())
    };
    let loose = ["status", "direction", "identity", "scope", "modality"];
    if item.kind.as_deref().is_some_and(|kind| loose.contains(&kind)) {
        return (at, at + side.quote.len());
    }
    let within = side.quote.find(&side.value);
    let from = at + within.unwrap_or_else(|| panic!("{} {}: no value", name(story), item.id));
    (from, from + side.value.len())
}

/// Whether a finding shows an item: it quotes two of its camps, or the one that it has; a wrong
/// result alone is enough, since what it is computed from can stand in several places.
fn shows(story: &Path, finding: &Finding, item: &Item) -> bool {
    let touched: BTreeSet<_> = item
        .sides
        .iter()
        .filter(|side| {
            let (from, to) = place(story, item, side);
            finding.labels.iter().any(|label| {
                let file = label.document.rsplit('/').next();
                file == Some(&side.doc) && label.start < to && label.end > from
            })
        })
        .map(|side| side.camp.as_deref())
        .collect();
    let camps: BTreeSet<_> = item.sides.iter().map(|side| side.camp.as_deref()).collect();
    let recomputed = matches!(item.kind.as_deref(), Some("arithmetic" | "weekday"));
    let result = recomputed && camps.last().is_some_and(|last| touched.contains(last));
    result || touched.len() >= camps.len().min(2)
}

/// The report on a folder.
fn report(folder: &Path, sources: &[&str]) -> Report {
    let run = Command::new(VERIFY)
        .args(["--no-cache", "--isolated", "--quiet", "--format", "json"])
        .args(sources)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(run.status.code() < Some(2), "{}", String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&run.stdout).unwrap()
}

fn score(story: &Path) -> Score {
    let report = report(story, &["sources"]);
    let gold = gold(story);
    let mut found = BTreeSet::new();
    let mut false_alarms = 0;
    for finding in report.findings.iter().filter(|finding| finding.severity != "info") {
        let mut shown = gold.discrepancies.iter().filter(|item| shows(story, finding, item));
        let before = found.len();
        found.extend(shown.by_ref().map(|item| item.id.clone()));
        let repeats = found.len() == before
            && gold.discrepancies.iter().any(|item| shows(story, finding, item));
        let debatable = gold.tolerated.iter().any(|item| shows(story, finding, item));
        false_alarms += usize::from(found.len() == before && !repeats && !debatable);
    }
    Score { of: gold.discrepancies.len(), found: found.len(), false_alarms }
}

#[test]
fn what_was_found_in_stories_is_found_again() {
    let scores: BTreeMap<String, Score> =
        stories().iter().map(|story| (name(story), score(story))).collect();
    let file = folder().join("floors.toml");
    let head = "# What the program finds in each story (`found` of `of`), and its false alarms: \
                written by\n# `UPDATE=1 cargo test stories`.\n\n";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, format!("{head}{}", toml::to_string(&scores).unwrap())).unwrap();
        return;
    }
    let floors: BTreeMap<String, Score> =
        toml::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    assert!(!floors.is_empty());
    assert_eq!(
        floors.keys().collect::<Vec<_>>(),
        scores.keys().collect::<Vec<_>>(),
        "every story has its floor: UPDATE=1 cargo test stories"
    );
    for (name, floor) in &floors {
        let now = scores[name];
        assert!(
            now.found >= floor.found && now.false_alarms <= floor.false_alarms,
            "{name} was {floor:?}, is {now:?}"
        );
    }
}

/// What comes of stories that are read in one run.
#[derive(Debug, Default)]
struct Together {
    /// Findings that join two stories.
    joined: usize,
    found: usize,
    /// Discrepancies found when each story is run by itself.
    alone: usize,
}

fn together(all: &[PathBuf]) -> Together {
    let sources: Vec<String> = all.iter().map(|story| name(story) + "/sources").collect();
    let report = report(&folder(), &sources.iter().map(String::as_str).collect::<Vec<_>>());
    let of = |label: &Label| label.document.split('/').next().unwrap_or_default().to_owned();
    let warned = report.findings.iter().filter(|finding| finding.severity != "info");
    let warned: Vec<(BTreeSet<String>, &Finding)> =
        warned.map(|finding| (finding.labels.iter().map(of).collect(), finding)).collect();
    let joined = warned.iter().filter(|(stories, _)| stories.len() > 1).count();
    let mut result = Together { joined, ..Together::default() };
    for story in all {
        result.alone += score(story).found;
        let own = warned.iter().filter(|(of, _)| of.contains(&name(story)));
        let own: Vec<&Finding> = own.map(|(_, finding)| *finding).collect();
        let shown = |item: &&Item| own.iter().any(|finding| shows(story, finding, item));
        result.found += gold(story).discrepancies.iter().filter(shown).count();
    }
    result
}

/// A story gives the same findings alone and in an archive of others: of other years, in other
/// towns, some with the same file names. Stories of one parliament are told as one, and two stories
/// come apart in two.
#[test]
fn in_one_run_of_all_stories_each_is_told_as_alone() {
    let all = together(&stories());
    assert!(all.joined <= 7 && all.found + 1 >= all.alone, "{all:?}");
}

/// The same of folders of some eight stories, where there is less to tell words of one story by.
#[test]
fn in_one_folder_of_some_stories_each_is_told_as_alone() {
    let (stories, step) = (stories(), 8);
    let mut sum = Together::default();
    for first in 0..step {
        let some: Vec<PathBuf> = stories.iter().skip(first).step_by(step).cloned().collect();
        let Together { joined, found, alone } = together(&some);
        sum.joined += joined;
        sum.found += found;
        sum.alone += alone;
    }
    assert!(sum.joined <= 3 && sum.found + 5 >= sum.alone, "{sum:?}");
}

#[test]
fn every_quote_of_a_story_stands_in_it_once() {
    for story in stories() {
        let gold = gold(&story);
        assert!(gold.discrepancies.len() > 1 && gold.traps.len() > 5, "{}", name(&story));
        let items = gold.discrepancies.iter().chain(&gold.traps).chain(&gold.tolerated);
        for item in items {
            for side in &item.sides {
                let (from, to) = place(&story, item, side);
                assert!(from < to);
            }
        }
        let kinds = gold.discrepancies.iter().all(|item| item.kind.is_some());
        assert!(kinds, "{}: a discrepancy has a kind", name(&story));
    }
}
