//! What the server knows: the workspace, the last report, what it has published.

use crate::cli::args::PolicyArgs;
use crate::cli::config::{self, Policy};
use crate::cli::files;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Report};
use crate::report::uri;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What the server knows.
pub(super) struct State {
    /// The workspace.
    pub(super) root: PathBuf,
    /// The last report.
    pub(super) report: Report,
    /// What could not be done, for the log.
    pub(super) trouble: Option<String>,
    /// The editor's own spelling of the URIs that it opened, by path.
    spelled: BTreeMap<String, String>,
    /// URIs that have diagnostics.
    pub(super) published: BTreeSet<String>,
}

impl State {
    /// The state for the parameters of `initialize`.
    pub(super) fn new(params: &Value) -> Self {
        let folder = params.pointer("/workspaceFolders/0/uri").or_else(|| params.get("rootUri"));
        let root = folder.and_then(Value::as_str).and_then(uri::path).map(PathBuf::from);
        let root = root.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
        let report = Report::default();
        Self { root, report, trouble: None, spelled: BTreeMap::new(), published: BTreeSet::new() }
    }

    /// Remembers how the editor spells a document.
    pub(super) fn opened(&mut self, spelled: &str) {
        if let Some(path) = uri::path(spelled) {
            self.spelled.insert(plain(&path), spelled.to_owned());
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

    /// The configuration file of the workspace.
    pub(super) fn config(&self) -> PathBuf {
        self.root.join(config::NAME)
    }

    /// Checks the articles of the workspace: its folder `sources`, else all of it.
    pub(super) fn check(&mut self) {
        let sources = self.root.join("sources");
        let folder = if sources.is_dir() { sources } else { self.root.clone() };
        let (documents, skipped) = files::read(&[folder]);
        let lexicon = Lexicon::builtin();
        let mut report = crate::check(crate::analyze_all(documents, lexicon), skipped, lexicon);
        let config = Some(self.config()).filter(|path| path.is_file());
        let args = PolicyArgs { isolated: config.is_none(), config, ..PolicyArgs::default() };
        let applied = Policy::load(&args).and_then(|policy| policy.apply(&mut report));
        self.trouble = applied.err();
        self.report = report;
    }
}

fn plain(path: &str) -> String {
    config::lexical(Path::new(path)).to_string_lossy().replace('\\', "/")
}
