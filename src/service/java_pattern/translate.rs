//! A tree written again, in the syntax that both engines read alike.

use crate::service::java_pattern::node::{LONGEST_COUNTED, Node, Times};
use crate::service::java_pattern::property::LINE_ENDS;
use crate::service::java_pattern::set::Set;
use std::fmt::Write as _;

/// Which values a translation is right for.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Reach {
    /// The last character.
    pub(crate) last: char,
    /// Whether only for values without a line's end.
    pub(crate) one_line: bool,
    /// The most characters.
    pub(crate) longest: usize,
}

impl Reach {
    /// Whether the value is one of them.
    pub(crate) fn has(self, value: &str) -> bool {
        (self.last == char::MAX || value.chars().all(|c| c <= self.last))
            && !(self.one_line && value.contains(|c| LINE_ENDS.contains(c)))
            && (self.longest == usize::MAX || value.chars().count() <= self.longest)
    }
}

/// A pattern in the engines' syntax.
#[derive(Debug)]
pub(crate) struct Translation {
    /// The text, to be matched as a whole.
    pub(crate) text: String,
    /// Whether it needs the engine that goes back.
    pub(crate) backtracks: bool,
    /// What it is right for.
    pub(crate) reach: Reach,
}

/// Translates a pattern; `None` when some of it has no sure counterpart.
pub(crate) fn translate(node: &Node) -> Option<Translation> {
    let backtracks = node.any(&|part| matches!(part, Node::Style { .. } | Node::Atomic(_) | Node::Back(_)));
    let captures = node.any(&|part| matches!(part, Node::Back(_)));
    let reach = Reach { last: char::MAX, one_line: false, longest: usize::MAX };
    let mut writer = Writer { text: String::from(r"\A(?:"), backtracks, captures, reach };
    writer.node(node, Behind::NOTHING)?;
    writer.text.push_str(r")\z");
    Some(Translation { text: writer.text, backtracks, reach: writer.reach })
}

/// What follows and around a part.
#[derive(Copy, Clone)]
struct Behind {
    /// Whether characters may follow in the match, or in the value after it.
    characters: bool,
    /// Whether the part may be matched several times.
    repeated: bool,
}

impl Behind {
    const NOTHING: Self = Self { characters: false, repeated: false };
}

struct Writer {
    text: String,
    backtracks: bool,
    captures: bool,
    reach: Reach,
}

impl Writer {
    fn node(&mut self, node: &Node, behind: Behind) -> Option<()> {
        match node {
            Node::Set(set) => self.set(set)?,
            Node::Sequence(parts) => self.sequence(parts, behind)?,
            Node::Choice(choices) => {
                self.text.push_str("(?:");
                for (index, choice) in choices.iter().enumerate() {
                    if index > 0 {
                        self.text.push('|');
                    }
                    self.node(choice, behind)?;
                }
                self.text.push(')');
            }
            Node::Group(body) => {
                // What a group keeps of several turns is Java's own affair.
                if self.captures && behind.repeated {
                    return None;
                }
                self.within(if self.captures { "(" } else { "(?:" }, body, behind)?;
            }
            Node::Repeat(body, times) => self.repeat(body, *times, behind)?,
            Node::Start => self.text.push_str(r"\A"),
            Node::End => self.text.push_str(r"\z"),
            Node::LineEnd => {
                // Before a last line's end too: that matters only where the match can go on, or look, after it.
                self.reach.one_line |= behind.characters;
                self.text.push_str(r"\z");
            }
            Node::Boundary { negated } => self.boundary(*negated),
            Node::Style { ahead, negated, body } => self.look(*ahead, *negated, body)?,
            Node::Atomic(body) => {
                // Which match comes first is not sure where turns may be empty.
                let vague = |part: &Node| matches!(part, Node::Repeat(body, _) if body.width().least == 0);
                if body.any(&vague) {
                    return None;
                }
                self.within("(?>", body, Behind { characters: true, ..behind })?;
            }
            Node::Back(number) => write!(self.text, r"(?:\{number})").ok()?,
        }
        Some(())
    }

    fn within(&mut self, open: &str, body: &Node, behind: Behind) -> Option<()> {
        self.text.push_str(open);
        self.node(body, behind)?;
        self.text.push(')');
        Some(())
    }

    fn sequence(&mut self, parts: &[Node], behind: Behind) -> Option<()> {
        let last_wide = parts.iter().rposition(|part| part.width().most != Some(0));
        for (index, part) in parts.iter().enumerate() {
            let characters = behind.characters || last_wide.is_some_and(|last| index < last);
            self.node(part, Behind { characters, ..behind })?;
        }
        Some(())
    }

    fn repeat(&mut self, body: &Node, times: Times, behind: Behind) -> Option<()> {
        let (least, most) = (times.least, times.counted());
        if times.most != most {
            self.reach.longest = LONGEST_COUNTED as usize;
        }
        let repeated = most != Some(1) && most != Some(0);
        // Java ends a repetition with its first empty turn. That matters where an empty turn depends on its place.
        if repeated && body.width().least == 0 && body.any(&Node::is_assertion) {
            return None;
        }
        let characters = behind.characters || repeated && body.width().most != Some(0);
        self.within("(?:", body, Behind { characters, repeated: behind.repeated || repeated })?;
        match (least, most) {
            (0, None) => self.text.push('*'),
            (1, None) => self.text.push('+'),
            (0, Some(1)) => self.text.push('?'),
            (least, None) => write!(self.text, "{{{least},}}").ok()?,
            (least, Some(most)) => write!(self.text, "{{{least},{most}}}").ok()?,
        }
        if times.lazy {
            self.text.push('?');
        }
        Some(())
    }

    /// Java takes letters beyond ASCII for words' too, in most versions.
    fn boundary(&mut self, negated: bool) {
        self.reach.last = self.reach.last.min('\u{7F}');
        self.text.push_str(match (self.backtracks, negated) {
            (false, false) => r"(?-u:\b)",
            (false, true) => r"(?-u:\B)",
            (true, false) => r"(?:(?<=[0-9A-Z_a-z])(?![0-9A-Z_a-z])|(?<![0-9A-Z_a-z])(?=[0-9A-Z_a-z]))",
            (true, true) => r"(?:(?<=[0-9A-Z_a-z])(?=[0-9A-Z_a-z])|(?<![0-9A-Z_a-z])(?![0-9A-Z_a-z]))",
        });
    }

    fn look(&mut self, ahead: bool, negated: bool, body: &Node) -> Option<()> {
        let open = match (ahead, negated) {
            (true, false) => "(?=",
            (true, true) => "(?!",
            (false, false) => "(?<=",
            (false, true) => "(?<!",
        };
        if !ahead {
            let width = body.width();
            let other = |part: &Node| matches!(part, Node::Style { .. } | Node::Back(_) | Node::Group(..));
            let endless = |part: &Node| matches!(part, Node::Repeat(_, Times { most: None | Some(0), .. }));
            if width.most != Some(width.least) || body.any(&endless) || self.captures && body.any(&other) {
                return None;
            }
        }
        self.within(open, body, Behind { characters: true, repeated: negated || self.captures })
    }

    fn set(&mut self, set: &Set) -> Option<()> {
        self.text.push('[');
        let empty = self.text.len();
        for &(start, end) in set.ranges() {
            // No value holds halves of surrogate pairs.
            let start = if (0xD800..0xE000).contains(&start) { 0xE000 } else { start };
            let end = if (0xD800..0xE000).contains(&end) { 0xD7FF } else { end };
            match (char::from_u32(start)?, char::from_u32(end)?) {
                (start, end) if start > end => {}
                (start, end) if start == end => self.member(start),
                (start, end) => {
                    self.member(start);
                    self.text.push('-');
                    self.member(end);
                }
            }
        }
        // An empty set is written in no common way.
        (self.text.len() > empty).then(|| self.text.push(']'))
    }

    fn member(&mut self, c: char) {
        if c.is_ascii_alphanumeric() {
            self.text.push(c);
        } else {
            // Formatting into a text cannot fail.
            let _ = write!(self.text, r"\x{{{:X}}}", u32::from(c));
        }
    }
}
