//! Lays out the tables of words (`src/lexicon/data/**/*.toml`), so that no run has to parse TOML or
//! to make maps of words: that took longer than checking five articles.
//!
//! Every table is packed as it is (`build/pack.rs`, read by `src/lexicon/packed.rs`). All words are
//! numbered; what the tagger knows of them (`build/forms.rs`) and the phrases of the tables
//! (`build/cues.rs`) are written by these numbers. Tables that are looked up word by word are written
//! as indexes (`build/indexes.rs`), and rows that are read one at a time apart from each other
//! (`build/pack.rs`). All is in the forms of `src/lexicon/layout/`, which the library compiles too.

#![expect(clippy::disallowed_methods, reason = "a build script reads and writes files")]

#[path = "build/books.rs"]
mod books;
#[path = "build/cues.rs"]
mod cues;
#[path = "build/forms.rs"]
mod forms;
#[path = "build/indexes.rs"]
mod indexes;
#[macro_use]
#[path = "src/lexicon/layout/mod.rs"]
#[allow(dead_code, unreachable_pub, reason = "the library reads what is written here")]
mod layout;
#[path = "build/markers.rs"]
mod markers;
#[path = "build/names.rs"]
mod names;
#[path = "build/pack.rs"]
mod pack;
#[path = "src/lexicon/relations/marks.rs"]
#[allow(dead_code, unreachable_pub, reason = "the library reads what is written here")]
mod marks;
#[path = "src/lexicon/relations/pattern.rs"]
#[allow(dead_code, unreachable_pub, reason = "the library uses the rest")]
mod pattern;
#[path = "build/relations.rs"]
mod relations;
#[path = "build/spelled.rs"]
mod spelled;
#[path = "build/times.rs"]
mod times;
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
type Table<'t> = DeTable<'t>;

fn main() -> Result<(), Failure> {
    for source in [TABLES, "build.rs", "build", "src/lexicon/layout", "src/lexicon/relations"] {
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
    let rows = tables.iter().flat_map(|table| indexes::rows(table, "pair"));
    let counted = ["cues", "pending", "never"];
    fs::write(out.join("status.rows"), pack::pack_rows(rows.clone(), &counted)?)?;
    fs::write(out.join("status.named"), indexes::named(rows.clone()))?;
    fs::write(out.join("status.objects"), indexes::objects(rows, vocabulary)?)?;
    fs::write(out.join("status.whole"), pack::pack_all(&tables, &[])?)?;
    fs::write(out.join("status.tree"), cues::states(&tables, vocabulary)?)?;

    let texts = read("concepts", CONCEPTS)?;
    let tables = parsed(&texts)?;
    let rows = tables.iter().flat_map(|table| indexes::rows(table, "concept"));
    fs::write(out.join("concepts.rows"), pack::pack_rows(rows.clone(), &[])?)?;
    fs::write(out.join("concepts.named"), indexes::named(rows))?;
    for (name, laid_out) in indexes::domains(&tables)? {
        fs::write(out.join(name), laid_out)?;
    }
    let (tree, lists) = cues::concepts(&tables, &forms, vocabulary)?;
    fs::write(out.join("concepts.tree"), tree)?;
    fs::write(out.join("concepts.lists"), lists)?;

    let texts = read("", &["holidays", "festivals"])?;
    let tables = parsed(&texts)?;
    let rows = tables.iter().flat_map(|table| indexes::rows(table, "holiday"));
    fs::write(out.join("holidays.rows"), pack::pack_rows(rows, &[])?)?;

    for (name, laid_out) in indexes::all()? {
        fs::write(out.join(name), laid_out)?;
    }

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
