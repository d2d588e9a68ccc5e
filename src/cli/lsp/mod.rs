//! `verify lsp`: the findings in an editor. All articles of the workspace are checked against
//! each other whenever one is opened or saved.

mod actions;
mod hover;
mod publish;
mod state;

use super::exit::Status;
use lsp_server::{Connection, Message, Notification, Request, Response};
use serde_json::{Value, json};
use state::State;

/// Serves one editor on standard input and output until it says goodbye.
pub(crate) fn run() -> Status {
    let (connection, threads) = Connection::stdio();
    let served = serve(&connection);
    drop(connection);
    let joined = threads.join().is_ok();
    match served {
        Ok(()) if joined => Status::Clean,
        Ok(()) => Status::Failed,
        Err(error) => {
            eprintln!("error: {error}");
            Status::Failed
        }
    }
}

fn serve(connection: &Connection) -> Result<(), String> {
    let told = |error: &dyn std::fmt::Display| format!("the editor broke off: {error}");
    let capabilities = json!({
        "positionEncoding": "utf-16",
        "textDocumentSync": {"openClose": true, "change": 0, "save": {"includeText": false}},
        "hoverProvider": true,
        "codeActionProvider": {"codeActionKinds": ["quickfix"]},
    });
    let (id, params) = connection.initialize_start().map_err(|error| told(&error))?;
    let answer = json!({
        "capabilities": capabilities,
        "serverInfo": {"name": "verify", "version": env!("CARGO_PKG_VERSION")},
    });
    connection.initialize_finish(id, answer).map_err(|error| told(&error))?;
    let mut state = State::new(&params);
    for message in &connection.receiver {
        match message {
            Message::Request(request) => {
                if connection.handle_shutdown(&request).map_err(|error| told(&error))? {
                    return Ok(());
                }
                let response = answered(&state, request);
                connection.sender.send(Message::Response(response)).map_err(|e| told(&e))?;
            }
            Message::Notification(notification) => {
                for message in noticed(&mut state, &notification) {
                    let message = Message::Notification(message);
                    connection.sender.send(message).map_err(|error| told(&error))?;
                }
            }
            Message::Response(_) => {}
        }
    }
    Ok(())
}

fn answered(state: &State, request: Request) -> Response {
    /// The protocol's code for a method that is not known.
    const METHOD_NOT_FOUND: i32 = -32601;
    let result = match request.method.as_str() {
        "textDocument/hover" => hover::hover(state, &request.params),
        "textDocument/codeAction" => actions::actions(state, &request.params),
        method => {
            let told = format!("verify does not answer {method}");
            return Response::new_err(request.id, METHOD_NOT_FOUND, told);
        }
    };
    Response::new_ok(request.id, result)
}

/// Checks when an article was opened or saved; what is to be told to the editor.
fn noticed(state: &mut State, notification: &Notification) -> Vec<Notification> {
    let uri = notification.params.pointer("/textDocument/uri").and_then(Value::as_str);
    match (notification.method.as_str(), uri) {
        ("textDocument/didOpen", Some(uri)) => {
            state.opened(uri);
            state.check();
            publish::all(state)
        }
        ("textDocument/didSave" | "workspace/didChangeWatchedFiles", _) => {
            state.check();
            publish::all(state)
        }
        _ => Vec::new(),
    }
}
