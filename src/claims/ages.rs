//! Ages that follow from dates: who was born on 4 March 1960 and died on 2 May 2020 died at 60.

use super::context::Passages;
use super::coverage::Line;
use crate::lexicon::Lexicon;
use crate::lexicon::edges::Edge;
use crate::model::{
    Analysis, Bound, Decimal, Label, Mention, QuantityKind, Sentence, TimeKind, TimeValue,
    VerdictKind,
};
use jiff::civil::Date;

/// So many words before a date hold the word that says what happened then.
const REACH: usize = 6;

/// An age that the sources' dates make, and whether it is the statement's.
pub(crate) struct Aged {
    /// Whether it is.
    pub(crate) verdict: VerdictKind,
    /// The dates.
    pub(crate) evidence: Vec<Label>,
}

/// The age at death of whom a statement speaks, where the statement speaks of a death and a
/// passage tells both dates.
pub(crate) fn aged(
    said: &Mention,
    sentence: &Sentence,
    line: &Line<'_>,
    passages: &Passages<'_>,
    lexicon: &Lexicon,
) -> Option<Aged> {
    let quantity = said
        .quantity()
        .filter(|quantity| quantity.kind == QuantityKind::Age && quantity.bound == Bound::Exact)?;
    let value = quantity.value?;
    let of_death = |lemma: &str| lexicon.edges.of_life(lemma) == Some(Edge::End);
    if !sentence.words.iter().any(|word| of_death(&word.lemma)) {
        return None;
    }
    line.near.iter().filter_map(|&at| passages.all.get(at)).find_map(|passage| {
        let named = line.around.iter().filter(|term| term.name);
        let of_same = named.clone().next().is_none() || named.clone().any(|term| passage.has(term));
        let analysis = passages.analyses.get(passage.document).filter(|_| of_same)?;
        let own = analysis.sentences.get(passage.sentence)?;
        let (low, high, evidence) = life(analysis, own, lexicon)?;
        let within = value >= Decimal::from(low) && value <= Decimal::from(high);
        let verdict = if within { VerdictKind::Supported } else { VerdictKind::Refuted };
        Some(Aged { verdict, evidence })
    })
}

/// The least and the greatest age at death that the dates of a sentence allow, and the dates.
fn life(
    analysis: &Analysis,
    sentence: &Sentence,
    lexicon: &Lexicon,
) -> Option<(i16, i16, Vec<Label>)> {
    let (mut born, mut died, mut labels) = (None, None, Vec::new());
    for mention in analysis.mentions_in(sentence.span) {
        let Some(time) = mention.time() else { continue };
        let days = days(time);
        if time.kind == TimeKind::DateRange && in_brackets(analysis, mention) {
            // "(1960-2020)" behind a name.
            born = time.from.map(|from| (from.date(), from.date().last_of_year()));
            died = days.map(|(_, last)| (last.first_of_year(), last));
        } else {
            let end = match happened(sentence, mention, lexicon) {
                Some(Edge::Beginning) => &mut born,
                Some(Edge::End) => &mut died,
                None => continue,
            };
            *end = end.or(days);
        }
        labels.push(Label {
            document: analysis.document.id,
            span: mention.full,
            value: time.timex.clone(),
            remark: "gives the age".to_owned(),
            primary: labels.is_empty(),
        });
    }
    let ((born_first, born_last), (died_first, died_last)) = (born?, died?);
    let (low, high) = (years(born_last, died_first), years(born_first, died_last));
    (low >= 0 && low <= high).then_some((low, high, labels))
}

/// Whether a date is that of a birth or a death: by the nearest word before it that says so.
fn happened(sentence: &Sentence, mention: &Mention, lexicon: &Lexicon) -> Option<Edge> {
    let at = sentence.words.partition_point(|word| word.span.end <= mention.full.start);
    let before = sentence.words.get(at.saturating_sub(REACH)..at)?;
    before.iter().rev().find_map(|word| lexicon.edges.of_life(&word.lemma))
}

fn in_brackets(analysis: &Analysis, mention: &Mention) -> bool {
    let text = analysis.document.text();
    let start = usize::try_from(mention.full.start).unwrap_or(0);
    text.get(..start).is_some_and(|before| before.trim_end().ends_with('('))
}

/// The first and the last day of a date.
fn days(time: &TimeValue) -> Option<(Date, Date)> {
    let (from, to) = time.interval();
    Some((from?, to?.yesterday().ok()?))
}

/// Full years from one day to another.
fn years(from: Date, to: Date) -> i16 {
    let before = (to.month(), to.day()) < (from.month(), from.day());
    to.year() - from.year() - i16::from(before)
}
