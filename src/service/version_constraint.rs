//! Constraints of versions: of a provider as far as they tell its major version, of Terraform as far as they tell its syntax.
//!
//! Source: <https://developer.hashicorp.com/terraform/language/expressions/version-constraints>.

/// The major versions that a constraint allows.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) struct Majors {
    /// The first of them.
    pub(crate) first: u32,
    /// The last of them.
    pub(crate) last: u32,
}

impl Majors {
    /// All there are, and will be.
    pub(crate) const ALL: Self = Self { first: 0, last: u32::MAX };

    /// Those that both allow.
    pub(crate) fn and(self, other: Self) -> Self {
        Self { first: self.first.max(other.first), last: self.last.min(other.last) }
    }
}

/// The major versions that a constraint allows: `~> 5.0`, `>= 4.9, < 6.0.0`. What cannot be read allows all.
pub(crate) fn majors(constraint: &str) -> Majors {
    constraint.split(',').map(|part| one(part.trim()).unwrap_or(Majors::ALL)).fold(Majors::ALL, Majors::and)
}

fn one(part: &str) -> Option<Majors> {
    let (operator, version) = part.split_at(part.find(|c: char| c.is_ascii_digit())?);
    let mut numbers = version.split('.').map(|number| number.trim().parse::<u32>().ok());
    let major = numbers.next()??;
    let is_whole = || version.split('.').skip(1).all(|number| number.trim() == "0");
    Some(match operator.trim() {
        "" | "=" => Majors { first: major, last: major },
        // With one number, that one may grow.
        "~>" if numbers.next().is_some() => Majors { first: major, last: major },
        ">=" | ">" | "~>" => Majors { first: major, ..Majors::ALL },
        "<=" => Majors { last: major, ..Majors::ALL },
        "<" if is_whole() => Majors { last: major.checked_sub(1)?, ..Majors::ALL },
        "<" => Majors { last: major, ..Majors::ALL },
        _ => return None,
    })
}

/// Whether a constraint of Terraform's own version allows one before 0.12, which had another syntax.
///
/// Source: <https://developer.hashicorp.com/terraform/language/v1.1.x/upgrade-guides/0-12>.
pub(crate) fn allows_old_syntax(constraint: &str) -> bool {
    let is_old = |part: &str| {
        let (operator, version) = part.split_at(part.find(|c: char| c.is_ascii_digit())?);
        let mut numbers = version.split('.').map(|number| number.trim().parse::<u32>().unwrap_or_default());
        let (major, minor) = (numbers.next()?, numbers.next().unwrap_or_default());
        Some(operator.trim().starts_with(['<', '!']) || (major, minor) < (0, 12))
    };
    constraint.split(',').all(|part| is_old(part.trim()).unwrap_or(false))
}

#[cfg(test)]
mod tests {
    use crate::service::version_constraint::{Majors, allows_old_syntax, majors};

    #[test]
    fn constraints_tell_whether_the_old_syntax_may_be_meant() {
        for constraint in [">= 0.11", "~> 0.11.7", "0.11.14", "> 0.10.0, < 0.12", "<= 0.11.15"] {
            assert!(allows_old_syntax(constraint), "{constraint}");
        }
        for constraint in ["", ">= 0.12", "~> 0.12.24", ">= 1.0", ">= 0.12, < 2", "latest"] {
            assert!(!allows_old_syntax(constraint), "{constraint}");
        }
    }

    #[test]
    fn constraints_tell_the_major_versions() {
        let rows = [
            ("5.31.0", (5, 5)),
            ("= 5.1", (5, 5)),
            ("~> 5.0", (5, 5)),
            ("~> 5", (5, u32::MAX)),
            (">= 4.12.1", (4, u32::MAX)),
            (">= 4.9, < 6.0.0", (4, 5)),
            (">=4.9,<6.1", (4, 6)),
            ("<= 5.99", (0, 5)),
            ("!= 5.3.0", (0, u32::MAX)),
            ("", (0, u32::MAX)),
            ("latest", (0, u32::MAX)),
        ];
        for (constraint, (first, last)) in rows {
            assert_eq!(majors(constraint), Majors { first, last }, "{constraint}");
        }
    }
}
