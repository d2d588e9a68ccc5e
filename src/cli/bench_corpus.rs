//! `verify bench-corpus` (hidden): articles of any number for measuring, the same from the same
//! seed, with contradictions sown into one story of ten.

use super::args::BenchCorpusArgs;
use super::exit::Status;
use serde::Deserialize;
use std::fmt::Write;
use std::path::Path;

/// Articles on one story.
const ARTICLES_PER_STORY: u64 = 5;
/// One story of so many holds a sown contradiction.
const STORIES_PER_CONTRADICTION: u64 = 10;
/// Filler sentences for each fact: news is mostly words.
const FILLERS_PER_FACT: usize = 3;

#[derive(Deserialize)]
struct Tables {
    syllables: Vec<String>,
    endings: Vec<String>,
    suffixes: Vec<String>,
    given: Vec<String>,
    facts: Vec<Vec<String>>,
    fillers: Vec<String>,
}

/// Writes the articles into a folder, one sub-folder a story.
pub(crate) fn run(args: &BenchCorpusArgs) -> Status {
    let tables: Tables = match toml::from_str(include_str!("bench_corpus.toml")) {
        Ok(tables) => tables,
        Err(error) => {
            eprintln!("error: bench_corpus.toml: {error}");
            return Status::Failed;
        }
    };
    let per_story = if args.one_story { args.articles.max(1) } else { ARTICLES_PER_STORY };
    for article in 0..args.articles {
        let (story, number) = (article / per_story, article % per_story);
        let folder = args.folder.join(format!("story-{story:06}"));
        if let Err(error) = write(&folder, number, &text(&tables, args.seed, story, number)) {
            eprintln!("error: {}: cannot be written: {error}", folder.display());
            return Status::Failed;
        }
    }
    println!("{} articles in {}", args.articles, args.folder.display());
    Status::Clean
}

fn write(folder: &Path, number: u64, text: &str) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join(format!("article-{number:05}.txt")), text)
}

/// The values of a story's slots.
struct Story {
    slots: Vec<(&'static str, String)>,
}

fn text(tables: &Tables, seed: u64, story: u64, number: u64) -> String {
    let mut facts = story_of(tables, seed, story);
    let sown = story.is_multiple_of(STORIES_PER_CONTRADICTION) && number == 1;
    if sown {
        facts.slots.iter_mut().filter(|(name, _)| *name == "{m2}").for_each(|(_, v)| v.push('7'));
    }
    let mut random = Random(seed ^ (story << 20) ^ (number + 1));
    let mut out = format!(
        "---\ntitle: Story {story} of the day\npublished: 2026-02-{:02}\n---\n\n",
        1 + number % 27
    );
    for fact in &tables.facts {
        let mut paragraph = random.pick(fact).to_owned();
        for _ in 0..FILLERS_PER_FACT {
            let _ = write!(paragraph, " {}", random.pick(&tables.fillers));
        }
        for (name, value) in &facts.slots {
            paragraph = paragraph.replace(name, value);
        }
        let _ = write!(out, "{paragraph}\n\n");
    }
    out
}

fn story_of(tables: &Tables, seed: u64, story: u64) -> Story {
    let mut random = Random(seed.wrapping_mul(31).wrapping_add(story));
    let name = |random: &mut Random| {
        let stem = format!("{}{}", random.pick(&tables.syllables), random.pick(&tables.syllables));
        capital(&format!("{stem}{}", random.pick(&tables.syllables)))
    };
    let mut slots = vec![
        ("{a}", format!("{} {}", name(&mut random), random.pick(&tables.suffixes))),
        ("{b}", format!("{} {}", name(&mut random), random.pick(&tables.suffixes))),
    ];
    let town = format!("{}{}", random.pick(&tables.syllables), random.pick(&tables.endings));
    slots.push(("{place}", capital(&town)));
    slots.push(("{person}", format!("{} {}", random.pick(&tables.given), name(&mut random))));
    for slot in ["{m1}", "{m2}", "{m3}", "{m4}", "{c1}", "{c2}"] {
        slots.push((slot, (100 + random.next(899)).to_string()));
    }
    for slot in ["{p1}", "{p2}"] {
        slots.push((slot, (1 + random.next(40)).to_string()));
    }
    for slot in ["{d1}", "{d2}"] {
        slots.push((slot, format!("January {}, 2026", 1 + random.next(28))));
    }
    slots.push(("{y1}", (2 + random.next(9)).to_string()));
    Story { slots }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `SplitMix64` (Steele, Lea and Flood 2014): small, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below.max(1)
    }

    fn pick<'a>(&mut self, list: &'a [String]) -> &'a str {
        let index = usize::try_from(self.next(list.len() as u64)).unwrap_or(0);
        list.get(index).map_or("", String::as_str)
    }
}
