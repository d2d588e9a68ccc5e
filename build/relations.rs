//! The wordings of stated arithmetic (`data/derive.toml`): what they can begin with, and what their
//! first sentence must have. `src/lexicon/relations/openers.rs` reads what is laid out here.

use crate::indexes::{File, items, rows, value};
use crate::layout::index;
use crate::layout::vocabulary::{self, Vocabulary};
use crate::pattern::{Kinds, Pattern, Step};
use crate::{Failure, Table, pack};
use std::collections::{BTreeMap, BTreeSet};

/// Parts of words whose bits there is room for.
const PARTS: usize = 256;

/// Patterns by what they can begin with and what they need.
struct Openers<'a> {
    /// The phrases of parts: words, and the part.
    phrases: Vec<(Vec<&'a str>, u32)>,
    /// Parts of words, as the table writes them.
    parts: BTreeMap<&'a str, usize>,
    /// The patterns that can begin with a figure, a time, the end of a sentence, each part.
    lists: Vec<Vec<u32>>,
    needs: Vec<Needs>,
}

#[derive(Default, Clone)]
struct Needs {
    parts: BTreeSet<usize>,
    kinds: u32,
    figures: u32,
    times: u32,
}

/// The rows without their patterns, the patterns by their places, and what these begin with.
pub(crate) fn laid_out(table: &Table<'_>) -> Result<Vec<File>, Failure> {
    let classes = value(table, "classes")?.as_table().ok_or("no classes")?;
    let mut classes: Vec<(String, String)> = classes
        .iter()
        .map(|(name, phrases)| {
            let phrases: Vec<String> =
                items(phrases.get_ref()).map(|phrase| phrase.replace(' ', "+")).collect();
            (format!("<{}>", name.get_ref()), phrases.join("|"))
        })
        .collect();
    classes.sort();
    let written_out = |text: &str| {
        classes.iter().fold(text.to_owned(), |text, (name, phrases)| text.replace(name, phrases))
    };
    let mut firsts = vec![0];
    let mut patterns: Vec<String> = Vec::new();
    for row in rows(table, "relation") {
        patterns.extend(items(value(row, "patterns")?).map(written_out));
        firsts.push(u32::try_from(patterns.len())?);
    }
    let mut openers = Openers {
        phrases: Vec::new(),
        parts: BTreeMap::new(),
        lists: vec![Vec::new(); 3],
        needs: Vec::new(),
    };
    for (text, id) in patterns.iter().zip(0..) {
        let pattern = Pattern::read(text).ok_or_else(|| format!("cannot be read: `{text}`"))?;
        if !openers.place(id, &pattern, text) {
            return Err(format!("can begin with anything: `{text}`").into());
        }
    }
    let (phrases, rests) = openers.phrases();
    let mut small = Vec::new();
    pack::pack_some(
        table,
        &["barriers", "total_heads", "ambiguous_units", "other_year"],
        &mut small,
    )?;
    Ok(vec![
        ("relations.lists", small),
        ("relations.rows", pack::pack_rows(rows(table, "relation"), &["patterns"])?),
        ("relations.firsts", firsts.into_iter().flat_map(u32::to_le_bytes).collect()),
        (
            "relations.patterns",
            pack::rows_of(patterns.iter().map(|text| text.clone().into_bytes()).collect())?,
        ),
        ("relations.phrases", phrases),
        ("relations.rests", rests),
        ("relations.openers", index::write_lists(openers.lists.iter())),
        ("relations.needs", openers.needs()),
    ])
}

impl<'a> Openers<'a> {
    /// Takes in a pattern; not where it can begin with anything.
    fn place(&mut self, id: u32, pattern: &Pattern<'a>, text: &'a str) -> bool {
        let (mut needs, mut opens, mut first_sentence) = (Needs::default(), true, true);
        let parts = text.split_ascii_whitespace().filter(|part| !part.starts_with('@'));
        for (step, part) in pattern.steps.iter().zip(parts) {
            let (step, part, sure) = inner(step, part);
            first_sentence &= *step != Step::End;
            if opens && !self.open(step, part, id) {
                return false;
            }
            opens &= !sure;
            if sure && first_sentence {
                self.need(step, part, &mut needs);
            }
        }
        self.needs.push(needs);
        !opens
    }

    /// Notes that a pattern can begin with a step; not where that can be anything.
    fn open(&mut self, step: &Step<'a>, part: &'a str, pattern: u32) -> bool {
        let list = match step {
            Step::Words(phrases, _) => self.number(part, phrases) + 3,
            Step::Figure(_, Kinds::Time) => 1,
            Step::Figure(..) | Step::List(..) => 0,
            Step::End => 2,
            Step::Gap(..) | Step::Maybe(_) => return false,
        };
        // Listed once: what begins with the optional words may begin so without them too.
        if let Some(list) = self.lists.get_mut(list).filter(|list| list.last() != Some(&pattern)) {
            list.push(pattern);
        }
        true
    }

    fn need(&mut self, step: &Step<'a>, part: &'a str, needs: &mut Needs) {
        match step {
            Step::Words(phrases, _) => {
                needs.parts.insert(self.number(part, phrases));
            }
            Step::Figure(_, Kinds::Time) => needs.times += 1,
            Step::Figure(_, kinds) => {
                needs.kinds |= 1 << *kinds as u32;
                needs.figures += 1;
            }
            Step::List(_, kinds) => {
                needs.kinds |= 1 << *kinds as u32;
                needs.figures += 2;
            }
            Step::Gap(..) | Step::End | Step::Maybe(_) => {}
        }
    }

    /// The number of a part of words.
    fn number(&mut self, part: &'a str, phrases: &[Vec<&'a str>]) -> usize {
        if let Some(number) = self.parts.get(part) {
            return *number;
        }
        let number = self.parts.len();
        self.parts.insert(part, number);
        self.lists.push(Vec::new());
        let cell = u32::try_from(number).unwrap_or(u32::MAX);
        self.phrases.extend(phrases.iter().map(|phrase| (phrase.clone(), cell)));
        number
    }

    /// The phrases by their first words, and what stands behind these.
    fn phrases(&self) -> (Vec<u8>, Vec<u8>) {
        let rest = |phrase: &[&str]| phrase.get(1..).unwrap_or_default().join(" ");
        let rests = self.phrases.iter().map(|(phrase, _)| rest(phrase));
        let rests = vocabulary::write(&rests.filter(|rest| !rest.is_empty()).collect());
        let mut entries: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (phrase, part) in &self.phrases {
            if let Some(first) = phrase.first() {
                let rest = Vocabulary::new(&rests).find(&rest(phrase));
                entries.entry((*first).to_owned()).or_default().extend([rest, *part]);
            }
        }
        (index::write(&entries), rests)
    }

    /// How many figures and times every pattern needs at least, then the needs of each.
    fn needs(&self) -> Vec<u8> {
        let least = self.needs.iter().map(|needs| needs.figures + needs.times).min();
        let mut cells = vec![least.unwrap_or(0)];
        for needs in &self.needs {
            let mut parts = [0_u32; PARTS / 32];
            for part in &needs.parts {
                parts.iter_mut().skip(part / 32).take(1).for_each(|bits| *bits |= 1 << (part % 32));
            }
            cells.extend(parts);
            cells.extend([needs.kinds, needs.figures, needs.times]);
        }
        cells.into_iter().flat_map(u32::to_le_bytes).collect()
    }
}

/// A step without its "or nothing", its notation, and whether it must be there.
fn inner<'s, 'a>(mut step: &'s Step<'a>, mut part: &'a str) -> (&'s Step<'a>, &'a str, bool) {
    let mut sure = true;
    while let Step::Maybe(inner) = step {
        step = inner;
        part = part.strip_suffix('?').unwrap_or(part);
        sure = false;
    }
    (step, part, sure)
}
