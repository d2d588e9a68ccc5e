//! How the words of holidays' names are compared.

/// A word as names compare it: lower case, without apostrophes and final "s".
pub(crate) fn plain(word: &str) -> String {
    let mut word = word.to_lowercase();
    word.retain(|c| !matches!(c, '\'' | '’'));
    let stem = word.trim_end_matches('s');
    if stem.len() > 2 { stem.to_owned() } else { word }
}
