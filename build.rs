//! Lays out the tables of words (`src/lexicon/data/**/*.toml`), so that no run has to parse TOML or
//! to make maps of words: that took longer than checking five articles.
//!
//! Every table is packed as it is (`build/pack.rs`, read by `src/lexicon/packed.rs`). All words are
//! numbered; what the tagger knows of them (`build/forms.rs`) and the phrases of the tables
//! (`build/cues.rs`) are written by these numbers, in the forms of `src/lexicon/layout/`, which the
//! library compiles too.

#![expect(clippy::disallowed_methods, reason = "a build script reads and writes files")]

#[path = "build/books.rs"]
mod books;
#[path = "build/cues.rs"]
mod cues;
#[path = "build/forms.rs"]
mod forms;
#[path = "src/lexicon/layout/mod.rs"]
#[allow(dead_code, unreachable_pub, reason = "the library reads what is written here")]
mod layout;
#[path = "build/pack.rs"]
mod pack;
#[path = "build/words.rs"]
mod words;

use layout::vocabulary::{self, Vocabulary};
use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};
use toml::de::DeTable;

const TABLES: &str = "src/lexicon/data";

/// The tables of states, in the order in which their pairs are numbered.
const STATES: &[&str] = &[
    "decisions",
    "operations",
    "disasters",
    "courts",
    "business",
    "science",
    "accidents",
    "companies",
    "court-outcomes",
    "crime",
    "health",
    "people-office",
    "places",
    "politics",
    "sport",
    "war",
    "everyday",
];

/// The tables of concepts, in the order in which these are numbered.
const CONCEPTS: &[&str] = &[
    "people",
    "business",
    "things",
    "society",
    "crime",
    "sport",
    "events",
    "deals",
    "energy",
    "markets",
    "property",
    "results",
    "courts",
    "pharma",
    "police",
    "technology",
    "transport",
    "weather",
    "culture",
    "games",
    "labour",
    "migration",
    "politics",
    "public-money",
    "science",
    "dates",
];

type Failure = Box<dyn Error>;

fn main() -> Result<(), Failure> {
    for source in [TABLES, "build.rs", "build", "src/lexicon/layout"] {
        println!("cargo::rerun-if-changed={source}");
    }
    let out = PathBuf::from(env::var("OUT_DIR")?).join("lexicon");
    let mut words = BTreeSet::new();
    pack_folder(Path::new(TABLES), &out, &mut words)?;
    let [closed, verbs, nouns] = ["closed", "verbs", "nouns"].map(|name| read("", &[name]));
    let texts = [closed?, verbs?, nouns?].concat();
    let [closed, verbs, nouns] = parsed(&texts)?.try_into().map_err(|_| "three tables")?;
    let forms = forms::Forms::read(&closed, &verbs, &nouns);
    forms.gather(&mut words);
    let numbered = vocabulary::write(&words);
    fs::write(out.join("vocabulary"), &numbered)?;
    let vocabulary = Vocabulary::new(&numbered);

    fs::write(out.join("forms"), forms.laid_out(vocabulary))?;

    let texts = read("status", STATES)?;
    let tables = parsed(&texts)?;
    fs::write(out.join("status.packed"), pack::pack_all(&tables, &["cues", "pending", "never"])?)?;
    fs::write(out.join("status.whole"), pack::pack_all(&tables, &[])?)?;
    fs::write(out.join("status.tree"), cues::states(&tables, vocabulary)?)?;

    let texts = read("concepts", CONCEPTS)?;
    let tables = parsed(&texts)?;
    fs::write(out.join("concepts.packed"), pack::pack_all(&tables, &[])?)?;
    let (tree, lists) = cues::concepts(&tables, vocabulary)?;
    fs::write(out.join("concepts.tree"), tree)?;
    fs::write(out.join("concepts.lists"), lists)?;

    for (name, table, places) in books::BOOKS {
        let texts = read("", &[table])?;
        for table in parsed(&texts)? {
            let phrases = books::phrases(&table, places);
            let tree = cues::numbered(phrases, vocabulary);
            fs::write(out.join(name).with_extension("tree"), tree)?;
        }
    }
    Ok(())
}

/// Packs every table of a folder into a file of its own, and gathers their words.
fn pack_folder(from: &Path, to: &Path, words: &mut BTreeSet<String>) -> Result<(), Failure> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let to = to.join(path.file_stem().unwrap_or_default());
        if path.is_dir() {
            pack_folder(&path, &to, words)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let text = fs::read_to_string(&path)?;
            let table = DeTable::parse(&text);
            let table = table.map_err(|error| format!("{}: {error}", path.display()))?;
            words::gather(table.get_ref(), words);
            let mut packed = Vec::new();
            pack::pack(table.get_ref(), &[], &mut packed)?;
            fs::write(to.with_extension("packed"), packed)?;
        }
    }
    Ok(())
}

fn read(folder: &str, names: &[&str]) -> Result<Vec<String>, Failure> {
    let path = |name: &&str| Path::new(TABLES).join(folder).join(name).with_extension("toml");
    Ok(names.iter().map(path).map(fs::read_to_string).collect::<Result<_, _>>()?)
}

fn parsed(texts: &[String]) -> Result<Vec<DeTable<'_>>, Failure> {
    texts.iter().map(|text| Ok(DeTable::parse(text)?.into_inner())).collect()
}
