//! Paths as URI references, and back.

/// A path as a URI reference: what is not allowed in one is written in per cent.
pub fn of(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let windows = path.as_bytes().get(1) == Some(&b':');
    if windows || path.starts_with('/') {
        out.push_str(if windows { "file:///" } else { "file://" });
    }
    for byte in path.strip_prefix("./").unwrap_or(path).bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        if plain || windows && byte == b':' {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.push(char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
    out
}

/// The path of a `file:` URI; none where it is not one.
pub fn path(uri: &str) -> Option<String> {
    let rest = uri.strip_prefix("file://")?;
    let rest = rest.get(rest.find('/')?..)?;
    let mut bytes = Vec::with_capacity(rest.len());
    let mut left = rest.bytes();
    while let Some(byte) = left.next() {
        if byte == b'%' {
            let mut digit = || left.next().and_then(|byte| char::from(byte).to_digit(16));
            let value = digit()? * 16 + digit()?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    let path = String::from_utf8(bytes).ok()?;
    // "/C:/x" is "C:/x".
    let windows = path.as_bytes().get(2) == Some(&b':');
    Some(if windows { path.trim_start_matches('/').to_owned() } else { path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_come_back() {
        for name in ["/a b/ü#?%.txt", "/x/y.md", "C:/x y.txt"] {
            assert_eq!(path(&of(name)).as_deref(), Some(name), "{}", of(name));
        }
        assert_eq!(of("./a/b c.txt"), "a/b%20c.txt");
        assert_eq!(path("file:///a%zz"), None);
        assert_eq!(path("https://x/y"), None);
    }
}
