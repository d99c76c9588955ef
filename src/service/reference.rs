//! `{{ … }}` in values of parameters: what the service resolves there, and what only looks like it.
//!
//! Source: the parameter resolver of SSM Agent, `\{\{ *ssm:[/\w.:-]+ *\}\}`, <https://github.com/aws/amazon-ssm-agent>;
//! <https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-param-runcommand.html>.

use std::ops::Range;

/// What is between two pairs of braces.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Reference<'t> {
    /// `{{ssm:name}}`: a parameter of Parameter Store.
    Store,
    /// `{{ssm-secure:name}}`: an encrypted one, which few plugins resolve.
    Secure,
    /// Nearly one of the two: it stays text.
    Near,
    /// `{{TARGET_ID}}` and the like, which maintenance windows know.
    Pseudo(&'t str),
    /// `{{ name }}`: letters and digits.
    Name(&'t str),
}

/// Names that maintenance windows replace in the parameters of their tasks. Source:
/// <https://docs.aws.amazon.com/systems-manager/latest/userguide/mw-cli-register-tasks-parameters.html>.
const PSEUDO: &[&str] =
    &["TARGET_ID", "TARGET_TYPE", "RESOURCE_ID", "WINDOW_ID", "WINDOW_TASK_ID", "WINDOW_EXECUTION_ID"];

/// The references of a text with their byte ranges, braces included.
pub(crate) fn references(text: &str) -> impl Iterator<Item = (Range<usize>, Reference<'_>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + memchr::memmem::find(text.as_bytes().get(at..)?, b"{{")?;
            let inside = text.get(start + 2..)?;
            // No reference spans lines, and none is longer than the longest name of a parameter.
            let line = inside.lines().next().unwrap_or_default();
            let Some(length) = line.find("}}") else {
                at = start + 2 + line.len().max(1);
                text.get(at..)?;
                continue;
            };
            at = start + 2 + length + 2;
            if let Some(reference) = read(inside.get(..length)?) {
                return Some((start..at, reference));
            }
        }
    })
}

/// Whether a reference to Parameter Store, braces included, is to a secret of Secrets Manager. Nodes drop what holds one: "cannot parse …
/// Input contains invalid parameters [/aws/reference/secretsmanager/…]", recorded in 2024.
pub(crate) fn is_secret(reference: &str) -> bool {
    let name = reference.trim_matches(['{', '}', ' ']);
    let path = name.strip_prefix("ssm:").or_else(|| name.strip_prefix("ssm-secure:"));
    path.is_some_and(|path| path.starts_with("/aws/reference/secretsmanager/"))
}

fn read(inside: &str) -> Option<Reference<'_>> {
    let name = inside.trim_matches(' ');
    let is_path =
        |rest: &str| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_alphanumeric() || "/_.:-".contains(c));
    if name.strip_prefix("ssm:").is_some_and(is_path) {
        return Some(Reference::Store);
    }
    if name.strip_prefix("ssm-secure:").is_some_and(is_path) {
        return Some(Reference::Secure);
    }
    let (head, rest) = inside.trim().split_once(':').unwrap_or((inside.trim(), ""));
    let near = matches!(head.trim().to_ascii_lowercase().as_str(), "ssm" | "ssm-secure") && is_path(rest.trim());
    if near {
        return Some(Reference::Near);
    }
    if PSEUDO.contains(&name) {
        return Some(Reference::Pseudo(name));
    }
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric());
    is_name.then_some(Reference::Name(name))
}

#[cfg(test)]
mod tests {
    use crate::service::reference::Reference::{Name, Near, Pseudo, Secure, Store};
    use crate::service::reference::references;

    #[test]
    fn what_is_resolved_is_told_from_what_stays_text() {
        let rows = [
            ("{{ssm:timeout}}", vec![Store]),
            ("a {{ ssm:/a/b.c:3 }} b", vec![Store]),
            ("{{ssm-secure:key}}", vec![Secure]),
            ("{{SSM:x}}{{ssm: x}}{{\tssm:x}}", vec![Near, Near, Near]),
            ("{{TARGET_ID}}", vec![Pseudo("TARGET_ID")]),
            ("echo {{ commands }}", vec![Name("commands")]),
            ("{{step.output}} {{ a b }} {{}} {{", vec![]),
            ("{{\nssm:x}}", vec![]),
        ];
        for (text, expected) in rows {
            let found: Vec<_> = references(text).map(|(_, reference)| reference).collect();
            assert_eq!(found, expected, "{text:?}");
        }
        let places: Vec<_> = references("ab {{SSM:x}}").map(|(range, _)| range).collect();
        assert_eq!(places.first(), Some(&(3..12)));
    }
}
