//! Where sentences begin and end.
//!
//! A line break ends a sentence only where a block ends; the caller hands over one block at a
//! time. Inside a block, a full stop ends a sentence unless it belongs to an abbreviation, an
//! initial, a decimal or an ellipsis.

use super::Span;

/// Abbreviations after which a sentence goes on even before a capital, if they have one themselves:
/// "a sales rep. The firm" are two.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "sen", "sens", "rep", "reps", "gov", "gen", "col", "lt",
    "sgt", "capt", "cmdr", "adm", "maj", "rev", "hon", "pres", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mt", "ft", "supt", "det", "insp", "atty",
    "asst", "d.a", "messrs", "cpl", "pvt", "brig", "mgr",
];

/// The same in any case.
const ALWAYS: &[&str] = &["vs", "v", "approx", "e.g", "i.e", "cf", "al", "mr", "mrs", "ms", "dr"];

/// Abbreviations before a number only: "a work of art. The" are two sentences, "Art. 5" is none.
const NUMBERED: &[&str] = &["no", "nos", "fig", "sec", "art", "pp"];

/// Abbreviations that may also end a sentence: a capital after them decides.
const OPEN: &[&str] = &[
    "inc", "corp", "co", "ltd", "llc", "plc", "jr", "sr", "etc", "u.s", "u.k", "u.n", "a.m", "p.m",
    "e.u", "d.c",
];

/// The longest of these.
const ABBREVIATION: usize = 6;

/// The sentences of `text` within `block`, in order, without surrounding white space.
pub fn sentences(text: &str, block: Span) -> Vec<Span> {
    let body = block.of(text);
    let mut found = Vec::new();
    let mut start = 0;
    let mut quoted = false;
    for (at, c) in marks(body) {
        quoted ^= c == '"' && at >= start;
        if at < start || !matches!(c, '.' | '!' | '?' | '…' | '\n') {
            continue;
        }
        let mut end = at + c.len_utf8();
        let after = body.get(end..).unwrap_or("");
        if c == '\n' {
            if !after.starts_with('\n') && !blank_before(body, at) {
                continue;
            }
        } else {
            let closing = after.find(|c| !is_closing(c)).unwrap_or(after.len());
            end += closing.max(apart(after, quoted));
            let rest = body.get(end..).unwrap_or("");
            if !rest.is_empty() && !rest.starts_with(char::is_whitespace)
                || !ends(body, start, at, c, rest)
            {
                continue;
            }
        }
        push(body, start, end, block, &mut found);
        (start, quoted) = (end, false);
    }
    push(body, start, body.len(), block, &mut found);
    found
}

/// The signs that may end a sentence or open a quotation, and where they stand.
fn marks(body: &str) -> impl Iterator<Item = (usize, char)> {
    const ELLIPSIS: u8 = 0xe2;
    let bytes = body.as_bytes();
    let mark = move |at: usize| match bytes.get(at)? {
        byte @ (b'"' | b'.' | b'!' | b'?' | b'\n') => Some((at, char::from(*byte))),
        &ELLIPSIS if body.get(at..)?.starts_with('…') => Some((at, '…')),
        _ => None,
    };
    // Most bytes are letters and blanks, and are passed over eight at a time: of the last eight that
    // were looked at where they stand, and the signs that are left.
    let (mut from, mut left) = (0, 0_u64);
    let next = move || loop {
        if left != 0 {
            let at = from - 8 + (left.trailing_zeros() / 8) as usize;
            left &= left - 1;
            return Some(at);
        }
        let Some(chunk) = bytes.get(from..).and_then(<[u8]>::first_chunk::<8>) else {
            from += 1;
            return (from <= bytes.len()).then_some(from - 1);
        };
        left = signs(u64::from_le_bytes(*chunk));
        from += 8;
    };
    std::iter::from_fn(next).filter_map(mark)
}

/// Of eight bytes the top bit of those that are neither small letters or capitals nor blanks, and
/// few others.
#[inline]
fn signs(bytes: u64) -> u64 {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    // Letters have the second bit from above, and not the first.
    let letters = (bytes << 1) & !bytes;
    let others = bytes ^ (EACH * u64::from(b' '));
    let no_blanks = ((others & (EACH * 0x7f)) + EACH * 0x7f) | others;
    !letters & no_blanks & (EACH * 0x80)
}

/// How far a closing mark reaches that stands apart, as in text cut into tokens ("He said so . ''");
/// `quoted`: whether a straight mark is open.
fn apart(after: &str, quoted: bool) -> usize {
    let mark = after.trim_start_matches(' ');
    let spaces = after.len() - mark.len();
    let length = match mark.chars().next() {
        Some('\'') if mark.starts_with("''") => 2,
        Some(closing @ '”') => closing.len_utf8(),
        Some('"') if quoted => 1,
        _ => return 0,
    };
    let free = mark.get(length..).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    if spaces > 0 && free { spaces + length } else { 0 }
}

fn push(body: &str, start: usize, end: usize, block: Span, found: &mut Vec<Span>) {
    let raw = body.get(start..end).unwrap_or("");
    let lead = raw.len() - raw.trim_start().len();
    let len = raw.trim().len();
    if len > 0 {
        found.push(Span::new(start + lead, start + lead + len).shifted(block.from()));
    }
}

fn blank_before(body: &str, at: usize) -> bool {
    body.get(..at).is_some_and(|before| {
        before.ends_with('\n') || before.trim_end_matches([' ', '\t']).ends_with('\n')
    })
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '»')
}

/// Whether the stop at `at` ends the sentence that began at `start`.
fn ends(body: &str, start: usize, at: usize, stop: char, rest: &str) -> bool {
    let next = rest.trim_start().chars().find(|c| !matches!(c, '"' | '“' | '‘' | '\'' | '(' | '['));
    let starts_new = next.is_none_or(|c| c.is_uppercase() || c.is_numeric() || !c.is_alphabetic());
    if stop != '.' {
        return next.is_none_or(|c| !c.is_lowercase());
    }
    // Text that was cut into tokens has a space before the stop ("Mr . Smith").
    let before = body.get(start..at).unwrap_or("").trim_end_matches(' ');
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | '"' | '—'))
        .next()
        .unwrap_or("");
    if word.len() > ABBREVIATION && word.is_ascii() {
        return starts_new;
    }
    let lower = word.to_lowercase();
    let capital = word.starts_with(char::is_uppercase);
    if capital && TITLES.contains(&lower.as_str()) || ALWAYS.contains(&lower.as_str()) {
        return false;
    }
    // "No. 5"; but "the answer is no. He left".
    if NUMBERED.contains(&lower.as_str()) && next.is_some_and(char::is_numeric) {
        return false;
    }
    if word.chars().count() == 1 && word.chars().all(char::is_uppercase) {
        // An initial: "J. Smith".
        return word == "I" && starts_new;
    }
    if OPEN.contains(&lower.as_str()) {
        return next.is_none_or(char::is_uppercase) && rest_begins_sentence(rest);
    }
    starts_new
}

/// Whether what follows an abbreviation reads like the start of a sentence: a short list of
/// openers, since a capital alone may be a name ("U.S. Steel").
fn rest_begins_sentence(rest: &str) -> bool {
    const OPENERS: &[&str] = &[
        "the", "a", "an", "it", "he", "she", "they", "we", "in", "on", "at", "but", "and", "this",
        "that", "these", "those", "its", "his", "her", "their", "after", "as", "for", "if", "when",
        "while", "there", "under", "by", "with", "both", "no", "not", "since", "last", "i",
    ];
    let rest = rest.trim_start();
    let word = rest.split(|c: char| !c.is_alphanumeric()).find(|part| !part.is_empty());
    word.is_none_or(|word| OPENERS.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len())).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn no_abbreviation_is_longer() {
        let all = [TITLES, ALWAYS, NUMBERED, OPEN].concat();
        assert_eq!(all.iter().map(|short| short.len()).max(), Some(ABBREVIATION));
    }

    #[test]
    fn stops_that_end_nothing() {
        for text in [
            "Mr. Smith met Lt. Col. J. R. Brown on Jan. 5 at 3 p.m. Tuesday.",
            "U.S. Steel paid $1.5 billion to Acme Inc. shareholders.",
            "It was No. 5 of 7.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn text_cut_into_tokens() {
        let sentences = [
            "Mr . Smith met Lt . Col . J . Brown .",
            "`` We won . ''",
            "He said so .",
            "\" It is over . \"",
            "\" Yes .",
        ];
        assert_eq!(split(&sentences.join(" ")), sentences);
    }

    #[test]
    fn words_that_abbreviate_nothing() {
        for two in [["It was art.", "The rest was not."], ["She is a sales rep.", "He left."]] {
            assert_eq!(split(&two.join(" ")), two);
        }
    }

    #[test]
    fn stops_that_end_a_sentence() {
        assert_eq!(split("It cost $5. Sales fell."), ["It cost $5.", "Sales fell."]);
        assert_eq!(split("He said \"no.\" She left."), ["He said \"no.\"", "She left."]);
        assert_eq!(
            split("They left at 5 p.m. The rest stayed."),
            ["They left at 5 p.m.", "The rest stayed."]
        );
        assert_eq!(split("A title\n\nA line\nwrapped."), ["A title", "A line\nwrapped."]);
    }
}
