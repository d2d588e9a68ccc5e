//! What a page says of itself: linked data, `meta` tags, `time` elements, its title.

use super::entities;
use super::page::Page;
use crate::ingest::{dates, set_language};
use crate::lexicon::pages::Pages;
use crate::model::Document;
use jiff::civil::Date;
use serde_json::Value;

/// The longest name of a person or an outlet, in characters.
const NAME_MAX: usize = 100;

/// Completes a document with what its page says of itself; `heading` is the text of its title
/// block.
pub(super) fn apply(
    source: &str,
    page: &Page,
    pages: &Pages,
    heading: Option<String>,
    document: &mut Document,
) {
    let article = article(page, pages);
    let article = article.as_ref();
    let linked = |key: &str| article.and_then(|article| article.get(key));
    let element = page.title.map(|span| entities::decoded(span.of(source)).trim().to_owned());
    let element = element.filter(|text| !text.is_empty());
    document.title = heading
        .or_else(|| linked("headline").and_then(words))
        .or_else(|| meta(page, &pages.title))
        .or_else(|| element.clone());
    document.outlet = linked("publisher")
        .and_then(name)
        .or_else(|| meta(page, &pages.outlet))
        .or_else(|| element.as_deref().and_then(|text| outlet_of(text, document.title.as_deref())));
    document.author = linked("author")
        .and_then(name)
        .or_else(|| meta(page, &pages.author).filter(|author| !author.contains("://")));
    let language = page.language.clone().or_else(|| meta(page, &pages.language));
    if let Some(tag) = language {
        set_language(document, &tag);
    }
    publication(page, pages, article, document);
    document.modified =
        linked("dateModified").and_then(day).or_else(|| meta_day(page, &pages.modified));
}

/// The day of publication. Where linked data and tags name different days, the first is taken
/// and the other told.
fn publication(page: &Page, pages: &Pages, article: Option<&Value>, document: &mut Document) {
    let linked = article.and_then(|article| article.get("datePublished")).and_then(day);
    let tagged = meta_day(page, &pages.published);
    let timed = page.times.iter().find_map(|time| dates::day(time));
    document.published = linked.or(tagged).or(timed);
    if let (Some(linked), Some(tagged)) = (linked, tagged)
        && linked != tagged
    {
        document.remarks.push(format!(
            "the page gives two days of publication: {linked} (linked data, taken) and {tagged} (meta tag)"
        ));
    }
}

fn meta(page: &Page, names: &[String]) -> Option<String> {
    let value = |name: &String| {
        let note = page.metas.iter().find(|note| note.name == *name)?;
        Some(entities::decoded(note.content.trim())).filter(|value| !value.is_empty())
    };
    names.iter().find_map(value)
}

fn meta_day(page: &Page, names: &[String]) -> Option<Date> {
    let of = |name: &String| {
        page.metas
            .iter()
            .filter(|note| note.name == *name)
            .find_map(|note| dates::day(&note.content))
    };
    names.iter().find_map(of)
}

/// The most fitting object of the page's linked data.
fn article(page: &Page, pages: &Pages) -> Option<Value> {
    let mut found: Vec<(usize, Value)> = Vec::new();
    for text in &page.linked_data {
        let Ok(value) = serde_json::from_str::<Value>(text.trim()) else { continue };
        collect(value, pages, 0, &mut found);
    }
    let best = found.iter().map(|(rank, _)| *rank).min()?;
    found.into_iter().find(|(rank, _)| *rank == best).map(|(_, value)| value)
}

/// Objects of linked data stand alone, in lists, in a `@graph`, or as the main entity of a page.
fn collect(value: Value, pages: &Pages, depth: usize, found: &mut Vec<(usize, Value)>) {
    if depth > 4 {
        return;
    }
    match value {
        Value::Array(values) => {
            for value in values {
                collect(value, pages, depth + 1, found);
            }
        }
        Value::Object(mut object) => {
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = object.remove(key) {
                    collect(inner, pages, depth + 1, found);
                }
            }
            let rank = |name: &str| pages.articles.iter().position(|article| article == name);
            let rank = match object.get("@type") {
                Some(Value::String(name)) => rank(name),
                Some(Value::Array(names)) => {
                    names.iter().filter_map(Value::as_str).filter_map(rank).min()
                }
                _ => None,
            };
            if let Some(rank) = rank {
                found.push((rank, Value::Object(object)));
            }
        }
        _ => {}
    }
}

fn words(value: &Value) -> Option<String> {
    let text = entities::decoded(value.as_str()?.trim());
    (!text.is_empty()).then_some(text)
}

/// The name of a person or an organisation: a text, an object with a name, a list of these.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(_) => {
            words(value).filter(|name| name.chars().count() <= NAME_MAX && !name.contains("://"))
        }
        Value::Object(object) => object.get("name").and_then(name),
        Value::Array(values) => {
            let names: Vec<String> = values.iter().take(8).filter_map(name).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
}

fn day(value: &Value) -> Option<Date> {
    value.as_str().and_then(dates::day)
}

/// "The bridge is shut - Quayside Notes": what follows the headline in the `title` element.
fn outlet_of(element: &str, title: Option<&str>) -> Option<String> {
    let rest = element.strip_prefix(title?)?.trim_start();
    let mut signs = rest.chars();
    let sign = signs.next()?;
    let name = signs.as_str().trim();
    let short = name.chars().count() <= NAME_MAX && !name.is_empty();
    (matches!(sign, '-' | '–' | '—' | '|' | '·' | '»' | ':' | '•') && short)
        .then(|| name.to_owned())
}
