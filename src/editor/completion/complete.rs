//! What may be written at a place of a file.

use crate::editor::completion::association::{self, Asked};
use crate::editor::completion::content;
use crate::editor::completion::item::{CompletionKind, Completions, Draft, Form, Holds};
use crate::editor::completion::known::NamedDocument;
use crate::editor::completion::module;
use crate::editor::completion::names::{self, Offers};
use crate::editor::completion::place::{Owner, Place};
use crate::editor::completion::rules;
use crate::editor::completion::template;
use crate::editor::completion::written::written;
use crate::editor::question::Knowledge;
use crate::editor::typed::skeleton::skeleton;
use crate::editor::typed::typed;
use crate::editor::typed::word::{FILLER, Typed, line};
use crate::engine::analysis::Analysis;
use crate::model::file::{File, Role};
use crate::schema::describe::Described;
use crate::service::cloudformation::{ATTRIBUTES, WAIT};
use crate::service::origin::Origin;
use crate::source::sources::SourceId;
use crate::syntax::at::{AtByte, Step};
use crate::syntax::error::SyntaxError;
use crate::syntax::hcl::tags::TEMPLATE;
use crate::syntax::node::Node;
use crate::syntax::{Kind, Syntax, parse_text};
use crate::workspace::files::Workspace;
use std::ops::Range;
use std::sync::Arc;

/// What may be written at a byte of a file: nothing in files that are not ours.
pub fn completions<'w>(analysis: &'w Analysis<'w>, source: SourceId, byte: usize) -> Completions {
    complete(analysis, source, byte).unwrap_or_default()
}

fn complete<'w>(analysis: &'w Analysis<'w>, source: SourceId, byte: usize) -> Option<Completions> {
    let workspace = analysis.workspace;
    let file = workspace.file(source)?;
    let opened = workspace.sources().get(source)?;
    let text = opened.text().as_str();
    let syntax = file.tree.as_deref().map_or_else(|| Syntax::of(&opened.name, text), |tree| tree.syntax());
    if let Some(word) = rules::in_brackets(text, line(text, byte)?, byte) {
        let typed = Typed::done(text, word.clone(), word, "", "")?;
        let offers = rules::all(Form::Inside, typed.before(text, byte));
        return Some(fitted(offers, &typed, syntax, source));
    }
    let text = Text { analysis, source, text, byte };
    if syntax == Syntax::Hcl {
        // A file of a module may be JSON.
        let syntax = if opened.name.ends_with(".json") { Syntax::Json } else { syntax };
        return text.in_module(file, syntax);
    }
    let typed = typed(text.text, byte, syntax)?;
    let mut read = workspace.with_text(source, typed.text.clone())?;
    let is_lost = |error: &SyntaxError| (error.span.start as usize) < typed.at;
    if syntax == Syntax::Yaml && read.tree.as_deref()?.errors().iter().any(is_lost) {
        // Nothing is read after an error.
        read = workspace.with_text(source, skeleton(&typed.text, typed.at)?)?;
    }
    let tree = read.tree.as_deref()?;
    let place = Place::of(&read, tree, typed.at)?;
    let is_ours = file.is_ours() || read.is_ours() || file.role == Role::Configuration;
    if !is_ours && !is_begun(workspace, &opened.name, &place) {
        return None;
    }
    if let Some(found) = text.in_embedded(&read, &place, &typed) {
        return Some(found);
    }
    let (offers, typed) = text.offers(&read, &place, typed, syntax)?;
    Some(fitted(offers, &typed, syntax, source))
}

/// Whether a file that is not one of ours yet may become one: it is next to our configuration, and begins as ours do, if at all.
fn is_begun(workspace: &Workspace, name: &str, place: &Place<'_>) -> bool {
    let folder = |name: &str| name.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let mut configurations = workspace.files().iter().filter(|file| file.role == Role::Configuration);
    let is_beside = configurations.any(|file| {
        let source = workspace.sources().get(file.source);
        source.is_some_and(|source| name.starts_with(&folder(&source.name)))
    });
    let root = place.above.first();
    let first = root.and_then(|root| root.own_entries().next()).map(|entry| entry.key.text());
    let is_empty = place.above.len() <= 1 && root.is_none_or(|root| root.len() <= 1);
    is_beside && (is_empty || matches!(first, Some("Name" | "Entries" | "schemaVersion" | "AssociationId")))
}

/// The text in which something is typed.
#[derive(Copy, Clone)]
struct Text<'w> {
    analysis: &'w Analysis<'w>,
    source: SourceId,
    text: &'w str,
    byte: usize,
}

impl Text<'_> {
    fn offers(self, file: &File, place: &Place<'_>, typed: Typed, syntax: Syntax) -> Option<(Offers, Typed)> {
        let names = place.names.as_slice();
        let siblings: Option<Vec<&str>> = place.mapping.map(|mapping| beside(mapping, place.node));
        let given = siblings.as_deref();
        let before = typed.before(self.text, self.byte).to_owned();
        let root = place.above.first().copied()?;
        if let Some((word, opened)) = self.inside(&["{{", "${"]) {
            let drafts = match (opened, place.owner) {
                ("{{", Owner::Content(content)) => {
                    let name = own_name(file, content);
                    let knowledge = Knowledge::of(self.analysis, self.source)?;
                    content::references(&knowledge, content, &place.above, name.as_deref().unwrap_or_default())
                }
                ("${", Owner::Association(_, Origin::CloudFormation)) if place.function == Some("Sub") => {
                    template::references(root, &place.above, Form::Inside, names == ["Name"])
                }
                _ => return None,
            };
            return Some(((drafts, false), self.within(word)?));
        }
        if let Some(function) = place.function {
            let is_reference = template::is_reference(function) && !matches!(place.owner, Owner::Content(_));
            let drafts = template::references(root, &place.above, Form::Text, names == ["Name"]);
            return (is_reference && function != "Sub").then_some(((drafts, false), typed));
        }
        let offers = match place.owner {
            Owner::Configuration => rules::of_configuration(names, given, &before),
            Owner::Resource(_) => resource(names, given, &before),
            Owner::Association(node, _) => {
                let knowledge = Knowledge::of(self.analysis, self.source)?;
                let target = place.above.iter().rev().find_map(|node| node.get("Key"));
                let asked = Asked {
                    knowledge: &knowledge,
                    named: NamedDocument::of_association(file, node, &knowledge),
                    names,
                    given,
                    target: target.map(|entry| entry.value.text()),
                    typed: &before,
                    is_single: false,
                };
                association::offers(&asked)
            }
            Owner::Content(content) => {
                let knowledge = Knowledge::of(self.analysis, self.source)?;
                let asked = content::Asked {
                    knowledge: &knowledge,
                    root: content,
                    names,
                    above: &place.above,
                    given,
                    typed: &before,
                };
                content::offers(&asked)
            }
            Owner::Other => None,
        };
        let (mut drafts, cut) = offers.or_else(|| Some((described(place, given, syntax, &typed)?, false)))?;
        // What a list holds already it need not hold again.
        let list = place.above.iter().nth_back(1).filter(|above| above.is_sequence() && given.is_none());
        let others = list.into_iter().flat_map(|list| list.items()).filter(|item| item.span() != place.node.span());
        let held: Vec<&str> = others.filter(|item| item.is_scalar()).map(Node::text).collect();
        drafts.retain(|draft| !held.contains(&draft.label.as_str()));
        Some(((drafts, cut), typed))
    }

    /// The word after one of these marks that the line leaves open, and the mark.
    fn inside(self, marks: &[&'static str]) -> Option<(Range<usize>, &'static str)> {
        let line = line(self.text, self.byte)?;
        let before = self.text.get(line.start..self.byte)?;
        let (at, mark) = marks.iter().filter_map(|mark| Some((before.rfind(mark)? + mark.len(), *mark))).max()?;
        let inside = before.get(at..)?;
        if inside.contains('}') {
            return None;
        }
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '-');
        let start = self.byte - (inside.len() - inside.trim_end_matches(is_part).len());
        let behind = self.text.get(self.byte..line.end)?;
        Some((start..self.byte + (behind.len() - behind.trim_start_matches(is_part).len()), mark))
    }

    /// A word that is replaced as it is.
    fn within(self, word: Range<usize>) -> Option<Typed> {
        Typed::done(self.text, word.clone(), word, "", "")
    }

    /// The content of a document that is in a block of lines is read as a text of its own.
    fn in_embedded(self, file: &File, place: &Place<'_>, outer: &Typed) -> Option<Completions> {
        let is_content = matches!(place.names.as_slice(), ["Content"]) && matches!(place.owner, Owner::Other);
        if !is_content || place.mapping.is_some() || !matches!(place.node.kind(), Kind::Literal | Kind::Folded) {
            return None;
        }
        let original = |byte: usize| outer.original(byte, self.text.len());
        self.embedded(file, (&[place.node], outer.at), &original, Some(outer.is_named))
    }

    /// What may be written in a file of a Terraform module: in the contents of documents too.
    fn in_module(self, file: &File, syntax: Syntax) -> Option<Completions> {
        if syntax == Syntax::Hcl {
            // A line on which nothing is written yet is not moved with the others.
            let is_blank = line(self.text, self.byte).and_then(|line| self.text.get(line))?.trim().is_empty();
            let (before, behind) = self.text.split_at_checked(self.byte)?;
            let filler = if is_blank { FILLER } else { "" };
            let original = |byte: usize| if byte > self.byte { byte - filler.len() } else { byte };
            let tree = parse_text(self.source, Arc::new([before, filler, behind].concat()), syntax);
            let (steps, stands) = tree.at(self.byte)?;
            // Of one that is moved to the left each line is a piece.
            let (pieces, steps) = match (steps.as_slice(), stands) {
                ([steps @ .., Step::Item { sequence }], _)
                    if sequence.tag().is_some_and(|tag| tag.name == TEMPLATE) =>
                {
                    (sequence.items().collect(), steps)
                }
                (steps, AtByte::Value(node)) => (vec![node], steps),
                (steps, _) => (Vec::new(), steps),
            };
            let is_content = matches!(steps.last(), Some(Step::Value { key, .. }) if key.text() == "content");
            let is_plain = pieces.iter().all(|piece| piece.kind() == Kind::Literal);
            if is_content && is_plain && !pieces.is_empty() {
                return self.embedded(file, (&pieces, self.byte), &original, None);
            }
        }
        let typed = typed(self.text, self.byte, syntax)?;
        let tree = parse_text(self.source, Arc::new(typed.text.clone()), syntax);
        if let Some(place) = Place::of_module(&tree, typed.at) {
            let (offers, typed) = self.offers(file, &place, typed, syntax)?;
            return Some(fitted(offers, &typed, syntax, self.source));
        }
        let offers = module::offers(self.analysis, (file, self.byte), &typed, syntax)?;
        Some(fitted(offers, &typed, syntax, self.source))
    }

    /// What may be written at a byte of a scalar of several lines, which is read as a text of its own, in one piece or in several;
    /// `original` tells where a byte is in the file.
    fn embedded(
        self,
        file: &File,
        (pieces, at): (&[Node<'_>], usize),
        original: &dyn Fn(usize) -> usize,
        is_named: Option<bool>,
    ) -> Option<Completions> {
        let text = pieces.iter().map(|piece| piece.text()).collect::<String>();
        let text = text.as_str();
        // Lines are moved to the left: where the word stands is looked for by halves.
        let (mut low, mut high) = (0, text.len());
        while low < high {
            let half = text.ceil_char_boundary(low + (high - low) / 2 + usize::from(high - low == 1));
            if outer(pieces, half, true) <= at {
                low = half
            } else {
                high = text.floor_char_boundary(half.saturating_sub(1))
            }
        }
        let syntax = Syntax::of("", text);
        let typed = typed(text, low, syntax)?;
        let tree = parse_text(self.source, Arc::new(typed.text.clone()), syntax);
        let inner = Place::of(file, &tree, typed.at)?;
        let placed = |range: Range<usize>| {
            let start = outer(pieces, range.start, false);
            let range = start..outer(pieces, range.end, true).max(start);
            original(range.start)..original(range.end)
        };
        // The colon after it may be one that is for what is typed next.
        let typed = Typed {
            word: placed(typed.word.clone()),
            whole: placed(typed.whole.clone()),
            is_named: is_named.unwrap_or(typed.is_named),
            ..typed
        };
        let (offers, typed) = self.offers(file, &inner, typed, syntax)?;
        Some(fitted(offers, &typed, syntax, self.source))
    }
}

/// Where a byte of a text of pieces is, as the end of what is before it, or as the beginning of what is after it.
fn outer(pieces: &[Node<'_>], byte: usize, is_end: bool) -> usize {
    let (mut passed, mut found) = (0, 0);
    for piece in pieces {
        let length = piece.text().len();
        let own = (byte - passed).min(length);
        let range = if is_end { 0..own } else { own..length };
        let span = piece.slice(range).span.range();
        found = if is_end { span.end } else { span.start };
        if byte < passed + length || is_end && byte == passed + length {
            break;
        }
        passed += length;
    }
    found
}

/// The name of the document whose content this is.
fn own_name(file: &File, root: Node<'_>) -> Option<String> {
    let documents = file.documents.iter();
    let mut own = documents.filter(|document| {
        let content = document.content.as_ref().and_then(|content| content.outer(file.tree.as_deref()?));
        content.is_some_and(|content| content.id() == root.id() && content.span() == root.span())
    });
    Some(own.next()?.name.clone())
}

/// The names that are next to the one that is typed.
fn beside<'t>(mapping: Node<'t>, key: Node<'t>) -> Vec<&'t str> {
    let others = mapping.entries().filter(|entry| entry.key.span() != key.span());
    others.map(|entry| entry.key.text()).collect()
}

/// What the attributes of a resource of a template may be; its type where it begins as ours do.
fn resource(names: &[&str], given: Option<&[&str]>, typed: &str) -> Option<Offers> {
    let offers = match (names, given) {
        (["Resources", _], Some(given)) if given.contains(&"Type") => {
            let left = ATTRIBUTES.iter().filter(|name| !given.contains(name));
            left.map(|name| Draft::new(*name, Form::Name(Holds::Any), CompletionKind::Member)).collect()
        }
        (["Resources", _, "Type"], None) if typed.len() >= 4 => {
            let kinds = ["AWS::SSM::Association", "AWS::SSM::Document"].into_iter();
            kinds.map(|kind| Draft::new(kind, Form::Text, CompletionKind::Value)).collect()
        }
        _ => return None,
    };
    Some((offers, false))
}

/// What the shape of a place says: members, or values.
fn described(place: &Place<'_>, given: Option<&[&str]>, syntax: Syntax, typed: &Typed) -> Option<Vec<Draft>> {
    let described = place.described?;
    if let Some(given) = given {
        let mut offers = members(place, described, given);
        if place.above.len() == 1 && place.above.first().is_some_and(|root| root.len() <= 1) {
            offers.extend(beginnings(described));
        }
        return Some(offers);
    }
    // An item of a list of mappings begins with the name of a member, and so does a text.
    let is_item = place.above.iter().nth_back(1).is_none_or(|above| above.is_sequence());
    let begins = is_item && syntax == Syntax::Yaml && !typed.is_flow && typed.quote.is_none();
    if syntax != Syntax::Yaml && place.above.len() <= 1 {
        return None;
    }
    if described.is("object") && !described.is("string") {
        return begins.then(|| members(place, described, &[]));
    }
    Some(names::described(described))
}

fn members(place: &Place<'_>, described: Described, given: &[&str]) -> Vec<Draft> {
    let mut offers = names::members(described, given);
    offers.retain(|draft| place.is_property(&draft.label));
    let is_template = matches!(place.owner, Owner::Association(_, Origin::CloudFormation));
    if is_template && place.names.is_empty() && !given.contains(&WAIT) {
        let words = "How many seconds CloudFormation waits for the association to succeed.";
        let offer = Draft::new(WAIT, Form::Name(Holds::Any), CompletionKind::Member);
        offers.push(offer.words(Some(words)));
    }
    offers
}

/// How files of ours begin besides one request.
fn beginnings(described: Described) -> Vec<Draft> {
    let begin = |name: &str, holds, words: &str| {
        Draft::new(name, Form::Name(holds), CompletionKind::Member).words(Some(words)).rank(2)
    };
    if !described.members().iter().any(|(name, _)| *name == "ScheduleExpression") {
        return Vec::new();
    }
    vec![
        begin("Entries", Holds::List, "A batch of associations."),
        begin("schemaVersion", Holds::Text, "The content of a document."),
    ]
}

fn fitted((drafts, is_cut): Offers, typed: &Typed, syntax: Syntax, source: SourceId) -> Completions {
    let items = drafts.into_iter().filter(|draft| draft.label != FILLER).enumerate();
    let mut items: Vec<_> = items.map(|(number, draft)| written(draft, typed, syntax, source, number)).collect();
    items.sort_by(|a, b| a.sort.cmp(&b.sort));
    Completions { items, is_cut }
}
