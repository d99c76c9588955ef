//! A quick hash for tables of one run, keyed anew each time: what is hashed comes from outside.

use std::hash::{BuildHasher, Hasher, RandomState};

/// The key; and the hash so far, as a hasher of a table.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Keyed {
    key: u64,
    hash: u64,
}

impl Default for Keyed {
    fn default() -> Self {
        // Odd, so that no bit of what is hashed is lost.
        Self { key: RandomState::new().build_hasher().finish() | 1, hash: 0 }
    }
}

impl Keyed {
    /// The hash of a number after what was hashed before.
    #[inline]
    pub(crate) fn number(self, before: u64, number: u64) -> u64 {
        let product = u128::from(before ^ number ^ self.key) * u128::from(self.key.rotate_left(32) | 1);
        #[expect(clippy::cast_possible_truncation, reason = "both halves are put together")]
        let halves = (product as u64, (product >> 64) as u64);
        halves.0 ^ halves.1
    }

    /// The hash of a text after what was hashed before.
    #[inline]
    pub(crate) fn text(self, before: u64, text: &str) -> u64 {
        self.bytes(before ^ text.len() as u64, text.as_bytes())
    }

    fn bytes(self, before: u64, bytes: &[u8]) -> u64 {
        let (words, rest) = bytes.as_chunks();
        let hash = words.iter().fold(before, |hash, word| self.number(hash, u64::from_le_bytes(*word)));
        let rest = rest.iter().fold(0, |rest, byte| rest << 8 | u64::from(*byte));
        self.number(hash, rest)
    }
}

impl BuildHasher for Keyed {
    type Hasher = Self;

    fn build_hasher(&self) -> Self {
        *self
    }
}

impl Hasher for Keyed {
    fn write(&mut self, bytes: &[u8]) {
        self.hash = self.bytes(self.hash, bytes);
    }

    fn write_u8(&mut self, number: u8) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.hash = self.number(self.hash, number);
    }

    fn finish(&self) -> u64 {
        self.hash
    }
}
