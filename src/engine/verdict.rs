//! What of an association can be known: for each error that its operation knows, passed, undecided with the reason, or not
//! applicable. Raised is what a finding says.

use crate::engine::reason::Reason;
use crate::facts::documents::Known;
use crate::facts::gathered::Lookup;
use crate::model::association::Association;
use crate::model::parameter::AllowedPattern;
use crate::model::target::Target;
use crate::model::value::{self, List};
use crate::rule::check::Context;
use crate::rule::look::association::Look;
use crate::rule::look::sight::{Sight, Sights};
use crate::rule::parameters::Argument;
use crate::service::document_name::DocumentName;
use crate::service::error::{ApiError, Operation};
use crate::service::field::Field;
use crate::service::origin::Origin;
use crate::service::reference::{Reference, references};
use crate::service::set::Set;
use crate::service::target::TargetKey;
use crate::service::version::Version;
use crate::syntax::hcl::tags::REFERENCE;
use crate::syntax::node::Node;
use std::cell::OnceCell;

/// What can be known of one error, findings aside.
#[derive(Copy, Clone, Debug)]
pub(crate) enum Verdict<'a> {
    /// The service surely does not return it.
    Passed,
    /// No input of this kind makes the service return it.
    NotApplicable,
    /// It cannot be known, for this reason; the node is the one that decides.
    Undecided(Reason<'a>, Node<'a>),
}

/// The errors of which something may be open, roughly: of others nothing is, which takes no further look.
pub(crate) fn may_be_open(look: &Look<'_, '_, '_>) -> Set<ApiError> {
    let (association, shown, given) = (look.association, look.shown, look.association.given);
    if !look.is_known {
        return Set::all();
    }
    let mut open = Set::default();
    let document = look.context.document.filter(|_| !shown.has(Sight::NoDocument));
    let (unnamed, by_id) = (document.is_none(), given.has(Field::InstanceId));
    for error in [ApiError::ValidationException, ApiError::InvalidTarget, ApiError::InvalidTargetMaps] {
        open.add_if(unnamed, error);
    }
    let untyped = |document: &Known<'_>| document.kind.is_none() || by_id && document.schema_version.is_none();
    open.add_if(document.is_none_or(untyped), ApiError::InvalidDocument);
    open.add_if(given.has(Field::DocumentVersion), ApiError::InvalidDocumentVersion);
    let values = shown.has(Sight::Pattern) || given.has(Field::Parameters) && association.parameters_open();
    open.add_if(look.declared.is_none() || values, ApiError::InvalidParameters);
    open.add_if(shown.meet(Sights::of(GROUPS)), ApiError::InvalidTarget);
    for error in [
        ApiError::InvalidAssociationVersion,
        ApiError::AssociationDoesNotExist,
        ApiError::AssociationVersionLimitExceeded,
    ] {
        open.add_if(given.has(Field::AssociationId), error);
    }
    for error in [ApiError::AssociationAlreadyExists, ApiError::InvalidInstanceId, ApiError::UnsupportedPlatformType] {
        open.add_if(by_id, error);
    }
    open.add(ApiError::AssociationLimitExceeded);
    open
}

/// What a target by resource group shows.
const GROUPS: &[Sight] = &[Sight::ResourceGroup, Sight::UnusualKey];

const SCHEDULE: &[Field] = &[
    Field::ScheduleExpression,
    Field::ApplyOnlyAtCronInterval,
    Field::ScheduleOffset,
    Field::Duration,
    Field::CalendarNames,
];

/// A reason with the node that decides; nothing when all is known.
type Open<'a> = Option<(Reason<'a>, Node<'a>)>;

/// A search of one association for what cannot be known.
#[derive(Debug)]
pub(crate) struct Search<'l, 'a, 'c> {
    association: &'l Association<'a>,
    context: &'l Context<'c>,
    at: &'l Look<'l, 'a, 'c>,
    /// Why the document is not known: most errors ask for it.
    document: OnceCell<Open<'a>>,
}

impl<'l, 'a, 'c> Search<'l, 'a, 'c> {
    /// Begins with an association that was looked at.
    pub(crate) fn of(at: &'l Look<'l, 'a, 'c>) -> Self {
        Self { association: at.association, context: &at.context, at, document: OnceCell::new() }
    }

    /// Judges one error. What rules find is not repeated here: one may still raise a passed error.
    pub(crate) fn verdict(&self, error: ApiError) -> Verdict<'a> {
        let association = self.association;
        let reason = match error {
            ApiError::SerializationException => None,
            ApiError::ValidationException => self.replaced(association.node).or_else(|| self.pairing()),
            ApiError::InvalidDocument => self.name().or_else(|| self.kind()),
            ApiError::InvalidDocumentVersion => self.version(),
            ApiError::InvalidParameters => self.parameters(),
            ApiError::InvalidTarget => self.targets(),
            ApiError::InvalidSchedule => return self.of_members(SCHEDULE),
            ApiError::InvalidOutputLocation => return self.of_members(&[Field::OutputLocation]),
            ApiError::InvalidTag => return self.of_members(&[Field::Tags]),
            ApiError::InvalidTargetMaps if association.lacks(Field::TargetMaps) => return Verdict::NotApplicable,
            ApiError::InvalidTargetMaps => self.member(Field::TargetMaps).or_else(|| self.name()),
            ApiError::InvalidAssociationVersion if association.lacks(Field::AssociationVersion) => {
                return Verdict::NotApplicable;
            }
            ApiError::InvalidAssociationVersion
            | ApiError::AssociationDoesNotExist
            | ApiError::AssociationVersionLimitExceeded => self.existing(error),
            ApiError::AssociationLimitExceeded => self.count(),
            ApiError::AssociationAlreadyExists
            | ApiError::DuplicateInstanceId
            | ApiError::InvalidInstanceId
            | ApiError::UnsupportedPlatformType => {
                if association.lacks(Field::InstanceId) {
                    return Verdict::NotApplicable;
                }
                self.member(Field::InstanceId).or_else(|| self.node(error))
            }
            // No input causes `InternalServerError`, `InvalidUpdate` and `TooManyUpdates`.
            _ => return Verdict::NotApplicable,
        };
        reason.map_or(Verdict::Passed, |(reason, node)| Verdict::Undecided(reason, node))
    }

    /// Text that a later step replaces, anywhere in a node but in the values of `Parameters`.
    fn replaced(&self, node: Node<'a>) -> Open<'a> {
        if self.at.is_known {
            return None;
        }
        let fields = Field::ALL.into_iter().filter(|field| *field != Field::Parameters);
        fields.into_iter().find_map(|field| self.member(field)).or_else(|| {
            let key = node.entries().find(|entry| entry.key.placeholder().is_some());
            let deployed = || node.is_open().then(|| (self.later(None, node), node));
            key.map(|entry| (Reason::ReplacedMember, entry.key)).or_else(deployed)
        })
    }

    /// Why a node cannot be known that nothing is written to replace: it is known later, or broke off here. Without a member it is
    /// about which there will be.
    fn later(&self, member: Option<Field>, node: Node<'a>) -> Reason<'a> {
        if !node.tree().errors().is_empty() {
            return Reason::Broken;
        }
        let author = node.author();
        let is_reference = |node: &Node<'_>| node.tag().is_some_and(|tag| tag.name == REFERENCE);
        // Of a text that is put together the first thing that is put in.
        let reference = Some(author).into_iter().chain(author.items()).find(is_reference);
        match (self.association.origin, member) {
            (Origin::Terraform, Some(field)) => {
                reference.map_or(Reason::Planned(field), |reference| Reason::PlannedValue(reference.written()))
            }
            (Origin::Terraform, None) => Reason::PlannedMember,
            (_, Some(field)) => Reason::Deployed(field),
            (_, None) => Reason::DeployedMember,
        }
    }

    /// Why something within `Parameters` cannot be known.
    fn replaced_parameter(&self, node: Node<'a>) -> Reason<'a> {
        match self.association.origin {
            Origin::Terraform => self.later(Some(Field::Parameters), node),
            _ => Reason::Replaced(Field::Parameters),
        }
    }

    /// Text of a member that a later step replaces.
    fn member(&self, field: Field) -> Open<'a> {
        if self.at.is_known {
            return None;
        }
        let value = self.association.perhaps(field)?.value;
        // A text that is broken anywhere is not sent.
        let itself = (value.may_be_absent() || !value.tree().errors().is_empty()).then_some(value);
        let unknown = itself.or_else(|| value::first_unknown(value))?;
        // What Terraform puts into a text is not a later step.
        let made = self.association.origin == Origin::Terraform && unknown.is_pieced();
        let written = unknown.is_scalar() && value::is_unknown(unknown) && !made;
        let reason = if written { Reason::Replaced(field) } else { self.later(Some(field), unknown) };
        Some((reason, unknown))
    }

    fn of_members(&self, fields: &[Field]) -> Verdict<'a> {
        if fields.iter().all(|field| self.association.lacks(*field)) {
            return Verdict::NotApplicable;
        }
        let open = fields.iter().find_map(|field| self.member(*field));
        open.map_or(Verdict::Passed, |(reason, node)| Verdict::Undecided(reason, node))
    }

    /// Why the document is not known.
    fn name(&self) -> Open<'a> {
        *self.document.get_or_init(|| self.read_name())
    }

    fn read_name(&self) -> Open<'a> {
        if self.at.is_known && self.context.document.is_some() && !self.at.shown.has(Sight::NoDocument) {
            return None;
        }
        if let Some(open) = self.member(Field::Name) {
            return Some(open);
        }
        let Some(text) = self.association.text(Field::Name) else {
            if let Some(entry) = self.association.perhaps(Field::Name).filter(|entry| entry.value.is_choice()) {
                return Some((self.later(Some(Field::Name), entry.value), entry.value));
            }
            // An update that names no document keeps the one that the association has.
            let update = self.association.operation == Operation::UpdateAssociation;
            return (update && self.context.document.is_none())
                .then_some((Reason::NoDocumentOfUpdate, self.node_of_id()));
        };
        if self.context.document.is_some() {
            return None;
        }
        match self.context.facts.document_of(text) {
            Lookup::Found(_) | Lookup::Absent => None,
            Lookup::Unknown if DocumentName::read(text.as_str()).is_amazon() => {
                Some((Reason::NotInCatalogue(text.as_str()), text.node()))
            }
            Lookup::Unknown => Some((Reason::NoDefinition(text.as_str()), text.node())),
        }
    }

    fn node_of_id(&self) -> Node<'a> {
        self.association.member(Field::AssociationId).map_or(self.association.node, |entry| entry.value)
    }

    fn named(&self) -> (&'a str, Node<'a>) {
        let text = self.association.text(Field::Name);
        text.map_or(("", self.association.node), |text| (text.as_str(), text.node()))
    }

    /// Why it is not known whether the document can be associated.
    fn kind(&self) -> Open<'a> {
        let document = self.context.document?;
        let (name, node) = self.named();
        if document.kind.is_none() {
            return Some((Reason::NoType(name), node));
        }
        let legacy = self.association.member(Field::InstanceId).is_some();
        (legacy && document.schema_version.is_none()).then_some((Reason::NoType(name), node))
    }

    /// Without the document's type nobody knows whether Targets need AutomationTargetParameterName.
    fn pairing(&self) -> Open<'a> {
        if !self.is_untyped() || self.association.lacks_items(Field::Targets) {
            return None;
        }
        if self.association.lacks(Field::AutomationTargetParameterName) { self.name() } else { None }
    }

    fn is_untyped(&self) -> bool {
        self.context.document.is_none_or(|document| document.kind.is_none())
    }

    fn version(&self) -> Open<'a> {
        if let Some(open) = self.member(Field::DocumentVersion) {
            return Some(open);
        }
        let Some(Version::Number(_)) = self.at.version else { return None };
        let (name, node) = self.named();
        if name.is_empty() || DocumentName::read(name).is_amazon() {
            return self.member(Field::Name);
        }
        self.name().or_else(|| {
            let known = self.context.document.is_some_and(|document| document.latest_version.is_some());
            (!known).then_some((Reason::NoVersions(name), node))
        })
    }

    fn parameters(&self) -> Open<'a> {
        if let Some(open) = self.name().or_else(|| self.member(Field::DocumentVersion)) {
            return Some(open);
        }
        self.context.document?;
        let (name, node) = self.named();
        if self.at.declared.is_none() {
            return Some((Reason::NoParameters(name), node));
        }
        if self.association.parameters_open() && !self.association.lacks(Field::Parameters) {
            let node = self.association.member(Field::Parameters)?.value;
            return Some((self.replaced_parameter(node), node));
        }
        let checked = Sights::of(&[Sight::AllowedValues, Sight::Pattern, Sight::BoundedLength]);
        for argument in self.at.arguments.iter().filter(|argument| argument.shown.meet(checked)) {
            let Argument { parameter, given, .. } = argument;
            let replaced = given.value.items().find(|item| value::is_unknown(*item) && !is_resolved_later(*item));
            if let Some(item) = replaced {
                return Some((self.replaced_parameter(item), item));
            }
            let unread = |pattern: &AllowedPattern| given.texts().any(|text| !pattern.knows(text.as_str()));
            if parameter.allowed_pattern.as_ref().is_some_and(unread) {
                return Some((Reason::Pattern, given.value));
            }
        }
        None
    }

    fn targets(&self) -> Open<'a> {
        if let Some(open) = self.member(Field::Targets).or_else(|| self.member(Field::InstanceId)) {
            return Some(open);
        }
        let is_group = |target: &Target<'_>| {
            matches!(target.key(), Some(TargetKey::ResourceGroup | TargetKey::RunbookResourceGroup))
        };
        let may_be_one = self.at.shown.meet(Sights::of(GROUPS));
        let group = if may_be_one { self.association.targets().find(is_group) } else { None };
        if let Some(group) = group {
            return Some((Reason::Group, group.node));
        }
        // Which keys a target may have, and whether there must be one, depends on the type of the document.
        if !self.is_untyped() || !self.association.lacks(Field::InstanceId) {
            return None;
        }
        let for_all = |key| matches!(key, Some(TargetKey::Tag(_)));
        let bare = matches!(self.association.list(Field::Targets), List::Absent);
        if bare || self.association.targets().any(|target| !for_all(target.key())) { self.name() } else { None }
    }

    /// Why it is not known what the service knows of the node.
    fn node(&self, error: ApiError) -> Open<'a> {
        let text = self.association.text(Field::InstanceId)?;
        let (id, node) = (text.as_str(), text.node());
        match error {
            ApiError::DuplicateInstanceId => None,
            ApiError::AssociationAlreadyExists => {
                let known = self.context.settings.associations.is_complete();
                (!known).then_some((Reason::NoListing, node))
            }
            _ => match self.context.facts.node(id) {
                Lookup::Absent => None,
                Lookup::Unknown if !self.context.facts.has_inventory() => Some((Reason::NoInventory, node)),
                Lookup::Unknown => Some((Reason::Unlisted(id), node)),
                Lookup::Found(_) if error == ApiError::InvalidInstanceId => None,
                Lookup::Found(known) if known.platform.is_none() => Some((Reason::NoPlatform(id), node)),
                Lookup::Found(_) => self.name().or_else(|| {
                    let told = self.context.document.and_then(Known::platforms).is_some();
                    (!told).then_some((Reason::NoPlatforms(self.named().0), node))
                }),
            },
        }
    }

    fn existing(&self, error: ApiError) -> Open<'a> {
        let field = match error {
            ApiError::InvalidAssociationVersion => Field::AssociationVersion,
            _ => Field::AssociationId,
        };
        if let Some(open) = self.member(Field::AssociationId).or_else(|| self.member(field)) {
            return Some(open);
        }
        let id = self.association.text(Field::AssociationId)?;
        match self.context.facts.association(id.as_str()) {
            Lookup::Found(_) | Lookup::Absent => None,
            Lookup::Unknown => Some((Reason::NoListing, id.node())),
        }
    }

    fn count(&self) -> Open<'a> {
        let settings = self.context.settings;
        let known = settings.association_count.is_some() || settings.associations.is_complete();
        (!known).then_some((Reason::NoCount, self.association.node))
    }
}

/// Whether a value is one that the service resolves after it has checked the request.
fn is_resolved_later(item: Node<'_>) -> bool {
    item.is_scalar()
        && references(item.text()).any(|(_, reference)| matches!(reference, Reference::Store | Reference::Secure))
}
