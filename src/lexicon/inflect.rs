//! The spelling rules of English inflection, forwards (stop, stopped) and back (stopped, stop).

/// The -s form of a verb or the regular plural of a noun.
pub(super) fn with_s(base: &str) -> String {
    if let Some(stem) = base.strip_suffix('y')
        && !stem.ends_with(is_vowel)
    {
        return [stem, "ies"].concat();
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|ending| base.ends_with(ending));
    let after_o = base.strip_suffix('o').is_some_and(|stem| !stem.ends_with(is_vowel));
    if hisses || after_o { [base, "es"].concat() } else { [base, "s"].concat() }
}

/// The regular past form.
pub(super) fn with_ed(base: &str) -> String {
    if base.ends_with('e') {
        return [base, "d"].concat();
    }
    if let Some(stem) = base.strip_suffix('y')
        && !stem.ends_with(is_vowel)
    {
        return [stem, "ied"].concat();
    }
    if doubles(base) { doubled(base, "ed") } else { [base, "ed"].concat() }
}

/// The -ing form.
pub(super) fn with_ing(base: &str) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        return [stem, "ying"].concat();
    }
    let keeps_e = ["ee", "ye", "oe"].iter().any(|ending| base.ends_with(ending));
    if let Some(stem) = base.strip_suffix('e')
        && !keeps_e
        && stem.len() > 1
    {
        return [stem, "ing"].concat();
    }
    if doubles(base) { doubled(base, "ing") } else { [base, "ing"].concat() }
}

/// The base with its last letter doubled before an ending ("travelled").
pub(super) fn doubled(base: &str, ending: &str) -> String {
    let last = base.chars().next_back().map_or(String::new(), String::from);
    [base, last.as_str(), ending].concat()
}

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

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Whether a one-syllable base doubles its last letter (stop, plan; not look, fix, play).
fn doubles(base: &str) -> bool {
    let mut back = base.chars().rev();
    let (Some(last), Some(middle), Some(first)) = (back.next(), back.next(), back.next()) else {
        return false;
    };
    let single = !is_vowel(last)
        && !matches!(last, 'w' | 'x' | 'y')
        && is_vowel(middle)
        && (!is_vowel(first) || base.contains("qui"));
    single && syllables(base) == 1
}

fn syllables(base: &str) -> usize {
    let rest = base.replace("qu", "q");
    let mut count = 0;
    let mut inside = false;
    for c in rest.chars() {
        let vowel = is_vowel(c) || (c == 'y' && count > 0);
        count += usize::from(vowel && !inside);
        inside = vowel;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_regular_verbs() {
        for (base, s, ed, ing) in [
            ("stop", "stops", "stopped", "stopping"),
            ("fix", "fixes", "fixed", "fixing"),
            ("deny", "denies", "denied", "denying"),
            ("agree", "agrees", "agreed", "agreeing"),
            ("acquire", "acquires", "acquired", "acquiring"),
            ("play", "plays", "played", "playing"),
            ("look", "looks", "looked", "looking"),
            ("open", "opens", "opened", "opening"),
            ("tie", "ties", "tied", "tying"),
            ("reach", "reaches", "reached", "reaching"),
        ] {
            assert_eq!([with_s(base), with_ed(base), with_ing(base)], [s, ed, ing]);
        }
    }

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
