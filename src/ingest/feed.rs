//! RSS and Atom: each entry is a document.

use super::patchwork::Patchwork;
use super::xml::{Node, Tag, walk};
use super::{Format, IngestError, Input, dates, encoding, html, set_language, text};
use crate::model::{BlockKind, Document};
use crate::text::LineIndex;

/// Feeds.
pub const FORMAT: Format = Format { name: "feed", endings: &["rss", "atom", "xml"], looks, read };

/// More entries than this are no feed any more.
const ENTRIES_MAX: usize = 20_000;

fn looks(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(2048)).unwrap_or(&[]);
    let xml = head.trim_ascii_start().starts_with(b"<");
    xml && [&b"<rss"[..], b"<feed", b"<rdf:RDF"]
        .iter()
        .any(|root| memchr::memmem::find(head, root).is_some())
}

#[derive(Default)]
struct Entry {
    /// The fullest text so far, and how full it is by its kind.
    text: Patchwork,
    rank: u8,
    title: Patchwork,
    published: String,
    modified: String,
    author: String,
    outlet: String,
    id: String,
}

#[derive(Default)]
struct Reading {
    entries: Vec<Entry>,
    entry: Option<Entry>,
    outlet: String,
    language: String,
    /// Names of the open elements.
    open: Vec<String>,
    /// The text of the open leaf.
    leaf: Patchwork,
    prefix: String,
    is_feed: bool,
}

fn read(input: &Input<'_>) -> Result<Vec<Document>, IngestError> {
    let decoded = encoding::decode(input.bytes)?;
    let source = decoded.text();
    let mut reading = Reading::default();
    walk(source, |node| reading.node(node));
    if !reading.is_feed {
        return Err(IngestError {
            reason: "XML, but neither RSS nor Atom".to_owned(),
            remedy: "convert it to text, or leave it out".to_owned(),
        });
    }
    let lines = LineIndex::new(source);
    let sha256 = input.digest();
    let mut documents = Vec::new();
    for (index, entry) in reading.entries.iter().enumerate() {
        let mut document = entry.document(&lines, &sha256);
        document.path = format!("{}#{}", input.path, index + 1);
        let outlet = if entry.outlet.is_empty() { &reading.outlet } else { &entry.outlet };
        document.outlet = Some(outlet.trim().to_owned()).filter(|name| !name.is_empty());
        if document.language.is_none() {
            set_language(&mut document, &reading.language);
        }
        documents.push(document);
    }
    Ok(documents)
}

impl Reading {
    fn node(&mut self, node: Node<'_>) {
        match node {
            Node::Start(tag) => self.start(&tag),
            Node::End(name) => self.end(&name),
            Node::Text(text, at) => self.leaf.verbatim(&text, at),
            Node::Reference(text, span) => self.leaf.decoded(&text, span),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name.as_str() {
            "rss" | "feed" | "RDF" => {
                self.is_feed = true;
                self.language = tag.attribute("lang").unwrap_or_default();
            }
            "item" | "entry" if self.entries.len() < ENTRIES_MAX => {
                self.entry = Some(Entry::default());
            }
            _ => {}
        }
        // Markup inside an Atom text stands for itself only when it is XHTML: its words go on.
        if !self.in_content() {
            self.leaf = Patchwork::default();
        }
        self.prefix.clone_from(&tag.prefix);
        if self.open.len() < 64 {
            self.open.push(tag.name.clone());
        }
    }

    fn in_content(&self) -> bool {
        self.entry.is_some()
            && self.open.iter().any(|name| matches!(name.as_str(), "content" | "summary"))
    }

    fn end(&mut self, name: &str) {
        let inner = self.open.iter().rev().position(|open| open == name);
        if let Some(depth) = inner {
            self.open.truncate(self.open.len() - depth - 1);
        }
        if matches!(name, "item" | "entry") {
            self.entries.extend(self.entry.take());
            return;
        }
        if self.in_content() {
            return;
        }
        let leaf = std::mem::take(&mut self.leaf);
        let parent = self.open.last().map_or("", String::as_str).to_owned();
        let Some(entry) = &mut self.entry else {
            match (parent.as_str(), name) {
                ("channel" | "feed", "title") => leaf.text().trim().clone_into(&mut self.outlet),
                ("channel", "language") => leaf.text().trim().clone_into(&mut self.language),
                _ => {}
            }
            return;
        };
        entry.field(&parent, name, &self.prefix, leaf);
    }
}

impl Entry {
    fn field(&mut self, parent: &str, name: &str, prefix: &str, leaf: Patchwork) {
        let text = || leaf.text().trim().to_owned();
        let rank = match name {
            "encoded" => 4,
            "content" if prefix != "media" => 3,
            "description" if prefix != "media" => 2,
            "summary" => 1,
            _ => 0,
        };
        if rank > self.rank && !leaf.text().trim().is_empty() {
            self.rank = rank;
            self.text = leaf;
            return;
        }
        match (parent, name) {
            ("source", "title") | (_, "source" | "publisher") => self.outlet = text(),
            ("author", "name") | (_, "creator") => self.author = text(),
            (_, "author") if self.author.is_empty() => self.author = text(),
            ("item" | "entry", "title") if prefix != "media" => self.title = leaf,
            (_, "pubDate" | "published" | "date" | "issued") => self.published = text(),
            (_, "updated" | "modified") => self.modified = text(),
            (_, "guid" | "id") => self.id = text(),
            _ => {}
        }
    }

    fn document(&self, lines: &LineIndex, sha256: &str) -> Document {
        let mut document = if html::is_fragment(self.text.text()) {
            html::document("", self.text.text())
        } else {
            let mut document = Document::default();
            text::fill(&mut document, self.text.text(), 0, None);
            document
        };
        self.text.settle(&mut document, lines, sha256);
        self.lay_title(&mut document);
        document.published = dates::day(&self.published).or(document.published);
        document.modified = dates::day(&self.modified).or(document.modified);
        document.published = document.published.or(document.modified);
        document.author = Some(self.author.clone()).filter(|name| !name.is_empty());
        document
    }

    /// The headline stands before the text.
    fn lay_title(&self, document: &mut Document) {
        let title = html::plain(self.title.text());
        if title.is_empty() {
            return;
        }
        let mut head = Document::default();
        text::fill(&mut head, self.title.text(), 0, None);
        for block in &mut head.blocks {
            block.kind = BlockKind::Title;
        }
        self.title.settle(&mut head, &LineIndex::default(), "");
        document.prepend(head);
        document.title = Some(title);
    }
}
