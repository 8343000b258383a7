/// Which jobs may be done first, in all ways: the sets that hold, with every job, all that stands before it.
pub(super) struct Ideals {
    /// One bit a job, in rising order; a set comes after all of its subsets.
    pub masks: Vec<u64>,
    /// Where a mask stands, by its hash; empty where every mask is a set, as its number is its place then.
    slots: Vec<u32>,
}

const EMPTY: u32 = u32::MAX;

impl Ideals {
    /// The sets under a relation; none where there are more than `limit` of them, or more than 64 jobs.
    /// `before` has, for each job, the bits of what stands before it, all of them lower than its own.
    pub fn of(before: &[u64], limit: usize) -> Option<Ideals> {
        if before.len() > 64 {
            return None;
        }
        // Each set is made once: from the set without its highest job, which nothing in it can need.
        let mut masks = vec![0];
        for (job, before) in before.iter().enumerate() {
            let larger: Vec<u64> =
                masks.iter().filter(|mask| *mask & before == *before).map(|mask| mask | 1 << job).collect();
            masks.extend(larger);
            if masks.len() > limit {
                return None;
            }
        }
        let slots = if masks.len() == 1 << before.len().min(63) { Vec::new() } else { slots(&masks) };
        Some(Ideals { masks, slots })
    }

    /// The place of a set among the masks.
    pub fn place(&self, mask: u64) -> usize {
        if self.slots.is_empty() {
            return mask as usize;
        }
        let mut slot = hash(mask, self.slots.len());
        loop {
            match self.slots.get(slot).copied() {
                None | Some(EMPTY) => return usize::MAX,
                Some(place) if self.masks.get(place as usize) == Some(&mask) => return place as usize,
                Some(_) => slot = (slot + 1) & (self.slots.len() - 1),
            }
        }
    }
}

/// Open addressing, at most half full.
fn slots(masks: &[u64]) -> Vec<u32> {
    let mut slots = vec![EMPTY; (2 * masks.len()).next_power_of_two()];
    let last = slots.len() - 1;
    for (place, mask) in masks.iter().enumerate() {
        let mut slot = hash(*mask, slots.len());
        while slots.get(slot).is_some_and(|taken| *taken != EMPTY) {
            slot = (slot + 1) & last;
        }
        slots.get_mut(slot).into_iter().for_each(|slot| *slot = place as u32);
    }
    slots
}

fn hash(mask: u64, slots: usize) -> usize {
    let mixed = mask.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 24) as usize & (slots - 1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    #[test]
    fn a_chain_has_one_set_a_length() {
        let chain = Ideals::of(&[0, 0b1, 0b10], 100).unwrap();
        assert_eq!(chain.masks, [0, 0b1, 0b11, 0b111]);
        assert_eq!(chain.place(0b11), 2);
    }

    #[test]
    fn every_set_is_found_at_its_place() {
        for before in [vec![0; 8], vec![0, 0, 0b11, 0, 0b100, 0, 0b1000]] {
            let ideals = Ideals::of(&before, 1000).unwrap();
            for (place, mask) in ideals.masks.iter().enumerate() {
                assert_eq!(ideals.place(*mask), place);
            }
        }
    }

    #[test]
    fn too_many_are_not_counted() {
        assert!(Ideals::of(&[0; 12], 4000).is_none());
        assert!(Ideals::of(&[0; 65], usize::MAX).is_none());
    }
}
