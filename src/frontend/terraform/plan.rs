//! The plan of a run, as `terraform show -json` prints it: what is created and changed are calls.
//!
//! Source of the form: <https://developer.hashicorp.com/terraform/internals/json-format>.

use crate::frontend::terraform::build::Build;
use crate::frontend::terraform::document::Pending;
use crate::frontend::terraform::module::{Module, Modules};
use crate::frontend::terraform::resource::is_true;
use crate::frontend::terraform::scope::{Evaluator, Scope};
use crate::model::file::{File, RequestAt};
use crate::model::reader;
use crate::service::error::Operation;
use crate::service::origin::Origin;
use crate::service::terraform::{RESOURCES, Sent};
use crate::syntax::NodeId;
use crate::syntax::graft::Graft;
use crate::syntax::node::{Entry, Node};
use crate::syntax::tree::Tree;
use std::collections::BTreeSet;
use std::ops::Range;

/// Whether a root is a plan, or a state, which makes no call.
pub(crate) fn is_plan(root: Node<'_>) -> bool {
    let has = |name: &str| root.get(name).is_some();
    has("format_version") && has("terraform_version") && (has("resource_changes") || has("values"))
}

/// Reads the plans among the roots of a tree, and puts the requests that they make into the tree.
pub(crate) fn read(tree: &mut Tree, file: &mut File) {
    file.is_terraform = true;
    let mut graft = Graft::of(tree);
    let mut pending = Vec::new();
    let broken = !tree.errors().is_empty();
    let module = Module::default();
    let scope =
        Scope { module: &module, modules: &Modules::default(), call: None, is_called: false, bound: Vec::new() };
    for root in tree.roots().filter(|root| is_plan(*root)) {
        let changes = reader::member(root, "resource_changes").into_iter().flat_map(Node::items);
        for change in changes {
            secrets(change, &mut file.secrets);
            let Some(Call { operation, arguments, entry, unknown, sensitive }) = call(change) else { continue };
            let mut build = Build { unknown, sensitive, ..Build::of(Evaluator::of(&scope), &mut graft) };
            let root = build.request(entry.value, operation, arguments, broken);
            if operation.is_of_document() {
                pending.push(Pending::of(&mut build.evaluator, entry, operation, root));
            }
            let address = reader::member(change, "address").filter(|address| address.is_scalar());
            file.addresses.extend(address.map(|address| (root, address.span())));
            file.requests.push(RequestAt {
                root: NodeId(root),
                operation,
                origin: Origin::Terraform,
                is_judged: false,
            });
        }
    }
    tree.graft(graft);
    file.documents.extend(pending.into_iter().map(|pending| pending.read(tree, &BTreeSet::new())));
}

/// The call that a change of a resource makes.
struct Call<'t> {
    operation: Operation,
    /// What becomes of the arguments.
    arguments: Option<&'static [(&'static str, Sent)]>,
    /// What the resource will be.
    entry: Entry<'t>,
    /// What of it is not known yet.
    unknown: Option<Node<'t>>,
    /// What of it is a secret.
    sensitive: Option<Node<'t>>,
}

/// Adds where the values stand that a change says are sensitive: of all resources, for one line may hold many.
fn secrets(change: Node<'_>, found: &mut Vec<Range<usize>>) {
    let Some(change) = reader::member(change, "change") else { return };
    for (values, flags) in [("after", "after_sensitive"), ("before", "before_sensitive")] {
        if let (Some(values), Some(flags)) = (reader::member(change, values), reader::member(change, flags)) {
            flagged(values, flags, found);
        }
    }
}

fn flagged(value: Node<'_>, flag: Node<'_>, found: &mut Vec<Range<usize>>) {
    if is_true(flag) {
        return found.push(value.span().range());
    }
    value.items().zip(flag.items()).for_each(|(value, flag)| flagged(value, flag, found));
    if !flag.is_mapping() || flag.is_empty() {
        return;
    }
    let values = reader::members(value);
    for entry in flag.entries() {
        values.get(entry.key.text()).into_iter().for_each(|value| flagged(*value, entry.value, found));
    }
}

fn call(change: Node<'_>) -> Option<Call<'_>> {
    let is_managed = reader::text(change, "mode") == Some("managed");
    let kind = reader::text(change, "type")?;
    let resource = RESOURCES.iter().find(|resource| resource.kind == kind)?;
    let (is_document, arguments) = (resource.operation.is_of_document(), resource.arguments);
    let change = reader::member(change, "change").filter(|_| is_managed)?;
    let has =
        |action: &str| reader::member(change, "actions").is_some_and(|all| all.items().any(|one| one.text() == action));
    let operation = match (is_document, has("create"), has("update")) {
        (false, true, _) => Operation::CreateAssociation,
        (true, true, _) => Operation::CreateDocument,
        (false, _, true) => Operation::UpdateAssociation,
        (true, _, true) => Operation::UpdateDocument,
        _ => return None,
    };
    let after = change.get("after").filter(|after| after.value.is_mapping())?;
    let unknown = reader::member(change, "after_unknown").filter(|unknown| unknown.is_mapping());
    let sensitive = reader::member(change, "after_sensitive").filter(|sensitive| sensitive.is_mapping());
    Some(Call { operation, arguments, entry: after, unknown, sensitive })
}
