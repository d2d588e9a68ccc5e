//! Every report format on reports made by hand: snapshots, and what must hold for all of them.

mod browser;
mod contracts;
mod fixture;
mod schema;

use verify_sources::report::{self, Detail, FORMATS, Format, Style, clean};

fn style(width: usize, detail: Detail) -> Style {
    Style { color: false, width, detail }
}

fn written(format: &Format, style: &Style) -> String {
    (format.write)(&fixture::report(), style)
}

fn by_name(name: &str) -> &'static Format {
    report::format(name).unwrap_or_else(|| panic!("no format {name}"))
}

#[test]
fn every_format_draws_the_fixture() {
    for format in FORMATS {
        let text = written(format, &style(100, Detail::Normal));
        let text = text.replace(env!("CARGO_PKG_VERSION"), "[VERSION]");
        let text = if format.name == "sarif" { without_rules(&text) } else { text };
        insta::assert_snapshot!(format.name, text);
    }
}

/// A SARIF log without the program's rules: they have tests of their own.
fn without_rules(text: &str) -> String {
    let mut log: serde_json::Value = serde_json::from_str(text).unwrap();
    log["runs"][0]["tool"]["driver"]["rules"] = "[RULES]".into();
    for result in log["runs"][0]["results"].as_array_mut().unwrap() {
        result["ruleIndex"] = "[INDEX]".into();
    }
    report::escape::pretty(&log)
}

#[test]
fn full_fits_narrow_and_wide_terminals() {
    for width in [40, 72, 140] {
        let text = written(by_name("full"), &style(width, Detail::Verbose));
        insta::assert_snapshot!(format!("full_{width}"), text);
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    use unicode_width::UnicodeWidthStr;
    for width in [40, 60, 80, 120] {
        for detail in [Detail::Normal, Detail::Verbose] {
            let text = written(by_name("full"), &style(width, detail));
            // A path or a word that is wider than the terminal cannot be broken.
            let bad: Vec<&str> = text
                .lines()
                .filter(|line| line.width() > width && line.split_whitespace().count() > 2)
                .collect();
            assert_eq!(bad, Vec::<&str>::new(), "at {width}");
        }
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    for name in ["full", "concise"] {
        let plain = written(by_name(name), &style(90, Detail::Normal));
        let colored = written(by_name(name), &Style { color: true, ..style(90, Detail::Normal) });
        assert_ne!(plain, colored, "{name}");
        assert_eq!(plain, anstream::adapter::strip_str(&colored).to_string(), "{name}");
    }
}

#[test]
fn an_empty_report_can_be_drawn() {
    for format in FORMATS {
        let text = (format.write)(&fixture::empty(), &Style::default());
        assert!(text.is_empty() || text.ends_with('\n'), "{}: {text:?}", format.name);
    }
}

#[test]
fn no_format_lets_control_characters_through() {
    for format in FORMATS {
        let text = written(format, &style(100, Detail::Verbose));
        let bad: Vec<char> = text
            .chars()
            .filter(|c| *c != '\n' && (clean::harmless(*c) != *c))
            .filter(|c| !(*c == '\t' || *c == '\r'))
            .collect();
        assert!(bad.is_empty(), "{}: {bad:?}", format.name);
    }
}
