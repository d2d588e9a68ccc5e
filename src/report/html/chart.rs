//! A small chart of the conflicting values of a finding: the interval that each allows.

use super::super::view::FindingView;
use super::super::words::readable;
use super::plain;
use crate::model::{Decimal, Quantity};
use maud::{Markup, html};

/// Width and row height of the drawing, in its own units.
const WIDTH: u32 = 600;
const ROW: usize = 24;
/// Where the scale begins and ends.
const LEFT: u32 = 190;
const RIGHT: u32 = 590;
/// How many values are drawn.
const ROWS_MAX: usize = 8;

struct Bar {
    name: String,
    low: Option<Decimal>,
    high: Option<Decimal>,
}

/// The chart; nothing where fewer than two values of one unit can be drawn.
pub(super) fn chart(view: &FindingView<'_>) -> Markup {
    let bars = bars(view);
    let ends = bars.iter().flat_map(|bar| [bar.low, bar.high]).flatten();
    let (Some(least), Some(most)) = (ends.clone().min(), ends.max()) else { return html! {} };
    if bars.len() < 2 || least == most {
        return html! {};
    }
    let told: Vec<String> = bars.iter().map(|bar| bar.name.clone()).collect();
    let height = bars.len() * ROW + 22;
    html! {
        div.chart-box { svg.chart role="img" viewBox={"0 0 " (WIDTH) " " (height)} aria-label={"The values and what they allow: " (told.join("; "))} {
            @for (row, bar) in bars.iter().enumerate() {
                @let y = row * ROW;
                @let from = bar.low.map_or_else(|| LEFT.to_string(), |low| place(low, least, most));
                @let to = bar.high.map_or_else(|| RIGHT.to_string(), |high| place(high, least, most));
                text x="0" y=(y + 16) { (shortened(&bar.name)) }
                line.track x1=(LEFT) x2=(RIGHT) y1=(y + 12) y2=(y + 12) {}
                line.bar x1=(from) x2=(to) y1=(y + 12) y2=(y + 12) {}
                @if bar.low.is_some() { circle cx=(from) cy=(y + 12) r="4" {} }
                @if bar.high.is_some() { circle cx=(to) cy=(y + 12) r="4" {} }
            }
            text.scale x=(LEFT) y=(height - 4) { (number(least)) }
            text.scale.end x=(RIGHT) y=(height - 4) { (number(most)) }
        } }
    }
}

/// One bar a side, of those in the unit of the first.
fn bars(view: &FindingView<'_>) -> Vec<Bar> {
    let mut unit: Option<Option<&str>> = None;
    let mut bars = Vec::new();
    for side in view.sides().iter().take(ROWS_MAX) {
        let label = side.labels.first().and_then(|index| view.labels.get(*index));
        let Some(label) = label else { continue };
        let mention = label.analysis.mention_at(label.span);
        let claim = || {
            let claims = &label.analysis.claims;
            let from = claims.partition_point(|claim| claim.span.end <= label.span.start);
            claims.get(from).filter(|claim| claim.span.overlaps(label.span))
        };
        let quantity: Option<&Quantity> =
            mention.and_then(|m| m.quantity()).or_else(|| claim().and_then(|c| c.quantity()));
        let Some(quantity) = quantity else { continue };
        let own = quantity.unit.as_deref();
        if *unit.get_or_insert(own) != own {
            continue;
        }
        let (low, high) = quantity.interval();
        let name =
            if side.value.is_empty() { label.text.to_owned() } else { readable(&side.value) };
        bars.push(Bar { name: plain(&name), low, high });
    }
    bars
}

/// Where a value lies on the scale, to a tenth.
fn place(value: Decimal, least: Decimal, most: Decimal) -> String {
    let wide = Decimal::from(RIGHT - LEFT);
    let share = || {
        let over = value.checked_sub(least)?;
        let all = most.checked_sub(least)?;
        over.checked_div(all)?.checked_mul(wide)?.checked_add(Decimal::from(LEFT))
    };
    share().map_or_else(|| LEFT.to_string(), |x| x.round_dp(1).normalize().to_string())
}

fn number(value: Decimal) -> String {
    readable(&value.normalize().to_string())
}

fn shortened(name: &str) -> String {
    const CHARACTERS: usize = 26;
    if name.chars().count() <= CHARACTERS {
        return name.to_owned();
    }
    name.chars().take(CHARACTERS - 1).chain(['…']).collect()
}
