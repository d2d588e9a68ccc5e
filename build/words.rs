//! The words of all tables.

use std::collections::BTreeSet;
use toml::de::{DeTable, DeValue};

/// Adds the words of a table, however it is written: what stands between spaces, and its parts
/// between the signs that tables use.
pub(crate) fn gather(table: &DeTable<'_>, words: &mut BTreeSet<String>) {
    for (key, value) in table {
        add(key.get_ref(), words);
        gather_value(value.get_ref(), words);
    }
}

fn gather_value(value: &DeValue<'_>, words: &mut BTreeSet<String>) {
    match value {
        DeValue::String(text) => add(text, words),
        DeValue::Array(items) => items.iter().for_each(|item| gather_value(item.get_ref(), words)),
        DeValue::Table(table) => gather(table, words),
        _ => {}
    }
}

fn add(text: &str, words: &mut BTreeSet<String>) {
    for word in text.split_ascii_whitespace() {
        for part in word.split([',', ';', '|', '=']) {
            words.insert(part.to_owned());
            words.extend(part.split(['-', '/', '.', ':']).map(str::to_owned));
        }
    }
    words.insert("-".to_owned());
    words.remove("");
}
