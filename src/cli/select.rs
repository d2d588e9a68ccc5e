//! Rules by their names and groups, as `--select`, `--ignore` and `verify.toml` give them.

use crate::judge::{self, rules::RULES};

/// Groups that hold findings of their own making, not of a rule.
const GROUPS: &[&str] =
    &["values", "time", "arithmetic", "scope", "roles", "status", "sources", "claims"];

/// Which findings to keep.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    select: Vec<String>,
    ignore: Vec<String>,
}

impl Selection {
    /// A selection by names; an unknown one is an error that says what was meant.
    pub(crate) fn new(select: &[String], ignore: &[String]) -> Result<Self, String> {
        for name in select.iter().chain(ignore) {
            known(name)?;
        }
        Ok(Self { select: select.to_vec(), ignore: ignore.to_vec() })
    }

    /// Whether nothing is left out.
    pub(crate) fn is_everything(&self) -> bool {
        self.select.is_empty() && self.ignore.is_empty()
    }

    /// Whether a rule is selected by name or group.
    pub(crate) fn selects(&self, rule: &str) -> bool {
        (self.select.is_empty() || self.names(rule)) && !among(&self.ignore, rule)
    }

    /// Whether a rule is asked for by name or group.
    pub(crate) fn names(&self, rule: &str) -> bool {
        among(&self.select, rule)
    }
}

/// Whether a rule or its group is among the names.
fn among(names: &[String], rule: &str) -> bool {
    names.iter().any(|name| name == "all" || name == rule || name == group_of(rule))
}

/// The group of a rule; findings on claims are a group by themselves.
pub(crate) fn group_of(rule: &str) -> &'static str {
    let claims = if rule.starts_with("claim-") { "claims" } else { "" };
    judge::rule(rule).map_or(claims, |rule| rule.group)
}

/// Whether a name is that of a rule or group; the error says what there is.
pub(crate) fn known(name: &str) -> Result<(), String> {
    let mut names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    names.extend(GROUPS);
    names.push("all");
    if names.contains(&name) {
        return Ok(());
    }
    let hint = similar(name, &names).map_or_else(
        || "`verify rules` lists the rules and groups".to_owned(),
        |meant| format!("did you mean `{meant}`?"),
    );
    Err(format!("there is no rule or group `{name}`: {hint}"))
}

/// The name that was probably meant.
pub(crate) fn similar<'a>(name: &str, names: &[&'a str]) -> Option<&'a str> {
    let scored = names.iter().map(|known| (strsim::damerau_levenshtein(name, known), *known));
    scored.filter(|(distance, known)| *distance <= known.len() / 3).min().map(|(_, known)| known)
}
