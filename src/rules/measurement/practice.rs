//! What is a practice here, and who left it out and may want to hear it.

/// Of those that can be asked for it, the ones that leave out what the others do. Nobody does where it is no practice: most
/// do it, and more than one. One may be a trial, and while few do it nobody has agreed on it.
pub(super) fn left_out<T>(all: impl Iterator<Item = T>, does: impl Fn(&T) -> bool) -> Vec<T> {
    let (with, without): (Vec<T>, Vec<T>) = all.partition(|one| does(one));
    if with.len() > 1 && with.len() > without.len() { without } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::left_out;

    #[test]
    fn a_practice_is_what_most_do_and_more_than_one() {
        let table: [(&[bool], usize); 6] = [
            (&[true, true, false], 1),
            (&[true, true, true, false, false], 2),
            (&[true, true, false, false], 0),
            (&[true, false], 0),
            (&[false], 0),
            (&[true, true], 0),
        ];
        for (all, expected) in table {
            let without = left_out(all.iter(), |does| **does);
            assert_eq!(without.len(), expected, "{all:?}");
            assert!(without.into_iter().all(|does| !does), "{all:?}");
        }
    }
}
