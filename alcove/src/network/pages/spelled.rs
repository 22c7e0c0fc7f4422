//! What people write for a country, a language and a time zone, as the profile keeps it.

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

/// Tags of the languages that were written by name in any of our languages, or as tags; with commas
/// between, or spaces where no name has any.
pub fn language_tags(text: &str) -> Vec<String> {
    let tags = |piece: &str| match named(piece) {
        Some(tag) => vec![tag],
        None => piece.split_whitespace().map(|word| named(word).unwrap_or_else(|| tag(word))).collect(),
    };
    text.split([',', ';', '\n']).flat_map(tags).collect()
}

fn named(text: &str) -> Option<String> {
    let wanted = fold(text.trim());
    let is_named = |tag: &&&str| Words::ALL.iter().any(|words| fold(&words.language(tag)) == wanted);
    Words::LANGUAGES.iter().find(is_named).map(|tag| (*tag).to_owned())
}

/// Languages have two or three letters (ISO 639). A longer word is a name that nobody knows here: it
/// becomes a fault, and not silently a tag.
fn tag(word: &str) -> String {
    let first = word.split(['-', '_']).next().unwrap_or_default();
    if first.len() > 3 { format!("{word}?") } else { word.to_owned() }
}

/// The zones whose cities are called otherwise in our other languages.
const ZONES: [&str; 28] = [
    "Asia/Baku",
    "Asia/Tbilisi",
    "Asia/Yerevan",
    "Asia/Tehran",
    "Asia/Almaty",
    "Asia/Tashkent",
    "Asia/Bishkek",
    "Asia/Dushanbe",
    "Asia/Ashgabat",
    "Asia/Dubai",
    "Europe/Istanbul",
    "Europe/Moscow",
    "Europe/Minsk",
    "Europe/Chisinau",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/London",
    "Europe/Rome",
    "Europe/Madrid",
    "Europe/Vienna",
    "Europe/Warsaw",
    "Europe/Prague",
    "Europe/Brussels",
    "Europe/Amsterdam",
    "Europe/Helsinki",
    "Europe/Vilnius",
    "Europe/Riga",
    "Europe/Tallinn",
];

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
    let is_here = |zone: &&&str| {
        let city = zone.replace('/', "-");
        Words::ALL.iter().any(|words| fold(&words.t(&format!("zone-{city}"))) == wanted)
    };
    if let Some(zone) = ZONES.iter().find(is_here) {
        return (*zone).to_owned();
    }
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
    fn a_language_is_known_by_its_name_in_each_language_and_by_its_tag() {
        for written in ["az", "Azerbaijani", "azərbaycan dili", "Азербайджанский"] {
            assert_eq!(language_tags(written), ["az"], "{written}");
        }
        assert_eq!(language_tags("Türk dili, gag; pt-BR Georgian"), ["tr", "gag", "pt-BR", "ka"]);
        assert_eq!(language_tags("Klingon"), ["Klingon?"]);
        assert!(language_tags(" ").is_empty());
    }

    #[test]
    fn a_zone_is_known_by_its_city() {
        assert_eq!(
            ["Baku", "Bakı", "баку", "asia/Baku", "new york", "UTC", ""].map(time_zone),
            ["Asia/Baku", "Asia/Baku", "Asia/Baku", "asia/Baku", "America/New_York", "UTC", "UTC"]
        );
        assert_eq!(time_zone("Atlantis"), "Atlantis");
    }
}
