//! What the targets of an association show.

use crate::model::association::Association;
use crate::model::target::Target;
use crate::model::value::{self, Text};
use crate::rule::look::sight::{Sight, Sights};
use crate::service::limits::{TAG_NAME_CHARACTERS, TAG_VALUE_CHARACTERS};
use crate::service::target::TargetKey;

pub(crate) fn see_targets(association: &Association<'_>, shown: &mut Sights) {
    let targets = association.all_targets();
    let mut keys = Alike::default();
    for target in targets {
        target.keys().for_each(|(text, key)| {
            shown.add_if(keys.had(text.as_str()), Sight::RepeatedKey);
            see_key(key, shown);
        });
        shown.add_if(target.lacks(target.key), Sight::NoTargetKey);
        see_values(target, shown);
    }
    let is_tag = |target: &Target<'_>| matches!(target.key(), Some(TargetKey::Tag(_)));
    shown.add_if(!targets.is_empty() && targets.iter().all(is_tag), Sight::TagsAlone);
}

fn see_key(key: TargetKey<'_>, shown: &mut Sights) {
    match key {
        TargetKey::Tag("") | TargetKey::TagInOtherCase("") => shown.add(Sight::EmptyTagName),
        TargetKey::Tag(name) => shown.add_if(name.len() > TAG_NAME_CHARACTERS, Sight::LongTag),
        TargetKey::TagInOtherCase(_) => shown.add(Sight::TagInOtherCase),
        TargetKey::InstanceIds => shown.add(Sight::NodeIds),
        TargetKey::ResourceGroup => shown.add(Sight::ResourceGroup),
        TargetKey::HasTag | TargetKey::NoOp => {}
        TargetKey::CloudConnector(_) => {
            shown.add(Sight::CloudConnector);
            shown.add(Sight::UnusualKey);
        }
        _ => shown.add(Sight::UnusualKey),
    }
}

fn see_values(target: &Target<'_>, shown: &mut Sights) {
    let Some(values) = target.values else { return shown.add_if(target.lacks(None), Sight::NoTargetValues) };
    let mut before = Alike::default();
    shown.add_if(value::candidates(values.value).any(value::is_empty_list), Sight::EmptyTargetValue);
    target.items().for_each(|item| {
        shown.add_if(value::is_null(item), Sight::EmptyTargetValue);
        value::texts(item).map(Text::as_str).for_each(|text| {
            shown.add_if(before.had(text), Sight::RepeatedValue);
            shown.add_if(text.is_empty(), Sight::EmptyTargetValue);
            shown.add_if(text == "*", Sight::Star);
            shown.add_if(text.len() > TAG_VALUE_CHARACTERS, Sight::LongTag);
        });
    });
}

/// Which texts came before, roughly: texts that are equal but for case look alike, and few others do.
#[derive(Default)]
struct Alike([u64; 4]);

impl Alike {
    /// Whether one that looks like this one came before.
    fn had(&mut self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let at = |index: usize| bytes.get(index).map_or(0, |byte| usize::from(byte | 0x20));
        let mark = bytes.len() + 31 * at(bytes.len().wrapping_sub(1)) + 101 * at(bytes.len() / 2) + 7 * at(4);
        let Some(word) = self.0.get_mut(mark / 64 % 4) else { return true };
        let bit = 1 << (mark % 64);
        let had = *word & bit != 0;
        *word |= bit;
        had
    }
}

#[cfg(test)]
mod tests {
    use crate::rule::look::targets::Alike;

    #[test]
    fn what_is_equal_but_for_case_looks_alike() {
        let mut seen = Alike::default();
        assert!(!seen.had("InstanceIds") && !seen.had("") && !seen.had("tag:Role") && !seen.had("tag:Cell"));
        assert!(seen.had("instanceIDS") && seen.had("") && seen.had("tag:Role"));
    }
}
