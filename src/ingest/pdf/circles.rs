//! Pages whose parents lead back to themselves: no reader comes to an end there.

use std::collections::BTreeMap;

/// Whether the `/Parent` entries of the file's plain objects form a circle.
pub(super) fn parents_loop(bytes: &[u8]) -> bool {
    let mut parents: BTreeMap<u32, u32> = BTreeMap::new();
    for at in memchr::memmem::find_iter(bytes, b" obj") {
        let Some(object) = number_before(bytes, at) else { continue };
        let body = bytes.get(at..bytes.len().min(at + DICTIONARY_MAX)).unwrap_or(&[]);
        let end = memchr::memmem::find(body, b"endobj").unwrap_or(body.len());
        let body = body.get(..end).unwrap_or(&[]);
        let is_page = memchr::memmem::find(body, b"/Type").is_some_and(|at| {
            let rest = body.get(at + 5..).unwrap_or(&[]).trim_ascii_start();
            rest.starts_with(b"/Page")
        });
        let parent = memchr::memmem::find(body, b"/Parent")
            .and_then(|at| number(body.get(at + 7..)?.trim_ascii_start()));
        if let Some(parent) = parent.filter(|_| is_page) {
            parents.insert(object, parent);
        }
    }
    let mut cleared: BTreeMap<u32, u32> = BTreeMap::new();
    for start in parents.keys() {
        let mut place = *start;
        while let Some(parent) = parents.get(&place) {
            match cleared.insert(place, *start) {
                Some(walk) if walk == *start => return true,
                Some(_) => break,
                None => place = *parent,
            }
        }
    }
    false
}

/// A page's dictionary is shorter than this.
const DICTIONARY_MAX: usize = 4096;

fn number(text: &[u8]) -> Option<u32> {
    let len = text.iter().take(9).take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(text.get(..len)?).ok()?.parse().ok()
}

/// "12 0 obj": the 12.
fn number_before(bytes: &[u8], at: usize) -> Option<u32> {
    let head = bytes.get(at.saturating_sub(20)..at)?;
    let head = head.trim_ascii_end();
    let generation = head.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let head = head.get(..head.len() - generation)?.trim_ascii_end();
    let digits = head.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    number(head.get(head.len() - digits..)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles() {
        let tree = b"1 0 obj << /Type /Pages /Kids [2 0 R 3 0 R] >> endobj 2 0 obj << /Type /Page /Parent 1 0 R >> endobj 3 0 obj << /Type/Page/Parent 1 0 R >> endobj";
        assert!(!parents_loop(tree));
        let own = b"4 0 obj << /Type /Page /Parent 4 0 R >> endobj";
        assert!(parents_loop(own));
        let two = b"4 0 obj << /Type /Pages /Parent 5 0 R >> endobj\n5 0 obj << /Type /Pages /Parent 4 0 R >> endobj";
        assert!(parents_loop(two));
    }
}
