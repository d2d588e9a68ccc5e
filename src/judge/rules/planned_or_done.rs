//! A thing told as done in one source and as still to come in another that is no older.

use crate::judge::clash::{self, Wording};
use crate::judge::events::{self, Differ};
use crate::judge::opposites::{Meeting, Relation, Stated, meetings};
use crate::judge::{Rule, Story, undone};
use crate::lexicon::status::PairKind;
use crate::model::{Finding, Modality, Polarity, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    name: "planned-or-done",
    group: "status",
    summary: "a thing told as done in one source and as still to come in another that is no older",
    docs: include_str!("../docs/planned-or-done.md"),
    spec: include_str!("../../../tests/specs/planned-or-done.md"),
    severity: Severity::Warning,
    check,
};

const WORDING: Wording = Wording {
    rule: &RULE,
    message: "told as done in one source and as not done in another: {a} against {b}",
    why: "what was done by then was not still to come",
    help: "see whether the two speak of different steps, parts or times; else one is out of date",
    rank: |meeting, _| meeting.strength(),
};

/// Bits of shared topic below which two claims are not taken to speak of one thing.
const ENOUGH: u32 = 13;

/// The same for what a story has one of.
const ENOUGH_SINGLE: u32 = 11;

/// The same for deeds that the tables do not know, told and denied by the same verb.
const ENOUGH_DENIED: u32 = 13;

fn check(story: &Story<'_>) -> Vec<Finding> {
    let lexicon = story.lexicon;
    let topics = story.topics();
    let mut found = Vec::new();
    for (concept, claims) in story.stated() {
        let Some(pair) = lexicon.status.named(concept) else { continue };
        if pair.kind != PairKind::Act && !pair.pends {
            continue;
        }
        let mut clashes = meetings(claims, claims.len(), topics, |left, right, relation| {
            relation != Relation::Opposite && !left.is_beside(right)
        });
        let enough = if pair.single { ENOUGH_SINGLE } else { ENOUGH };
        clashes.retain(|meeting| {
            // A site that is open may open again elsewhere; what is done once is done.
            let once = pair.kind == PairKind::Act || meeting.is_brief() && !pair.loose;
            let ahead = once && is_ahead(meeting);
            let dated = if ahead { DATED } else { 0 };
            let clear = !pair.loose || meeting.of_one_kind() || ahead && meeting.is_brief();
            clear && meeting.strength() + dated >= enough && clash(meeting, ahead)
        });
        found.extend(clash::findings(clashes, &WORDING, lexicon));
    }
    found.extend(undone::with_meetings(story, |mut meetings| {
        meetings.retain(|meeting| {
            meeting.strength() >= ENOUGH_DENIED
                && meeting.extents_clash(lexicon)
                && clash(meeting, false)
        });
        clash::findings(meetings, &WORDING, lexicon)
    }));
    clash::drop_repeats(&mut found);
    let told = events::findings(story, &RULE, &[Differ::Denied, Differ::Pending], &found);
    found.extend(told);
    found
}

/// Whether the one has it done by when the other says that it is not; `ahead`: the other names a day
/// to come for it.
fn clash(meeting: &Meeting<'_>, ahead: bool) -> bool {
    let (done, pending) = match meeting.relation() {
        Some(Relation::DoneAndNot) => (meeting.left, meeting.right),
        Some(Relation::NotAndDone) => (meeting.right, meeting.left),
        Some(Relation::Opposite) | None => return false,
    };
    // What is only expected may have come about in the hours between two reports.
    let flat = pending.claim.modality != Modality::Forecast;
    flat && !meeting.in_one_document()
        && !meeting.of_strangers()
        && !done.mixed
        && !pending.mixed
        && (ahead || done_first(done, pending))
}

/// What it adds to the strength that the one names a day for what the other has done before it.
const DATED: u32 = 3;

fn is_ahead(meeting: &Meeting<'_>) -> bool {
    match meeting.relation() {
        Some(Relation::DoneAndNot) => puts_later(meeting.left, meeting.right),
        Some(Relation::NotAndDone) => puts_later(meeting.right, meeting.left),
        Some(Relation::Opposite) | None => false,
    }
}

/// Whether the one account plans for a day after that by which the other has it done ("the ballot
/// opens on 1 June", over by 31 May).
fn puts_later(done: &Stated<'_>, pending: &Stated<'_>) -> bool {
    let by = if done.days.said { done.days.begun() } else { done.analysis.document.published };
    let planned = pending.claim.modality == Modality::Planned;
    planned && by.zip(pending.days.begun()).is_some_and(|(by, planned)| by < planned)
}

/// Whether it was done, by the one account, before the other says that it was not.
fn done_first(done: &Stated<'_>, pending: &Stated<'_>) -> bool {
    let said = pending.analysis.document.published;
    let by = if done.days.said { done.days.begun() } else { done.analysis.document.published };
    let (Some(by), Some(said)) = (by, said) else { return false };
    // On one day the order is unknown; that the one flatly denies it an editor wants to know.
    let flat = pending.claim.polarity == Polarity::Negative
        && (done.days.said || pending.claim.modality == Modality::Asserted);
    by < said || by == said && flat
}
