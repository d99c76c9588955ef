//! What a schema says of a place, for people: members with their words, values, whether they are lists.

use crate::schema::embedded::{NAMES, text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A place in a schema.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Described {
    file: &'static str,
    schema: &'static Value,
}

/// The schemas as values; read when somebody asks.
fn schema(name: &str) -> Option<(&'static str, &'static Value)> {
    static SCHEMAS: OnceLock<BTreeMap<&str, Value>> = OnceLock::new();
    let read = |name: &&'static str| Some((*name, serde_json::from_str(text(name)?).ok()?));
    let all = SCHEMAS.get_or_init(|| NAMES.iter().filter_map(read).collect());
    all.get_key_value(name).map(|(name, schema)| (*name, schema))
}

impl Described {
    /// The whole of what a schema describes.
    pub(crate) fn whole(name: &str) -> Option<Self> {
        let (file, schema) = schema(name)?;
        Some(Self { file, schema })
    }

    /// A definition of a schema.
    pub(crate) fn definition(name: &str, definition: &str) -> Option<Self> {
        let (file, schema) = schema(name)?;
        Some(Self { file, schema: schema.get("$defs")?.get(definition)? })
    }

    /// The name of the schema that it is in.
    pub(crate) fn file(self) -> &'static str {
        self.followed().file
    }

    /// What a place refers to.
    fn followed(self) -> Self {
        let mut at = self;
        // References go a step or two.
        for _ in 0..4 {
            let Some(reference) = at.schema.get("$ref").and_then(Value::as_str) else { break };
            let (file, pointer) = reference.split_once('#').unwrap_or((reference, ""));
            let file = file.strip_suffix(".schema.json").filter(|file| !file.is_empty()).unwrap_or(at.file);
            let Some((file, whole)) = schema(file) else { break };
            let Some(schema) = whole.pointer(pointer) else { break };
            at = Self { file, schema };
        }
        at
    }

    /// The members of a mapping, in their order.
    pub(crate) fn members(self) -> Vec<(&'static str, Self)> {
        let at = self.followed();
        let properties = at.schema.get("properties").and_then(Value::as_object).into_iter().flatten();
        properties.map(|(name, schema)| (name.as_str(), Self { schema, ..at })).collect()
    }

    /// The member of this name, or what all members are whose names the author chooses.
    pub(crate) fn member(self, name: &str) -> Option<Self> {
        let at = self.followed();
        let named = at.schema.get("properties").and_then(|properties| properties.get(name));
        let other = || at.schema.get("additionalProperties").filter(|schema| schema.is_object());
        Some(Self { schema: named.or_else(other)?, ..at })
    }

    /// What the items of a list are.
    pub(crate) fn item(self) -> Option<Self> {
        let at = self.followed();
        Some(Self { schema: at.schema.get("items")?, ..at })
    }

    /// What it is, in words.
    pub(crate) fn words(self) -> Option<&'static str> {
        let own = |at: Self| at.schema.get("description").and_then(Value::as_str);
        own(self).or_else(|| own(self.followed()))
    }

    /// The texts that it may be, all of them or some.
    pub(crate) fn values(self) -> Vec<&'static str> {
        let at = self.followed();
        let listed = at.schema.get("enum").or_else(|| at.schema.get("examples"));
        listed.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Whether it may be of this type, in JSON's words.
    pub(crate) fn is(self, kind: &str) -> bool {
        match self.followed().schema.get("type") {
            Some(Value::String(one)) => one == kind,
            Some(Value::Array(all)) => all.iter().any(|one| one == kind),
            _ => false,
        }
    }

    /// Whether a mapping must have a member.
    pub(crate) fn requires(self, name: &str) -> bool {
        let required = self.followed().schema.get("required").and_then(Value::as_array);
        required.into_iter().flatten().any(|one| one == name)
    }
}
