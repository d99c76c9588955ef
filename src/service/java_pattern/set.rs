//! Sets of characters, as sorted ranges of their numbers.

/// The last character's number.
const LAST: u32 = 0x0010_FFFF;

/// A set of characters; neighbouring ranges are joined.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Set {
    ranges: Vec<(u32, u32)>,
}

impl Set {
    /// The set of these ranges, both ends included, in any order.
    pub(crate) fn of(ranges: &[(u32, u32)]) -> Self {
        let mut sorted = ranges.to_vec();
        sorted.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::with_capacity(sorted.len());
        for (start, end) in sorted {
            match joined.last_mut() {
                Some(last) if start <= last.1.saturating_add(1) => last.1 = last.1.max(end),
                _ => joined.push((start, end)),
            }
        }
        Self { ranges: joined }
    }

    /// The set of one character.
    pub(crate) fn one(c: char) -> Self {
        Self { ranges: vec![(u32::from(c), u32::from(c))] }
    }

    /// The characters of a text.
    pub(crate) fn chars(text: &str) -> Self {
        let ranges: Vec<_> = text.chars().map(|c| (u32::from(c), u32::from(c))).collect();
        Self::of(&ranges)
    }

    /// Its ranges.
    pub(crate) fn ranges(&self) -> &[(u32, u32)] {
        &self.ranges
    }

    /// What is in either.
    pub(crate) fn union(&self, other: &Self) -> Self {
        Self::of(&[self.ranges.as_slice(), other.ranges.as_slice()].concat())
    }

    /// What is not in it.
    pub(crate) fn negate(&self) -> Self {
        let mut ranges = Vec::with_capacity(self.ranges.len() + 1);
        let mut next = 0;
        for &(start, end) in &self.ranges {
            if next < start {
                ranges.push((next, start - 1));
            }
            next = end + 1;
        }
        if next <= LAST {
            ranges.push((next, LAST));
        }
        Self { ranges }
    }

    /// What is in both.
    pub(crate) fn intersect(&self, other: &Self) -> Self {
        self.negate().union(&other.negate()).negate()
    }

    /// With the other case of its ASCII letters: Java's `(?i)` knows no others.
    pub(crate) fn fold(&self) -> Self {
        let shifted = |first: u8, last: u8, to: u8| {
            let letters = Self { ranges: vec![(u32::from(first), u32::from(last))] };
            let found = self.intersect(&letters);
            let moved = found
                .ranges
                .iter()
                .map(|(start, end)| (start - u32::from(first) + u32::from(to), end - u32::from(first) + u32::from(to)));
            Self { ranges: moved.collect() }
        };
        self.union(&shifted(b'a', b'z', b'A')).union(&shifted(b'A', b'Z', b'a'))
    }
}

#[cfg(test)]
mod tests {
    use crate::service::java_pattern::set::Set;

    #[test]
    fn sets_are_what_their_names_say() {
        let letters = Set::of(&[(0x62, 0x64), (0x61, 0x61), (0x63, 0x70)]);
        assert_eq!(letters.ranges(), [(0x61, 0x70)]);
        assert_eq!(letters.negate().ranges(), [(0, 0x60), (0x71, 0x0010_FFFF)]);
        assert_eq!(letters.negate().negate(), letters);
        assert_eq!(letters.intersect(&Set::chars("az")), Set::one('a'));
        assert_eq!(Set::chars("k").fold(), Set::chars("kK"));
        assert_eq!(Set::default().negate().ranges(), [(0, 0x0010_FFFF)]);
    }
}
