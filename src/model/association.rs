//! One association of a request.

use crate::model::parameter::Given;
use crate::model::scheduled::Scheduled;
use crate::model::target::Target;
use crate::model::value::{self, List, Text};
use crate::service::error::Operation;
use crate::service::field::{Field, Fields};
use crate::service::origin::Origin;
use crate::service::schedule;
use crate::service::version::Version;
use crate::source::place::Place;
use crate::syntax::node::{Entry, Node};
use crate::syntax::placeholder;
use crate::syntax::scalar::Scalar;
use std::borrow::Cow;
use std::cell::OnceCell;

/// One association of a request: its members by number, nothing copied.
#[derive(Clone, Debug)]
pub struct Association<'t> {
    /// The operation of the request.
    pub operation: Operation,
    /// The mapping that states it.
    pub node: Node<'t>,
    /// Whether a template makes it.
    pub origin: Origin,
    /// Whether it may have members that cannot be seen.
    pub open: bool,
    members: [Option<Entry<'t>>; Field::COUNT],
    /// Those that are given, or may be, and can be seen.
    pub(crate) given: Fields,
    /// Whether it has members that are none of these.
    pub(crate) has_others: bool,
    schedules: OnceCell<Vec<Scheduled<'t>>>,
    targets: OnceCell<Vec<Target<'t>>>,
    parameters: OnceCell<Vec<Given<'t>>>,
}

impl<'t> Association<'t> {
    /// Reads the members of a mapping; of a repeated one the last counts, as on the wire.
    pub fn read(operation: Operation, origin: Origin, node: Node<'t>) -> Self {
        let mut members = [None; Field::COUNT];
        let mut given = Fields::default();
        let (mut open, mut has_others) = (node.is_open(), false);
        for entry in node.entries() {
            match Field::of(entry.key.text()) {
                Some(field) => {
                    let is_given = !value::is_null(entry.value);
                    if is_given {
                        given.add(field)
                    } else {
                        given.remove(field)
                    }
                    if let Some(slot) = members.get_mut(field as usize) {
                        *slot = is_given.then_some(entry);
                    }
                }
                None => {
                    has_others = true;
                    open |= entry.key.placeholder().is_some();
                }
            }
        }
        let (schedules, targets, parameters) = Default::default();
        Self { operation, node, origin, open, members, given, has_others, schedules, targets, parameters }
    }

    /// A member that is surely given; null counts as absent.
    pub fn member(&self, field: Field) -> Option<Entry<'t>> {
        self.perhaps(field).filter(|entry| !entry.value.may_be_absent())
    }

    /// A member that is given, or may be.
    pub fn perhaps(&self, field: Field) -> Option<Entry<'t>> {
        self.members.get(field as usize).copied().flatten()
    }

    /// Whether this member is given, or may be, and can be seen.
    fn gives(&self, field: Field) -> bool {
        self.members.get(field as usize).is_some_and(Option::is_some)
    }

    /// Whether the member is surely given, and is one value.
    pub fn is_one(&self, field: Field) -> bool {
        self.member(field).is_some_and(|entry| !entry.value.is_choice())
    }

    /// Whether the member is surely not given.
    pub fn lacks(&self, field: Field) -> bool {
        !self.open && !self.gives(field)
    }

    /// The place of a member that is not there.
    pub fn missing(&self, field: Field) -> Place {
        self.node.missing(self.name_of(field))
    }

    /// What a member is called where it is written: `SsmAssociations` of an instance have a name of their own for one.
    pub fn name_of(&self, field: Field) -> &'static str {
        let is_item =
            field == Field::Parameters && self.origin.is_template() && self.node.author().get("DocumentName").is_some();
        if is_item { "AssociationParameters" } else { field.name() }
    }

    /// What a member is called in the language of the author: for messages.
    pub(crate) fn spelled(&self, field: Field) -> Cow<'static, str> {
        self.origin.spelled(self.name_of(field))
    }

    /// How a member is given a value in the language of the author: for messages.
    pub(crate) fn assigned(&self, field: Field, value: &str) -> String {
        let sign = if self.origin == Origin::Terraform { " = " } else { ": " };
        [&self.spelled(field), sign, value].concat()
    }

    /// The strings that a member may turn out to be; `None` when it is absent or no string.
    pub fn texts(&self, field: Field) -> impl Iterator<Item = Text<'t>> + use<'t> {
        self.perhaps(field).into_iter().flat_map(|entry| value::texts(entry.value))
    }

    /// The only string that a member can be.
    pub fn text(&self, field: Field) -> Option<Text<'t>> {
        value::text(self.member(field)?.value)
    }

    /// The schedules that the association may turn out to have, read once. One that is empty or too long is not read:
    /// the service refuses it before it looks into it.
    pub(crate) fn schedules(&self) -> &[Scheduled<'t>] {
        self.schedules.get_or_init(|| {
            let Some(entry) = self.perhaps(Field::ScheduleExpression) else { return Vec::new() };
            let is_sized = |text: &str| !text.is_empty() && (text.len() <= 256 || text.chars().count() <= 256);
            let read = |text: Text<'t>| match text.node().placeholder() {
                None => schedule::parse(text.as_str()),
                Some(_) => schedule::parse_template(text.as_str(), placeholder::find),
            };
            let mut list = Vec::with_capacity(1);
            let texts = value::expressions(entry.value).filter(|text| is_sized(text.as_str()));
            texts.for_each(|text| list.push(Scheduled { text, reading: read(text) }));
            list
        })
    }

    /// The boolean of a member, when it is known.
    pub(crate) fn truth(&self, field: Field) -> Truth {
        match self.perhaps(field).map(|entry| entry.value.scalar()) {
            None if self.open => Truth::Unknown,
            None => Truth::Absent,
            Some(Some(Scalar::Bool(true))) => Truth::True,
            Some(Some(Scalar::Bool(false))) => Truth::False,
            Some(_) => Truth::Unknown,
        }
    }

    /// The list that a member holds.
    pub(crate) fn list(&self, field: Field) -> List<'t> {
        match self.perhaps(field) {
            None if self.open => List::Unknown,
            None => List::Absent,
            Some(entry) if entry.value.is_sequence() && !value::is_unknown(entry.value) => List::Items(entry.value),
            Some(_) => List::Unknown,
        }
    }

    /// Whether a list is surely absent or empty: the service takes the two for the same.
    pub fn lacks_items(&self, field: Field) -> bool {
        match self.list(field) {
            List::Absent => true,
            List::Unknown => false,
            List::Items(list) => value::is_empty_list(list),
        }
    }

    /// The targets that it may turn out to have.
    pub fn targets(&self) -> impl Iterator<Item = Target<'t>> {
        self.all_targets().iter().filter(|target| !target.is_unknown).copied()
    }

    /// The targets, when it is known which ones there are: for a look at them side by side.
    pub fn sure_targets(&self) -> impl Iterator<Item = Target<'t>> {
        let is_sure = match self.list(Field::Targets) {
            List::Items(list) => value::sure_items(list).is_some(),
            List::Absent | List::Unknown => false,
        };
        let targets = if is_sure { self.all_targets() } else { &[] };
        targets.iter().copied()
    }

    /// Every target that can be seen, read once; also one that cannot be known.
    pub(crate) fn all_targets(&self) -> &[Target<'t>] {
        self.targets.get_or_init(|| {
            let Some(entry) = self.perhaps(Field::Targets) else { return Vec::new() };
            let mut targets = Vec::with_capacity(entry.value.len());
            Target::all(entry.value).for_each(|target| targets.push(target));
            targets
        })
    }

    /// The parameters that are given, or may be, and can be seen; read once.
    pub fn parameters(&self) -> impl Iterator<Item = Given<'t>> {
        let read = || {
            let Some(entry) = self.perhaps(Field::Parameters) else { return Vec::new() };
            let mut given = Vec::with_capacity(entry.value.len());
            let maps = value::candidates(entry.value).filter(|node| node.is_mapping());
            maps.flat_map(value::entries).filter_map(Given::read).for_each(|one| given.push(one));
            given
        };
        self.parameters.get_or_init(read).iter().copied()
    }

    /// Whether `Parameters` may hold more than what can be seen.
    pub fn parameters_open(&self) -> bool {
        match self.perhaps(Field::Parameters) {
            None => self.open,
            Some(entry) if entry.value.is_mapping() && !value::is_unknown(entry.value) => {
                let open_name = || entry.value.entries().any(|entry| entry.key.placeholder().is_some());
                entry.value.is_open() || entry.value.tree().is_templated() && open_name()
            }
            Some(_) => true,
        }
    }

    /// The document version that is asked for: `$DEFAULT` when absent; `None` when it cannot be known.
    pub(crate) fn document_version(&self) -> Option<Version> {
        match self.perhaps(Field::DocumentVersion) {
            None if self.open => None,
            None => Some(Version::Default),
            Some(entry) => Version::read(value::text(entry.value)?.as_str()),
        }
    }
}

/// The tags that can be seen.
pub(crate) fn tags<'t>(association: &Association<'t>) -> impl Iterator<Item = Node<'t>> + use<'t> {
    let list = association.perhaps(Field::Tags).into_iter().flat_map(|entry| value::items(entry.value));
    list.flat_map(value::candidates).filter(|tag| tag.is_mapping())
}

/// The tags, when it is known which ones there are: for a look at them side by side.
pub(crate) fn sure_tags<'t>(association: &Association<'t>) -> impl Iterator<Item = Node<'t>> + use<'t> {
    let list = association.perhaps(Field::Tags).and_then(|entry| value::sure_items(entry.value));
    list.into_iter().flatten().filter(|tag| tag.is_mapping())
}

/// `OutputLocation.S3Location`, when it is a mapping.
pub(crate) fn s3_location<'t>(association: &Association<'t>) -> Option<Node<'t>> {
    let location = association.member(Field::OutputLocation)?.value.get("S3Location")?.value;
    (location.is_mapping() && !value::is_unknown(location)).then_some(location)
}

/// What a boolean member says.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Truth {
    /// It is not given.
    Absent,
    /// It is given, or may be, and cannot be known.
    Unknown,
    /// `true`
    True,
    /// `false`
    False,
}
