//! The tables of times and holidays as indexes.

use crate::indexes::{Entries, File, items, rows, text, value};
use crate::layout::holidays;
use crate::layout::vocabulary::{self, Vocabulary};
use crate::{Failure, Table, pack, parsed};
use std::collections::BTreeMap;
use toml::de::DeValue;

/// The names of holidays by their first word: the number of the other words in a vocabulary, and the
/// place of the holiday; longest first. And the forms of first words.
pub(crate) fn named_days(tables: &[Table<'_>]) -> Result<Vec<File>, Failure> {
    let mut names: BTreeMap<String, Vec<(Vec<String>, u32)>> = BTreeMap::new();
    let mut forms = Entries::default();
    for (row, id) in tables.iter().flat_map(|table| rows(table, "holiday")).zip(0..) {
        for name in items(value(row, "names")?) {
            let mut plain = name.split(' ').map(holidays::plain);
            let first = plain.next().unwrap_or_default();
            names.entry(first).or_default().push((plain.collect(), id));
            let first = name.split(' ').next().unwrap_or_default();
            let stem = first.trim_end_matches('s');
            for form in [first, stem, &format!("{stem}s")] {
                forms.first(form, 0);
            }
        }
    }
    let rests = names.values().flatten().map(|(rest, _)| rest.join(" "));
    let rests = vocabulary::write(&rests.filter(|rest| !rest.is_empty()).collect());
    let mut entries = Entries::default();
    for (first, list) in &mut names {
        list.sort_by_key(|(rest, id)| (std::cmp::Reverse(rest.len()), *id));
        for (rest, id) in list {
            let rest = Vocabulary::new(&rests).find(&rest.join(" "));
            entries.0.entry(first.clone()).or_default().extend([rest, *id]);
        }
    }
    Ok(vec![
        ("holidays.names", entries.laid_out_in_turns()),
        ("holidays.forms", forms.laid_out()),
        ("holidays.rests", rests),
    ])
}

/// The heads of the table of times, in the order in which a word gets its senses; the last ones have
/// their words by themselves.
const HEADS: &[&str] = &[
    "month",
    "weekday",
    "weekdays",
    "cardinal",
    "ordinal",
    "decade",
    "unit",
    "units",
    "singular",
    "season",
    "daypart",
    "recurring",
    "cue",
    "tense",
];

/// Words of times: the number of the head, and behind it the number that the key below it is, or its
/// number in a vocabulary of keys; of several units in one word, their grain and how many they are.
pub(crate) fn times(tables: &[Table<'_>]) -> Result<Vec<File>, Failure> {
    let [table] = tables else { return Err("one table".into()) };
    let mut small = Vec::new();
    pack::pack_some(table, &["zone", "dateline"], &mut small)?;
    let mut found: Vec<(u32, String, &str)> = Vec::new();
    for (head, number) in HEADS.iter().zip(0..) {
        let below = value(table, head)?.as_table().ok_or("a head is a table")?;
        let below: BTreeMap<&str, &DeValue<'_>> =
            below.iter().map(|(key, list)| (key.get_ref().as_ref(), list.get_ref())).collect();
        for (key, list) in below {
            let Some(several) = list.as_table() else {
                found.extend(items(list).map(|word| (number, key.to_owned(), word)));
                continue;
            };
            let times = value(several, "times")?.as_integer().ok_or("how many units")?;
            let key = format!("{} {}", text(several, "grain")?, times.as_str());
            let words = items(value(several, "words")?);
            found.extend(words.map(|word| (number, key.clone(), word)));
        }
    }
    let keys = found.iter().map(|(_, key, _)| key.clone());
    let keys = vocabulary::write(&keys.filter(|key| key.parse::<u16>().is_err()).collect());
    let mut senses = Entries::default();
    for (head, key, word) in found {
        let key = key.parse().unwrap_or_else(|_| Vocabulary::new(&keys).find(&key));
        senses.add(word, head << 16 | key);
    }
    for holiday in named_forms()? {
        senses.0.entry(holiday).or_default();
    }
    Ok(vec![("time.senses", senses.laid_out()), ("time.keys", keys), ("time.rest", small)])
}

/// The words that names of holidays begin with.
fn named_forms() -> Result<Vec<String>, Failure> {
    let texts = crate::read("", &["holidays", "festivals"])?;
    let tables = parsed(&texts)?;
    let mut forms = Vec::new();
    for row in tables.iter().flat_map(|table| rows(table, "holiday")) {
        for name in items(value(row, "names")?) {
            let first = name.split(' ').next().unwrap_or_default();
            let stem = first.trim_end_matches('s');
            forms.extend([first.to_owned(), stem.to_owned(), format!("{stem}s")]);
        }
    }
    Ok(forms)
}
