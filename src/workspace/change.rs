//! Files that change while others stay as they are.

use crate::frontend::lower::Reading;
use crate::frontend::terraform;
use crate::input::Input;
use crate::model::file::{File, Kind, Role};
use crate::source::sources::{Source, SourceId};
use crate::workspace::files::Workspace;
use crate::workspace::read::{read, read_text};
use std::sync::Arc;

impl Workspace {
    /// Reads another text instead of a file's; its name and its role stay.
    pub fn change(&mut self, source: SourceId, text: impl Into<Arc<String>>) {
        self.change_each(vec![(source, text.into())]);
    }

    /// Reads another text instead of a file's, while somebody types in it: what the file was recognised as it stays, as long as it looks
    /// like that.
    pub fn edit(&mut self, source: SourceId, text: impl Into<Arc<String>>) {
        let once = self.file(source).and_then(|file| file.kind);
        self.read_each(vec![(source, text.into(), once)]);
    }

    /// Reads other texts instead of files', and modules anew once for all.
    pub(crate) fn change_each(&mut self, texts: Vec<(SourceId, Arc<String>)>) {
        self.read_each(texts.into_iter().map(|(source, text)| (source, text, None)).collect());
    }

    fn read_each(&mut self, texts: Vec<(SourceId, Arc<String>, Option<Kind>)>) {
        let mut is_module = false;
        for (id, text, once) in texts {
            let (Some(old), Some(file)) = (self.sources.get(id), self.file(id)) else { continue };
            let source = Source::new(id, old.name.clone(), text);
            let reading = Reading { role: file.role, operation: self.operation, syntax: None, once };
            let lowered = read_text(&source, reading, self.deployment_of(&source.name));
            is_module |= self.is_of_module(&source.name);
            self.put(source, lowered);
        }
        if is_module {
            self.lower_again();
        }
    }

    /// What a file would say with another text; nothing of one of a Terraform module, which is read with the others.
    pub(crate) fn with_text(&self, source: SourceId, text: String) -> Option<File> {
        let (old, file) = (self.sources.get(source)?, self.file(source)?);
        let reading = Reading { role: file.role, operation: self.operation, syntax: None, once: file.kind };
        let imagined = Source::new(source, old.name.clone(), text);
        Some(read_text(&imagined, reading, self.deployment_of(&old.name)))
    }

    /// Opens one more file, and returns its number: that of one that was closed, where there is one.
    pub fn open_one(&mut self, input: Input) -> SourceId {
        let id = self.free.pop().unwrap_or_else(|| self.sources.next_id());
        let deployment = self.deployment_of(&input.name);
        let (source, file) = read(input, id, self.operation, deployment);
        let is_module = self.is_of_module(&source.name);
        self.put(source, file);
        if is_module {
            self.lower_again();
        }
        id
    }

    /// Forgets a file. Nothing is known of it any more, and its number may be another one's.
    pub fn close(&mut self, source: SourceId) {
        let is_module = self.sources.get(source).is_some_and(|source| self.is_of_module(&source.name));
        if self.file(source).is_some() && !self.free.contains(&source) {
            self.sources.put(Source::new(source, "", String::new()));
            self.put(Source::new(source, "", String::new()), File::new(source, Role::Fact));
            self.free.push(source);
        }
        if is_module {
            self.lower_again();
        }
    }

    fn put(&mut self, source: Source, file: File) {
        let (id, number) = (source.id, source.id.0 as usize);
        let was_private = self.sources.get(id).is_some_and(Source::is_private);
        let all = 0..source.text().len();
        self.sources.put(source);
        self.sources.hide_some(id, &file.secrets);
        // Where the secrets of a text are that is not read for them, nobody knows after a change.
        if was_private && file.secrets.is_empty() {
            self.sources.hide(id, &[all]);
        }
        match self.files.get_mut(number) {
            Some(old) => *old = file,
            None => self.files.push(file),
        }
    }

    /// Whether a module says what a file of this name says: it is one of the module's, or a text that one of them names.
    fn is_of_module(&self, name: &str) -> bool {
        terraform::is_read(name) || terraform::is_text(&self.sources, name)
    }

    fn lower_again(&mut self) {
        terraform::lower_again(&self.sources, &mut self.files, self.absent.as_ref());
    }
}
