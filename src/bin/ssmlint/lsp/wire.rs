//! Messages as they come and go: the only file that names the crate of the protocol.

pub(crate) use lsp_server::RequestId;
use lsp_server::{ErrorCode, Message, Notification, Request, Response};
use serde_json::{Value, json};
use std::io::{self, ErrorKind, Write};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// What comes from the client.
#[derive(Debug)]
pub(crate) enum Incoming {
    /// It wants an answer.
    Request { id: RequestId, method: String, params: Value },
    /// It tells something.
    Notification { method: String, params: Value },
    /// It answers what it was asked.
    Response { id: RequestId, result: Value },
    /// It is not a message.
    Broken,
}

/// Why a request is refused.
#[derive(Copy, Clone, Debug)]
pub(crate) enum Refusal {
    /// There is no such request.
    Unknown,
    /// What it asks about is not said as the protocol has it.
    Parameters,
    /// It came before `initialize`.
    TooEarly,
    /// It came after `shutdown`.
    TooLate,
    /// It cannot be done, for this reason.
    Impossible(&'static str),
    /// The client does not want the answer any more.
    Cancelled,
}

/// Reads messages in a thread of its own, so that those that wait can be looked at; ends with the input.
pub(crate) fn listen() -> Receiver<Incoming> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut input = io::stdin().lock();
        loop {
            let incoming = match Message::read(&mut input) {
                Ok(Some(Message::Request(Request { id, method, params }))) => Incoming::Request { id, method, params },
                Ok(Some(Message::Notification(Notification { method, params }))) => {
                    Incoming::Notification { method, params }
                }
                Ok(Some(Message::Response(Response { id, response_result }))) => {
                    Incoming::Response { id, result: response_result.unwrap_or_default() }
                }
                Err(error) if error.kind() == ErrorKind::InvalidData => Incoming::Broken,
                Ok(None) | Err(_) => return,
            };
            if sender.send(incoming).is_err() {
                return;
            }
        }
    });
    receiver
}

/// Answers a request.
///
/// # Errors
/// Any error from writing to the output.
pub(crate) fn respond(out: &mut dyn Write, id: RequestId, result: Value) -> io::Result<()> {
    write(out, Message::Response(Response::new_ok(id, result)))
}

/// Refuses a request.
///
/// # Errors
/// Any error from writing to the output.
pub(crate) fn refuse(out: &mut dyn Write, id: RequestId, refusal: Refusal) -> io::Result<()> {
    let (code, message) = match refusal {
        Refusal::Unknown => (ErrorCode::MethodNotFound, "no such request"),
        Refusal::Parameters => (ErrorCode::InvalidParams, "parameters of another form"),
        Refusal::TooEarly => (ErrorCode::ServerNotInitialized, "nothing is answered before `initialize`"),
        Refusal::TooLate => (ErrorCode::InvalidRequest, "nothing is answered after `shutdown`"),
        Refusal::Impossible(reason) => (ErrorCode::RequestFailed, reason),
        Refusal::Cancelled => (ErrorCode::RequestCanceled, "cancelled"),
    };
    write(out, Message::Response(Response::new_err(id, code as i32, message.to_owned())))
}

/// Tells the client something.
///
/// # Errors
/// Any error from writing to the output.
pub(crate) fn notify(out: &mut dyn Write, method: &str, params: Value) -> io::Result<()> {
    write(out, Message::Notification(Notification { method: method.to_owned(), params }))
}

/// Asks the client to do something; what it answers is not waited for.
///
/// # Errors
/// Any error from writing to the output.
pub(crate) fn ask(out: &mut dyn Write, number: i32, method: &str, params: Value) -> io::Result<()> {
    write(out, Message::Request(Request { id: number.into(), method: method.to_owned(), params }))
}

/// Answers what is not a message, of which no number is known.
///
/// # Errors
/// Any error from writing to the output.
pub(crate) fn respond_unreadable(out: &mut dyn Write) -> io::Result<()> {
    let code = ErrorCode::ParseError as i32;
    let body = json!({ "jsonrpc": "2.0", "id": null, "error": { "code": code, "message": "no JSON" } }).to_string();
    write!(out, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    out.flush()
}

fn write(mut out: &mut dyn Write, message: Message) -> io::Result<()> {
    message.write(&mut out)
}

/// The number of a request that `$/cancelRequest` names.
pub(crate) fn cancelled(params: &Value) -> Option<RequestId> {
    serde_json::from_value(params.get("id")?.clone()).ok()
}
