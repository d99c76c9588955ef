//! Any text is read as a schedule: places are in it, what is suggested is taken, and next runs are in order.
#![no_main]

#[path = "../../tests/suite/schedules/holds.rs"]
mod holds;

use libfuzzer_sys::fuzz_target;
use ssmlint::rule::{notes, sentence};
use ssmlint::service::schedule::{At, parse, parse_template, upcoming};
use ssmlint::syntax::placeholder;

/// Times that are asked for.
const COUNT: usize = 4;

fuzz_target!(|text: &str| {
    holds::for_text(text);
    for fault in parse_template(text, placeholder::find).faults {
        assert!(text.get(fault.range.clone()).is_some(), "{text:?} {fault:?}");
    }
    let Some(schedule) = parse(text).schedule else { return };
    let from = At { year: 2028, month: 2, day: 28, hour: 23, minute: 59, second: 59 };
    for offset in [0, 6] {
        let times = upcoming(&schedule, from, COUNT, offset);
        assert!(times.len() <= COUNT && times.first().is_none_or(|first| *first > from), "{text:?} {times:?}");
        assert!(times.is_sorted_by(|one, next| one < next), "{text:?} {times:?}");
        assert!(!sentence(&schedule, offset).contains('\n') && !notes(&schedule).concat().contains('\n'));
    }
});
