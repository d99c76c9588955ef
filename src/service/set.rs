//! Small sets of what an enum numbers, a bit each.

use std::marker::PhantomData;

/// What is numbered from 0 to 63.
pub(crate) trait Numbered: Copy {
    /// The number of this one.
    fn number(self) -> u32;
}

/// A set of such.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) struct Set<T> {
    bits: u64,
    of: PhantomData<T>,
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self { bits: 0, of: PhantomData }
    }
}

impl<T: Numbered> Set<T> {
    /// These.
    pub(crate) fn of(members: &[T]) -> Self {
        let mut set = Self::default();
        members.iter().for_each(|member| set.add(*member));
        set
    }

    /// All that there may be.
    pub(crate) fn all() -> Self {
        Self { bits: u64::MAX, of: PhantomData }
    }

    pub(crate) fn add(&mut self, member: T) {
        self.bits |= 1 << member.number();
    }

    /// Adds it where something holds.
    pub(crate) fn add_if(&mut self, holds: bool, member: T) {
        self.bits |= u64::from(holds) << member.number();
    }

    /// Adds all of another set.
    pub(crate) fn join(&mut self, other: Self) {
        self.bits |= other.bits;
    }

    pub(crate) fn remove(&mut self, member: T) {
        self.bits &= !(1 << member.number());
    }

    /// Whether it has this one.
    pub(crate) fn has(self, member: T) -> bool {
        self.bits >> member.number() & 1 != 0
    }

    /// Those that the two have in common.
    pub(crate) fn shared(self, other: Self) -> Self {
        Self { bits: self.bits & other.bits, of: PhantomData }
    }

    /// The number of the first that the two have in common.
    pub(crate) fn first_shared(self, other: Self) -> Option<u32> {
        self.shared(other).numbers().next()
    }

    /// The numbers of those that it has.
    pub(crate) fn numbers(self) -> impl Iterator<Item = u32> {
        let mut bits = self.bits;
        std::iter::from_fn(move || {
            let first = (bits != 0).then(|| bits.trailing_zeros())?;
            bits &= bits - 1;
            Some(first)
        })
    }

    /// Whether the two have one in common.
    pub(crate) fn meet(self, other: Self) -> bool {
        self.bits & other.bits != 0
    }
}
