//! Arguments that not every version of the provider has.

use crate::frontend::terraform::build::Build;
use crate::frontend::terraform::scope::Scope;
use crate::model::refused::{Change, Refused, RefusedKind};
use crate::service::terraform::VERSIONED;
use crate::service::version_constraint::{Majors, majors};
use crate::source::span::Span;
use crate::syntax::node::Node;

impl<'t> Build<'_, 't> {
    /// Tells of arguments of a resource that the version of the provider has not, or that a later one has not.
    pub(crate) fn versions(&mut self, body: Node<'t>) {
        let found = VERSIONED.iter().filter_map(|argument| Some((argument, body.get(argument.name)?)));
        for (argument, entry) in found {
            let (allowed, constraint) = allowed(self.evaluator.scope);
            let change = match argument.removed {
                _ if allowed.last < argument.added => Change::Added(argument.added),
                Some((_, removed)) if allowed.first >= removed => Change::Removed(removed),
                Some((_, removed)) if allowed.last >= removed => Change::Leaves(removed),
                Some((deprecated, _)) if allowed.last >= deprecated => Change::Deprecated(deprecated),
                _ => continue,
            };
            let kind = RefusedKind::Version { name: argument.name, change, constraint };
            self.refused.push(Refused { place: entry.key.place(), kind });
        }
    }
}

/// The major versions of the provider that a module and those that call it allow, and what says so first.
fn allowed(scope: &Scope<'_, '_>) -> (Majors, Option<Span>) {
    let outer = scope.call.map_or((Majors::ALL, None), |(_, outer)| allowed(outer));
    let own = &scope.module.constraints;
    let together = own.iter().map(|constraint| majors(constraint.text())).fold(outer.0, Majors::and);
    (together, own.first().map(|constraint| constraint.span()).or(outer.1))
}
