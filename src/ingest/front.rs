//! Front matter: `key: value` lines between two lines of `---` at the top of a text file.

use super::{IngestError, dates};
use crate::model::Document;
use crate::text::Span;

/// What stood at the top of a file.
#[derive(Debug, Default)]
pub(crate) struct Front {
    /// Keys in lower case with the spans of their values.
    fields: Vec<(String, Span)>,
    /// Where the text proper begins.
    pub(crate) body: usize,
}

const REMEDY: &str =
    "write `---`, then lines like `title: ...` and `published: 2026-04-28`, then `---`";

/// The front matter of a file and the document that it tells of.
pub(crate) fn document(path: &str, source: &str) -> Result<(Front, Document), IngestError> {
    let front = read(source)?;
    let mut document = Document { path: path.to_owned(), ..Document::default() };
    front.apply(source, &mut document)?;
    Ok((front, document))
}

/// Reads the front matter of `source`; empty where there is none.
fn read(source: &str) -> Result<Front, IngestError> {
    let mut lines = lines(source);
    let Some((first, _)) = lines.next() else { return Ok(Front::default()) };
    if first.of(source).trim_end() != "---" {
        return Ok(Front::default());
    }
    let mut front = Front::default();
    for (number, (line, next)) in lines.enumerate() {
        let text = line.of(source).trim_end();
        if text == "---" || text == "..." {
            front.body = next;
            return Ok(front);
        }
        let nested = text.starts_with([' ', '\t', '-', '#']) || text.trim().is_empty();
        match text.split_once(':') {
            _ if nested => {}
            Some((key, value)) if is_key(key) => {
                front.fields.push((key.trim().to_lowercase(), value_span(line, key, value)));
            }
            // A line of dashes over a text without keys is a rule, not front matter.
            _ if front.fields.is_empty() => return Ok(Front::default()),
            _ => {
                return Err(error(format!(
                    "bad front matter: line {} is not `key: value`",
                    number + 2
                )));
            }
        }
    }
    if front.fields.is_empty() {
        return Ok(Front::default());
    }
    Err(error("bad front matter: the closing `---` is missing".to_owned()))
}

impl Front {
    /// Hands the fields to the document. `title`, `published`, `publisher`, `author`, `language`
    /// and their usual synonyms count; other keys are other programs' business.
    fn apply(&self, source: &str, document: &mut Document) -> Result<(), IngestError> {
        for (key, span) in &self.fields {
            let value = span.of(source);
            if value.is_empty() {
                continue;
            }
            match key.as_str() {
                "title" | "headline" => document.title = Some(value.to_owned()),
                "publisher" | "outlet" | "site" => document.outlet = Some(value.to_owned()),
                "author" | "by" | "byline" => document.author = Some(value.to_owned()),
                "language" | "lang" => super::set_language(document, value),
                "published" | "date" => document.published = Some(day(key, value)?),
                "modified" | "updated" | "lastmod" => document.modified = Some(day(key, value)?),
                _ => {}
            }
        }
        Ok(())
    }

    /// The span of the title.
    pub(crate) fn title(&self) -> Option<Span> {
        let (_, span) = self.fields.iter().find(|(key, _)| key == "title" || key == "headline")?;
        Some(*span).filter(|span| !span.is_empty())
    }
}

fn day(key: &str, value: &str) -> Result<jiff::civil::Date, IngestError> {
    let shown: String = value.chars().take(40).collect();
    dates::day(value).ok_or_else(|| IngestError {
        reason: format!("bad front matter: `{key}: {shown}` is not a date"),
        remedy: format!("write the day as `{key}: 2026-04-28`"),
    })
}

fn error(reason: String) -> IngestError {
    IngestError { reason, remedy: REMEDY.to_owned() }
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

/// The span of a value, without white space and quotation marks around it.
fn value_span(line: Span, key: &str, value: &str) -> Span {
    let mut start = line.from() + key.len() + 1 + (value.len() - value.trim_start().len());
    let mut text = value.trim();
    for quote in ['"', '\''] {
        let inner = text.strip_prefix(quote).and_then(|text| text.strip_suffix(quote));
        if let Some(inner) = inner {
            text = inner;
            start += 1;
        }
    }
    Span::new(start, start + text.len())
}

/// Lines without their ends, and where the next one starts.
fn lines(source: &str) -> impl Iterator<Item = (Span, usize)> {
    let mut start = 0;
    source.split_inclusive('\n').map(move |line| {
        let span = Span::new(start, start + line.trim_end_matches(['\n', '\r']).len());
        start += line.len();
        (span, start)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_body() {
        let source = "---\ntitle: \"A: b\"\npublished: 2026-04-28\ntags:\n  - x\n---\nText.";
        let front = read(source).unwrap();
        let mut document = Document::default();
        front.apply(source, &mut document).unwrap();
        assert_eq!(document.title.as_deref(), Some("A: b"));
        assert_eq!(front.title().unwrap().of(source), "A: b");
        assert_eq!(document.published, "2026-04-28".parse().ok());
        assert_eq!(source.get(front.body..), Some("Text."));
    }

    #[test]
    fn rules_are_not_front_matter_and_faults_are_named() {
        assert_eq!(read("---\n\nJust a rule.\n---\n").unwrap().body, 0);
        assert_eq!(read("Text").unwrap().body, 0);
        let open = read("---\ntitle: x\nText").unwrap_err();
        assert_eq!(open.reason, "bad front matter: line 3 is not `key: value`");
        let open = read("---\ntitle: x\n").unwrap_err();
        assert_eq!(open.reason, "bad front matter: the closing `---` is missing");
        let source = "---\npublished: soon\n---\n";
        let fault = read(source).unwrap().apply(source, &mut Document::default()).unwrap_err();
        assert_eq!(fault.reason, "bad front matter: `published: soon` is not a date");
    }
}
