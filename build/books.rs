//! The smaller tables of phrases as trees. What a phrase stands for is its place in the table: the
//! loaders list what they mean in the same order (and the tests compare).

use toml::de::{DeTable, DeValue};

/// What a tree is called, its table, and where in it the phrases stand, in order: keys, one below
/// the other; `*` is every item of a list, `a,b` one key after the other, a number the item there.
pub(crate) const BOOKS: &[(&str, &str, &[&str])] = &[
    ("order", "order", &["before,after"]),
    ("whole", "modality", &["whole"]),
    ("modality", "modality", &["cue.*.after,before,opens"]),
    ("negation", "negation", &["clause,degree,noun,never,unfulfilled"]),
    ("attribution", "attribution", &["verbs,before"]),
    ("scope", "scope", &["exclusive,shared,ended,opened,universal,none,partial,never"]),
    ("former", "scope", &["former"]),
    ("narrowing", "slots", &["group.*.values.*.1"]),
    ("posts", "posts", &["posts,roles,titles"]),
    ("idioms", "posts", &["idioms"]),
    ("quantifiers", "quantifiers", &["quantifier.*.phrases", "never"]),
];

/// The phrases that stand at such places of a table.
pub(crate) fn phrases<'t>(table: &'t DeTable<'_>, places: &[&str]) -> Vec<&'t str> {
    let mut found = Vec::new();
    for place in places {
        let (keys, below) = place.split_once('.').unwrap_or((place, ""));
        for value in keys.split(',').filter_map(|key| table.get(key)) {
            gather(value.get_ref(), below, &mut found);
        }
    }
    found
}

fn gather<'t>(value: &'t DeValue<'_>, place: &str, found: &mut Vec<&'t str>) {
    let (key, below) = place.split_once('.').unwrap_or((place, ""));
    match value {
        DeValue::Array(items) => {
            let below = if key == "*" { below } else { place };
            let only = key.parse::<usize>().ok();
            for (_, item) in (0..).zip(items).filter(|(at, _)| only.is_none_or(|only| only == *at))
            {
                gather(item.get_ref(), if only.is_some() { "" } else { below }, found);
            }
        }
        DeValue::Table(table) if key.is_empty() => {
            table.values().for_each(|value| gather(value.get_ref(), "", found));
        }
        DeValue::Table(table) => found.extend(phrases(table, &[place])),
        DeValue::String(text) => found.extend(text.split(',').map(str::trim)),
        _ => {}
    }
}
