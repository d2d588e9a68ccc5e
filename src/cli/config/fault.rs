//! Mistakes in the configuration, shown in the file.

use crate::report::clean;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::fmt::Write;
use std::ops::Range;

/// A mistake and its place.
#[derive(Debug)]
pub(crate) struct Fault {
    /// Bytes of the file.
    pub(crate) span: Range<usize>,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: String,
}

impl Fault {
    /// The mistake, underlined in the text of the file.
    pub(super) fn drawn(&self, level: &Level<'_>, path: &str, text: &str) -> String {
        let start = text.floor_char_boundary(self.span.start.min(text.len()));
        let end = text.ceil_char_boundary(self.span.end.clamp(start, text.len()));
        let path = clean::clean(path);
        let message = clean::line(&self.message);
        let help = clean::line(&self.help);
        let snippet = Snippet::source(text)
            .path(path.as_ref())
            .annotation(AnnotationKind::Primary.span(start..end));
        let mut group = Group::with_title(level.clone().primary_title(message)).element(snippet);
        if !help.is_empty() {
            group = group.element(Level::HELP.message(help));
        }
        Renderer::plain().render(&[group])
    }
}

/// All mistakes of a file, for standard error after `error: `.
pub(crate) fn all(faults: &[Fault], path: &str, text: &str) -> String {
    let mut out = String::new();
    for fault in faults {
        let _ = writeln!(out, "{}\n", fault.drawn(&Level::ERROR, path, text));
    }
    let drawn = out.trim_end();
    drawn.strip_prefix("error: ").unwrap_or(drawn).to_owned()
}
