//! Where a sentence names somebody or something.

use crate::lexicon::{Cue, Lexicon, Names, Senses};
use crate::model::{Analysis, MentionKind, Sentence, Tag, Word};
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// A name in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// Its words, without title and role.
    pub(super) words: Range<usize>,
    /// These words as the tables have them: lower case, single spaces.
    pub(super) key: String,
    /// The role or title before it, lower case ("chief executive", "dr").
    pub(super) role: Option<String>,
    /// The place that an adjective stands for ("Norwegian"); then it is no name in the text.
    pub(super) demonym: Option<&'static str>,
}

/// Roles have at most this many words.
const ROLE_WORDS: usize = 4;
/// A name has at most about this many words; longer runs of capitals are lists.
const NAME_WORDS: usize = 16;
/// A person's name has at most this many words.
const PERSON_WORDS: usize = 5;

/// The names of a sentence, in order, without overlap.
pub(super) fn names(analysis: &Analysis, sentence: &Sentence, lexicon: &Lexicon) -> Vec<Name> {
    let scan = Scan { analysis, words: &sentence.words, lexicon };
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.words.len() {
        if !scan.is_name(at) {
            at += 1;
            continue;
        }
        // "Rep. Garvin (R-Palmera)": the letter is a party's, the name is where he is from.
        let start = if scan.is_letter_of_party(at) { at + 2 } else { at };
        let end = scan.end(start);
        scan.split(start..end, &mut found);
        at = end;
    }
    found
}

#[derive(Clone, Copy)]
struct Scan<'a> {
    analysis: &'a Analysis,
    words: &'a [Word],
    lexicon: &'a Lexicon,
}

impl<'a> Scan<'a> {
    fn lower(self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.lemma.as_str())
    }

    fn cue(self, at: usize) -> Cue {
        self.lexicon.names.cue(self.lower(at))
    }

    fn is_name(self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.tag == Tag::Name)
            && (!self.cue(at).any(Cue::CALENDAR) || self.is_of_somebody(at))
    }

    /// Whether the word is a month and a person's name, and the rest of it stands beside it: "June
    /// Adair", "Anna May".
    fn is_of_somebody(self, at: usize) -> bool {
        let name = |at: usize| {
            let word = self.words.get(at).filter(|word| word.mention.is_none());
            word.is_some_and(|word| word.tag == Tag::Name)
        };
        let plain = |at: usize| name(at) && !self.cue(at).any(Cue::CALENDAR);
        let first = || self.cue(at).any(Cue::GIVEN) && plain(at + 1) && !self.glued(at + 1);
        let last = || at.checked_sub(1).is_some_and(|at| plain(at) && self.cue(at).any(Cue::GIVEN));
        name(at) && (first() || last())
    }

    fn glued(self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.words.get(at));
        let word = self.words.get(at);
        before.zip(word).is_some_and(|(before, word)| before.span.end == word.span.start)
    }

    /// Whether a lone letter stands before a hyphen and a name, and behind a bracket or comma.
    fn is_letter_of_party(self, at: usize) -> bool {
        let opened = at.checked_sub(1).is_some_and(|at| matches!(self.lower(at), "(" | ","));
        let letter = self.words.get(at).is_some_and(|word| word.span.len() == 1);
        let hyphen = self.lower(at + 1) == "-" && self.glued(at + 1);
        opened && letter && hyphen && self.is_name(at + 2) && self.glued(at + 2)
    }

    /// One past the last word of the run of name words that begins at `start`.
    fn end(self, start: usize) -> usize {
        let mut at = start + 1;
        while at < self.words.len().min(start + NAME_WORDS) {
            let Some(step) = self.step(start, at) else { break };
            at += step;
        }
        at
    }

    /// How many words from `at` on belong to the name that began at `start`.
    fn step(self, start: usize, at: usize) -> Option<usize> {
        if self.is_name(at) {
            return Some(1);
        }
        let word = self.words.get(at)?;
        match word.tag {
            Tag::Sign => self.sign(at, &word.lemma),
            Tag::Particle => self.of_saint(start, at),
            Tag::Number => (self.is_plain_number(at) && self.names_number(start, at)).then_some(1),
            _ if self.cue(at).any(Cue::CONNECTOR) => self.connector(start, at),
            _ => None,
        }
    }

    fn sign(self, at: usize, sign: &str) -> Option<usize> {
        let next = self.is_name(at + 1) || self.is_plain_number(at + 1);
        match sign {
            "-" | "‑" | "/" if self.glued(at) && self.glued(at + 1) && next => Some(2),
            "&" if self.is_name(at + 1) => Some(2),
            // "J. Smith", "St. Louis"; in text cut into tokens "Mr . Smith".
            "." if (self.glued(at) || self.is_short_title(at - 1))
                && self.is_name(at + 1)
                && !self.glued(at + 1) =>
            {
                let short = self.words.get(at - 1).is_some_and(|word| word.span.len() == 1);
                let title = self.cue(at - 1).any(Cue::TITLE.with(Cue::PLACE));
                let saint = matches!(self.lower(at - 1), "st" | "ft" | "mt");
                (short || title || saint).then_some(2)
            }
            _ => None,
        }
    }

    /// "Mr", "Lt": a title that is written with a full stop.
    fn is_short_title(self, at: usize) -> bool {
        self.lexicon.names.cue(&format!("{}.", self.lower(at))).any(Cue::TITLE)
    }

    /// "St. Mary's Hospital": a saint's, at the possessive mark.
    fn of_saint(self, start: usize, at: usize) -> Option<usize> {
        let saint = matches!(self.lower(start), "st" | "saint");
        let owned = self.cue(at + 2).any(Cue::ORGANIZATION.with(Cue::PLACE));
        (saint && owned && self.is_name(at + 2) && self.lower(at + 1) == "'s").then_some(3)
    }

    /// Whether the number at `at` is no quantity and no time, so that it can belong to a name.
    fn is_plain_number(self, at: usize) -> bool {
        let Some(word) = self.words.get(at).filter(|word| word.tag == Tag::Number) else {
            return false;
        };
        let mention = word.mention.and_then(|index| self.analysis.mentions.get(index as usize));
        mention.is_none_or(|mention| mention.kind == MentionKind::Name)
    }

    fn names_number(self, start: usize, at: usize) -> bool {
        let short = |word: &Word| word.kind != TokenKind::Sign && word.span.len() <= 5;
        at > start
            && self.words.get(at).is_some_and(short)
            && self.words.get(at + 1).is_none_or(|next| next.tag != Tag::Number)
    }

    /// "Bank of England", "Department of the Interior", "Ludwig van Beethoven".
    fn connector(self, start: usize, at: usize) -> Option<usize> {
        let word = self.words.get(at)?;
        let mut next = at + 1;
        if matches!(word.tag, Tag::Preposition) && self.lower(next) == "the" {
            next += 1;
        }
        if !self.is_name(next) {
            return None;
        }
        let kinds = Cue::ORGANIZATION.with(Cue::PLACE).with(Cue::THING);
        let opens = self.cue(at - 1).any(kinds) || self.cue(start).any(kinds);
        let good = match word.tag {
            Tag::Preposition if word.lemma == "of" || word.lemma == "for" => {
                let role = self.cue(at - 1).any(Cue::ROLE.with(Cue::TITLE));
                opens && !role
            }
            Tag::Conjunction => self.joins_names(start, at, next),
            Tag::Determiner => false,
            // "van", "de", "bin": small words that are nothing else in English.
            _ => {
                let known = self.lexicon.words.known_lemma(&word.lemma);
                known.is_empty() || known.only(Senses::NOUN)
            }
        };
        good.then_some(next + 1 - at)
    }

    /// Whether "and" stands inside one name: "Johnson and Sons", "Department of Health and Safety".
    fn joins_names(self, start: usize, at: usize, next: usize) -> bool {
        let mut last = next;
        while self.is_name(last + 1) {
            last += 1;
        }
        let company = self.cue(last).any(Cue::SUFFIX) && at == start + 1 && last == next;
        let office = (start..at).any(|index| self.lower(index) == "of")
            && self.cue(start).any(Cue::ORGANIZATION)
            && (next..=last).all(|index| !self.lexicon.words.known(self.lower(index)).is_empty())
            && !(next..=last).any(|index| self.cue(index).any(Cue::ORGANIZATION));
        // "House Ways and Means Committee": common words that only together name a body.
        let common = |index: usize| {
            !self.lexicon.words.known(self.lower(index)).is_empty()
                && !self.cue(index).any(Cue::ORGANIZATION.with(Cue::PLACE))
        };
        let body = last > next && self.cue(last).any(Cue::PUBLIC) && common(at - 1) && common(next);
        company || office || body
    }

    /// Parts a run of name words into names and the roles between them.
    fn split(self, run: Range<usize>, found: &mut Vec<Name>) {
        for at in run.clone() {
            let Some((end, role)) = self.role(at, run.end) else { continue };
            let (end, role) = self.last_title(end, run.end).unwrap_or((end, role));
            let rest = end..run.end;
            let impersonal = Cue::ORGANIZATION.with(Cue::SUFFIX).with(Cue::PLACE);
            let person = !rest.is_empty()
                && rest.len() <= PERSON_WORDS
                && !rest.clone().any(|index| {
                    self.cue(index).any(impersonal) && !self.cue(index).any(Cue::GIVEN)
                });
            if person {
                self.push(run.start..at, None, found);
                return self.push(rest, Some(role), found);
            }
            if rest.is_empty() {
                // "the President": a description, read elsewhere.
                return self.push(run.start..at, None, found);
            }
        }
        self.push(run, None, found);
    }

    /// "Lt. Gov. Mia Stone": the title that stands before the name, where more than one does.
    fn last_title(self, mut at: usize, end: usize) -> Option<(usize, String)> {
        let mut last = None;
        while let Some((stop, role)) = self.role(at, end).filter(|(stop, _)| *stop < end) {
            at = stop;
            last = Some((stop, role));
        }
        last
    }

    /// The role or title that begins at a word, and where it ends.
    fn role(self, at: usize, end: usize) -> Option<(usize, String)> {
        let mut first = at;
        while first < end && self.cue(first).any(Cue::MODIFIER) && !self.is_role(first, end) {
            first += 1;
        }
        let longest = (first + 1..=end.min(first + ROLE_WORDS)).rev();
        for stop in longest {
            let title = stop == first + 1 && self.cue(first).any(Cue::TITLE);
            let role = self.known_role(first..stop);
            if let Some(role) = role.or_else(|| title.then(|| self.joined(first..stop))) {
                // "Mr. Smith": the full stop belongs to the title.
                let stop = if self.lower(stop) == "." { stop + 1 } else { stop };
                return Some((stop, role));
            }
        }
        None
    }

    fn is_role(self, at: usize, end: usize) -> bool {
        (at + 1..=end.min(at + ROLE_WORDS)).any(|stop| self.known_role(at..stop).is_some())
    }

    fn known_role(self, words: Range<usize>) -> Option<String> {
        known_role(self.words.get(words).unwrap_or(&[]), &self.lexicon.names)
    }

    /// Lower-case words with single spaces, hyphens as written.
    fn joined(self, words: Range<usize>) -> String {
        joined(self.words.get(words).unwrap_or(&[]))
    }

    fn push(self, words: Range<usize>, role: Option<String>, found: &mut Vec<Name>) {
        if words.is_empty() {
            return;
        }
        let key = self.joined(words.clone());
        let demonym = self.lexicon.names.demonym(&key).filter(|_| role.is_none());
        found.push(Name { words, key, role, demonym });
    }
}

/// The role of the tables that some words are.
pub(super) fn known_role(words: &[Word], names: &Names) -> Option<String> {
    let role = || Some(joined(words)).filter(|role| names.is_role(role));
    if may_end_role(words, names) { role() } else { None }
}

/// Whether a role may end with some words. The tables know the last word of each role, unless several
/// tokens make it ("co-founder").
pub(super) fn may_end_role(words: &[Word], names: &Names) -> bool {
    let Some((last, before)) = words.split_last() else { return false };
    before.last().is_some_and(|before| before.span.end == last.span.start)
        || names.cue(&last.lemma).any(Cue::ROLE)
}

/// Lower-case words with single spaces between them, signs as written.
pub(super) fn joined(words: &[Word]) -> String {
    let mut out = String::new();
    let mut end = words.first().map_or(0, |word| word.span.start);
    for word in words {
        if word.span.start > end && !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word.lemma);
        end = word.span.end;
    }
    out
}

/// The text of a name as written, with single spaces.
pub(super) fn written(text: &str, span: Span) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
