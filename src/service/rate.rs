//! MaxConcurrency and MaxErrors in numbers.

/// What a count or a percentage means for some targets.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Rate {
    /// How many targets, or errors: of a percentage the whole part.
    pub count: usize,
    /// Whether a percentage leaves a fraction: how the service rounds is documented for errors only (down).
    pub is_rounded: bool,
}

/// Reads `MaxConcurrency` or `MaxErrors` for so many targets; `None` when it is neither a number nor a percentage.
/// Source: API reference, MaxErrors: of 50 nodes and 10%, the sixth error ends it.
pub(crate) fn rate(text: &str, targets: usize) -> Option<Rate> {
    match text.strip_suffix('%') {
        None => Some(Rate { count: text.parse().ok()?, is_rounded: false }),
        Some(percent) => {
            let percent: usize = percent.parse().ok().filter(|percent| *percent <= 100)?;
            let hundredths = targets.checked_mul(percent)?;
            Some(Rate { count: hundredths / 100, is_rounded: hundredths % 100 != 0 })
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::service::rate::{Rate, rate};

    #[test]
    fn percentages_are_of_the_targets() {
        let of = |count, is_rounded| Some(Rate { count, is_rounded });
        assert_eq!(rate("10%", 50), of(5, false));
        assert_eq!(rate("10%", 45), of(4, true));
        assert_eq!(rate("7", 2), of(7, false));
        assert_eq!(rate("101%", 2), None);
        assert_eq!(rate("x", 2), None);
    }
}
