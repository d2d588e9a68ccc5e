//! What a capital means: at the start of a sentence or in a headline it may mean nothing, and then
//! the rest of the document tells.

use crate::lexicon::Senses;
use crate::text::{Set, Token, TokenKind};

/// Which words the document writes with a capital inside its sentences, and which without.
#[derive(Debug)]
pub(super) struct Capitals<'a> {
    upper: Set<&'a str>,
    lower: Set<&'a str>,
    /// The words in doubt, in lower case: those with a capital where any word has one. Only of them
    /// it matters whether the document also writes them small.
    doubtful: Set<String>,
    /// How many of them that are not yet known to be written small have each [`shape`]: most
    /// words need no look into the set.
    open: Vec<u16>,
}

impl Default for Capitals<'_> {
    fn default() -> Self {
        let (upper, lower, doubtful) = (Set::default(), Set::default(), Set::default());
        Self { upper, lower, doubtful, open: vec![0; SHAPES] }
    }
}

/// How the words of a sentence are capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// As in running text.
    Running,
    /// Most words begin with a capital, or all letters are capitals.
    Headline,
}

/// Words shorter than this are written small in many headlines.
const SHORT: usize = 4;

impl<'a> Capitals<'a> {
    /// Takes in the words of a sentence that leave a doubt; all sentences come before the first is
    /// learnt from.
    pub(super) fn doubt(&mut self, text: &str, tokens: &[Token], case: Case) {
        for (index, token) in tokens.iter().enumerate() {
            if is_small(text, token) {
                continue;
            }
            let word = token.text(text);
            if token.kind != TokenKind::Word
                || !is_capital(word)
                || case == Case::Running && !is_initial(text, tokens, index)
            {
                continue;
            }
            let lower = in_lower_case(word);
            let shape = lower.as_bytes().first().map(|first| shape(*first, lower.len()));
            if self.doubtful.insert(lower)
                && let Some(open) = shape.and_then(|shape| self.open.get_mut(shape))
            {
                *open = open.saturating_add(1);
            }
        }
    }

    /// Whether a word still in doubt begins so and is as long.
    fn is_open(&self, shape: usize) -> bool {
        self.open.get(shape).is_some_and(|open| *open > 0)
    }

    /// Takes in a word that is written small.
    fn small(&mut self, word: &'a str, shape: usize) {
        if self.lower.insert(word)
            && let Some(open) = self.open.get_mut(shape)
        {
            // So many that they are not counted stay open.
            *open = open.saturating_sub(u16::from(*open < u16::MAX));
        }
    }

    /// Takes in the words of a sentence.
    pub(super) fn learn(&mut self, text: &'a str, tokens: &[Token], case: Case) {
        for (index, token) in tokens.iter().enumerate() {
            if token.kind != TokenKind::Word {
                continue;
            }
            let first = text.as_bytes().get(token.span.from()).copied().unwrap_or(0);
            let shape = shape(first, token.span.len());
            let open = self.is_open(shape);
            if !open && first.is_ascii_lowercase() {
                continue;
            }
            let word = token.text(text);
            if !is_capital(word) {
                let doubtful = open && self.doubtful.contains(word);
                if doubtful && !in_address(text, tokens, index) {
                    self.small(word, shape);
                }
            } else if case == Case::Running && !is_initial(text, tokens, index) {
                self.upper.insert(word);
            }
        }
    }

    /// Whether the capitalised word at `index`, in lower case `lower`, is a name or part of one;
    /// `known` is what the tables know of it.
    pub(super) fn is_name(
        &self,
        text: &str,
        tokens: &[Token],
        (index, word, lower): (usize, &str, &str),
        case: Case,
        known: Senses,
    ) -> bool {
        if word == "I" || word.starts_with("I'") || word.starts_with("I’") {
            return false;
        }
        let closed = known.any(Senses::CLOSED) && !known.any(Senses::NOUNS);
        if case == Case::Running && !is_initial(text, tokens, index) {
            return !closed || known.any(Senses::AUXILIARY) || is_shout(word);
        }
        let here_only = self.upper.contains(word) && !self.lower.contains(lower);
        if known.is_empty() || here_only {
            let plain = self.lower.contains(lower) || !here_only && looks_plain(lower);
            return !plain || (case == Case::Running && self.name_follows(text, tokens, index));
        }
        !closed
            && case == Case::Running
            && (self.upper.contains(word) && self.name_follows(text, tokens, index)
                || is_shout(word) && !self.lower.contains(lower) && known.is_empty()
                || known.any(Senses::NOUNS) && self.name_follows(text, tokens, index)
                || known.any(Senses::NOUN) && is_numbered(tokens, index))
    }

    /// Whether the next token is a capitalised word, so that the two make one name.
    fn name_follows(&self, text: &str, tokens: &[Token], index: usize) -> bool {
        tokens.get(index + 1).is_some_and(|next| {
            let word = next.text(text);
            next.kind == TokenKind::Word
                && is_capital(word)
                && word != "I"
                && self.upper.contains(word)
        })
    }
}

/// Whether a number stands right behind the word at `index`: "Highway 31", "Flight 714".
fn is_numbered(tokens: &[Token], index: usize) -> bool {
    tokens.get(index + 1).is_some_and(|next| next.kind == TokenKind::Number)
}

/// Whether it hangs on the document whether the capitalised word at `index` is a name.
pub(super) fn is_in_doubt(text: &str, tokens: &[Token], index: usize, case: Case) -> bool {
    case == Case::Headline || is_initial(text, tokens, index)
}

/// A word in lower case, its apostrophes straight.
pub(super) fn in_lower_case(word: &str) -> String {
    if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        word.to_lowercase().replace('’', "'")
    }
}

/// How a sentence is written. Only a sentence without a full stop can be a headline.
pub(super) fn case(text: &str, heading: bool, tokens: &[Token]) -> Case {
    let stopped = tokens.last().is_some_and(|last| matches!(last.text(text), "." | "!"));
    if stopped && !heading {
        return Case::Running;
    }
    let long = tokens
        .iter()
        .skip(1)
        .filter(|token| token.kind == TokenKind::Word && token.span.len() >= SHORT);
    let (mut all, mut capital) = (0_usize, 0_usize);
    for token in long {
        all += 1;
        capital += usize::from(is_capital(token.text(text)));
    }
    let title = all >= 3 && capital * 10 >= all * 7;
    if title { Case::Headline } else { Case::Running }
}

/// Whether a token begins with a small letter, by its first byte: most do.
fn is_small(text: &str, token: &Token) -> bool {
    text.as_bytes().get(token.span.from()).is_some_and(u8::is_ascii_lowercase)
}

/// The shape of a word: its first letter and its length, those of 31 bytes and more alike.
fn shape(first: u8, length: usize) -> usize {
    usize::from(first & 31) << 5 | length.min(31)
}

/// How many shapes there are.
const SHAPES: usize = 32 << 5;

/// Whether a word begins with a capital.
#[inline]
pub(crate) fn is_capital(word: &str) -> bool {
    match word.as_bytes() {
        [first, ..] if first.is_ascii() => first.is_ascii_uppercase(),
        _ => word.chars().next().is_some_and(char::is_uppercase),
    }
}

/// Whether a word is written in capitals throughout and has at least two of them.
pub(super) fn is_shout(word: &str) -> bool {
    let mut capitals = 0;
    for c in word.chars() {
        if c.is_lowercase() {
            return false;
        }
        capitals += usize::from(c.is_uppercase());
    }
    capitals >= 2
}

/// Whether the word at `index` stands where any word has a capital.
fn is_initial(text: &str, tokens: &[Token], index: usize) -> bool {
    let Some(before) = index.checked_sub(1).and_then(|at| tokens.get(at)) else { return true };
    match before.text(text) {
        "\"" | "“" | "‘" | ":" | "(" | "[" | "•" | "*" | "…" | "|" | "?" | "#" | ">" => {
            true
        }
        "." | "-" | "–" => index <= 2,
        _ => before.kind == TokenKind::Number && index == 1,
    }
}

/// Whether a word is part of a web address or a handle ("blogs.example.com").
fn in_address(text: &str, tokens: &[Token], index: usize) -> bool {
    let token = |at: usize| tokens.get(at).map(|token| (token.span, token.text(text)));
    let joint = |sign: &str| matches!(sign, "." | "/" | "@" | "_");
    let Some((here, _)) = token(index) else { return false };
    let before = index.checked_sub(1).and_then(token);
    let after = token(index + 1);
    let follows = token(index + 2);
    before.is_some_and(|(span, sign)| joint(sign) && span.end == here.start)
        || after.zip(follows).is_some_and(|((span, sign), (next, _))| {
            joint(sign) && span.start == here.end && span.end == next.start
        })
}

/// Whether an unknown word has the ending of a plural, an adverb or a verb form.
fn looks_plain(lower: &str) -> bool {
    lower.len() > 4
        && [
            "ly", "ing", "ed", "tion", "ment", "ers", "ors", "ists", "ions", "ies", "ness", "ous",
            "ments",
        ]
        .iter()
        .any(|ending| lower.ends_with(ending))
}
