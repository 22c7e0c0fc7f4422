//! Which practices are alike: by what they are about, not by their words.

use std::collections::BTreeSet;

/// What two practices are compared by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    pub domains: BTreeSet<String>,
    pub criteria: BTreeSet<String>,
    pub country: String,
    pub cost_band: String,
}

/// How alike two are. What they answer counts most, where they come from least; without a theme or
/// a criterion in common they are not alike at all.
pub fn likeness(one: &Traits, other: &Traits) -> u32 {
    let shared = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.intersection(b).count() as u32;
    let same = |a: &str, b: &str| u32::from(!a.is_empty() && a == b);
    let about = 3 * shared(&one.criteria, &other.criteria) + 2 * shared(&one.domains, &other.domains);
    if about == 0 {
        return 0;
    }
    about + same(&one.cost_band, &other.cost_band) + same(&one.country, &other.country)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn traits(domains: &[&str], criteria: &[&str], country: &str) -> Traits {
        let set = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Traits {
            domains: set(domains),
            criteria: set(criteria),
            country: country.to_owned(),
            cost_band: "low".into(),
        }
    }

    #[test]
    fn the_same_criterion_weighs_more_than_the_same_country() {
        let mine = traits(&["green"], &["TL1"], "AZ");

        let criterion = likeness(&mine, &traits(&["digital"], &["TL1"], "GE"));
        let theme = likeness(&mine, &traits(&["green"], &["PC2"], "GE"));
        let country = likeness(&mine, &traits(&["digital"], &["PC2"], "AZ"));

        assert_eq!((criterion, theme, country), (4, 3, 0));
    }
}
