//! Work on many things at once, in the order in which they came.

use rayon::iter::{ParallelBridge, ParallelIterator};

/// Fewer things than this are not worth waking other threads.
const FEW: usize = 4;

/// Applies a function to each thing; the results keep the order, whatever the number of threads. Things are taken up in
/// their order, one at a time: a large one must not keep those behind it waiting.
pub fn map<T: Send, R: Send>(things: Vec<T>, work: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    if things.len() < FEW {
        return things.into_iter().map(work).collect();
    }
    let numbered = things.into_iter().enumerate().par_bridge();
    let mut done: Vec<(usize, R)> = numbered.map(|(number, thing)| (number, work(thing))).collect();
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}
