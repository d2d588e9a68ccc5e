//! Phrases over numbered words as a tree: from each node one goes on with a word, or over a gap.
//!
//! A node is a head that counts what follows: the phrases that end here (the place of each in its
//! table, and what it stands for), the node behind a gap, the keys of the words that go on, in
//! order, and the node that each leads to. Nodes are known by their places.

use super::{Cell, number};

/// How a gap is written.
const GAP_SIGN: &str = "...";

/// What a gap is in the order of keys: behind all words.
const GAP: u32 = u32::MAX;

/// The key of a word: as a lemma or form, or as that very form.
fn key(word: u32, as_form: bool) -> u32 {
    word << 1 | u32::from(as_form)
}

/// A tree of phrases.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tree<'a> {
    cells: &'a [Cell],
}

/// A node of a tree.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node<'a> {
    /// What follows its head.
    cells: &'a [Cell],
    ends: usize,
    gaps: usize,
    keys: usize,
}

/// The place of the root, to which no node leads.
pub(crate) const ROOT: u32 = 0;

impl<'a> Tree<'a> {
    /// A tree as [`write`] laid it out.
    pub(crate) fn new(cells: &'a [Cell]) -> Self {
        Self { cells }
    }

    /// The node at a place.
    pub(crate) fn node(self, at: u32) -> Node<'a> {
        let at = at as usize;
        let head = number(self.cells, at);
        Node {
            cells: self.cells.get(at + 1..).unwrap_or_default(),
            ends: (head >> 1 & 0x7ff) as usize * 2,
            gaps: (head & 1) as usize,
            keys: (head >> 12) as usize,
        }
    }
}

impl<'a> Node<'a> {
    /// The phrases that end here: the place of each in its table, and what it stands for.
    pub(crate) fn ends(self) -> impl Iterator<Item = (u32, u32)> + use<'a> {
        let ends = self.cells.get(..self.ends).unwrap_or_default();
        ends.chunks_exact(2).map(|end| (number(end, 0), number(end, 1)))
    }

    /// The place of the node behind a gap.
    pub(crate) fn over_gap(self) -> Option<u32> {
        (self.gaps > 0).then(|| number(self.cells, self.ends))
    }

    /// Whether any phrase goes on with a word.
    pub(crate) fn goes_on(self) -> bool {
        self.keys > 0
    }

    /// The places of the nodes behind a word: as a lemma or form, and as that very form; [`ROOT`]
    /// where no phrase goes on with it so.
    pub(crate) fn behind(self, word: u32) -> [u32; 2] {
        let (low, high) = (key(word, false), key(word, true));
        let keys = self.keys();
        // Most nodes have few keys.
        let at = if keys.len() <= 8 {
            keys.iter().position(|key| u32::from_le_bytes(*key) >= low).unwrap_or(keys.len())
        } else {
            keys.partition_point(|key| u32::from_le_bytes(*key) < low)
        };
        let is = |at: usize, want: u32| keys.get(at).is_some_and(|key| *key == want.to_le_bytes());
        let target = |at: usize| number(self.cells, self.ends + self.gaps + self.keys + at);
        let first = if is(at, low) { target(at) } else { ROOT };
        let at = at + usize::from(first != ROOT);
        [first, if is(at, high) { target(at) } else { ROOT }]
    }

    /// The words that phrases go on with; a word may come twice.
    pub(crate) fn words(self) -> impl Iterator<Item = u32> + use<'a> {
        self.keys().iter().map(|key| u32::from_le_bytes(*key) >> 1)
    }

    fn keys(self) -> &'a [Cell] {
        let from = self.ends + self.gaps;
        self.cells.get(from..from + self.keys).unwrap_or_default()
    }
}

/// A phrase on its way into a tree.
struct Row {
    keys: Vec<u32>,
    place: u32,
    means: u32,
}

/// Lays out phrases, each with what it stands for, in the order of their table. `word` numbers a
/// word; what begins with a gap is left out.
///
/// A phrase is written as people write it: words are lemmas, `=word` is that very form, `a|b` is
/// either, `...` is a gap.
pub(crate) fn write<'p>(
    phrases: impl IntoIterator<Item = (&'p str, u32)>,
    word: impl Fn(&str) -> u32,
) -> Vec<Cell> {
    let mut rows = Vec::new();
    for (phrase, means) in phrases {
        for keys in spelled_out(phrase, &word) {
            if keys.first().is_some_and(|first| *first != GAP) {
                rows.push(Row { keys, place: cell(rows.len()), means });
            }
        }
    }
    rows.sort_by(|one, other| one.keys.cmp(&other.keys));
    let mut cells = Vec::new();
    write_node(&rows, 0, &mut cells);
    cells.into_iter().map(u32::to_le_bytes).collect()
}

/// Writes the node of phrases that are the same up to a depth, and all below it.
fn write_node(rows: &[Row], depth: usize, cells: &mut Vec<u32>) {
    let (ends, longer) = rows.split_at(rows.partition_point(|row| row.keys.len() == depth));
    let key = |row: &Row| row.keys.get(depth).copied().unwrap_or(GAP);
    let (words, gap) = longer.split_at(longer.partition_point(|row| key(row) != GAP));
    let branches: Vec<&[Row]> = words.chunk_by(|one, other| key(one) == key(other)).collect();
    cells.push(cell(branches.len() << 12 | ends.len() << 1 | usize::from(!gap.is_empty())));
    cells.extend(ends.iter().flat_map(|row| [row.place, row.means]));
    let to_gap = cells.len();
    cells.extend(gap.iter().take(1).map(|_| 0));
    cells.extend(branches.iter().flat_map(|branch| branch.iter().take(1)).map(key));
    let to_words = cells.len();
    cells.extend(branches.iter().map(|_| 0));
    let gap = (!gap.is_empty()).then_some((to_gap, gap));
    for (slot, branch) in gap.into_iter().chain((to_words..).zip(branches)) {
        let target = cell(cells.len());
        cells.iter_mut().skip(slot).take(1).for_each(|cell| *cell = target);
        write_node(branch, depth + 1, cells);
    }
}

/// The keys of a phrase with its alternatives written out.
fn spelled_out(phrase: &str, number: impl Fn(&str) -> u32) -> Vec<Vec<u32>> {
    // The tokenizer makes a hyphen a word of its own.
    let phrase = phrase.replace('-', " - ");
    let mut all = vec![Vec::new()];
    for word in phrase.split_ascii_whitespace() {
        let (forms, word) = word.strip_prefix('=').map_or((false, word), |word| (true, word));
        let of = |one: &str| match one.strip_prefix('=') {
            _ if one == GAP_SIGN => GAP,
            Some(form) if !forms => key(number(form), true),
            _ => key(number(one), forms),
        };
        let choices: Vec<u32> = word.split('|').map(of).collect();
        let with = |start: Vec<u32>| {
            choices.clone().into_iter().map(move |one| [start.as_slice(), &[one]].concat())
        };
        all = all.into_iter().flat_map(with).collect();
    }
    all
}

fn cell(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
