//! How many take part, as it may be told. Counts of two releases one after the other say how many came
//! or went between them, and who knows the members then knows who withdrew what.

use super::ledger::FEWEST;

/// The number to tell: one that was told before, for as long as fewer than five came or went since.
/// Any two that are told are then the same or at least five apart, and each is at most four off.
pub fn told(count: usize, before: impl IntoIterator<Item = usize>) -> usize {
    let near = before.into_iter().filter(|told| told.abs_diff(count) < FEWEST);
    near.min_by_key(|told| (told.abs_diff(count), *told)).unwrap_or(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_until_five_have_come_or_gone() {
        assert_eq!(told(7, []), 7);
        assert_eq!(told(6, [7]), 7);
        assert_eq!(told(11, [7]), 7);
        assert_eq!(told(12, [7]), 12);
        assert_eq!(told(2, [7]), 2);
        assert_eq!(told(9, [7, 12]), 7);
        assert_eq!(told(10, [7, 12]), 12);
    }

    #[test]
    fn any_two_that_are_told_are_alike_or_five_apart() {
        let mut said: Vec<usize> = Vec::new();
        for step in 0..400_usize {
            let count = 20 + (step * 7919) % 23;
            let next = told(count, said.iter().copied());
            assert!(next.abs_diff(count) < FEWEST);
            assert!(said.iter().all(|one| *one == next || one.abs_diff(next) >= FEWEST), "{said:?} {next}");
            said.push(next);
        }
    }
}
