//! Names with a number in them: a statement that says "Tier 2" or "2D" where its source has
//! "Tier 1" or "3D" only.

use super::context::{Passage, Passages};
use super::contrary::Contrary;
use super::coverage::Line;
use crate::model::{Analysis, MentionKind, QuantityKind, Sentence, Tag, Word};
use crate::text::{Set, Span, TokenKind};

/// A name with a number in it.
struct Designation {
    span: Span,
    /// The name with a sign for each number: "tier #", "#d".
    frame: String,
    /// The numbers.
    number: String,
    /// Lemmas of the words beside it; a name of one letter is known by them only.
    beside: [Option<String>; 2],
    /// Whether the text has it for a name, and not for an amount of something.
    is_name: bool,
}

impl Designation {
    /// Whether two are of one thing but for the number.
    fn is_sibling_of(&self, other: &Self) -> bool {
        let telling = self.frame.chars().filter(|c| c.is_alphabetic()).count() > 1;
        let beside =
            self.beside.iter().flatten().any(|a| other.beside.iter().flatten().any(|b| a == b));
        self.frame == other.frame && self.number != other.number && (telling || beside)
    }
}

/// The first designation of the statement that no near passage has, while one has its sibling.
pub(crate) fn designation(
    read: &Analysis,
    lines: &[Line<'_>],
    passages: &Passages<'_>,
) -> Option<Contrary> {
    read.sentences.iter().zip(lines).find_map(|(sentence, line)| {
        let said = designations(read, sentence);
        if said.is_empty() {
            return None;
        }
        let near: Vec<&Passage> = line.near.iter().filter_map(|&at| passages.all.get(at)).collect();
        let documents: Set<usize> = near.iter().map(|passage| passage.document).collect();
        let told = |document: usize| {
            passages.analyses.get(document).into_iter().flat_map(move |analysis| {
                let of = move |sentence| designations(analysis, sentence);
                analysis.sentences.iter().flat_map(of).map(move |found| (document, found))
            })
        };
        let mut documents: Vec<usize> = documents.into_iter().collect();
        documents.sort_unstable();
        let found: Vec<(usize, Designation)> = documents.into_iter().flat_map(told).collect();
        said.iter().find_map(|said| {
            let same =
                |other: &Designation| other.frame == said.frame && other.number == said.number;
            if found.iter().any(|(_, other)| same(other)) {
                return None;
            }
            let (document, other) =
                found.iter().find(|(_, other)| other.is_name && said.is_sibling_of(other))?;
            Some(Contrary { said: said.span, document: *document, found: other.span })
        })
    })
}

fn designations(analysis: &Analysis, sentence: &Sentence) -> Vec<Designation> {
    let words = &sentence.words;
    (0..words.len()).filter_map(|at| designation_at(analysis, words, at)).collect()
}

fn designation_at(analysis: &Analysis, words: &[Word], at: usize) -> Option<Designation> {
    let word = words.get(at)?;
    if !matches!(word.kind, TokenKind::Mixed | TokenKind::Number) {
        return None;
    }
    let text = analysis.document.text();
    let mention =
        word.mention.and_then(|index| analysis.mentions.get(usize::try_from(index).ok()?));
    let is_name = match mention.map(|mention| &mention.kind) {
        None | Some(MentionKind::Name) => true,
        Some(MentionKind::Time(_)) => return None,
        Some(MentionKind::Quantity(quantity)) => {
            if !matches!(quantity.kind, QuantityKind::Count | QuantityKind::Number) {
                return None;
            }
            false
        }
    };
    let written = word.span.of(text);
    let lemma = |place: Option<usize>| Some(words.get(place?)?.lemma.as_str().to_owned());
    let beside = [lemma(at.checked_sub(1)), lemma(Some(at + 1))];
    let digits = |c: char| c.is_ascii_digit() || c == '.';
    let number: String = written.chars().filter(|c| digits(*c)).collect();
    if word.kind == TokenKind::Mixed {
        let frame: String =
            written.chars().map(|c| if digits(c) { '#' } else { c.to_ascii_lowercase() }).collect();
        return Some(Designation { span: word.span, frame, number, beside, is_name });
    }
    let mut before = at.checked_sub(1)?;
    let hyphen = words.get(before).is_some_and(|word| word.span.of(text) == "-");
    if hyphen {
        before = before.checked_sub(1)?;
    }
    let head = words.get(before).filter(|word| word.tag == Tag::Name)?;
    let frame = format!("{} #", head.span.of(text).to_lowercase());
    let span = Span { start: head.span.start, end: word.span.end };
    Some(Designation { span, frame, number, beside, is_name })
}
