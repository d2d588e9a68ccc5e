//! Posts that a verb gives: "becomes", "was named", "will lead", "finance goes to".

use super::posts::{Person, Post, Said, Standing};
use crate::language::{Role, Tense};
use crate::lexicon::posts::Told;
use crate::model::Tag;
use std::collections::BTreeSet;
use std::ops::Range;

/// The part of whoever comes after somebody in a post.
const SUCCESSOR: &str = "successor";

/// Words between a verb and the "as" that belongs to it.
const AS_REACH: usize = 8;

/// The part of whoever leads an inquiry, as the table of posts has it.
const INQUIRY: &str = "inquiry head";

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
        let text = self.reading.analysis.document.text();
        if let Some((count, name)) = tables.idioms.at(words, group.main, text)
            && is_subject
        {
            return self.idiom(group.main..group.main + count, name).into_iter().collect();
        }
        if tables.is(Told::Becomes, main) && (is_subject || self.is_alone_before(behind)) {
            return self.said(behind).map(|said| self.post(said, standing)).into_iter().collect();
        }
        if tables.is(Told::Makes, main) && self.is_made(verb) {
            let made = self.made(verb).map(|said| self.post(said, Standing::Coming));
            return made.into_iter().collect();
        }
        let mut found: Vec<Post> = self.leads(verb, standing).into_iter().collect();
        found.extend(self.succeeds(verb));
        if is_subject && tables.is(Told::EntersAs, main) && self.comes_true(verb) {
            found.extend(self.as_what(behind).map(|said| self.post(said, Standing::Coming)));
        }
        if tables.is(Told::Becomes, main) {
            found.extend(self.is_what(verb).map(|said| self.post(said, standing)));
        }
        found
    }

    /// Whether a verb tells of a coming that is no history and no mere hope: "took over in 2011",
    /// "had been expected to take over".
    fn comes_true(&self, verb: usize) -> bool {
        let verbs = &self.reading.structure.verbs;
        let Some(predicate) = verbs.get(verb) else { return false };
        let over = predicate.governor.and_then(|over| verbs.get(over));
        let made = || {
            over.is_some_and(|over| {
                let main = self.word(over.group.main);
                over.is_copula
                    || main.is_some_and(|main| self.tables().is(Told::Makes, &main.lemma))
            })
        };
        match predicate.group.tense {
            Tense::Future | Tense::Present | Tense::PresentPerfect => true,
            Tense::Infinitive => made(),
            _ => false,
        }
    }

    /// The post behind an "as" that a verb leads to: "takes over from Dow AS CHIEF EXECUTIVE".
    fn as_what(&self, from: usize) -> Option<Said> {
        let ends = |at: &usize| self.word(*at).is_none_or(|word| word.tag == Tag::Verb);
        let mut open = (from..from + AS_REACH).take_while(|at| !ends(at));
        let at = open.find(|at| {
            let word = self.word(*at);
            word.is_some_and(|word| self.tables().is(Told::As, &word.lemma))
        })?;
        self.said(at + 1)
    }

    /// What stands before the verb that says it of the person: "the next CHAIR OF ACME will be Kerr".
    fn is_what(&self, verb: usize) -> Option<Said> {
        let structure = &self.reading.structure;
        let predicate = structure.verbs.get(verb)?;
        let mine = structure.role(self.phrase) == Role::Object(verb);
        let subject = self.reading.phrase(predicate.subject.filter(|_| mine)?)?;
        let one = !subject.is_plural(self.reading.sentence);
        self.said(subject.words.start).filter(|_| one)
    }

    /// Whom the person comes after: "Kerr will succeed DOW", "DOW is replaced by Kerr", "Kerr takes
    /// over from DOW".
    fn succeeds(&self, verb: usize) -> Option<Post> {
        let structure = &self.reading.structure;
        let words = self.words();
        let tables = self.tables();
        let group = &structure.verbs.get(verb)?.group;
        let main = words.get(group.main)?;
        let agent = structure.agent(words, verb).filter(|_| self.comes_true(verb))?;
        let mine = self.is_me(agent);
        let before = if tables.is(Told::Succeeds, &main.lemma) {
            structure.patient(verb)?
        } else if tables.is(Told::TakesOver, &main.lemma) && group.particle.is_some() {
            let mut behind = structure.attached_to_verb(verb);
            let from = behind.find(|one| {
                let preposition = structure.preposition(words, one);
                preposition.is_some_and(|word| tables.is(Told::From, word))
            });
            from?.object
        } else {
            return None;
        };
        let phrase = self.reading.phrase(before).filter(|_| mine && !self.is_me(before))?;
        let head = words.get(phrase.head)?;
        let mut persons =
            self.reading.persons().filter(|(_, mention)| mention.span.end == head.span.end);
        let (key, _) = persons.next().filter(|(key, _)| *key != self.key)?;
        let of = BTreeSet::from([format!("@{key}")]);
        let said = Said { post: SUCCESSOR.to_owned(), of, span: main.span, standing: None };
        Some(self.post(said, Standing::Coming))
    }

    /// A part in an event that a verb and what stands behind it give: "take charge".
    fn idiom(&self, at: Range<usize>, name: &str) -> Option<Post> {
        let mut of = BTreeSet::new();
        self.behind(at.end, &mut of);
        let words = self.words().get(at)?;
        let span = words.first()?.span.join(words.last()?.span);
        let said = Said { post: name.to_owned(), of, span, standing: None };
        Some(self.post(said, Standing::Now))
    }

    /// Whether a phrase is the person's, or one that the person's name stands behind ("his deputy,
    /// Ann Kerr").
    fn is_me(&self, phrase: usize) -> bool {
        phrase == self.phrase
            || self.reading.structure.role(self.phrase) == Role::Apposition(phrase)
    }

    /// Whether the person is the only one spoken of before a word, so that a verb without a clear
    /// subject is theirs.
    fn is_alone_before(&self, at: usize) -> bool {
        let Some(end) = self.word(at).map(|word| word.span.start) else { return false };
        let mut spoken = self.reading.persons().take_while(|(_, mention)| mention.span.end <= end);
        self.span.end <= end && spoken.all(|(key, _)| key == self.key)
    }

    /// Whether a verb makes the person something.
    fn is_made(&self, verb: usize) -> bool {
        self.reading.structure.patient(verb).is_some_and(|patient| self.is_me(patient))
    }

    /// What a verb makes of the person: "named Kerr chief executive", "Kerr was chosen as head".
    fn made(&self, verb: usize) -> Option<Said> {
        let group = &self.reading.structure.verbs.get(verb)?.group;
        let mut at = group.words.end;
        let is_as =
            |at: usize| self.word(at).is_some_and(|word| self.tables().is(Told::As, &word.lemma));
        let sign = self.word(self.end()).is_some_and(|word| word.tag == Tag::Sign);
        let behind = self.end() + usize::from(sign);
        // "Named its finance director, Ann Kerr, AS chief executive": the post is behind the name.
        if at <= self.start && (self.start < at + 2 || is_as(behind)) {
            at = if is_as(behind) { behind } else { self.end() };
        }
        // "Brought in as mediator".
        if self.word(at).is_some_and(|word| word.tag == Tag::Adverb) {
            at += 1;
        }
        if is_as(at) {
            at += 1;
        }
        self.said(at)
    }

    /// "With Kerr APPOINTED to lead it".
    fn is_appointed(&self, verb: usize) -> bool {
        let group = self.reading.structure.verbs.get(verb).map(|predicate| &predicate.group);
        let main = group.and_then(|group| self.word(group.main));
        main.is_some_and(|main| self.tables().is(Told::Makes, &main.lemma)) && self.is_made(verb)
    }

    /// The phrase that "it" speaks of, where that is an inquiry told of before; else the phrase.
    fn meant(&self, phrase: usize) -> usize {
        let head = |phrase: usize| self.reading.phrase(phrase).and_then(|own| self.word(own.head));
        let inquiry = |phrase: &usize| {
            head(*phrase).is_some_and(|head| self.tables().is(Told::Inquiries, &head.lemma))
        };
        let pronoun = head(phrase).is_some_and(|head| head.tag == Tag::Pronoun);
        let before = pronoun.then(|| (0..phrase).rev().find(inquiry)).flatten();
        // "Heading the Bureau of Harbours' investigation".
        let structure = &self.reading.structure;
        let owned = structure.attached_to_phrase(phrase).map(|attachment| attachment.object);
        let mut owned = owned.filter(|object| {
            inquiry(object)
                && self.reading.phrase(*object).is_some_and(|own| own.possessor.is_some())
        });
        before.or_else(|| owned.next()).unwrap_or(phrase)
    }

    /// Whose inquiry it is, where a verb says who opened it.
    fn opened_by(&self, phrase: usize, of: &mut BTreeSet<String>) {
        let structure = &self.reading.structure;
        let agent = structure.governor(phrase).and_then(|verb| structure.agent(self.words(), verb));
        if let Some(agent) = agent.filter(|agent| !self.is_me(*agent) && *agent != phrase) {
            self.thing(agent, of);
            of.retain(|lemma| lemma.starts_with('@'));
        }
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
                && structure
                    .preposition(words, attachment)
                    .is_some_and(|word| tables.is(Told::Goal, word))
        });
        let (post, object, portfolio) = if to_me && tables.is(Told::PortfolioVerbs, &main.lemma) {
            ("head", predicate.subject?, true)
        } else if structure.agent(words, verb).is_some_and(|agent| self.is_me(agent))
            || predicate.governor.is_some_and(|over| self.is_appointed(over))
        {
            let lists = [(Told::Leads, "head"), (Told::Chairs, "chair"), (Told::Coaches, "coach")];
            let (_, post) = lists.into_iter().find(|(list, _)| tables.is(*list, &main.lemma))?;
            (post, structure.patient(verb)?, false)
        } else {
            return None;
        };
        let meant = self.meant(object);
        let whole = self.reading.phrase(meant)?;
        let head = words.get(whole.head)?;
        let first = words.get(whole.words.start)?;
        let inquiry = tables.is(Told::Inquiries, &head.lemma) && !portfolio;
        let definite = meant != object
            || whole.possessor.is_some()
            || first.tag == Tag::Determiner && tables.is(Told::Definite, &first.lemma)
            || head.tag == Tag::Name;
        let mut of = BTreeSet::new();
        if meant < object {
            self.opened_by(meant, &mut of);
        } else if meant > object {
            self.thing(object, &mut of);
        }
        self.thing(meant, &mut of);
        let post = if inquiry { INQUIRY } else { post };
        let fits = if portfolio {
            of.iter().any(|lemma| tables.is(Told::Portfolios, lemma))
        } else {
            definite
                && (tables.is(Told::Bodies, &head.lemma) || of.iter().any(|o| o.starts_with('@')))
        };
        let span = if meant == object { main.span.join(head.span) } else { main.span };
        fits.then(|| {
            let standing = if portfolio { Standing::Coming } else { standing };
            self.post(Said { post: post.to_owned(), of, span, standing: None }, standing)
        })
    }
}
