//! A document as a row of words and figures, for wordings to be found in.

use super::Figure;
use super::figure::days;
use crate::lexicon::relations::words::OTHER;
use crate::lexicon::relations::{Mark, Words};
use crate::model::{
    Analysis, BlockKind, Document, Mention, MentionKind, Sentence, TimeValue, Word,
};
use crate::text::tokenize;
use std::borrow::Cow;

/// Words after a figure among which what it is per is looked for.
const RATE_WORDS: usize = 3;

/// Longer sentences are lists or data, not speech: they state no arithmetic in words.
const WORDS_MAX: usize = 1_000;

/// What stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A word or sign, by its number among the words of wordings.
    Word(u16),
    /// A figure, by its place in [`Line::figures`].
    Figure(u32),
    /// A date or time, by its place in [`Line::times`].
    Time(u32),
    /// The end of a sentence.
    End,
    /// The end of a block.
    Break,
}

/// A document as a row of items.
#[derive(Debug)]
pub struct Line<'a> {
    /// The items, in order.
    pub items: Vec<Item>,
    /// Which of them are figures and times, in order.
    pub numbers: Vec<usize>,
    /// The figures.
    pub figures: Vec<Figure>,
    /// The dates and times.
    pub times: Vec<(&'a Mention, &'a TimeValue)>,
    /// The words of wordings, and their numbers by form.
    words: &'a Words,
    forms: &'a [u16],
}

impl<'a> Line<'a> {
    /// The running text of a document; tables and code are left out, and the words of sentences
    /// without figures.
    pub fn of(analysis: &'a Analysis, words: &'a Words) -> Self {
        let (items, numbers, figures, times) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let forms = words.by_form();
        let mut line = Self { items, numbers, figures, times, words, forms };
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
                let own = rest.get(..count).unwrap_or_default();
                // Each sentence of a wording has a figure: of others it is enough where they end.
                let told = own.iter().any(|mention| mention.kind != MentionKind::Name);
                if told && sentence.words.len() <= WORDS_MAX {
                    line.sentence(document, sentence, own);
                }
                line.items.push(Item::End);
            }
            line.items.push(Item::Break);
        }
        line
    }

    /// The words of a short text as wordings know them.
    pub fn words(text: &str) -> Vec<String> {
        let tokens = tokenize(text).into_iter();
        tokens.filter_map(|token| plain(token.text(text), false)).map(Cow::into_owned).collect()
    }

    /// The figure at a place.
    pub fn figure(&self, at: usize) -> Option<&Figure> {
        match self.items.get(at)? {
            Item::Figure(index) => self.figures.get(*index as usize),
            Item::Word(_) | Item::Time(_) | Item::End | Item::Break => None,
        }
    }

    /// The date or time at a place.
    pub fn time(&self, at: usize) -> Option<(&'a Mention, &'a TimeValue)> {
        match self.items.get(at)? {
            Item::Time(index) => self.times.get(*index as usize).copied(),
            Item::Word(_) | Item::Figure(_) | Item::End | Item::Break => None,
        }
    }

    /// The number of the word at a place, [`OTHER`] for those that no wording has.
    pub fn word(&self, at: usize) -> Option<u16> {
        match self.items.get(at)? {
            Item::Word(word) => Some(*word),
            Item::Figure(_) | Item::Time(_) | Item::End | Item::Break => None,
        }
    }

    /// What the matcher knows of the word at a place.
    pub fn mark(&self, at: usize) -> Mark {
        self.word(at).map_or(Mark::default(), |word| self.words.mark(word))
    }

    /// Whether the words of those numbers stand at a place.
    pub fn stands(&self, words: impl IntoIterator<Item = u16>, at: usize) -> bool {
        let mut items = self.items.get(at..).unwrap_or_default().iter();
        words.into_iter().all(|word| items.next() == Some(&Item::Word(word)))
    }

    fn sentence(&mut self, document: &'a Document, sentence: &Sentence, mentions: &'a [Mention]) {
        let (mut rest, mut taken) = (mentions, 0);
        for word in &sentence.words {
            let span = word.span;
            if span.start < taken {
                continue;
            }
            let past = rest.iter().take_while(|mention| mention.full.end <= span.start).count();
            rest = rest.get(past..).unwrap_or_default();
            if let Some((mention, later)) = rest.split_first()
                && mention.full.start <= span.start
            {
                rest = later;
                if self.mention(mention) {
                    taken = mention.full.end.max(self.end_of_rate(document, sentence));
                    continue;
                }
            }
            if let Some(number) = self.number(document, word) {
                self.items.push(Item::Word(number));
            }
        }
        // The stop at the end is the sentence's own.
        if self.mark(self.items.len().wrapping_sub(1)).any(Mark::POINT) {
            self.items.pop();
        }
    }

    /// The number of a word; none for what is left out of the row.
    fn number(&self, document: &Document, word: &Word) -> Option<u16> {
        let text = document.text();
        // Words that begin with a letter or digit are known by their forms.
        let first = text.as_bytes().get(word.span.start as usize);
        let plainly = first.is_some_and(u8::is_ascii_alphanumeric);
        let number = match word.numbers {
            Some(numbers) if plainly => {
                self.forms.get(usize::from(numbers.form)).copied().unwrap_or(OTHER)
            }
            _ => {
                let dash = self.mark(self.items.len().wrapping_sub(1)).any(Mark::DASH);
                self.words.number(&plain(word.span.of(text), dash)?)
            }
        };
        let silent = number != OTHER && self.words.mark(number).any(Mark::SILENT);
        (!silent).then_some(number)
    }

    /// Where the words of a rate end ("a day" after "€6.5m"): they are read into the figure.
    fn end_of_rate(&self, document: &Document, sentence: &Sentence) -> u32 {
        let Some((figure, per)) = self.figures.last().and_then(|figure| {
            let per = figure.per.as_deref().filter(|per| days(per).is_some())?;
            Some((figure, per))
        }) else {
            return 0;
        };
        if !matches!(self.items.last(), Some(Item::Figure(_))) {
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
                self.items.push(Item::Figure(place(self.figures.len())));
                self.figures.push(figure);
            }
            MentionKind::Time(time) => {
                self.items.push(Item::Time(place(self.times.len())));
                self.times.push((mention, time));
            }
            MentionKind::Name => {
                self.items.push(Item::Word(self.words.number(NAME)));
                return true;
            }
        }
        self.numbers.push(self.items.len() - 1);
        true
    }
}

/// What stands in a row for a name.
const NAME: &str = "<name>";

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A word as wordings know it; none for what carries no meaning here: quotation marks, stars of
/// Markdown, the "s" of a possessive.
fn plain(written: &str, after_dash: bool) -> Option<Cow<'_, str>> {
    match written.chars().next()? {
        '"' | '“' | '”' | '‘' | '’' | '\'' | '*' | '_' | '`' | '«' | '»' => return None,
        '–' | '—' | '-' if after_dash => return None,
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
