//! How long ranges take: `cargo bench --bench uncertainty -- [ITEMS]`.

use std::time::{Duration, Instant};

use pm::rank::uncertainty::{DRAWS, Distribution, SEED, Uncertain, key, simulate, worth_refining};

fn main() {
    let items = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(1000);
    for (shape, of) in [
        ("triangular", triangular as fn(f64) -> Distribution),
        ("uniform", |middle| Distribution::Uniform { low: middle * 0.5, high: middle * 1.5 }),
        ("p10_p90", |middle| Distribution::P10P90 { low: middle * 0.5, high: middle * 1.5 }),
    ] {
        let ranking = ranking(items, of);
        let (first, simulated) = timed(|| simulate(&ranking, DRAWS, SEED).first().map(|chance| chance.first));
        let (worth, informed) = timed(|| worth_refining(&ranking).first().map(|worth| worth.money));
        println!(
            "{items} items, {shape}: {DRAWS} draws {simulated:?} (first {first:?}), worth of each {informed:?} ({worth:?})"
        );
    }
}

fn triangular(middle: f64) -> Distribution {
    Distribution::Triangular { low: middle * 0.5, likely: middle, high: middle * 2.0 }
}

/// Costs and durations both ranges, in falling order.
fn ranking(items: u32, of: fn(f64) -> Distribution) -> Vec<Uncertain> {
    let work = |number: u32| {
        let (cost, duration) = (1000.0 + f64::from(number % 97) * 100.0, 1.0 + f64::from(number % 13));
        Uncertain { key: key(&number.to_string()), cost: vec![(of(cost), 1.0)], duration: vec![(of(duration), 1.0)] }
    };
    let mut ranking: Vec<Uncertain> = (0..items).map(work).collect();
    ranking.sort_by(|a, b| b.cd3().total_cmp(&a.cd3()));
    ranking
}

fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    (run(), start.elapsed())
}
