//! Phrases over numbered words as a tree: from each node one goes on with a word, or over a gap.
//!
//! A node is a head that counts what follows: where words go on, a mask of them; the phrases that
//! end here (the place of each in its table, and what it stands for), the node behind a gap, the
//! keys of the words that go on, in order, and the node that each leads to. Nodes are known by
//! their places. Before the first node stands an index of its keys, which are many: how many bits
//! of a key it leaves out, how many places it has, how many numbers follow those, and of each group
//! of keys where it begins; and bits that tell of most pairs of words that no phrase begins with
//! them.

use super::{Cell, number};

/// How a gap is written.
const GAP_SIGN: &str = "...";

/// What a gap is in the order of keys: behind all words.
const GAP: u32 = u32::MAX;

/// The key of a word: as a lemma or form, or as that very form.
fn key(word: u32, as_form: bool) -> u32 {
    word << 1 | u32::from(as_form)
}

/// The bit of a word in a mask.
fn bit(word: u32) -> u32 {
    1 << (word % u32::BITS)
}

/// A tree of phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tree<'a> {
    cells: &'a [Cell],
    /// How many bits of a key the index leaves out, and its places.
    shift: u32,
    index: &'a [Cell],
    /// Of pairs of words with which a phrase may begin the [`pair`], as bits.
    pairs: &'a [Cell],
    bits: u32,
    /// The keys of the first words, and the nodes that they lead to.
    keys: &'a [Cell],
    targets: &'a [Cell],
}

/// A node of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Node<'a> {
    /// What follows its head and its mask.
    cells: &'a [Cell],
    /// The bits of the words that go on.
    mask: u32,
    ends: usize,
    gaps: usize,
    keys: usize,
}

/// Where nothing leads to.
pub(crate) const NOWHERE: u32 = 0;

/// Where the places of the index begin.
const INDEX: usize = 3;

/// A number below so many bits, a power of two, that pairs of words seldom share.
#[inline]
fn pair(one: u32, other: u32, bits: u32) -> u32 {
    let mixed = (one << 16 | other & 0xffff).wrapping_mul(0x9e37_79b1);
    (mixed ^ mixed >> 16) & bits.wrapping_sub(1)
}

impl<'a> Tree<'a> {
    /// A tree as [`write`] laid it out.
    pub(crate) fn new(cells: &'a [Cell]) -> Self {
        let pairs = INDEX + number(cells, 1) as usize;
        let nodes = pairs + number(cells, 2) as usize;
        let root = Node::at(cells, nodes);
        Self {
            cells,
            shift: number(cells, 0),
            index: cells.get(INDEX..pairs).unwrap_or_default(),
            pairs: cells.get(pairs..nodes).unwrap_or_default(),
            bits: number(cells, 2) * u32::BITS,
            keys: root.keys(),
            targets: root.targets(),
        }
    }

    /// The words that phrases begin with, and the node behind each; a word may come twice.
    pub(crate) fn first_nodes(&self) -> impl Iterator<Item = (u32, Node<'a>)> + use<'a> {
        let cells = self.cells;
        let word = |key: &Cell| u32::from_le_bytes(*key) >> 1;
        let node = move |target: &Cell| Node::at(cells, u32::from_le_bytes(*target) as usize);
        self.keys.iter().map(word).zip(self.targets.iter().map(node))
    }

    /// Whether a phrase may begin with two words: most pairs begin none, and are told here.
    #[inline]
    pub(crate) fn may_pair(&self, one: u16, other: u16) -> bool {
        let bit = pair(one.into(), other.into(), self.bits);
        number(self.pairs, (bit / u32::BITS) as usize) >> (bit % u32::BITS) & 1 != 0
    }

    /// The node at a place.
    #[inline]
    pub(crate) fn node(&self, at: u32) -> Node<'a> {
        Node::at(self.cells, at as usize)
    }

    /// The places of the nodes behind the first word of a phrase: as [`Node::behind`].
    #[inline]
    pub(crate) fn behind_first(&self, word: u32) -> [u32; 2] {
        let group = (key(word, false) >> self.shift) as usize;
        let Some([from, to]) = self.index.get(group..).and_then(<[Cell]>::first_chunk) else {
            return [NOWHERE; 2];
        };
        let group = u32::from_le_bytes(*from) as usize..u32::from_le_bytes(*to) as usize;
        match (self.keys.get(group.clone()), self.targets.get(group)) {
            (Some(keys), Some(targets)) => behind(keys, targets, word),
            _ => [NOWHERE; 2],
        }
    }
}

impl<'a> Node<'a> {
    #[inline]
    fn at(cells: &'a [Cell], at: usize) -> Self {
        let head = number(cells, at);
        let keys = (head >> 12) as usize;
        Node {
            cells: cells.get(at + 1 + usize::from(keys > 0)..).unwrap_or_default(),
            mask: if keys > 0 { number(cells, at + 1) } else { 0 },
            ends: (head >> 1 & 0x7ff) as usize * 2,
            gaps: (head & 1) as usize,
            keys,
        }
    }

    /// The phrases that end here: the place of each in its table, and what it stands for.
    #[inline]
    pub(crate) fn ends(self) -> impl Iterator<Item = (u32, u32)> + use<'a> {
        let ends = self.cells.get(..self.ends).unwrap_or_default();
        ends.chunks_exact(2).map(|end| (number(end, 0), number(end, 1)))
    }

    /// Whether a phrase may end here or go on over a gap.
    pub(crate) fn may_end(self) -> bool {
        self.ends > 0 || self.gaps > 0
    }

    /// The place of the node behind a gap.
    pub(crate) fn over_gap(self) -> Option<u32> {
        (self.gaps > 0).then(|| number(self.cells, self.ends))
    }

    /// Whether a phrase may go on with one of two words.
    #[inline]
    pub(crate) fn may_go_on(self, one: u32, other: u32) -> bool {
        self.mask & (bit(one) | bit(other)) != 0
    }

    /// The places of the nodes behind a word: as a lemma or form, and as that very form;
    /// [`NOWHERE`] where no phrase goes on with it so.
    #[inline]
    pub(crate) fn behind(self, word: u32) -> [u32; 2] {
        behind(self.keys(), self.targets(), word)
    }

    #[inline]
    fn keys(self) -> &'a [Cell] {
        let from = self.ends + self.gaps;
        self.cells.get(from..from + self.keys).unwrap_or_default()
    }

    /// What the keys lead to.
    #[inline]
    fn targets(self) -> &'a [Cell] {
        let from = self.ends + self.gaps + self.keys;
        self.cells.get(from..from + self.keys).unwrap_or_default()
    }
}

/// What some keys, in order, lead to for a word: as a lemma or form, and as that very form.
#[inline]
fn behind(keys: &[Cell], targets: &[Cell], word: u32) -> [u32; 2] {
    let low = key(word, false);
    // Most lists are short.
    let mut at = if keys.len() <= 8 {
        keys.iter().position(|key| u32::from_le_bytes(*key) >= low).unwrap_or(keys.len())
    } else {
        keys.partition_point(|key| u32::from_le_bytes(*key) < low)
    };
    let is = |at: usize, want: u32| keys.get(at).is_some_and(|key| *key == want.to_le_bytes());
    let mut plain = NOWHERE;
    if is(at, low) {
        plain = number(targets, at);
        at += 1;
    }
    [plain, if is(at, low | 1) { number(targets, at) } else { NOWHERE }]
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
    let mut cells = index(&rows);
    write_node(&rows, 0, &mut cells);
    cells.into_iter().map(u32::to_le_bytes).collect()
}

/// The index of the first words of phrases, with about as many groups as there are keys, and what
/// follows it.
fn index(rows: &[Row]) -> Vec<u32> {
    let mut keys: Vec<u32> = rows.iter().filter_map(|row| row.keys.first().copied()).collect();
    keys.dedup();
    let (count, last) = (cell(keys.len()), keys.last().copied().unwrap_or_default());
    // Both keys of a word are in one group.
    let shift = (1..u32::BITS).find(|shift| last >> shift <= count).unwrap_or_default();
    let groups = 0..=(last >> shift) + 1;
    let places = groups.map(|group| cell(keys.partition_point(|key| key >> shift < group)));
    let places: Vec<u32> = places.collect();
    let pairs = pairs(rows);
    let head = [shift, cell(places.len()), cell(pairs.len())];
    head.into_iter().chain(places).chain(pairs).collect()
}

/// The bits of the pairs of words that phrases begin with, at least sixteen for each pair.
fn pairs(rows: &[Row]) -> Vec<u32> {
    let two = |row: &Row| match *row.keys.as_slice() {
        [one, other, ..] if other != GAP => Some((one >> 1, other >> 1)),
        _ => None,
    };
    let mut all: Vec<(u32, u32)> = rows.iter().filter_map(two).collect();
    all.dedup();
    let mut cells = vec![0; all.len().next_power_of_two().div_ceil(2)];
    let bits = cell(cells.len()) * u32::BITS;
    for (one, other) in all {
        let bit = pair(one, other, bits);
        let place = (bit / u32::BITS) as usize;
        cells.iter_mut().skip(place).take(1).for_each(|cell| *cell |= 1 << (bit % u32::BITS));
    }
    cells
}

/// Writes the node of phrases that are the same up to a depth, and all below it.
fn write_node(rows: &[Row], depth: usize, cells: &mut Vec<u32>) {
    let (ends, longer) = rows.split_at(rows.partition_point(|row| row.keys.len() == depth));
    let key = |row: &Row| row.keys.get(depth).copied().unwrap_or(GAP);
    let (words, gap) = longer.split_at(longer.partition_point(|row| key(row) != GAP));
    let branches: Vec<&[Row]> = words.chunk_by(|one, other| key(one) == key(other)).collect();
    cells.push(cell(branches.len() << 12 | ends.len() << 1 | usize::from(!gap.is_empty())));
    let mask = words.iter().fold(0, |mask, row| mask | bit(key(row) >> 1));
    cells.extend((!words.is_empty()).then_some(mask));
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
