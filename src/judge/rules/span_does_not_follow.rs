//! A span of time or an age that does not follow from the dates given with it.

use crate::judge::derive::{Figure, Interval, Line, matcher, span};
use crate::judge::{Row, Rule, Story};
use crate::lexicon::relations::Relations;
use crate::model::{Analysis, Evidence, Finding, Label, Mention, Severity, TimeValue};
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    name: "span-does-not-follow",
    group: "arithmetic",
    summary: "a span of time or an age that does not follow from the dates given with it",
    docs: include_str!("../docs/span-does-not-follow.md"),
    spec: include_str!("../../../tests/specs/span-does-not-follow.md"),
    severity: Severity::Error,
    check,
};

fn check(story: &Story<'_>) -> Vec<Finding> {
    let relations = &story.lexicon.relations;
    story.rows().iter().flat_map(|row| in_document(row, relations)).collect()
}

fn in_document(row: &Row<'_>, relations: &Relations) -> Vec<Finding> {
    let Row { analysis, line, starts } = row;
    // By the place of the span of time: one reading that holds explains it.
    let mut found: BTreeMap<u32, Option<Finding>> = BTreeMap::new();
    for relation in relations.of(RULE.name) {
        for at in starts.among(relation.patterns.clone()) {
            for slots in matcher::find(line, starts, at) {
                let Some(reading) = Reading::of(line, analysis, &slots) else { continue };
                let finding = (!reading.holds()).then(|| reading.finding(analysis));
                let known = found.entry(reading.span.span.start);
                known
                    .and_modify(|known| {
                        if finding.is_none() {
                            *known = None;
                        }
                    })
                    .or_insert(finding);
            }
        }
    }
    found.into_values().flatten().collect()
}

/// A span of time with the ends that the text gives it.
struct Reading<'a> {
    span: &'a Figure,
    ends: Vec<(&'a Mention, &'a TimeValue)>,
    computed: Interval,
}

impl<'a> Reading<'a> {
    fn of(line: &'a Line<'a>, analysis: &Analysis, slots: &matcher::Slots) -> Option<Self> {
        let place = |slot: char| {
            slots.iter().find(|(name, _)| *name == slot).and_then(|(_, places)| places.first())
        };
        let span = line.figure(*place('d')?)?;
        let ends: Vec<_> =
            ['r', 'a', 'b'].into_iter().filter_map(|slot| line.time(*place(slot)?)).collect();
        let computed = match (place('r').is_some(), ends.as_slice()) {
            (true, [(_, range)]) => span::of_range(range, span)?,
            (false, [(_, from), (_, to)]) => span::between(from, to, span)?,
            (false, [(_, from)]) => span::until(from, analysis.document.published?, span)?,
            _ => return None,
        };
        Some(Self { span, ends, computed })
    }

    fn holds(&self) -> bool {
        self.span.allowed.meets(self.computed)
    }

    fn finding(&self, analysis: &Analysis) -> Finding {
        let document = &analysis.document;
        let said = document.quote(self.span.span);
        let ends: Vec<&str> =
            self.ends.iter().map(|(mention, _)| document.quote(mention.full)).collect();
        let ends = ends.join(" … ");
        let shown = |end: Option<_>| end.map(|end| self.span.show(end)).unwrap_or_default();
        let (low, high) = (shown(self.computed.low()), shown(self.computed.high()));
        let mut evidence = Evidence::new();
        evidence.insert("stated".to_owned(), self.span.canonical());
        evidence.insert("low".to_owned(), low.clone());
        evidence.insert("high".to_owned(), high.clone());
        let label = |span, value, remark: &str, primary| Label {
            document: document.id,
            span,
            value,
            remark: remark.to_owned(),
            primary,
        };
        let mut labels = vec![label(self.span.span, self.span.canonical(), "stated", true)];
        labels.extend(
            self.ends
                .iter()
                .map(|(mention, time)| label(mention.span, time.timex.clone(), "given", false)),
        );
        Finding {
            rule: RULE.name.to_owned(),
            severity: RULE.severity,
            message: format!("“{said}” does not follow from “{ends}”"),
            fact: None,
            reasons: vec![
                format!("the dates allow {low} to {high}"),
                format!("the text says {}", self.span.show(self.span.value)),
            ],
            evidence,
            help: "look up the two ends: one of the dates or the span is wrong".to_owned(),
            labels,
        }
    }
}
