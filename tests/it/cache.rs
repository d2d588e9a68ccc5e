//! The cache never changes a result: cold, warm, damaged, shared, or cut off in mid-write.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

const VERIFY: &str = env!("CARGO_BIN_EXE_verify");
/// More than the cache's own threshold, few and short enough for a quick run.
const ARTICLES: u32 = 65;
/// How often the process is killed while it fills the cache: few in everyday runs, 200 where
/// `VERIFY_THOROUGH` is set, as CI does.
const KILLS: [u32; 2] = [4, 200];
/// In how many places the store is damaged, likewise.
const DAMAGES: [usize; 2] = [1, 7];

/// Picks the everyday number or the thorough one.
fn number_of<T: Copy>(choice: [T; 2]) -> T {
    choice[usize::from(std::env::var_os("VERIFY_THOROUGH").is_some())]
}

struct Room {
    folder: tempfile::TempDir,
}

impl Room {
    fn new() -> Self {
        let room = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir_all(room.articles()).unwrap();
        for article in 0..ARTICLES {
            fs::write(room.articles().join(format!("{article:03}.txt")), text(article)).unwrap();
        }
        room
    }

    fn articles(&self) -> PathBuf {
        self.folder.path().join("articles")
    }

    fn cache(&self) -> PathBuf {
        self.folder.path().join("cache")
    }

    fn command(&self, options: &[&str]) -> Command {
        let mut command = Command::new(VERIFY);
        if !options.contains(&"--format") {
            command.args(["--format", "json"]);
        }
        command.arg("--cache-dir").arg(self.cache()).args(options);
        command.arg(self.articles());
        command
    }

    fn report(&self, options: &[&str]) -> Vec<u8> {
        let output = self.command(options).output().unwrap();
        assert!(!output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }
}

/// An article of one of thirteen stories; in each, the last article has another cost.
fn text(article: u32) -> String {
    let (story, last) = (article as usize / 5, article % 5 == 4);
    let (place, builder) = (PLACES[story % PLACES.len()], BUILDERS[story % BUILDERS.len()]);
    let cost = if last { 45 } else { 40 };
    format!(
        "{place} Bridge opens\n\nThe {place} Bridge cost ${cost} million, {builder} Steel said on \
         Monday. It opened on 3 May 2024 and took four years to build, said Mayor {builder}.\n"
    )
}

const PLACES: [&str; 13] = [
    "Norwick",
    "Ostbury",
    "Fellmar",
    "Gradsund",
    "Hexvale",
    "Imrose",
    "Jarnholt",
    "Kelbury",
    "Lorvik",
    "Mossfleet",
    "Nantholm",
    "Orrindal",
    "Pelworth",
];
const BUILDERS: [&str; 13] = [
    "Aldane",
    "Brekker",
    "Corvane",
    "Dunmore",
    "Ellingrad",
    "Farrow",
    "Goswick",
    "Hallvard",
    "Iverley",
    "Jessup",
    "Kordell",
    "Lindqvist",
    "Marlowe",
];

fn store(cache: &Path) -> PathBuf {
    cache.join("documents.redb")
}

#[test]
fn a_warm_cache_gives_the_same_bytes() {
    let room = Room::new();
    let plain = room.report(&["--no-cache"]);
    assert!(String::from_utf8_lossy(&plain).contains("single-source"), "there are findings");
    assert!(!store(&room.cache()).exists(), "--no-cache keeps nothing");
    assert!(room.report(&[]) == plain, "cold");
    assert!(store(&room.cache()).exists());
    assert!(room.report(&[]) == plain, "warm");
    assert!(room.report(&["--jobs", "1"]) == plain, "warm, one thread");
}

#[test]
fn a_changed_article_is_read_anew() {
    let room = Room::new();
    room.report(&[]);
    let article = room.articles().join("000.txt");
    let text = fs::read_to_string(&article).unwrap();
    fs::write(&article, text.replace("million", "billion")).unwrap();
    assert!(room.report(&[]) == room.report(&["--no-cache"]));
}

/// Where the system tells when an entry changed, files that did not change are not opened: one that
/// changed has another such time, whatever its own time and length say.
#[cfg(unix)]
#[test]
fn a_changed_article_of_the_same_length_and_time_is_read_anew() {
    let room = Room::new();
    // What changed a moment ago is read each time.
    std::thread::sleep(Duration::from_secs(4));
    room.report(&[]);
    let article = room.articles().join("004.txt");
    let (text, time) = (fs::read_to_string(&article).unwrap(), modified(&article));
    fs::write(&article, text.replace("$45", "$41")).unwrap();
    fs::File::options().write(true).open(&article).unwrap().set_modified(time).unwrap();
    assert_eq!(modified(&article), time);
    let report = room.report(&[]);
    assert!(report == room.report(&["--no-cache"]));
    assert!(String::from_utf8_lossy(&report).contains("$41"), "the new figure is in the report");
}

#[cfg(unix)]
fn modified(file: &Path) -> std::time::SystemTime {
    fs::metadata(file).unwrap().modified().unwrap()
}

#[test]
fn with_other_tables_everything_is_read_anew() {
    let room = Room::new();
    let plain = room.report(&[]);
    let tables = room.folder.path().join("tables.toml");
    fs::write(&tables, "[[currency]]\ncode = \"XTS\"\nsigns = [\"$\"]\n").unwrap();
    let tables = tables.display().to_string();
    let own = room.report(&["--tables", &tables]);
    assert!(own == room.report(&["--tables", &tables, "--no-cache"]));
    assert!(own != plain && String::from_utf8_lossy(&own).contains("XTS"));
}

#[test]
fn stories_that_gain_lose_and_reorder_articles_are_judged_anew() {
    let room = Room::new();
    room.report(&[]);
    let same = || room.report(&[]) == room.report(&["--no-cache"]);
    let at = |name: &str| room.articles().join(name);
    fs::write(at("joined.txt"), text(4).replace("45", "54")).unwrap();
    assert!(same(), "an article joined");
    assert!(same(), "and is known now");
    fs::rename(at("001.txt"), at("zzz.txt")).unwrap();
    assert!(same(), "an article moved to the end");
    fs::remove_file(at("002.txt")).unwrap();
    assert!(same(), "an article left");
    fs::write(at("sources.toml"), "[documents.\"003.txt\"]\npublished = \"2024-05-03\"\n").unwrap();
    assert!(same(), "an article was dated");
    // The region of a short text decides how its date line is read.
    fs::write(at("short.txt"), "Published 3/4/2024.\n\nThe bridge opened on Monday.\n").unwrap();
    assert!(same(), "a date line joined");
    fs::write(at("sources.toml"), "[documents.\"short.txt\"]\nlanguage = \"en-GB\"\n").unwrap();
    assert!(same(), "the region of an article is known");
    assert!(same(), "and all of it is remembered");
}

/// What is kept of a story depends on what the report needs of it.
#[test]
fn every_format_is_served_from_one_store() {
    let room = Room::new();
    for _ in 0..2 {
        for format in ["concise", "full", "markdown", "sarif", "rdjson", "json", "html"] {
            let plain = room.report(&["--format", format, "--no-cache"]);
            assert!(room.report(&["--format", format]) == plain, "{format}");
        }
    }
}

/// Of the texts, a report of findings keeps the sentences that are quoted; beside a report that
/// needs everything, all of them are at hand, and it is the same.
#[test]
fn quotes_stand_where_they_stand_in_the_whole_text() {
    let room = Room::new();
    let head = "---\ntitle: Späte Brücken – 橋\n---\n\nÄltere Berichte.\n\n";
    for article in 0..ARTICLES {
        let text = format!("{head}{}\n\nEnde – 終.\n", text(article));
        fs::write(room.articles().join(format!("{article:03}.txt")), text).unwrap();
    }
    let everything = format!("csv={}", room.folder.path().join("all.csv").display());
    for format in ["concise", "full", "markdown", "sarif", "rdjson", "gitlab", "github", "junit"] {
        let whole = room.report(&["--format", format, "--no-cache", "--report", &everything]);
        assert!(String::from_utf8_lossy(&whole).contains("000.txt"), "{format}");
        for options in [&["--no-cache"][..], &[], &[]] {
            let options = [&["--format", format], options].concat();
            assert!(room.report(&options) == whole, "{options:?}");
        }
    }
}

#[test]
fn a_damaged_store_is_made_again() {
    let room = Room::new();
    let plain = room.report(&["--no-cache"]);
    room.report(&[]);
    let whole = fs::read(store(&room.cache())).unwrap();
    let mut damaged = vec![Vec::new(), b"not a store".to_vec(), whole[..whole.len() / 2].to_vec()];
    for part in 1..=number_of(DAMAGES) {
        let mut bytes = whole.clone();
        let at = whole.len() / 8 * part;
        bytes[at..at + 64].fill(0xa5);
        damaged.push(bytes);
    }
    for bytes in damaged {
        fs::write(store(&room.cache()), bytes).unwrap();
        assert!(room.report(&[]) == plain);
    }
}

#[test]
fn what_changed_lately_lies_in_a_journal() {
    let room = Room::new();
    room.report(&[]);
    let (store, journal) = (store(&room.cache()), room.cache().join("documents.journal"));
    let whole = fs::read(&store).unwrap();
    fs::write(room.articles().join("joined.txt"), text(4).replace("45", "54")).unwrap();
    let plain = room.report(&["--no-cache"]);
    assert!(room.report(&[]) == plain);
    assert!(fs::read(&store).unwrap() == whole, "nothing is written into the store");
    let kept = fs::read(&journal).unwrap();
    let mut damaged = kept.clone();
    let middle = kept.len() / 2;
    damaged[middle] ^= 1;
    for bytes in [kept[..middle].to_vec(), damaged, b"not a journal".to_vec()] {
        fs::write(&store, &whole).unwrap();
        fs::write(&journal, bytes).unwrap();
        assert!(room.report(&[]) == plain);
        assert!(!journal.exists(), "one that is damaged goes into the store");
        assert!(room.report(&[]) == plain);
    }
}

#[test]
fn a_store_in_use_is_done_without() {
    let room = Room::new();
    let plain = room.report(&["--no-cache"]);
    let runs: Vec<_> = (0..4)
        .map(|_| room.command(&[]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap())
        .collect();
    for run in runs {
        assert!(run.wait_with_output().unwrap().stdout == plain);
    }
}

#[test]
fn a_process_cut_off_in_mid_write_leaves_a_usable_store() {
    let room = Room::new();
    let plain = room.report(&["--no-cache"]);
    for kill in 0..number_of(KILLS) {
        if kill % 20 == 0 {
            let _ = fs::remove_file(store(&room.cache()));
        }
        let mut run =
            room.command(&[]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // Different moments of the run, the same in every test: 0 to 60 ms, in steps that never
        // fall into rhythm with the run itself.
        std::thread::sleep(Duration::from_micros(u64::from(kill) * 7919 % 60_000));
        let _ = run.kill();
        run.wait().unwrap();
        if kill % 10 == 9 {
            assert!(room.report(&[]) == plain, "after kill {kill}");
        }
    }
    assert!(room.report(&[]) == plain);
}
