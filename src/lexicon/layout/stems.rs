//! What the stem of a word is.

/// Shortest stem: shorter ones bring strangers together.
const STEM_MIN: usize = 4;

/// A word without the first of the suffixes that it has, and without the second of two equal letters
/// at its end.
pub(crate) fn stem<S: AsRef<str>>(word: &str, suffixes: &[S]) -> String {
    let last = word.as_bytes().last();
    let mut stem = word;
    for suffix in suffixes {
        let suffix = suffix.as_ref();
        // Most suffixes end otherwise.
        if suffix.as_bytes().last() != last {
            continue;
        }
        if let Some(rest) = word.strip_suffix(suffix)
            && rest.chars().nth(STEM_MIN - 1).is_some()
        {
            stem = rest;
            break;
        }
    }
    let stem = stem.trim_end_matches('i');
    let mut letters = stem.chars();
    let last = letters.next_back();
    let single = letters.as_str();
    if last.is_some() && letters.next_back() == last && stem.chars().nth(STEM_MIN).is_some() {
        return single.to_owned();
    }
    stem.to_owned()
}
