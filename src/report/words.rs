//! Counting in words, and figures as people write them.

/// "1 document", "2 documents".
pub fn count(number: usize, noun: &str) -> String {
    match (number, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{} {stem}ies", grouped(&number.to_string())),
        (_, None) => format!("{} {noun}s", grouped(&number.to_string())),
    }
}

/// A canonical value for people: "138 billion USD", "48,712 people".
pub fn readable(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 8);
    for (index, word) in value.split(' ').enumerate() {
        if index > 0 {
            out.push(' ');
        }
        // A range has two figures.
        for (index, figure) in word.split("..").enumerate() {
            out.push_str(if index > 0 { " to " } else { "" });
            out.push_str(&scaled(figure).unwrap_or_else(|| grouped(figure)));
        }
    }
    out
}

/// A round number of millions or more with a scale word; none where it takes more digits than
/// people read.
fn scaled(word: &str) -> Option<String> {
    const SCALES: [(usize, &str); 3] = [(12, "trillion"), (9, "billion"), (6, "million")];
    const DIGITS_MAX: usize = 5;
    let (sign, digits) = word.strip_prefix('-').map_or(("", word), |body| ("-", body));
    let numeric = digits.bytes().all(|byte| byte.is_ascii_digit());
    let (zeros, scale) = SCALES.into_iter().find(|(zeros, _)| digits.len() > *zeros)?;
    let (whole, part) = digits.split_at_checked(digits.len() - zeros)?;
    let part = part.trim_end_matches('0');
    if !numeric || digits.starts_with('0') || whole.len() + part.len() > DIGITS_MAX {
        return None;
    }
    let point = if part.is_empty() { "" } else { "." };
    Some(format!("{sign}{}{point}{part} {scale}", grouped(whole)))
}

/// A number of five digits or more with commas; anything else as it is.
fn grouped(word: &str) -> String {
    let (sign, body) = word.strip_prefix('-').map_or(("", word), |body| ("-", body));
    let (whole, rest) = body.split_at(body.find('.').unwrap_or(body.len()));
    let numeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() < 5
        || whole.starts_with('0')
        || !numeric(whole)
        || !numeric(rest.trim_start_matches('.'))
    {
        return word.to_owned();
    }
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_nouns_counted() {
        assert_eq!(readable("138000000000 USD"), "138 billion USD");
        assert_eq!(readable("at most 2665000000 USD"), "at most 2.665 billion USD");
        assert_eq!(readable("1234567 people"), "1,234,567 people");
        assert_eq!(readable("-48712000"), "-48.712 million");
        assert_eq!(readable("0000000 20260427"), "0000000 20,260,427");
        assert_eq!(readable("at-most -12345.678 km"), "at-most -12,345.678 km");
        assert_eq!(readable("2026-04-27"), "2026-04-27");
        assert_eq!(readable("11100000000..11250000000 USD"), "11.1 billion to 11.25 billion USD");
        assert_eq!(
            (count(1, "document"), count(0, "summary")),
            ("1 document".into(), "0 summaries".into())
        );
    }
}
