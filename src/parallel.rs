//! Work on many things at once, in the order in which they came.

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

/// Fewer things than this are not worth waking other threads.
const FEW: usize = 4;

/// Applies a function to each thing; the results keep the order, whatever the number of threads.
pub fn map<T: Send, R: Send>(things: Vec<T>, work: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    if things.len() < FEW {
        return things.into_iter().map(work).collect();
    }
    // One at a time: a large file must not keep those behind it waiting.
    things.into_par_iter().with_max_len(1).map(work).collect()
}
