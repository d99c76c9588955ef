//! A document as all files together know it.

use crate::model::document::{Document, Platforms, Sent, is_associable};
use crate::model::parameter::{Declared, Written};
use crate::service::error::Operation;
use crate::service::origin::Origin;
use crate::service::version::Version;
use crate::source::span::Span;
use std::collections::BTreeMap;

/// A document as all files together know it.
#[derive(Debug, Default)]
pub(crate) struct Known<'w> {
    /// The place to show for it.
    pub span: Option<Span>,
    /// Its owner: an account, or `Amazon`.
    pub owner: Option<&'w str>,
    /// `Command`, `Automation`, `Policy` and so on: stated, or derived from the content.
    pub kind: Option<&'w Written>,
    /// The schema version of its content.
    pub schema_version: Option<&'w Written>,
    /// The number of the default version.
    pub default_version: Option<u64>,
    /// The number of the newest version.
    pub latest_version: Option<u64>,
    /// `Active`, `Creating` and so on.
    pub status: Option<&'w Written>,
    /// The day of the built-in catalogue, for a document that no file defines.
    pub catalogued: Option<&'static str>,
    /// Whether Amazon has withdrawn it.
    pub retired: bool,
    kind_stated: bool,
    class: Class,
    platforms: Option<&'w Platforms>,
    platforms_differ: bool,
    pieces: Vec<&'w Document>,
    existing: Option<&'w Document>,
    made: Option<&'w Document>,
    /// What the service told with the content, and of how many versions.
    told: (Option<&'w Document>, usize),
    version_names: BTreeMap<&'w str, &'w Document>,
}

/// What a document's type means for its associations.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
enum Class {
    /// The type is not known.
    #[default]
    Unknown,
    /// Its targets are those of commands.
    Command,
    Automation,
    /// It cannot be associated.
    Other,
}

impl Class {
    fn of(kind: &str) -> Self {
        match kind {
            "Automation" => Self::Automation,
            _ if is_associable(kind) => Self::Command,
            _ => Self::Other,
        }
    }
}

impl<'w> Known<'w> {
    /// Takes in one more piece. What a listing states wins over what a content implies; of equals the first wins.
    pub(crate) fn add(&mut self, piece: &'w Document) {
        let states_more = piece.kind_stated && !self.kind_stated;
        if piece.kind.is_some() && (self.kind.is_none() || states_more) {
            self.kind = piece.kind.as_ref();
            self.kind_stated = piece.kind_stated;
            self.class = self.kind.map_or(Class::Unknown, |kind| Class::of(&kind.text));
        }
        self.span = match (self.span, piece.is_content) {
            (Some(span), false) => Some(span),
            _ => piece.span.or(self.span),
        };
        self.owner = self.owner.or(piece.owner.as_deref());
        self.schema_version = self.schema_version.or(piece.schema_version.as_ref());
        self.add_platforms(piece.platforms.as_ref());
        self.default_version = self.default_version.or(piece.default_version);
        self.latest_version = self.latest_version.max(piece.latest_version);
        self.status = self.status.or(piece.status.as_ref());
        self.catalogued = self.catalogued.or(piece.catalogued);
        self.retired |= piece.retired;
        self.add_history(piece);
        self.pieces.push(piece);
    }

    /// Takes in what a piece says of what the account has, or will have.
    fn add_history(&mut self, piece: &'w Document) {
        let exists = |status: &Written| status.text != "Deleting";
        let is_told = piece.owner.is_some() || piece.status.as_ref().is_some_and(exists);
        let is_made =
            matches!(piece.sent, Some(Sent { operation: Operation::CreateDocument, origin: Origin::Request, .. }));
        if is_told {
            self.existing = self.existing.or(Some(piece));
        }
        if is_told && piece.content.is_some() {
            self.told = (self.told.0.or(Some(piece)), self.told.1 + 1);
        }
        if is_made {
            self.made = self.made.or(Some(piece));
        }
        if let Some(name) = piece.version_name.as_deref().filter(|_| is_told || is_made) {
            self.version_names.entry(name).or_insert(piece);
        }
    }

    /// What the service told of it: the account has it.
    pub(crate) fn existing(&self) -> Option<&'w Document> {
        self.existing
    }

    /// The first request that makes it.
    pub(crate) fn made(&self) -> Option<&'w Document> {
        self.made
    }

    /// Whether one request makes it, and nothing else tells of it.
    pub(crate) fn is_made_alone(&self) -> bool {
        self.made.is_some() && self.pieces.len() == 1
    }

    /// Who holds this text as its content: the one version of which the service told it, or the first request that makes it.
    pub(crate) fn holder(&self, text: &str) -> Option<&'w Document> {
        let told = self.told.0.filter(|_| self.told.1 == 1);
        told.into_iter().chain(self.made).find(|piece| piece.content.as_ref().is_some_and(|at| at.is_text(text)))
    }

    /// The version that has this name, or gets it from the first request that makes the document.
    pub(crate) fn version_named(&self, name: &str) -> Option<&'w Document> {
        self.version_names.get(name).copied()
    }

    fn add_platforms(&mut self, more: Option<&'w Platforms>) {
        match (self.platforms, more) {
            (Some(known), Some(more)) if known.derived && more.derived => {
                self.platforms_differ |= known.list != more.list;
            }
            (Some(known), Some(more)) if known.derived => self.platforms = Some(more),
            (known, more) => self.platforms = known.or(more),
        }
    }

    /// The platforms that it is registered for: stated, or implied by its content where all its versions imply the same.
    pub(crate) fn platforms(&self) -> Option<&'w Platforms> {
        self.platforms.filter(|platforms| !platforms.derived || !self.platforms_differ)
    }

    /// Whether its contents are several.
    pub(crate) fn is_several(&self) -> bool {
        self.pieces.iter().filter(|piece| piece.is_content).count() > 1
    }

    /// Whether its type is known to be this one.
    pub(crate) fn is(&self, kind: &str) -> bool {
        self.kind.is_some_and(|known| known.text == kind)
    }

    /// Whether its targets are those of a Command document; Policy documents are taken for the same.
    pub(crate) fn is_command(&self) -> bool {
        self.class == Class::Command
    }

    /// Whether it is a runbook.
    pub(crate) fn is_automation(&self) -> bool {
        self.class == Class::Automation
    }

    /// Whether it is of a type that cannot be associated.
    pub(crate) fn is_unassociable(&self) -> bool {
        self.class == Class::Other
    }

    /// The piece that tells the parameters of a version; `None` where only other versions are known: they may differ.
    pub(crate) fn content(&self, version: Version) -> Option<&'w Document> {
        let wanted = match version {
            Version::Default => self.default_version,
            Version::Latest => self.latest_version,
            Version::Number(number) => Some(number),
        };
        let is_default = version == Version::Default || wanted.is_some() && wanted == self.default_version;
        let is_wanted = |piece: &Document| match piece.version {
            Some(number) => wanted == Some(number),
            None => is_default,
        };
        // Without any word on which version is the default or the latest, the only and the greatest number stand for it.
        let unnamed = wanted.is_none() && !matches!(version, Version::Number(_));
        let newest = || self.pieces.iter().filter_map(|piece| piece.version).max();
        let is_newest = |piece: &Document| unnamed && piece.version.is_some() && piece.version == newest();
        let is_only = |piece: &Document| unnamed && piece.version.is_none();
        self.best(is_wanted).or_else(|| self.best(is_newest)).or_else(|| self.best(is_only))
    }

    /// The number of the version that its owner gave this name.
    pub(crate) fn number_of(&self, version_name: &str) -> Option<u64> {
        self.pieces.iter().find(|piece| piece.version_name.as_deref() == Some(version_name))?.version
    }

    /// The parameters that a version declares, where they are known. A document that cannot be associated has none to judge by.
    pub(crate) fn parameters(&self, version: Version) -> Option<&'w [Declared]> {
        if self.is_unassociable() {
            return None;
        }
        self.content(version)?.parameters()
    }

    /// The piece that tells most. Of contents that differ nobody knows which one is meant.
    fn best(&self, fits: impl Fn(&Document) -> bool) -> Option<&'w Document> {
        let fitting = || self.pieces.iter().filter(|piece| fits(piece) && piece.parameters().is_some()).copied();
        let mut contents = fitting().filter(|piece| piece.is_content);
        let Some(first) = contents.next() else { return fitting().next() };
        contents.all(|other| declare_the_same(first, other)).then_some(first)
    }
}

fn declare_the_same(a: &Document, b: &Document) -> bool {
    let (Some(a), Some(b)) = (a.parameters(), b.parameters()) else { return false };
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.says_the_same(b))
}
