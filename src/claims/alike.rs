//! Keys under which a word of a statement and another word of a source are found to say the same:
//! kin ("inspector", "inspection"), paraphrases, people and their country, names and their initials.

use crate::lexicon::Lexicon;
use crate::model::{Analysis, Sentence, Tag, Word};
use crate::text::Span;

/// Longest abbreviation of a name, in letters.
const INITIALS_MAX: usize = 6;
/// Before what words share; no stem begins with one of these signs.
const KIN: char = '=';
const PLACE: char = '@';
const INITIALS: char = '&';

/// Whether words are read to be found, or to be looked for: a source that tells of a taxi tells of
/// a vehicle, and one that tells of a vehicle tells of no taxi.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// Words of a source.
    Offered,
    /// Words of a statement.
    Sought,
}

/// The keys of a word, but for its paraphrases.
pub(crate) fn of_word(lemma: &str, is_name: bool, lexicon: &Lexicon) -> Vec<String> {
    let mut keys = vec![format!("{KIN}{}", lexicon.stems.stem(lemma))];
    keys.extend(place(lemma, lexicon));
    if is_name {
        let letters: String = lemma.chars().filter(|c| c.is_alphabetic()).collect();
        if (2..=INITIALS_MAX).contains(&letters.len()) {
            keys.push(format!("{INITIALS}{letters}"));
        }
    }
    keys
}

/// The keys of a name as a whole.
pub(crate) fn of_name(analysis: &Analysis, run: &[Word], lexicon: &Lexicon) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return keys };
    let whole = analysis.document.quote(Span::join(first.span, last.span)).to_lowercase();
    keys.extend(place(&whole, lexicon));
    // "the National Council" may be the whole of a name or the end of a longer one.
    let initial = |word: &Word| word.lemma.chars().next().filter(|c| c.is_alphabetic());
    let initials: String = run.iter().take(INITIALS_MAX).filter_map(initial).collect();
    if run.len() > 1 {
        keys.push(format!("{INITIALS}{initials}"));
    }
    keys
}

/// Words of a sentence that stand together as a name.
pub(crate) fn runs(sentence: &Sentence) -> Vec<&[Word]> {
    let runs = sentence.words.chunk_by(|a, b| a.tag == Tag::Name && b.tag == Tag::Name);
    runs.filter(|run| run.first().is_some_and(|word| word.tag == Tag::Name)).collect()
}

/// The key of a place, by its name or that of its people.
fn place(lower: &str, lexicon: &Lexicon) -> Option<String> {
    let place = lexicon.names.demonym(lower).or_else(|| lexicon.names.place(lower))?;
    Some(format!("{PLACE}{place}"))
}

/// Whether a name is one of a place.
pub(crate) fn is_place(keys: &[String]) -> bool {
    keys.iter().any(|key| key.starts_with(PLACE))
}

/// Whether two nouns are one, or kin, or paraphrases of each other.
pub(crate) fn are_kin(one: &str, other: &str, lexicon: &Lexicon) -> bool {
    let same = one == other
        || lexicon.slots.class(one) == lexicon.slots.class(other)
        || lexicon.stems.stem(one) == lexicon.stems.stem(other);
    same || lexicon
        .paraphrases
        .sought(one)
        .any(|group| lexicon.paraphrases.offered(other).any(|own| own == group))
}
