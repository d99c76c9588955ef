//! The sets of characters that have a name: shorthands like `\d`, and `\p{...}`.

use crate::service::java_pattern::set::Set;

/// The last character for which the Unicode properties are written down here. All of these were given out, and have had
/// their properties, since before the oldest Java in use.
pub(crate) const LAST_WITH_PROPERTIES: char = '\u{24F}';

/// A set with a name.
pub(crate) struct Named {
    /// Its members.
    pub(crate) set: Set,
    /// Whether it is right only up to `LAST_WITH_PROPERTIES`.
    pub(crate) partial: bool,
    /// Whether it depends on the case of letters, which makes its meaning under `(?i)` a matter of the version.
    pub(crate) cased: bool,
}

/// What Java's `.` does not match.
pub(crate) const LINE_ENDS: &str = "\n\r\u{85}\u{2028}\u{2029}";

/// The set of `\d`, `\h`, `\s`, `\v`, `\w` by its letter. All but `\h` and `\v` are ASCII.
pub(crate) fn shorthand(letter: char) -> Option<Set> {
    match letter {
        'd' => Some(Set::of(&[(0x30, 0x39)])),
        'w' => Some(Set::of(&[(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)])),
        's' => Some(Set::of(&[(0x09, 0x0D), (0x20, 0x20)])),
        'h' => Some(Set::of(&[
            (0x09, 0x09),
            (0x20, 0x20),
            (0xA0, 0xA0),
            (0x1680, 0x1680),
            (0x180E, 0x180E),
            (0x2000, 0x200A),
            (0x202F, 0x202F),
            (0x205F, 0x205F),
            (0x3000, 0x3000),
        ])),
        'v' => Some(Set::of(&[(0x0A, 0x0D), (0x85, 0x85), (0x2028, 0x2029)])),
        _ => None,
    }
}

/// The set of `\p{NAME}`; `None` when it is not written down here.
pub(crate) fn property(name: &str) -> Option<Named> {
    if let Some(is) = posix(name) {
        let set = filtered('\u{7F}', is);
        return Some(Named { set, partial: false, cased: matches!(name, "Lower" | "Upper") });
    }
    let is = match name {
        "IsAlphabetic" => category("L"),
        "IsUppercase" => category("Lu"),
        "IsLowercase" => Some(char::is_lowercase as fn(char) -> bool),
        "IsDigit" => category("Nd"),
        "IsWhite_Space" => Some(char::is_whitespace as fn(char) -> bool),
        _ => category(name.strip_prefix("Is").unwrap_or(name)),
    }?;
    let cased = matches!(name.trim_start_matches("Is"), "Lu" | "Ll" | "Lt" | "Uppercase" | "Lowercase");
    Some(Named { set: filtered(LAST_WITH_PROPERTIES, is), partial: true, cased })
}

fn filtered(last: char, is: fn(char) -> bool) -> Set {
    let ranges: Vec<_> = ('\0'..=last).filter(|c| is(*c)).map(|c| (u32::from(c), u32::from(c))).collect();
    Set::of(&ranges)
}

/// The POSIX classes; in Java they are ASCII.
fn posix(name: &str) -> Option<fn(char) -> bool> {
    Some(match name {
        "ASCII" => |c| c.is_ascii(),
        "Alnum" => |c| c.is_ascii_alphanumeric(),
        "Alpha" => |c| c.is_ascii_alphabetic(),
        "Blank" => |c| matches!(c, ' ' | '\t'),
        "Cntrl" => |c| c.is_ascii_control(),
        "Digit" => |c| c.is_ascii_digit(),
        "Graph" => |c| c.is_ascii_graphic(),
        "Lower" => |c| c.is_ascii_lowercase(),
        "Print" => |c| c.is_ascii_graphic() || c == ' ',
        "Punct" => |c| c.is_ascii_punctuation(),
        "Space" => |c| matches!(c, '\t'..='\r' | ' '),
        "Upper" => |c| c.is_ascii_uppercase(),
        "XDigit" => |c| c.is_ascii_hexdigit(),
        _ => return None,
    })
}

/// The general categories up to `LAST_WITH_PROPERTIES`. Those without a member there are left out.
fn category(name: &str) -> Option<fn(char) -> bool> {
    Some(match name {
        "L" => |c| c.is_alphabetic(),
        "Lu" => |c| c.is_uppercase(),
        "Ll" => |c| c.is_lowercase() && !"ªº".contains(c),
        "Lt" => |c| "ǅǈǋǲ".contains(c),
        "Lo" => |c| "ªºƻǀǁǂǃ".contains(c),
        "N" => |c| c.is_numeric(),
        "Nd" => |c| c.is_ascii_digit(),
        "No" => |c| c.is_numeric() && !c.is_ascii(),
        "Z" | "Zs" => |c| " \u{A0}".contains(c),
        "C" => |c| c.is_control() || c == '\u{AD}',
        "Cc" => |c| c.is_control(),
        "Cf" => |c| c == '\u{AD}',
        "P" => |c| c.is_ascii_punctuation() && !"$+<=>^`|~".contains(c) || "¡§«¶·»¿".contains(c),
        "Pc" => |c| c == '_',
        "Pd" => |c| c == '-',
        "Ps" => |c| "([{".contains(c),
        "Pe" => |c| ")]}".contains(c),
        "Pi" => |c| c == '«',
        "Pf" => |c| c == '»',
        "Po" => |c| "!\"#%&'*,./:;?@\\¡§¶·¿".contains(c),
        "S" => |c| "$+<=>^`|~¢£¤¥¦¨©¬®¯°±´¸×÷".contains(c),
        "Sc" => |c| "$¢£¤¥".contains(c),
        "Sk" => |c| "^`¨¯´¸".contains(c),
        "Sm" => |c| "+<=>|~¬±×÷".contains(c),
        "So" => |c| "¦©®°".contains(c),
        _ => return None,
    })
}
