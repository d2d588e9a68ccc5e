//! Mentions as `verify extract` shows them: what TimeML marks and no rule can use, and the TIMEX3
//! value of each time.
//!
//! Nothing here reaches a claim: "recently" dates nothing, and a time of day whose day the text
//! leaves open is not one to be held against another.

mod amount;
mod clock;
mod span;
mod vague;

pub(super) use vague::begins_none;

use super::scan::Scan;
use crate::model::{Annotated, Mention};
use crate::text::Span;
use std::iter::Peekable;

/// The mentions of a text and its vague words of time, by position, each with its TIMEX3 value.
pub(super) fn annotate(scan: &Scan<'_>, mut mentions: Vec<Mention>) -> Vec<Annotated> {
    clock::place(scan, &mut mentions);
    amount::settle(scan, &mut mentions);
    let vague = vague::times(scan);
    let mut all = Vec::with_capacity(mentions.len() + vague.len());
    let mut vague = vague.into_iter().peekable();
    let mut taken = 0;
    for mention in mentions {
        taken = until(&mut vague, mention.span, taken, &mut all);
        let timex = span::timex(scan, &mention);
        all.push(Annotated { mention, timex });
    }
    let end = scan.text.len();
    until(&mut vague, Span::new(end, end), taken, &mut all);
    all
}

/// Takes the vague words before a mention that overlap neither it nor what was taken; the end of
/// what is now taken.
fn until(
    vague: &mut Peekable<impl Iterator<Item = Annotated>>,
    mention: Span,
    mut taken: u32,
    all: &mut Vec<Annotated>,
) -> u32 {
    // Looked at where it lies: it is large, and most often not taken.
    while vague.peek().is_some_and(|next| next.mention.span.start < mention.end)
        && let Some(next) = vague.next()
    {
        let span = next.mention.span;
        if span.start >= taken && span.end <= mention.start {
            taken = span.end;
            all.push(next);
        }
    }
    taken.max(mention.end)
}
