//! What is in force for a run, from the configuration and the command line, and its effect on
//! a report.

use super::fault::{self, Fault};
use super::file::{self, File};
use super::levels::Level;
use super::{baseline, from_root, lexical, named, nearest};
use crate::cli::args::PolicyArgs;
use crate::cli::select::Selection;
use crate::cli::since;
use crate::model::{Report, Severity};
use crate::report::view::{self, FindingView};
use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What is in force.
#[derive(Debug, Default)]
pub(crate) struct Policy {
    /// The configuration file and its text.
    pub(super) source: Option<(PathBuf, String)>,
    /// What it says.
    pub(super) file: File,
    /// The rules chosen on the command line.
    selection: Selection,
    /// Fingerprints that are known.
    baseline: Option<BTreeSet<String>>,
    /// Where to write the baseline.
    write_baseline: Option<PathBuf>,
    /// The documents to report on; none is all.
    changed: Option<BTreeSet<String>>,
}

/// What becomes of a finding.
enum Fate {
    Kept(Severity),
    Gone,
    Aside(&'static str),
}

impl Policy {
    /// Reads what is in force; the error is ready for standard error.
    pub(crate) fn load(args: &PolicyArgs) -> Result<Self, String> {
        let selection = Selection::new(&args.select, &args.ignore)?;
        let path = match &args.config {
            Some(path) => Some(path.clone()),
            None if args.isolated => None,
            None => nearest(),
        };
        let mut policy = Self::default();
        if let Some(path) = path {
            let shown = path.display().to_string();
            let text = std::fs::read_to_string(&path)
                .map_err(|error| format!("{shown}: cannot be read: {error} (check --config)"))?;
            policy = Self::written(path, text.clone())
                .map_err(|faults| fault::all(&faults, &shown, &text))?;
        }
        policy.selection = selection;
        policy.write_baseline.clone_from(&args.write_baseline);
        policy.take_baseline(args)?;
        policy.changed = since::changed(args)?;
        Ok(policy)
    }

    /// What a configuration says; its mistakes otherwise.
    pub(crate) fn written(path: PathBuf, text: String) -> Result<Self, Vec<Fault>> {
        let file = file::read(&text)?;
        Ok(Self { file, source: Some((path, text)), ..Self::default() })
    }

    /// Reads the baseline that the arguments name, else that of the configuration.
    pub(crate) fn take_baseline(&mut self, args: &PolicyArgs) -> Result<(), String> {
        let configured = self.file.baseline.as_ref().map(|path| match self.root() {
            Some(root) => root.join(path),
            None => path.clone(),
        });
        if self.write_baseline.is_none()
            && let Some(path) = args.baseline.clone().or(configured)
        {
            self.baseline = Some(baseline::read(&path)?);
        }
        Ok(())
    }

    /// The folder of the configuration file, absolute.
    fn root(&self) -> Option<PathBuf> {
        let (path, _) = self.source.as_ref()?;
        let here = std::env::current_dir().ok()?;
        lexical(&here.join(path)).parent().map(PathBuf::from)
    }

    /// Sets levels, takes out what is off, accepted, known or not asked for; says what the user
    /// should know (accepts that accept nothing).
    pub(crate) fn apply(&self, report: &mut Report) -> Result<Vec<String>, String> {
        if self.is_silent() {
            return Ok(Vec::new());
        }
        let root = self.root();
        let views = view::findings(report);
        let mut used = BTreeSet::new();
        let mut fates: Vec<Fate> =
            views.iter().map(|view| self.fate(view, root.as_deref(), &mut used)).collect();
        if let Some(path) = &self.write_baseline {
            let kept = views.iter().zip(&fates).filter(|(_, fate)| matches!(fate, Fate::Kept(_)));
            baseline::write(path, &kept.map(|(view, _)| view.clone()).collect::<Vec<_>>())?;
        }
        for (view, fate) in views.iter().zip(&mut fates) {
            if matches!(fate, Fate::Kept(_)) {
                self.known(view, fate);
            }
        }
        let remarks = self.remarks(&views, &used);
        take(report, fates);
        Ok(remarks)
    }

    /// Whether every finding stays as it is, whatever it is.
    fn is_silent(&self) -> bool {
        let File { levels, paths, accepts, baseline: _ } = &self.file;
        let said = !levels.is_empty() || !paths.is_empty() || !accepts.is_empty();
        let known = self.baseline.is_some() || self.write_baseline.is_some();
        !said && !known && self.changed.is_none() && self.selection.is_everything()
    }

    fn fate(
        &self,
        view: &FindingView<'_>,
        root: Option<&std::path::Path>,
        used: &mut BTreeSet<usize>,
    ) -> Fate {
        let rule = &view.finding.rule;
        if !self.selection.selects(rule) {
            return Fate::Gone;
        }
        let primary = view.primary();
        let document = LazyCell::new(|| Some(from_root(primary?.document, root)));
        let here = self.file.paths.iter().rev().filter(|paths| {
            document
                .as_ref()
                .is_some_and(|document| named(document).any(|name| paths.globs.is_match(name)))
        });
        let mut levels = here.map(|paths| &paths.levels).chain([&self.file.levels]);
        let severity = match levels.find_map(|levels| levels.of(rule)) {
            None => view.finding.severity,
            Some(Level::At(severity)) => severity,
            Some(Level::Off) if self.selection.names(rule) => view.finding.severity,
            Some(Level::Off) => return Fate::Gone,
        };
        let accepts = self.file.accepts.iter().enumerate();
        let covering: Vec<usize> = accepts
            .filter(|(_, accept)| accept.covers(view, root))
            .map(|(index, _)| index)
            .collect();
        if covering.is_empty() {
            return Fate::Kept(severity);
        }
        used.extend(covering);
        Fate::Aside("accepted")
    }

    /// Puts a kept finding aside if it is known already or not asked for.
    fn known(&self, view: &FindingView<'_>, fate: &mut Fate) {
        let in_baseline = self.write_baseline.is_some()
            || self.baseline.as_ref().is_some_and(|known| known.contains(&view.fingerprint));
        let touches = self.changed.as_ref().is_none_or(|changed| {
            view.labels.iter().any(|label| since::is_among(changed, label.document))
        });
        if in_baseline {
            *fate = Fate::Aside("in the baseline");
        } else if !touches {
            *fate = Fate::Aside("in documents that did not change");
        }
    }

    fn remarks(&self, views: &[FindingView<'_>], used: &BTreeSet<usize>) -> Vec<String> {
        let mut remarks = Vec::new();
        if let Some((path, text)) = &self.source {
            let unused =
                self.file.accepts.iter().enumerate().filter(|(index, _)| !used.contains(index));
            for (_, accept) in unused {
                let fault = Fault {
                    span: accept.span.clone(),
                    message: "accepts nothing that was found".to_owned(),
                    help: "remove it, or check that the run covers its documents".to_owned(),
                };
                let level = annotate_snippets::Level::WARNING;
                remarks.push(fault.drawn(&level, &path.display().to_string(), text));
            }
        }
        if let Some(known) = &self.baseline {
            let now: BTreeSet<&str> = views.iter().map(|view| view.fingerprint.as_str()).collect();
            let gone = known.iter().filter(|print| !now.contains(print.as_str())).count();
            if gone > 0 {
                remarks.push(format!(
                    "note: {gone} of the baseline's findings are gone (--write-baseline makes it anew)"
                ));
            }
        }
        remarks
    }
}

/// Takes the findings whose fate it is out of the report, counts those put aside, and restores
/// the order: worst first.
fn take(report: &mut Report, fates: Vec<Fate>) {
    let findings = std::mem::take(&mut report.findings);
    for (mut finding, fate) in findings.into_iter().zip(fates) {
        match fate {
            Fate::Gone => {}
            Fate::Aside(why) => *report.set_aside.entry(why.to_owned()).or_insert(0) += 1,
            Fate::Kept(severity) => {
                finding.severity = severity;
                report.findings.push(finding);
            }
        }
    }
    report.findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
}
