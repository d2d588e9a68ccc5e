//! From the tokens of a sentence to items: what each word can be, before its neighbours are asked.

use super::capitals::{self, Capitals, Case, is_capital};
use super::item::Item;
use super::readings::Asked;
use crate::lexicon::{Senses, Words, vocabulary};
use crate::model::{Form, Lemma, Mention, MentionKind, QuantityKind, Tag};
use crate::text::{Span, Token, TokenKind};

/// What stays the same for all sentences of a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Surroundings<'a> {
    /// The document's text.
    pub(super) text: &'a str,
    /// Its mentions, by position.
    pub(super) mentions: &'a [Mention],
    /// What its capitals mean.
    pub(super) capitals: &'a Capitals<'a>,
    /// The tables.
    pub(super) words: &'a Words,
}

/// What goes from one sentence of a document to the next.
#[derive(Debug, Default)]
pub(super) struct Pass {
    /// The first mention that may lie in the sentence.
    pub(super) next: usize,
    /// Its words; the list is used again.
    pub(super) items: Vec<Item>,
    /// Which words are names or none because the document says so, of all sentences.
    pub(super) names: Vec<Asked>,
}

/// Adds the items of a sentence.
pub(super) fn items(
    around: Surroundings<'_>,
    (tokens, letters): (&[Token], &[u64]),
    case: Case,
    pass: &mut Pass,
) {
    let mut end = 0;
    for (index, (token, letters)) in tokens.iter().zip(letters).enumerate() {
        let mention = mention_over(around.mentions, token.span, &mut pass.next);
        let written = token.text(around.text);
        let lower = match letters {
            0 => vocabulary::lower(written),
            letters => vocabulary::lower_short(*letters, written.len()),
        };
        let mut item = plain(around, *token, lower, mention, token.span.start != end);
        end = token.span.end;
        if item.tag != Tag::Number && token.kind != TokenKind::Sign {
            let known = around.words.senses(item.number);
            if is_capital(written) {
                let here = (index, written, item.lower.as_str());
                item.name = around.capitals.is_name(around.text, tokens, here, case, known);
                if capitals::is_in_doubt(around.text, tokens, index, case) {
                    pass.names.push((index, item.name));
                }
            }
            classify(&mut item, written, case, (known, around.words));
        }
        pass.items.push(item);
    }
    apostrophes(&mut pass.items);
    money_signs(&mut pass.items);
}

/// Whether the capitalised word at `index` is a name.
pub(super) fn is_name(
    around: Surroundings<'_>,
    tokens: &[Token],
    index: usize,
    case: Case,
) -> bool {
    let written = tokens.get(index).map_or("", |token| token.text(around.text));
    let (lower, number) = vocabulary::lower(written);
    let (here, known) = ((index, written, lower.as_str()), around.words.senses(number));
    around.capitals.is_name(around.text, tokens, here, case, known)
}

/// Signs beside a number that belong to it though no mention covers them ("$5", "3%").
fn money_signs(items: &mut [Item]) {
    for at in 0..items.len() {
        let number = |at: Option<usize>| {
            at.and_then(|at| items.get(at)).is_some_and(|item| item.tag == Tag::Number)
        };
        let Some(sign) = items.get(at).filter(|item| item.kind == TokenKind::Sign) else {
            continue;
        };
        let joins = match sign.lower.as_str() {
            "$" | "€" | "£" | "¥" | "₹" => number(Some(at + 1)),
            "%" | "‰" | "°" => number(at.checked_sub(1)),
            _ => false,
        };
        if joins && let Some(item) = items.get_mut(at) {
            item.tag = Tag::Number;
        }
    }
}

fn mention_over(mentions: &[Mention], span: Span, next: &mut usize) -> Option<usize> {
    while mentions.get(*next).is_some_and(|mention| mention.span.end <= span.start) {
        *next += 1;
    }
    mentions.get(*next).filter(|mention| mention.span.overlaps(span)).map(|_| *next)
}

fn plain(
    around: Surroundings<'_>,
    token: Token,
    (lower, number): (Lemma, u16),
    mention: Option<usize>,
    spaced: bool,
) -> Item {
    let kind = mention.and_then(|index| around.mentions.get(index)).map(|mention| &mention.kind);
    let senses = || around.words.senses(number);
    let counts = token.kind == TokenKind::Number || counts(kind, token, senses);
    Item {
        span: token.span,
        kind: token.kind,
        lower,
        name: false,
        senses: if counts { Senses::NUMBER } else { Senses::NONE },
        known: true,
        number,
        stands_for: false,
        tag: if counts { Tag::Number } else { Tag::Sign },
        form: Form::Plain,
        mention: mention.and_then(|index| u32::try_from(index).ok()),
        time: matches!(kind, Some(MentionKind::Time(_))),
        spaced,
    }
}

/// Whether a token under a mention is part of the number, not of the words around it.
fn counts(kind: Option<&MentionKind>, token: Token, senses: impl Fn() -> Senses) -> bool {
    match kind {
        None | Some(MentionKind::Name) => false,
        Some(MentionKind::Time(_)) => true,
        Some(MentionKind::Quantity(quantity)) => match quantity.kind {
            // The span of a count may hold the noun counted, which stays a noun.
            QuantityKind::Count | QuantityKind::Number | QuantityKind::Ordinal => {
                token.kind != TokenKind::Word
                    || senses().any(Senses::NUMBER.with(Senses::DETERMINER))
                    || quantity.kind == QuantityKind::Ordinal
            }
            _ => true,
        },
    }
}

fn classify(item: &mut Item, written: &str, case: Case, (known, words): (Senses, &Words)) {
    if item.name {
        item.tag = Tag::Name;
        item.senses = Senses::NOUN;
        return;
    }
    if item.kind == TokenKind::Mixed {
        let name = is_capital(written) || written.chars().any(char::is_uppercase);
        item.name = name && case == Case::Running;
        item.tag = if name { Tag::Name } else { Tag::Number };
        item.senses = if name { Senses::NOUN } else { Senses::NUMBER };
        return;
    }
    item.senses = known;
    item.known = !item.senses.is_empty();
    if !item.known {
        item.senses = guess(&item.lower, words);
    }
    if item.senses.only(Senses::NUMBER) {
        item.tag = Tag::Number;
    }
}

/// What an unknown word can be, by its ending.
fn guess(lower: &str, words: &Words) -> Senses {
    let adjective_or_noun = Senses::ADJECTIVE.with(Senses::NOUN);
    let endings: &[(&[&str], Senses)] = &[
        (&["ly"], Senses::ADVERB),
        (&["ing"], Senses::GERUND),
        (&["ied", "ed"], Senses::PAST.with(Senses::PARTICIPLE)),
        (&["ous", "ful", "less", "able", "ible", "ish"], Senses::ADJECTIVE),
        (&["ss", "ness", "tion", "sion", "ment", "ity", "ism", "ship", "us", "is"], Senses::NOUN),
        (&["s"], Senses::PLURAL),
        (&["ic", "ical", "al", "ary", "ive", "an", "ese", "ant", "ent", "ar"], adjective_or_noun),
        (&["ize", "ise", "ify"], Senses::BASE),
        (&["est"], Senses::ADJECTIVE.with(Senses::NOUN)),
    ];
    if is_comparative(lower, words) {
        return Senses::ADJECTIVE;
    }
    if lower.len() > 4 {
        for (list, senses) in endings {
            if list.iter().any(|ending| ends_with(lower, ending)) {
                return *senses;
            }
        }
    }
    for prefix in ["re", "un", "over", "out", "mis", "under", "co", "pre", "dis"] {
        if let Some(rest) = lower.strip_prefix(prefix) {
            let known = words.known(rest);
            if rest.len() > 3 && known.any(Senses::VERBS.with(Senses::ADJECTIVE)) {
                return known;
            }
        }
    }
    if lower.len() > 2 && lower.ends_with('s') { Senses::PLURAL } else { Senses::NOUN }
}

/// Whether a word has an ending; mostly its last byte tells that it has not.
#[inline]
fn ends_with(word: &str, ending: &str) -> bool {
    word.as_bytes().last() == ending.as_bytes().last() && word.ends_with(ending)
}

/// "closer", "harder", "busiest": known adjectives with an ending.
fn is_comparative(lower: &str, words: &Words) -> bool {
    let stem = lower.strip_suffix("er").or_else(|| lower.strip_suffix("est"));
    let Some(stem) = stem.filter(|stem| stem.len() > 2) else { return false };
    let adjective = |base: &str| words.known(base).any(Senses::ADJECTIVE);
    adjective(stem)
        || adjective(&format!("{stem}e"))
        || stem.strip_suffix('i').is_some_and(|stem| adjective(&format!("{stem}y")))
}

fn is_apostrophe(item: &Item) -> bool {
    item.kind == TokenKind::Sign && matches!(item.lower.as_str(), "'" | "’")
}

/// "'s" and the apostrophe of a plural: possessive, or short for "is".
fn apostrophes(items: &mut [Item]) {
    for at in 1..items.len() {
        if !items.get(at).is_some_and(is_apostrophe) {
            continue;
        }
        let (before, rest) = items.split_at_mut(at);
        let (Some(previous), Some((sign, after))) = (before.last(), rest.split_first_mut()) else {
            continue;
        };
        // In text cut into tokens the mark stands apart from its noun ("the company 's").
        let apart = sign.spaced
            && matches!(after, [ending, rest @ ..]
                if ending.is("s") && !ending.spaced && rest.first().is_none_or(|next| next.spaced));
        if sign.spaced && !apart {
            continue;
        }
        match after.first_mut() {
            Some(ending) if ending.is("s") && !ending.spaced => {
                let is = previous.senses.any(Senses::PRONOUN.with(Senses::SUBORDINATOR));
                let tag = if is { Tag::Auxiliary } else { Tag::Particle };
                let senses = if is { Senses::AUXILIARY } else { Senses::PARTICLE };
                (ending.tag, ending.senses, ending.name) = (tag, senses, false);
                ending.form = if is { Form::Third } else { Form::Plain };
                ending.stand_for(if is { "be" } else { "'s" });
                (sign.tag, sign.senses) = (Tag::Particle, Senses::PARTICLE);
            }
            Some(next)
                if next.spaced && previous.lower.ends_with('s') && next.kind != TokenKind::Sign =>
            {
                (sign.tag, sign.senses) = (Tag::Particle, Senses::PARTICLE);
                sign.stand_for("'s");
            }
            _ => {}
        }
    }
}
