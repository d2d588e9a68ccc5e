//! A document as a row of words and figures, for wordings to be found in.

use super::Figure;
use super::figure::days;
use crate::model::{Analysis, BlockKind, Document, Mention, MentionKind, Sentence, TimeValue};
use crate::text::{Span, tokenize};
use std::borrow::Cow;

/// Words after a figure among which what it is per is looked for.
const RATE_WORDS: usize = 3;

/// Longer sentences are lists or data, not speech: they state no arithmetic in words.
const WORDS_MAX: usize = 1_000;

/// What stands at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item<'a> {
    /// A word or sign, lower case.
    Word(Cow<'a, str>),
    /// A figure, by its place in [`Line::figures`].
    Figure(usize),
    /// A date or time, by its place in [`Line::times`].
    Time(usize),
    /// The end of a sentence.
    End,
    /// The end of a block.
    Break,
}

/// A document as a row of items.
#[derive(Debug, Default)]
pub struct Line<'a> {
    /// The items, in order.
    pub items: Vec<Item<'a>>,
    /// Where each stands.
    pub spans: Vec<Span>,
    /// Which of them are figures and times, in order.
    pub numbers: Vec<usize>,
    /// The figures.
    pub figures: Vec<Figure>,
    /// The dates and times.
    pub times: Vec<(&'a Mention, &'a TimeValue)>,
}

impl<'a> Line<'a> {
    /// The running text of a document; tables and code are left out.
    pub fn of(analysis: &'a Analysis) -> Self {
        let words = analysis.sentences.iter().map(|sentence| sentence.words.len() + 1);
        let room = words.sum::<usize>() + analysis.document.blocks.len();
        let mut line = Self {
            items: Vec::with_capacity(room),
            spans: Vec::with_capacity(room),
            ..Self::default()
        };
        let document = &analysis.document;
        let mut rest = analysis.mentions.as_slice();
        let mut sentences = analysis.sentences.iter().peekable();
        for (index, block) in document.blocks.iter().enumerate() {
            let own = |sentence: &&Sentence| sentence.block as usize <= index;
            if matches!(block.kind, BlockKind::Cell { .. } | BlockKind::Verbatim) {
                while sentences.next_if(own).is_some() {}
                continue;
            }
            while let Some(sentence) = sentences.next_if(own) {
                let span = sentence.span;
                let start = rest.partition_point(|mention| mention.full.end <= span.start);
                rest = rest.get(start..).unwrap_or_default();
                let count = rest.partition_point(|mention| mention.full.start < span.end);
                if sentence.words.len() <= WORDS_MAX {
                    line.sentence(document, sentence, rest.get(..count).unwrap_or_default());
                }
                line.push(Item::End, Span { start: span.end, end: span.end });
            }
            line.push(Item::Break, Span { start: block.span.end, end: block.span.end });
        }
        line
    }

    /// The words of a short text as wordings know them.
    pub fn words(text: &str) -> Vec<String> {
        let tokens = tokenize(text).into_iter();
        tokens.filter_map(|token| plain(token.text(text), || None)).map(Cow::into_owned).collect()
    }

    /// The figure at a place.
    pub fn figure(&self, at: usize) -> Option<&Figure> {
        match self.items.get(at)? {
            Item::Figure(index) => self.figures.get(*index),
            Item::Word(_) | Item::Time(_) | Item::End | Item::Break => None,
        }
    }

    /// The date or time at a place.
    pub fn time(&self, at: usize) -> Option<(&'a Mention, &'a TimeValue)> {
        match self.items.get(at)? {
            Item::Time(index) => self.times.get(*index).copied(),
            Item::Word(_) | Item::Figure(_) | Item::End | Item::Break => None,
        }
    }

    /// The word at a place.
    pub fn word(&self, at: usize) -> Option<&str> {
        match self.items.get(at)? {
            Item::Word(word) => Some(word),
            Item::Figure(_) | Item::Time(_) | Item::End | Item::Break => None,
        }
    }

    fn push(&mut self, item: Item<'a>, span: Span) {
        self.items.push(item);
        self.spans.push(span);
    }

    fn sentence(&mut self, document: &'a Document, sentence: &Sentence, mentions: &'a [Mention]) {
        let mut mentions = mentions.iter().peekable();
        let mut taken = 0;
        for span in sentence.words.iter().map(|word| word.span) {
            if span.start < taken {
                continue;
            }
            while mentions.next_if(|mention| mention.full.end <= span.start).is_some() {}
            if let Some(mention) = mentions.next_if(|mention| mention.full.start <= span.start)
                && self.mention(mention)
            {
                taken = mention.full.end.max(self.end_of_rate(document, sentence));
                continue;
            }
            let before = || self.word(self.items.len().wrapping_sub(1));
            if let Some(word) = plain(document.quote(span), before) {
                self.push(Item::Word(word), span);
            }
        }
        self.items.iter().rposition(|item| matches!(item, Item::Word(_))).into_iter().for_each(
            |last| {
                // The stop at the end is the sentence's own.
                if last + 1 == self.items.len() && self.word(last) == Some(".") {
                    self.items.pop();
                    self.spans.pop();
                }
            },
        );
    }

    /// Where the words of a rate end ("a day" after "€6.5m"): they are read into the figure.
    fn end_of_rate(&self, document: &Document, sentence: &Sentence) -> u32 {
        let Some((figure, per)) = self.figures.last().and_then(|figure| {
            let per = figure.per.as_deref().filter(|per| days(per).is_some())?;
            Some((figure, per))
        }) else {
            return 0;
        };
        if self.items.last() != Some(&Item::Figure(self.figures.len() - 1)) {
            return 0;
        }
        let behind = sentence.words.partition_point(|word| word.span.start < figure.full.end);
        let words = sentence.words.iter().skip(behind).take(RATE_WORDS).map(|word| word.span);
        let mut ends = words.filter(|span| document.quote(*span).to_lowercase().starts_with(per));
        ends.next().map_or(0, |span| span.end)
    }

    fn mention(&mut self, mention: &'a Mention) -> bool {
        match &mention.kind {
            MentionKind::Quantity(_) => {
                let Some(figure) = Figure::of(mention) else { return false };
                self.push(Item::Figure(self.figures.len()), mention.span);
                self.figures.push(figure);
            }
            MentionKind::Time(time) => {
                self.push(Item::Time(self.times.len()), mention.span);
                self.times.push((mention, time));
            }
            MentionKind::Name => {
                self.push(Item::Word(Cow::Borrowed("<name>")), mention.span);
                return true;
            }
        }
        self.numbers.push(self.items.len() - 1);
        true
    }
}

/// A word as wordings know it; none for what carries no meaning here: quotation marks, stars of
/// Markdown, the "s" of a possessive.
fn plain<'t, 'b>(written: &'t str, before: impl Fn() -> Option<&'b str>) -> Option<Cow<'t, str>> {
    // Most words have small letters of the alphabet and no others.
    if written.len() > 1 && written.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Some(Cow::Borrowed(written));
    }
    match written.chars().next()? {
        '"' | '“' | '”' | '‘' | '’' | '\'' | '*' | '_' | '`' | '«' | '»' => return None,
        '–' | '—' | '-' if before() == Some("—") => return None,
        '–' | '—' => return Some(Cow::Borrowed("—")),
        _ => {}
    }
    let small = written.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    let word = if small {
        Cow::Borrowed(written)
    } else if written.is_ascii() {
        Cow::Owned(written.to_ascii_lowercase())
    } else {
        Cow::Owned(written.to_lowercase())
    };
    (word != "s").then_some(word)
}
