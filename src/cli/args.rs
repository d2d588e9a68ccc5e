//! What can be said on the command line.

use crate::model::Severity;
use crate::report;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// The folder that is read where none is named.
pub(crate) const DEFAULT_PATH: &str = "sources";

/// Finds where a folder of articles contradicts itself, and holds claims against sources.
#[derive(Debug, Parser)]
#[command(name = "verify", version, args_conflicts_with_subcommands = true)]
pub(crate) struct Args {
    /// What to do; without a command, `check`.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    /// The options of `check`.
    #[command(flatten)]
    pub(crate) check: CheckArgs,
    /// Units and currencies of your own, which count before the built-in ones (docs/tables.md).
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) tables: Option<PathBuf>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Compare the documents with each other (the default).
    Check(CheckArgs),
    /// Print what was found in the documents: amounts, counts, dates.
    Extract(ExtractArgs),
    /// Check again whenever a document changes, and print what appeared and what went away.
    #[cfg(feature = "watch")]
    Watch(CheckArgs),
    /// Remove the cache.
    Clean(CacheArgs),
    /// Hold statements against sources in batch: one JSON object a line in, one out.
    Judge(JudgeArgs),
    /// Print what a stage of the pipeline made of the documents.
    Dump(DumpArgs),
    /// Write a folder to start from: settings, claims, a CI file.
    Init(InitArgs),
    /// Print the settings that are in force.
    Config(PolicyArgs),
    /// Serve an editor over standard input and output (Language Server Protocol).
    #[cfg(feature = "lsp")]
    Lsp,
    /// Print completions for a shell.
    #[command(hide = true)]
    Completions(CompletionsArgs),
    /// Print the manual page.
    #[command(hide = true)]
    Man,
    /// List the rules.
    Rules,
    /// Explain a rule: what it finds, why it matters, when it stays silent.
    Explain(ExplainArgs),
    /// Write articles for measuring.
    #[command(hide = true)]
    BenchCorpus(BenchCorpusArgs),
}

/// Options of `verify check`.
#[derive(Debug, ClapArgs)]
pub(crate) struct CheckArgs {
    /// Files and folders to read.
    #[arg(default_value = DEFAULT_PATH)]
    pub(crate) paths: Vec<PathBuf>,
    /// Form of the report.
    #[arg(long, default_value = "full", value_parser = format_names())]
    pub(crate) format: String,
    /// Write the report to this file instead of the terminal.
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Write a further report, as often as wanted: `--report sarif=out.sarif`.
    #[arg(long, value_name = "FORMAT=FILE")]
    pub(crate) report: Vec<String>,
    /// When to colour.
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    pub(crate) color: When,
    /// Exit with 1 when there is a finding of this severity or worse.
    #[arg(long, value_enum, default_value = "error")]
    pub(crate) fail_on: FailOn,
    /// Exit with 0 even when there are findings.
    #[arg(long)]
    pub(crate) exit_zero: bool,
    /// Which findings to report.
    #[command(flatten)]
    pub(crate) policy: PolicyArgs,
    /// Findings only: no summary, no progress.
    #[arg(long, short, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Everything: every quote, every remark, every file passed over.
    #[arg(long, short)]
    pub(crate) verbose: bool,
    /// What to read under the paths.
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// How many threads to use; 0 is one a core.
    #[arg(long, default_value_t = 0)]
    pub(crate) jobs: usize,
    /// Folder of statements to hold against the sources (default: `claims` beside them).
    #[arg(long, value_name = "DIR")]
    pub(crate) claims: Option<PathBuf>,
    /// An article in the making: each of its sentences with a value is held against the sources.
    #[arg(long, value_name = "FILE")]
    pub(crate) draft: Option<PathBuf>,
    /// Check what `verify extract --format analysis` wrote, instead of texts (or beside them).
    #[arg(long, value_name = "FILE.jsonl", num_args = 1..)]
    pub(crate) claims_from: Vec<PathBuf>,
    /// Read every document anew and keep nothing.
    #[arg(long)]
    pub(crate) no_cache: bool,
    /// Where the cache is.
    #[command(flatten)]
    pub(crate) cache: CacheArgs,
}

/// The names of the report formats, each with what it is for.
fn format_names() -> PossibleValuesParser {
    let names = report::FORMATS.iter();
    PossibleValuesParser::new(
        names.map(|format| PossibleValue::new(format.name).help(format.summary)),
    )
}

/// Which findings to report.
#[derive(Debug, Default, ClapArgs)]
pub(crate) struct PolicyArgs {
    /// Only these rules or groups of rules.
    #[arg(long, value_delimiter = ',', value_name = "RULE|GROUP")]
    pub(crate) select: Vec<String>,
    /// Not these rules or groups of rules.
    #[arg(long, value_delimiter = ',', value_name = "RULE|GROUP")]
    pub(crate) ignore: Vec<String>,
    /// The configuration (default: the nearest `verify.toml`, searched upward from here).
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub(crate) config: Option<PathBuf>,
    /// Without any configuration file.
    #[arg(long)]
    pub(crate) isolated: bool,
    /// Report only what is not in this baseline.
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Write what is found as the baseline of later runs.
    #[arg(long, value_name = "FILE")]
    pub(crate) write_baseline: Option<PathBuf>,
    /// Report only findings that touch documents changed since this commit.
    #[arg(long, value_name = "REF")]
    pub(crate) since: Option<String>,
    /// Report only findings that touch these documents, which are checked against all.
    #[arg(long, value_name = "PATH", value_delimiter = ',')]
    pub(crate) changed: Vec<PathBuf>,
}

/// Options of `verify init`.
#[derive(Debug, ClapArgs)]
pub(crate) struct InitArgs {
    /// The folder to write into.
    #[arg(default_value = ".")]
    pub(crate) folder: PathBuf,
}

/// Options of `verify completions`.
#[derive(Debug, ClapArgs)]
pub(crate) struct CompletionsArgs {
    /// The shell.
    pub(crate) shell: clap_complete::Shell,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Options of `verify explain`.
#[derive(Debug, ClapArgs)]
pub(crate) struct ExplainArgs {
    /// The rule's name, as in `error[quantity-mismatch]`.
    pub(crate) rule: String,
    /// Print every example of its spec, not the first few.
    #[arg(long)]
    pub(crate) all: bool,
}

/// Options of `verify dump`.
#[derive(Debug, ClapArgs)]
pub(crate) struct DumpArgs {
    /// Stage: view, mentions, sentences, words, structure, entities, claims, facts, events; or `why`.
    pub(crate) stage: String,
    /// With `why`: a place (`FILE:BYTE`) whose claim is held against the claims at the other places.
    #[arg(long, value_name = "FILE:BYTE")]
    pub(crate) at: Vec<String>,
    /// Files and folders to read.
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// What to read under the paths.
    #[command(flatten)]
    pub(crate) input: InputArgs,
}

/// Options of `verify extract`.
#[derive(Debug, ClapArgs)]
pub(crate) struct ExtractArgs {
    /// Files and folders to read; a `.jsonl` file holds documents {"id", "text", "published"?}.
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Form of the output.
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: ExtractFormat,
}

/// Forms of the output of `verify extract`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExtractFormat {
    /// For people.
    Table,
    /// One object a document, for programs.
    Jsonl,
    /// Everything that was read in a document, one object a document, for `--claims-from`.
    Analysis,
}

/// From which severity on a run fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Errors only.
    Error,
    /// Warnings and errors.
    Warning,
    /// Any finding.
    Info,
    /// Never.
    Never,
}

impl FailOn {
    /// The least severity that fails a run.
    pub(crate) fn least(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }
}

/// Options of `verify bench-corpus`.
#[derive(Debug, ClapArgs)]
pub(crate) struct BenchCorpusArgs {
    /// Folder to write into.
    pub(crate) folder: PathBuf,
    /// How many articles.
    #[arg(long, default_value_t = 1000)]
    pub(crate) articles: u64,
    /// All articles on one story instead of five on each.
    #[arg(long)]
    pub(crate) one_story: bool,
    /// Another seed gives other stories.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
}

/// Options of `verify judge`.
#[derive(Debug, ClapArgs)]
pub(crate) struct JudgeArgs {
    /// JSONL, each line {"id", "sources": [{"id", "text", "published"?}], "claims": [{"id", "text"}]};
    /// `-` is standard input.
    pub(crate) file: PathBuf,
}

/// Where the cache is.
#[derive(Debug, ClapArgs)]
pub(crate) struct CacheArgs {
    /// Folder of the cache (default: `verify-sources` in the user's cache folder).
    #[arg(long, value_name = "DIR")]
    pub(crate) cache_dir: Option<PathBuf>,
}

/// What is read under the named paths.
#[derive(Debug, Default, Clone, ClapArgs)]
pub(crate) struct InputArgs {
    /// Leave out files and folders of this pattern, as often as wanted: `--exclude 'drafts/**'`.
    #[arg(long, value_name = "GLOB")]
    pub(crate) exclude: Vec<String>,
    /// Name of a field of JSON exports, tried before the known ones: `--field text=story_body`.
    #[arg(long, value_name = "KIND=NAME")]
    pub(crate) field: Vec<String>,
    /// Read hidden files too.
    #[arg(long)]
    pub(crate) hidden: bool,
}

impl InputArgs {
    /// What of it the readers of formats need to know.
    pub(crate) fn settings(&self) -> Result<crate::ingest::Settings, String> {
        let mut settings = crate::ingest::Settings::default();
        for field in &self.field {
            let (kind, name) = field
                .split_once('=')
                .ok_or_else(|| format!("`--field {field}` is not `KIND=NAME`"))?;
            settings.fields.set(kind.trim(), name.trim()).map_err(|kinds| {
                format!("`--field {field}`: the kinds are {}", kinds.join(", "))
            })?;
        }
        Ok(settings)
    }
}
