//! What bytes come next in a text: plain ones of a string, white space, a number. Eight are asked at once.

/// Eight bytes of a text, where there are as many.
pub(crate) fn word(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|eight| u64::from_le_bytes(*eight))
}

/// The number of the first of eight bytes that is not 0; 8 when all are.
pub(crate) fn first(mask: u64) -> usize {
    mask.trailing_zeros() as usize / 8
}

/// Bytes of a line that are looked through eight at once.
const SHORT: usize = 48;

const ONES: u64 = 0x0101_0101_0101_0101;

/// The high bits of eight bytes: set in none that is ASCII.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Borrows from the high bit of each of eight bytes that is less than `least`. Of what is ASCII the first that it tells is one.
fn less(word: u64, least: u8) -> u64 {
    word.wrapping_sub(ONES.wrapping_mul(u64::from(least)))
}

/// The same of each that is this byte.
fn is(word: u64, byte: u8) -> u64 {
    less(word ^ ONES.wrapping_mul(u64::from(byte)), 1)
}

/// A mask of eight bytes, not 0 when one of them is a quote, a backslash or a control character; the first one that it tells
/// is one. All eight are asked at once.
fn string_ends(word: u64) -> u64 {
    (is(word, b'"') | is(word, b'\\') | less(word, 0x20)) & !word & HIGH
}

/// The same of a colon, a space, the sign of a comment or a control character: what may end a scalar of YAML without quotes.
pub(crate) fn plain_marks(word: u64) -> u64 {
    (is(word, b':') | less(word, b' ' + 1) | is(word, b'#')) & !word & HIGH
}

/// The byte offset of the first line break from this one on; that of the end where there is none.
#[inline]
pub(crate) fn line_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    // Most lines are too short for a search to pay off.
    while at < start + SHORT
        && let Some(word) = word(bytes, at)
    {
        let breaks = is(word, b'\n') & !word & HIGH;
        at += first(breaks);
        if breaks != 0 {
            return at;
        }
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + memchr::memchr(b'\n', rest).unwrap_or(rest.len())
}

/// Whether one of these bytes, of which all are ASCII, is in a short text.
#[inline]
pub(crate) fn holds_one<const N: usize>(bytes: &[u8], wanted: [u8; N]) -> bool {
    let in_word = |word: [u8; 8]| {
        let word = u64::from_le_bytes(word);
        wanted.iter().fold(0, |found, byte| found | is(word, *byte)) & !word & HIGH != 0
    };
    match bytes.last_chunk() {
        // The last eight overlap with those before them.
        Some(last) => bytes.as_chunks().0.iter().any(|word| in_word(*word)) || in_word(*last),
        None => bytes.iter().any(|byte| wanted.contains(byte)),
    }
}

/// The first byte offset from this one on that holds a quote, a backslash or a control character, or is the end.
pub(crate) fn plain_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(word) = word(bytes, at) {
        let ends = string_ends(word);
        at += first(ends);
        if ends != 0 {
            return at;
        }
    }
    while bytes.get(at).is_some_and(|&byte| byte != b'"' && byte != b'\\' && byte >= 0x20) {
        at += 1;
    }
    at
}

/// The first byte offset from this one on that holds no white space.
#[inline]
pub(crate) fn after_whitespace(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
        at += 1;
        // Behind a colon stands one; indentation comes in runs.
        if bytes.get(at) != Some(&b' ') {
            continue;
        }
        while let Some(word) = word(bytes, at) {
            let other = word ^ u64::from_le_bytes(*b"        ");
            at += first(other);
            if other != 0 {
                break;
            }
        }
    }
    at
}

/// The offset after the JSON number that begins at this one; the offset itself if none does.
pub(crate) fn number(bytes: &[u8], start: usize) -> usize {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let digits = |mut at: usize| {
        while byte(at).is_ascii_digit() {
            at += 1;
        }
        at
    };
    let first = start + usize::from(byte(start) == b'-');
    let mut end = if byte(first) == b'0' { first + 1 } else { digits(first) };
    if end == first {
        return start;
    }
    if byte(end) == b'.' {
        let fraction = digits(end + 1);
        if fraction == end + 1 {
            return start;
        }
        end = fraction;
    }
    if matches!(byte(end), b'e' | b'E') {
        let exponent = end + 1 + usize::from(matches!(byte(end + 1), b'+' | b'-'));
        end = digits(exponent);
        if end == exponent {
            return start;
        }
    }
    end
}
