//! From the text of `verify.toml` to what it says; every mistake is found and has its place.

use super::accept::Accept;
use super::fault::Fault;
use super::levels::{Level, Levels, PathLevels};
use crate::cli::select;
use globset::GlobBuilder;
use std::ops::Range;
use std::path::PathBuf;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What the file says.
#[derive(Debug, Default)]
pub(super) struct File {
    /// Levels of rules and groups.
    pub(super) levels: Levels,
    /// Levels for documents of some paths; later ones win.
    pub(super) paths: Vec<PathLevels>,
    /// What has been looked at and may stay.
    pub(super) accepts: Vec<Accept>,
    /// The baseline file.
    pub(super) baseline: Option<PathBuf>,
}

/// Reads the text of the file.
pub(super) fn read(text: &str) -> Result<File, Vec<Fault>> {
    let root = DeTable::parse(text).map_err(|error| {
        let (span, help) = (error.span().unwrap_or(0..0), String::new());
        vec![Fault { span, message: error.message().to_owned(), help }]
    })?;
    let mut reader = Reader { faults: Vec::new() };
    let file = reader.file(root.get_ref());
    if reader.faults.is_empty() { Ok(file) } else { Err(reader.faults) }
}

struct Reader {
    faults: Vec<Fault>,
}

impl Reader {
    fn fault(&mut self, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.faults.push(Fault { span, message: message.into(), help: help.into() });
    }

    /// A key that is not known, with what was probably meant.
    fn unknown(&mut self, key: &Spanned<impl AsRef<str>>, known: &[&str]) {
        let name = key.get_ref().as_ref();
        let help = select::similar(name, known).map_or_else(
            || format!("there are {}", known.join(", ")),
            |meant| format!("did you mean `{meant}`?"),
        );
        self.fault(key.span(), format!("unknown key `{name}`"), help);
    }

    fn file(&mut self, root: &DeTable<'_>) -> File {
        let mut file = File::default();
        for (key, value) in root {
            match key.get_ref().as_ref() {
                "rules" => file.levels = self.levels(value),
                "paths" => file.paths = self.tables(value, "paths", Self::path_levels),
                "accept" => file.accepts = self.tables(value, "accept", Self::accept),
                "baseline" => file.baseline = self.string(value).map(PathBuf::from),
                _ => self.unknown(key, &["rules", "paths", "accept", "baseline"]),
            }
        }
        file
    }

    fn tables<T>(
        &mut self,
        value: &Spanned<DeValue<'_>>,
        name: &str,
        read: fn(&mut Self, &DeTable<'_>, Range<usize>) -> Option<T>,
    ) -> Vec<T> {
        let DeValue::Array(rows) = value.get_ref() else {
            self.fault(value.span(), format!("`{name}` is a list"), format!("write `[[{name}]]`"));
            return Vec::new();
        };
        let mut found = Vec::new();
        for row in rows {
            match row.get_ref() {
                DeValue::Table(table) => found.extend(read(self, table, row.span())),
                _ => self.fault(row.span(), "not a table", format!("write `[[{name}]]`")),
            }
        }
        found
    }

    fn string(&mut self, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            let is = value.get_ref().type_str();
            self.fault(
                value.span(),
                format!("a text is wanted here, not a {is}"),
                "write it in quotes",
            );
        }
        text
    }

    fn levels(&mut self, value: &Spanned<DeValue<'_>>) -> Levels {
        let mut levels = Levels::default();
        let DeValue::Table(table) = value.get_ref() else {
            self.fault(value.span(), "a table of rules is wanted here", "write rule = \"level\"");
            return levels;
        };
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if let Err(error) = select::known(name) {
                let (message, help) = error.split_once(": ").unwrap_or((&error, ""));
                self.fault(key.span(), message, help);
            }
            let Some(written) = self.string(value) else { continue };
            match Level::named(&written) {
                Some(level) => levels.set(name, level),
                None => self.fault(
                    value.span(),
                    format!("unknown level `{written}`"),
                    "there are error, warning, info and off",
                ),
            }
        }
        levels
    }

    fn path_levels(&mut self, table: &DeTable<'_>, span: Range<usize>) -> Option<PathLevels> {
        let (mut globs, mut levels) = (globset::GlobSetBuilder::new(), None);
        let mut count = 0;
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "paths" => {
                    for glob in self.globs(value) {
                        globs.add(glob);
                        count += 1;
                    }
                }
                "rules" => levels = Some(self.levels(value)),
                _ => self.unknown(key, &["paths", "rules"]),
            }
        }
        let Some(levels) = levels.filter(|_| count > 0) else {
            self.fault(span, "an entry of `paths` needs `paths` and `rules`", EXAMPLE_PATHS);
            return None;
        };
        let globs = globs.build().ok()?;
        Some(PathLevels { globs, levels })
    }

    fn globs(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<globset::Glob> {
        let DeValue::Array(rows) = value.get_ref() else {
            self.fault(value.span(), "a list of paths is wanted here", EXAMPLE_PATHS);
            return Vec::new();
        };
        rows.iter()
            .filter_map(|row| self.string(row).and_then(|text| self.glob(&text, row.span())))
            .collect()
    }

    fn glob(&mut self, text: &str, span: Range<usize>) -> Option<globset::Glob> {
        match GlobBuilder::new(text.trim_start_matches("./")).literal_separator(true).build() {
            Ok(glob) => Some(glob),
            Err(error) => {
                self.fault(
                    span,
                    format!("not a pattern for paths: {}", error.kind()),
                    EXAMPLE_PATHS,
                );
                None
            }
        }
    }

    fn accept(&mut self, table: &DeTable<'_>, span: Range<usize>) -> Option<Accept> {
        let mut accept = Accept { span: span.clone(), ..Accept::default() };
        let (mut reason, mut reason_span) = (String::new(), span.clone());
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "reason" => {
                    reason = self.string(value).unwrap_or_default();
                    reason_span = value.span();
                }
                "fingerprint" => accept.fingerprint = self.string(value),
                "rule" => {
                    accept.rule = self.string(value);
                    if let Some(Err(error)) = accept.rule.as_deref().map(select::known) {
                        let (message, help) = error.split_once(": ").unwrap_or((&error, ""));
                        self.fault(value.span(), message, help);
                    }
                }
                "where" => {
                    let written = self.string(value).unwrap_or_default();
                    let (path, line) = place(&written);
                    accept.line = line;
                    accept.place = self.glob(path, value.span()).map(|glob| glob.compile_matcher());
                }
                _ => self.unknown(key, &["fingerprint", "rule", "where", "reason"]),
            }
        }
        if reason.trim().is_empty() {
            let help = "write reason = \"why this may stay\": the next reader will want to know";
            self.fault(reason_span, "an accepted finding needs a reason", help);
        }
        let by_place = accept.rule.is_some() && accept.place.is_some();
        if accept.fingerprint.is_some() == by_place {
            let help = "write fingerprint = \"...\" (the finding's id), or rule = \"...\" and where = \"path\" or \"path:line\"";
            self.fault(span, "what is accepted is not clear", help);
            return None;
        }
        Some(accept)
    }
}

/// A path and, after a colon, a line.
fn place(written: &str) -> (&str, Option<u32>) {
    match written.rsplit_once(':').map(|(path, line)| (path, line.parse())) {
        Some((path, Ok(line))) => (path, Some(line)),
        _ => (written, None),
    }
}

const EXAMPLE_PATHS: &str =
    "for example: paths = [\"archive/**\"], rules = { date-mismatch = \"off\" }";
