//! "Did you mean": the known word nearest to a wrong one.

/// `None` where nothing is near enough to be a slip of the fingers.
pub(crate) fn nearest<'w>(wrong: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    // Longer words are no slips, and comparing them costs.
    if wrong.len() > 100 {
        return None;
    }
    let wrong = fold(wrong);
    let allowed = if wrong.len() <= 4 { 1 } else { 2 };
    known
        .into_iter()
        .map(|word| (distance(&wrong, &fold(word)), word))
        .filter(|(far, _)| *far <= allowed)
        .min_by_key(|(far, _)| *far)
        .map(|(_, word)| word)
}

/// Case and the sign between two words are the commonest slips, and cost nothing.
fn fold(word: &str) -> Vec<char> {
    word.chars().flat_map(char::to_lowercase).map(|c| if c == '_' || c == ' ' { '-' } else { c }).collect()
}

/// Edits from one word to the other, where exchanging two neighbours is one edit.
fn distance(from: &[char], to: &[char]) -> usize {
    if from.len().abs_diff(to.len()) > 2 {
        return usize::MAX;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in to.iter().enumerate() {
            let mut best = (last[j] + usize::from(a != b)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == to[j - 1] && from[i - 1] == *b {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_find_their_word_and_strangers_do_not() {
        let known = ["evidence", "descriptors", "name", "not", "roll_up"];

        assert_eq!(nearest("evidnece", known), Some("evidence"));
        assert_eq!(nearest("descriptor", known), Some("descriptors"));
        assert_eq!(nearest("Roll-Up", known), Some("roll_up"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest("", ["a", "bcd"]), Some("a"));
    }
}
