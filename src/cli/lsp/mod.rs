//! `verify lsp`: the findings in an editor. All articles of the workspace are checked against
//! each other whenever one is opened or saved, and when the typing in one pauses.

mod actions;
mod hover;
mod publish;
mod state;

use super::exit::Status;
use lsp_server::{Connection, Message, Notification, Request, Response};
use serde_json::{Value, json};
use state::State;
use std::time::Duration;

/// How long no key is pressed before the text is checked, saved or not.
const PAUSE: Duration = Duration::from_millis(300);

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
        "textDocumentSync": {"openClose": true, "change": 1, "save": {"includeText": false}},
        "hoverProvider": true,
        "codeActionProvider": {"codeActionKinds": ["quickfix"]},
        "executeCommandProvider": {"commands": [actions::WRITE_REASON]},
    });
    let (id, params) = connection.initialize_start().map_err(|error| told(&error))?;
    let answer = json!({
        "capabilities": capabilities,
        "serverInfo": {"name": "verify", "version": env!("CARGO_PKG_VERSION")},
    });
    connection.initialize_finish(id, answer).map_err(|error| told(&error))?;
    let mut server = Server { connection, state: State::new(&params), stale: false, asked: 0 };
    while let Some(message) = server.next().map_err(|error| told(&error))? {
        if let Message::Request(request) = &message
            && connection.handle_shutdown(request).map_err(|error| told(&error))?
        {
            return Ok(());
        }
        server.take(message).map_err(|error| told(&error))?;
    }
    Ok(())
}

/// What the editor has to be told cannot reach it any more.
#[derive(Debug, thiserror::Error)]
#[error("nobody listens")]
struct Gone;

struct Server<'a> {
    connection: &'a Connection,
    state: State,
    /// Whether a text changed since the last check.
    stale: bool,
    /// Requests made of the editor so far.
    asked: i32,
}

impl Server<'_> {
    /// The next message; while there is none for a while, what changed is checked.
    fn next(&mut self) -> Result<Option<Message>, Gone> {
        loop {
            if !self.stale {
                return Ok(self.connection.receiver.recv().ok());
            }
            match self.connection.receiver.recv_timeout(PAUSE) {
                Ok(message) => return Ok(Some(message)),
                Err(error) if error.is_timeout() => self.check()?,
                Err(_) => return Ok(None),
            }
        }
    }

    fn take(&mut self, message: Message) -> Result<(), Gone> {
        match message {
            Message::Request(request) => {
                if request.method == "workspace/executeCommand" {
                    self.ask_to_show(&request)?;
                }
                self.send(Message::Response(answered(&self.state, request)))
            }
            Message::Notification(notification) => self.noticed(&notification),
            Message::Response(_) => Ok(()),
        }
    }

    fn ask_to_show(&mut self, request: &Request) -> Result<(), Gone> {
        let known = request.params.get("command").and_then(Value::as_str);
        if !self.state.shows_documents || known != Some(actions::WRITE_REASON) {
            return Ok(());
        }
        let Some(params) = actions::show(&request.params) else { return Ok(()) };
        self.asked += 1;
        let method = "window/showDocument".to_owned();
        self.send(Message::Request(Request::new(self.asked.into(), method, params)))
    }

    /// Takes over what the editor tells of its documents.
    fn noticed(&mut self, notification: &Notification) -> Result<(), Gone> {
        let uri = notification.params.pointer("/textDocument/uri").and_then(Value::as_str);
        let text = |at: &str| notification.params.pointer(at).and_then(Value::as_str);
        match (notification.method.as_str(), uri) {
            ("textDocument/didOpen", Some(uri)) => {
                self.state.edited(uri, text("/textDocument/text").unwrap_or_default());
                self.check()
            }
            ("textDocument/didChange", Some(uri)) => {
                // The whole text is sent; of several versions the last counts.
                let changes = notification.params.get("contentChanges").and_then(Value::as_array);
                let last = changes.and_then(|all| all.last()?.get("text")?.as_str());
                if let Some(text) = last {
                    self.state.edited(uri, text);
                    self.stale = true;
                }
                Ok(())
            }
            ("textDocument/didClose", Some(uri)) => {
                self.state.closed(uri);
                self.stale = true;
                Ok(())
            }
            ("textDocument/didSave" | "workspace/didChangeWatchedFiles", _) => self.check(),
            _ => Ok(()),
        }
    }

    /// Checks the workspace and tells the editor.
    fn check(&mut self) -> Result<(), Gone> {
        self.stale = false;
        self.state.check();
        for message in publish::all(&mut self.state) {
            self.send(Message::Notification(message))?;
        }
        Ok(())
    }

    fn send(&self, message: Message) -> Result<(), Gone> {
        self.connection.sender.send(message).map_err(|_| Gone)
    }
}

fn answered(state: &State, request: Request) -> Response {
    /// The protocol's code for a method that is not known.
    const METHOD_NOT_FOUND: i32 = -32601;
    let result = match request.method.as_str() {
        "textDocument/hover" => hover::hover(state, &request.params),
        "textDocument/codeAction" => actions::actions(state, &request.params),
        // What it does is a request of its own.
        "workspace/executeCommand" => Value::Null,
        method => {
            let told = format!("verify does not answer {method}");
            return Response::new_err(request.id, METHOD_NOT_FOUND, told);
        }
    };
    Response::new_ok(request.id, result)
}
