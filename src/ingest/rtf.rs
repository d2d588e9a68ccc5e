//! RTF (1.9): the text of a document, its tables and its title; deleted and hidden text left out.

use super::compose::Composer;
use super::grid::Table;
use super::patchwork::unanchored;
use super::{Format, IngestError, Input};
use crate::model::{BlockKind, Document};
use crate::text::Span;
use encoding_rs::{Encoding, WINDOWS_1252};

/// RTF.
pub const FORMAT: Format = Format { name: "rtf", endings: &["rtf"], looks, read };

/// Groups nested deeper than this are hostile.
const DEPTH_MAX: usize = 1000;

fn looks(bytes: &[u8]) -> bool {
    bytes.starts_with(b"{\\rtf")
}

/// What holds inside a group, and ends with it.
#[derive(Clone, Copy, Default)]
struct State {
    muted: bool,
    title: bool,
    raised: bool,
    /// How many characters stand in for a Unicode one, for old readers.
    skip: usize,
    in_table: bool,
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    encoding: &'static Encoding,
    states: Vec<State>,
    state: State,
    /// Characters still to be passed over after a Unicode one.
    pending: usize,
    /// Bytes of the document's code page, waiting to be decoded.
    coded: Vec<u8>,
    high: Option<u32>,
    out: Composer,
    table: Option<Table>,
    row_open: bool,
    tables: u32,
    count: usize,
    title: String,
}

fn read(input: &Input<'_>) -> Result<Vec<Document>, IngestError> {
    if !looks(input.bytes) {
        return Err(IngestError {
            reason: "not RTF: it does not begin with `{\\rtf`".to_owned(),
            remedy: "save it as RTF again, or give it the ending of what it is".to_owned(),
        });
    }
    let state = State { skip: 1, ..State::default() };
    let mut reader = Reader {
        bytes: input.bytes,
        at: 0,
        encoding: WINDOWS_1252,
        states: Vec::new(),
        state,
        pending: 0,
        coded: Vec::new(),
        high: None,
        out: Composer::default(),
        table: None,
        row_open: false,
        tables: 0,
        count: 1,
        title: String::new(),
    };
    reader.run()?;
    let mut document = Document { path: input.path.to_owned(), ..Document::default() };
    (document.view, document.blocks) = reader.out.finish();
    document.title = Some(reader.title.trim().to_owned()).filter(|title| !title.is_empty());
    unanchored(&mut document, &input.digest());
    document.remarks.push("places are counted in the document's text".to_owned());
    Ok(vec![document])
}

impl Reader<'_> {
    fn run(&mut self) -> Result<(), IngestError> {
        while let Some(byte) = self.bytes.get(self.at).copied() {
            self.at += 1;
            match byte {
                b'{' => {
                    self.flush();
                    if self.states.len() >= DEPTH_MAX {
                        return Err(IngestError {
                            reason: format!("groups nested deeper than {DEPTH_MAX}"),
                            remedy: "save it again as plain text".to_owned(),
                        });
                    }
                    self.states.push(self.state);
                }
                b'}' => {
                    self.flush();
                    self.state = self.states.pop().unwrap_or(self.state);
                }
                b'\\' => self.control(),
                b'\r' | b'\n' => {}
                byte => self.byte(byte),
            }
        }
        self.flush();
        self.paragraph();
        self.end_table();
        Ok(())
    }

    fn byte(&mut self, byte: u8) {
        if self.pending > 0 {
            self.pending -= 1;
        } else {
            self.coded.push(byte);
        }
    }

    fn flush(&mut self) {
        if self.coded.is_empty() {
            return;
        }
        let coded = std::mem::take(&mut self.coded);
        let (text, _) = self.encoding.decode_without_bom_handling(&coded);
        self.write(&text);
    }

    fn write(&mut self, text: &str) {
        if self.state.title {
            self.title.push_str(text);
        } else if self.state.muted {
        } else if self.state.raised {
            self.out.raised(text, Span::default(), false);
        } else {
            if !self.state.in_table && !text.trim().is_empty() {
                self.end_table();
            }
            self.out.flowing(text, 0);
        }
    }

    fn control(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or(&[]);
        let letters = rest.iter().take(32).take_while(|b| b.is_ascii_alphabetic()).count();
        if letters == 0 {
            self.symbol(rest.first().copied().unwrap_or(b' '));
            return;
        }
        let word = std::str::from_utf8(rest.get(..letters).unwrap_or(&[])).unwrap_or("").to_owned();
        let tail = rest.get(letters..).unwrap_or(&[]);
        let sign = usize::from(tail.first() == Some(&b'-'));
        let digits = tail.get(sign..).unwrap_or(&[]);
        let digits = digits.iter().take(9).take_while(|b| b.is_ascii_digit()).count();
        let len = if digits > 0 { sign + digits } else { 0 };
        let number = std::str::from_utf8(tail.get(..len).unwrap_or(&[])).ok();
        let number = number.and_then(|number| number.parse::<i64>().ok());
        let space = usize::from(tail.get(len) == Some(&b' '));
        self.at += letters + len + space;
        if word != "u" {
            self.flush();
        }
        self.word(&word, number);
    }

    fn symbol(&mut self, sign: u8) {
        self.at += 1;
        match sign {
            b'\'' => {
                let hex = self.bytes.get(self.at..self.at + 2).unwrap_or(b"20");
                let hex = std::str::from_utf8(hex).unwrap_or("20");
                self.at += 2;
                self.byte(u8::from_str_radix(hex, 16).unwrap_or(b' '));
            }
            b'~' => self.byte(b' '),
            b'_' => self.byte(b'-'),
            b'*' => {
                self.flush();
                self.state.muted = true;
            }
            b'-' => {}
            b'\r' | b'\n' => self.paragraph(),
            sign => self.byte(sign),
        }
    }

    fn word(&mut self, word: &str, number: Option<i64>) {
        let on = number != Some(0);
        match word {
            "fonttbl" | "colortbl" | "stylesheet" | "info" | "pict" | "object" | "header"
            | "footer" | "headerl" | "headerr" | "headerf" | "footerl" | "footerr" | "footerf"
            | "listtable" | "listoverridetable" | "rsidtbl" | "generator" | "fldinst"
            | "annotation" | "xmlnstbl" | "themedata" | "datastore" | "filetbl" => {
                self.state.muted = true;
            }
            "deleted" | "v" => self.state.muted = on,
            "title" => self.state.title = true,
            "ansicpg" => {
                let label = format!("windows-{}", number.unwrap_or(1252));
                self.encoding = Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252);
            }
            "super" => self.state.raised = on,
            "nosupersub" | "plain" => self.state.raised = false,
            "uc" => {
                self.state.skip = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1).min(8);
            }
            "u" => self.unicode(number.unwrap_or(0)),
            "par" | "sect" | "page" => self.paragraph(),
            "line" | "tab" => self.space(),
            "pard" => self.state.in_table = false,
            "intbl" => self.state.in_table = true,
            "cell" => self.cell(),
            "row" => self.row_open = false,
            "emdash" => self.write("—"),
            "endash" => self.write("–"),
            "lquote" => self.write("‘"),
            "rquote" => self.write("’"),
            "ldblquote" => self.write("“"),
            "rdblquote" => self.write("”"),
            "bullet" => self.write("•"),
            "bin" => {
                let bytes = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
                self.at = self.at.saturating_add(bytes);
            }
            _ => {}
        }
    }

    fn unicode(&mut self, number: i64) {
        self.flush();
        let unit = u32::try_from(number.rem_euclid(0x1_0000)).unwrap_or(0);
        self.pending = self.state.skip;
        if (0xd800..0xdc00).contains(&unit) {
            self.high = Some(unit);
            return;
        }
        let code = match self.high.take() {
            Some(high) if (0xdc00..0xe000).contains(&unit) => {
                0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00)
            }
            _ => unit,
        };
        let mut buffer = [0; 4];
        if let Some(c) = char::from_u32(code) {
            self.write(c.encode_utf8(&mut buffer));
        }
    }

    fn space(&mut self) {
        if !self.state.muted {
            self.out.space(Span::default(), "");
        }
    }

    fn paragraph(&mut self) {
        self.flush();
        if self.state.muted {
        } else if self.state.in_table {
            self.space();
        } else {
            self.out.close(BlockKind::Paragraph, Some(format!("paragraph {}", self.count)));
            self.count += 1;
        }
    }

    fn cell(&mut self) {
        self.flush();
        if self.state.muted {
            return;
        }
        if self.table.is_none() {
            self.table = Some(Table::located(self.tables));
            self.tables += 1;
        }
        if let Some(table) = &mut self.table {
            if !self.row_open {
                table.start_row();
                self.row_open = true;
            }
            table.cell(&mut self.out, false);
        }
    }

    fn end_table(&mut self) {
        if let Some(table) = self.table.take() {
            table.finish(&mut self.out);
            self.row_open = false;
        }
    }
}
