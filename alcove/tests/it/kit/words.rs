use alcove::kit::Words;
use alcove_domain::kit::{Day, Instant, Number};

use crate::world::MORNING;

#[test]
fn dates_and_numbers_are_written_as_each_language_writes_them() {
    let day = Day::parse("2026-11-21").unwrap();
    let number = Number::parse("1234567.85").unwrap();

    let days = Words::ALL.map(|words| words.day(day));
    let numbers = Words::ALL.map(|words| words.number(&number, 2));

    assert_eq!(days, ["21 November 2026", "21 noyabr 2026", "21 ноября 2026\u{202f}г."]);
    assert_eq!(numbers, ["1,234,567.85", "1.234.567,85", "1\u{a0}234\u{a0}567,85"]);
}

#[test]
fn a_moment_is_written_as_people_of_the_language_write_it() {
    let at = Instant(1_795_257_120_000);
    let said = |words: Words| words.moment(at, "Asia/Baku");

    let moments = [Words::English, Words::Azerbaijani, Words::Russian].map(said);

    assert_eq!(
        moments,
        ["21 November 2026 at 14:32", "21 noyabr 2026, 14:32", "21 ноября 2026\u{202f}г. в 14:32"]
    );
}

#[test]
fn a_sentence_that_ends_with_a_russian_day_has_one_full_stop() {
    let day = Day::parse("2026-11-21").unwrap();

    let said = Words::ALL.map(|words| words.t1("improve-unfunded-as-of", "day", words.day(day)));

    assert_eq!(said[0], "As of 21 November 2026.");
    assert_eq!(said[2], "По состоянию на 21 ноября 2026\u{202f}г.");
}

#[test]
fn a_time_is_shown_in_the_institutions_zone() {
    assert_eq!(Words::English.clock(Instant(MORNING), "Asia/Baku"), "13:00");
    assert_eq!(Words::English.clock(Instant(MORNING), "Nowhere/Land"), "09:00");
}

#[test]
fn the_browsers_favourite_language_wins() {
    assert_eq!(Words::accepted("de;q=0.9, ru;q=0.8, az-AZ;q=0.7"), Some(Words::Russian));
    assert_eq!(Words::accepted("fr, de"), None);
}

#[test]
fn a_country_is_named_in_each_language_and_an_unknown_one_by_its_letters() {
    let named = Words::ALL.map(|words| words.country("AZ"));

    assert_eq!(named, ["Azerbaijan", "Azərbaycan", "Азербайджан"]);
    assert_eq!(Words::Russian.country("QQ"), "QQ");
}
