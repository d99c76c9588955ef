//! What may be written in an association.

use crate::editor::completion::item::{CompletionKind, Draft, Form, Holds, bounded};
use crate::editor::completion::known::NamedDocument;
use crate::editor::completion::names::{self, Offers};
use crate::editor::question::Knowledge;
use crate::service::region::REGIONS;
use crate::service::target::{AUTOMATION_KEYS, COMMAND_KEYS, TargetKey};
use crate::service::version::Version;

/// Schedules to begin from, and when they run.
const SCHEDULES: &[(&str, &str)] = &[
    ("rate(30 minutes)", "every half hour"),
    ("rate(1 hour)", "every hour"),
    ("rate(1 day)", "every day"),
    ("cron(0 2 ? * SUN *)", "Sundays at 02:00 UTC"),
    ("cron(0 0/6 * * ? *)", "every six hours"),
    ("cron(0 3 1 * ? *)", "the first of the month at 03:00 UTC"),
    ("cron(0 2 ? * THU#3 *)", "the third Thursday of the month at 02:00 UTC"),
    ("at(2030-01-01T00:00:00)", "once"),
];

/// How many targets at once.
const CONCURRENCY: &[(&str, &str)] = &[
    ("1", "one after the other"),
    ("10", "so many at once"),
    ("10%", "so many of a hundred at once"),
    ("50%", "half of them at once"),
    ("100%", "all at once"),
];

/// How many errors, before it is sent to no more targets.
const ERRORS: &[(&str, &str)] = &[
    ("0", "the first error ends it"),
    ("10", "one error more ends it"),
    ("10%", "more errors of a hundred targets end it"),
    ("100%", "no error ends it"),
];

/// What is asked of an association.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Asked<'a, 'w> {
    pub(crate) knowledge: &'a Knowledge<'w>,
    /// The document that it names.
    pub(crate) named: Option<NamedDocument<'w>>,
    /// The names of the members that lead to the place, in the request's words; `*` for an item.
    pub(crate) names: &'a [&'a str],
    /// The names that are next to the one that is typed; nothing for a value.
    pub(crate) given: Option<&'a [&'a str]>,
    /// The key of the target in which the place is.
    pub(crate) target: Option<&'a str>,
    /// What is typed.
    pub(crate) typed: &'a str,
    /// Whether the value of a parameter is one string and no list.
    pub(crate) is_single: bool,
}

/// What may be written there besides what its shape says; nothing where only that tells.
pub(crate) fn offers(asked: &Asked<'_, '_>) -> Option<Offers> {
    let whole = |drafts: Vec<Draft>| Some((drafts, false));
    if let Some(given) = asked.given {
        let holds = if asked.is_single { Holds::Text } else { Holds::List };
        let form = Form::Name(holds);
        return match asked.names {
            ["Parameters"] | [.., "TargetMaps", "*"] => {
                whole(names::parameters(asked.knowledge, asked.named?, form, given))
            }
            _ => None,
        };
    }
    match asked.names {
        ["Name"] => Some(names::associable(asked.knowledge, asked.typed)),
        ["DocumentVersion"] => whole(versions(asked.named)),
        ["ScheduleExpression"] => whole(explained(SCHEDULES)),
        [.., "MaxConcurrency" | "TargetLocationMaxConcurrency" | "TargetsMaxConcurrency"] => {
            whole(explained(CONCURRENCY))
        }
        [.., "MaxErrors" | "TargetLocationMaxErrors" | "TargetsMaxErrors"] => whole(explained(ERRORS)),
        ["AutomationTargetParameterName"] => {
            let is_role = |draft: &Draft| draft.label.contains("Role");
            let mut offers = names::parameters(asked.knowledge, asked.named?, Form::Text, &[]);
            offers.iter_mut().filter(|draft| is_role(draft)).for_each(|draft| draft.rank = 7);
            whole(offers)
        }
        [.., "TargetMaps", "*"] => {
            whole(names::parameters(asked.knowledge, asked.named?, Form::Name(Holds::List), &[]))
        }
        ["InstanceId"] => Some(nodes(asked, Form::Text)),
        ["Parameters", name] => {
            let form = if asked.is_single { Form::Text } else { Form::List };
            whole(names::values(asked.named?.parameter(name)?.1, form))
        }
        ["Parameters", name, "*"] => whole(names::values(asked.named?.parameter(name)?.1, Form::Text)),
        [.., "Targets", "*", "Key"] => Some(target_keys(asked)),
        [.., "Targets", "*", "Values"] => target_values(asked, Form::List),
        [.., "Targets", "*", "Values", "*"] => target_values(asked, Form::Text),
        [.., "OutputS3Region"] | ["TargetLocations", "*", "Regions", "*"] => {
            whole(REGIONS.iter().map(|region| Draft::new(*region, Form::Text, CompletionKind::Value)).collect())
        }
        ["CalendarNames", "*"] => {
            Some(names::documents(asked.knowledge, asked.typed, &|kind| kind == "ChangeCalendar"))
        }
        _ => None,
    }
}

/// Values with what they mean.
fn explained(values: &[(&str, &str)]) -> Vec<Draft> {
    let offer = |(value, words): &(&str, &str)| {
        Draft::new(*value, Form::Text, CompletionKind::Value).detail(Some((*words).to_owned()))
    };
    values.iter().map(offer).collect()
}

/// The versions of the document, where it may be asked for one.
fn versions(named: Option<NamedDocument<'_>>) -> Vec<Draft> {
    let offer = |label: String| Draft::new(label, Form::Text, CompletionKind::Value);
    let mut offers = vec![offer("$DEFAULT".to_owned()).rank(3)];
    let Some(NamedDocument { known, .. }) = named else {
        offers.push(offer("$LATEST".to_owned()).rank(4));
        return offers;
    };
    if known.owner == Some("Amazon") || known.catalogued.is_some() {
        return offers;
    }
    offers.push(offer("$LATEST".to_owned()).rank(4));
    let newest = known.latest_version.into_iter().chain(known.default_version).max().unwrap_or_default();
    let listed = (1..=newest).rev().filter(|number| known.content(Version::Number(*number)).is_some());
    let told = known.latest_version.into_iter().chain(known.default_version);
    let mut numbers: Vec<u64> = told.chain(listed.take(20)).collect();
    numbers.sort_unstable_by(|a, b| b.cmp(a));
    numbers.dedup();
    offers.extend(numbers.into_iter().map(|number| {
        let detail = (known.default_version == Some(number)).then(|| "default version".to_owned());
        offer(number.to_string()).detail(detail)
    }));
    offers
}

/// The keys that targets of such a document take, with the tags that the inventories know.
fn target_keys(asked: &Asked<'_, '_>) -> Offers {
    let known = asked.named.map(|named| named.known);
    let mut keys: Vec<&str> = match known {
        Some(known) if known.is_automation() => AUTOMATION_KEYS.to_vec(),
        Some(known) if known.is_command() => COMMAND_KEYS.to_vec(),
        _ => COMMAND_KEYS
            .iter()
            .chain(AUTOMATION_KEYS.iter().filter(|key| !COMMAND_KEYS.contains(key)))
            .copied()
            .collect(),
    };
    keys.retain(|key| *key != "tag:NAME");
    let offer = |label: String, kind| Draft::new(label, Form::Text, kind);
    let mut offers: Vec<Draft> = keys.into_iter().map(|key| offer(key.to_owned(), CompletionKind::Value)).collect();
    let tags = asked.knowledge.facts.fleet().tag_names();
    let typed = asked.typed.strip_prefix("tag:").unwrap_or(if asked.typed.len() < 4 { "" } else { asked.typed });
    let (tags, cut) = bounded(tags.into_iter(), typed);
    offers.extend(tags.into_iter().map(|tag| offer(format!("tag:{tag}"), CompletionKind::Node).rank(4)));
    (offers, cut)
}

/// The values that a target of this key may have.
fn target_values(asked: &Asked<'_, '_>, form: Form) -> Option<Offers> {
    let fleet = asked.knowledge.facts.fleet();
    let listed = |list: Vec<&str>| {
        let (names, cut) = bounded(list.into_iter(), asked.typed);
        (names.into_iter().map(|name| Draft::new(name, form, CompletionKind::Node)).collect(), cut)
    };
    match TargetKey::read(asked.target?) {
        TargetKey::InstanceIds => Some(nodes(asked, form)),
        TargetKey::Tag(name) => Some(listed(fleet.tag_values(name))),
        TargetKey::HasTag => Some(listed(fleet.tag_names())),
        _ => Some((Vec::new(), false)),
    }
}

/// The managed nodes that the inventories list.
fn nodes(asked: &Asked<'_, '_>, form: Form) -> Offers {
    let (ids, cut) = bounded(asked.knowledge.facts.node_ids(), asked.typed);
    let platform = |id: &str| {
        let node = asked.knowledge.facts.node(id).found()?;
        node.platform.map(|(platform, _)| platform.name().to_owned())
    };
    let offer = |id: &str| Draft::new(id, form, CompletionKind::Node).detail(platform(id));
    (ids.into_iter().map(offer).collect(), cut)
}
