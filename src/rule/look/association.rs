//! One look at an association.

use crate::facts::documents::Known;
use crate::facts::gathered::Lookup;
use crate::model::association::{Association, s3_location};
use crate::model::parameter::Declared;
use crate::model::value;
use crate::rule::check::Context;
use crate::rule::look::sight::{Sight, Sights};
use crate::rule::look::targets::see_targets;
use crate::rule::parameters::{Argument, arguments};
use crate::service::document_name::DocumentName;
use crate::service::field::Field;
use crate::service::region;
use crate::service::s3::is_plain_bucket;
use crate::service::schedule::reading::Schedule;
use crate::service::schedule::unit::Form;
use crate::service::version::Version;
use crate::syntax::node::{Entry, Node};

/// Arguments up to this number are compared with every declaration; of more the rules find out themselves.
const FEW: usize = 32;

/// What one look at an association finds.
#[derive(Debug)]
pub(crate) struct Look<'l, 't, 'f> {
    /// The association.
    pub association: &'l Association<'t>,
    /// What may be asked besides: its document is known there.
    pub context: Context<'f>,
    /// Whether nothing in it will be something else when it is sent.
    pub is_known: bool,
    /// The version of the document; `None` where it cannot be known.
    pub version: Option<Version>,
    /// What that version declares, where it is known.
    pub declared: Option<&'f [Declared]>,
    /// Every given parameter that is declared.
    pub arguments: Vec<Argument<'t, 'f>>,
    /// What it shows.
    pub shown: Sights,
}

impl<'l, 't, 'f> Look<'l, 't, 'f> {
    /// Looks at an association.
    pub(crate) fn at(association: &'l Association<'t>, context: &Context<'f>) -> Self {
        let context = context.with(association);
        let (mut shown, given) = (Sights::of(&[Sight::Itself]), association.given);
        let version = association.document_version();
        see_document(association, &context, &mut shown);
        if given.has(Field::DocumentVersion) && version != Some(Version::Default) {
            shown.add(if version == Some(Version::Latest) { Sight::LatestVersion } else { Sight::OtherVersion });
        }
        if given.has(Field::InstanceId) {
            see_node(association, &context, &mut shown);
        }
        if given.has(Field::Targets) {
            see_targets(association, &mut shown);
        }
        if given.has(Field::OutputLocation) {
            see_output(association, &mut shown);
        }
        if given.has(Field::ScheduleExpression) {
            see_schedules(association, &mut shown);
        }
        shown.add_if(association.has_others, Sight::OtherMember);
        shown.add_if(given.has(Field::AutomationTargetParameterName), Sight::TargetParameter);
        let has_none = |field| association.lacks_items(field);
        let is_bare = !given.has(Field::InstanceId) && has_none(Field::Targets) && has_none(Field::TargetMaps);
        shown.add_if(is_bare, Sight::NoTarget);
        let declared = context.document.zip(version).and_then(|(document, version)| document.parameters(version));
        let arguments = arguments(association, context.document.zip(declared));
        see_parameters(association, declared, &arguments, &mut shown);
        let is_known = is_known(association.node);
        Self { association, context, is_known, version, declared, arguments, shown }
    }
}

/// Whether nothing in a node will be something else when it is sent; not told of every one of which it is so.
fn is_known(node: Node<'_>) -> bool {
    let tree = node.tree();
    let is_whole = tree.statement().is_none() && tree.errors().is_empty();
    is_whole && (!tree.may_be_unknown() || node.is_surely_known())
}

fn see_document(association: &Association<'_>, context: &Context<'_>, shown: &mut Sights) {
    let (document, given) = (context.document, association.given);
    let has_colon = association.texts(Field::Name).any(|text| text.as_str().contains(':'));
    shown.add_if(has_colon, Sight::ColonInName);
    if given.has(Field::Name) && (document.is_none() || !association.is_one(Field::Name)) {
        let mut names = association.texts(Field::Name);
        shown.add(Sight::NoDocument);
        shown.add_if(context.facts.lists_all_documents(), Sight::UnlistedDocument);
        shown.add_if(names.any(|text| DocumentName::read(text.as_str()).is_amazon()), Sight::AmazonName);
    }
    let Some(document) = document else { return };
    shown.add_if(document.status.is_some_and(|status| status.text != "Active"), Sight::InactiveDocument);
    shown.add_if(document.retired, Sight::RetiredDocument);
    shown.add_if(document.is_unassociable(), Sight::UnassociableDocument);
    if document.is_automation() {
        shown.add_if(given.has(Field::Targets), Sight::RunbookTargets);
        shown.add_if(given.has(Field::OutputLocation), Sight::RunbookOutput);
        shown.add_if(given.has(Field::Parameters), Sight::RunbookParameters);
    }
}

fn see_node(association: &Association<'_>, context: &Context<'_>, shown: &mut Sights) {
    let platforms = context.document.and_then(Known::platforms);
    for text in association.texts(Field::InstanceId) {
        match context.facts.node(text.as_str()) {
            Lookup::Absent => shown.add(Sight::UnlistedNode),
            Lookup::Unknown => {}
            Lookup::Found(node) => {
                shown.add_if(node.state.is_some_and(|(state, _)| !state.is_valid()), Sight::InvalidNode);
                let other = platforms.zip(node.platform).is_some_and(|(known, (own, _))| !known.list.contains(&own));
                shown.add_if(other, Sight::OtherPlatform);
            }
        }
    }
}

fn see_output(association: &Association<'_>, shown: &mut Sights) {
    let Some(location) = s3_location(association) else { return };
    let [bucket, region] = ["OutputS3BucketName", "OutputS3Region"].map(|name| location.get(name));
    let are_all = |entry: Option<Entry<'_>>, is: fn(&str) -> bool| {
        entry.is_none_or(|entry| value::texts(entry.value).all(|text| is(text.as_str())))
    };
    shown.add_if(bucket.is_none_or(|entry| value::is_null(entry.value)), Sight::NoBucket);
    shown.add_if(!are_all(bucket, is_plain_bucket), Sight::UnusualBucket);
    shown.add_if(!are_all(region, region::is_listed), Sight::UnusualRegion);
}

fn see_schedules(association: &Association<'_>, shown: &mut Sights) {
    for reading in association.schedules().iter().map(|schedule| &schedule.reading) {
        shown.add_if(!reading.faults.is_empty(), Sight::ScheduleFault);
        let is_numeric = matches!(&reading.schedule, Some(Schedule::Cron(cron)) if cron.numeric_weekday);
        shown.add_if(is_numeric, Sight::NumericWeekday);
        match reading.form {
            Some(Form::At) => shown.add(Sight::AtSchedule),
            Some(Form::Rate) => shown.add(Sight::RateSchedule),
            Some(Form::Cron) | None => {}
        }
    }
}

fn see_parameters(
    association: &Association<'_>,
    declared: Option<&[Declared]>,
    arguments: &[Argument<'_, '_>],
    shown: &mut Sights,
) {
    arguments.iter().for_each(|argument| shown.join(argument.shown));
    for given in association.parameters() {
        shown.add_if(given.may_refer, Sight::Braces);
        shown.add_if(given.value.items().next().is_some_and(Node::may_be_absent), Sight::AbsentValues);
    }
    let Some(declared) = declared else { return };
    shown.add_if(arguments.len() < association.parameters().count(), Sight::UndeclaredParameter);
    let is_given = |parameter: &Declared| {
        let of_it = |argument: &&Argument<'_, '_>| std::ptr::eq(argument.parameter, parameter);
        arguments
            .iter()
            .find(of_it)
            .is_some_and(|argument| !argument.given.is_null() && !argument.given.is_empty_list())
    };
    let mut needed = declared.iter().filter(|parameter| !parameter.has_default);
    shown.add_if(arguments.len() > FEW || !needed.all(is_given), Sight::LacksParameter);
}
