//! What holds for every text that is read as an expression: property tests and a target of `fuzz/` ask for it.

use ssmlint::service::schedule::{Verdict, parse, suggestion};

/// Whether the reader is sure that the call fails.
pub(crate) fn refused(text: &str) -> bool {
    parse(text).faults.iter().any(|fault| fault.verdict == Verdict::Refused)
}

/// Places are in the text and in order; what is suggested is taken, and leaves nothing to suggest.
pub(crate) fn for_text(text: &str) {
    let reading = parse(text);
    for pair in reading.faults.windows(2) {
        assert!(matches!(pair, [a, b] if a.range.start <= b.range.start), "{text:?}");
    }
    for fault in &reading.faults {
        assert!(text.get(fault.range.clone()).is_some(), "{text:?} {fault:?}");
        let Some(found) = suggestion(text, fault) else { continue };
        assert!(text.get(found.range.clone()).is_some(), "{text:?} {found:?}");
        let fixed = found.apply(text);
        assert!(fixed != text && !refused(&fixed), "{text:?} {fault:?} {fixed:?}");
        let after = parse(&fixed);
        let again = after.faults.iter().find_map(|fault| suggestion(&fixed, fault));
        assert_eq!(again, None, "{text:?} {fixed:?}");
    }
    if reading.faults.is_empty() && !text.is_empty() && text.chars().count() <= 256 {
        assert!(reading.schedule.is_some(), "{text:?}");
    }
}
