//! Which moment a claim speaks of, where it does not say: the day of its document. Figures that
//! move are compared only as of one day; what is told of the past is not compared with what is
//! told of the present.

use super::compare::part;
use super::value::Relation;
use super::view::View;
use crate::lexicon::Lexicon;
use crate::model::{Discriminator, QualifierKind, TimeValue};
use jiff::civil::Date;

/// Days before a document's own date up to which a dated claim is still of its present.
const PRESENT: i32 = 120;

/// Days between two documents beyond which they speak of two events, unless they say otherwise.
const EVENTS: i32 = 300;

/// Two moments that part two claims.
pub(super) fn moments(
    a: &View<'_>,
    b: &View<'_>,
    relation: Relation,
    lexicon: &Lexicon,
) -> Option<Discriminator> {
    let one_figure =
        matches!(relation, Relation::BoundDropped | Relation::BoundsOpposed | Relation::UnitSlip);
    if one_figure {
        return years(a, b);
    }
    if a.claim.time().is_some() || b.claim.time().is_some() {
        return years(a, b);
    }
    as_of(a, b, lexicon).or_else(|| past(a, b)).or_else(|| past(b, a)).or_else(|| years(a, b))
}

fn time<'a>(view: &View<'a>) -> Option<&'a TimeValue> {
    let wanted = |kind| matches!(kind, QualifierKind::Period | QualifierKind::AsOf);
    view.claim.qualifiers.iter().find(|found| wanted(found.kind)).and_then(|q| q.time.as_ref())
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// A figure that moves, as of two days or of days not known.
fn as_of(a: &View<'_>, b: &View<'_>, lexicon: &Lexicon) -> Option<Discriminator> {
    let concept = lexicon.concepts.named(a.claim.shared_concept(b.claim)?)?;
    if !concept.moves {
        return None;
    }
    let day = |view: &View<'_>| -> Option<(Date, Date)> {
        if let Some((Some(from), Some(to))) = time(view).map(TimeValue::interval) {
            return Some((from, to));
        }
        let day = view.analysis.document.published?;
        Some((day, day.tomorrow().ok()?))
    };
    let name = |days: Option<(Date, Date)>| {
        days.map_or_else(|| "not known".to_owned(), |(from, _)| from.to_string())
    };
    // One time in the same words: what happened "in September" is settled for both.
    let said = |view| time(view).map(|time| time.timex.as_str());
    if said(a).is_some() && said(a) == said(b) {
        return None;
    }
    let (left, right) = (day(a), day(b));
    let same = left.zip(right).is_some_and(|(x, y)| x.0 < y.1 && y.0 < x.1);
    if same { None } else { Some(part("as of", &name(left), &name(right))) }
}

/// One side is dated to a past that the other does not speak of.
fn past(dated: &View<'_>, other: &View<'_>) -> Option<Discriminator> {
    let time = time(dated)?;
    if self::time(other).is_some() {
        return None;
    }
    let (_, to) = time.interval();
    let (to, published) = (to?, other.analysis.document.published?);
    (days(to, published) > PRESENT)
        .then(|| part("period", &time.timex, &format!("present of {published}")))
}

/// Two documents far apart in time, neither of which says that it speaks of the other's time.
fn years(a: &View<'_>, b: &View<'_>) -> Option<Discriminator> {
    let (left, right) = (a.analysis.document.published?, b.analysis.document.published?);
    let apart = days(left.min(right), left.max(right)) > EVENTS;
    let dated = time(a).is_some() && time(b).is_some();
    (apart && !dated).then(|| part("event", &left.to_string(), &right.to_string()))
}
