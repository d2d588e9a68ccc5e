//! The elements that are open, and what they say of the text inside them.

use super::tags::{Flow, flow};
use crate::lexicon::pages::Pages;
use crate::text::Map;
use html5gum::HtmlString;
use html5gum::emitters::default::StartTag;

/// An element that is open.
struct Open {
    name: String,
    muted: bool,
    link: bool,
    root: bool,
    aside: bool,
}

/// The open elements, outermost first.
#[derive(Default)]
pub(super) struct Elements {
    stack: Vec<Open>,
    /// How many elements of each name are open, so that a stray end tag costs nothing.
    names: Map<String, usize>,
    muted: usize,
    links: usize,
    /// The element that holds the article's text, counted through the page.
    pub(super) root: Option<u32>,
    roots: u32,
    root_depth: usize,
    /// The part of the page that stands beside the article, counted through the page.
    pub(super) aside: Option<u32>,
    asides: u32,
    aside_depth: usize,
    /// How deep elements were nested at most.
    pub(super) depth_max: usize,
}

pub(super) fn text(string: &HtmlString) -> String {
    String::from_utf8_lossy(string).into_owned()
}

pub(super) fn attribute(tag: &StartTag<usize>, name: &str) -> Option<String> {
    tag.attributes.get(name.as_bytes()).map(|value| text(&value.value))
}

impl Elements {
    pub(super) fn push(&mut self, name: String, flow: Flow, tag: &StartTag<usize>, pages: &Pages) {
        let class = format!(
            "{} {}",
            attribute(tag, "class").unwrap_or_default(),
            attribute(tag, "id").unwrap_or_default()
        );
        let root = is_root(&name, &class, tag, pages);
        let aside = !root && self.is_aside(&name, &class, tag, pages);
        let muted = flow == Flow::Muted || is_hidden(tag);
        let open = Open { muted, link: name == "a", root, aside, name };
        self.muted += usize::from(open.muted);
        self.links += usize::from(open.link);
        if root {
            if self.root_depth == 0 {
                self.root = Some(self.roots);
                self.roots += 1;
            }
            self.root_depth += 1;
        }
        if aside {
            if self.aside_depth == 0 {
                self.aside = Some(self.asides);
                self.asides += 1;
            }
            self.aside_depth += 1;
        }
        *self.names.entry(open.name.clone()).or_default() += 1;
        self.stack.push(open);
        self.depth_max = self.depth_max.max(self.stack.len());
    }

    /// Closes the innermost element; gives its name.
    pub(super) fn pop(&mut self) -> Option<String> {
        let open = self.stack.pop()?;
        if let Some(count) = self.names.get_mut(&open.name) {
            *count = count.saturating_sub(1);
        }
        self.muted -= usize::from(open.muted);
        self.links -= usize::from(open.link);
        if open.root {
            self.root_depth -= 1;
            self.root = self.root.filter(|_| self.root_depth > 0);
        }
        if open.aside {
            self.aside_depth -= 1;
            self.aside = self.aside.filter(|_| self.aside_depth > 0);
        }
        Some(open.name)
    }

    pub(super) fn innermost(&self) -> Option<&str> {
        self.stack.last().map(|open| open.name.as_str())
    }

    /// Whether one of that name is open.
    pub(super) fn inside(&self, name: &str) -> bool {
        self.names.get(name).copied().unwrap_or(0) > 0
    }

    /// Whether text here is shown.
    pub(super) fn shown(&self) -> bool {
        self.muted == 0
    }

    /// Whether text here is a link's.
    pub(super) fn linked(&self) -> bool {
        self.links > 0
    }

    fn is_aside(&self, name: &str, class: &str, tag: &StartTag<usize>, pages: &Pages) -> bool {
        if matches!(name, "html" | "body" | "h1") {
            return false;
        }
        let role = attribute(tag, "role").unwrap_or_default();
        matches!(name, "nav" | "footer" | "aside" | "dialog" | "form")
            || name == "header" && self.root_depth == 0
            || pages.roles_aside.contains(&role)
            || flow(name) == Flow::Block && pages.is_aside(class)
    }
}

fn is_root(name: &str, class: &str, tag: &StartTag<usize>, pages: &Pages) -> bool {
    let role = attribute(tag, "role").unwrap_or_default();
    let property = attribute(tag, "itemprop").unwrap_or_default();
    let named = || {
        let mut names = class.split_whitespace().map(str::to_lowercase);
        names.any(|class| pages.body.contains(&class))
    };
    matches!(name, "article" | "main")
        || matches!(role.as_str(), "main" | "article")
        || property == "articleBody"
        || matches!(name, "div" | "section") && named()
}

fn is_hidden(tag: &StartTag<usize>) -> bool {
    let style = attribute(tag, "style").unwrap_or_default().replace(' ', "").to_lowercase();
    attribute(tag, "hidden").is_some()
        || attribute(tag, "aria-hidden").is_some_and(|value| value == "true")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}
