//! A report made by hand, with everything that is hard to draw: many sides, long paragraphs,
//! wide characters, hostile characters, several labels in a sentence, verdicts, skipped files.

use verify_sources::model::{
    Analysis, Attribution, Block, BlockKind, Claim, ClaimId, Decimal, Document, DocumentId, Fact,
    FactId, Finding, Label, Quantity, QuantityKind, Report, Sentence, Severity, Side, Skipped,
    TimeValue, Value, Verdict, VerdictKind,
};
use verify_sources::model::{Bound, Grain, TimeKind, verdict::Part};
use verify_sources::text::{LineIndex, Span, View, sentences};

pub(crate) const LONG: &str = "MÁLAGA, 3 March 2026 — The regional government said on Tuesday that \
    1,200 homes were destroyed by the fire (山火事) that swept down from the hills above the coast \
    over the weekend, that 4,000 people had been moved to sports halls and schools in the \
    neighbouring towns of the valley, and that the first of the insurers had begun to count what \
    it would cost, which one of them put at €2.5 billion, a figure that the ministry would not \
    confirm. Nobody was hurt. The mayor thanked the crews.\n";

const WRAPPED: &str = "The fire, officials\nsaid, had destroyed 1,500\nhomes by the evening of\n\
    April 28, a Monday.\n\nIt cost €2.5 billion and 300 million\nmore, or €3.1 billion in all.\n";

const HOSTILE: &str = "\u{1b}[31mRED\u{1b}[0m alert: \u{202e}semoh\u{202c} the toll was 1,500 homes \
    <script>alert(1)</script> ::error file=x::y\u{7f}.\n=cmd|' /C calc'!A0 was said by no one of \
    2 people.\nUna nota: العربية 1,350 homes.\n";

/// One document of plain text, read as one block a paragraph.
fn analysis(id: u32, path: &str, text: &str, published: Option<&str>) -> Analysis {
    let mut document = Document {
        id: DocumentId(id),
        path: path.to_owned(),
        title: Some(format!("Title of {path} <&> \"quoted\"")),
        outlet: Some("The \u{1b}[1mGazette".to_owned()),
        published: published.map(|day| day.parse().unwrap()),
        view: View::verbatim(text, 0),
        lines: LineIndex::new(text),
        sha256: format!("{id:064}"),
        ..Document::default()
    };
    let mut found = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive("\n\n") {
        let span = Span::new(start, start + paragraph.trim_end().len());
        start += paragraph.len();
        let block = u32::try_from(document.blocks.len()).unwrap();
        document.blocks.push(Block { span, kind: BlockKind::Paragraph, locator: None });
        found.extend(sentences(text, span).into_iter().map(|span| Sentence {
            span,
            words: Vec::new(),
            block,
            quoted: Vec::new(),
        }));
    }
    Analysis { document, sentences: found, ..Analysis::default() }
}

fn at(analysis: &Analysis, words: &str) -> Span {
    let text = analysis.document.text();
    let start = text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
    Span::new(start, start + words.len())
}

fn label(
    analyses: &[Analysis],
    (document, words): (u32, &str),
    value: &str,
    remark: &str,
) -> Label {
    Label {
        document: DocumentId(document),
        span: at(&analyses[document as usize], words),
        value: value.to_owned(),
        remark: remark.to_owned(),
        primary: false,
    }
}

fn finding(rule: &str, severity: Severity, message: &str, mut labels: Vec<Label>) -> Finding {
    if let Some(first) = labels.first_mut() {
        first.primary = true;
    }
    Finding {
        rule: rule.to_owned(),
        severity,
        message: message.to_owned(),
        fact: None,
        reasons: Vec::new(),
        evidence: [].into(),
        help: String::new(),
        labels,
    }
}

fn quantity(value: &str, unit: &str) -> Value {
    let value: Decimal = value.parse().unwrap();
    Value::Quantity(Quantity {
        kind: QuantityKind::Count,
        value: Some(value),
        low: Some(value),
        high: Some(value),
        bound: Bound::Exact,
        unit: Some(unit.to_owned()),
        margin: Decimal::ZERO,
        per: None,
        minor: None,
    })
}

fn day(text: &str) -> Value {
    let date: jiff::civil::Date = text.parse().unwrap();
    Value::Time(TimeValue {
        from: Some(date.into()),
        to: Some(date.tomorrow().unwrap().into()),
        ..TimeValue::new(TimeKind::Date, Grain::Day, text)
    })
}

/// Adds a claim to a document and says which it is.
fn claim(analyses: &mut [Analysis], (document, words): (u32, &str), value: Value) -> ClaimId {
    let analysis = &mut analyses[document as usize];
    let span = at(analysis, words);
    let sentence = analysis.sentences.iter().position(|s| s.span.contains(span)).unwrap();
    let id = ClaimId {
        document: DocumentId(document),
        index: u32::try_from(analysis.claims.len()).unwrap(),
    };
    let sentence = u32::try_from(sentence).unwrap();
    let mut claim = Claim::new(DocumentId(document), sentence, span, value);
    claim.id = id;
    claim.attribution = (document == 0).then(|| Attribution {
        who: "The regional government".to_owned(),
        span,
        quoted: false,
    });
    analysis.claims.push(claim);
    id
}

fn facts(analyses: &mut [Analysis]) -> Vec<Fact> {
    let few = claim(analyses, (0, "1,200 homes"), quantity("1200", "home"));
    let many = claim(analyses, (1, "1,500\nhomes"), quantity("1500", "home"));
    let hostile = claim(analyses, (2, "1,500 homes"), quantity("1500", "home"));
    let some = claim(analyses, (2, "1,350 homes"), quantity("1350", "home"));
    let date = claim(analyses, (1, "April 28"), day("2026-04-28"));
    let alone = claim(analyses, (0, "4,000 people"), quantity("4000", "person"));
    let cost = claim(analyses, (0, "€2.5 billion"), quantity("2500000000", "EUR"));
    let same_cost = claim(analyses, (1, "€2.5 billion"), quantity("2500000000", "EUR"));
    let side = |value: &str, claims: Vec<ClaimId>, origins| Side {
        value: value.to_owned(),
        claims,
        origins,
    };
    let fact = |id, entity: &str, attribute: &str, sides: Vec<Side>, origins| Fact {
        id: FactId(id),
        entity: entity.to_owned(),
        attribute: attribute.to_owned(),
        claims: sides.iter().flat_map(|side| side.claims.clone()).collect(),
        sides,
        reasons: vec!["the same fire on the same days".to_owned()],
        origins,
        clashes: Vec::new(),
    };
    vec![
        fact(
            0,
            "the fire",
            "homes destroyed",
            vec![
                side("1500 home", vec![many, hostile], 2),
                side("1200 home", vec![few], 1),
                side("1350 home", vec![some], 1),
            ],
            3,
        ),
        fact(1, "the fire", "evening", vec![side("2026-04-28", vec![date], 1)], 1),
        fact(2, "the fire", "people moved", vec![side("4000 person", vec![alone], 1)], 1),
        fact(3, "the fire", "cost", vec![side("2500000000 EUR", vec![cost, same_cost], 2)], 2),
    ]
}

fn findings(analyses: &[Analysis]) -> Vec<Finding> {
    let mut toll = vec![
        label(analyses, (0, "1,200 homes"), "1200 home", "says 1,200"),
        label(analyses, (1, "1,500\nhomes"), "1500 home", "says 1,500"),
        label(analyses, (2, "1,500 homes"), "1500 home", "says 1,500"),
        label(analyses, (2, "1,350 homes"), "1350 home", ""),
    ];
    for document in 3..8 {
        toll.push(label(analyses, (document, "1,500 homes"), "1500 home", "says 1,500"));
    }
    let mut toll = finding(
        "toll-mismatch",
        Severity::Error,
        "sources disagree on how many homes the fire destroyed: 1,200, 1,350 or 1,500",
        toll,
    );
    toll.fact = Some(FactId(0));
    toll.reasons = vec![
        "each speaks of homes destroyed by the fire, at the same time and in the same place, and \
         none of the figures is said to be a part, a bound or an estimate of another"
            .to_owned(),
    ];
    toll.evidence = [("low", "1200"), ("high", "1500"), ("difference", "300")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
    "ask which district each count covers".clone_into(&mut toll.help);
    let mut sum = finding(
        "sum-mismatch",
        Severity::Warning,
        "the parts give 2,800,000,000 EUR, not 3,100,000,000",
        vec![
            label(analyses, (1, "€3.1 billion"), "3100000000 EUR", "stated as the total"),
            label(analyses, (1, "€2.5 billion"), "2500000000 EUR", "a part"),
            label(analyses, (1, "300 million\nmore"), "300000000 EUR", "another part"),
        ],
    );
    sum.evidence = [("sum".to_owned(), "2800000000 EUR".to_owned())].into();
    let weekday = finding(
        "day-mismatch",
        Severity::Error,
        "April 28, 2026 is a Tuesday, not a Monday",
        vec![
            label(analyses, (1, "Monday"), "monday", "is said"),
            label(analyses, (1, "April 28"), "2026-04-28", "a Tuesday"),
        ],
    );
    let hostile = finding(
        "one-source",
        Severity::Info,
        "only one origin says: =cmd|' /C calc'!A0 \u{202e}::error::x <b>\u{1b}[2J",
        vec![label(analyses, (2, "2 people"), "2 person", "a \u{9b}remark")],
    );
    vec![toll, weekday, sum, hostile]
}

fn verdicts(analyses: &[Analysis]) -> Vec<Verdict> {
    let verdict = |id: &str, text: &str, outcome, parts| Verdict {
        id: id.to_owned(),
        path: "claims/fire.toml".to_owned(),
        line: 4,
        text: text.to_owned(),
        verdict: outcome,
        expect: (id == "toll").then_some(VerdictKind::Supported),
        note: (id == "toll").then(|| "from the wire <b>".to_owned()),
        parts,
    };
    let text = "The fire destroyed 1,900 homes.";
    let part = Part {
        span: Span::new(19, 30),
        value: "1900 home".to_owned(),
        verdict: VerdictKind::Refuted,
        reason: "the sources say 1,200 to 1,500".to_owned(),
        evidence: vec![
            label(analyses, (0, "1,200 homes"), "1200 home", "says 1,200"),
            label(analyses, (1, "1,500\nhomes"), "1500 home", "says 1,500"),
        ],
        origins: 3,
    };
    vec![
        verdict("toll", text, VerdictKind::Refuted, vec![part]),
        verdict("rain", "It rained \u{202e}there.", VerdictKind::NotEnoughEvidence, Vec::new()),
        verdict("cost", "It cost €2.5 billion.", VerdictKind::Supported, Vec::new()),
    ]
}

/// The report.
pub(crate) fn report() -> Report {
    with("", "news")
}

/// The same findings after the first document was edited elsewhere and the folder moved.
pub(crate) fn moved() -> Report {
    with("A new paragraph stands here.\n\n", "archive/2026")
}

fn with(opening: &str, folder: &str) -> Report {
    let mut analyses = vec![
        analysis(0, &format!("{folder}/a.txt"), &format!("{opening}{LONG}"), Some("2026-03-03")),
        analysis(1, &format!("{folder}/b.txt"), WRAPPED, Some("2026-04-28")),
        analysis(2, &format!("{folder}/c=\u{1b}d.txt"), HOSTILE, None),
    ];
    for id in 3..8 {
        let text = format!("Line one.\n\nAnother report says 1,500 homes, number {id}.\n");
        analyses.push(analysis(id, &format!("{folder}/copy-{id}.txt"), &text, Some("2026-03-04")));
    }
    let facts = facts(&mut analyses);
    Report {
        findings: findings(&analyses),
        verdicts: verdicts(&analyses),
        facts,
        analyses,
        skipped: vec![
            Skipped {
                path: "news/x.bin".to_owned(),
                reason: "binary file".to_owned(),
                remedy: "leave it out".to_owned(),
                failed: true,
            },
            Skipped {
                path: "news/empty\u{202e}.txt".to_owned(),
                reason: "empty".to_owned(),
                remedy: "nothing to do".to_owned(),
                failed: false,
            },
        ],
        not_compared: [("period".to_owned(), 12), ("place".to_owned(), 345_678)].into(),
        compared: 21,
        set_aside: [("accepted".to_owned(), 2)].into(),
        ..Report::default()
    }
}

/// A report of an empty run.
pub(crate) fn empty() -> Report {
    Report::default()
}
