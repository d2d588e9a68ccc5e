//! What the server knows: the workspace, the texts that are open, the last report, what it has
//! published.

use crate::cli::args::{InputArgs, PolicyArgs};
use crate::cli::config::{self, Fault, Policy};
use crate::cli::files::{self, Unsaved};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Document, Report};
use crate::report::uri;
use rayon::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What the server knows.
pub(super) struct State {
    /// The workspace.
    pub(super) root: PathBuf,
    /// The last report.
    pub(super) report: Report,
    /// Mistakes in the configuration, and its text.
    pub(super) faults: (Vec<Fault>, String),
    /// What could not be done, for the user to see.
    pub(super) trouble: Option<String>,
    /// URIs that have diagnostics.
    pub(super) published: BTreeSet<String>,
    /// Whether the editor opens a document at a place when asked.
    pub(super) shows_documents: bool,
    /// The last configuration without mistakes: it holds until they are mended.
    policy: Policy,
    /// The last trouble, which is told once.
    told: Option<String>,
    /// The texts of open documents, by path.
    texts: Unsaved,
    /// The editor's own spelling of the URIs that it opened, by path.
    spelled: BTreeMap<String, String>,
}

impl State {
    /// The state for the parameters of `initialize`.
    pub(super) fn new(params: &Value) -> Self {
        let folder = params.pointer("/workspaceFolders/0/uri").or_else(|| params.get("rootUri"));
        let root = folder.and_then(Value::as_str).and_then(uri::path).map(PathBuf::from);
        let root = root.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
        let shows = params.pointer("/capabilities/window/showDocument/support");
        Self {
            root,
            report: Report::default(),
            faults: (Vec::new(), String::new()),
            trouble: None,
            published: BTreeSet::new(),
            shows_documents: shows.and_then(Value::as_bool).unwrap_or(false),
            policy: Policy::default(),
            told: None,
            texts: Unsaved::new(),
            spelled: BTreeMap::new(),
        }
    }

    /// Takes over the text of a document that is open in the editor.
    pub(super) fn edited(&mut self, spelled: &str, text: &str) {
        if let Some(path) = uri::path(spelled) {
            let path = plain(&path);
            self.texts.insert(PathBuf::from(&path), text.to_owned());
            self.spelled.insert(path, spelled.to_owned());
        }
    }

    /// From here on the file counts again.
    pub(super) fn closed(&mut self, spelled: &str) {
        if let Some(path) = uri::path(spelled) {
            self.texts.remove(Path::new(&plain(&path)));
        }
    }

    /// The URI of a document of the report, as the editor spells it.
    pub(super) fn uri(&self, path: &str) -> String {
        self.spelled.get(&plain(path)).cloned().unwrap_or_else(|| uri::of(path))
    }

    /// The document of a URI.
    pub(super) fn document(&self, spelled: &str) -> Option<&Analysis> {
        let path = plain(&uri::path(spelled)?);
        self.report.analyses.iter().find(|analysis| plain(&analysis.document.path) == path)
    }

    /// The configuration file of the workspace, and its text where there is one.
    pub(super) fn config(&self) -> (PathBuf, Option<String>) {
        let path = self.root.join(config::NAME);
        let open = self.texts.get(Path::new(&plain(&path.to_string_lossy()))).cloned();
        let text = open.or_else(|| std::fs::read_to_string(&path).ok());
        (path, text)
    }

    /// Checks the articles of the workspace: its folder `sources`, else all of it. What did not
    /// change since the last time is not read again.
    pub(super) fn check(&mut self) {
        let sources = self.root.join("sources");
        let folder = if sources.is_dir() { sources } else { self.root.clone() };
        let (documents, skipped) = files::read_over(&[folder], &InputArgs::default(), &self.texts);
        let lexicon = Lexicon::builtin();
        let before = std::mem::take(&mut self.report.analyses);
        let analyses = analyses(documents, before, lexicon);
        let mut report = crate::check(analyses, skipped, lexicon);
        let unread = self.read_policy().err();
        let trouble = self.policy.apply(&mut report).err().or(unread);
        self.trouble = trouble.clone().filter(|_| self.told != trouble);
        self.told = trouble;
        self.report = report;
    }

    /// Takes over the configuration if it has no mistakes; the error is that of its baseline.
    fn read_policy(&mut self) -> Result<(), String> {
        let (path, text) = self.config();
        let read = match &text {
            Some(text) => Policy::written(path, text.clone()),
            None => Ok(Policy::default()),
        };
        let (policy, faults) = match read {
            Ok(policy) => (Some(policy), Vec::new()),
            Err(faults) => (None, faults),
        };
        self.faults = (faults, text.unwrap_or_default());
        let Some(policy) = policy else { return Ok(()) };
        self.policy = policy;
        self.policy.take_baseline(&PolicyArgs::default())
    }
}

/// What the documents say; what is known of a document that did not change is kept.
fn analyses(documents: Vec<Document>, before: Vec<Analysis>, lexicon: &Lexicon) -> Vec<Analysis> {
    let mut known: BTreeMap<String, Analysis> =
        before.into_iter().map(|analysis| (analysis.document.path.clone(), analysis)).collect();
    let paired: Vec<(Document, Option<Analysis>)> = crate::in_order(documents, lexicon)
        .into_iter()
        .map(|document| {
            let same = known.remove(&document.path).filter(|known| known.document == document);
            (document, same)
        })
        .collect();
    let read = |(document, known): (Document, Option<Analysis>)| {
        known.unwrap_or_else(|| crate::analyze(document, lexicon))
    };
    paired.into_par_iter().map(read).collect()
}

fn plain(path: &str) -> String {
    config::lexical(Path::new(path)).to_string_lossy().replace('\\', "/")
}
