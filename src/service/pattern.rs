//! The patterns of the service model, matched by hand against the whole string.
//!
//! The service matches with Java's `matches()`: the whole string or nothing, `\w` and `\d` ASCII only
//! (recorded in <https://github.com/aws/amazon-ssm-agent/issues/60>). No regular expression is compiled for these.

use std::ops::Range;

/// A pattern of the service model.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum Pattern {
    /// `^(?!\s*$).+`
    AlarmName,
    /// A UUID.
    AssociationId,
    /// `^[a-zA-Z0-9_\-.]{3,128}$`
    AssociationName,
    /// `^(([$]LATEST)|([1-9][0-9]*))$`
    AssociationVersion,
    /// `^[\w\.\-\:\/ ]*$`
    DisplayName,
    /// `^[a-zA-Z0-9_\-.:/]{3,128}$`
    DocumentName,
    /// `([$]LATEST|[$]DEFAULT|^[1-9][0-9]*$)`
    DocumentVersion,
    /// `^((ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})|(\d{12}))$`
    ExcludedAccount,
    /// `(^i-(\w{8}|\w{17})$)|(^mi-\w{17}$)`
    InstanceId,
    /// `^([1-9][0-9]*|[1-9][0-9]%|[1-9]%|100%)$`
    MaxConcurrency,
    /// `^([1-9][0-9]*|[0]|[1-9][0-9]%|[0-9]%|100%)$`
    MaxErrors,
    /// `arn:aws(-[^:]+)?:iam::[0-9]{12}:role/.+`
    RoleArn,
    /// `[\w+=,.@/-]+`
    RoleName,
    /// `^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$`
    TagText,
    /// `^[\p{L}\p{Z}\p{N}_.:/=\-@]*$|resource-groups:ResourceTypeFilters|resource-groups:Name`
    TargetKey,
    /// `^\/[\w\.\-\:\/]*$`
    TargetType,
    /// `^[a-zA-Z0-9_\-.]{1,128}$`
    VersionName,
}

impl Pattern {
    /// Every pattern.
    pub(crate) const ALL: [Self; 17] = [
        Self::AlarmName,
        Self::AssociationId,
        Self::AssociationName,
        Self::AssociationVersion,
        Self::DisplayName,
        Self::DocumentName,
        Self::DocumentVersion,
        Self::ExcludedAccount,
        Self::InstanceId,
        Self::MaxConcurrency,
        Self::MaxErrors,
        Self::RoleArn,
        Self::RoleName,
        Self::TagText,
        Self::TargetKey,
        Self::TargetType,
        Self::VersionName,
    ];

    /// The pattern as the service model writes it.
    pub(crate) fn source(self) -> &'static str {
        match self {
            Self::AlarmName => r"^(?!\s*$).+",
            Self::AssociationId => r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
            Self::AssociationName => r"^[a-zA-Z0-9_\-.]{3,128}$",
            Self::AssociationVersion => r"^(([$]LATEST)|([1-9][0-9]*))$",
            Self::DisplayName => r"^[\w\.\-\:\/ ]*$",
            Self::DocumentName => r"^[a-zA-Z0-9_\-.:/]{3,128}$",
            Self::DocumentVersion => r"([$]LATEST|[$]DEFAULT|^[1-9][0-9]*$)",
            Self::ExcludedAccount => r"^((ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})|(\d{12}))$",
            Self::InstanceId => r"(^i-(\w{8}|\w{17})$)|(^mi-\w{17}$)",
            Self::MaxConcurrency => r"^([1-9][0-9]*|[1-9][0-9]%|[1-9]%|100%)$",
            Self::MaxErrors => r"^([1-9][0-9]*|[0]|[1-9][0-9]%|[0-9]%|100%)$",
            Self::RoleArn => r"arn:aws(-[^:]+)?:iam::[0-9]{12}:role/.+",
            Self::RoleName => r"[\w+=,.@/-]+",
            Self::TagText => r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$",
            Self::TargetKey => r"^[\p{L}\p{Z}\p{N}_.:/=\-@]*$|resource-groups:ResourceTypeFilters|resource-groups:Name",
            Self::TargetType => r"^\/[\w\.\-\:\/]*$",
            Self::VersionName => r"^[a-zA-Z0-9_\-.]{1,128}$",
        }
    }

    /// The bytes of `text` that keep it from matching: the first characters outside the pattern's set, or the whole
    /// text where only the form is wrong. `None` when it matches.
    pub(crate) fn mismatch(self, text: &str) -> Option<Range<usize>> {
        match self {
            Self::AssociationName => set_and_length(text, NAME),
            Self::DocumentName => set_and_length(text, DOCUMENT),
            Self::RoleName => outside(text, ROLE).or((text.is_empty()).then_some(0..0)),
            Self::TagText => outside(text, TAG),
            Self::TargetKey => outside(text, KEY),
            _ => (!self.matches_form(text)).then_some(0..text.len()),
        }
    }

    fn matches_form(self, text: &str) -> bool {
        match self {
            Self::AlarmName => !text.contains(line_end) && !text.chars().all(java_space),
            Self::AssociationId => uuid(text),
            Self::AssociationVersion => text == "$LATEST" || positive(text),
            Self::DocumentVersion => matches!(text, "$LATEST" | "$DEFAULT") || positive(text),
            Self::ExcludedAccount => account(text) || organizational_unit(text),
            Self::InstanceId => instance_id(text),
            Self::MaxConcurrency => rate_control(text) && !matches!(text, "0" | "0%"),
            Self::MaxErrors => rate_control(text),
            Self::RoleArn => role_arn(text),
            Self::DisplayName => text.chars().all(|c| name_character(c) || matches!(c, ':' | '/' | ' ')),
            Self::TargetType => {
                text.starts_with('/') && text.chars().all(|c| name_character(c) || matches!(c, ':' | '/'))
            }
            Self::VersionName => (1..=128).contains(&text.len()) && text.chars().all(name_character),
            _ => true,
        }
    }
}

/// Whether the text is the id of a managed node: `i-` and 8 or 17 word characters, `mi-` and 17.
/// AWS's own fake ids hold letters beyond hexadecimal, so `\w` it is.
pub(crate) fn instance_id(text: &str) -> bool {
    let words = |tail: &str| tail.bytes().all(|b| word(char::from(b)));
    match (text.strip_prefix("i-"), text.strip_prefix("mi-")) {
        (Some(tail), _) => matches!(tail.len(), 8 | 17) && words(tail),
        (_, Some(tail)) => tail.len() == 17 && words(tail),
        _ => false,
    }
}

/// Whether the text is the id of an account: twelve digits.
pub(crate) fn account(text: &str) -> bool {
    text.len() == 12 && digits(text)
}

/// Whether the text is a number that begins with 1 to 9.
pub(crate) fn positive(text: &str) -> bool {
    digits(text) && !text.is_empty() && !text.starts_with('0')
}

/// Sets of characters, a bit each.
const NAME: u8 = 1;
const DOCUMENT: u8 = 2;
const ROLE: u8 = 4;
const KEY: u8 = 8;
const TAG: u8 = 16;

/// The sets that each ASCII character is in; none for other bytes.
static SETS: [u8; 256] = {
    let mut sets = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        #[expect(
            clippy::indexing_slicing,
            reason = "there are as many as bytes, and this is worked out when it is compiled"
        )]
        let slot = &mut sets[byte as usize];
        *slot = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'.' => NAME | DOCUMENT | ROLE | KEY | TAG,
            b'/' => DOCUMENT | ROLE | KEY | TAG,
            b':' => DOCUMENT | KEY | TAG,
            b'=' | b'@' => ROLE | KEY | TAG,
            b'+' => ROLE | TAG,
            b',' => ROLE,
            b' ' => KEY | TAG,
            _ => 0,
        };
        byte += 1;
    }
    sets
};

fn sets_of(byte: u8) -> u8 {
    SETS.get(usize::from(byte)).copied().unwrap_or_default()
}

/// Whether a character is in a set. Of `[\p{L}\p{Z}\p{N}_.:/=\-@]` the standard library's "alphabetic" takes in some combining marks
/// that are no `\p{L}`: those pass here though the service may refuse them.
fn is_in(set: u8, c: char) -> bool {
    match u8::try_from(c).ok().filter(u8::is_ascii) {
        Some(byte) => sets_of(byte) & set != 0,
        None => set & (KEY | TAG) != 0 && (c.is_alphanumeric() || (c.is_whitespace() && !c.is_control())),
    }
}

fn outside(text: &str, set: u8) -> Option<Range<usize>> {
    // Most have no other characters.
    if text.bytes().all(|byte| sets_of(byte) & set != 0) {
        return None;
    }
    let start = text.find(|c| !is_in(set, c))?;
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.find(|c| is_in(set, c)).map_or(text.len(), |at| start + at);
    Some(start..end)
}

fn set_and_length(text: &str, set: u8) -> Option<Range<usize>> {
    outside(text, set).or((!(3..=128).contains(&text.len())).then_some(0..text.len()))
}

fn word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn name_character(c: char) -> bool {
    word(c) || matches!(c, '-' | '.')
}

fn digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

fn lower_alphanumeric(text: &str, length: Range<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

fn organizational_unit(text: &str) -> bool {
    let parts = text.strip_prefix("ou-").and_then(|tail| tail.split_once('-'));
    parts.is_some_and(|(root, unit)| lower_alphanumeric(root, 4..33) && lower_alphanumeric(unit, 8..33))
}

fn uuid(text: &str) -> bool {
    let mut parts = text.split('-');
    let lengths = [8, 4, 4, 4, 12];
    let fits = |(part, length): (&str, usize)| part.len() == length && part.bytes().all(|b| b.is_ascii_hexdigit());
    parts.by_ref().zip(lengths).filter(|&pair| fits(pair)).count() == lengths.len() && text.len() == 36
}

/// A count or a percentage, as MaxErrors takes it.
fn rate_control(text: &str) -> bool {
    match text.strip_suffix('%') {
        Some("100") => true,
        Some(number) => digits(number) && (number.len() == 1 || number.len() == 2 && !number.starts_with('0')),
        None => text == "0" || positive(text),
    }
}

fn role_arn(text: &str) -> bool {
    let Some(after_aws) = text.strip_prefix("arn:aws") else { return false };
    let Some((partition, after)) = after_aws.split_once(":iam::") else { return false };
    let partition_fits =
        partition.is_empty() || partition.strip_prefix('-').is_some_and(|p| !p.is_empty() && !p.contains(':'));
    let Some((number, role)) = after.split_once(":role/") else { return false };
    partition_fits && account(number) && !role.is_empty() && !role.contains(line_end)
}

/// What Java's `.` does not match.
fn line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Java's `\s`.
fn java_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r')
}

#[cfg(test)]
mod tests {
    use crate::service::java_pattern::compiled::Compiled;
    use crate::service::pattern::Pattern::{self, *};

    /// What each pattern takes, and what it refuses.
    const ROWS: &[(Pattern, &[&str], &[&str])] = &[
        (AlarmName, &["a", " a "], &["", "  ", "a\nb"]),
        (
            AssociationId,
            &["8dfe3659-4309-493a-8755-0123456789AB"],
            &["8dfe3659-4309-493a-8755-01234EXAMPLE", "x8dfe3659-4309-493a-8755-0123456789ab", ""],
        ),
        (AssociationName, &["a-1", "A_b.c"], &["ab", "a b", "a:b", "été"]),
        (AssociationVersion, &["$LATEST", "7"], &["$DEFAULT", "07", ""]),
        (DocumentName, &["AWS-RunShellScript", "arn:aws:ssm:us-east-1::document/X"], &["ab", "a b"]),
        (DocumentVersion, &["$LATEST", "$DEFAULT", "12"], &["latest", "v1", "1.0", "", "$LATEST-1", "0"]),
        (DisplayName, &["", "Acme: hello/1 x"], &["Acme!", "é"]),
        (TargetType, &["/", "/AWS::EC2::Instance"], &["", "AWS::EC2::Instance", "/a b"]),
        (VersionName, &["1", "v1.0-b_2"], &["", "v1 beta"]),
        (
            ExcludedAccount,
            &["111122223333", "ou-ab12-0123abcd"],
            &["12345678912", "ou-ab12-0123abc", "ou-AB12-0123abcd"],
        ),
        (
            InstanceId,
            &["i-12345678", "i-02573cafcfEXAMPLE", "mi-0123456789abcdef0"],
            &["i-1234567", "mi-12345678", "i-1234 678", "i-12345678\n", "ssm-x"],
        ),
        (MaxConcurrency, &["1", "10", "9%", "99%", "100%"], &["0", "0%", "101%", "05", "10 %", ""]),
        (MaxErrors, &["0", "0%", "7", "100%"], &["", "-1", "1.5", "100%%", "%", "00%", "00"]),
        (
            RoleArn,
            &["arn:aws:iam::111122223333:role/x", "arn:aws-cn:iam::111122223333:role/a/b"],
            &[
                "x",
                "arn:aws:iam::111122223333:user/me",
                "arn:aws-:iam::111122223333:role/x",
                "arn:aws:iam::111122223333:role/",
            ],
        ),
        (RoleName, &["a+b=c,d.e@f/g-h_1"], &["my role", ""]),
        (TagText, &["Cost+Center é", ""], &["k*", "a\tb"]),
        (TargetKey, &["tag:Patch Group", "resource-groups:Name", "tag:Straße"], &["tag:Cost+Center", "tag:a,b", "*"]),
    ];

    #[test]
    fn each_pattern_takes_and_refuses_what_the_model_says() {
        for (pattern, good, bad) in ROWS {
            for text in *good {
                assert_eq!(pattern.mismatch(text), None, "{pattern:?} should take {text:?}");
            }
            for text in *bad {
                assert!(pattern.mismatch(text).is_some(), "{pattern:?} should refuse {text:?}");
            }
        }
    }

    /// A text with one character left out, put in, or instead of another; and texts that are longer.
    fn neighbours(text: &str) -> Vec<String> {
        let letters: Vec<char> = text.chars().collect();
        let mut all = vec![format!("{text}{text}"), "a".repeat(128), "a".repeat(129), "9".repeat(12), String::new()];
        all.extend([32, 33].map(|length| format!("ou-{}-{}", "a".repeat(length), "b".repeat(length))));
        for at in 0..=letters.len() {
            let (before, after) = letters.split_at(at);
            let of =
                |middle: &str, after: &[char]| before.iter().collect::<String>() + middle + &String::from_iter(after);
            let rest = after.get(1..).unwrap_or_default();
            all.push(of("", rest));
            for put in [
                "-", "%", "$", " ", "i", "g", "A", "0", "1", "9", "\n", "\r", "\u{85}", ":", "/", "*", "+", ".", "_",
                "@",
            ] {
                all.extend([of(put, after), of(put, rest)]);
            }
        }
        all
    }

    #[test]
    fn what_is_matched_by_hand_is_what_the_pattern_says() {
        let mut compared = 0;
        for pattern in Pattern::ALL {
            let known = Compiled::of(pattern.source());
            for good in ROWS.iter().filter(|(of, ..)| *of == pattern).flat_map(|(_, good, _)| *good) {
                for text in neighbours(good) {
                    // Of texts with line ends not all is understood.
                    let Some(wanted) = known.matches(&text) else { continue };
                    assert_eq!(wanted, pattern.mismatch(&text).is_none(), "{pattern:?} and {text:?}");
                    compared += 1;
                }
            }
        }
        assert!(compared > 10_000, "only {compared} texts");
    }

    #[test]
    fn the_mismatch_is_the_offending_characters() {
        assert_eq!(AssociationName.mismatch("install cloud agent"), Some(7..8));
        assert_eq!(TargetKey.mismatch("tag:Cost++Center"), Some(8..10));
        assert_eq!(AssociationName.mismatch("ab"), Some(0..2));
    }
}
