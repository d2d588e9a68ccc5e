//! `verify dump STAGE FILE`: what a stage of the pipeline made of the files, for looking into it.

use super::args::DumpArgs;
use super::exit::Status;
use super::{files, output};
use crate::judge::Story;
use crate::language::{Structure, span_of};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Claim, DocumentId, Report, Sentence};
use std::fmt::Write as _;
use std::ops::Range;

/// A stage that can be looked at: its name, what it shows, and how it is printed.
struct Stage {
    name: &'static str,
    write: fn(&Analysis, &mut String),
}

/// The stages, in the order of the pipeline.
const STAGES: &[Stage] = &[
    Stage { name: "view", write: view },
    Stage { name: "mentions", write: mentions },
    Stage { name: "sentences", write: sentences },
    Stage { name: "words", write: words },
    Stage { name: "structure", write: structure },
    Stage { name: "entities", write: entities },
    Stage { name: "posts", write: posts },
    Stage { name: "claims", write: claims },
];

/// Prints a stage of every document under the path; `facts` sees all documents together.
pub(crate) fn run(args: &DumpArgs) -> Status {
    let (documents, skipped) = files::read_selected(&args.paths, &args.input);
    for skipped in skipped.iter().filter(|skipped| skipped.failed) {
        eprintln!("error: {}: {} ({})", skipped.path, skipped.reason, skipped.remedy);
    }
    let lexicon = Lexicon::builtin();
    let analyses = crate::analyze_all(documents, lexicon);
    let mut out = String::new();
    if args.stage == "why" {
        why(&analyses, &args.at, lexicon, &mut out);
    } else if args.stage == "events" {
        events(&analyses, lexicon, &mut out);
    } else if args.stage == "facts" {
        facts(&crate::check(analyses, Vec::new(), lexicon), &mut out);
    } else {
        let Some(stage) = STAGES.iter().find(|stage| stage.name == args.stage) else {
            let names: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
            eprintln!(
                "error: unknown stage `{}`; there are {}, facts, events, why",
                args.stage,
                names.join(", ")
            );
            return Status::Failed;
        };
        for analysis in &analyses {
            line(&mut out, format_args!("== {}", analysis.document.path));
            (stage.write)(analysis, &mut out);
        }
    }
    let printed = output::print(&out);
    if skipped.iter().any(|skipped| skipped.failed) { Status::Failed } else { printed }
}

/// The events that the documents tell, and those of which two tell differently.
fn events(analyses: &[Analysis], lexicon: &Lexicon, out: &mut String) {
    let report = Report { analyses: analyses.to_vec(), ..Report::default() };
    let story = Story::new(&report, lexicon);
    let events = crate::judge::events::events(&story);
    let names = story.identities();
    let said = |one: &crate::judge::events::Argument| match one.entity() {
        Some((key, kind)) => format!("{} ({kind:?})", names.name(key)),
        None => format!("{:?}", one.filler),
    };
    let all = |list: &[crate::judge::events::Argument]| -> String {
        list.iter().map(said).collect::<Vec<_>>().join(" + ")
    };
    for event in &events {
        line(
            out,
            format_args!(
                "{}:{} {}{}{} who[{}] what[{}] whom[{}] at[{}] {:?}",
                event.place.0,
                event.place.1,
                event.deed,
                if event.titled { "*" } else { "" },
                match event.told_as {
                    crate::judge::events::Told::Done => "",
                    crate::judge::events::Told::Ahead => "+",
                    _ => "-",
                },
                all(&event.who),
                all(&event.what),
                all(&event.whom),
                all(&event.places),
                event.figures(analyses)
            ),
        );
    }
    let quote = |event: &crate::judge::events::Telling| {
        let analysis = analyses.get(event.place.0)?;
        let sentence = analysis.sentences.get(event.place.1)?;
        Some(format!("{}: {}", analysis.document.path, analysis.document.quote(sentence.span)))
    };
    for one in crate::judge::events::rivals(&events, &story) {
        line(
            out,
            format_args!(
                "RIVALS {} {:?} {}: {} / {}\n   {}\n   {}",
                one.score,
                one.differ,
                one.left.0.deed,
                said(&one.left.1),
                said(&one.right.1),
                quote(&one.left.0).unwrap_or_default(),
                quote(&one.right.0).unwrap_or_default()
            ),
        );
    }
}

/// The claims at some places, and why each two are, or are not, held to speak of one thing.
fn why(analyses: &[Analysis], places: &[String], lexicon: &Lexicon, out: &mut String) {
    let claims: Vec<(&Analysis, &Claim)> =
        places.iter().filter_map(|place| claim_at(analyses, place)).collect();
    for (number, (analysis, right)) in claims.iter().enumerate() {
        claim(analysis, right, out);
        for (other, left) in claims.iter().take(number) {
            let report = Report { analyses: analyses.to_vec(), ..Report::default() };
            let story = Story::new(&report, lexicon);
            let why = crate::judge::explain(&story, left.id, right.id)
                .unwrap_or_else(|| crate::align::explain(analyses, lexicon, left.id, right.id));
            line(out, format_args!("  against {:?}: {why}", other.document.quote(left.span)));
        }
    }
}

/// The claim at a place `FILE:BYTE` of the file on disk.
fn claim_at<'a>(analyses: &'a [Analysis], place: &str) -> Option<(&'a Analysis, &'a Claim)> {
    let (file, byte) = place.rsplit_once(':')?;
    let byte: u32 = byte.parse().ok()?;
    let analysis = analyses.iter().find(|analysis| analysis.document.path.ends_with(file))?;
    let over = |claim: &&Claim| {
        let span = analysis.document.view.source(claim.span);
        span.start <= byte && byte < span.end
    };
    Some((analysis, analysis.claims.iter().find(over)?))
}

fn line(out: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = writeln!(out, "{what}");
}

fn view(analysis: &Analysis, out: &mut String) {
    out.push_str(&crate::ingest::outline(&analysis.document));
}

fn mentions(analysis: &Analysis, out: &mut String) {
    for mention in &analysis.mentions {
        let written = analysis.document.quote(mention.full);
        line(out, format_args!("{written:?} {:?}", mention.kind));
    }
}

/// Who holds which post.
fn posts(analysis: &Analysis, out: &mut String) {
    let lexicon = Lexicon::builtin();
    let mut alone = analysis.clone();
    alone.document.id = DocumentId(0);
    let report = Report { analyses: vec![alone], ..Report::default() };
    let story = Story::new(&report, lexicon);
    let (alone, identities) = (report.analyses.first(), story.identities());
    let sentences = alone
        .into_iter()
        .flat_map(|alone| (0..alone.sentences.len()).map(move |index| (alone, index)));
    for (alone, index) in sentences {
        let reading = story.reading(alone, index);
        for post in reading.iter().flat_map(crate::judge::posts::posts) {
            let named = |lemma: &String| match lemma.strip_prefix('@').map(str::parse) {
                Some(Ok(key)) => identities.name(key).to_owned(),
                _ => lemma.as_str().to_owned(),
            };
            let of: Vec<String> = post.of.iter().map(named).collect();
            let told = alone.document.quote(post.told);
            let who = identities.name(post.who);
            line(out, format_args!("{who}: {} {of:?} {:?} {told:?}", post.post, post.standing));
        }
    }
}

fn sentences(analysis: &Analysis, out: &mut String) {
    for sentence in &analysis.sentences {
        let quoted: Vec<&str> =
            sentence.quoted.iter().map(|span| analysis.document.quote(*span)).collect();
        let written = analysis.document.quote(sentence.span);
        line(out, format_args!("{} {written:?} {quoted:?}", sentence.block));
    }
}

fn words(analysis: &Analysis, out: &mut String) {
    for sentence in &analysis.sentences {
        let shown: Vec<String> =
            sentence.words.iter().map(|word| shown_word(analysis, sentence, word)).collect();
        line(out, format_args!("{}", shown.join(" ")));
    }
}

fn shown_word(analysis: &Analysis, _: &Sentence, word: &crate::model::Word) -> String {
    let written = analysis.document.quote(word.span);
    let lemma = if word.lemma == written { "" } else { &word.lemma };
    format!("{written}/{:?}/{lemma}", word.tag)
}

fn structure(analysis: &Analysis, out: &mut String) {
    for sentence in &analysis.sentences {
        let structure = Structure::of(analysis, sentence);
        let quote = |range: &Range<usize>| analysis.document.quote(span_of(sentence, range));
        let phrase = |index: &usize| structure.phrases.get(*index).map_or("", |p| quote(&p.words));
        line(out, format_args!("{}", analysis.document.quote(sentence.span)));
        for verb in &structure.verbs {
            let objects: Vec<&str> = verb.objects.iter().map(phrase).collect();
            let subject = verb.subject.as_ref().map_or("-", phrase);
            let passive = if verb.group.passive { " passive" } else { "" };
            line(
                out,
                format_args!(
                    "    {:?} {:?}{passive}: {subject} > {} > {objects:?}",
                    verb.kind,
                    verb.group.tense,
                    quote(&verb.group.words)
                ),
            );
        }
        for attachment in &structure.attachments {
            let to = attachment.phrase.as_ref().map_or("-", phrase);
            let verb = attachment.verb.and_then(|verb| structure.verbs.get(verb));
            line(
                out,
                format_args!(
                    "    {to} / {} < {} {}",
                    verb.map_or("-", |verb| quote(&verb.group.words)),
                    quote(&attachment.preposition),
                    phrase(&attachment.object)
                ),
            );
        }
    }
}

fn entities(analysis: &Analysis, out: &mut String) {
    for (index, entity) in analysis.entities.iter().enumerate() {
        line(
            out,
            format_args!(
                "{index} {:?} {:?} aliases {:?} roles {:?}",
                entity.kind, entity.name, entity.aliases, entity.roles
            ),
        );
    }
    for sentence in &analysis.sentences {
        let mut shown = String::new();
        let from = analysis.entity_mentions.partition_point(|m| m.span.start < sentence.span.start);
        let mut at = sentence.span.start;
        for mention in analysis.entity_mentions.iter().skip(from) {
            if mention.span.end > sentence.span.end {
                break;
            }
            let before = crate::text::Span { start: at, end: mention.span.start.max(at) };
            let sign = if mention.named { "" } else { "~" };
            let _ = write!(
                shown,
                "{}[{}|{sign}{}]",
                analysis.document.quote(before),
                analysis.document.quote(mention.span),
                mention.entity.0
            );
            at = mention.span.end;
        }
        let rest = crate::text::Span { start: at, end: sentence.span.end };
        line(out, format_args!("{shown}{}", analysis.document.quote(rest)));
    }
}

fn claims(analysis: &Analysis, out: &mut String) {
    for one in &analysis.claims {
        claim(analysis, one, out);
    }
}

fn claim(analysis: &Analysis, claim: &Claim, out: &mut String) {
    let name = |id: &crate::model::EntityId| {
        analysis.entities.get(id.0 as usize).map_or("?", |entity| entity.name.as_str())
    };
    line(
        out,
        format_args!(
            "{:?} of {:?} concept {:?} attribute {:?} value {:?} {:?} {:?} attribution {:?}",
            analysis.document.quote(claim.span),
            claim.subject.as_ref().map(name),
            claim.concepts().collect::<Vec<_>>(),
            claim.attribute,
            claim.value,
            claim.modality,
            claim.polarity,
            claim.attribution
        ),
    );
    let (names, clause, context) = (&claim.names, &claim.clause, &claim.context);
    let deed = claim.deed.as_deref().map_or(String::new(), |deed| format!(" deed {deed:?}"));
    line(out, format_args!("    names {names:?} clause {clause:?} context {context:?}{deed}"));
    for qualifier in &claim.qualifiers {
        let time = qualifier.time.as_ref().map_or("", |time| time.timex.as_str());
        let near = if qualifier.attached { "" } else { " (near)" };
        line(out, format_args!("    {:?} {:?} {time}{near}", qualifier.kind, qualifier.value));
    }
}

fn facts(report: &Report, out: &mut String) {
    for fact in &report.facts {
        line(out, format_args!("{} {} ({} origins)", fact.entity, fact.attribute, fact.origins));
        for reason in &fact.reasons {
            line(out, format_args!("    because {reason}"));
        }
        for side in &fact.sides {
            line(out, format_args!("    {} ({} origins)", side.value, side.origins));
            for id in &side.claims {
                let analysis = report.analyses.get(id.document.0 as usize);
                let claim = analysis.and_then(|a| a.claims.get(id.index as usize));
                if let (Some(analysis), Some(claim)) = (analysis, claim) {
                    let sentence = analysis.sentences.get(claim.sentence as usize);
                    let written = sentence.map_or("", |s| analysis.document.quote(s.span));
                    line(out, format_args!("        {}: {written}", analysis.document.path));
                }
            }
        }
    }
    for (respect, count) in &report.not_compared {
        line(out, format_args!("not compared: {count} differ in {respect}"));
    }
}
