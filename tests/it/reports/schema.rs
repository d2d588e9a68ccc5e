//! JSON Schema, as much of draft 7 as the schemas of this folder use. An unknown keyword is a
//! failure: a schema must not be obeyed by being overlooked.

use regex::Regex;
use serde_json::{Map, Value};

/// Keywords that say nothing about a value.
const REMARKS: &[&str] =
    &["$schema", "$id", "title", "description", "default", "definitions", "format"];

/// Every way in which a value breaks a schema, with its place.
pub(crate) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    Checker { root: schema }.check(schema, value, "", &mut faults);
    faults
}

struct Checker<'a> {
    root: &'a Value,
}

impl Checker<'_> {
    fn check(&self, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
        let Value::Object(schema) = schema else {
            if schema == &Value::Bool(false) {
                faults.push(format!("{at}: not allowed"));
            }
            return;
        };
        for (keyword, wanted) in schema {
            match keyword.as_str() {
                "$ref" => {
                    let path = wanted.as_str().unwrap().strip_prefix('#').unwrap();
                    let target = self.root.pointer(path);
                    self.check(target.unwrap_or_else(|| panic!("{path}")), value, at, faults);
                }
                "type" => {
                    let names = wanted.as_array().cloned().unwrap_or_else(|| vec![wanted.clone()]);
                    if !names.iter().any(|name| is(name.as_str().unwrap(), value)) {
                        faults.push(format!("{at}: {value} is not {wanted}"));
                    }
                }
                "enum" if !wanted.as_array().unwrap().contains(value) => {
                    faults.push(format!("{at}: {value} is none of {wanted}"));
                }
                "const" if wanted != value => faults.push(format!("{at}: {value} is not {wanted}")),
                "enum" | "const" => {}
                "anyOf" | "oneOf" => self.some(keyword, wanted, value, at, faults),
                "allOf" => {
                    for schema in wanted.as_array().unwrap() {
                        self.check(schema, value, at, faults);
                    }
                }
                "not" => {
                    let mut inner = Vec::new();
                    self.check(wanted, value, at, &mut inner);
                    if inner.is_empty() {
                        faults.push(format!("{at}: is what it must not be"));
                    }
                }
                "items" | "minItems" | "maxItems" | "uniqueItems" => {
                    self.array(keyword, wanted, value, at, faults);
                }
                "properties" | "required" | "additionalProperties" => {
                    self.object(keyword, schema, value, at, faults);
                }
                "minimum" | "maximum" => bound(keyword, wanted, value, at, faults),
                "pattern" | "minLength" => string(keyword, wanted, value, at, faults),
                _ => assert!(REMARKS.contains(&keyword.as_str()), "unknown keyword {keyword}"),
            }
        }
    }

    fn some(
        &self,
        keyword: &str,
        wanted: &Value,
        value: &Value,
        at: &str,
        faults: &mut Vec<String>,
    ) {
        let passes = wanted.as_array().unwrap().iter().filter(|schema| {
            let mut inner = Vec::new();
            self.check(schema, value, at, &mut inner);
            inner.is_empty()
        });
        let count = passes.count();
        if count == 0 || keyword == "oneOf" && count > 1 {
            faults.push(format!("{at}: {value} fits {count} of {keyword}"));
        }
    }

    fn array(
        &self,
        keyword: &str,
        wanted: &Value,
        value: &Value,
        at: &str,
        faults: &mut Vec<String>,
    ) {
        let Some(items) = value.as_array() else { return };
        let bad = match keyword {
            "minItems" => items.len() < usize::try_from(wanted.as_u64().unwrap()).unwrap(),
            "maxItems" => items.len() > usize::try_from(wanted.as_u64().unwrap()).unwrap(),
            "uniqueItems" if wanted == &Value::Bool(true) => {
                (1..items.len()).any(|index| items[..index].contains(&items[index]))
            }
            "uniqueItems" => false,
            _ => {
                for (index, item) in items.iter().enumerate() {
                    self.check(wanted, item, &format!("{at}/{index}"), faults);
                }
                false
            }
        };
        if bad {
            faults.push(format!("{at}: breaks {keyword} {wanted}"));
        }
    }

    fn object(
        &self,
        keyword: &str,
        schema: &Map<String, Value>,
        value: &Value,
        at: &str,
        faults: &mut Vec<String>,
    ) {
        let Some(object) = value.as_object() else { return };
        let known = schema.get("properties").and_then(Value::as_object);
        let wanted = &schema[keyword];
        match keyword {
            "properties" => {
                for (name, schema) in known.unwrap() {
                    if let Some(value) = object.get(name) {
                        self.check(schema, value, &format!("{at}/{name}"), faults);
                    }
                }
            }
            "required" => {
                for name in wanted.as_array().unwrap().iter().map(|name| name.as_str().unwrap()) {
                    if !object.contains_key(name) {
                        faults.push(format!("{at}: lacks {name}"));
                    }
                }
            }
            _ => {
                for (name, value) in object {
                    if !known.is_some_and(|known| known.contains_key(name)) {
                        self.check(wanted, value, &format!("{at}/{name}"), faults);
                    }
                }
            }
        }
    }
}

fn is(name: &str, value: &Value) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => panic!("unknown type {name}"),
    }
}

fn bound(keyword: &str, wanted: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let (Some(value), Some(wanted)) = (value.as_f64(), wanted.as_f64()) else { return };
    if keyword == "minimum" && value < wanted || keyword == "maximum" && value > wanted {
        faults.push(format!("{at}: {value} breaks {keyword} {wanted}"));
    }
}

fn string(keyword: &str, wanted: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let Some(text) = value.as_str() else { return };
    let bad = match wanted.as_str() {
        Some(pattern) => !Regex::new(pattern).unwrap().is_match(text),
        None => text.chars().count() < usize::try_from(wanted.as_u64().unwrap()).unwrap(),
    };
    if bad {
        faults.push(format!("{at}: {text:?} breaks {keyword} {wanted}"));
    }
}

#[test]
fn the_checker_finds_faults() {
    let schema = serde_json::json!({
        "type": "object",
        "required": ["a"],
        "additionalProperties": false,
        "properties": {"a": {"type": "array", "items": {"minimum": 1}, "uniqueItems": true}},
    });
    let faults = |value| faults(&schema, &value).len();
    assert_eq!(faults(serde_json::json!({"a": [1, 2]})), 0);
    assert_eq!(faults(serde_json::json!({"a": [0, 2, 2], "b": 1})), 3);
    assert_eq!(faults(serde_json::json!({})), 1);
    assert_eq!(faults(serde_json::json!([])), 1);
}
