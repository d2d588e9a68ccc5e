//! A wording: words, figures and gaps in order. The build script reads wordings too, to lay out what
//! they begin with, so nothing of the library is used here.

/// Which kinds of figures a slot takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kinds {
    /// Money, a measure, a count or a bare number.
    Amount,
    /// Money.
    Money,
    /// A count of things or a bare number.
    Count,
    /// A percentage.
    Percent,
    /// Percentage points, or a bare number or percentage said in points.
    Points,
    /// A fraction: "a third", "two in five".
    Fraction,
    /// A multiple: "17.6x", "tenfold".
    Multiple,
    /// A span of time.
    Duration,
    /// An amount per unit of time.
    Rate,
    /// A time or date.
    Time,
    /// A measure.
    Measure,
}

/// Beside the bits of kinds of what a wording can begin with: the end of a sentence.
pub const END: u32 = 1 << 15;

impl Kinds {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Amount,
        Self::Money,
        Self::Count,
        Self::Percent,
        Self::Points,
        Self::Fraction,
        Self::Multiple,
        Self::Duration,
        Self::Rate,
        Self::Time,
        Self::Measure,
    ];
}

/// One step of a wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step<'a> {
    /// One of these phrases, word by word.
    Words(Vec<Vec<&'a str>>),
    /// A figure.
    Figure(char, Kinds),
    /// Two or more figures of one unit, joined by words.
    List(char, Kinds),
    /// Up to so many words, no figure among them; `true`: across commas and brackets.
    Gap(usize, bool),
    /// The end of a sentence.
    End,
    /// The step, or nothing.
    Maybe(Box<Step<'a>>),
}

/// Steps in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern<'a> {
    /// The steps.
    pub steps: Vec<Step<'a>>,
    /// A slot filled from what the block said before: "strip that out" does not say from what.
    pub antecedent: Option<(char, Kinds)>,
}

impl<'a> Pattern<'a> {
    /// Reads the notation that the head of `data/derive.toml` explains, its classes written out.
    pub fn read(text: &'a str) -> Option<Self> {
        let mut steps = Vec::new();
        let mut antecedent = None;
        for part in text.split_ascii_whitespace() {
            match part.strip_prefix('@') {
                Some(slot) => antecedent = Some(slot_of(slot)?),
                None => steps.push(step(part)?),
            }
        }
        Some(Self { steps, antecedent })
    }

    /// Whether it fills a slot.
    pub fn has(&self, slot: char) -> bool {
        if self.antecedent.is_some_and(|(name, _)| name == slot) {
            return true;
        }
        self.steps.iter().any(|step| match step {
            Step::Figure(name, _) | Step::List(name, _) => *name == slot,
            Step::Words(_) | Step::Gap(..) | Step::End | Step::Maybe(_) => false,
        })
    }
}

fn step(part: &str) -> Option<Step<'_>> {
    if let Some(inner) = part.strip_suffix('?').filter(|inner| !inner.is_empty()) {
        return Some(Step::Maybe(Box::new(step(inner)?)));
    }
    match part {
        "_" => return Some(Step::Gap(4, false)),
        "__" => return Some(Step::Gap(9, false)),
        "..." => return Some(Step::Gap(14, true)),
        "." => return Some(Step::End),
        _ => {}
    }
    if let Some(slot) = part.strip_prefix('$') {
        let (name, kinds) = slot_of(slot)?;
        return Some(Step::Figure(name, kinds));
    }
    if let Some(slot) = part.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let (name, kinds) = slot_of(slot)?;
        return Some(Step::List(name, kinds));
    }
    let words = |phrase| if phrase == "+" { vec!["+"] } else { str::split(phrase, '+').collect() };
    let phrases: Vec<Vec<&str>> = part.split('|').map(words).collect();
    phrases.iter().flatten().all(|word| !word.is_empty()).then_some(Step::Words(phrases))
}

/// "a", "a:%": a slot and which figures it takes.
fn slot_of(text: &str) -> Option<(char, Kinds)> {
    let (name, kinds) = text.split_once(':').unwrap_or((text, ""));
    let kinds = match kinds {
        "" => Kinds::Amount,
        "money" => Kinds::Money,
        "n" => Kinds::Count,
        "%" => Kinds::Percent,
        "pt" => Kinds::Points,
        "f" => Kinds::Fraction,
        "x" => Kinds::Multiple,
        "d" => Kinds::Duration,
        "t" => Kinds::Time,
        "r" => Kinds::Rate,
        "m" => Kinds::Measure,
        _ => return None,
    };
    let mut letters = name.chars();
    let name = letters.next().filter(char::is_ascii_lowercase)?;
    letters.next().is_none().then_some((name, kinds))
}
