//! Words of sentences and of claims as bytes.

use super::Vocabulary;
use super::bytes::{
    length, many, maybe, read_number, read_text, take, write_number, write_text, write_two,
};
use crate::model::{Form, Lemma, Numbers, Tag, Word};
use crate::text::{Span, TokenKind};

/// In the order of their numbers.
const KINDS: [TokenKind; 4] =
    [TokenKind::Word, TokenKind::Number, TokenKind::Mixed, TokenKind::Sign];
const FORMS: [Form; 6] =
    [Form::Plain, Form::Plural, Form::Third, Form::Past, Form::Participle, Form::Gerund];
const TAGS: [Tag; 16] = [
    Tag::Noun,
    Tag::Name,
    Tag::Verb,
    Tag::Participle,
    Tag::Gerund,
    Tag::Auxiliary,
    Tag::Adjective,
    Tag::Adverb,
    Tag::Determiner,
    Tag::Pronoun,
    Tag::Preposition,
    Tag::Conjunction,
    Tag::Subordinator,
    Tag::Particle,
    Tag::Number,
    Tag::Sign,
];

/// Beside the kind and the form: a mention covers the word.
const MENTIONED: u8 = 1 << 5;
/// Its lemma is the word as written, in lower case.
const WRITTEN: u8 = 1 << 6;
/// The number of its lemma tells the lemma.
const TOLD: u8 = 1 << 7;

/// Beside the tag: it has numbers.
const LOOKED_UP: u8 = 1 << 5;
/// The number of its form is not that of its lemma.
const APART: u8 = 1 << 6;
/// It stands right behind the word before it, or one byte behind it.
const GLUED: u8 = 1 << 4;
const NEXT: u8 = 1 << 7;

/// Writes a word; `end` is where the one before it ends.
#[inline]
pub(super) fn write_word(word: &Word, text: &str, end: &mut u32, out: &mut Vec<u8>) {
    let lemma = lemma_source(word, text);
    let mentioned = if word.mention.is_some() { MENTIONED } else { 0 };
    let gap = word.span.start.wrapping_sub(*end);
    let near = match gap {
        0 => GLUED,
        1 => NEXT,
        _ => 0,
    };
    let numbers = match word.numbers {
        Some(Numbers { lemma, form }) if lemma == form => LOOKED_UP,
        Some(_) => LOOKED_UP | APART,
        None => 0,
    };
    out.push(word.kind as u8 | (word.form as u8) << 2 | mentioned | lemma);
    out.push(word.tag as u8 | numbers | near);
    write_number(word.span.end.wrapping_sub(word.span.start), out);
    if near == 0 {
        write_number(gap, out);
    }
    *end = word.span.end;
    if let Some(Numbers { lemma, form }) = word.numbers {
        write_two(lemma, out);
        if form != lemma {
            write_two(form, out);
        }
    }
    if let Some(mention) = word.mention {
        write_number(mention, out);
    }
    if lemma == 0 {
        write_text(&word.lemma, out);
    }
}

/// Where its lemma is read from; 0 where it must be written.
#[inline]
fn lemma_source(word: &Word, text: &str) -> u8 {
    let number = word.lemma.number();
    if number != 0 && word.numbers.is_some_and(|numbers| numbers.lemma == number) {
        return TOLD;
    }
    let small = word.span.of(text).bytes().map(|byte| byte.to_ascii_lowercase());
    let as_written = word.lemma.len() == word.span.len() && word.lemma.bytes().eq(small);
    if as_written { WRITTEN } else { 0 }
}

/// Reads a word off the front.
#[inline]
pub(super) fn read_word(
    from: &mut &[u8],
    text: &str,
    end: &mut u32,
    known: &impl Vocabulary,
) -> Option<Word> {
    let [flags, tag] = take(from)?;
    let length = read_number(from)?;
    let gap = match tag & (GLUED | NEXT) {
        0 => read_number(from)?,
        near => u32::from(near == NEXT),
    };
    let start = end.wrapping_add(gap);
    let span = Span { start, end: start.wrapping_add(length) };
    *end = span.end;
    let numbers = maybe(tag & LOOKED_UP != 0, from, |from| read_numbers(tag, from))?;
    let mention = maybe(flags & MENTIONED != 0, from, read_number)?;
    let (cues, alone) = numbers.map_or_else(Default::default, |numbers| known.cues(numbers));
    Some(Word {
        span,
        kind: *KINDS.get(usize::from(flags & 3))?,
        tag: *TAGS.get(usize::from(tag & 15))?,
        form: *FORMS.get(usize::from(flags >> 2 & 7))?,
        mention,
        lemma: match flags & (TOLD | WRITTEN) {
            TOLD => known.lemma(numbers?.lemma)?,
            0 => read_text(from)?.to_owned().into(),
            _ => span.of(text).to_ascii_lowercase().into(),
        },
        cues,
        alone,
        numbers,
    })
}

#[inline]
fn read_numbers(flags: u8, from: &mut &[u8]) -> Option<Numbers> {
    let lemma = u16::from_le_bytes(take(from)?);
    let form = if flags & APART == 0 { lemma } else { u16::from_le_bytes(take(from)?) };
    Some(Numbers { lemma, form })
}

/// Writes words of a claim: of each its number; of those that have none 0 and the word.
pub(super) fn write_list(list: &[Lemma], out: &mut Vec<u8>) {
    write_number(length(list.len()), out);
    for word in list {
        write_two(word.number(), out);
        if word.number() == 0 {
            write_text(word, out);
        }
    }
}

pub(super) fn read_list(from: &mut &[u8], known: &impl Vocabulary) -> Option<Vec<Lemma>> {
    let count = read_number(from)?;
    many(count, from, |from| match u16::from_le_bytes(take(from)?) {
        0 => Some(read_text(from)?.to_owned().into()),
        number => known.lemma(number),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_form_and_tag_has_its_number() {
        assert!(KINDS.iter().enumerate().all(|(at, kind)| *kind as usize == at));
        assert!(FORMS.iter().enumerate().all(|(at, form)| *form as usize == at));
        assert!(TAGS.iter().enumerate().all(|(at, tag)| *tag as usize == at));
    }
}
