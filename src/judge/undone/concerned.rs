//! Those concerned in a deed: who does it, to whom or what.

use crate::judge::kinds::Kinds;
use crate::judge::stated::denies_all;
use crate::language::clauses::clause_of;
use crate::language::{ClauseKind, Structure};
use crate::lexicon::{Lexicon, Stems};
use crate::model::{Lemma, Sentence, Tag, Word};
use std::collections::BTreeSet;

/// Stems of those concerned in a deed.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// Who does it.
    doers: BTreeSet<String>,
    /// To whom or what it is done.
    things: BTreeSet<String>,
    /// Whether it is done to nothing or by nobody at all.
    pub(super) open: bool,
    /// Whether all of a kind is denied ("no shot was fired").
    pub(super) none: bool,
    /// Which of a kind they are.
    kinds: Kinds,
    /// The heads of whom and what the verb has around it, where it says too little by itself.
    pub(super) heads: Option<Heads>,
}

/// Whom and what a verb that is used of anything ("see", "leave", "give") has around it.
#[derive(Debug, Default)]
pub(super) struct Heads {
    doers: BTreeSet<String>,
    objects: BTreeSet<String>,
    attached: BTreeSet<String>,
    /// The adjectives of the objects.
    which: BTreeSet<String>,
}

impl Heads {
    /// Those of a verb; what is done by a pronoun is done by whom its sentence named before.
    fn of(
        words: &[Word],
        (structure, verb): (&Structure, usize),
        patients: &[usize],
        stems: &Stems,
    ) -> Self {
        let head = |phrase: usize| {
            let phrase = structure.phrases.get(phrase).filter(|phrase| !phrase.time)?;
            let word = words.get(phrase.head)?;
            matches!(word.tag, Tag::Noun | Tag::Name).then(|| stems.stem(&word.lemma))
        };
        let agent = structure.agent(words, verb);
        let mut doers: BTreeSet<String> = agent.and_then(head).into_iter().collect();
        if let Some(agent) = agent.filter(|_| doers.is_empty()) {
            doers.extend((0..agent).filter_map(head));
        }
        let attached = structure.attached_to_verb(verb).map(|one| one.object);
        let attached = attached.filter(|object| Some(*object) != agent).filter_map(head).collect();
        let inside = patients.iter().filter_map(|patient| structure.phrases.get(*patient));
        let inside = inside.flat_map(|phrase| words.get(phrase.words.clone()).unwrap_or(&[]));
        let adjectives = inside.filter(|word| matches!(word.tag, Tag::Adjective | Tag::Number));
        Self {
            doers,
            objects: patients.iter().copied().filter_map(head).collect(),
            attached,
            which: adjectives.map(|word| word.lemma.to_string()).collect(),
        }
    }

    /// Whom and what they are, doers first.
    pub(super) fn names(&self) -> Vec<Lemma> {
        let all = self.doers.iter().chain(&self.objects).chain(&self.attached);
        all.map(|name| Lemma::from(name.clone().into_boxed_str())).collect()
    }

    /// Whether what is denied of these, and done by the others' account, is one deed: who has not seen
    /// the final report may have seen the report.
    pub(super) fn deny(&self, done: &Self) -> bool {
        self.which.is_subset(&done.which)
    }

    fn allow(&self, other: &Self) -> bool {
        let objects = if self.objects.is_empty() && other.objects.is_empty() {
            !self.attached.is_disjoint(&other.attached)
        } else {
            !self.objects.is_disjoint(&other.objects)
        };
        let unsaid = self.doers.is_empty() && other.doers.is_empty();
        objects && (unsaid || !self.doers.is_disjoint(&other.doers))
    }
}

impl Parts {
    /// Those concerned in a deed.
    pub(super) fn of(
        sentence: &Sentence,
        text: &str,
        (structure, verb): (&Structure, usize),
        lexicon: &Lexicon,
    ) -> Self {
        let words = &sentence.words;
        let mut parts = Self::default();
        let Some(predicate) = structure.verbs.get(verb) else { return parts };
        let main = predicate.group.main;
        let clause = clause_of(words, text, &(main..main + 1), &lexicon.words);
        parts.kinds = Kinds::of(sentence, text, (structure, &clause), &lexicon.stems);
        if let Some(agent) = structure.agent(words, verb) {
            collect(sentence, structure, agent, lexicon, (&mut parts.doers, &mut parts.open));
        }
        let patients = if predicate.group.passive {
            predicate.subject.into_iter().collect()
        } else {
            predicate.objects.clone()
        };
        for patient in &patients {
            let start = structure.phrases.get(*patient).map_or(0, |phrase| phrase.words.start);
            parts.none |= denies_all(words, start, text, lexicon);
            collect(sentence, structure, *patient, lexicon, (&mut parts.things, &mut parts.open));
            // "None of the students": of them it is denied, not of everybody.
            for whole in structure.attached_to_phrase(*patient).filter(|_| parts.open) {
                let whole = whole.object;
                collect(sentence, structure, whole, lexicon, (&mut parts.things, &mut false));
            }
        }
        if parts.open && !parts.things.is_empty() {
            (parts.open, parts.none) = (false, true);
        }
        let says_little = words.get(main).is_some_and(|word| {
            lexicon.stems.is_weak(&word.lemma) || lexicon.modality.is_light(&word.lemma)
        });
        if says_little {
            parts.heads = Some(Heads::of(words, (structure, verb), &patients, &lexicon.stems));
            return parts;
        }
        // "Agreed to buy back 300 homes": what was agreed is the buying.
        let complements = structure.verbs.iter().filter(|one| one.governor == Some(verb));
        for complement in complements.filter(|one| one.kind == ClauseKind::Infinitive) {
            let main = words.get(complement.group.main);
            parts.things.extend(main.map(|word| lexicon.stems.stem(&word.lemma)));
            for object in &complement.objects {
                let concerned = (&mut parts.things, &mut parts.open);
                collect(sentence, structure, *object, lexicon, concerned);
            }
        }
        parts
    }

    /// Whether it is done to none, by the words of its objects ("left NO note", "endorsed NOTHING").
    pub(super) fn is_void(&self) -> bool {
        self.open || self.none
    }

    /// Whether those concerned allow two deeds to be one.
    pub(super) fn allow(&self, other: &Self) -> bool {
        if let (Some(own), Some(others)) = (&self.heads, &other.heads) {
            return own.allow(others) && !self.kinds.differ(&other.kinds);
        }
        if self.open || other.open {
            return true;
        }
        if self.kinds.differ(&other.kinds) {
            return false;
        }
        let strangers = self.doers.is_disjoint(&other.doers);
        let told = !self.doers.is_empty() && !other.doers.is_empty();
        if self.things.is_empty() && other.things.is_empty() {
            return told && !strangers;
        }
        !(self.things.is_disjoint(&other.things) || told && strangers)
    }
}

/// The stems of a phrase, and whether it is "nothing" or "nobody".
pub(in crate::judge) fn collect(
    sentence: &Sentence,
    structure: &Structure,
    phrase: usize,
    lexicon: &Lexicon,
    (stems, open): (&mut BTreeSet<String>, &mut bool),
) {
    let Some(found) = structure.phrases.get(phrase) else { return };
    for word in sentence.words.get(found.words.clone()).unwrap_or(&[]) {
        let carries = matches!(word.tag, Tag::Noun | Tag::Name | Tag::Verb | Tag::Gerund);
        *open |= lexicon.modality.is_nothing(&word.lemma);
        if carries && word.mention.is_none() && !lexicon.stems.is_weak(&word.lemma) {
            let parts = word.lemma.split('-').filter(|part| part.chars().count() > 2);
            stems.extend(parts.map(|part| lexicon.stems.stem(part)));
        }
    }
}
