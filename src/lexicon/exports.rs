//! Names of the fields of JSON exports.

use serde::Deserialize;

/// For each thing known of a document, the names its field may have; the first one there wins.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fields {
    /// What tells the record from others.
    pub id: Vec<String>,
    /// Its text.
    pub text: Vec<String>,
    /// Its title.
    pub title: Vec<String>,
    /// The day of publication.
    pub published: Vec<String>,
    /// The day of the last change.
    pub modified: Vec<String>,
    /// Who published it.
    pub outlet: Vec<String>,
    /// Who wrote it.
    pub author: Vec<String>,
    /// Its language.
    pub language: Vec<String>,
}

impl Default for Fields {
    fn default() -> Self {
        super::table_or(packed!("exports"), Self::none)
    }
}

impl Fields {
    fn none() -> Self {
        let empty = Vec::new;
        Self {
            id: empty(),
            text: empty(),
            title: empty(),
            published: empty(),
            modified: empty(),
            outlet: empty(),
            author: empty(),
            language: empty(),
        }
    }

    /// Puts a name before the known ones: `text=story_body`. The kinds there are, where the one
    /// given is none of them.
    pub fn set(&mut self, kind: &str, name: &str) -> Result<(), &'static [&'static str]> {
        const KINDS: &[&str] =
            &["id", "text", "title", "published", "modified", "outlet", "author", "language"];
        let names = match kind {
            "id" => &mut self.id,
            "text" => &mut self.text,
            "title" => &mut self.title,
            "published" => &mut self.published,
            "modified" => &mut self.modified,
            "outlet" => &mut self.outlet,
            "author" => &mut self.author,
            "language" => &mut self.language,
            _ => return Err(KINDS),
        };
        names.insert(0, name.to_owned());
        Ok(())
    }
}
