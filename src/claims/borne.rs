//! How much of a statement the sources bear out in words: a value that agrees supports nothing
//! where the statement names somebody, or tells something, that no source does.

use super::context::{self, Passage, Passages, Term};
use super::coverage::{Line, Name, Stands, around};
use super::evidence::FULL;
use crate::language::attribution::attribution_at;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Sentence, Tag, Word};
use crate::text::{Set, Span};

/// What the sources bear out of a statement.
pub(crate) struct Borne {
    /// How much of its words, 0 to [`FULL`].
    pub(crate) share: u64,
    /// Its names that no source has.
    pub(crate) unnamed: Vec<Span>,
    /// Its other words that no source says of this.
    pub(crate) unsaid: Vec<Span>,
    /// How many words say something, by their weight.
    pub(crate) whole: u64,
}

/// How much a word that may stand for the statement's own counts.
const PARAPHRASED: u64 = FULL / 4;

/// What the sources bear out of a statement, the words of some of its parts left out.
pub(crate) fn borne(
    read: &Analysis,
    lines: &[Line<'_>],
    passages: &Passages<'_>,
    lexicon: &Lexicon,
    settled: &[Span],
) -> Borne {
    let (mut held, mut whole) = (0, 0);
    let (mut unnamed, mut unsaid) = (Vec::new(), Vec::new());
    for (index, (sentence, line)) in read.sentences.iter().zip(lines).enumerate() {
        let aside = aside(read, index, line, lexicon);
        let scene = Scene { sentence, line, passages, aside };
        let words = scene.words(lexicon, settled);
        let names: Vec<Named<'_>> = line.names.iter().map(|name| scene.named(name)).collect();
        let best = line
            .passages(passages)
            .map(|(passage, stands)| scene.told_by(passage, stands, &words, &names))
            .max_by_key(|told| (told.held / told.whole.max(1), told.whole));
        if let Some(told) = best {
            held += told.held;
            whole += told.whole;
            unnamed.extend(told.unnamed);
            unsaid.extend(told.unsaid);
        } else {
            whole += line.around.iter().map(|term| weight(term.tag)).sum::<u64>();
        }
    }
    Borne { share: held.checked_div(whole).unwrap_or(FULL), unnamed, unsaid, whole }
}

/// A sentence of the statement before the sources.
struct Scene<'a> {
    sentence: &'a Sentence,
    line: &'a Line<'a>,
    passages: &'a Passages<'a>,
    aside: Set<usize>,
}

/// A word on which there is no verdict yet.
struct Said {
    /// Its place among the words of the line.
    place: usize,
    span: Span,
    weight: u64,
    /// The place of its name among those of the line.
    name: Option<usize>,
    /// Whether it need not be said.
    light: bool,
}

/// A name with its words among those of the line.
struct Named<'a> {
    name: &'a Name<'a>,
    terms: Vec<(usize, &'a Term)>,
    /// What it is to a passage that neither has it nor speaks of somebody else.
    is_place: bool,
    is_aside: bool,
    is_subject: bool,
}

/// What one passage bears out.
struct ToldBy {
    held: u64,
    whole: u64,
    unnamed: Vec<Span>,
    unsaid: Vec<Span>,
}

impl Scene<'_> {
    fn words(&self, lexicon: &Lexicon, settled: &[Span]) -> Vec<Said> {
        let word = |(place, term): (usize, &Term)| {
            let word = self.sentence.words.get(term.at)?;
            let holds = |name: &Name<'_>| name.run.iter().any(|part| part.span == word.span);
            (!settled.iter().any(|span| span.contains(word.span))).then(|| Said {
                place,
                span: word.span,
                weight: weight(term.tag),
                name: self.line.names.iter().position(holds),
                light: self.aside.contains(&term.at) || lexicon.paraphrases.is_light(&word.lemma),
            })
        };
        self.line.around.iter().enumerate().filter_map(word).collect()
    }

    fn named<'n>(&'n self, name: &'n Name<'n>) -> Named<'n> {
        let terms = self.line.around.iter().enumerate().filter(|(_, term)| {
            let word = self.sentence.words.get(term.at);
            word.is_some_and(|word| name.run.iter().any(|part| part.span == word.span))
        });
        let terms: Vec<(usize, &Term)> = terms.collect();
        Named {
            is_place: name.is_place || terms.iter().all(|(_, term)| term.keys.is_place),
            is_aside: terms.iter().any(|(_, term)| self.aside.contains(&term.at)),
            is_subject: self.is_subject(name.run),
            name,
            terms,
        }
    }

    fn told_by(
        &self,
        passage: &Passage,
        stands: &[Stands],
        words: &[Said],
        names: &[Named<'_>],
    ) -> ToldBy {
        let mut told = ToldBy { held: 0, whole: 0, unnamed: Vec::new(), unsaid: Vec::new() };
        let naming = names.iter().map(|named| self.naming(named, passage, stands));
        let naming: Vec<Naming> = naming.collect();
        for word in words {
            let naming = word.name.and_then(|name| naming.get(name));
            let held = match naming {
                Some(Naming::Known) => FULL,
                Some(Naming::Passed) => continue,
                Some(Naming::Unknown) => 0,
                None => match stands.get(word.place) {
                    Some(Stands::Itself) => FULL,
                    Some(Stands::Retold) => PARAPHRASED,
                    Some(Stands::Not) | None => 0,
                },
            };
            if held == 0 && naming.is_none() && word.light {
                continue;
            }
            if held == 0 && naming.is_none() && word.weight > 0 {
                told.unsaid.push(word.span);
            }
            told.held += word.weight * held;
            told.whole += word.weight;
        }
        let unknown = names.iter().zip(naming).filter(|(_, naming)| *naming == Naming::Unknown);
        told.unnamed = unknown.filter_map(|(named, _)| whole(named.name.run)).collect();
        told
    }

    /// How a name of the statement stands to a passage. Part of a name is the name ("Mr Smith" of
    /// "John Smith"); a fragment need not say where it is; who says a thing may be left out.
    fn naming(&self, named: &Named<'_>, passage: &Passage, stands: &[Stands]) -> Naming {
        let (run, document) = (named.name.run, passage.document);
        let known = |(place, term): &(usize, &Term)| {
            stands.get(*place) == Some(&Stands::Itself) || self.passages.knows(document, term)
        };
        let by_key =
            || around(passage, self.passages).any(|passage| passage.has_kin(&named.name.keys));
        if named.terms.is_empty() || named.terms.iter().any(known) || by_key() {
            return Naming::Known;
        }
        // A capital at the beginning need not be a name's.
        let opens = run.len() == 1 && self.sentence.words.first() == run.first();
        // "He was born in 1961", "The film was shot in May": a fragment that does not say of whom.
        let nobody = || around(passage, self.passages).all(|passage| !passage.has_subject);
        let unsaid = || named.is_subject && nobody();
        let need_not = || self.passages.is_fragment(document) && (named.is_place || unsaid());
        if opens || named.is_aside || need_not() { Naming::Passed } else { Naming::Unknown }
    }

    /// Whether a name stands before the first verb.
    fn is_subject(&self, run: &[Word]) -> bool {
        let verb = self.sentence.words.iter().find(|word| context::is_verb(word));
        let first = run.first().map_or(0, |word| word.span.start);
        verb.is_some_and(|verb| first < verb.span.start)
    }
}

/// How a name of a statement stands to a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Naming {
    /// It or a part of it is there.
    Known,
    /// It is not, and need not be.
    Passed,
    /// It is not.
    Unknown,
}

fn whole(run: &[Word]) -> Option<Span> {
    Some(run.first()?.span.join(run.last()?.span))
}

/// Places of the words that say whose word the statement is: "officials say".
fn aside(read: &Analysis, sentence: usize, line: &Line<'_>, lexicon: &Lexicon) -> Set<usize> {
    let Some(own) = read.sentences.get(sentence) else { return Set::default() };
    let spans: Vec<Span> = line
        .around
        .iter()
        .filter_map(|term| own.words.get(term.at))
        .filter_map(|word| attribution_at(read, sentence, word.span, lexicon))
        .map(|attribution| attribution.span)
        .collect();
    let said = |term: &&Term| {
        own.words.get(term.at).is_some_and(|word| spans.iter().any(|span| span.overlaps(word.span)))
    };
    line.around.iter().filter(said).map(|term| term.at).collect()
}

/// How much a word says of who and what is spoken of.
fn weight(tag: Tag) -> u64 {
    match tag {
        Tag::Name => 4,
        Tag::Noun => 3,
        Tag::Verb | Tag::Participle | Tag::Gerund | Tag::Adjective => 2,
        Tag::Number
        | Tag::Adverb
        | Tag::Auxiliary
        | Tag::Determiner
        | Tag::Pronoun
        | Tag::Preposition
        | Tag::Conjunction
        | Tag::Subordinator
        | Tag::Particle
        | Tag::Sign => 0,
    }
}
