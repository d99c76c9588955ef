//! Runs the rules, and puts what they find in order.

pub mod check;
pub mod coverage;
pub mod levels;
pub mod order;
