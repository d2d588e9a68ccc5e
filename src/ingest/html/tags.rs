//! What HTML's elements do to the flow of text.

/// What an element does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// Part of a line: emphasis, links, spans.
    Inline,
    /// Begins and ends a block.
    Block,
    /// Its content is not text of the page.
    Muted,
    /// Has no content.
    Void,
}

/// What the element of that name does.
pub(super) fn flow(name: &str) -> Flow {
    match name {
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta"
        | "param" | "source" | "track" | "wbr" => Flow::Void,
        "script" | "style" | "noscript" | "template" | "svg" | "math" | "iframe" | "object"
        | "select" | "button" | "textarea" | "canvas" | "audio" | "video" | "del" | "s"
        | "strike" | "datalist" | "map" | "title" => Flow::Muted,
        "a" | "abbr" | "acronym" | "b" | "bdi" | "bdo" | "big" | "cite" | "code" | "data"
        | "dfn" | "em" | "font" | "i" | "ins" | "kbd" | "label" | "mark" | "meter" | "nobr"
        | "output" | "q" | "rp" | "rt" | "ruby" | "samp" | "small" | "span" | "strong" | "sub"
        | "sup" | "time" | "tt" | "u" | "var" => Flow::Inline,
        // An element of its own making ("my-word") shows as part of a line.
        _ if name.contains('-') => Flow::Inline,
        _ => Flow::Block,
    }
}

/// Whether an open `open` ends where `next` begins, as HTML lets pages leave out end tags.
pub(super) fn ends_before(open: &str, next: &str) -> bool {
    match open {
        "p" => flow(next) == Flow::Block,
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "td" | "th" => matches!(next, "td" | "th" | "tr" | "tbody" | "tfoot"),
        "tr" => matches!(next, "tr" | "tbody" | "tfoot"),
        "thead" | "tbody" => matches!(next, "tbody" | "tfoot"),
        "option" => next == "option",
        "head" => next == "body",
        _ => false,
    }
}

/// The level of a heading.
pub(super) fn heading(name: &str) -> Option<u8> {
    let digit = name.strip_prefix('h').filter(|rest| rest.len() == 1)?;
    digit.parse().ok().filter(|level| (1..=6).contains(level))
}
