//! The conversation: what the client says changes what is known, and what it asks is answered from that.
//!
//! Source: <https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/>.

use crate::args::Shared;
use crate::discover::has_our_ending;
use crate::failure::Failure;
use crate::lsp::actions::{self, EXPLAIN};
use crate::lsp::asks::Asks;
use crate::lsp::capabilities::capabilities;
use crate::lsp::client::Client;
use crate::lsp::convert::path_of;
use crate::lsp::diagnostics::{DiagnosticOptions, of_source};
use crate::lsp::folder::Folder;
use crate::lsp::margin::{DRY_RUN, dry_run};
use crate::lsp::questions::{QUESTIONS, Question};
use crate::lsp::text::Text;
use crate::lsp::wire::{self, Incoming, Refusal};
use crate::say::say;
use serde_json::{Value, json};
use ssmlint::diagnostic::RulePages;
use ssmlint::source::{SourceId, Unit};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::PathBuf;

/// What the protocol says of a file that is there no more.
const DELETED: u64 = 3;

/// Where a conversation is.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Stage {
    Before,
    Begun,
    ShutDown,
}

struct Server<'a> {
    shared: &'a Shared,
    stage: Stage,
    roots: Vec<PathBuf>,
    manner: DiagnosticOptions,
    client: Client,
    /// Whether the client asks for findings instead of being told them.
    pulls: bool,
    /// The texts that the client has open, by what it calls them.
    open: BTreeMap<String, Text>,
    /// How many it has opened so far.
    opened: usize,
    /// What is known; nothing before the first question.
    folder: Option<Folder>,
    /// Whether all that changed is checked.
    is_checked: bool,
    /// The sources of which something else may be said than was told.
    untold: BTreeSet<SourceId>,
    /// The texts whose version was told of nothing yet.
    fresh: BTreeSet<String>,
    /// Whether the files on disk are to be read anew.
    is_stale: bool,
    asks: Asks,
}

/// Talks until the client ends it; returns the exit status.
pub(crate) fn run(shared: &Shared) -> Result<u8, Failure> {
    let incoming = wire::listen();
    let mut out = io::stdout();
    let mut server = Server {
        shared,
        stage: Stage::Before,
        roots: Vec::new(),
        manner: DiagnosticOptions::default(),
        client: Client::default(),
        pulls: false,
        open: BTreeMap::new(),
        opened: 0,
        folder: None,
        is_checked: true,
        untold: BTreeSet::new(),
        fresh: BTreeSet::new(),
        is_stale: true,
        asks: Asks::default(),
    };
    // A client that is gone without a word leaves a server that ends by itself.
    while let Ok(first) = incoming.recv() {
        // Everything that waits is taken in before anything is checked.
        let waiting: Vec<Incoming> = [first].into_iter().chain(incoming.try_iter()).collect();
        let cancelled: Vec<_> = waiting
            .iter()
            .filter_map(|one| match one {
                Incoming::Notification { method, params } if method == "$/cancelRequest" => wire::cancelled(params),
                _ => None,
            })
            .collect();
        for one in waiting {
            match one {
                Incoming::Broken => wire::respond_unreadable(&mut out)?,
                Incoming::Request { id, .. } if cancelled.contains(&id) => {
                    wire::refuse(&mut out, id, Refusal::Cancelled)?
                }
                Incoming::Request { id, method, params } => match server.answer(&method, &params, &mut out) {
                    Ok(result) => wire::respond(&mut out, id, result)?,
                    Err(refusal) => wire::refuse(&mut out, id, refusal)?,
                },
                Incoming::Response { id, result } if server.asks.is_settings(&id) => {
                    server.choose(result.get(0).unwrap_or(&Value::Null), &mut out)?;
                }
                Incoming::Response { .. } => {}
                Incoming::Notification { method, .. } if method == "exit" => {
                    return Ok(u8::from(server.stage != Stage::ShutDown));
                }
                Incoming::Notification { method, params } => server.hear(&method, &params, &mut out)?,
            }
        }
        server.publish(&mut out)?;
    }
    Ok(u8::from(server.stage != Stage::ShutDown))
}

impl Server<'_> {
    fn answer(&mut self, method: &str, params: &Value, out: &mut dyn Write) -> Result<Value, Refusal> {
        match (self.stage, method) {
            (Stage::Before, "initialize") => Ok(self.initialize(params)),
            (Stage::Before, _) => Err(Refusal::TooEarly),
            (Stage::ShutDown, _) => Err(Refusal::TooLate),
            (Stage::Begun, "shutdown") => {
                self.stage = Stage::ShutDown;
                Ok(Value::Null)
            }
            (Stage::Begun, "textDocument/diagnostic") => {
                let uri = uri(params).ok_or(Refusal::Parameters)?.to_owned();
                Ok(json!({ "kind": "full", "items": self.findings(&uri) }))
            }
            (Stage::Begun, "textDocument/codeAction") => self.actions(params).ok_or(Refusal::Parameters),
            (Stage::Begun, "workspace/executeCommand") => self.execute(params, out).ok_or(Refusal::Parameters),
            (Stage::Begun, _) if QUESTIONS.contains(&method) => self.tell_of(method, params),
            (Stage::Begun, _) => Err(Refusal::Unknown),
        }
    }

    fn initialize(&mut self, params: &Value) -> Value {
        self.stage = Stage::Begun;
        let folders = params.get("workspaceFolders").and_then(Value::as_array).into_iter().flatten();
        let uris =
            folders.filter_map(|folder| folder.get("uri")).chain(params.get("rootUri")).filter_map(Value::as_str);
        self.roots = uris.filter_map(path_of).collect();
        self.roots.sort();
        self.roots.dedup();
        let can = |pointer: &str| params.pointer(&format!("/capabilities/{pointer}"));
        let is = |pointer: &str| can(pointer).and_then(Value::as_bool).unwrap_or_default();
        let encodings = can("general/positionEncodings").and_then(Value::as_array).into_iter().flatten();
        let has_utf_8 = encodings.filter_map(Value::as_str).any(|encoding| encoding == "utf-8");
        self.manner = DiagnosticOptions {
            unit: if has_utf_8 { Unit::Utf8 } else { Unit::Utf16 },
            related: is("textDocument/publishDiagnostics/relatedInformation"),
        };
        self.client = Client::of(params);
        // Facts of one file are about others: who asks for findings must be able to hear that they are to be asked for anew.
        self.pulls = can("textDocument/diagnostic").is_some() && is("workspace/diagnostics/refreshSupport");
        let capabilities = capabilities(has_utf_8, self.pulls);
        let version = env!("CARGO_PKG_VERSION");
        json!({ "capabilities": capabilities, "serverInfo": { "name": "ssmlint", "version": version } })
    }

    fn hear(&mut self, method: &str, params: &Value, out: &mut dyn Write) -> io::Result<()> {
        if self.stage != Stage::Begun {
            return Ok(());
        }
        match method {
            "initialized" => self.asks.begin(self.client, out)?,
            "textDocument/didOpen" => {
                self.opened += 1;
                if let Some(text) = Text::opened(params, self.manner.unit, self.opened) {
                    self.is_stale |= self.folder.as_ref().is_some_and(|folder| folder.lacks(&text.place));
                    self.put(text);
                }
            }
            "textDocument/didChange" => {
                if let Some(text) = uri(params).and_then(|uri| self.open.get(uri)) {
                    self.put(text.changed(params, self.manner.unit));
                }
            }
            "textDocument/didClose" => {
                if let Some(uri) = uri(params)
                    && let Some(text) = self.open.remove(uri)
                {
                    let is_told = |folder: &mut Folder| folder.close(text.place.path());
                    self.is_stale |= !self.folder.as_mut().is_some_and(is_told);
                    self.fresh.remove(uri);
                    if !self.pulls {
                        wire::notify(out, "textDocument/publishDiagnostics", json!({ "uri": uri, "diagnostics": [] }))?;
                    }
                    self.changed();
                }
            }
            "textDocument/didSave" => {
                // What is on disk is what is open, except for the configuration: that counts as it is saved.
                let path = uri(params).and_then(path_of);
                let is_settings = |folder: &Folder| path.is_none_or(|path| folder.is_configuration(&path));
                if self.folder.as_ref().is_none_or(is_settings) {
                    self.is_stale = true;
                    self.changed();
                }
            }
            "workspace/didChangeWatchedFiles" => self.reread(params),
            "workspace/didChangeConfiguration" => {
                self.choose(params.get("settings").unwrap_or(&Value::Null), out)?;
                // What comes with the notice may be nothing, or not all.
                self.asks.settings(self.client, out)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes in settings.
    fn choose(&mut self, said: &Value, out: &mut dyn Write) -> io::Result<()> {
        let before = self.client.options;
        self.client.options.read(said);
        self.asks.margin(self.client, before, out)
    }

    /// Reads files of the disk anew: those alone that changed, where no other hangs of them.
    fn reread(&mut self, params: &Value) {
        for change in params.get("changes").and_then(Value::as_array).into_iter().flatten() {
            let Some(uri) = change.get("uri").and_then(Value::as_str) else { continue };
            let is_known = |path: &PathBuf| self.folder.as_ref().is_none_or(|folder| folder.source(path).is_some());
            // Of what could not be ours only that counts which a module names.
            if path_of(uri).is_some_and(|path| !has_our_ending(&path) && !is_known(&path)) {
                continue;
            }
            // What is open counts as it is there, and is read when it is closed.
            let is_settings = |path: &PathBuf| self.folder.as_ref().is_none_or(|folder| folder.is_configuration(path));
            if self.open.contains_key(uri) && !path_of(uri).as_ref().is_some_and(is_settings) {
                continue;
            }
            let is_gone = change.get("type").and_then(Value::as_u64) == Some(DELETED);
            let read = |folder: &mut Folder| path_of(uri).is_some_and(|path| !is_gone && folder.reread(&path));
            self.is_stale |= !self.folder.as_mut().is_some_and(read);
            self.changed();
        }
    }

    fn put(&mut self, text: Text) {
        if let (Some(folder), false) = (&mut self.folder, self.is_stale) {
            folder.put(&text);
        }
        self.fresh.insert(text.uri.clone());
        self.open.insert(text.uri.clone(), text);
        self.changed();
    }

    fn changed(&mut self) {
        self.is_checked = false;
    }

    /// Reads what has changed. Where that fails, for a mistake in the configuration, what was known before counts.
    fn read(&mut self) {
        if self.is_stale {
            self.is_stale = false;
            let open = self.open.values().filter_map(|text| text.place.file()).map(PathBuf::from).collect();
            match Folder::load(&self.roots, open, self.shared, self.manner.unit) {
                Ok(folder) => {
                    self.folder = Some(folder);
                    self.lay_over();
                    // Of what was said before nothing need be true.
                    self.fresh.extend(self.open.keys().cloned());
                }
                Err(Failure::Message(message)) => {
                    say(&format!("ssmlint: {message}"));
                    self.lay_over();
                }
                Err(Failure::ClosedPipe) => {}
            }
        }
    }

    /// Puts what is open over what is on disk.
    fn lay_over(&mut self) {
        let Some(folder) = &mut self.folder else { return };
        self.open.values().for_each(|text| folder.put(text));
    }

    /// Reads what has changed and checks it.
    fn settle(&mut self) {
        self.read();
        if !self.is_checked {
            self.is_checked = true;
            self.untold.extend(self.folder.as_mut().map(Folder::check).unwrap_or_default());
        }
    }

    fn findings(&mut self, uri: &str) -> Vec<Value> {
        self.settle();
        let place = self.place(uri);
        place.map(|(folder, source)| of_source(folder, source, self.manner)).unwrap_or_default()
    }

    /// What is known of a text, and the text in it.
    fn place(&self, uri: &str) -> Option<(&Folder, SourceId)> {
        let folder = self.folder.as_ref()?;
        Some((folder, folder.source(&self.path(uri)?)?))
    }

    /// Where the pages of rules are: as the first configuration says, for whoever asks about no file.
    fn rule_pages(&self) -> RulePages {
        let project = self.folder.as_ref().and_then(|folder| folder.loaded.projects.first());
        project.and_then(|project| project.settings.rule_pages.clone()).unwrap_or_default()
    }

    fn path(&self, uri: &str) -> Option<PathBuf> {
        self.open.get(uri).map_or_else(|| path_of(uri), |text| Some(text.place.path().to_path_buf()))
    }

    fn actions(&mut self, params: &Value) -> Option<Value> {
        let (uri, range) = (uri(params)?.to_owned(), params.get("range")?.clone());
        self.settle();
        let kinds = params.pointer("/context/only").and_then(Value::as_array).into_iter().flatten();
        let only: Vec<&str> = kinds.filter_map(Value::as_str).collect();
        let Some((folder, source)) = self.place(&uri) else { return Some(json!([])) };
        let lines = folder.lines(source)?;
        let bytes = lines.bytes(&range)?;
        Some(actions::of_range(folder, (source, bytes), &lines, (&only, self.client)).into())
    }

    /// The response to the requests of a file, as `ssmlint dry-run` prints it, or the page of a rule.
    fn execute(&mut self, params: &Value, out: &mut dyn Write) -> Option<Value> {
        let (command, about) = (params.get("command")?.as_str()?, params.pointer("/arguments/0")?.as_str()?);
        match command {
            DRY_RUN => {
                self.read();
                Some(self.place(about).map_or(Value::Null, |(folder, source)| dry_run(folder, source)))
            }
            EXPLAIN => {
                let page = actions::explained(about, &self.rule_pages())?;
                if self.client.shows_documents && !self.client.shows_pages {
                    // Where nobody listens any more, the next answer tells it.
                    let _ = self.asks.page(page.get("url")?, out);
                }
                Some(page)
            }
            _ => None,
        }
    }

    /// Answers a question about a file, which may be none of ours.
    fn tell_of(&mut self, method: &str, params: &Value) -> Result<Value, Refusal> {
        let uri = uri(params).ok_or(Refusal::Parameters)?;
        self.read();
        let question = Question { method, params, client: self.client };
        match self.place(uri) {
            Some(place) => question.answer(place, &|uri| Some(self.open.get(uri)?.version)),
            None => {
                question.response_without_file(self.path(uri).as_deref(), self.open.get(uri).map(|open| &open.lines))
            }
        }
    }

    /// Tells what was found since something changed, or that it is to be asked for anew.
    fn publish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.stage != Stage::Begun || self.is_checked && self.untold.is_empty() && self.fresh.is_empty() {
            return Ok(());
        }
        self.settle();
        let (untold, fresh) = (std::mem::take(&mut self.untold), std::mem::take(&mut self.fresh));
        if self.open.is_empty() {
            return Ok(());
        }
        if self.pulls {
            return self.asks.findings(out);
        }
        let is_due =
            |uri: &String| fresh.contains(uri) || self.place(uri).is_some_and(|(_, source)| untold.contains(&source));
        let open = self.open.iter().filter(|(uri, _)| is_due(uri));
        let open: Vec<(String, i64)> = open.map(|(uri, open)| (uri.clone(), open.version)).collect();
        for (uri, version) in open {
            let diagnostics = self.findings(&uri);
            let told = json!({ "uri": uri, "version": version, "diagnostics": diagnostics });
            wire::notify(out, "textDocument/publishDiagnostics", told)?;
        }
        Ok(())
    }
}

fn uri(params: &Value) -> Option<&str> {
    params.pointer("/textDocument/uri")?.as_str()
}
