//! `verify extract`: what was found in the documents, a document at a time, in bounded memory.

use super::args::{ExtractArgs, ExtractFormat, InputArgs};
use super::claims_from;
use super::exit::Status;
use super::files::{Files, InOrder};
use super::output;
use crate::extract::{self, Desks};
use crate::ingest;
use crate::lexicon::Lexicon;
use crate::model::Document;
use crate::report::mentions;
use rayon::prelude::*;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// Documents read at a time: enough to keep every thread busy, few enough to bound the memory.
const DOCUMENTS_AT_A_TIME: usize = 256;
/// Lines longer than this are not documents.
const LINE_BYTES_MAX: u64 = 64 << 20;

/// How a stream of documents ended, if all that was read of it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// All of it was read.
    Whole,
    /// Something in it could not be read; the rest was.
    Faulty,
}

/// Prints the mentions of every document, in order.
pub(crate) fn run(args: &ExtractArgs) -> Status {
    // One of the threads that read writes, too: what it is handed is freed where it was made.
    let written = rayon::scope(|_| {
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        all(args, &mut out)
    });
    match written {
        Ok(End::Whole) => Status::Clean,
        Ok(End::Faulty) => Status::Failed,
        Err(error) => output::unwritten(&error),
    }
}

fn all(args: &ExtractArgs, out: &mut impl Write) -> io::Result<End> {
    let mut end = End::Whole;
    for path in &args.paths {
        let streamed = path.as_os_str() == "-" || path.extension().is_some_and(|e| e == "jsonl");
        let read = if streamed {
            stream(path, args.format, out)?
        } else {
            folder(path, args.format, out)?
        };
        if read == End::Faulty {
            end = read;
        }
    }
    out.flush()?;
    Ok(end)
}

/// Files and folders of articles.
fn folder(path: &Path, format: ExtractFormat, out: &mut impl Write) -> io::Result<End> {
    let (files, _) = Files::under(&[PathBuf::from(path)], &InputArgs::default(), |_| None);
    let files = if format == ExtractFormat::Jsonl { files.text_only() } else { files };
    let desks = Desks::default();
    for documents in InOrder::new(&files, Lexicon::builtin()) {
        let written: Vec<String> =
            documents.into_par_iter().map(|document| line(&document, format, &desks)).collect();
        written.iter().try_for_each(|text| out.write_all(text.as_bytes()))?;
    }
    let mut end = End::Whole;
    for skipped in files.skipped().iter().filter(|skipped| skipped.failed) {
        eprintln!("error: {}: {} ({})", skipped.path, skipped.reason, skipped.remedy);
        end = End::Faulty;
    }
    Ok(end)
}

/// JSONL documents, from a file or standard input.
fn stream(path: &Path, format: ExtractFormat, out: &mut impl Write) -> io::Result<End> {
    let shown = path.display();
    let input: Box<dyn Read> = if path.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        match std::fs::File::open(path) {
            Ok(file) => Box::new(file),
            Err(error) => {
                eprintln!("error: {shown}: cannot be read: {error}");
                return Ok(End::Faulty);
            }
        }
    };
    let mut input = BufReader::with_capacity(1 << 20, input);
    let (mut number, mut end) = (0, End::Whole);
    let desks = Desks::default();
    loop {
        let lines = batch(&mut input);
        if lines.is_empty() {
            return Ok(end);
        }
        let answers: Vec<_> = lines.par_iter().map(|bytes| answer(bytes, format, &desks)).collect();
        for answer in answers {
            number += 1;
            match answer {
                Ok(text) => out.write_all(text.as_bytes())?,
                Err(reason) => {
                    eprintln!("error: {shown}:{number}: {reason}");
                    end = End::Faulty;
                }
            }
        }
        // A pipe must see each batch before the next one is waited for.
        out.flush()?;
    }
}

/// The next lines of a stream: waits for one, then takes what has come with it, so that whoever
/// writes a line and waits for the answer gets it.
fn batch(input: &mut BufReader<Box<dyn Read>>) -> Vec<Vec<u8>> {
    let mut lines = Vec::new();
    let ready = |input: &BufReader<Box<dyn Read>>| memchr::memchr(b'\n', input.buffer()).is_some();
    while lines.is_empty() || (lines.len() < DOCUMENTS_AT_A_TIME && ready(input)) {
        let mut line = Vec::new();
        let read = input.by_ref().take(LINE_BYTES_MAX).read_until(b'\n', &mut line);
        if !matches!(read, Ok(count) if count > 0) {
            break;
        }
        lines.push(line);
    }
    lines
}

fn answer(bytes: &[u8], format: ExtractFormat, desks: &Desks) -> Result<String, String> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| format!("not UTF-8 at byte {}", error.valid_up_to()))?;
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    let text_only = format == ExtractFormat::Jsonl;
    let document = ingest::record(text, text_only).map_err(|error| error.reason)?;
    Ok(line(&document, format, desks))
}

fn line(document: &Document, format: ExtractFormat, desks: &Desks) -> String {
    let lexicon = Lexicon::builtin();
    let found = || desks.at_one(|copies| extract::annotated_beside(document, lexicon, copies));
    match format {
        ExtractFormat::Jsonl => mentions::jsonl(document, &found()) + "\n",
        ExtractFormat::Table => mentions::table(document, &found()),
        ExtractFormat::Analysis => claims_from::line(&crate::analyze(document.clone(), lexicon)),
    }
}
