//! WARC: archives of the web (ISO 28500). Each page that was answered with success is a document.

use super::patchwork::unanchored;
use super::{Format, IngestError, Input, encoding, html, packed, text};
use crate::model::Document;

/// Web archives.
pub const FORMAT: Format = Format { name: "warc", endings: &["warc"], looks, read };

/// More pages than this are an archive of another kind.
const PAGES_MAX: usize = 20_000;

fn looks(bytes: &[u8]) -> bool {
    bytes.starts_with(b"WARC/")
}

/// Header lines and what follows them.
struct Head<'a> {
    first: &'a str,
    lines: Vec<(&'a str, &'a str)>,
    /// Bytes up to the body.
    len: usize,
}

impl<'a> Head<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let end = memchr::memmem::find(bytes, b"\r\n\r\n").map(|at| (at, at + 4));
        let end = end.or_else(|| memchr::memmem::find(bytes, b"\n\n").map(|at| (at, at + 2)))?;
        let text = std::str::from_utf8(bytes.get(..end.0)?).ok()?;
        let mut lines = text.lines();
        let first = lines.next()?;
        let lines = lines.filter_map(|line| line.split_once(':')).collect();
        Some(Self { first, lines, len: end.1 })
    }

    fn get(&self, name: &str) -> Option<&'a str> {
        let found = self.lines.iter().find(|(key, _)| key.trim().eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim())
    }
}

fn read(input: &Input<'_>) -> Result<Vec<Document>, IngestError> {
    let mut rest = input.bytes;
    let mut documents = Vec::new();
    while !rest.trim_ascii_start().is_empty() && documents.len() < PAGES_MAX {
        rest = rest.trim_ascii_start();
        let at = input.bytes.len() - rest.len();
        let fault = || IngestError {
            reason: format!("not a WARC record at byte {at}"),
            remedy: "fetch or write the archive again".to_owned(),
        };
        let head = Head::read(rest).filter(|head| head.first.starts_with("WARC/"));
        let head = head.ok_or_else(fault)?;
        let len: usize =
            head.get("Content-Length").and_then(|n| n.parse().ok()).ok_or_else(fault)?;
        let end = head.len.checked_add(len).ok_or_else(fault)?;
        // An archive cut off in the middle still has its earlier records.
        let body = rest.get(head.len..end.min(rest.len())).unwrap_or(&[]);
        let target = head.get("WARC-Target-URI").unwrap_or("").trim_matches(['<', '>']);
        let answer = matches!(head.get("WARC-Type"), Some("response" | "resource"));
        if answer && let Some(document) = page(body, &head, target, input.path) {
            documents.push(document);
        }
        rest = rest.get(end..).unwrap_or(&[]);
    }
    Ok(documents)
}

fn page(body: &[u8], record: &Head<'_>, target: &str, path: &str) -> Option<Document> {
    let (kind, content) = if record.get("WARC-Type") == Some("response") {
        let head = Head::read(body).filter(|head| head.first.contains(" 200"))?;
        let content = decoded(body.get(head.len..)?, &head)?;
        (head.get("Content-Type").unwrap_or("").to_lowercase(), content)
    } else {
        (record.get("Content-Type").unwrap_or("").to_lowercase(), body.to_vec())
    };
    let text = encoding::decode(&content).ok()?;
    let mut document = if kind.contains("html") {
        html::document(path, text.text())
    } else if kind.starts_with("text/plain") {
        let mut document = Document::default();
        text::fill(&mut document, text.text(), 0, None);
        document
    } else {
        return None;
    };
    unanchored(&mut document, &super::sha256(&content));
    document.path = format!("{path}#{target}");
    document.remarks.push("places are counted in the page's text".to_owned());
    Some(document)
}

/// A body without chunks and compression.
fn decoded(body: &[u8], head: &Head<'_>) -> Option<Vec<u8>> {
    let chunked = head.get("Transfer-Encoding").is_some_and(|value| value.contains("chunked"));
    let body = if chunked { joined(body) } else { body.to_vec() };
    match head.get("Content-Encoding") {
        Some("gzip" | "x-gzip") => packed::unpacked(&body).ok(),
        None | Some("identity" | "") => Some(body),
        Some(_) => None,
    }
}

fn joined(mut rest: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = memchr::memchr(b'\n', rest) {
        let line = std::str::from_utf8(rest.get(..end).unwrap_or(&[])).unwrap_or("");
        let digits = line.split(';').next().unwrap_or("").trim();
        let Ok(len) = usize::from_str_radix(digits, 16) else { return rest_or(whole, rest) };
        let chunk = rest.get(end + 1..).unwrap_or(&[]);
        let chunk = chunk.get(..len.min(chunk.len())).unwrap_or(&[]);
        if len == 0 || chunk.is_empty() {
            break;
        }
        whole.extend_from_slice(chunk);
        rest = rest.get(end + 1 + chunk.len()..).unwrap_or(&[]).trim_ascii_start();
    }
    whole
}

/// Some writers undo the chunks and leave the header: then the body stands as it is.
fn rest_or(whole: Vec<u8>, rest: &[u8]) -> Vec<u8> {
    if whole.is_empty() { rest.to_vec() } else { whole }
}
