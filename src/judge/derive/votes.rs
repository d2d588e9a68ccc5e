//! Votes of a body whose members are counted: "the nine-member panel ruled 6-4".

use super::Figure;
use super::table::Failure;
use crate::lexicon::relations::{Formula, Relations};
use crate::model::{Analysis, Decimal, Mention, Quantity, QuantityKind, Sentence};
use crate::text::Span;

/// The votes of an analysis that come to more than those who have one.
pub fn failures(analysis: &Analysis, relations: &Relations) -> Vec<Failure> {
    let sentences = analysis.sentences.iter();
    sentences.filter_map(|sentence| failure(analysis, sentence, relations)).collect()
}

fn failure(analysis: &Analysis, sentence: &Sentence, relations: &Relations) -> Option<Failure> {
    if !sentence.words.iter().any(|word| relations.voting.contains(&word.lemma.as_str())) {
        return None;
    }
    let from = analysis.mentions.partition_point(|one| one.span.start < sentence.span.start);
    let inside = analysis.mentions.get(from..).unwrap_or_default().iter();
    let inside = inside.take_while(|mention| mention.span.end <= sentence.span.end);
    let quantities = inside.filter_map(|mention| Some((mention, mention.quantity()?)));
    let (mut bodies, mut votes) = (Vec::new(), Vec::new());
    for (mention, quantity) in quantities {
        match quantity.kind {
            QuantityKind::Count if is_body(quantity, relations) => bodies.push(mention),
            QuantityKind::Score => votes.push((mention, quantity)),
            _ => {}
        }
    }
    let ([body], [vote]) = (bodies.as_slice(), votes.as_slice()) else { return None };
    let whole = Figure::of(body)?;
    let [yes, no] = sides(analysis.document.text(), *vote)?;
    let most = yes.value.max(no.value);
    let all = yes.value.checked_add(no.value)?;
    // A body of nine has no majority of ten: that is the score of something else.
    let fails = most <= whole.value && all > whole.value;
    let formula = Formula::read("t >= a + b").filter(|_| fails)?;
    let operands = vec![('t', vec![whole]), ('a', vec![yes]), ('b', vec![no])];
    Some(Failure { formula, operands })
}

fn is_body(quantity: &Quantity, relations: &Relations) -> bool {
    let unit = quantity.unit.as_deref();
    quantity.value.is_some() && unit.is_some_and(|unit| relations.members.contains(&unit))
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
