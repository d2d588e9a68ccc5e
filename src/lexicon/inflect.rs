//! The spelling rules of English inflection, backwards (stopped, stop). How words are inflected is
//! in `layout/inflect.rs`.

use super::layout::inflect::is_vowel;

/// The singular that spelling suggests for a plural.
pub(super) fn singular(plural: &str) -> String {
    if let Some(stem) = plural.strip_suffix("ies")
        && stem.len() > 1
    {
        return [stem, "y"].concat();
    }
    for ending in ["sses", "shes", "ches", "xes", "zzes"] {
        if plural.ends_with(ending) {
            return plural.strip_suffix("es").unwrap_or(plural).to_owned();
        }
    }
    plural.strip_suffix('s').unwrap_or(plural).to_owned()
}

/// Bases that may stand behind a form in `ending` ("ed" or "ing"), likeliest first.
pub(super) fn bases(form: &str, ending: &str) -> Vec<String> {
    let Some(stem) = form.strip_suffix(ending) else { return Vec::new() };
    let mut found = Vec::with_capacity(4);
    if ending == "ed"
        && let Some(stem) = stem.strip_suffix('i')
    {
        found.push([stem, "y"].concat());
    }
    let mut letters = stem.chars().rev();
    let last = letters.next();
    let twin = last.is_some() && last == letters.next() && !stem.ends_with(is_vowel);
    let wants_e = wants_e(stem);
    if wants_e {
        found.push([stem, "e"].concat());
    }
    if twin && !["ss", "ll", "zz", "ff"].iter().any(|pair| stem.ends_with(pair)) {
        found.push(stem.get(..stem.len() - 1).unwrap_or(stem).to_owned());
    }
    found.push(stem.to_owned());
    if twin {
        found.push(stem.get(..stem.len() - 1).unwrap_or(stem).to_owned());
    }
    if !wants_e {
        found.push([stem, "e"].concat());
    }
    found
}

/// Whether a stem reads as if a silent "e" had been dropped ("amortiz", "dat", "judg").
fn wants_e(stem: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "at", "iz", "is", "v", "c", "s", "g", "u", "bl", "pl", "tl", "dl", "gl", "fl", "ur", "in",
    ];
    const KEEP: &[&str] = &["ss", "us", "ng", "oat", "eat", "ain", "oin", "our"];
    ENDINGS.iter().any(|ending| stem.ends_with(ending))
        && !KEEP.iter().any(|ending| stem.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_to_the_base() {
        let first = |form: &str, ending: &str| bases(form, ending).into_iter().next();
        assert_eq!(first("amortized", "ed").as_deref(), Some("amortize"));
        assert_eq!(first("rebutted", "ed").as_deref(), Some("rebut"));
        assert_eq!(first("ferried", "ed").as_deref(), Some("ferry"));
        assert_eq!(first("airlifting", "ing").as_deref(), Some("airlift"));
        assert_eq!(singular("subsidies"), "subsidy");
        assert_eq!(singular("breaches"), "breach");
        assert_eq!(singular("plants"), "plant");
    }
}
