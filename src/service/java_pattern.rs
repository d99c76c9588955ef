//! Patterns of documents, in Java's dialect, as far as they mean the same to a linear engine.
//!
//! The service matches the whole value with `java.util.regex`. What is translated here means exactly the same; whatever
//! else a pattern holds leaves it not understood, and then nothing is judged by it.

use regex::{Regex, RegexBuilder};

/// The most memory that one compiled pattern may take, in bytes.
const SIZE_LIMIT: usize = 4 << 20;

/// A pattern that whole values must match.
#[derive(Clone, Debug)]
pub struct JavaPattern {
    regex: Regex,
}

impl JavaPattern {
    /// Compiles a pattern; `None` when it uses what is not understood, or is too large.
    pub fn compile(pattern: &str) -> Option<Self> {
        let translated = translate(pattern)?;
        let regex = RegexBuilder::new(&format!(r"\A(?:{translated})\z")).size_limit(SIZE_LIMIT).build().ok()?;
        Some(Self { regex })
    }

    /// Whether the whole value matches.
    pub fn matches(&self, value: &str) -> bool {
        self.regex.is_match(value)
    }
}

/// What Java's `.` does not match.
const NOT_LINE_END: &str = r"[^\n\r\x{85}\x{2028}\x{2029}]";

fn translate(pattern: &str) -> Option<String> {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern.chars().peekable();
    let mut in_class = false;
    let mut class_start = false;
    let mut after_quantifier = false;
    while let Some(c) = rest.next() {
        let quantifier = !in_class && matches!(c, '*' | '+' | '?' | '}');
        match c {
            '\\' => {
                let c = rest.next()?;
                escape(c, in_class, &mut out)?;
                // Java reads `-` behind a shorthand as itself, not as a range.
                if in_class && matches!(c, 'd' | 'w' | 's') && rest.next_if_eq(&'-').is_some() {
                    out.push_str(r"\-");
                }
            }
            '[' if in_class => return None,
            '[' => {
                in_class = true;
                class_start = true;
                out.push('[');
                if rest.next_if_eq(&'^').is_some() {
                    out.push('^');
                }
                after_quantifier = false;
                continue;
            }
            ']' if in_class && class_start => return None,
            ']' if in_class => {
                in_class = false;
                out.push(']');
            }
            '&' if in_class && rest.peek() == Some(&'&') => return None,
            '~' if in_class && rest.peek() == Some(&'~') => return None,
            '-' if in_class && rest.peek() == Some(&'-') => return None,
            '.' if !in_class => out.push_str(NOT_LINE_END),
            '(' if !in_class && rest.next_if_eq(&'?').is_some() => {
                rest.next_if_eq(&':')?;
                out.push_str("(?:");
            }
            // `x*+` is possessive in Java; `$` may stand before a last line break, but a whole match ends at the end.
            '+' if after_quantifier => return None,
            '{' if !in_class && !rest.peek().is_some_and(char::is_ascii_digit) => return None,
            _ => out.push(c),
        }
        class_start = false;
        after_quantifier = quantifier;
    }
    (!in_class).then_some(out)
}

/// Translates the escape of one character. Java's `\d`, `\w` and `\s` are ASCII.
fn escape(c: char, in_class: bool, out: &mut String) -> Option<()> {
    let (members, negated) = match c {
        'd' => ("0-9", false),
        'w' => ("A-Za-z0-9_", false),
        's' => (r" \t\n\x0B\x0C\r", false),
        'D' => ("0-9", true),
        'W' => ("A-Za-z0-9_", true),
        'S' => (r" \t\n\x0B\x0C\r", true),
        't' | 'n' | 'r' => {
            out.push('\\');
            out.push(c);
            return Some(());
        }
        c if c.is_ascii_alphanumeric() || !c.is_ascii() => return None,
        c => {
            if regex_syntax_needs_escape(c) {
                out.push('\\');
            }
            out.push(c);
            return Some(());
        }
    };
    match (in_class, negated) {
        (true, false) => out.push_str(members),
        (true, true) => return None,
        (false, false) => *out = format!("{out}[{members}]"),
        (false, true) => *out = format!("{out}[^{members}]"),
    }
    Some(())
}

/// Whether the engine needs, or allows, a backslash before this character.
fn regex_syntax_needs_escape(c: char) -> bool {
    c.is_ascii_punctuation() && c != '<' && c != '>'
}

#[cfg(test)]
mod tests {
    use crate::service::java_pattern::JavaPattern;

    #[test]
    fn the_whole_value_must_match() {
        let rows = [
            (r"((25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}\d+", "10.0.0.2", Some(true)),
            (r"^d-[0-9a-f]{10}$", "d-0123456789", Some(true)),
            (r"^d-[0-9a-f]{10}$", "d-0123456789\n", Some(false)),
            (r"[\w\-.]{1,3}", "a-.", Some(true)),
            (r"\w+", "é", Some(false)),
            (r"a|bc", "bcd", Some(false)),
            (r"(\d+(\.\d+){0,3})|^$", "", Some(true)),
            (r"(?=x)x", "x", None),
            (r"(?i)x", "X", None),
            (r"a++", "a", None),
            (r"\p{L}", "a", None),
            (r"[a-z&&[^b]]", "a", None),
            (r"a{,3}", "a", None),
            (r"[\w-.]", "-", Some(true)),
            (r"[\w-a]", "`", Some(false)),
        ];
        for (pattern, value, expected) in rows {
            let found = JavaPattern::compile(pattern).map(|compiled| compiled.matches(value));
            assert_eq!(found, expected, "{pattern} on {value:?}");
        }
    }
}
