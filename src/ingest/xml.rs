//! XML as a stream of starts, ends and texts with their places; entities of its own making are
//! not expanded, so a file cannot grow by reading.

use crate::text::Span;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// What comes next in a file.
pub(crate) enum Node<'a> {
    /// A start tag; the name without its prefix.
    Start(Tag<'a>),
    /// An end tag.
    End(String),
    /// Text as it stands, and where.
    Text(Cow<'a, str>, usize),
    /// A reference: what it means, and where it stands.
    Reference(String, Span),
}

/// A start tag.
pub(crate) struct Tag<'a> {
    /// The name without its prefix.
    pub(crate) name: String,
    /// The prefix ("content" of `content:encoded`).
    pub(crate) prefix: String,
    start: BytesStart<'a>,
}

impl Tag<'_> {
    /// An attribute by its name without prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.html_attributes();
        attributes.with_checks(false);
        let found = attributes.flatten().find(|a| a.key.local_name().as_ref() == name)?;
        let meant = quick_xml::escape::unescape(&found.value).map(Cow::into_owned);
        Some(meant.unwrap_or_else(|_| found.value.to_string()))
    }
}

/// Walks through a file; a fault ends the walk, and what came before it counts.
pub(crate) fn walk<'a>(source: &'a str, mut visit: impl FnMut(Node<'a>)) {
    let mut reader = Reader::from_str(source);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => visit(Node::Start(tag(start))),
            Ok(Event::Empty(start)) => {
                let tag = tag(start);
                let name = tag.name.clone();
                visit(Node::Start(tag));
                visit(Node::End(name));
            }
            Ok(Event::End(end)) => visit(Node::End(end.local_name().as_ref().to_owned())),
            Ok(Event::Text(text)) => {
                let text = text.into_inner();
                let at = place(source, &text);
                visit(Node::Text(text, at));
            }
            Ok(Event::CData(text)) => {
                let text = text.into_inner();
                let at = place(source, &text);
                visit(Node::Text(text, at));
            }
            Ok(Event::GeneralRef(reference)) => {
                let meant = match reference.resolve_char_ref() {
                    Ok(Some(c)) => c.to_string(),
                    _ => named(&reference),
                };
                let name = reference.into_inner();
                let at = place(source, &name).saturating_sub(1);
                visit(Node::Reference(meant, Span::new(at, at + name.len() + 2)));
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

fn tag(start: BytesStart<'_>) -> Tag<'_> {
    let name = start.local_name().as_ref().to_owned();
    let prefix = start.name().prefix().map(|prefix| prefix.as_ref().to_owned());
    Tag { name, prefix: prefix.unwrap_or_default(), start }
}

/// XML's own entities; others stay as written.
fn named(name: &str) -> String {
    match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        "nbsp" => "\u{a0}".to_owned(),
        other => format!("&{other};"),
    }
}

/// Where a slice of the source stands in it.
fn place(source: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(source.as_ptr() as usize).min(source.len())
}
