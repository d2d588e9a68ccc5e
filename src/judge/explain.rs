//! Why two claims of state are, or are not, held to gainsay each other: for `verify dump why`.

use super::Story;
use super::opposites::{Meeting, Stated};
use crate::model::ClaimId;

/// A line on two claims of one pair of opposites; none where they are no such claims.
pub fn explain(story: &Story<'_>, left: ClaimId, right: ClaimId) -> Option<String> {
    let find = |id: ClaimId| {
        let all = story.stated().values().flatten();
        all.into_iter().find(|stated| stated.claim.id == id)
    };
    let (left, right) = (find(left)?, find(right)?);
    if left.claim.concept != right.claim.concept {
        return Some("states of different kinds".to_owned());
    }
    let topics = story.topics();
    let count = story
        .stated()
        .values()
        .find(|claims| claims.iter().any(|one| one.claim.id == left.claim.id));
    let meeting = Meeting {
        left,
        right,
        shared: topics.shared(&left.topic, &right.topic),
        rarity: topics.rarity_of(count.map_or(1, Vec::len)),
    };
    let side = |one: &Stated<'_>| {
        let days = one.days;
        let (from, to) = (days.from.map(|d| d.to_string()), days.to.map(|d| d.to_string()));
        format!(
            "{} {:?} {:?} {:?} mixed {} holder {:?} {} to {}",
            one.side,
            one.claim.modality,
            one.claim.polarity,
            one.extent,
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
