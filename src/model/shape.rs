//! Whether a request has the shape that the service model states.

use crate::model::fits::{fits, structure_fits};
use crate::model::suppression;
use crate::model::value;
use crate::schema::violation::{Violation, ViolationKind};
use crate::service::pattern::Pattern;
use crate::service::shape::{MemberShape, Shape, Structure};
use crate::service::version;
use crate::source::place::Place;
use crate::syntax::Kind;
use crate::syntax::node::{Entry, Node};
use crate::syntax::scalar::Scalar;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// Violations of one list of texts, or of one map, beyond this number say nothing new.
const MOST: usize = 20;

/// What is known already of an item of a list that is a structure; nothing where it is to be looked at.
pub(crate) type Known<'k> = &'k dyn Fn(Node<'_>) -> Option<Vec<Violation>>;

/// The violations that were found.
struct Found<'k> {
    list: Vec<Violation>,
    known: Known<'k>,
}

impl Deref for Found<'_> {
    type Target = Vec<Violation>;

    fn deref(&self) -> &Self::Target {
        &self.list
    }
}

impl DerefMut for Found<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.list
    }
}

/// Every place where a request does not have the shape of a structure. What cannot be known before deployment is not judged.
pub(crate) fn violations(structure: &'static Structure, node: Node<'_>) -> Vec<Violation> {
    if structure_fits(structure, node) { Vec::new() } else { violations_but(structure, node, &|_| None) }
}

/// The same, where of some items of lists that is known already.
pub(crate) fn violations_but(structure: &'static Structure, node: Node<'_>, known: Known<'_>) -> Vec<Violation> {
    let mut found = Found { list: Vec::new(), known };
    if !value::is_unknown(node) {
        known_structure(structure, node, &mut found);
    }
    found.list
}

fn report(found: &mut Found<'_>, place: Place, kind: ViolationKind) {
    found.push(Violation { place, kind, member: None });
}

fn walk(shape: &'static Shape, node: Node<'_>, found: &mut Found<'_>) {
    version_slip(shape, node, found);
    if node.is_choice() {
        value::candidates(node).for_each(|node| walk_one(shape, node, found));
    } else if !value::is_unknown(node) {
        walk_one(shape, node, found);
    }
}

fn walk_one(shape: &'static Shape, node: Node<'_>, found: &mut Found<'_>) {
    match shape {
        Shape::Text { min, max, pattern } => text(node, *min, *max, *pattern, found),
        Shape::Enum(allowed) => one_of(node, allowed, found),
        Shape::Integer { min, max } => integer(node, *min, *max, found),
        Shape::Boolean => {
            if !matches!(node.scalar(), Some(Scalar::Bool(_))) {
                wrong_type(node, "boolean", found);
            }
        }
        Shape::List { min, max, item } => list(node, *min, *max, item, found),
        Shape::Map { min, max, key, value } => map(node, (*min, *max), key, value, found),
        Shape::ObjectOrText => {
            if !node.is_mapping() && !node.is_text() {
                wrong_types(node, &["object", "string"], found);
            }
        }
        Shape::Structure(structure) => known_structure(structure, node, found),
    }
}

/// `$NEWEST` looks like a variable, and where versions belong it is one of the service's own words spelled wrong.
fn version_slip(shape: &Shape, node: Node<'_>, found: &mut Found<'_>) {
    let is_version = matches!(shape, Shape::Text { pattern: Some(Pattern::DocumentVersion), .. });
    if is_version && node.is_scalar() && version::is_slip(node.text()) {
        report(
            found,
            node.place(),
            ViolationKind::Pattern { pattern: Pattern::DocumentVersion.source().to_owned(), at: None },
        );
    }
}

fn known_structure(structure: &'static Structure, node: Node<'_>, found: &mut Found<'_>) {
    if !node.is_mapping() {
        return wrong_type(node, "object", found);
    }
    let mut open = node.is_open();
    let mut present: u64 = 0;
    let mut lacking = None;
    let mut next = 0;
    for entry in value::entries(node) {
        match structure.member_from(next, entry.key.text().as_bytes()) {
            Some((index, member)) => {
                next = index + 1;
                present |= 1 << (index & 63);
                walk_member(member, entry, found);
            }
            None if entry.key.placeholder().is_some() => open = true,
            None if suppression::is_suppression(entry) => {}
            // What is where a name or a value is missing is not a member yet.
            None if entry.key.kind() == Kind::Error || entry.value.kind() == Kind::Error => open = true,
            None => {
                // What the mapping has already is not meant by it.
                let lacking = lacking.get_or_insert_with(|| {
                    let names = structure.members.iter().map(|member| member.name);
                    names.filter(|name| node.get(name).is_none()).map(str::to_owned).collect()
                });
                unknown_member(Arc::clone(lacking), entry, found);
            }
        }
    }
    if open || structure.required & !present == 0 {
        return;
    }
    for (index, member) in structure.members.iter().enumerate() {
        if member.required && present & (1 << (index & 63)) == 0 {
            report(found, node.missing(member.name), ViolationKind::MissingMember { name: member.name.to_owned() });
        }
    }
}

fn walk_member(member: &'static MemberShape, entry: Entry<'_>, found: &mut Found<'_>) {
    // Of the items of a list more may be known.
    let is_listed = matches!(member.shape, Shape::List { item: Shape::Structure(_), .. });
    if !is_listed && fits(&member.shape, entry.value) {
        return;
    }
    let before = found.len();
    if !value::is_null(entry.value) {
        walk(&member.shape, entry.value, found);
    } else if member.required {
        let name = member.name.to_owned();
        report(found, entry.value.place(), ViolationKind::MissingMember { name });
    }
    for violation in found.iter_mut().skip(before) {
        violation.member = violation.member.or(Some(member.name));
    }
}

fn unknown_member(known: Arc<[String]>, entry: Entry<'_>, found: &mut Found<'_>) {
    let name = entry.key.text().to_owned();
    report(found, entry.key.place(), ViolationKind::UnknownMember { name, known });
}

fn text(node: Node<'_>, min: usize, max: Option<usize>, pattern: Option<Pattern>, found: &mut Found<'_>) {
    if !node.is_text() {
        return wrong_type(node, "string", found);
    }
    if min == 0 && max.is_none() && pattern.is_none() {
        return;
    }
    let text = node.text();
    // The service counts characters or UTF-16 units, nobody knows which: only what both counts refuse is reported.
    let (characters, units) =
        if text.is_ascii() { (text.len(), text.len()) } else { (text.chars().count(), text.encode_utf16().count()) };
    if units < min {
        report(found, node.place(), ViolationKind::TooShort { min, found: characters });
    } else if let Some(max) = max.filter(|max| characters > *max) {
        report(found, node.place(), ViolationKind::TooLong { max, found: characters });
    } else if let Some((pattern, range)) = pattern.and_then(|pattern| Some((pattern, pattern.mismatch(text)?))) {
        let pattern = pattern.source().to_owned();
        let at = (!range.is_empty() && range.len() < text.len()).then(|| node.slice(range));
        let at = at.map(|place| place.origin.unwrap_or(place.span));
        report(found, named(node), ViolationKind::Pattern { pattern, at });
    }
}

/// The place of a whole name; the line break at the end of a block of text is not a character of it.
fn named(node: Node<'_>) -> Place {
    let name = node.text().trim_end_matches(['\n', '\r']);
    if name.len() < node.text().len() && !name.is_empty() { node.slice(0..name.len()) } else { node.place() }
}

fn one_of(node: Node<'_>, allowed: &[&str], found: &mut Found<'_>) {
    if !node.is_text() {
        return wrong_type(node, "string", found);
    }
    let text = node.text();
    if !allowed.contains(&text) {
        let allowed = allowed.iter().map(|&value| value.to_owned()).collect();
        let kind = ViolationKind::UnknownValue { found: text.to_owned(), allowed };
        report(found, node.place(), kind);
    }
}

fn integer(node: Node<'_>, min: i64, max: i64, found: &mut Found<'_>) {
    match node.scalar() {
        Some(Scalar::Integer(number)) if number < min => report(found, node.place(), ViolationKind::TooSmall { min }),
        Some(Scalar::Integer(number)) if number > max => report(found, node.place(), ViolationKind::TooLarge { max }),
        Some(Scalar::Integer(_)) => {}
        // Too large for any number of 64 bits, and so for every bound.
        Some(Scalar::Number(text)) if is_whole(text) => {
            let kind =
                if text.starts_with('-') { ViolationKind::TooSmall { min } } else { ViolationKind::TooLarge { max } };
            report(found, node.place(), kind);
        }
        _ => wrong_type(node, "integer", found),
    }
}

fn is_whole(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

fn list(node: Node<'_>, min: usize, max: Option<usize>, item: &'static Shape, found: &mut Found<'_>) {
    if !node.is_sequence() {
        return wrong_type(node, "array", found);
    }
    count(node, min, max, found);
    let before = found.len();
    let are_structures = matches!(item, Shape::Structure(_));
    for node in node.items() {
        match if are_structures { (found.known)(node) } else { None } {
            Some(mut known) => found.append(&mut known),
            None if fits(item, node) || value::is_null(node) => {}
            None => walk(item, node, found),
        }
        if !are_structures && found.len() >= before + MOST {
            break;
        }
    }
}

fn map(
    node: Node<'_>,
    (min, max): (usize, Option<usize>),
    key: &'static Shape,
    value: &'static Shape,
    found: &mut Found<'_>,
) {
    if !node.is_mapping() {
        return wrong_type(node, "object", found);
    }
    count(node, min, max, found);
    let before = found.len();
    for entry in value::entries(node).filter(|entry| !suppression::is_suppression(*entry)) {
        if found.len() >= before + MOST {
            break;
        }
        // A key is text on the wire, however YAML reads it.
        if !fits(key, entry.key) && entry.key.is_text() {
            walk(key, entry.key, found);
        }
        if !fits(value, entry.value) && !value::is_null(entry.value) {
            walk(value, entry.value, found);
        }
    }
}

fn count(node: Node<'_>, min: usize, max: Option<usize>, found: &mut Found<'_>) {
    // What may turn out not to be there does not make a list too long, and an open list is never too short.
    let lacking =
        if node.tree().may_be_unknown() { node.items().filter(|item| item.may_be_absent()).count() } else { 0 };
    let length = node.len() - lacking;
    if length < min && !node.is_open() {
        report(found, node.place(), ViolationKind::TooFew { min, found: length });
    } else if let Some(max) = max.filter(|max| length > *max) {
        // The first one too many is shown; the pointer names the whole list.
        let beyond = node.nth(max).map(|item| item.missing(""));
        let place = Place { span: beyond.map_or(node.span(), |beyond| beyond.span), ..node.place() };
        report(found, place, ViolationKind::TooMany { max, found: length });
    }
}

fn wrong_type(node: Node<'_>, expected: &str, found: &mut Found<'_>) {
    wrong_types(node, &[expected], found);
}

fn wrong_types(node: Node<'_>, expected: &[&str], found: &mut Found<'_>) {
    let is = match node.scalar() {
        _ if node.is_mapping() => "object",
        _ if node.is_sequence() => "array",
        Some(Scalar::Null) => "null",
        Some(Scalar::Bool(_)) => "boolean",
        Some(Scalar::Integer(_)) => "integer",
        Some(Scalar::Number(_)) => "number",
        Some(Scalar::Text(_)) => "string",
        None => return,
    };
    let kind = ViolationKind::WrongType {
        expected: expected.iter().map(|&name| name.to_owned()).collect(),
        found: is.to_owned(),
    };
    report(found, node.place(), kind);
}

#[cfg(test)]
mod tests {
    use crate::model::fits::structure_fits;
    use crate::model::shape::violations_but;
    use crate::service::members::BATCH;
    use crate::source::sources::SourceId;
    use crate::syntax::{Syntax, parse_text};
    use proptest::prelude::*;
    use std::sync::Arc;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]

        /// Of what the quick look passes, the walk has nothing to say.
        #[test]
        fn what_plainly_fits_has_no_violations(members in proptest::collection::vec(member(), 0..8), is_yaml: bool) {
            let text = format!("{{\"Entries\": [{{{}}}, {CLEAN}]}}", members.join(", "));
            let looks = looks(&text, if is_yaml { Syntax::Yaml } else { Syntax::Json });
            prop_assert!(looks.is_some_and(|(fits, count)| !fits || count == 0), "{}", text);
        }
    }

    #[test]
    fn a_clean_request_plainly_fits() {
        for syntax in [Syntax::Json, Syntax::Yaml] {
            assert_eq!(looks(&format!("{{\"Entries\": [{CLEAN}]}}"), syntax), Some((true, 0)));
        }
        assert_eq!(looks("{\"Entries\": [{\"Name\": \"A-Doc\", \"Duration\": 40}]}", Syntax::Json), Some((false, 1)));
        assert_eq!(looks("{\"Entries\": [{\"InstanceId\": \"i-0123456789abcdef0\"}]}", Syntax::Json), Some((false, 1)));
    }

    const CLEAN: &str = r#"{"Name": "AWS-RunShellScript", "Parameters": {"commands": ["a", "{{ b }}", ""]},
        "Targets": [{"Key": "tag:Role", "Values": ["web"]}], "ScheduleOffset": 2, "ApplyOnlyAtCronInterval": true,
        "OutputLocation": {"S3Location": {"OutputS3Region": "us-east-1"}}}"#;

    /// Whether a batch plainly fits, and how many violations the walk finds in it.
    fn looks(text: &str, syntax: Syntax) -> Option<(bool, usize)> {
        let tree = parse_text(SourceId(0), Arc::new(text.to_owned()), syntax);
        let root = tree.roots().next()?;
        Some((structure_fits(&BATCH, root), violations_but(&BATCH, root, &|_| None).len()))
    }

    fn member() -> impl Strategy<Value = String> {
        const NAMES: &[&str] = &[
            "Name",
            "name",
            "//",
            "<<",
            "InstanceId",
            "DocumentVersion",
            "Parameters",
            "Targets",
            "OutputLocation",
            "MaxErrors",
            "ComplianceSeverity",
            "ApplyOnlyAtCronInterval",
            "ScheduleOffset",
            "CalendarNames",
        ];
        const VALUES: &[&str] = &[
            "\"AWS-RunPatchBaseline\"",
            "\"\"",
            "\"i-0123456789abcdef0\"",
            "\"$NEWEST\"",
            "\"$LATEST\"",
            "\"${A}\"",
            "\"10%\"",
            "\"HIGH\"",
            "null",
            "true",
            "3",
            "07",
            "40",
            "99999999999",
            "[]",
            "[null]",
            "[\"a\", \"b\"]",
            "[{\"Key\": \"tag:A\", \"Values\": [\"a\", 1]}]",
            "[{\"Key\": \"tag:A\", \"Values\": [\"a\"], \"Key\": \"b\"}]",
            "{}",
            "{\"a\": [\"b\"], \"//\": [\"c\"]}",
            "{\"a\": \"b\"}",
            "{\"Ref\": \"A\"}",
            "{\"S3Location\": {\"OutputS3BucketName\": \"b\"}}",
            "{\"S3Location\": {\"OutputS3BucketName\": \"bucket\", \"Region\": 1}}",
        ];
        (proptest::sample::select(NAMES), proptest::sample::select(VALUES))
            .prop_map(|(name, value)| format!("\"{name}\": {value}"))
    }
}
