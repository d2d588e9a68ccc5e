//! Which language a text is in, where the file does not say so, or says another.

use crate::lexicon::english::{self, English};
use crate::model::Document;
use whatlang::{Info, detect};

/// Shorter texts are not judged, in bytes.
const TEXT_MIN: usize = 200;
/// How much of a text is looked at, in bytes.
const TEXT_MAX: usize = 20_000;
/// How much of its beginning, middle and end tells that it is English, in bytes.
const SAMPLE: usize = 256;
/// Of so many words of English text at least one is a small word that only English has; one in
/// eight is usual.
const OWN_WORDS: usize = 14;
/// Fewer of them prove nothing.
const OWN_WORDS_MIN: usize = 6;
/// The same of each part looked at: a quotation does not make a text English.
const OWN_WORDS_PART: usize = 30;

/// Notes the language; says so where it is not English, of which alone the words are read.
pub(super) fn detect_into(document: &mut Document) {
    let found = detected(document.text());
    match (&document.language, found) {
        (None, Some(found)) => document.language = Some(found.to_owned()),
        (Some(said), Some(found)) if said != found => {
            document
                .remarks
                .push(format!("the file says its language is {said}, but it reads like {found}"));
            document.language = Some(found.to_owned());
        }
        _ => {}
    }
    if let Some(language) = document.language.as_deref().filter(|language| *language != ENGLISH) {
        document.remarks.push(format!(
            "not in English ({language}): figures and dates that need no words were read, the rest was not"
        ));
    }
}

fn detected(text: &str) -> Option<&'static str> {
    if text.len() < TEXT_MIN {
        return None;
    }
    let mut end = text.len().min(TEXT_MAX);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = text.get(..end)?;
    if is_plainly_english(text.as_bytes()) {
        return Some(ENGLISH);
    }
    let info = detect(text).filter(Info::is_reliable)?;
    two_letters(info.lang().code())
}

/// ISO 639-1.
const ENGLISH: &str = "en";

/// Whether the small words of a text leave no doubt: most texts need no more, and to weigh all
/// languages costs more than all other reading. A list or a table where it was looked at leaves
/// one: then all of it is looked at.
fn is_plainly_english(text: &[u8]) -> bool {
    let (len, half) = (text.len(), text.len() / 2);
    let part = |from: usize, to: usize| text.get(from..to.min(len)).unwrap_or(&[]);
    let sample = [0, half.saturating_sub(SAMPLE / 2), len.saturating_sub(SAMPLE)];
    let thirds = [(0, len / 3), (len / 3, len / 3 * 2), (len / 3 * 2, len)];
    is_english(sample.map(|at| part(at, at + SAMPLE)))
        || is_english(thirds.map(|(a, b)| part(a, b)))
}

/// Whether these parts of a text have the small words of English, each of them and all.
fn is_english(parts: [&[u8]; 3]) -> bool {
    let table = English::builtin();
    let words = parts.map(english::words);
    let share = |words: usize| words.div_ceil(OWN_WORDS).max(OWN_WORDS_MIN.div_ceil(parts.len()));
    // Of most texts each part has as many of them as all of it must have: no more are looked for.
    if parts.iter().zip(words).all(|(part, words)| table.own(part, share(words)) >= share(words)) {
        return true;
    }
    let own = parts.map(|part| table.own(part, usize::MAX));
    let each = own.iter().zip(words).all(|(own, words)| own * OWN_WORDS_PART >= words);
    let (own, words) = (own.iter().sum::<usize>(), words.iter().sum::<usize>());
    own >= OWN_WORDS_MIN && own * OWN_WORDS >= words && each
}

/// ISO 639-3 to ISO 639-1 for the languages that are told apart well.
fn two_letters(code: &str) -> Option<&'static str> {
    const CODES: &[(&str, &str)] = &[
        ("eng", "en"),
        ("deu", "de"),
        ("fra", "fr"),
        ("spa", "es"),
        ("por", "pt"),
        ("ita", "it"),
        ("nld", "nl"),
        ("swe", "sv"),
        ("dan", "da"),
        ("nob", "no"),
        ("fin", "fi"),
        ("pol", "pl"),
        ("ces", "cs"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("hrv", "hr"),
        ("srp", "sr"),
        ("bul", "bg"),
        ("ron", "ro"),
        ("hun", "hu"),
        ("ell", "el"),
        ("tur", "tr"),
        ("rus", "ru"),
        ("ukr", "uk"),
        ("ara", "ar"),
        ("heb", "he"),
        ("pes", "fa"),
        ("urd", "ur"),
        ("hin", "hi"),
        ("ben", "bn"),
        ("cmn", "zh"),
        ("jpn", "ja"),
        ("kor", "ko"),
        ("vie", "vi"),
        ("tha", "th"),
        ("ind", "id"),
        ("cat", "ca"),
        ("est", "et"),
        ("lav", "lv"),
        ("lit", "lt"),
    ];
    CODES.iter().find(|(three, _)| *three == code).map(|(_, two)| *two)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::View;

    #[test]
    fn languages() {
        let read = |text: &str, said: Option<&str>| {
            let mut document = Document {
                view: View::verbatim(text, 0),
                language: said.map(str::to_owned),
                ..Document::default()
            };
            detect_into(&mut document);
            (document.language, document.remarks.len())
        };
        let german = "Die Drehbrücke über den inneren Hafen wird ab dem 13. April für neun Wochen \
            gesperrt, damit ihre Lager ausgetauscht werden können, teilte der Stadtrat am Dienstag \
            mit. Die Arbeiten kosten 4,2 Millionen Euro, wovon der Hafen 60 Prozent bezahlt.";
        let english = "The swing bridge over the inner harbour will close for nine weeks from 13 \
            April so that its bearings can be replaced, the town council said on Tuesday. The work \
            will cost 4.2 million euros, of which the port pays 60 per cent of the total.";
        assert_eq!(read(german, None), (Some("de".into()), 1));
        assert_eq!(read(german, Some("en")), (Some("de".into()), 2));
        assert_eq!(read(english, None), (Some("en".into()), 0));
        assert_eq!(read("It cost $5.", None), (None, 0));
        assert_eq!(read("Es kostet 5 Euro.", Some("de")), (Some("de".into()), 1));
    }
}
