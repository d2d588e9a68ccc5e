//! Numbers and texts as bytes.

/// Reads so many things; where one is damaged, nothing. What is damaged asks for no more room than
/// its bytes can fill.
#[inline]
pub(super) fn many<T>(
    count: u32,
    from: &mut &[u8],
    mut read: impl FnMut(&mut &[u8]) -> Option<T>,
) -> Option<Vec<T>> {
    let mut all = Vec::with_capacity(from.len().min(count as usize));
    for _ in 0..count {
        all.push(read(from)?);
    }
    Some(all)
}

/// Reads a thing that is written if there is one.
#[expect(clippy::option_option, reason = "none is what is damaged")]
#[inline]
pub(super) fn maybe<T>(
    is_written: bool,
    from: &mut &[u8],
    read: impl FnOnce(&mut &[u8]) -> Option<T>,
) -> Option<Option<T>> {
    if is_written { read(from).map(Some) } else { Some(None) }
}

/// Writes a text: its length, then itself.
#[inline]
pub(super) fn write_text(text: &str, out: &mut Vec<u8>) {
    write_number(length(text.len()), out);
    out.extend_from_slice(text.as_bytes());
}

#[inline]
pub(super) fn read_text<'a>(from: &mut &'a [u8]) -> Option<&'a str> {
    let length = read_number(from)?;
    let (text, rest) = from.split_at_checked(length as usize)?;
    *from = rest;
    str::from_utf8(text).ok()
}

/// Writes a number as two bytes, the lowest first.
#[inline]
pub(super) fn write_two(number: u16, out: &mut Vec<u8>) {
    let [low, high] = number.to_le_bytes();
    out.push(low);
    out.push(high);
}

/// Seven bits a byte, the lowest first; the top bit says that more follow (LEB128).
#[inline]
pub(super) fn write_number(mut number: u32, out: &mut Vec<u8>) {
    while number >= 128 {
        out.push(lowest(number) | 128);
        number >>= 7;
    }
    out.push(lowest(number));
}

#[inline]
pub(super) fn read_number(from: &mut &[u8]) -> Option<u32> {
    let [byte] = take(from)?;
    if byte < 128 {
        return Some(byte.into());
    }
    read_more(byte, from)
}

/// The rest of a number of several bytes.
fn read_more(first: u8, from: &mut &[u8]) -> Option<u32> {
    let mut number = u32::from(first & 127);
    for shift in [7, 14, 21, 28] {
        let [byte] = take(from)?;
        number |= u32::from(byte & 127) << shift;
        if byte < 128 {
            return Some(number);
        }
    }
    None
}

#[inline]
fn lowest(number: u32) -> u8 {
    let [lowest, ..] = number.to_le_bytes();
    lowest & 127
}

#[inline]
pub(super) fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[inline]
pub(super) fn take<const N: usize>(from: &mut &[u8]) -> Option<[u8; N]> {
    let (bytes, rest) = from.split_first_chunk()?;
    *from = rest;
    Some(*bytes)
}
