//! What the stem of a word is.

/// Shortest stem: shorter ones bring strangers together.
const STEM_MIN: usize = 4;

/// A word without the first of the suffixes that it has, and without the second of two equal letters
/// at its end.
pub(crate) fn stem<S: AsRef<str>>(word: &str, suffixes: &[S]) -> String {
    let last = word.as_bytes().last();
    let mut suffixes = suffixes.iter().map(AsRef::as_ref);
    let suffix = suffixes.find_map(|suffix: &str| {
        let suffix = Some(suffix).filter(|suffix| suffix.as_bytes().last() == last)?;
        word.strip_suffix(suffix).filter(|stem| stem.chars().count() >= STEM_MIN)
    });
    let stem = suffix.unwrap_or(word).trim_end_matches('i');
    let mut letters = stem.chars();
    let last = letters.next_back();
    let single = letters.as_str();
    if last.is_some() && letters.next_back() == last && stem.chars().count() > STEM_MIN {
        return single.to_owned();
    }
    stem.to_owned()
}
