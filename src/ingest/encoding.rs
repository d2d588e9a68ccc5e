//! Bytes to text: which encoding a file is in, and where its characters stand in it.
//!
//! A byte order mark decides; else text that is valid UTF-8 is that; else what the file declares
//! (`<meta charset>`, an XML declaration); else a guess, which the report tells. Text that is
//! UTF-8 but for a few places is broken and is not guessed at: what it says there is lost.

use super::{IngestError, Input};
use crate::model::Document;
use crate::text::LineIndex;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// How much of a file is looked at for a declaration, and for signs of a binary file.
const HEAD_BYTES: usize = 4096;

/// A file's text, and what it takes to get back to the file's bytes.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    text: Cow<'a, str>,
    /// Offsets of the text and of the file, where they part; empty where they are the same.
    places: Vec<(u32, u32)>,
    /// The encoding, where it is not UTF-8.
    encoding: Option<&'static str>,
    guessed: bool,
}

impl Decoded<'_> {
    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Completes a document whose view points into this text: its encoding, and its lines and hash
    /// if they are wanted.
    pub(crate) fn settle(&self, document: &mut Document, input: &Input<'_>) {
        document.sha256 = input.digest();
        document.encoding = self.encoding.map(str::to_owned);
        if let Some(encoding) = self.encoding {
            let how = if self.guessed { "guessed" } else { "read" };
            document.remarks.push(format!("encoding {how}: {encoding}"));
        }
        let whole = !input.settings.text_only;
        if self.places.is_empty() {
            if whole {
                document.lines = LineIndex::new(&self.text);
            }
            return;
        }
        document.view = document.view.moved(&self.places);
        if whole {
            document.lines = LineIndex::of(self.chars(), offset(input.bytes.len()));
        }
    }

    /// The characters with their places in the file.
    fn chars(&self) -> impl Iterator<Item = (u32, u32, char)> {
        let mut segment = 0;
        self.text.char_indices().map(move |(at, c)| {
            let at = offset(at);
            while self.places.get(segment + 1).is_some_and(|(old, _)| *old <= at) {
                segment += 1;
            }
            let (old, new) = self.places.get(segment).copied().unwrap_or((0, 0));
            let (old_next, new_next) = self.places.get(segment + 1).copied().unwrap_or((old, new));
            let even = old_next - old == new_next - new;
            let size = if even { offset(c.len_utf8()) } else { new_next - new };
            (new + (at - old), size, c)
        })
    }
}

/// Decodes a file of text.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, IngestError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let body = bytes.get(mark..).unwrap_or(&[]);
        if encoding == UTF_8 {
            let text = std::str::from_utf8(body).map_err(|error| broken(bytes, mark, &error))?;
            let places = vec![(0, offset(mark)), (offset(text.len()), offset(bytes.len()))];
            return Ok(Decoded { text: text.into(), places, encoding: None, guessed: false });
        }
        return transcode(encoding, body, mark, false);
    }
    if let Some(encoding) = wide(bytes) {
        return transcode(encoding, bytes, 0, true);
    }
    if is_binary(bytes) {
        return Err(IngestError {
            reason: "not text: the file is binary".to_owned(),
            remedy: "convert it to text, or leave it out (`--exclude`, `.verifyignore`)".to_owned(),
        });
    }
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => {
            return Ok(Decoded {
                text: text.into(),
                places: Vec::new(),
                encoding: None,
                guessed: false,
            });
        }
        Err(error) => error,
    };
    if let Some(encoding) = declared(bytes).filter(|encoding| *encoding != UTF_8) {
        return transcode(encoding, bytes, 0, false);
    }
    if mostly_utf8(bytes) {
        return Err(broken(bytes, 0, &error));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    transcode(encoding, bytes, 0, true)
}

fn broken(bytes: &[u8], from: usize, error: &std::str::Utf8Error) -> IngestError {
    let at = from + error.valid_up_to();
    let before = bytes.get(..at).unwrap_or(&[]);
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    IngestError {
        reason: format!("broken UTF-8 at byte {at} (line {line})"),
        remedy: "save it as UTF-8 again, from the original".to_owned(),
    }
}

/// Whether most of the characters beyond ASCII are good UTF-8: text of another encoding hits on
/// such bytes by accident only.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

/// UTF-16 without a byte order mark: every other byte is zero in most scripts that news is in.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(HEAD_BYTES) & !1)?;
    // Most files have no zero byte at all.
    memchr::memchr(0, head)?;
    let pairs = head.len() / 2;
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = |zeros: usize| pairs > 1 && zeros * 10 > pairs * 6;
    let few = |zeros: usize| zeros * 20 < pairs;
    if most(odd) && few(even) {
        Some(UTF_16LE)
    } else if most(even) && few(odd) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Zero bytes and other control characters do not stand in text.
fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(HEAD_BYTES)).unwrap_or(&[]);
    let many = |controls: usize| controls * 20 > head.len();
    memchr::memchr(0, head).is_some()
        // Line ends and tabs are few in most text: the simpler look is enough.
        || many(count(head, |byte| u8::from(byte < b' ') + u8::from(byte == 127)))
            && many(count(head, |byte| u8::from(matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127))))
}

/// How many bytes are of a kind.
fn count(bytes: &[u8], kind: impl Fn(u8) -> u8) -> usize {
    // So many that their count fits a byte: a machine counts many bytes at once.
    let runs = bytes.chunks(u8::MAX.into());
    runs.map(|run| usize::from(run.iter().map(|byte| kind(*byte)).sum::<u8>())).sum()
}

/// The encoding that the file names at its beginning: `charset=...` or `encoding="..."`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(HEAD_BYTES))?.to_ascii_lowercase();
    ["charset", "encoding"].iter().find_map(|key| {
        let at = memchr::memmem::find(&head, key.as_bytes())? + key.len();
        let rest = head.get(at..)?;
        let rest = rest.strip_prefix(b"=").or_else(|| rest.strip_prefix(b" = "))?;
        let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
        let len = rest
            .iter()
            .take(40)
            .take_while(|b| b.is_ascii_alphanumeric() || **b == b'-' || **b == b'_');
        Encoding::for_label(rest.get(..len.count())?)
    })
}

/// Decodes, noting where the characters came from.
fn transcode(
    encoding: &'static Encoding,
    bytes: &[u8],
    mark: usize,
    guessed: bool,
) -> Result<Decoded<'static>, IngestError> {
    let mut text = String::with_capacity(bytes.len());
    let mut places: Vec<(u32, u32)> = Vec::new();
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut start = 0;
    let mut faults = 0;
    let mut buffer = [0; 32];
    for (at, byte) in bytes.iter().enumerate() {
        let last = at + 1 == bytes.len();
        let (_, _, written, fault) =
            decoder.decode_to_utf8(std::slice::from_ref(byte), &mut buffer, last);
        faults += usize::from(fault);
        if written == 0 {
            continue;
        }
        let decoded = buffer.get(..written).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("");
        note(&mut places, text.len(), mark + start, decoded.len() == at + 1 - start);
        text.push_str(decoded);
        start = at + 1;
    }
    places.push((offset(text.len()), offset(mark + bytes.len())));
    if faults * 50 > text.chars().count() {
        return Err(IngestError {
            reason: format!("not readable as {} ({faults} faults)", encoding.name()),
            remedy: "save it as UTF-8".to_owned(),
        });
    }
    Ok(Decoded { text: text.into(), places, encoding: Some(encoding.name()), guessed })
}

/// Notes where a character stands, unless it goes on where the last entry's run would put it: an
/// entry of uneven length is followed by one of its own.
fn note(places: &mut Vec<(u32, u32)>, text: usize, source: usize, even: bool) {
    let here = (offset(text), offset(source));
    let goes_on = |(old, new): &(u32, u32)| here.0 - old == here.1 - new;
    if !(even && places.last().is_some_and(goes_on)) {
        places.push(here);
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Settings;
    use crate::text::{Span, View};

    fn quote<'a>(bytes: &'a [u8], what: &str) -> (String, &'a [u8], u32) {
        let decoded = decode(bytes).unwrap();
        let mut document =
            Document { view: View::verbatim(decoded.text(), 0), ..Document::default() };
        let at = decoded.text().find(what).unwrap();
        let settings = Settings::default();
        decoded.settle(&mut document, &Input { path: "", bytes, settings: &settings });
        let span = document.view.source(Span::new(at, at + what.len()));
        let place = document.position(Span::new(at, at + what.len()));
        (document.encoding.unwrap_or_default(), &bytes[span.from()..span.to()], place.column)
    }

    #[test]
    fn places_are_those_of_the_file() {
        let (encoding, bytes, column) = quote(b"\xef\xbb\xbfcaf\xc3\xa9 5 \xe2\x82\xac", "5 €");
        assert_eq!((encoding.as_str(), bytes, column), ("", &b"5 \xe2\x82\xac"[..], 6));
        let (encoding, bytes, column) =
            quote(b"Das k\xfchle B\xfcro kostet 5 \x80 \xfcber Nacht.", "5 €");
        assert_eq!((encoding.as_str(), bytes, column), ("windows-1252", &b"5 \x80"[..], 23));
        let page = b"<meta charset=\"windows-1251\"> \xcf\xf0\xe8\xe2\xe5\xf2 7";
        assert_eq!(quote(page, "Привет"), ("windows-1251".into(), &page[30..36], 31));
        let wide: Vec<u8> = "\u{feff}Café 5 €".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (encoding, bytes, _) = quote(&wide, "5 €");
        assert_eq!((encoding.as_str(), bytes), ("UTF-16LE", &wide[12..18]));
        assert_eq!(quote(wide.get(2..).unwrap(), "5 €").1, &wide[12..18]);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let reason = |bytes: &[u8]| decode(bytes).unwrap_err().reason;
        assert_eq!(reason(b"caf\xc3\xa9\n \xc3\xa9 \xff x"), "broken UTF-8 at byte 10 (line 2)");
        assert_eq!(reason(b"\x7fELF\x00\x01\x02"), "not text: the file is binary");
    }
}
