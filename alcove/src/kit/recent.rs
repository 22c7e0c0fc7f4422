//! What was used last, kept in memory within a bound.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A cache of values that never change under their key. It may be lost at any moment. Its bound is on
/// what the values weigh together: of the small ones it keeps many, of the large ones few.
pub struct Recent<Key, Value> {
    most: usize,
    /// The last used first.
    kept: Mutex<Vec<Entry<Key, Value>>>,
}

/// Of the smallest values no more are kept: they are looked through one by one.
const MANY: usize = 256;

struct Entry<Key, Value> {
    key: Key,
    weight: usize,
    value: Arc<Value>,
}

impl<Key: PartialEq, Value> Recent<Key, Value> {
    /// `most`: how much all of them may weigh, in the unit of [`Recent::put`].
    pub const fn new(most: usize) -> Self {
        Self { most, kept: Mutex::new(Vec::new()) }
    }

    pub fn get(&self, key: &Key) -> Option<Arc<Value>> {
        let mut kept = self.lock();
        let at = kept.iter().position(|entry| entry.key == *key)?;
        kept[..=at].rotate_right(1);
        kept.first().map(|entry| entry.value.clone())
    }

    /// Keeps the value, in the place of those that it supersedes, and lets go of what was used longest
    /// ago. The value itself is kept whatever it weighs.
    pub fn put(&self, key: Key, value: &Arc<Value>, weight: usize, is_superseded: impl Fn(&Key) -> bool) {
        let weight = weight.max(self.most / MANY).max(1);
        let mut kept = self.lock();
        kept.retain(|entry| entry.key != key && !is_superseded(&entry.key));
        kept.insert(0, Entry { key, weight, value: value.clone() });
        let mut together = 0_usize;
        let fitting = kept.iter().take_while(|entry| {
            together = together.saturating_add(entry.weight);
            together <= self.most
        });
        let fitting = fitting.count().max(1);
        kept.truncate(fitting);
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Entry<Key, Value>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Recent;

    fn keep(recent: &Recent<(char, u8), String>, key: (char, u8), weight: usize) {
        recent.put(key, &Arc::new(format!("{key:?}")), weight, |other| other.0 == key.0);
    }

    fn known(recent: &Recent<(char, u8), String>, keys: &[(char, u8)]) -> Vec<bool> {
        keys.iter().map(|key| recent.get(key).is_some()).collect()
    }

    #[test]
    fn what_was_used_longest_ago_goes_first() {
        let recent = Recent::new(3);
        keep(&recent, ('a', 1), 1);
        keep(&recent, ('b', 1), 1);
        keep(&recent, ('c', 1), 1);

        let used = recent.get(&('a', 1));
        keep(&recent, ('d', 1), 1);

        assert_eq!(used.as_deref(), Some(&"('a', 1)".to_owned()));
        assert_eq!(known(&recent, &[('a', 1), ('b', 1), ('c', 1), ('d', 1)]), [true, false, true, true]);
    }

    #[test]
    fn a_heavy_value_takes_the_place_of_many() {
        let recent = Recent::new(4);
        keep(&recent, ('a', 1), 2);
        keep(&recent, ('b', 1), 1);

        keep(&recent, ('c', 1), 3);
        assert_eq!(known(&recent, &[('a', 1), ('b', 1), ('c', 1)]), [false, true, true]);

        keep(&recent, ('d', 1), 9);
        assert_eq!(known(&recent, &[('b', 1), ('c', 1), ('d', 1)]), [false, false, true]);
    }

    #[test]
    fn what_weighs_nothing_is_not_kept_without_end() {
        let recent = Recent::new(2);
        keep(&recent, ('a', 1), 0);
        keep(&recent, ('b', 1), 0);

        keep(&recent, ('c', 1), 0);

        assert_eq!(known(&recent, &[('a', 1), ('b', 1), ('c', 1)]), [false, true, true]);
    }

    #[test]
    fn a_newer_version_takes_the_place_of_the_older() {
        let recent = Recent::new(9);
        keep(&recent, ('a', 1), 1);
        keep(&recent, ('b', 1), 1);

        keep(&recent, ('a', 2), 1);

        assert_eq!(known(&recent, &[('a', 1), ('a', 2), ('b', 1)]), [false, true, true]);
    }
}
