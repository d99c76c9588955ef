//! The characters of a pattern with their places; what is between `\Q` and `\E` is marked as quoted.

/// A character of a pattern.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Token {
    /// The character.
    pub(crate) c: char,
    /// Whether it is between `\Q` and `\E`, and so for itself.
    pub(crate) quoted: bool,
    /// Where it begins in the pattern, in bytes.
    pub(crate) at: usize,
}

/// Whether the pattern quotes.
pub(crate) fn quotes(pattern: &str) -> bool {
    pattern.contains(r"\Q")
}

/// Splits a pattern. Java too removes quotes before it reads, so they work in classes.
pub(crate) fn split(pattern: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(pattern.len());
    let mut chars = pattern.char_indices().peekable();
    let mut quoted = false;
    while let Some((at, c)) = chars.next() {
        let end = if quoted { 'E' } else { 'Q' };
        if c == '\\' && chars.next_if(|(_, next)| *next == end).is_some() {
            quoted = !quoted;
            continue;
        }
        tokens.push(Token { c, quoted, at });
        if c == '\\' && !quoted {
            tokens.extend(chars.next().map(|(at, c)| Token { c, quoted, at }));
        }
    }
    tokens
}
