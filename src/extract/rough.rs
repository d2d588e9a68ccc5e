use crate::model::*;
use crate::text::Span;
use regex::Regex;
use std::sync::LazyLock;
static RE: LazyLock<Regex> = LazyLock::new(|| {
    let num = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[Tt]wenty|[Ff]orty|[Ss]ixty|[Ff]ifty|[Ss]ixty-two|[Tt]wenty-four)\b)";
    Regex::new(&format!(r"(?P<b>(?i:more than|less than|at least|up to|about|nearly|almost|some|around|roughly|over|exceeds|just over|just under|a little over|close to|as much as|at most|no more than) )?(?:(?P<cur>US\$|\$|€|£|¥)\s?)?(?P<n>{num})(?P<sc>\s?(?:million|billion|thousand|trillion|bn|m|k|B|M)\b)?(?P<cu2> (?:euros|dollars|pounds|yen|francs))?(?P<u>\s?%| ?per cent| percent| percentage points| points| basis points| times| ?(?:km|miles|kilometres|kilometers|tonnes|metres|hectares)\b| (?:years|year|days|day|weeks|months|month|hours|minutes)\b|-(?:year|day|month|week)\b)?(?P<per> (?:a|per) (?:day|month|year|week|hour)\b)?|(?P<f>(?:about |nearly |almost |just over |more than |some )?(?:a third|a quarter|half|two-thirds|a fifth|a tenth|three quarters|one in five|one-third|a half))")).unwrap()
});
pub fn mentions(document: &Document) -> Vec<Mention> {
    let text = document.text();
    let mut out = Vec::new();
    for c in RE.captures_iter(text) {
        let m = c.get(0).unwrap();
        let before = text[..m.start()].chars().last();
        if before.is_some_and(|c| c.is_alphanumeric()) {
            continue;
        }
        let span_start = c.name("b").map_or(m.start(), |b| b.end());
        let full = Span::new(m.start(), m.end());
        let span = Span::new(span_start, m.end());
        let bound = match c.name("b").map(|b| b.as_str().trim().to_lowercase()).as_deref() {
            Some("more than" | "over" | "exceeds") => Bound::MoreThan,
            Some("less than") => Bound::LessThan,
            Some("at least") => Bound::AtLeast,
            Some("up to" | "as much as" | "at most" | "no more than") => Bound::AtMost,
            Some(_) => Bound::About,
            None => Bound::Exact,
        };
        let mk =
            |kind, value: Decimal, unit: Option<&str>, margin: Decimal, per: Option<String>| {
                Mention {
                    span,
                    full,
                    kind: MentionKind::Quantity(Quantity {
                        kind,
                        value: Some(value),
                        low: Some(value),
                        high: Some(value),
                        bound,
                        unit: unit.map(str::to_owned),
                        margin,
                        per,
                    }),
                }
            };
        if let Some(f) = c.name("f") {
            let t = f.as_str().to_lowercase();
            let v = if t.contains("two-thirds") {
                "0.6667"
            } else if t.contains("third") {
                "0.3333"
            } else if t.contains("three quarters") {
                "0.75"
            } else if t.contains("quarter") {
                "0.25"
            } else if t.contains("fifth") || t.contains("in five") {
                "0.2"
            } else if t.contains("tenth") {
                "0.1"
            } else {
                "0.5"
            };
            let mut q = mk(QuantityKind::Ratio, v.parse().unwrap(), None, Decimal::ZERO, None);
            if t.starts_with("about")
                || t.starts_with("nearly")
                || t.starts_with("almost")
                || t.starts_with("just")
                || t.starts_with("some")
            {
                if let MentionKind::Quantity(q) = &mut q.kind {
                    q.bound = Bound::About;
                }
            }
            if t.starts_with("more") {
                if let MentionKind::Quantity(q) = &mut q.kind {
                    q.bound = Bound::MoreThan;
                }
            }
            out.push(q);
            continue;
        }
        let raw = c["n"].to_lowercase().replace(',', "");
        let words = [
            ("one", 1),
            ("two", 2),
            ("three", 3),
            ("four", 4),
            ("five", 5),
            ("six", 6),
            ("seven", 7),
            ("eight", 8),
            ("nine", 9),
            ("ten", 10),
            ("eleven", 11),
            ("twelve", 12),
            ("twenty", 20),
            ("forty", 40),
            ("sixty", 60),
            ("fifty", 50),
            ("sixty-two", 62),
            ("twenty-four", 24),
        ];
        let w = words.iter().find(|(w, _)| *w == raw);
        let mut v: Decimal = match w {
            Some((_, n)) => Decimal::from(*n),
            None => match raw.parse() {
                Ok(v) => v,
                Err(_) => continue,
            },
        };
        let scale = match c.name("sc").map(|s| s.as_str().trim()) {
            Some("million" | "m" | "M") => 1_000_000i64,
            Some("billion" | "bn" | "B") => 1_000_000_000,
            Some("thousand" | "k") => 1000,
            Some("trillion") => 1_000_000_000_000,
            _ => 1,
        };
        let dec = v.scale();
        let mut margin = if dec > 0 || scale > 1 {
            Decimal::new(5, dec + 1) * Decimal::from(scale)
        } else {
            Decimal::ZERO
        };
        v *= Decimal::from(scale);
        let cur = match c.name("cur").map(|m| m.as_str()) {
            Some("$" | "US$") => Some("USD"),
            Some("€") => Some("EUR"),
            Some("£") => Some("GBP"),
            Some("¥") => Some("JPY"),
            _ => match c.name("cu2").map(|m| m.as_str().trim()) {
                Some("euros") => Some("EUR"),
                Some("dollars") => Some("USD"),
                Some("pounds") => Some("GBP"),
                Some("yen") => Some("JPY"),
                Some("francs") => Some("CHF"),
                _ => None,
            },
        };
        let per = c.name("per").map(|p| p.as_str().rsplit(' ').next().unwrap().to_owned());
        let u = c.name("u").map(|u| u.as_str().trim().trim_start_matches('-'));
        if cur.is_none()
            && u.is_none()
            && scale == 1
            && w.is_none()
            && raw.len() == 4
            && (raw.starts_with("19") || raw.starts_with("20"))
            && !c["n"].contains(',')
        {
            continue;
        }
        if cur.is_some() && dec == 2 && scale == 1 {
            margin = Decimal::new(5, 3);
        }
        let q = match (cur, u) {
            (Some(c), _) => mk(QuantityKind::Money, v, Some(c), margin, per),
            (_, Some("%" | "per cent" | "percent")) => {
                mk(QuantityKind::Percent, v, Some("%"), margin.max(Decimal::new(5, dec + 1)), per)
            }
            (_, Some("percentage points" | "points")) => mk(
                QuantityKind::PercentagePoints,
                v,
                Some("%"),
                margin.max(Decimal::new(5, dec + 1)),
                per,
            ),
            (_, Some("basis points")) => mk(
                QuantityKind::PercentagePoints,
                v / Decimal::from(100),
                Some("%"),
                Decimal::new(5, 3),
                per,
            ),
            (_, Some("times")) => {
                mk(QuantityKind::Multiple, v, None, margin.max(Decimal::new(5, dec + 1)), per)
            }
            (
                _,
                Some(
                    d @ ("years" | "year" | "days" | "day" | "weeks" | "week" | "months" | "month"
                    | "hours" | "minutes"),
                ),
            ) => mk(QuantityKind::Duration, v, Some(d.trim_end_matches('s')), margin, per),
            (_, Some(m)) => mk(
                QuantityKind::Measure,
                v,
                Some(m.trim_end_matches('s')),
                margin.max(Decimal::new(5, dec + 1)),
                per,
            ),
            _ => mk(QuantityKind::Count, v, None, margin, per),
        };
        out.push(q);
    }
    out
}
