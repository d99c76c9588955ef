//! Expressions read in a second, beside what the cron crate reads: `cargo bench --bench schedules`.
#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

use ssmlint::service::schedule::parse;
use std::hint::black_box;
use std::str::FromStr;
use std::time::Instant;

/// Rounds; of each reader the fastest one counts.
const ROUNDS: usize = 9;

/// How often the expressions are read in a round.
const REPEATS: usize = 2_000;

fn main() {
    let valid = [
        "cron(0/30 * * * ? *)",
        "cron(0 0 0/4 * * ? *)",
        "cron(15 13 ? * * *)",
        "cron(0 2 ? * SUN *)",
        "cron(0 16 ? * TUE#3 *)",
        "cron(0 0 ? * 3L *)",
        "cron(00 08 * * ? *)",
        "cron(0 22 ? * SAT *)",
        "cron(30 1 ? * FRI#1 *)",
        "cron(0 */8 * * ? *)",
    ];
    let mixed = [
        "cron(0 2 * * MON *)",
        "cron(0 9 ? * MON-FRI *)",
        "rate(1 days)",
        "rate(30 minutes)",
        "at(2030-07-07T15:55:00)",
    ];
    // The crate knows neither `#` nor `L`, and reads seconds first: it is given what it can read.
    let plain: Vec<String> = valid
        .iter()
        .filter_map(|text| text.strip_prefix("cron(")?.strip_suffix(')'))
        .filter(|text| !text.contains(['#', 'L']))
        .map(|text| if text.split(' ').count() == 6 { format!("0 {text}") } else { text.to_owned() })
        .collect();
    let plain: Vec<&str> = plain.iter().map(String::as_str).collect();
    let ours = fastest(&valid, |text| drop(black_box(parse(text))));
    let faulty = fastest(&mixed, |text| drop(black_box(parse(text))));
    let theirs = fastest(&plain, |text| drop(black_box(cron::Schedule::from_str(text))));
    println!("ssmlint, valid cron      {:7.2} million a second", ours / 1e6);
    println!("ssmlint, mixed           {:7.2} million a second", faulty / 1e6);
    println!("cron crate, what it can  {:7.2} million a second", theirs / 1e6);
    println!("ratio, valid cron to cron crate {:.1}", ours / theirs);
}

/// Expressions a second in the fastest round.
fn fastest(texts: &[&str], read: impl Fn(&str)) -> f64 {
    let round = || {
        let start = Instant::now();
        for _ in 0..REPEATS {
            texts.iter().for_each(|text| read(black_box(text)));
        }
        (REPEATS * texts.len()) as f64 / start.elapsed().as_secs_f64()
    };
    (0..ROUNDS).map(|_| round()).fold(0.0, f64::max)
}
