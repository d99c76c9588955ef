//! One source becomes one file of the model.

use crate::frontend::cloudformation::find;
use crate::frontend::cloudformation::template::Deployment;
use crate::frontend::document;
use crate::frontend::document::content;
use crate::frontend::document::definition;
use crate::frontend::listing::associations;
use crate::frontend::listing::documents;
use crate::frontend::listing::inventory;
use crate::frontend::suppression;
use crate::frontend::terraform::plan;
use crate::frontend::{marks, request, terraform};
use crate::model::file::{File, Kind, RequestAt, Role};
use crate::parallel;
use crate::service::error::Operation;
use crate::service::origin::Origin;
use crate::source::sources::Source;
use crate::syntax::node::Node;
use crate::syntax::stream::window::Window;
use crate::syntax::{Syntax, parse, parse_json_lines, parse_text};
use std::sync::Arc;

/// Nodes of a template for which it pays to wake another thread.
const LARGE: usize = 4096;

/// How a file is to be read.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Reading {
    /// Why it is read.
    pub role: Role,
    /// The operation that every request in it is of, when the user says so.
    pub operation: Option<Operation>,
    /// The syntax that it is read in; `None` where its name and its first character tell.
    pub syntax: Option<Syntax>,
    /// What it was before somebody typed in it: that it stays as long as it looks like it.
    pub once: Option<Kind>,
}

/// Reads one source: parses it, and tells what of it is ours.
pub(crate) fn lower(source: &Source, reading: Reading, deployment: &Deployment) -> File {
    let mut file = File::new(source.id, reading.role);
    if let Some(inventory) = inventory::stream(&source.name, &mut Window::whole(source)) {
        file.inventory = inventory;
        return file;
    }
    // What a module says is read when all of its files are there, and the texts that it names are.
    if matches!(reading.role, Role::Beside | Role::Values) || terraform::is_read(&source.name) {
        return file;
    }
    let are_lines = source.name.ends_with(".jsonl");
    let mut tree = match reading.syntax {
        Some(syntax) => parse_text(source.id, source.text().clone(), syntax),
        None if are_lines => parse_json_lines(source),
        None => parse(source),
    };
    let stem = stem(&source.name);
    let among_rows = are_lines && tree.roots().any(inventory::is_row);
    for root in tree.roots() {
        recognise(root, stem, reading, among_rows, &mut file);
    }
    file.is_template = find::holds_template(&tree);
    file.kind = kind(&file);
    if let (None, Some(once), false) = (file.kind, reading.once, file.is_template || file.has_facts()) {
        tree.roots().for_each(|root| keep(root, stem, once, &mut file));
        file.kind = Some(once);
    }
    file.cut_off = !tree.errors().is_empty() && marks::is_ours(tree.text());
    if tree.roots().any(find::is_template) {
        // All that follows asks for these, and of a large template each takes a while.
        if tree.len() > LARGE {
            parallel::both(|| _ = tree.duplicates(), || _ = tree.is_templated());
        }
        find::read(&mut tree, deployment, &mut file);
    }
    if tree.roots().any(plan::is_plan) {
        plan::read(&mut tree, &mut file);
    }
    suppression::read::read(&tree, tree.comments(), &mut file);
    // Every rule asks: it is looked for here, where other files are read at the same time.
    if !file.requests.is_empty() {
        tree.is_templated();
    }
    file.hold(Arc::new(tree));
    file
}

/// What a file was recognised as.
fn kind(file: &File) -> Option<Kind> {
    let request = file.requests.first().filter(|request| !request.operation.is_of_document());
    let content = || file.documents.first().filter(|document| document.is_content && document.sent.is_none());
    request.map(|request| Kind::Request(request.operation)).or_else(|| content().map(|_| Kind::Content))
}

/// Takes a root as what it was before somebody typed in it, if it still looks like that.
fn keep(root: Node<'_>, stem: &str, once: Kind, file: &mut File) {
    match once {
        Kind::Request(once) => file.requests.extend(request::still(root, once).map(|operation| RequestAt {
            root: root.id(),
            operation,
            origin: Origin::Request,
            is_judged: false,
        })),
        Kind::Content => file.documents.extend(definition::still(root, stem)),
    }
}

/// The name of a file without its folder and its ending.
fn stem(name: &str) -> &str {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

fn recognise(root: Node<'_>, stem: &str, reading: Reading, among_rows: bool, file: &mut File) {
    if find::is_template(root) || plan::is_plan(root) {
        return;
    }
    let at = |operation| RequestAt { root: root.id(), operation, origin: Origin::Request, is_judged: false };
    // Who names a file and says what it is need not be believed of others in the folder.
    let forced = reading.operation.filter(|_| root.is_mapping() && reading.role != Role::Found);
    let sent = match forced {
        None => document::request::operation(root, stem),
        Some(operation) => Some(operation).filter(|operation| operation.is_of_document()),
    };
    // Content is what such a call sends, and no call.
    if let Some(operation) = sent.filter(|_| !content::is_content(root)) {
        file.documents.push(definition::sent(root, operation));
        return file.requests.push(at(operation));
    }
    if let Some(operation) = forced.filter(|operation| !operation.is_of_document()) {
        return file.requests.push(at(operation));
    }
    if let Some(document) = definition::read(root, stem) {
        return file.documents.push(document);
    }
    let documents = documents::read(root);
    if !documents.is_empty() {
        return file.documents.extend(documents);
    }
    let existing = associations::read(root);
    if !existing.is_empty() {
        return file.existing.extend(existing);
    }
    if inventory::read(root, &mut file.inventory) {
        return;
    }
    match request::operation(root, stem, reading.role) {
        Some(operation) => {
            let stated = reading.operation.filter(|operation| !operation.is_of_document());
            file.requests.push(at(stated.unwrap_or(operation)));
        }
        // Where one line is a row, the others are as well, whatever is known of them.
        None if among_rows => inventory::read_among_rows(root, &mut file.inventory),
        None => {}
    }
}
