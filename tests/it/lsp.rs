//! `verify lsp`, driven over its standard input and output with the library that editors' servers
//! are written with.

use lsp_server::{Message, Notification, Request};
use lsp_types::{
    CodeActionOrCommand, Diagnostic, Hover, InitializeResult, PublishDiagnosticsParams,
};
use serde_json::{Value, json};
use std::fs;
use std::io::BufReader;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

struct Editor {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    id: i32,
}

impl Editor {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_verify"))
            .arg("lsp")
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let to = child.stdin.take().unwrap();
        let from = BufReader::new(child.stdout.take().unwrap());
        Self { child, to, from, id: 0 }
    }

    fn notify(&mut self, method: &str, params: Value) {
        let message = Notification::new(method.to_owned(), params);
        Message::Notification(message).write(&mut self.to).unwrap();
    }

    fn read(&mut self) -> Message {
        Message::read(&mut self.from).unwrap().expect("the server answers")
    }

    fn request(&mut self, method: &str, params: Value) -> Value {
        self.id += 1;
        let request = Request::new(self.id.into(), method.to_owned(), params);
        Message::Request(request).write(&mut self.to).unwrap();
        loop {
            if let Message::Response(response) = self.read() {
                return serde_json::to_value(&response).unwrap()["result"].clone();
            }
        }
    }

    /// The parameters of what the server asks of the editor before it answers.
    fn request_that_asks(&mut self, method: &str, params: Value, asked: &str) -> Value {
        self.id += 1;
        let request = Request::new(self.id.into(), method.to_owned(), params);
        Message::Request(request).write(&mut self.to).unwrap();
        loop {
            match self.read() {
                Message::Request(request) if request.method == asked => return request.params,
                Message::Response(_) => panic!("{method} was answered, {asked} was not asked"),
                _ => {}
            }
        }
    }

    fn open(&mut self, path: &Path, text: &str) {
        self.notify(
            "textDocument/didOpen",
            json!({"textDocument": {
                "uri": uri(path), "languageId": "plaintext", "version": 1, "text": text,
            }}),
        );
    }

    fn change(&mut self, path: &Path, text: &str) {
        self.notify(
            "textDocument/didChange",
            json!({
                "textDocument": {"uri": uri(path), "version": 2},
                "contentChanges": [{"text": text}],
            }),
        );
    }

    /// The next diagnostics of a document.
    fn diagnostics(&mut self, name: &str) -> Vec<Diagnostic> {
        loop {
            let Message::Notification(told) = self.read() else { continue };
            if told.method == "textDocument/publishDiagnostics" {
                let params: PublishDiagnosticsParams = serde_json::from_value(told.params).unwrap();
                if params.uri.as_str().ends_with(name) {
                    return params.diagnostics;
                }
            }
        }
    }
}

fn uri(path: &Path) -> String {
    verify_sources::report::uri::of(&path.to_string_lossy())
}

const A: &str = "Inspectors found no damage to the Harrow dam, the ministry said on Friday.\n";
const B: &str = "Rain fell on the tents.\n\n\
    Inspectors have discovered a crack in the Harrow dam, an official said on Friday.\n";

#[test]
fn an_editor_sees_findings_and_can_accept_them() {
    let folder = tempfile::tempdir().unwrap();
    let sources = folder.path().join("sources");
    fs::create_dir_all(&sources).unwrap();
    let head = "---\npublished: 2025-10-17\n---\n";
    let (a, b) = (sources.join("a b.txt"), sources.join("b.txt"));
    fs::write(&a, format!("{head}{A}")).unwrap();
    fs::write(&b, format!("{head}{B}")).unwrap();
    let mut editor = Editor::start(folder.path());
    let can = json!({"window": {"showDocument": {"support": true}}});
    let root = json!({"processId": null, "capabilities": can, "rootUri": uri(folder.path())});
    let hello: InitializeResult =
        serde_json::from_value(editor.request("initialize", root)).unwrap();
    assert!(hello.capabilities.hover_provider.is_some());
    editor.notify("initialized", json!({}));
    editor.open(&a, &format!("{head}{A}"));
    let found = editor.diagnostics("a%20b.txt");
    let clash = found.iter().find(|d| d.message.contains("no damage")).expect("the finding");
    assert_eq!((clash.range.start.line, clash.range.start.character), (3, 17));
    let related = clash.related_information.as_ref().unwrap();
    assert!(related[0].location.uri.as_str().ends_with("/b.txt"), "{related:?}");
    assert_eq!(related[0].location.range.start.line, 5);

    let wanted = json!({
        "textDocument": {"uri": uri(&a)},
        "range": clash.range,
        "context": {"diagnostics": [clash]},
    });
    let actions: Vec<CodeActionOrCommand> =
        serde_json::from_value(editor.request("textDocument/codeAction", wanted)).unwrap();
    let CodeActionOrCommand::CodeAction(accept) = &actions[0] else { panic!("{actions:?}") };
    let edit = serde_json::to_value(&accept.edit).unwrap();
    let text = edit["documentChanges"][1]["edits"][0]["newText"].as_str().unwrap().to_owned();
    assert!(text.contains("[[accept]]") && text.ends_with("reason = \"\"\n"), "{text}");

    // The editor applies the edit and runs the command: it is asked to put the cursor between the
    // quotes, where the user has to write the reason.
    let config = folder.path().join("verify.toml");
    fs::write(&config, &text).unwrap();
    let command = accept.command.as_ref().unwrap();
    let run = json!({"command": command.command, "arguments": command.arguments});
    let shown = editor.request_that_asks("workspace/executeCommand", run, "window/showDocument");
    assert!(shown["uri"].as_str().unwrap().ends_with("/verify.toml"));
    assert_eq!(shown["selection"]["start"], json!({"line": 2, "character": 10}));

    // Without a reason nothing is accepted: it is underlined, and the finding stays.
    editor.open(&config, &text);
    let unfilled = editor.diagnostics("verify.toml");
    assert!(unfilled[0].message.contains("needs a reason"), "{unfilled:?}");
    assert_eq!(unfilled[0].range.start.line, 2);

    // The reason is written, saved or not: the finding is gone from both documents.
    editor.change(&config, &text.replace("\"\"\n", "\"Looked at.\"\n"));
    let left = editor.diagnostics("b.txt");
    assert!(left.iter().all(|d| !d.message.contains("no damage")), "{left:?}");

    let over = json!({
        "textDocument": {"uri": uri(&a)},
        "position": {"line": 0, "character": 0},
    });
    let hover: Option<Hover> =
        serde_json::from_value(editor.request("textDocument/hover", over)).unwrap();
    assert!(hover.is_none(), "nothing is claimed in the front matter");
    assert!(editor.request("shutdown", Value::Null).is_null());
    editor.notify("exit", Value::Null);
    assert!(editor.child.wait().unwrap().success());
}

#[test]
fn what_is_typed_counts_before_it_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let head = "---\npublished: 2025-10-17\n---\n";
    let (a, b) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
    fs::write(&a, format!("{head}{A}")).unwrap();
    fs::write(&b, format!("{head}Rain fell on the tents.\n")).unwrap();
    let mut editor = Editor::start(folder.path());
    let root = json!({"processId": null, "capabilities": {}, "rootUri": uri(folder.path())});
    editor.request("initialize", root);
    editor.notify("initialized", json!({}));
    editor.open(&b, &format!("{head}Rain fell on the tents.\n"));
    // Key by key; the check comes once, when the typing pauses.
    for typed in ["Rain", "Rain fell on the te", B] {
        editor.change(&b, &format!("{head}{typed}"));
    }
    let found = editor.diagnostics("a.txt");
    assert!(found.iter().any(|d| d.message.contains("no damage")), "{found:?}");
    // Closed without saving: the file counts again.
    editor.notify("textDocument/didClose", json!({"textDocument": {"uri": uri(&b)}}));
    assert!(editor.diagnostics("a.txt").is_empty());
    assert!(editor.request("shutdown", Value::Null).is_null());
    editor.notify("exit", Value::Null);
    assert!(editor.child.wait().unwrap().success());
}
