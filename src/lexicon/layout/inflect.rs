//! The spelling rules of English inflection (stop, stopped).

/// The -s form of a verb or the regular plural of a noun.
pub(crate) fn with_s(base: &str) -> String {
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
pub(crate) fn with_ed(base: &str) -> String {
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
pub(crate) fn with_ing(base: &str) -> String {
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
pub(crate) fn doubled(base: &str, ending: &str) -> String {
    let last = base.chars().next_back().map_or(String::new(), String::from);
    [base, last.as_str(), ending].concat()
}

pub(crate) fn is_vowel(c: char) -> bool {
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
}
