//! What scalars mean: the YAML 1.2 core schema, and the words of JSON.

use crate::syntax::scan;
use crate::syntax::stored::Kind;
use serde_json::{Number, Value};

/// What a scalar means.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Scalar<'t> {
    /// Nothing: `null`, `~`, or a value that YAML leaves out.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number, as it is written: with a fraction or an exponent, or too large.
    Number(&'t str),
    /// A text.
    Text(&'t str),
}

impl Scalar<'_> {
    /// The scalar as a value of its own; `text` is what it was decoded from.
    pub(crate) fn to_json(self, text: &str) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(known) => Value::Bool(known),
            Self::Integer(0) if text.starts_with('-') => Number::from_f64(-0.0).into(),
            Self::Integer(number) => number.into(),
            Self::Number(written) => number(written).map_or_else(|| written.into(), Value::Number),
            Self::Text(text) => text.into(),
        }
    }
}

fn number(written: &str) -> Option<Number> {
    let large = written.parse::<u64>().ok().map(Number::from);
    large.or_else(|| Number::from_f64(written.parse().ok()?))
}

/// A word of JSON; a word that is none is a text, as an unquoted placeholder is.
pub(crate) fn json(text: &str) -> Scalar<'_> {
    match text {
        "null" => Scalar::Null,
        "true" => Scalar::Bool(true),
        "false" => Scalar::Bool(false),
        _ if text.is_empty() || scan::number(text.as_bytes(), 0) != text.len() => Scalar::Text(text),
        _ => text.parse().map_or(Scalar::Number(text), Scalar::Integer),
    }
}

/// A plain scalar of YAML 1.2: `yes`, `no`, `on` and `off` are texts.
pub(crate) fn core(text: &str) -> Scalar<'_> {
    match text.as_bytes().first() {
        None | Some(b'~' | b'n' | b'N' | b't' | b'T' | b'f' | b'F') => match text {
            "" | "~" | "null" | "Null" | "NULL" => Scalar::Null,
            "true" | "True" | "TRUE" => Scalar::Bool(true),
            "false" | "False" | "FALSE" => Scalar::Bool(false),
            _ => Scalar::Text(text),
        },
        Some(byte) if !(byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.')) => Scalar::Text(text),
        _ if is_whole(text) => whole(text, text, 10),
        _ if is_float(text) => Scalar::Number(text),
        _ => match (text.strip_prefix("0o"), text.strip_prefix("0x")) {
            (Some(octal), _) if all(octal, |c| matches!(c, b'0'..=b'7')) => whole(text, octal, 8),
            (_, Some(hex)) if all(hex, |c| c.is_ascii_hexdigit()) => whole(text, hex, 16),
            _ => Scalar::Text(text),
        },
    }
}

/// Whether a scalar without quotes shows by its first byte that it is a text, in JSON and in YAML: numbers and words begin otherwise, and
/// no word is longer than `false`.
#[inline]
pub(crate) fn begins_text(text: &[u8]) -> bool {
    match text {
        [] | [b'0'..=b'9' | b'-' | b'+' | b'.' | b'~', ..] => false,
        [b'n' | b'N' | b't' | b'T' | b'f' | b'F', ..] => text.len() > 5,
        _ => true,
    }
}

/// A scalar with a tag. A tag of the core schema makes a scalar of its own kind where the text allows it; other tags leave
/// the choice to the way in which the scalar is written.
pub(crate) fn tagged<'t>(tag: &str, text: &'t str, kind: Kind) -> Scalar<'t> {
    let meant = core(text);
    match (tag.strip_prefix("tag:yaml.org,2002:"), meant) {
        (Some("str"), _) => Scalar::Text(text),
        (Some("null"), _) => Scalar::Null,
        (Some("bool"), Scalar::Bool(_)) | (Some("int"), Scalar::Integer(_) | Scalar::Number(_)) => meant,
        (Some("float"), Scalar::Integer(_) | Scalar::Number(_)) => Scalar::Number(text),
        (Some("bool" | "int" | "float"), _) => Scalar::Text(text),
        (None, _) if tag == "!" => Scalar::Text(text),
        _ if kind == Kind::Plain => meant,
        _ => Scalar::Text(text),
    }
}

fn whole<'t>(text: &'t str, digits: &str, radix: u32) -> Scalar<'t> {
    i64::from_str_radix(digits, radix).map_or(Scalar::Number(text), Scalar::Integer)
}

fn all(text: &str, is: impl Fn(u8) -> bool) -> bool {
    !text.is_empty() && text.bytes().all(is)
}

fn without_sign(text: &str) -> &str {
    text.strip_prefix(['-', '+']).unwrap_or(text)
}

fn is_whole(text: &str) -> bool {
    all(without_sign(text), |c| c.is_ascii_digit())
}

/// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`, infinities, and not a number.
fn is_float(text: &str) -> bool {
    let unsigned = without_sign(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let (base, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (before, after) = base.split_once('.').unwrap_or((base, ""));
    let digits = |text: &str| text.bytes().all(|c| c.is_ascii_digit());
    is_whole(exponent) && digits(before) && digits(after) && !(before.is_empty() && after.is_empty())
}
