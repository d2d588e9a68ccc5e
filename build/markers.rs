//! What the tables of numbers, times and figures know of a word, gathered
//! (`src/lexicon/markers.rs` says what it means and reads it).

use crate::indexes::{File, items, text, value, words};
use crate::layout::index::Index;
use crate::layout::keyed;
use crate::layout::marks::{Around, Mark, Role};
use crate::layout::spelled::split_first;
use crate::layout::vocabulary;
use crate::{Failure, Table, pack, parsed, spelled};
use std::collections::{BTreeMap, BTreeSet};
use toml::de::DeValue;

/// The marks of words.
#[derive(Default)]
struct Marks(BTreeMap<String, Mark>);

/// What the marks are gathered from.
struct Sources<'a> {
    numbers: &'a Table<'a>,
    figures: &'a Table<'a>,
    references: &'a Table<'a>,
    bounds: &'a Table<'a>,
    /// The words of time, laid out.
    senses: &'a [u8],
    /// The first words of units and of currencies.
    units: &'a BTreeSet<String>,
    currencies: &'a BTreeSet<String>,
}

/// All that is looked up around figures, with the words of time as they are laid out.
pub(crate) fn all(senses: &[u8]) -> Result<Vec<File>, Failure> {
    let names = ["numbers", "figures", "references", "bounds", "units", "currencies"];
    let texts = crate::read("", &names)?;
    let tables = parsed(&texts)?;
    let [numbers, figures, references, bounds, units, currencies] = tables.as_slice() else {
        return Err("six tables".into());
    };
    let (mut files, units) = spelled::units(units)?;
    let (more, currencies) = spelled::currencies(currencies)?;
    files.extend(more);
    let (units, currencies) = (&units, &currencies);
    let sources = Sources { numbers, figures, references, bounds, senses, units, currencies };
    files.extend(laid_out(&sources)?);
    let lists =
        ["letters", "after-fraction", "after-half", "before-half", "before-scale", "in-millions"];
    let mut rest = Vec::new();
    pack::pack_some(numbers, &lists, &mut rest)?;
    files.push(("numbers.rest", rest));
    let texts = crate::read("", &["english"])?;
    for table in &parsed(&texts)? {
        let words: BTreeSet<&str> = words(text(table, "words")?).collect();
        files.push(("english.keyed", keyed::write(words.iter().copied().zip(1..))));
    }
    Ok(files)
}

/// The words with their numbers, the same for short ones, and by number the marks and the flags.
fn laid_out(sources: &Sources<'_>) -> Result<Vec<File>, Failure> {
    let mut marks = Marks::default();
    marks.numbers(sources.numbers)?;
    marks.figures(sources.figures)?;
    marks.times(sources.senses);
    marks.references(sources.references)?;
    marks.bounds(sources.bounds)?;
    for (firsts, around) in [(sources.units, Around::UNIT), (sources.currencies, Around::CURRENCY)]
    {
        for first in firsts {
            marks.heads(first, around);
        }
    }
    let words: BTreeSet<String> = marks.0.keys().cloned().collect();
    let numbered = words.iter().zip(1..).map(|(word, number)| (word.as_str(), number));
    let none = Mark::default();
    let cells = std::iter::once(&none).chain(marks.0.values());
    Ok(vec![
        ("markers.words", vocabulary::write(&words)),
        ("markers.keyed", keyed::write(numbered)),
        ("markers.marks", cells.clone().flat_map(Mark::cells).flat_map(u32::to_le_bytes).collect()),
        ("markers.flags", cells.flat_map(|mark| mark.flags().0.to_le_bytes()).collect()),
    ])
}

/// The keys below a head of a table, with what stands there.
fn below<'t>(
    table: &'t Table<'_>,
    head: &str,
) -> Result<BTreeMap<&'t str, &'t DeValue<'t>>, Failure> {
    let below = value(table, head)?.as_table().ok_or_else(|| format!("`{head}` is no table"))?;
    Ok(below.iter().map(|(key, value)| (key.get_ref().as_ref(), value.get_ref())).collect())
}

fn integer(value: &DeValue<'_>) -> Result<i64, Failure> {
    let number = value.as_integer().ok_or("no number")?;
    Ok(i64::from_str_radix(number.as_str(), number.radix())?)
}

/// Two numbers.
fn pair(value: &DeValue<'_>) -> Result<(i64, i64), Failure> {
    let pair = value.as_array().ok_or("no pair")?;
    let mut pair = pair.iter().map(|number| integer(number.get_ref()));
    Ok((pair.next().ok_or("no pair")??, pair.next().ok_or("no pair")??))
}

impl Marks {
    fn of(&mut self, word: &str) -> &mut Mark {
        self.0.entry(word.to_owned()).or_default()
    }

    /// A word is what it was last said to be.
    fn role(&mut self, word: &str, role: Role, value: i64) -> Result<(), Failure> {
        let mark = self.of(word);
        (mark.role, mark.value) = (role, u32::try_from(value)?);
        Ok(())
    }

    fn heads(&mut self, word: &str, around: Around) {
        let mark = self.of(&word.to_ascii_lowercase());
        mark.heads = mark.heads.with(around);
    }

    fn numbers(&mut self, table: &Table<'_>) -> Result<(), Failure> {
        for (head, role, plural) in [
            ("units", Role::Unit, None),
            ("tens", Role::Ten, None),
            ("groups", Role::Group, None),
            ("parts", Role::Part, None),
            ("ordinals", Role::Ordinal, Some(Role::Ordinals)),
            ("scales", Role::Scale, Some(Role::Scale)),
            ("scale-ordinals", Role::ScaleOrdinal, Some(Role::ScaleOrdinals)),
        ] {
            for (word, value) in below(table, head)? {
                let value = integer(value)?;
                self.role(word, role, value)?;
                if let Some(plural) = plural {
                    self.role(&format!("{word}s"), plural, value)?;
                }
            }
            if head == "ordinals" {
                self.spans(table)?;
            }
        }
        for (word, ends) in below(table, "vague")? {
            let (low, high) = pair(ends)?;
            if self.of(word).role == Role::None {
                self.role(word, Role::Vague, 0)?;
            }
            self.of(word).vague = Some((u64::try_from(low)?, u64::try_from(high)?));
        }
        for (role, list) in below(table, "glue")? {
            let role = match role {
                "article" => Role::Article,
                "and" => Role::And,
                "point" => Role::Point,
                "minus" => Role::Minus,
                "teens" => Role::Teens,
                _ => Role::Of,
            };
            items(list).try_for_each(|word| self.role(word, role, 0))?;
        }
        self.joined()
    }

    /// Words for a few, and for a part of a ten: the least and the most in a byte each.
    fn spans(&mut self, table: &Table<'_>) -> Result<(), Failure> {
        for (head, role) in [("few", Role::Few), ("part-of-ten", Role::PartOfTen)] {
            for (word, ends) in below(table, head)? {
                let (low, high) = pair(ends)?;
                self.role(word, role, low << 8 | high)?;
            }
        }
        Ok(())
    }

    /// "thirtyfirst", "twentyfive": tens and units written as one word.
    fn joined(&mut self) -> Result<(), Failure> {
        let of = |mark: &Mark| (mark.role, i64::from(mark.value));
        let words: Vec<(String, (Role, i64))> =
            self.0.iter().map(|(word, mark)| (word.clone(), of(mark))).collect();
        for (ten, (_, value)) in words.iter().filter(|(_, (role, _))| *role == Role::Ten) {
            for (unit, (role, small)) in &words {
                let joins = matches!(role, Role::Unit | Role::Ordinal | Role::Ordinals);
                if joins && (1..10).contains(small) {
                    self.role(&format!("{ten}{unit}"), *role, value + small)?;
                }
            }
        }
        Ok(())
    }

    fn figures(&mut self, table: &Table<'_>) -> Result<(), Failure> {
        for (word, value) in below(table, "multiples")? {
            let value = value.as_str().ok_or("a multiple is a string")?;
            let (whole, part) = value.split_once('.').unwrap_or((value, ""));
            let mark = self.of(word);
            mark.multiple = Some((format!("{whole}{part}").parse()?, u32::try_from(part.len())?));
        }
        for spelled in below(table, "lasting")?.keys() {
            self.of(split_first(spelled).0).lasting = true;
        }
        for (head, around) in
            [("shares", Around::SHARE), ("degrees", Around::DEGREE), ("age-words", Around::AGE)]
        {
            for list in below(table, head)?.values() {
                items(list).for_each(|words| self.heads(split_first(words).0, around));
            }
        }
        below(table, "ages")?.keys().for_each(|word| self.heads(word, Around::AGE));
        items(value(table, "remarks")?)
            .for_each(|words| self.heads(split_first(words).0, Around::REMARK));
        let before = below(table, "age-words")?;
        let before = before.get("before").into_iter().flat_map(|list| items(list));
        before.for_each(|words| self.heads(last(words), Around::AGE_BEFORE));
        let states = items(value(table, "age-states")?);
        states.for_each(|words| self.heads(last(words), Around::AGE_STATE));
        Ok(())
    }

    fn bounds(&mut self, table: &Table<'_>) -> Result<(), Failure> {
        for list in below(table, "before")?.values() {
            items(list).for_each(|words| self.heads(last(words), Around::BOUND_BEFORE));
        }
        for list in below(table, "after")?.values() {
            items(list).for_each(|words| self.heads(split_first(words).0, Around::BOUND_AFTER));
        }
        Ok(())
    }

    /// Words of time: what they are is known by their number.
    fn times(&mut self, senses: &[u8]) {
        let senses = Index::new(senses);
        for (word, number) in senses.words().zip(1..) {
            let unit = senses.list(number).any(|place| matches!(place >> 16, 6 | 7));
            let one = word == "a" || word == "an";
            let mark = self.of(word);
            mark.sense = number;
            if unit {
                mark.heads = mark.heads.with(Around::SPAN);
            }
            mark.is_article = one;
        }
    }

    fn references(&mut self, table: &Table<'_>) -> Result<(), Failure> {
        let mut phrases: Vec<&str> = Vec::new();
        for head in ["references", "parts"] {
            below(table, head)?.values().for_each(|list| phrases.extend(items(list)));
        }
        phrases.extend(items(value(table, "never.words")?));
        for phrase in phrases {
            let single = !phrase.contains(' ');
            for (at, word) in phrase.split(' ').enumerate() {
                if word == "UNIT" || word == "UNITS" {
                    continue;
                }
                let mark = self.of(word);
                mark.begins_reference |= at == 0;
                mark.in_reference |= at > 0;
                mark.is_reference |= single;
            }
        }
        Ok(())
    }
}

/// The last word or sign of a spelling.
fn last(mut spelling: &str) -> &str {
    loop {
        let (first, rest) = split_first(spelling);
        if rest.is_empty() {
            return first;
        }
        spelling = rest;
    }
}
