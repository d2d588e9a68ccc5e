//! Compressed files: `.gz` and `.zst` of any other format.

use super::{FILE_BYTES_MAX, Format, IngestError, Input};
use crate::model::Document;
use std::io::Read;

/// Compressed files.
pub const FORMAT: Format = Format { name: "packed", endings: &["gz", "zst"], looks, read };

fn looks(bytes: &[u8]) -> bool {
    is_gzip(bytes) || is_zstd(bytes)
}

fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

fn is_zstd(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x28, 0xb5, 0x2f, 0xfd])
}

fn read(input: &Input<'_>) -> Result<Vec<Document>, IngestError> {
    let bytes = unpacked(input.bytes)?;
    let inner = input.path.rsplit_once('.').map_or(input.path, |(inner, _)| inner);
    if looks(&bytes) {
        return Err(IngestError {
            reason: "compressed twice".to_owned(),
            remedy: "unpack it once".to_owned(),
        });
    }
    let mut documents = super::read_with(inner, &bytes, input.settings)?;
    for document in &mut documents {
        let rest = document.path.strip_prefix(inner).unwrap_or("").to_owned();
        document.path = format!("{}{rest}", input.path);
        document.remarks.push("places are counted in the unpacked file".to_owned());
    }
    Ok(documents)
}

/// The bytes that a compressed file stands for. What unpacks to more than a file may hold is
/// refused, and never held in memory.
pub(crate) fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, IngestError> {
    let mut out = Vec::new();
    let limit = FILE_BYTES_MAX as u64 + 1;
    let read = if is_zstd(bytes) {
        ruzstd::decoding::StreamingDecoder::new(bytes).map_err(|error| error.to_string()).and_then(
            |decoder| decoder.take(limit).read_to_end(&mut out).map_err(|error| error.to_string()),
        )
    } else {
        // Several members in a row are one file: archives of web pages are written so.
        let decoder = flate2::read::MultiGzDecoder::new(bytes);
        decoder.take(limit).read_to_end(&mut out).map_err(|error| error.to_string())
    };
    if out.len() > FILE_BYTES_MAX {
        return Err(IngestError {
            reason: format!("unpacks to more than {} MB", FILE_BYTES_MAX >> 20),
            remedy: "unpack and split it, or leave it out".to_owned(),
        });
    }
    read.map(|_| out).map_err(|error| IngestError {
        reason: format!("cannot be unpacked: {error}"),
        remedy: "fetch or compress it again".to_owned(),
    })
}
