//! What an amount is per: "a share", "per barrel", "a year", "/month".

use super::Amount;
use crate::extract::scan::{Gap, Scan};
use crate::lexicon::time::Cue;
use crate::text::TokenKind;

/// The amount with what it is per, where that follows; the span of the amount stays.
pub(super) fn read(scan: &Scan<'_>, amount: Amount) -> Amount {
    let hyphen = usize::from(scan.word(amount.end) == "-" && scan.glued(amount.end));
    let at = amount.end + hyphen;
    let Some((word, end)) = word(scan, at) else { return amount };
    Amount { per: Some(word), tail: end, ..amount }
}

fn word(scan: &Scan<'_>, at: usize) -> Option<(String, usize)> {
    if !scan.follows(at) {
        return None;
    }
    let units = &scan.lexicon.units;
    let noun = at + 1 + usize::from(scan.word(at + 1) == "-");
    if scan.kind(noun) != TokenKind::Word || scan.gap(noun) > Gap::Space {
        return None;
    }
    let each = matches!(scan.word(at), "/" | "a" | "an" | "each" | "every");
    if !each && !scan.is(at, "per") {
        return None;
    }
    let lower = scan.word(noun).to_ascii_lowercase();
    let fits = match scan.word(at) {
        "/" => scan.glued(at) && scan.glued(at + 1) && units.is_per(&lower),
        _ if each => units.is_per(&lower),
        _ => !lower.starts_with("cent"),
    };
    // "$9 million a year earlier"
    let dated =
        scan.lexicon.time.sense(scan.word(noun + 1)).is_some_and(|sense| {
            sense.unit.is_none() && sense.any(&[Cue::Ago, Cue::Early, Cue::Late])
        });
    let lemma = scan.lexicon.words.noun_lemma(&lower).map_or(lower.clone(), str::to_owned);
    (fits && !dated).then_some((lemma, noun + 1))
}
