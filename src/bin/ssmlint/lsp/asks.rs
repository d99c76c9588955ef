//! What the client is asked: to tell of files and settings that change, and to ask anew for what has changed.

use crate::lsp::client::Client;
use crate::lsp::options::Options;
use crate::lsp::wire::{self, RequestId};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Files whose changes count: those that are read, and texts that modules of Terraform name.
const WATCHED: &str = "**/*.{json,jsonl,yaml,yml,template,tf,tofu,tfvars,tpl,tftpl,sh,ps1,py}";

/// What was asked so far.
#[derive(Debug, Default)]
pub(crate) struct Asks {
    last: i32,
    /// The number of the request for settings that was sent last.
    settings: Option<i32>,
}

impl Asks {
    /// Asks what is to be known at the beginning.
    pub(crate) fn begin(&mut self, client: Client, out: &mut dyn Write) -> io::Result<()> {
        let watchers = json!({ "watchers": [{ "globPattern": WATCHED }] });
        let mut wanted =
            vec![json!({ "id": "files", "method": "workspace/didChangeWatchedFiles", "registerOptions": watchers })];
        if client.registers_settings {
            let section = json!({ "section": "ssmlint" });
            let method = "workspace/didChangeConfiguration";
            wanted.push(json!({ "id": "settings", "method": method, "registerOptions": section }));
        }
        self.ask("client/registerCapability", json!({ "registrations": wanted }), out)?;
        self.settings(client, out)
    }

    /// Asks for the settings, where the client can be asked.
    pub(crate) fn settings(&mut self, client: Client, out: &mut dyn Write) -> io::Result<()> {
        if client.tells_settings {
            self.ask("workspace/configuration", json!({ "items": [{ "section": "ssmlint" }] }), out)?;
            self.settings = Some(self.last);
        }
        Ok(())
    }

    /// Whether an answer is the settings.
    pub(crate) fn is_settings(&self, id: &RequestId) -> bool {
        self.settings.is_some_and(|number| RequestId::from(number) == *id)
    }

    /// Asks to ask anew for findings.
    pub(crate) fn findings(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.ask("workspace/diagnostic/refresh", Value::Null, out)
    }

    /// Asks to ask anew for what other options show.
    pub(crate) fn margin(&mut self, client: Client, before: Options, out: &mut dyn Write) -> io::Result<()> {
        let methods = ["workspace/inlayHint/refresh", "workspace/codeLens/refresh"];
        for (method, can) in methods.into_iter().zip(client.refreshes) {
            if can && client.options != before {
                self.ask(method, Value::Null, out)?;
            }
        }
        Ok(())
    }

    /// Asks to show the page of a rule where it is on the web.
    pub(crate) fn page(&mut self, url: &Value, out: &mut dyn Write) -> io::Result<()> {
        self.ask("window/showDocument", json!({ "uri": url, "external": true }), out)
    }

    fn ask(&mut self, method: &str, params: Value, out: &mut dyn Write) -> io::Result<()> {
        self.last += 1;
        wire::ask(out, self.last, method, params)
    }
}
