//! Whose word a thing is: "the ministry said", "according to a report", "..." said Mr Smith.

use super::clauses::relative_before;
use super::modality::{WINDOW, window};
use crate::lexicon::Lexicon;
use crate::lexicon::modality::Saying;
use crate::model::{Analysis, Attribution, Sentence, Tag, Word};
use crate::text::Span;
use std::borrow::Cow;

/// Most words of a source that stands as a noun phrase without a name.
const SOURCE_WORDS: usize = 6;

/// How many sentences back or ahead the speaker of a longer quotation is looked for.
const SPEECH_REACH: usize = 3;

/// The longest mention of an entity that is looked for around a source, in bytes.
const MENTION_BYTES: u32 = 2000;

/// A cue of attribution among some words: the first of its own, how many it has, how it works.
pub type Cue = (usize, usize, Saying);

/// All cues of a sentence; none where it is so long that not all of it is looked at.
pub fn cues(sentence: &Sentence, text: &str, lexicon: &Lexicon) -> Option<Vec<Cue>> {
    (sentence.words.len() <= WINDOW).then(|| cues_in(&sentence.words, text, lexicon))
}

fn cues_in(words: &[Word], text: &str, lexicon: &Lexicon) -> Vec<Cue> {
    let found = lexicon.modality.attribution.all(words, text).into_iter();
    found.map(|(at, count, saying)| (at, count, *saying)).collect()
}

/// Who says that which stands at `span` in sentence `sentence`, if not the document itself.
pub fn attribution_at(
    analysis: &Analysis,
    sentence: usize,
    span: Span,
    lexicon: &Lexicon,
) -> Option<Attribution> {
    attribution_among(analysis, sentence, span, None, lexicon)
}

/// The same where all [`cues`] of the sentence are known.
pub fn attribution_among(
    analysis: &Analysis,
    sentence: usize,
    span: Span,
    cues: Option<&[Cue]>,
    lexicon: &Lexicon,
) -> Option<Attribution> {
    let own = analysis.sentences.get(sentence)?;
    let quoted = own.quoted.iter().any(|quote| quote.contains(span));
    let source = source_in(analysis, own, span, cues, lexicon)
        .or_else(|| quoted.then(|| speaker_near(analysis, sentence, lexicon)).flatten())?;
    let text = analysis.document.text();
    let who = source.of(text).trim().to_owned();
    (!who.is_empty()).then_some(Attribution { who, span: source, quoted })
}

/// The speaker of direct speech that goes on over sentences of one block.
fn speaker_near(analysis: &Analysis, sentence: usize, lexicon: &Lexicon) -> Option<Span> {
    let block = analysis.sentences.get(sentence)?.block;
    let near =
        (1..=SPEECH_REACH).flat_map(|step| [sentence.checked_sub(step), Some(sentence + step)]);
    near.flatten()
        .filter_map(|index| analysis.sentences.get(index))
        .filter(|other| other.block == block && !other.quoted.is_empty())
        .find_map(|other| source_in(analysis, other, Span::default(), None, lexicon))
}

/// The source that a sentence names for what stands at `span`.
fn source_in(
    analysis: &Analysis,
    sentence: &Sentence,
    span: Span,
    cues: Option<&[Cue]>,
    lexicon: &Lexicon,
) -> Option<Span> {
    let words = window(&sentence.words, span);
    let found = match cues {
        Some(cues) => Cow::Borrowed(cues),
        None => Cow::Owned(cues_in(words, analysis.document.text(), lexicon)),
    };
    let source = |cue: &Cue| source_of(analysis, sentence, words, span, *cue);
    let sources: Vec<Span> = found.iter().filter_map(source).collect();
    // "The ministry said three, but the hospital said FIVE": who speaks in a clause of its own.
    let own = |source: &&Span| source.end <= span.start && is_coordinate(words, source.start);
    sources.iter().rev().find(own).or_else(|| sources.first()).copied()
}

/// Whether a conjunction of two clauses stands before the place.
fn is_coordinate(words: &[Word], place: u32) -> bool {
    let at = words.partition_point(|word| word.span.start < place);
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    before.is_some_and(|word| word.tag == Tag::Conjunction || word.lemma == ";")
}

/// The source that a cue names for what stands at `span`.
fn source_of(
    analysis: &Analysis,
    sentence: &Sentence,
    words: &[Word],
    span: Span,
    (at, count, saying): Cue,
) -> Option<Span> {
    let text = analysis.document.text();
    let cue = words.get(at)?;
    if cue.span.overlaps(span) || in_speech(sentence, cue.span) {
        return None;
    }
    let source = match saying {
        Saying::Before => after(words, at + count),
        Saying::Verb { inverted } => {
            let finite = matches!(cue.tag, Tag::Verb | Tag::Participle);
            finite.then(|| {
                let behind = if inverted { after_verb(words, at + count, text) } else { None };
                behind.or_else(|| before(words, at))
            })?
        }
    }?;
    let source = whole_mention(analysis, source);
    (!source.overlaps(span)).then_some(source)
}

fn in_speech(sentence: &Sentence, span: Span) -> bool {
    sentence.quoted.iter().any(|quote| quote.contains(span))
}

/// The noun phrase that begins at a word, titles and names with it.
fn after(words: &[Word], from: usize) -> Option<Span> {
    let inside = |at: &usize| words.get(*at).is_some_and(in_phrase) || is_short(words, *at);
    let past = (from..from.saturating_add(SOURCE_WORDS)).take_while(inside).last()? + 1;
    let phrase = words.get(from..past)?;
    phrase.iter().any(is_head).then_some(())?;
    Some(phrase.first()?.span.join(phrase.last()?.span))
}

/// Whether a full stop belongs to a short title before a name, "Rep. Hostetter", or to a short
/// place behind one: "in Marlow, Colo., said".
fn is_short(words: &[Word], at: usize) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| words.get(at));
    let name = |at: Option<usize>| word(at).is_some_and(|word| word.tag == Tag::Name);
    let next = at.checked_add(1);
    words.get(at).is_some_and(|word| word.lemma == ".")
        && name(at.checked_sub(1))
        && (name(next) || word(next).is_some_and(is_comma))
}

/// "said Mr Smith", not "said the plan was dead": no verb may follow the noun phrase.
fn after_verb(words: &[Word], from: usize, text: &str) -> Option<Span> {
    let source = after(words, from)?;
    let next = words.iter().find(|word| word.span.start >= source.end);
    let verb = next.is_some_and(|word| matches!(word.tag, Tag::Verb | Tag::Auxiliary));
    let speech_before = words.get(..from.saturating_sub(1))?.iter().rev().take(2).any(|word| {
        word.tag == Tag::Sign && matches!(word.span.of(text), "\"" | "”" | "," | "’" | "'")
    });
    (!verb && speech_before).then_some(source)
}

/// The noun phrase that ends before a word, adverbs and auxiliaries between them left out.
fn before(words: &[Word], to: usize) -> Option<Span> {
    let mut end = to;
    while end > 0
        && words
            .get(end - 1)
            .is_some_and(|word| matches!(word.tag, Tag::Auxiliary | Tag::Adverb | Tag::Particle))
    {
        end -= 1;
    }
    // "Engineers who inspected the dam said".
    end = relative_before(words, end).unwrap_or(end);
    let inside = |at: usize| words.get(at).is_some_and(in_phrase) || is_short(words, at);
    // "Hollis, a conservative leader, said".
    let closed = end > 0 && words.get(end - 1).is_some_and(is_comma);
    end -= usize::from(closed);
    let mut start = end;
    while start > 0 && end - start < SOURCE_WORDS && inside(start - 1) {
        start -= 1;
    }
    let phrase = words.get(start..end)?;
    phrase.iter().any(is_head).then_some(())?;
    let plain = !phrase.iter().any(|word| word.tag == Tag::Name);
    if let Some(named) = described(words, start).filter(|_| plain || closed) {
        return Some(named);
    }
    (!closed).then_some(())?;
    Some(phrase.first()?.span.join(phrase.last()?.span))
}

/// The name that the phrase beginning at a word describes: "Dale Hostetter of West Laramond, a
/// conservative leader, said".
fn described(words: &[Word], description: usize) -> Option<Span> {
    let comma = description.checked_sub(1).filter(|at| words.get(*at).is_some_and(is_comma))?;
    let inside = |at: &usize| {
        let word = words.get(*at);
        word.is_some_and(|word| in_phrase(word) || word.tag == Tag::Preposition)
            || is_short(words, *at)
    };
    let least = comma.saturating_sub(2 * SOURCE_WORDS);
    let start = (least..comma).rev().take_while(inside).last()?;
    let named = words.get(start).is_some_and(|word| word.tag != Tag::Preposition);
    let phrase = after(words, start).filter(|_| named)?;
    let name = |word: &Word| word.tag == Tag::Name && phrase.contains(word.span);
    words.get(start..comma)?.iter().any(name).then_some(phrase)
}

fn is_comma(word: &Word) -> bool {
    word.lemma == ","
}

fn in_phrase(word: &Word) -> bool {
    matches!(
        word.tag,
        Tag::Noun | Tag::Name | Tag::Determiner | Tag::Adjective | Tag::Pronoun | Tag::Number
    )
}

fn is_head(word: &Word) -> bool {
    matches!(word.tag, Tag::Noun | Tag::Name | Tag::Pronoun)
}

/// The mention of an entity that the words are part of, if they are.
fn whole_mention(analysis: &Analysis, span: Span) -> Span {
    let mentions = &analysis.entity_mentions;
    let past = mentions.partition_point(|mention| mention.span.start < span.end);
    let before = mentions.get(..past).unwrap_or(&[]).iter().rev();
    before
        .map(|mention| mention.span)
        .take_while(|found| found.start.saturating_add(MENTION_BYTES) > span.start)
        .filter(|found| found.overlaps(span))
        .fold(span, Span::join)
}
