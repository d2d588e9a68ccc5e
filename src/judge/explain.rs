//! Why two claims of state are, or are not, held to gainsay each other: for `verify dump why`.

use super::Story;
use super::opposites::{Meeting, Stated};
use crate::model::ClaimId;

/// A line on two claims of one pair of opposites; none where they are no such claims.
pub fn explain(story: &Story<'_>, left: ClaimId, right: ClaimId) -> Option<String> {
    let find = |id: ClaimId, claims: &'_ [Stated<'_>]| claims.iter().any(|one| one.claim.id == id);
    let lists = || story.stated().values();
    lists().find(|claims| find(left, claims)).and(lists().find(|claims| find(right, claims)))?;
    // What the words of one pair imply is listed with another.
    let Some(claims) = lists().find(|claims| find(left, claims) && find(right, claims)) else {
        return Some("states of different kinds".to_owned());
    };
    let one = |id: ClaimId| claims.iter().find(|one| one.claim.id == id);
    let (left, right) = (one(left)?, one(right)?);
    let topics = story.topics();
    let meeting = Meeting {
        left,
        right,
        shared: topics.shared(left.topic(topics), right.topic(topics)),
        rarity: topics.rarity_of(claims.len()),
    };
    let side = |one: &Stated<'_>| {
        let days = one.days;
        let (from, to) = (days.from.map(|d| d.to_string()), days.to.map(|d| d.to_string()));
        format!(
            "{} {:?} {:?} {:?} mixed {} holder {:?} {} to {}",
            one.side,
            one.claim.modality,
            one.claim.polarity,
            one.extent(story.lexicon),
            one.mixed,
            one.holder.map(|(key, _)| story.identities().name(key)),
            from.unwrap_or_default(),
            to.unwrap_or_default()
        )
    };
    Some(format!(
        "{:?}: {} bits, strangers {}, shared {:?}\n    {}\n    {}",
        meeting.relation(),
        meeting.strength(),
        meeting.of_strangers(),
        meeting.shared.anchors,
        side(left),
        side(right)
    ))
}
