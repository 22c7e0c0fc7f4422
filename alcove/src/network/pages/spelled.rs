//! What people write for a country and a time zone, as the profile keeps it.

use crate::kit::fold::fold;
use crate::kit::words::Words;

/// The two letters of a country that was written as letters or by its name in any of our languages;
/// what names none stays as it is and becomes a fault.
pub fn country(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= 2 {
        return text.to_ascii_uppercase();
    }
    let wanted = fold(text);
    let is_named = |code: &String| Words::ALL.iter().any(|words| fold(&words.country(code)) == wanted);
    codes().find(is_named).unwrap_or_else(|| text.to_owned())
}

fn codes() -> impl Iterator<Item = String> {
    ('A'..='Z').flat_map(|first| ('A'..='Z').map(move |second| format!("{first}{second}")))
}

/// The zone that was written whole or by its city alone; empty is the world's own.
pub fn time_zone(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        return "UTC".to_owned();
    }
    if text.contains('/') || jiff::tz::db().get(text).is_ok() {
        return text.to_owned();
    }
    let wanted = fold(text);
    let is_city = |zone: &String| {
        zone.rsplit_once('/').is_some_and(|(_, city)| fold(&city.replace('_', " ")) == wanted)
    };
    let mut zones = jiff::tz::db().available().map(|name| name.to_string());
    zones.find(is_city).unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_known_by_its_letters_and_by_its_name_in_each_language() {
        let written = ["az", "AZ", "Azerbaijan", "azərbaycan", "Азербайджан"];

        assert_eq!(written.map(country), ["AZ"; 5]);
        assert_eq!(country("Atlantis"), "Atlantis");
        assert_eq!(country(""), "");
    }

    #[test]
    fn a_zone_is_known_by_its_city() {
        assert_eq!(
            ["Baku", "asia/Baku", "new york", "UTC", ""].map(time_zone),
            ["Asia/Baku", "asia/Baku", "America/New_York", "UTC", "UTC"]
        );
        assert_eq!(time_zone("Atlantis"), "Atlantis");
    }
}
