use super::labels::Frame;
use crate::documents::picture::scale::{Scale, bounds, nice_above, nice_below, nice_between, tick};
use crate::documents::picture::svg::{Anchor, line, text};
use crate::documents::picture::text_width::text_width;

/// How many lines there are at most: enough to compare, too few to hide the dots.
const MOST: usize = 5;

/// Draws the lines on which cost of delay over duration is the same, each with its CD3 where it leaves the plot: rays from
/// the origin, or parallels where both axes are logarithmic. How many there are.
pub fn equal_cd3(out: &mut String, scores: &[f64], weeks: &Scale, cost: &Scale) -> usize {
    let mut taken: Vec<Frame> = Vec::new();
    for score in lines(scores) {
        let Some((from, to)) = ends(score, weeks, cost) else { continue };
        let (from, to) = ((weeks.at(from.0), cost.at(from.1)), (weeks.at(to.0), cost.at(to.1)));
        let label = format!("CD3 {}", tick(score));
        let width = text_width(&label, 12.0) + 8.0;
        let leaves_right = to.1 > cost.end + 0.5;
        let (anchor, x, y) = match leaves_right {
            true => (Anchor::Start, to.0 + 6.0, to.1 + 4.0),
            false => (Anchor::Middle, to.0, to.1 - 7.0),
        };
        let left = if leaves_right { x } else { x - width / 2.0 };
        let frame = Frame { left, top: y - 11.0, right: left + width, bottom: y + 4.0 };
        // A line too short to be seen, or whose figure would hide another's, says nothing.
        let is_short = (to.0 - from.0).abs() + (to.1 - from.1).abs() < 40.0;
        if is_short || taken.iter().any(|taken| taken.overlaps(&frame)) {
            continue;
        }
        taken.push(frame);
        line(out, "ray", from, to);
        text(out, "tick", anchor, (x, y), &label);
    }
    taken.len()
}

/// Three to five round values that span the scores; of very many, all but the twentieth part at either end.
fn lines(scores: &[f64]) -> Vec<f64> {
    let mut above: Vec<f64> = scores.iter().copied().filter(|score| *score > 0.0).collect();
    above.sort_by(f64::total_cmp);
    let off = above.len() / 20;
    let Some(most) = above.get(off..above.len() - off).filter(|most| !most.is_empty()) else { return Vec::new() };
    let (low, high) = bounds(most);
    let (mut first, mut last) = (nice_below(low), nice_above(high));
    while nice_between(first, last).len() < 3 {
        (first, last) = (nice_below(first * 0.99), nice_above(last * 1.01));
    }
    let all = nice_between(first, last);
    let count = all.len().min(MOST);
    let nth = |number: usize| all.get(number * (all.len() - 1) / (count - 1).max(1)).copied();
    (0..count).filter_map(nth).collect()
}

/// Where a line enters the plot and where it leaves it: weeks and cost.
type Ends = ((f64, f64), (f64, f64));

fn ends(score: f64, weeks: &Scale, cost: &Scale) -> Option<Ends> {
    let from = match score * weeks.low {
        enters if enters >= cost.low => (weeks.low, enters),
        _ => (cost.low / score, cost.low),
    };
    let to = match score * weeks.high {
        leaves if leaves <= cost.high => (weeks.high, leaves),
        _ => (cost.high / score, cost.high),
    };
    (from.0 < to.0 && from.1 < to.1).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn round_values_span_the_scores() {
        assert_eq!(lines(&[188.0, 833.0, 2_330.0]), [100.0, 200.0, 500.0, 1_000.0, 5_000.0]);
        assert_eq!(lines(&[1_750.0]), [500.0, 1_000.0, 2_000.0, 5_000.0]);
        assert!(lines(&[0.0]).is_empty());
        for scores in [vec![1e-9, 1e15], vec![f64::MAX], vec![3.0, 3.0, 0.0], vec![1e-300]] {
            assert!((3..=5).contains(&lines(&scores).len()), "{scores:?}");
        }
    }
}
