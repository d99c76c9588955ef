//! Work on many things at once, in the order in which they came.

#[cfg(feature = "parallel")]
use rayon::iter::{ParallelBridge, ParallelIterator};

/// Fewer things than this are not worth waking other threads.
#[cfg(feature = "parallel")]
const FEW: usize = 4;

/// Applies a function to each thing; the results keep the order, whatever the number of threads. Things are taken up in
/// their order, one at a time: a large one must not keep those after it waiting.
pub(crate) fn map<T: Send, R: Send>(things: Vec<T>, work: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    all(things, |thing| Some(work(thing))).unwrap_or_default()
}

/// The same for work that is so little that threads would wait for each other: each takes up some things at a time.
pub(crate) fn map_small<T: Send, R: Send>(things: Vec<T>, work: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    const TOGETHER: usize = 64;
    let mut rest = things.into_iter();
    let some = || Some(rest.by_ref().take(TOGETHER).collect()).filter(|some: &Vec<T>| !some.is_empty());
    let parts = std::iter::from_fn(some).collect();
    map(parts, |part| part.into_iter().map(&work).collect::<Vec<R>>()).into_iter().flatten().collect()
}

/// The same with a function that may have no result: then there is none at all, and what is not taken up yet is left.
#[cfg(feature = "parallel")]
pub(crate) fn all<T: Send, R: Send>(things: Vec<T>, work: impl Fn(T) -> Option<R> + Sync + Send) -> Option<Vec<R>> {
    if things.len() < FEW {
        return things.into_iter().map(work).collect();
    }
    let numbered = things.into_iter().enumerate().par_bridge();
    let done: Option<Vec<(usize, R)>> = numbered.map(|(number, thing)| Some((number, work(thing)?))).collect();
    let mut done = done?;
    done.sort_unstable_by_key(|(number, _)| *number);
    Some(done.into_iter().map(|(_, result)| result).collect())
}

/// The same where there is one thread.
#[cfg(not(feature = "parallel"))]
pub(crate) fn all<T: Send, R: Send>(things: Vec<T>, work: impl Fn(T) -> Option<R> + Sync + Send) -> Option<Vec<R>> {
    things.into_iter().map(work).collect()
}

/// Does two things at once.
#[cfg(feature = "parallel")]
pub(crate) fn both(one: impl FnOnce() + Send, other: impl FnOnce() + Send) {
    rayon::join(one, other);
}

/// Does two things.
#[cfg(not(feature = "parallel"))]
pub(crate) fn both(one: impl FnOnce() + Send, other: impl FnOnce() + Send) {
    one();
    other();
}
