//! Accepting a finding: an edit that adds it to `verify.toml`, with room for the reason.
//!
//! The protocol knows no box to type into. So the reason is left empty, which the file's reader
//! refuses: the finding stays, and the empty reason is underlined, until the user has written one.
//! A command that goes with the edit asks the editor to put the cursor there.

use super::state::State;
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
    let (path, text) = state.config();
    let text = text.unwrap_or_default();
    let uri = state.uri(&path.to_string_lossy().replace('\\', "/"));
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
    let accept = format!("{lead}[[accept]]\nfingerprint = \"{fingerprint}\"\n{REASON}\"\n");
    // The reason stands on the last line that is written.
    let cursor = json!({
        "line": line + accept.matches('\n').count() - 1,
        "character": REASON.len(),
    });
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
        "command": {
            "title": "Write the reason",
            "command": WRITE_REASON,
            "arguments": [{"uri": uri, "selection": {"start": cursor, "end": cursor}}],
        },
    }))
}

/// The command that puts the cursor into the empty reason.
pub(super) const WRITE_REASON: &str = "verify.writeReason";

/// What stands before the reason on its line.
const REASON: &str = "reason = \"";

/// The request that makes the editor show the place that the command names.
pub(super) fn show(params: &Value) -> Option<Value> {
    let place = params.pointer("/arguments/0")?;
    let (uri, selection) = (place.get("uri")?, place.get("selection")?);
    Some(json!({"uri": uri, "takeFocus": true, "selection": selection}))
}
