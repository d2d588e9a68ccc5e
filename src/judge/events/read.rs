//! Clauses to events: the verb's class, its arguments with voice taken out, what else is said.

use super::{Argument, Event, Told};
use crate::judge::actors::Reading;
use crate::judge::topic::Stem;
use crate::language::{Attachment, Predicate, Tense, VerbGroup, reality_in_clause};
use crate::lexicon::events::{Bears, Converse};
use crate::lexicon::posts;
use crate::model::{
    Analysis, EntityKind, EntityMention, Modality, Polarity, Quantity, QuantityKind, Tag, Word,
    mention::canonical,
};
use crate::text::Span;
use std::cell::OnceCell;
use std::ops::Range;

/// A sentence with what its words count.
pub(super) struct Scene<'a> {
    pub(super) reading: Reading<'a>,
    /// The mentions of entities in the sentence.
    pub(super) mentions: &'a [EntityMention],
    /// The places of its words that have stems, with these.
    pub(super) stems: &'a [(u32, Stem)],
}

/// A deed that a verb tells of.
pub(super) struct Deed {
    verb: usize,
    name: String,
    /// The deed that it may tell of from the other end.
    converse: Option<Converse>,
}

impl Deed {
    /// What it may be called.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        [self.name.as_str()].into_iter().chain(self.converse.map(|other| other.deed))
    }
}

impl Scene<'_> {
    /// The deeds that the verbs of the sentence tell of.
    pub(super) fn deeds(&self) -> Vec<Deed> {
        let verbs = self.reading.structure.verbs.iter().enumerate();
        let deed = |(verb, predicate): (usize, &Predicate)| {
            let name = self.deed(verb).filter(|_| !self.is_ended(verb))?;
            let main = self.reading.sentence.words.get(predicate.group.main)?;
            let converse = self.reading.lexicon.events.converse(&main.lemma);
            Some(Deed { verb, name, converse })
        };
        verbs.filter_map(deed).collect()
    }

    /// The stems of some words of the sentence.
    pub(super) fn stems_in(&self, words: Range<usize>) -> Vec<Stem> {
        let from = self.stems.partition_point(|(at, _)| (*at as usize) < words.start);
        let until = self.stems.partition_point(|(at, _)| (*at as usize) < words.end);
        let inside = self.stems.get(from..until).unwrap_or_default();
        let mut stems: Vec<Stem> = inside.iter().map(|(_, stem)| *stem).collect();
        stems.sort_unstable();
        stems.dedup();
        stems
    }

    /// The last word of a preposition.
    pub(super) fn preposition(&self, attachment: &Attachment) -> Option<&Word> {
        self.reading.sentence.words.get(attachment.preposition.end.checked_sub(1)?)
    }

    /// The same for the words under a span.
    pub(super) fn stems_over(&self, span: Span) -> Vec<Stem> {
        let words = &self.reading.sentence.words;
        let start = words.partition_point(|word| word.span.end <= span.start);
        let end = words.partition_point(|word| word.span.start < span.end);
        self.stems_in(start..end)
    }

    /// The class of the deed that a verb tells, with its adverb; none where it says too little.
    fn deed(&self, verb: usize) -> Option<String> {
        let lexicon = self.reading.lexicon;
        let words = &self.reading.sentence.words;
        let structure = &self.reading.structure;
        let group = &structure.verbs.get(verb)?.group;
        let main = words.get(group.main)?;
        if !matches!(main.tag, Tag::Verb | Tag::Participle | Tag::Gerund) {
            return None;
        }
        let behind = structure
            .attached_to_verb(verb)
            .filter(|attachment| attachment.preposition.start == group.words.end);
        let behind = behind.filter_map(|attachment| structure.preposition(words, attachment));
        let particle = group.particle.and_then(|at| words.get(at)).map(|word| word.lemma.as_str());
        let events = &lexicon.events;
        let mut with = particle.into_iter().chain(behind);
        if let Some(deed) = with.find_map(|word| events.deed_with(&main.lemma, word)) {
            return Some(deed.to_owned());
        }
        if let Some(particle) = particle {
            return Some(format!("{}-{particle}", main.lemma));
        }
        let object =
            structure.patient(verb).and_then(|one| words.get(self.reading.phrase(one)?.head));
        if let Some(deed) = object.and_then(|noun| events.deed_with(&main.lemma, &noun.lemma)) {
            return Some(deed.to_owned());
        }
        let weak = lexicon.stems.is_weak(&main.lemma) && !events.has(Bears::OneWay, main);
        let light = lexicon.modality.is_light(&main.lemma) && !events.has(Bears::ByOne, main);
        let says = !weak && !light;
        says.then(|| events.deed(&main.lemma, &lexicon.stems))
    }

    /// The event that a verb tells.
    pub(super) fn event_of(&self, deed: &Deed) -> Option<Event> {
        let verb = deed.verb;
        let words = &self.reading.sentence.words;
        let structure = &self.reading.structure;
        let group = &structure.verbs.get(verb)?.group;
        let main = words.get(group.main)?;
        let agent = self.reading.agent(verb).filter(|_| !self.hangs(group));
        let mut who = agent.map_or_else(Vec::new, |one| self.arguments(one));
        let (what, mut whom) = self.taken(verb, &main.lemma)?;
        let Behind { mut to, mut from, places } = self.prepositions(verb);
        if who.is_empty() && what.is_empty() && whom.is_empty() && to.is_empty() {
            return None;
        }
        let mut event = self.event(deed.name.clone(), main.span, Some(verb))?;
        // "Borrowed from", "sold to": who does it stands behind, to whom is the subject.
        match deed.converse {
            Some(other) if other.goal && !to.is_empty() => {
                other.deed.clone_into(&mut event.deed);
                whom = std::mem::replace(&mut who, to);
            }
            Some(other) if !other.goal && !from.is_empty() => {
                other.deed.clone_into(&mut event.deed);
                whom = std::mem::replace(&mut who, from);
            }
            _ => {
                whom.append(&mut to);
                whom.append(&mut from);
            }
        }
        let told_as = match (event.told_as, group.tense) {
            (Told::Done, Tense::Future) => Told::Ahead,
            // "Asked to pay": whether it was done is not said.
            (Told::Done, Tense::Infinitive | Tense::Modal) => Told::Open,
            (Told::Not, Tense::PresentPerfect) => Told::NotYet,
            // "Pleaded guilty and is awaiting sentence": it is another clause that looks ahead.
            (Told::Ahead, Tense::Past | Tense::PresentPerfect) => return None,
            (told, _) => told,
        };
        let bare = group.passive && group.tense == Tense::None && who.is_empty();
        Some(Event { who, what, whom, places, told_as, bare, ..event })
    }

    /// What a verb is done to, and to whom.
    fn taken(&self, verb: usize, lemma: &str) -> Option<(Vec<Argument>, Vec<Argument>)> {
        let predicate = self.reading.structure.verbs.get(verb)?;
        let (mut what, mut whom) = (Vec::new(), Vec::new());
        let mut objects: Vec<Vec<Argument>> =
            predicate.objects.iter().map(|one| self.objects(*one, lemma)).collect();
        if predicate.group.passive {
            what = predicate.subject.map_or_else(Vec::new, |one| self.arguments(one));
            whom.extend(objects.drain(..).flatten());
        } else if objects.len() > 1 && is_somebody(objects.first()) && !is_somebody(objects.get(1))
        {
            // "Paid Acme 5 million": to whom, and then what.
            whom = objects.remove(0);
            what.extend(objects.into_iter().flatten());
        } else {
            what.extend(objects.into_iter().flatten());
        }
        if what.is_empty() {
            what = self.behind(verb).map_or_else(Vec::new, |one| self.objects(one, lemma));
        }
        Some((what, whom))
    }

    /// What stands behind the prepositions of a verb.
    fn prepositions(&self, verb: usize) -> Behind {
        let structure = &self.reading.structure;
        let lexicon = self.reading.lexicon;
        let mut behind = Behind::default();
        let place =
            |one: &Argument| one.entity().is_some_and(|(_, kind)| kind == EntityKind::Place);
        for attachment in structure.attached_to_verb(verb) {
            let Some(preposition) = self.preposition(attachment) else { continue };
            let arguments = self.arguments(attachment.object).into_iter();
            if lexicon.posts.has(posts::Told::Goal, preposition) {
                behind.to.extend(arguments);
            } else if lexicon.events.has(Bears::From, preposition) {
                behind.from.extend(arguments.filter(|one| one.entity().is_some() && !place(one)));
            } else if lexicon.slots.is_of_place(&preposition.lemma) {
                behind.places.extend(arguments.filter(place));
            }
        }
        behind
    }

    /// What stands behind a verb and the preposition that make another verb ("take over the unit").
    fn behind(&self, verb: usize) -> Option<usize> {
        let words = &self.reading.sentence.words;
        let structure = &self.reading.structure;
        let group = &structure.verbs.get(verb)?.group;
        let main = words.get(group.main)?;
        structure.attached_to_verb(verb).find_map(|attachment| {
            let preposition = structure.preposition(words, attachment)?;
            let close = attachment.preposition.start == group.words.end;
            self.reading.lexicon.events.deed_with(&main.lemma, preposition).filter(|_| close)?;
            Some(attachment.object)
        })
    }

    /// Whether a gerund hangs from a preposition ("accused him of slamming the door"): its subject
    /// is not that of the verb before it.
    fn hangs(&self, group: &VerbGroup) -> bool {
        let words = &self.reading.sentence.words;
        let mut before = words.get(..group.words.start).unwrap_or(&[]).iter().rev();
        let before = before.find(|word| word.tag != Tag::Sign);
        group.tense == Tense::None
            && !group.passive
            && before.is_some_and(|word| word.tag == Tag::Preposition)
    }

    /// Whether the verb before says that it is not done ("stops paying").
    fn is_ended(&self, verb: usize) -> bool {
        let structure = &self.reading.structure;
        let Some(predicate) = structure.verbs.get(verb).filter(|one| !one.group.finite) else {
            return false;
        };
        let governor = predicate.governor.and_then(|at| structure.verbs.get(at));
        let main = governor.and_then(|one| self.reading.sentence.words.get(one.group.main));
        main.is_some_and(|word| self.reading.lexicon.events.has(Bears::Ends, word))
    }

    /// An event that stands at a span as a fact or a plan, nobody concerned in it yet.
    pub(super) fn event(&self, deed: String, told: Span, verb: Option<usize>) -> Option<Event> {
        let lexicon = self.reading.lexicon;
        let sentence = self.reading.sentence;
        let text = self.reading.analysis.document.text();
        let (reality, clause) = reality_in_clause(sentence, text, told, lexicon);
        let told_as = match (reality.modality, reality.polarity) {
            (_, Polarity::Negative) if reality.unfulfilled => Told::NotYet,
            (Modality::Asserted, Polarity::Positive) => Told::Done,
            (Modality::Asserted, Polarity::Negative) => Told::Not,
            (Modality::Planned, Polarity::Positive) => Told::Ahead,
            _ => return None,
        };
        let words = &sentence.words;
        let at = words.partition_point(|word| word.span.end <= told.start);
        let main = words.get(at)?;
        let is = |bears| verb.is_some() && lexicon.events.has(bears, main);
        let clause = self.reach(clause, verb);
        let inside = words.get(clause.clone())?;
        let reach = inside.first()?.span.join(inside.last()?.span);
        Some(Event {
            deed,
            many: is(Bears::Many),
            one_way: is(Bears::OneWay),
            by_one: is(Bears::ByOne),
            told,
            who: Vec::new(),
            what: Vec::new(),
            whom: Vec::new(),
            places: Vec::new(),
            stems: self.stems_in(clause),
            reach,
            figures: OnceCell::new(),
            sums: OnceCell::new(),
            told_as,
            titled: verb.is_none(),
            got: false,
            noun: false,
            bare: false,
        })
    }

    /// A clause with the phrases that its verb takes from outside ("the firm that it bought").
    fn reach(&self, clause: Range<usize>, verb: Option<usize>) -> Range<usize> {
        let structure = &self.reading.structure;
        let Some(predicate) = verb.and_then(|verb| structure.verbs.get(verb)) else {
            return clause;
        };
        let taken = predicate.subject.into_iter().chain(predicate.objects.iter().copied());
        taken.filter_map(|one| structure.phrases.get(one)).fold(clause, |reach, phrase| {
            reach.start.min(phrase.words.start)..reach.end.max(phrase.words.end)
        })
    }
}

/// The figures in a stretch of a document; where only sums are asked for, those of money.
pub(super) fn figures(analysis: &Analysis, reach: Span, sums: bool) -> Vec<String> {
    let fits = |quantity: &Quantity| {
        quantity.unit.is_some() && (!sums || quantity.kind == QuantityKind::Money)
    };
    let figures =
        analysis.mentions_in(reach).filter(|mention| mention.quantity().is_some_and(fits));
    figures.map(|mention| canonical(&mention.kind)).collect()
}

/// What stands behind the prepositions of a verb.
#[derive(Default)]
struct Behind {
    to: Vec<Argument>,
    from: Vec<Argument>,
    places: Vec<Argument>,
}

/// Whether an object is somebody.
fn is_somebody(object: Option<&Vec<Argument>>) -> bool {
    let kind = object.and_then(|one| one.first()).and_then(Argument::entity).map(|(_, kind)| kind);
    matches!(kind, Some(EntityKind::Person | EntityKind::Organization))
}
