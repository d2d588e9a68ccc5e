//! Accepting a finding: an edit that adds it to `verify.toml`, with room for the reason.

use super::state::State;
use crate::report::uri;
use serde_json::{Value, json};

/// The actions for the diagnostics under the cursor.
pub(super) fn actions(state: &State, params: &Value) -> Value {
    let diagnostics = params.pointer("/context/diagnostics").and_then(Value::as_array);
    let actions: Vec<Value> =
        diagnostics.into_iter().flatten().filter_map(|row| action(state, row)).collect();
    Value::Array(actions)
}

fn action(state: &State, diagnostic: &Value) -> Option<Value> {
    let fingerprint = diagnostic.pointer("/data/fingerprint")?.as_str()?;
    // What comes back from the editor is written into a file: nothing but an id may pass.
    if !fingerprint.chars().all(|c| c.is_ascii_hexdigit()) {
        return None;
    }
    let path = state.config();
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let uri = uri::of(&path.to_string_lossy().replace('\\', "/"));
    let line = text.split('\n').count().saturating_sub(1);
    let last = text.rsplit('\n').next().unwrap_or("");
    let end = json!({"line": line, "character": last.encode_utf16().count()});
    let lead = if text.is_empty() {
        ""
    } else if last.is_empty() {
        "\n"
    } else {
        "\n\n"
    };
    let accept = format!(
        "{lead}[[accept]]\nfingerprint = \"{fingerprint}\"\nreason = \"TODO: say why this may stay\"\n"
    );
    let create = json!({"kind": "create", "uri": uri, "options": {"ignoreIfExists": true}});
    let edit = json!({
        "textDocument": {"uri": uri, "version": null},
        "edits": [{"range": {"start": end, "end": end}, "newText": accept}],
    });
    let rule = diagnostic.get("code").and_then(Value::as_str).unwrap_or("this");
    Some(json!({
        "title": format!("Accept {rule} with a reason (verify.toml)"),
        "kind": "quickfix",
        "diagnostics": [diagnostic],
        "edit": {"documentChanges": [create, edit]},
    }))
}
