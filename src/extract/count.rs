//! What a bare number counts: the noun behind it, by its lemma.

use super::scan::{Gap, Scan};
use crate::lexicon::{NumberWord, Senses};
use crate::text::TokenKind;

/// How many words may stand between a number and the noun ("30 new all-electric city buses").
const REACH: usize = 5;

/// The noun counted by a number that ends at token `at`: its lemma and one past its token. A noun
/// in the singular counts where the number is one or a fraction, in the plural where it is not one.
pub(super) fn noun(
    scan: &Scan<'_>,
    at: usize,
    (one, many): (bool, bool),
) -> Option<(String, usize)> {
    if let Some(counted) = compound(scan, at).filter(|_| many) {
        return Some(counted);
    }
    let (mut at, mut many) = (at, many);
    if matches!(scan.mark(at).number, Some(NumberWord::Of)) && scan.follows(at) {
        at += 1;
        // "One of the most powerful groups": one of several.
        many = true;
        // "half of the 300 workers": the figure behind has its own noun.
        while scan.follows(at) && known(scan, at).any(Senses::DETERMINER) {
            at += 1;
        }
    }
    // "One of the country's largest trials": the owner is not what is counted.
    let owned = scan.glued(at + 1) && matches!(scan.word(at + 1), "'" | "’");
    if many && owned && scan.glued(at + 2) && scan.is(at + 2, "s") {
        at += 3;
    }
    let mut best = None;
    for place in at..at + REACH {
        if !goes_on(scan, place, at) {
            break;
        }
        if scan.word(place) == "-" {
            continue;
        }
        // "One lady brought cake": behind the noun, what it did.
        let verb = Senses::PAST.with(Senses::PARTICIPLE);
        if best.is_some() && known(scan, place).any(verb) && !known(scan, place).any(Senses::NOUNS)
        {
            break;
        }
        match role(scan, place) {
            Role::Plural(lemma) if many => return Some(head(scan, lemma, place)),
            Role::Singular(lemma) => best = Some((lemma, place + 1)),
            Role::Modifier => {}
            Role::Plural(_) | Role::Other => break,
        }
    }
    best.filter(|_| one)
}

/// "32 graphics cores": of two plurals side by side the second is what is counted.
fn head(scan: &Scan<'_>, lemma: String, place: usize) -> (String, usize) {
    let next = place + 1;
    let joined = scan.gap(next) == Gap::Space
        && scan.kind(next) == TokenKind::Word
        && known(scan, next).any(Senses::PLURAL)
        && !known(scan, next).any(Senses::PREPOSITION.with(Senses::AUXILIARY));
    match joined.then(|| role(scan, next)) {
        Some(Role::Plural(lemma)) => (lemma, next + 1),
        _ => (lemma, next),
    }
}

/// The noun of a compound: "a 13-point gap", "the 47-page indictment". What else the compound's own
/// noun has a number of is not what is counted.
fn compound(scan: &Scan<'_>, at: usize) -> Option<(String, usize)> {
    let joined = scan.word(at) == "-" && scan.glued(at) && scan.glued(at + 1);
    if joined && known(scan, at + 1).any(Senses::NOUN) {
        return Some((scan.word(at + 1).to_ascii_lowercase(), at + 2));
    }
    match joined.then(|| role(scan, at + 1))? {
        Role::Singular(lemma) => Some((lemma, at + 2)),
        Role::Plural(_) | Role::Modifier | Role::Other => None,
    }
}

fn goes_on(scan: &Scan<'_>, place: usize, first: usize) -> bool {
    let hyphen = scan.word(place) == "-" && scan.glued(place);
    (hyphen && place > first || scan.kind(place) == TokenKind::Word)
        && scan.follows(place)
        && (scan.gap(place) != Gap::None || place == first || hyphen || scan.word(place - 1) == "-")
}

enum Role {
    Plural(String),
    Singular(String),
    Modifier,
    Other,
}

fn known(scan: &Scan<'_>, at: usize) -> Senses {
    scan.lexicon.words.known_folded(scan.word(at))
}

fn role(scan: &Scan<'_>, at: usize) -> Role {
    let words = &scan.lexicon.words;
    let form = scan.word(at).to_ascii_lowercase();
    let senses = words.known(&form);
    if let Some(lemma) = scan.lexicon.figures.other(&form) {
        return Role::Plural(lemma.to_owned());
    }
    let closed = Senses::PREPOSITION
        .with(Senses::DETERMINER)
        .with(Senses::PRONOUN)
        .with(Senses::CONJUNCTION)
        .with(Senses::SUBORDINATOR)
        .with(Senses::AUXILIARY)
        .with(Senses::PARTICLE)
        .with(Senses::NUMBER);
    if senses.any(Senses::PLURAL) {
        let lemma = words.noun_lemma(&form).map_or_else(|| form.clone(), str::to_owned);
        return Role::Plural(lemma);
    }
    if senses.any(closed) || senses.any(Senses::ADVERB) && !senses.any(Senses::ADJECTIVE) {
        return Role::Other;
    }
    if senses.any(Senses::NOUN) {
        return Role::Singular(form);
    }
    if senses.any(Senses::ADJECTIVE.with(Senses::PARTICIPLE).with(Senses::GERUND)) {
        return Role::Modifier;
    }
    if senses.any(Senses::VERBS) {
        return Role::Other;
    }
    let capital = scan.word(at).starts_with(char::is_uppercase);
    let plural = form.len() > 3
        && form.ends_with('s')
        && !["ss", "us", "is"].iter().any(|ending| form.ends_with(ending));
    match (plural, capital) {
        (true, _) => Role::Plural(words.guess_singular(&form)),
        (false, true) => Role::Modifier,
        (false, false) if form.ends_with("ly") => Role::Other,
        (false, false) => Role::Singular(form),
    }
}
