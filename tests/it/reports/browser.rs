//! The page in a real browser: it fits three widths, and its filters filter. Where there is no
//! Chromium, or it does not start, the test says so and passes; with `VERIFY_BROWSER=1` (as in CI)
//! it fails then.

use super::{by_name, fixture, style};
use std::fs;
use std::process::Command;
use verify_sources::report::Detail;

const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// A page that holds the report in frames, measures them and writes what it found as its text.
const PROBE: &str = r#"<!doctype html><meta charset="utf-8"><body><script>
const page = PAGE;
const frame = width => new Promise(done => {
  const frame = document.createElement("iframe");
  Object.assign(frame.style, { width: width + "px", height: "800px" });
  frame.srcdoc = page;
  frame.onload = () => done(frame.contentDocument);
  document.body.append(frame);
});
(async () => {
  const told = [];
  for (const width of [360, 800, 1400]) {
    const root = (await frame(width)).documentElement;
    told.push("overflow at " + width + ": " + Math.max(0, root.scrollWidth - root.clientWidth));
  }
  const inside = await frame(900);
  const box = id => inside.getElementById(id);
  const shown = () => [...inside.querySelectorAll(".finding")]
    .filter(finding => getComputedStyle(finding).display !== "none").length;
  told.push("all: " + shown());
  box("s-error").checked = false;
  told.push("no errors: " + shown());
  box("s-error").checked = true;
  box("d-1").checked = true;
  told.push("one document: " + shown());
  const images = inside.images.length + inside.scripts.length;
  told.push("scripts and images: " + images);
  document.body.textContent = "TOLD " + told.join("; ") + " END";
})();
</script>"#;

fn told(browser: &str, page: &str) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("probe.html");
    let page = serde_json::to_string(page).unwrap().replace("</", "<\\/");
    fs::write(&file, PROBE.replace("PAGE", &page)).unwrap();
    let done = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000"])
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .arg("--dump-dom")
        .arg(format!("file://{}", file.display()))
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&done.stdout).into_owned();
    let (_, rest) = text.split_once("<body>TOLD ")?;
    Some(rest.split_once(" END")?.0.to_owned())
}

#[test]
fn the_page_fits_and_its_filters_work() {
    let page = (by_name("html").write)(&fixture::report(), &style(100, Detail::Normal));
    let Some(told) = NAMES.iter().find_map(|name| told(name, &page)) else {
        assert!(std::env::var_os("VERIFY_BROWSER").is_none(), "no Chromium that starts");
        println!("note: no Chromium that starts was found: the page was not looked at");
        return;
    };
    assert_eq!(
        told,
        "overflow at 360: 0; overflow at 800: 0; overflow at 1400: 0; all: 4; no errors: 2; \
         one document: 3; scripts and images: 0"
    );
}
