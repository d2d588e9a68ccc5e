//! Which blocks of a page are its article.
//!
//! Where the page marks its article (`article`, `main`, a known class) that is believed, without
//! what is marked as standing beside it. Elsewhere a readability algorithm chooses, and its
//! choice is found again among our blocks, which know their places.

use super::entities;
use super::page::{Kind, Page, RawBlock, Run};
use crate::lexicon::pages::Pages;
use crate::text::{Map, Set};
use dom_smoothie::Readability;
use std::panic::catch_unwind;

/// Pages within these limits are handed to the readability algorithm, which builds a tree.
const SMOOTH_BYTES_MAX: usize = 3 << 20;
const SMOOTH_DEPTH_MAX: usize = 200;
const SMOOTH_ELEMENTS_MAX: usize = 60_000;
/// Its parser joins a text from pieces that end at these signs, each time copying what it has: a
/// page with very many of them in one place would take it hours.
const SMOOTH_SIGNS_MAX: usize = 8_000;

/// A marked article shorter than this, in bytes, is a teaser.
const ROOT_MIN: usize = 140;
/// A block with so much of its text in links, in percent, is navigation.
const LINKED_PERCENT: usize = 60;

/// What is kept of a page.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// For each block, whether it is kept.
    pub(super) blocks: Vec<bool>,
    /// The block that is the page's title.
    pub(super) title: Option<usize>,
}

/// Chooses the article's blocks.
pub(super) fn content(source: &str, page: &Page, pages: &Pages) -> Kept {
    let beside = asides(page);
    let free = |block: &RawBlock| block.aside.is_none_or(|aside| !beside.contains(&aside));
    let root = root(page, &free);
    let title = title(page, root);
    let smooth = if root.is_some() { None } else { smooth(source, page, pages) };
    let mut blocks: Vec<bool> = page
        .blocks
        .iter()
        .enumerate()
        .map(|(index, block)| {
            let chosen = match (&root, &smooth) {
                (Some(root), _) => block.root == Some(*root),
                (None, Some(texts)) => texts.contains(&key(source, page, block)),
                (None, None) => true,
            };
            let cell = matches!(block.kind, Kind::Cell { .. });
            title == Some(index) || chosen && free(block) && (cell || !is_navigation(block))
        })
        .collect();
    if !blocks.iter().any(|kept| *kept) {
        blocks = vec![true; page.blocks.len()];
    }
    if smooth.is_some() {
        close_gaps(page, &mut blocks);
    }
    Kept { blocks, title }
}

/// The parts of the page that stand beside the article: all that are marked so, unless one of
/// them holds most of the page, which means that its name was misread.
fn asides(page: &Page) -> Set<u32> {
    let mut sizes: Map<u32, usize> = Map::default();
    let mut rest = 0;
    for block in &page.blocks {
        match block.aside {
            Some(aside) => {
                *sizes.entry(aside).or_default() += block.len.saturating_sub(block.linked);
            }
            None => rest += block.len.saturating_sub(block.linked),
        }
    }
    let mut beside = Set::default();
    for block in &page.blocks {
        let Some(aside) = block.aside else { continue };
        if sizes.get(&aside).is_some_and(|size| *size <= rest.max(ROOT_MIN) * 3) {
            beside.insert(aside);
        }
    }
    beside
}

/// The marked element with most text of its own.
fn root(page: &Page, free: &impl Fn(&RawBlock) -> bool) -> Option<u32> {
    let mut sizes: Vec<(u32, usize)> = Vec::new();
    for block in page.blocks.iter().filter(|block| free(block)) {
        let Some(root) = block.root else { continue };
        let size = block.len.saturating_sub(block.linked);
        match sizes.last_mut().filter(|(last, _)| *last == root) {
            Some((_, total)) => *total += size,
            None => sizes.push((root, size)),
        }
    }
    let all: usize = sizes.iter().map(|(_, size)| size).sum();
    let (root, size) =
        sizes.into_iter().max_by_key(|(root, size)| (*size, std::cmp::Reverse(*root)))?;
    // A page of many teasers of like size has no article of its own.
    (size >= ROOT_MIN && size * 2 > all).then_some(root)
}

/// The first main heading, in the article if it has one.
fn title(page: &Page, root: Option<u32>) -> Option<usize> {
    let is_main = |block: &RawBlock| block.kind == Kind::Heading(1);
    let inside = |block: &RawBlock| root.is_some() && block.root == root;
    let all = || page.blocks.iter().enumerate().filter(|(_, block)| is_main(block));
    let best = all()
        .find(|(_, block)| inside(block))
        .or_else(|| all().find(|(_, block)| block.aside.is_none()).or_else(|| all().next()));
    best.map(|(index, _)| index)
}

fn is_navigation(block: &RawBlock) -> bool {
    let heading = matches!(block.kind, Kind::Heading(_));
    !heading && block.linked * 100 > block.len * LINKED_PERCENT && block.len < 300
}

/// The texts of the blocks that a readability algorithm chooses.
fn smooth(source: &str, page: &Page, pages: &Pages) -> Option<Set<String>> {
    if source.len() > SMOOTH_BYTES_MAX
        || page.depth_max > SMOOTH_DEPTH_MAX
        || page.elements > SMOOTH_ELEMENTS_MAX
        || stray_signs(source, page) > SMOOTH_SIGNS_MAX
    {
        return None;
    }
    // A foreign parser that panics loses its choice, not the document.
    let content = catch_unwind(|| {
        let mut reader = Readability::new(source, None, None).ok()?;
        reader.parse().ok().map(|article| article.content.to_string())
    });
    let content = content.ok().flatten()?;
    let chosen = Page::read(&content, pages);
    let texts = chosen.blocks.iter().map(|block| key(&content, &chosen, block));
    let texts: Set<String> = texts.filter(|text| !text.is_empty()).collect();
    (!texts.is_empty()).then_some(texts)
}

/// How many `&` and how many `<` that open no element a page holds.
fn stray_signs(source: &str, page: &Page) -> usize {
    let count = |sign: u8| memchr::memchr_iter(sign, source.as_bytes()).count();
    // Most elements have two tags.
    count(b'&') + count(b'<').saturating_sub(page.elements * 2)
}

/// Letters and digits of a block's text: what two readings of a page agree in.
fn key(source: &str, page: &Page, block: &RawBlock) -> String {
    let runs = page.runs.get(block.runs.0..block.runs.1).unwrap_or(&[]);
    let mut key = String::new();
    for run in runs {
        if let Run::Text(span) | Run::Raised(span, _) = run {
            key.extend(entities::decoded(span.of(source)).chars().filter(|c| c.is_alphanumeric()));
        }
    }
    key
}

/// Keeps the cells, items and headings that stand between kept blocks: readability algorithms
/// drop short ones, and a table with holes misleads.
fn close_gaps(page: &Page, kept: &mut [bool]) {
    let mut last: Option<usize> = None;
    let wanted: Vec<usize> =
        kept.iter().enumerate().filter(|(_, kept)| **kept).map(|(i, _)| i).collect();
    for index in wanted {
        let from = last.map_or(index, |last| last + 1);
        let gap = page.blocks.get(from..index).unwrap_or(&[]);
        let plain = |block: &RawBlock| {
            block.aside.is_none()
                && !is_navigation(block)
                && matches!(
                    block.kind,
                    Kind::Cell { .. } | Kind::Heading(_) | Kind::Item | Kind::Caption
                )
        };
        if gap.iter().all(plain) {
            kept.iter_mut().take(index).skip(from).for_each(|kept| *kept = true);
        }
        last = Some(index);
    }
}
