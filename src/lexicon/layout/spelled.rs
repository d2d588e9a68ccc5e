//! How spellings of more than one word are taken apart.

/// The first word or sign of a spelling, as the tokenizer of texts has it (a test compares), and
/// what stands behind it. Full stops between single letters are part of a word ("k.g.").
pub(crate) fn split_first(spelling: &str) -> (&str, &str) {
    let inner = |c: char| c.is_alphanumeric();
    let first = spelling.chars().next().unwrap_or(' ');
    let (mut end, mut stops) = (if inner(first) { 0 } else { first.len_utf8() }, 0);
    while inner(first) {
        let rest = spelling.get(end..).unwrap_or_default();
        let run = rest.find(|c| !inner(c)).unwrap_or(rest.len());
        let letter = rest.get(..run).unwrap_or_default().chars().count() == 1;
        let behind = rest.get(run..).and_then(|behind| behind.strip_prefix('.'));
        end += run;
        let Some(behind) = behind.filter(|_| letter) else { break };
        let goes_on = behind.starts_with(char::is_alphabetic);
        end += usize::from(goes_on || stops > 0);
        stops += 1;
        if !goes_on {
            break;
        }
    }
    let (first, rest) = spelling.split_at_checked(end).unwrap_or((spelling, ""));
    (first, rest.trim_start())
}
