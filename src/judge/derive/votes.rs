//! Votes of a body whose members are counted: "the nine-member panel ruled 6-4".

use super::Figure;
use super::table::Failure;
use crate::lexicon::relations::{Formula, Relations};
use crate::model::{Analysis, Decimal, Mention, Quantity, QuantityKind};
use crate::text::Span;

/// The votes of an analysis that come to more than those who have one.
pub fn failures(analysis: &Analysis, relations: &Relations) -> Vec<Failure> {
    // Few texts have a score, and all have words: the score is looked for first.
    let votes = analysis.mentions.iter().filter_map(|mention| Some((mention, score(mention)?)));
    votes.filter_map(|vote| failure(analysis, vote, relations)).collect()
}

fn failure(
    analysis: &Analysis,
    vote: (&Mention, &Quantity),
    relations: &Relations,
) -> Option<Failure> {
    let sentence = analysis.sentences.get(analysis.sentence_at(vote.0.span.start)?)?;
    let told = sentence.words.iter().any(|word| relations.voting.contains(&word.lemma.as_str()));
    if !told || !sentence.span.contains(vote.0.span) {
        return None;
    }
    let inside: Vec<&Mention> = analysis.mentions_in(sentence.span).collect();
    let mut bodies = inside.iter().filter(|mention| is_body(mention, relations));
    let body = bodies.next().filter(|_| bodies.next().is_none())?;
    if inside.iter().filter_map(|mention| score(mention)).count() > 1 {
        return None;
    }
    let whole = Figure::of(body)?;
    let [yes, no] = sides(analysis.document.text(), vote)?;
    let most = yes.value.max(no.value);
    let all = yes.value.checked_add(no.value)?;
    // A body of nine has no majority of ten: that is the score of something else.
    let fails = most <= whole.value && all > whole.value;
    let formula = Formula::read("t >= a + b").filter(|_| fails)?;
    let operands = vec![('t', vec![whole]), ('a', vec![yes]), ('b', vec![no])];
    Some(Failure { formula, operands })
}

fn score(mention: &Mention) -> Option<&Quantity> {
    mention.quantity().filter(|quantity| quantity.kind == QuantityKind::Score)
}

fn is_body(mention: &Mention, relations: &Relations) -> bool {
    mention.quantity().is_some_and(|quantity| {
        let unit = quantity.unit.as_deref();
        quantity.kind == QuantityKind::Count
            && quantity.value.is_some()
            && unit.is_some_and(|unit| relations.members.contains(&unit))
    })
}

/// The votes of both sides, each where it stands.
fn sides(text: &str, (mention, quantity): (&Mention, &Quantity)) -> Option<[Figure; 2]> {
    let written = text.get(mention.span.from()..mention.span.to())?;
    let first = written.find(|c: char| !c.is_ascii_digit())?;
    let last = written.rfind(|c: char| !c.is_ascii_digit())? + 1;
    let (start, end) = (mention.span.from(), mention.span.to());
    let side = |span: Span, value: Decimal| {
        let mut figure = Figure::of(mention)?;
        (figure.span, figure.full, figure.value) = (span, span, value);
        figure.allowed = super::Interval::point(value);
        Some(figure)
    };
    Some([
        side(Span::new(start, start + first), quantity.low?)?,
        side(Span::new(start + last, end), quantity.high?)?,
    ])
}
