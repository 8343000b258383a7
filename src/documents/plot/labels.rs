/// A rectangle in pixels, from its upper left corner to its lower right one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Frame {
    pub fn overlaps(&self, other: &Frame) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn is_within(&self, other: &Frame) -> bool {
        self.left >= other.left && self.right <= other.right && self.top >= other.top && self.bottom <= other.bottom
    }

    fn around((x, y): (f64, f64), size: f64) -> Frame {
        Frame { left: x - size, top: y - size, right: x + size, bottom: y + size }
    }
}

/// A name and where it was put.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    pub frame: Frame,
    /// So far from its dot that a line has to lead there.
    pub is_led: bool,
}

/// How high a name is, in pixels.
pub const HIGH: f64 = 17.0;

/// What it costs a name to stand on another's dot, on a bar, or on another's leader; to need a leader of its own, and that
/// to cross a name or a dot.
const ON_DOT: f64 = 70.0;
const ON_BAR: f64 = 5.0;
const ON_LEADER: f64 = 25.0;
const LED: f64 = 9.0;
const CROSSES: f64 = 20.0;

/// From the dot to the name: right, left, above, below, and between them; farther away also between these.
const NEAR: [(f64, f64); 8] =
    [(1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (0.8, -0.9), (0.8, 0.9), (-0.8, -0.9), (-0.8, 0.9)];
const BETWEEN: [(f64, f64); 8] =
    [(0.95, -0.4), (0.95, 0.4), (-0.95, -0.4), (-0.95, 0.4), (0.4, -1.0), (0.4, 1.0), (-0.4, -1.0), (-0.4, 1.0)];
/// Pixels.
const FAR: [f64; 6] = [26.0, 42.0, 60.0, 84.0, 112.0, 145.0];

/// How often all names are put anew, once it is known where the others are.
const ROUNDS: usize = 3;

/// With more, the dots are a cloud that no name can keep clear of, and only those with a name are.
const CLOUD: usize = 1000;

/// Puts names beside their dots, each where it covers least; no two overlap, and one for which there is no room has no
/// place. `dots` are the centres of all, the first of them those with a name, of the given `widths`.
pub fn place(widths: &[f64], dots: &[(f64, f64)], bars: &[Frame], within: &Frame) -> Vec<Option<Placed>> {
    let obstacles = if dots.len() > CLOUD { dots.get(..widths.len()).unwrap_or(dots) } else { dots };
    let mut placed: Vec<Option<Placed>> = vec![None; widths.len()];
    for _ in 0..ROUNDS {
        for (number, (width, dot)) in widths.iter().zip(dots).enumerate() {
            let others = placed.iter().zip(dots).enumerate().filter(|(other, _)| *other != number);
            let others: Vec<(Placed, (f64, f64))> =
                others.filter_map(|(_, (placed, dot))| Some(((*placed)?, *dot))).collect();
            let best = cheapest(*width, *dot, &Around { others: &others, dots: obstacles, bars, within });
            if let Some(place) = placed.get_mut(number) {
                *place = best;
            }
        }
    }
    placed
}

/// What a name has to keep clear of.
struct Around<'a> {
    /// Other names, with their dots.
    others: &'a [(Placed, (f64, f64))],
    dots: &'a [(f64, f64)],
    bars: &'a [Frame],
    within: &'a Frame,
}

fn cheapest(width: f64, dot: (f64, f64), around: &Around<'_>) -> Option<Placed> {
    let mut best: Option<(f64, Placed)> = None;
    for (nth, candidate) in candidates(dot, width).into_iter().enumerate() {
        let frame = candidate.frame;
        if !frame.is_within(around.within) || around.others.iter().any(|(other, _)| other.frame.overlaps(&frame)) {
            continue;
        }
        let own = if candidate.is_led { LED } else { 0.0 } + nth as f64 * 0.3;
        if best.is_some_and(|(least, _)| least <= own) {
            break;
        }
        let cost = own + covered(&candidate, dot, around);
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, candidate));
        }
    }
    best.map(|(_, placed)| placed)
}

/// What it costs that a name and its leader lie on other things.
fn covered(candidate: &Placed, dot: (f64, f64), around: &Around<'_>) -> f64 {
    let frame = candidate.frame;
    let dots = || around.dots.iter().filter(|other| **other != dot).map(|other| Frame::around(*other, 5.0));
    let on_dots = dots().filter(|other| other.overlaps(&frame)).count() as f64;
    let on_bars = around.bars.iter().filter(|bar| bar.overlaps(&frame)).count() as f64;
    let leads_through = |(other, from): &&(Placed, (f64, f64))| other.is_led && crosses(&other.frame, *from, &frame);
    let on_leaders = around.others.iter().filter(leads_through).count() as f64;
    let crossed = match candidate.is_led {
        true => {
            let names = around.others.iter().filter(|(other, _)| crosses(&frame, dot, &other.frame)).count();
            names + dots().filter(|other| crosses(&frame, dot, other)).count()
        }
        false => 0,
    };
    ON_DOT * on_dots + ON_BAR * on_bars + ON_LEADER * on_leaders + CROSSES * crossed as f64
}

/// Whether the leader from a dot to its name goes through a frame.
fn crosses(name: &Frame, dot: (f64, f64), frame: &Frame) -> bool {
    let to = nearest_point(name, dot);
    let point = |step: i32| {
        let share = f64::from(step) / 16.0;
        (dot.0 + (to.0 - dot.0) * share, dot.1 + (to.1 - dot.1) * share)
    };
    (1..=16).map(point).any(|(x, y)| x > frame.left && x < frame.right && y > frame.top && y < frame.bottom)
}

/// The places of a name in the order in which they are liked.
fn candidates((x, y): (f64, f64), width: f64) -> Vec<Placed> {
    let at = |(right, down): (f64, f64), far: f64, is_led: bool| {
        let (x, y) = (x + right * far, y + down * far);
        let left = match () {
            () if right > 0.1 => x,
            () if right < -0.1 => x - width,
            () => x - width / 2.0,
        };
        // Straight above and below, half of its own height is added to the distance.
        let middle = if right.abs() > 0.9 { y } else { y + down.signum() * HIGH * 0.25 };
        let frame = Frame { left, top: middle - HIGH / 2.0, right: left + width, bottom: middle + HIGH / 2.0 };
        Placed { frame, is_led }
    };
    let near = NEAR.iter().map(|direction| at(*direction, 10.0, false));
    let far = FAR.iter().flat_map(|far| NEAR.iter().chain(&BETWEEN).map(|direction| at(*direction, *far, true)));
    near.chain(far).collect()
}

/// Where a leader ends: the point of the frame that is nearest to the dot.
pub fn nearest_point(frame: &Frame, (x, y): (f64, f64)) -> (f64, f64) {
    (x.clamp(frame.left, frame.right.max(frame.left)), y.clamp(frame.top + 3.0, frame.bottom - 3.0))
}

#[cfg(test)]
mod tests {
    use super::{Frame, Placed, place};

    const WITHIN: Frame = Frame { left: 0.0, top: 0.0, right: 800.0, bottom: 400.0 };

    fn assert_apart(placed: &[Option<Placed>]) {
        let frames: Vec<Frame> = placed.iter().flatten().map(|placed| placed.frame).collect();
        for (number, one) in frames.iter().enumerate() {
            assert!(one.left >= 0.0 && one.right <= 800.0 && one.top >= 0.0 && one.bottom <= 400.0);
            assert!(frames.iter().skip(number + 1).all(|other| !one.overlaps(other)));
        }
    }

    #[test]
    fn a_lone_name_stands_to_the_right_and_at_the_edge_to_the_left() {
        let placed = place(&[90.0, 90.0], &[(100.0, 100.0), (780.0, 300.0)], &[], &WITHIN);
        let lefts: Vec<f64> = placed.iter().flatten().map(|placed| placed.frame.left).collect();
        assert_eq!(lefts, [110.0, 680.0]);
        assert!(placed.iter().flatten().all(|placed| !placed.is_led));
    }

    #[test]
    fn equal_items_have_names_that_can_be_told_apart() {
        let placed = place(&[100.0; 20], &[(400.0, 200.0); 20], &[], &WITHIN);
        assert_apart(&placed);
        assert!(placed.iter().flatten().count() >= 15);
    }

    #[test]
    fn names_of_a_crowd_never_overlap() {
        let mut random = crate::rank::Random::new(7);
        let dots: Vec<(f64, f64)> = (0..300).map(|_| (random.unit() * 800.0, random.unit() * 400.0)).collect();
        let placed = place(&[120.0; 60], &dots, &[], &WITHIN);
        assert_apart(&placed);
        assert!(placed.iter().flatten().count() > 50);
    }
}
