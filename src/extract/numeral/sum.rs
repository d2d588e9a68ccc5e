//! Sums of groups: "two hundred and five thousand", "4 thousand 3 hundred and 21".

use super::{Form, Part, is_hyphen};
use crate::extract::scan::Scan;
use crate::lexicon::NumberWord;
use crate::model::Decimal;
use crate::text::TokenKind;

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;
const THOUSAND: Decimal = Decimal::ONE_THOUSAND;

/// A sum of groups while it is read, and where it last made sense.
#[derive(Clone, Copy)]
pub(super) struct Sum {
    first: usize,
    total: Decimal,
    current: Decimal,
    /// The last scale applied.
    scale: Decimal,
    step: Decimal,
    /// Value of the word before: what may follow depends on it.
    last: Decimal,
    after_scale: bool,
    end: usize,
}

impl Sum {
    pub(super) fn new(at: usize) -> Self {
        Self {
            first: at,
            total: Decimal::ZERO,
            current: Decimal::ZERO,
            scale: Decimal::MAX,
            step: Decimal::ONE,
            last: Decimal::ZERO,
            after_scale: false,
            end: at,
        }
    }

    /// "a hundred", "million": one is understood.
    pub(super) fn one(at: usize) -> Self {
        Self { current: Decimal::ONE, ..Self::new(at) }
    }

    /// What may follow a figure with its scale.
    pub(super) fn after(part: Part) -> Self {
        let mut sum = Self { after_scale: true, step: part.step, ..Self::new(part.end) };
        if part.scale == HUNDRED {
            sum.current = part.value;
        } else {
            sum.total = part.value;
            sum.scale = part.scale;
        }
        sum
    }

    /// What has been read.
    pub(super) fn part(&self) -> Option<Part> {
        let value = self.total.checked_add(self.current)?;
        let scale = if self.scale == Decimal::MAX || self.current > Decimal::ZERO {
            Decimal::ONE
        } else {
            self.scale
        };
        let round = self.end > 0 && self.current == Decimal::ZERO && scale > Decimal::ONE;
        let step = if round { self.step } else { Decimal::ONE };
        Some(Part { end: self.end, value, step, scale, form: Form::Words })
    }

    /// Takes words while they go on with the number.
    pub(super) fn run(&mut self, scan: &Scan<'_>) {
        // The state before the group being read: "3 hundred and 2 hundred" is two numbers.
        let mut before = *self;
        while let Some(at) = self.next(scan) {
            let checkpoint = *self;
            match self.take(scan, at) {
                Step::Value => {
                    if checkpoint.after_scale {
                        before = checkpoint;
                    }
                }
                Step::Scale => before = *self,
                Step::Clash => {
                    *self = before;
                    return;
                }
                Step::End => return,
            }
        }
    }

    /// The token that would go on with the number: hyphens, "and" and commas skipped.
    fn next(&self, scan: &Scan<'_>) -> Option<usize> {
        let start = self.end;
        if start == self.first && !self.after_scale {
            return Some(start);
        }
        let and = matches!(scan.mark(start).number, Some(NumberWord::And));
        let comma = scan.word(start) == ",";
        let joined = is_hyphen(scan, start)
            || self.spaced_hyphen(scan, start)
            || (and || comma) && self.after_scale;
        let at = start + usize::from(joined);
        if !scan.follows(start) || !scan.follows(at) {
            return None;
        }
        // "$5 million and two cars" is not a sum: after a large scale another scale must come.
        let large = self.current == Decimal::ZERO
            && self.after_scale
            && self.scale > THOUSAND
            && self.scale < Decimal::MAX;
        let scale = matches!(scan.mark(at).number, Some(NumberWord::Scale(_)));
        let sure = !(large || comma) || scale || group_has_scale(scan, at);
        (sure && (!comma || !and)).then_some(at)
    }

    /// Tokenised text sets the hyphen of "twenty - five" apart.
    fn spaced_hyphen(&self, scan: &Scan<'_>, at: usize) -> bool {
        let tens = self.last >= Decimal::from(20) && self.last < HUNDRED;
        let unit = matches!(scan.mark(at + 1).number, Some(NumberWord::Unit(value)) if value < Decimal::TEN);
        tens && unit && scan.word(at) == "-" && !scan.glued(at) && !scan.glued(at + 1)
    }

    fn take(&mut self, scan: &Scan<'_>, at: usize) -> Step {
        match (scan.kind(at), scan.mark(at).number) {
            (TokenKind::Word, Some(NumberWord::Unit(value) | NumberWord::Ten(value))) => {
                self.value(value, at)
            }
            (TokenKind::Number, _) if self.after_scale => {
                let value = scan.word(at).parse::<u32>().ok().map(Decimal::from);
                value.map_or(Step::End, |value| self.value(value, at))
            }
            (TokenKind::Word, Some(NumberWord::Scale(factor) | NumberWord::Group(factor))) => {
                self.factor(factor, at)
            }
            _ => Step::End,
        }
    }

    fn value(&mut self, value: Decimal, at: usize) -> Step {
        let unit_after_ten = self.last >= Decimal::from(20)
            && self.last < HUNDRED
            && value < Decimal::TEN
            && value > Decimal::ZERO;
        let first =
            self.current == Decimal::ZERO && (self.total == Decimal::ZERO || self.after_scale);
        let after_hundred = self.after_scale && self.current >= HUNDRED && value < HUNDRED;
        let smaller = value < self.scale;
        if !(unit_after_ten || ((first || after_hundred) && smaller))
            || first && self.last == value && at > self.first && !self.after_scale
        {
            return Step::End;
        }
        let Some(current) = self.current.checked_add(value) else { return Step::End };
        self.current = current;
        self.last = value;
        self.after_scale = false;
        self.end = at + 1;
        Step::Value
    }

    fn factor(&mut self, factor: Decimal, at: usize) -> Step {
        let grown = if factor == HUNDRED {
            let fits = self.current > Decimal::ZERO && self.current < HUNDRED;
            self.current.checked_mul(factor).filter(|_| fits).map(|current| (self.total, current))
        } else if self.current > Decimal::ZERO && factor < self.scale {
            let group = self.current.checked_mul(factor);
            group.and_then(|group| Some((self.total.checked_add(group)?, Decimal::ZERO)))
        } else if self.current == Decimal::ZERO && self.after_scale {
            self.total.checked_mul(factor).map(|total| (total, Decimal::ZERO))
        } else {
            None
        };
        let Some((total, current)) = grown else { return Step::Clash };
        if factor > HUNDRED {
            self.scale = factor;
            self.step = factor;
        } else {
            self.step = HUNDRED;
        }
        self.total = total;
        self.current = current;
        self.last = HUNDRED;
        self.after_scale = true;
        self.end = at + 1;
        Step::Scale
    }
}

enum Step {
    Value,
    Scale,
    Clash,
    End,
}

/// Whether the group that starts at a token has a scale: "300 thousand", "three hundred".
fn group_has_scale(scan: &Scan<'_>, at: usize) -> bool {
    let scale = |at: usize| matches!(scan.mark(at).number, Some(NumberWord::Scale(_)));
    (at + 1..at + 4).any(|at| scale(at) && scan.follows(at))
}
