//! Times of day said in two zones.

use crate::lexicon::Lexicon;
use crate::model::{Grain, TimeValue};
use jiff::civil::DateTime;

/// What the clocks of an unnamed place may be ahead of GMT, in minutes.
const ANYWHERE: (i16, i16) = (-720, 840);

/// Whether two times of day of which at least one names its zone can be one moment; none where
/// their days are not known or no two zones are at play.
///
/// "11:30 p.m. EST on Monday" and "04:30 GMT on Tuesday" are one moment.
pub(super) fn one_moment(a: &TimeValue, b: &TimeValue, lexicon: &Lexicon) -> Option<bool> {
    let clock = |time: &TimeValue| time.grain < Grain::Day;
    if !clock(a) || !clock(b) || a.zone == b.zone {
        return None;
    }
    let ahead = |time: &TimeValue| match &time.zone {
        Some(zone) => lexicon.time.ahead(zone),
        None => Some(ANYWHERE),
    };
    let ((low, high), (least, most)) = (ahead(a)?, ahead(b)?);
    // The moment in GMT is the local time less what its clocks are ahead.
    let (first, past) = (universal(a.from?, high)?, universal(a.to?, low)?);
    let (from, to) = (universal(b.from?, most)?, universal(b.to?, least)?);
    Some(first < to && from < past)
}

fn universal(local: DateTime, ahead: i16) -> Option<DateTime> {
    local.checked_sub(jiff::Span::new().minutes(i64::from(ahead))).ok()
}
