//! The same role or place, pinned on another person, organisation or side of the compass.

use crate::judge::actors::Reading;
use crate::judge::acts::{self, Act, acts};
use crate::judge::bearings::{Bearing, bearings, exclude};
use crate::judge::doers::{Doer, doers};
use crate::judge::events::{self, Differ};
use crate::judge::firsts::{First, firsts};
use crate::judge::posts::{Post, Standing, posts};
use crate::judge::whereabouts::{self, Where, whereabouts};
use crate::judge::{Rule, Story, holders, pair, speakers};
use crate::language::Identities;
use crate::lexicon::heads;
use crate::model::{DocumentId, Evidence, Finding, Label, Report, Severity};
use crate::text::Span;
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    name: "identity-mismatch",
    group: "roles",
    summary: "the same role or place is pinned on another person, organisation or direction",
    docs: include_str!("../docs/identity-mismatch.md"),
    spec: include_str!("../../../tests/specs/identity-mismatch.md"),
    severity: Severity::Error,
    check,
};

/// What the run says of who does what and where.
#[derive(Default)]
struct Told {
    places: BTreeMap<String, Vec<Bearing>>,
    deeds: BTreeMap<(String, String), Vec<Doer>>,
    posts: Vec<Post>,
    firsts: BTreeMap<String, Vec<First>>,
    acts: Vec<Act>,
    places_of: Vec<Where>,
}

fn check(story: &Story<'_>) -> Vec<Finding> {
    // Every clash here is one between documents.
    if story.report.analyses.len() < 2 {
        return Vec::new();
    }
    let (report, lexicon, identities) = (story.report, story.lexicon, story.identities());
    let told = told(story);
    let mut found: Vec<Finding> =
        told.places.values().filter_map(|places| directions(report, places)).collect();
    found.extend(told.deeds.values().filter_map(|doers| others(report, doers, identities)));
    found.extend(told.firsts.values().filter_map(|firsts| first(report, firsts, identities)));
    let rivals = holders::rivals(&told.posts, &report.analyses, identities, &lexicon.posts);
    found.extend(rivals.iter().map(|(left, right)| rival(report, left, right, identities)));
    let titles = holders::titles(&told.posts, &lexicon.posts);
    found.extend(titles.iter().map(|(left, right)| title(report, left, right, identities)));
    found.extend(speakers::findings(story, &RULE));
    let places = whereabouts::rivals(&told.places_of, &report.analyses, identities, &lexicon.names);
    found.extend(places.iter().map(|(left, right)| place(report, left, right)));
    let did = acts::rivals(&told.acts, identities);
    found.extend(did.iter().map(|(left, right)| act(report, left, right)));
    let differ = [Differ::Who, Differ::What, Differ::Place];
    let told = events::findings(story, &RULE, &differ, &found);
    found.extend(told);
    found.sort_by(|a, b| a.message.cmp(&b.message));
    found.dedup_by(|a, b| a.labels == b.labels);
    found
}

impl Told {
    /// Takes in what a sentence tells by its structure, if anything; `which` is whether some word of
    /// it may say which of several.
    fn read(&mut self, reading: &Reading<'_>, which: bool) -> bool {
        let count = |told: &Self| told.posts.len() + told.acts.len() + told.places_of.len();
        let (before, mut more) = (count(self), false);
        let words = reading.sentence.words.iter();
        let mut openers = words.filter(|word| word.cues.meets(heads::WHICH));
        if which && openers.any(|word| reading.lexicon.unique.opens_deed(&word.lemma)) {
            for doer in doers(reading) {
                let key = (doer.deed.clone(), doer.object.clone());
                self.deeds.entry(key).or_default().push(doer);
                more = true;
            }
        }
        self.posts.extend(posts(reading));
        self.acts.extend(acts(reading));
        self.places_of.extend(whereabouts(reading));
        for first in firsts(reading) {
            self.firsts.entry(first.deed.clone()).or_default().push(first);
            more = true;
        }
        more || count(self) > before
    }
}

fn told(story: &Story<'_>) -> Told {
    let (report, lexicon) = (story.report, story.lexicon);
    let mut told = Told::default();
    let mut silent = story.twins().silent();
    for (document, analysis) in report.analyses.iter().enumerate() {
        for (index, sentence) in analysis.sentences.iter().enumerate() {
            if silent.has(document, index) {
                continue;
            }
            let mut tells = false;
            let which = story.may_have(analysis, index, heads::WHICH);
            if which {
                for bearing in bearings(analysis, sentence, lexicon) {
                    told.places.entry(bearing.key.clone()).or_default().push(bearing);
                    tells = true;
                }
            }
            let named = !analysis.entity_mentions_in(sentence.span).is_empty();
            let part = || {
                let mut words = sentence.words.iter();
                which
                    && words.any(|word| {
                        word.cues.meets(heads::WHICH)
                            && lexicon.whereabouts.part(&word.lemma).is_some()
                    })
            };
            let reading = if named || part() { story.reading(analysis, index) } else { None };
            tells |= reading.is_some_and(|reading| told.read(&reading, which));
            if !tells {
                silent.add(document, index);
            }
        }
    }
    told
}

/// One post with two holders.
fn rival(report: &Report, left: &Post, right: &Post, names: &Identities) -> Finding {
    let (a, b) = (names.name(left.who), names.name(right.who));
    let post = quote(report, left.place.0, left.told);
    Finding {
        rule: RULE.name.to_owned(),
        severity: RULE.severity,
        message: format!("the sources name another for one post: {a} or {b} ({post})"),
        fact: None,
        reasons: vec![
            format!("both say who {} the {}", held(left), left.post),
            format!("it is {a} in one and {b} in the other, and no source names both"),
        ],
        evidence: Evidence::from([("post".to_owned(), left.post.clone())]),
        help: "see whether one followed the other, or two posts are meant".to_owned(),
        labels: vec![
            label(report, left.place.0, left.named.join(left.told), a, true),
            label(report, right.place.0, right.named.join(right.told), b, false),
        ],
    }
}

/// One person with two titles.
fn title(report: &Report, left: &Post, right: &Post, names: &Identities) -> Finding {
    let who = names.name(left.who);
    let (a, b) = (&left.post, &right.post);
    Finding {
        rule: RULE.name.to_owned(),
        severity: RULE.severity,
        message: format!("the sources give {who} another title: {a} or {b}"),
        fact: None,
        reasons: vec![
            format!(
                "both say what {who} {}",
                if left.standing == Standing::Former { "was" } else { "is" }
            ),
            format!("nobody is {a} and {b} at a time, and no source calls {who} both"),
        ],
        evidence: Evidence::from([("person".to_owned(), who.to_owned())]),
        help: "see whether the one came after the other".to_owned(),
        labels: vec![
            label(report, left.place.0, left.told, a, true),
            label(report, right.place.0, right.told, b, false),
        ],
    }
}

fn held(post: &Post) -> &'static str {
    match post.standing {
        Standing::Former => "was",
        Standing::Now => "is",
        Standing::Coming => "is to be",
    }
}

/// Two who were the first.
fn first(report: &Report, firsts: &[First], names: &Identities) -> Option<Finding> {
    let (left, right) = pair::first(firsts, |left, right| {
        left.document != right.document && left.who != right.who
    })?;
    let (a, b) = (names.name(left.who), names.name(right.who));
    let words = |first: &First| quote(report, first.document, first.told);
    let (told, other) = (words(left), words(right));
    Some(Finding {
        rule: RULE.name.to_owned(),
        severity: RULE.severity,
        message: format!("the sources name another as the “{told}”: {a} or {b}"),
        fact: None,
        reasons: vec![
            format!("both say who was the first: “{told}”, “{other}”"),
            format!("it is {a} in one and {b} in the other"),
        ],
        evidence: Evidence::new(),
        help: "see which of the two came first, or whether two events are meant".to_owned(),
        labels: vec![
            label(report, left.document, left.named, a, true),
            label(report, right.document, right.named, b, false),
        ],
    })
}

/// One in two places.
fn place(report: &Report, left: &Where, right: &Where) -> Finding {
    let words = |one: &Where| quote(report, one.document, one.span);
    let (a, b) = (words(left), words(right));
    Finding {
        rule: RULE.name.to_owned(),
        severity: RULE.severity,
        message: format!("the sources put one thing at two places: {a} or {b}"),
        fact: None,
        reasons: vec![
            "both tell where the same was, or was done".to_owned(),
            format!("it is {a} in one and {b} in the other"),
        ],
        evidence: Evidence::new(),
        help: "see whether two things are meant, or it was at both".to_owned(),
        labels: vec![
            label(report, left.document, left.span, &a, true),
            label(report, right.document, right.span, &b, false),
        ],
    }
}

/// One act of two persons.
fn act(report: &Report, left: &Act, right: &Act) -> Finding {
    let who = |act: &Act| quote(report, act.document, act.named);
    let (a, b) = (who(left), who(right));
    Finding {
        rule: RULE.name.to_owned(),
        severity: RULE.severity,
        message: format!("the sources name another who did it: {a} or {b} ({})", left.name),
        fact: None,
        reasons: vec![
            format!("both tell of one act that one person does: {}", left.name),
            format!("it is {a} in one and {b} in the other"),
        ],
        evidence: Evidence::from([("act".to_owned(), left.name.clone())]),
        help: "see whether two acts are meant, or both took part".to_owned(),
        labels: vec![
            label(report, left.document, left.named, &a, true),
            label(report, right.document, right.named, &b, false),
        ],
    }
}

fn directions(report: &Report, places: &[Bearing]) -> Option<Finding> {
    let (left, right) = pair::first(places, |left, right| {
        left.document != right.document && exclude(left.point, right.point)
    })?;
    let word = |bearing: &Bearing| quote(report, bearing.document, bearing.span);
    let (a, b) = (word(left), word(right));
    let mut labels = vec![
        label(report, left.document, left.span, &a, true),
        label(report, right.document, right.span, &b, false),
    ];
    for other in places {
        let told = labels.iter().any(|label| label.span == other.span);
        let side = [left, right].iter().any(|kept| kept.point == other.point);
        if !told && side {
            labels.push(label(report, other.document, other.span, &word(other), false));
        }
    }
    Some(Finding {
        rule: RULE.name.to_owned(),
        severity: RULE.severity,
        message: format!("the sources disagree on a direction: {a} or {b} ({})", left.key),
        fact: None,
        reasons: vec![
            format!("both speak of one location: {}", left.key),
            format!("{a} and {b} point different ways"),
        ],
        evidence: Evidence::from([("location".to_owned(), left.key.clone())]),
        help: "look the place up on a map".to_owned(),
        labels,
    })
}

fn others(report: &Report, doers: &[Doer], names: &Identities) -> Option<Finding> {
    let (left, right) = pair::first(doers, |left, right| {
        left.who != right.who
            && left.place.0 != right.place.0
            && left.future == right.future
            && left.of_one(right)
            && names.kind(left.who) == names.kind(right.who)
    })?;
    let (a, b) = (names.name(left.who), names.name(right.who));
    let shared: Vec<&str> = left.which.intersection(&right.which).map(String::as_str).collect();
    let what = format!("{} {}", shared.join(" "), left.object);
    let what = what.trim_end();
    Some(Finding {
        rule: RULE.name.to_owned(),
        severity: RULE.severity,
        message: format!(
            "the sources name another for one role: {a} or {b} ({} {what})",
            left.deed
        ),
        fact: None,
        reasons: vec![
            format!("both say who is to {} the {what}", left.deed),
            format!("it is {a} in one and {b} in the other"),
        ],
        evidence: Evidence::new(),
        help: "see whether one followed the other, or each has a part of it".to_owned(),
        labels: vec![
            label(report, left.place.0, left.span, a, true),
            label(report, right.place.0, right.span, b, false),
        ],
    })
}

fn quote(report: &Report, document: usize, span: Span) -> String {
    let analysis = report.analyses.get(document);
    analysis.map_or_else(String::new, |analysis| analysis.document.quote(span).to_owned())
}

fn label(report: &Report, document: usize, span: Span, value: &str, primary: bool) -> Label {
    let document =
        report.analyses.get(document).map_or(DocumentId(0), |analysis| analysis.document.id);
    Label { document, span, value: value.to_owned(), remark: format!("says {value}"), primary }
}
