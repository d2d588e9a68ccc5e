//! How web pages name their parts: metadata, the article, what stands around it.

use serde::Deserialize;
use std::sync::LazyLock;

/// Names in `meta` tags, properties, classes and roles; lower case but for `articles`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pages {
    /// The day of publication; the first name that a page has wins.
    pub published: Vec<String>,
    /// The day of the last change.
    pub modified: Vec<String>,
    /// The title.
    pub title: Vec<String>,
    /// Who published the page.
    pub outlet: Vec<String>,
    /// Who wrote it.
    pub author: Vec<String>,
    /// Its language.
    pub language: Vec<String>,
    /// Types of schema.org that are an article, most fitting first.
    pub articles: Vec<String>,
    /// Words of classes and ids of what is not the article.
    pub aside: Vec<String>,
    /// Classes and ids of what holds the article's text.
    pub body: Vec<String>,
    /// Roles of what is not the article.
    pub roles_aside: Vec<String>,
}

impl Pages {
    /// The built-in table.
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Pages> = LazyLock::new(|| super::table(packed!("pages")));
        &BUILTIN
    }

    /// Whether a class or id names something beside the article.
    pub fn is_aside(&self, name: &str) -> bool {
        words(name).iter().any(|word| self.aside.contains(word))
    }
}

/// The words of a class list: "site-footer navBar" is site, footer, nav, bar, and its classes.
fn words(name: &str) -> Vec<String> {
    let mut found = Vec::new();
    for class in name.split(|c: char| !c.is_alphanumeric() || c == '_').take(WORDS_MAX) {
        let mut word = String::new();
        let mut humps = 0;
        for c in class.chars() {
            if c.is_uppercase() && word.ends_with(char::is_lowercase) {
                found.push(std::mem::take(&mut word).to_lowercase());
                humps += 1;
            }
            word.push(c);
        }
        found.push(word.to_lowercase());
        if humps > 0 {
            found.push(class.to_lowercase());
        }
    }
    found
}

/// A class list longer than this is no name any more.
const WORDS_MAX: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_split_into_words() {
        let pages = Pages::builtin();
        for name in ["cookie-banner", "siteFooter", "c-related__list", "mostRead", "x ads"] {
            assert!(pages.is_aside(name), "{name}");
        }
        for name in ["article-body", "loads", "shareholders", "header", "tagline"] {
            assert!(!pages.is_aside(name), "{name}");
        }
    }
}
