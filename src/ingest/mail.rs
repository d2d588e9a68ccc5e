//! Mail (`.eml`) and web archives in mail's form (`.mhtml`).

use super::patchwork::unanchored;
use super::{Format, IngestError, Input, html, text};
use crate::model::{BlockKind, Document};
use jiff::civil::Date;
use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

/// Mail.
pub const FORMAT: Format = Format { name: "mail", endings: &["eml"], looks: |_| false, read };
/// Saved pages in one file.
pub const ARCHIVE: Format =
    Format { name: "mhtml", endings: &["mhtml", "mht"], looks: looks_archive, read: read_archive };

fn looks_archive(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(2048)).unwrap_or(&[]).to_ascii_lowercase();
    memchr::memmem::find(&head, b"multipart/related").is_some()
        && memchr::memmem::find(&head, b"mime-version:").is_some()
}

fn parse(bytes: &[u8]) -> Result<Message<'_>, IngestError> {
    MessageParser::default().parse(bytes).filter(|message| !message.parts.is_empty()).ok_or_else(
        || IngestError {
            reason: "no mail: it has no headers".to_owned(),
            remedy: "save the message with its headers, or as text".to_owned(),
        },
    )
}

fn read(input: &Input<'_>) -> Result<Vec<Document>, IngestError> {
    let message = parse(input.bytes)?;
    let part = message.text_part(0).or_else(|| message.html_part(0));
    let mut document = match part.map(|part| &part.body) {
        Some(PartType::Text(body)) => {
            let mut document = Document::default();
            text::fill(&mut document, own_words(body), 0, None);
            document
        }
        Some(PartType::Html(body)) => html::document("", body),
        _ => Document::default(),
    };
    unanchored(&mut document, &input.digest());
    if let Some(subject) = message.subject().map(str::trim).filter(|subject| !subject.is_empty()) {
        let mut head = Document::default();
        text::fill(&mut head, subject, 0, None);
        for block in &mut head.blocks {
            block.kind = BlockKind::Title;
        }
        document.prepend(head);
        unanchored(&mut document, &input.digest());
        document.title = Some(subject.to_owned());
    }
    let sender = message.from().and_then(|from| from.first());
    document.author = sender.and_then(|sender| sender.name()).map(str::to_owned);
    document.outlet = sender
        .and_then(|sender| sender.address())
        .and_then(|address| address.rsplit_once('@'))
        .map(|(_, host)| host.to_lowercase());
    document.published = message.date().and_then(|date| {
        let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
        Date::new(i16::try_from(date.year).ok()?, month, day).ok()
    });
    input.path.clone_into(&mut document.path);
    document.remarks.push("places are counted in the message's text".to_owned());
    Ok(vec![document])
}

/// A message without its signature; quoted mail is left to those who sent it.
fn own_words(body: &str) -> &str {
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        if line.trim_end() == "--" {
            return body.get(..start).unwrap_or(body);
        }
        start += line.len();
    }
    body
}

fn read_archive(input: &Input<'_>) -> Result<Vec<Document>, IngestError> {
    let message = parse(input.bytes)?;
    let page = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(body) => Some(body.to_string()),
        PartType::Text(body) if part.is_content_type("text", "html") => Some(body.to_string()),
        _ => None,
    });
    let page = page.ok_or_else(|| IngestError {
        reason: "the archive holds no page".to_owned(),
        remedy: "save the page again, as one file".to_owned(),
    })?;
    let mut document = html::document(input.path, &page);
    unanchored(&mut document, &input.digest());
    document.remarks.push("places are counted in the page's text".to_owned());
    Ok(vec![document])
}
