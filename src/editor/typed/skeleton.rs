//! What of a broken text in YAML leads to a line: its own mapping and those around it, without what is next to them.

/// What a line says, by its columns.
struct Line {
    /// Where its first character stands.
    indent: usize,
    /// Where what follows its dashes begins.
    content: usize,
}

impl Line {
    fn of(text: &str) -> Option<Self> {
        let indent = text.len() - text.trim_start_matches(' ').len();
        let mut content = indent;
        let mut rest = text.get(indent..)?;
        if rest.trim().is_empty() || rest.starts_with('#') {
            return None;
        }
        while let Some(behind) = rest.strip_prefix("- ") {
            let behind = behind.trim_start_matches(' ');
            content += rest.len() - behind.len();
            rest = behind;
        }
        Some(Self { indent, content })
    }

    fn has_dash(&self) -> bool {
        self.content > self.indent
    }
}

/// The text with spaces instead of all that does not lead to the line of a byte, and of values that are broken.
pub(crate) fn skeleton(text: &str, byte: usize) -> Option<String> {
    let lines: Vec<&str> = text.split('\n').collect();
    let own = text.get(..byte)?.matches('\n').count();
    let here = Line::of(lines.get(own)?)?;
    let mut kept: Vec<String> = lines.iter().map(|line| blank(line)).collect();
    *kept.get_mut(own)? = (*lines.get(own)?).to_owned();
    // The column of the mapping that is looked for, and whether its sequence is at that column.
    let (mut level, mut is_item) = if here.has_dash() { (here.indent, true) } else { (here.indent, false) };
    for (number, text) in lines.iter().enumerate().take(own).rev() {
        let Some(line) = Line::of(text) else { continue };
        let is_kept = if line.indent > level {
            false
        } else if line.indent == level {
            // Items before the own one are left out; the key of a sequence may are in its column.
            let is_key = !line.has_dash();
            is_item &= !is_key;
            is_key
        } else {
            let begins_own = line.has_dash() && line.content == level && !is_item;
            let is_parent = line.content < level || is_item && line.content <= level || begins_own;
            if is_parent {
                (level, is_item) = (line.indent, line.has_dash());
            }
            is_parent
        };
        if is_kept && let Some(slot) = kept.get_mut(number) {
            *slot = sound(text);
        }
    }
    for (number, text) in lines.iter().enumerate().skip(own + 1) {
        let Some(line) = Line::of(text) else { continue };
        if line.indent < here.content {
            break;
        }
        if line.indent == here.content
            && !line.has_dash()
            && let Some(slot) = kept.get_mut(number)
        {
            *slot = sound(text);
        }
    }
    Some(kept.join("\n"))
}

/// Spaces instead of each byte.
fn blank(line: &str) -> String {
    " ".repeat(line.len())
}

/// A line whose value is left out where it is not whole.
fn sound(line: &str) -> String {
    let Some((key, value)) = line.split_once(": ") else { return line.to_owned() };
    let (mut depth, mut quote) = (0i32, None);
    for c in value.chars() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth -= 1,
            _ => {}
        }
    }
    let is_block = value.trim_start().starts_with(['|', '>', '&']);
    let is_whole = depth == 0 && quote.is_none() && !is_block;
    let is_one = value.starts_with(['[', '{', '"', '\'']) || !value.contains(": ");
    if is_whole && is_one { line.to_owned() } else { format!("{key}:{}", " ".repeat(value.len() + 1)) }
}

#[cfg(test)]
mod tests {
    use crate::editor::typed::skeleton::skeleton;

    #[test]
    fn only_what_leads_to_a_line_is_left() {
        let text = "# a\nEntries:\n  - Name: \"A\n    Targets: [\n  - Name: B\n    Targets:\n      - Key: x\n    Parameters: { C: [ }\n    x:\n    Max: 1\n  - Name: C\nOther: 1\n";
        let left = skeleton(text, text.find("x:\n").unwrap_or_default()).unwrap_or_default();
        let lines: Vec<&str> = left.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, ["Entries:", "  - Name: B", "    Targets:", "    Parameters:", "    x:", "    Max: 1"]);
        assert_eq!(left.len(), text.len());
        let text = "A: [\nEntries:\n- Name: B\n- Key: y\n";
        let left = skeleton(text, text.find("Key").unwrap_or_default()).unwrap_or_default();
        let lines: Vec<&str> = left.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, ["A:", "Entries:", "- Key: y"]);
    }
}
