//! Posts that a verb gives: "becomes", "was named", "will lead", "finance goes to".

use super::posts::{Person, Post, Said, Standing};
use crate::language::Tense;
use crate::lexicon::posts::Told;
use crate::model::{EntityKind, Tag};
use std::collections::BTreeSet;

impl Person<'_> {
    /// A post given by a verb: "is", "becomes", "was named", "will lead".
    pub(super) fn by_verb(&self, verb: usize) -> Vec<Post> {
        let words = self.words();
        let structure = &self.reading.structure;
        let Some(predicate) = structure.verbs.get(verb) else { return Vec::new() };
        let group = &predicate.group;
        let Some(main) = words.get(group.main).map(|word| word.lemma.as_str()) else {
            return Vec::new();
        };
        if group.negated || group.tense == Tense::Modal {
            return Vec::new();
        }
        let tables = self.tables();
        let is_subject = predicate.subject.is_some_and(|subject| self.is_me(subject));
        let later = matches!(group.tense, Tense::Future | Tense::Infinitive);
        let entering = later || tables.is(Told::Enters, main);
        let standing = if entering {
            Standing::Coming
        } else if group.tense == Tense::Past {
            Standing::Former
        } else {
            Standing::Now
        };
        let behind = group.words.end;
        if tables.is(Told::Becomes, main) && (is_subject || self.is_alone_before(behind)) {
            return self.said(behind).map(|said| self.post(said, standing)).into_iter().collect();
        }
        if tables.is(Told::Makes, main) && self.is_made(verb) {
            let made = self.made(verb).map(|said| self.post(said, Standing::Coming));
            return made.into_iter().collect();
        }
        self.leads(verb, standing).into_iter().collect()
    }

    /// Whether a phrase is the person's.
    fn is_me(&self, phrase: usize) -> bool {
        phrase == self.phrase
    }

    /// Whether the person is the only one spoken of before a word, so that a verb without a clear
    /// subject is theirs.
    fn is_alone_before(&self, at: usize) -> bool {
        let Some(end) = self.word(at).map(|word| word.span.start) else { return false };
        let document = self.reading.analysis.document.id.0 as usize;
        let mentions = &self.reading.analysis.entity_mentions;
        let from = self.reading.sentence.span.start;
        let first = mentions.partition_point(|mention| mention.span.start < from);
        let spoken = mentions.iter().skip(first).take_while(|mention| mention.span.end <= end);
        self.span.end <= end
            && spoken
                .filter_map(|mention| self.reading.identities.key(document, mention.entity))
                .filter(|key| self.reading.identities.kind(*key) == Some(EntityKind::Person))
                .all(|key| key == self.key)
    }

    /// Whether a verb makes the person something.
    fn is_made(&self, verb: usize) -> bool {
        self.reading.structure.patient(verb).is_some_and(|patient| self.is_me(patient))
    }

    /// What a verb makes of the person: "named Kerr chief executive", "Kerr was chosen as head".
    fn made(&self, verb: usize) -> Option<Said> {
        let group = &self.reading.structure.verbs.get(verb)?.group;
        let mut at = group.words.end;
        if at <= self.start && self.start < at + 2 {
            at = self.end();
        }
        if self.word(at).is_some_and(|word| self.tables().is(Told::As, &word.lemma)) {
            at += 1;
        }
        self.said(at)
    }

    /// "Kerr will lead the merged group", "the unit is run by Kerr", "finance goes to Kerr".
    fn leads(&self, verb: usize, standing: Standing) -> Option<Post> {
        let structure = &self.reading.structure;
        let words = self.words();
        let tables = self.tables();
        let predicate = structure.verbs.get(verb)?;
        let main = words.get(predicate.group.main)?;
        let to_me = structure.attached_to_verb(verb).any(|attachment| {
            attachment.object == self.phrase
                && structure.preposition(words, attachment) == Some("to")
        });
        let (post, object, portfolio) = if to_me && tables.is(Told::PortfolioVerbs, &main.lemma) {
            ("head", predicate.subject?, true)
        } else if structure.agent(words, verb).is_some_and(|agent| self.is_me(agent)) {
            let lists = [(Told::Leads, "head"), (Told::Chairs, "chair"), (Told::Coaches, "coach")];
            let (_, post) = lists.into_iter().find(|(list, _)| tables.is(*list, &main.lemma))?;
            (post, structure.patient(verb)?, false)
        } else {
            return None;
        };
        let whole = self.reading.phrase(object)?;
        let head = words.get(whole.head)?;
        let first = words.get(whole.words.start)?;
        let definite = whole.possessor.is_some()
            || first.tag == Tag::Determiner && matches!(first.lemma.as_str(), "the" | "its")
            || head.tag == Tag::Name;
        let mut of = BTreeSet::new();
        self.thing(object, &mut of);
        let fits = if portfolio {
            of.iter().any(|lemma| tables.is(Told::Portfolios, lemma))
        } else {
            definite
                && (tables.is(Told::Bodies, &head.lemma) || of.iter().any(|o| o.starts_with('@')))
        };
        let span = main.span.join(head.span);
        fits.then(|| {
            let standing = if portfolio { Standing::Coming } else { standing };
            self.post(Said { post: post.to_owned(), of, span, standing: None }, standing)
        })
    }
}
