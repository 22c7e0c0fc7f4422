//! Calendars, read back by the rules of RFC 5545.

use crate::plan;
use alcove_report::Days;
use alcove_report::calendar::{Entry, Feed, State, calendar};

fn entry() -> Entry {
    Entry {
        ident: "action-1@alcove.example".to_owned(),
        // 28 February to 1 March 2026.
        days: Days::new(20_512, 20_513),
        title: "Meter the workshops".to_owned(),
        description: String::new(),
        address: None,
        revision: 3,
        changed_at: 1_797_854_400,
        state: State::Stands,
    }
}

fn feed(entries: Vec<Entry>) -> Feed {
    Feed { name: "Quality office".to_owned(), description: String::new(), refresh_hours: None, entries }
}

fn text(feed: &Feed) -> String {
    String::from_utf8(calendar(feed)).unwrap()
}

/// Section 3.1: a line goes on where the next begins with a space.
fn unfolded(text: &str) -> Vec<(String, String)> {
    let whole = text.replace("\r\n ", "");
    let lines = whole.split_terminator("\r\n");
    lines
        .map(|line| line.split_once(':').map(|(name, value)| (name.to_owned(), value.to_owned())).unwrap())
        .collect()
}

fn value(text: &str, name: &str) -> Option<String> {
    unfolded(text).into_iter().find(|(found, _)| found == name).map(|(_, value)| value)
}

/// Section 3.3.11.
fn read_text(value: &str) -> String {
    let mut out = String::new();
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        match (character, character == '\\') {
            (_, true) => match characters.next().unwrap() {
                'n' | 'N' => out.push('\n'),
                escaped @ ('\\' | ';' | ',') => out.push(escaped),
                other => panic!("\\{other} is no escape"),
            },
            (';' | ',', _) => panic!("{character} stands unescaped in {value}"),
            (other, _) => out.push(other),
        }
    }
    out
}

#[test]
fn an_entry_ends_on_the_day_after_its_last() {
    let text = text(&feed(vec![entry()]));

    assert_eq!(value(&text, "DTSTART;VALUE=DATE").unwrap(), "20260228");
    assert_eq!(value(&text, "DTEND;VALUE=DATE").unwrap(), "20260302");
}

#[test]
fn a_calendar_is_written_line_by_line_as_the_standard_has_it() {
    let mut entry = entry();
    entry.address = Some("https://alcove.example/plans/1?a=1,2;b".to_owned());
    let feed = Feed { refresh_hours: Some(12), ..feed(vec![entry]) };

    let lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Alcove//Alcove//EN",
        "CALSCALE:GREGORIAN",
        "NAME:Quality office",
        "X-WR-CALNAME:Quality office",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "BEGIN:VEVENT",
        "UID:action-1@alcove.example",
        "DTSTAMP:20261221T120000Z",
        "LAST-MODIFIED:20261221T120000Z",
        "SEQUENCE:3",
        "DTSTART;VALUE=DATE:20260228",
        "DTEND;VALUE=DATE:20260302",
        "SUMMARY:Meter the workshops",
        "URL:https://alcove.example/plans/1?a=1,2;b",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(text(&feed), lines.join("\r\n"));
}

#[test]
fn what_people_wrote_comes_back_as_they_wrote_it() {
    let written = "Ölçmək, sonra dərc etmək; \\ ilk hesabat\nОбучить 24 преподавателей, включить\r\n\r\nв планы: \"да\"";
    let entry = Entry { title: written.to_owned(), description: written.to_owned(), ..entry() };

    let text = text(&feed(vec![entry]));

    for name in ["SUMMARY", "DESCRIPTION"] {
        assert_eq!(read_text(&value(&text, name).unwrap()), written.replace("\r\n", "\n"));
    }
}

#[test]
fn no_line_is_longer_than_75_octets_and_no_letter_or_escape_is_torn() {
    // One letter more each time, so that the fold falls on every place of a letter and an escape.
    for shift in 0..80 {
        let title = format!("{}{}", "x".repeat(shift), "şö;ж\n€,\\😀".repeat(30));
        let entry = Entry { title: title.clone(), ..entry() };

        let bytes = calendar(&feed(vec![entry]));

        let text = String::from_utf8(bytes).unwrap();
        for line in text.split("\r\n") {
            assert!(line.len() <= 75, "{} octets: {line}", line.len());
            let escapes = line.chars().rev().take_while(|character| *character == '\\').count();
            assert_eq!(escapes % 2, 0, "an escape is torn: {line}");
        }
        assert_eq!(read_text(&value(&text, "SUMMARY").unwrap()), title);
    }
}

#[test]
fn nothing_a_person_wrote_begins_a_line_of_its_own() {
    let nasty = "a\r\nEND:VEVENT\nATTENDEE:mailto:x@example.org\rb\u{0}\u{7f}\u{85}";
    let entry = Entry {
        ident: nasty.to_owned(),
        title: nasty.to_owned(),
        description: nasty.to_owned(),
        address: Some(nasty.to_owned()),
        ..entry()
    };

    let text = text(&Feed { name: nasty.to_owned(), ..feed(vec![entry]) });

    let names: Vec<String> = unfolded(&text).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.iter().filter(|name| *name == "END").count(), 2);
    assert!(!names.iter().any(|name| name == "ATTENDEE"));
    assert!(!text.replace("\r\n", "").chars().any(char::is_control));
}

#[test]
fn a_cancelled_entry_stays_and_says_so() {
    let text = text(&feed(vec![Entry { state: State::Cancelled, ..entry() }]));

    assert_eq!(value(&text, "STATUS").unwrap(), "CANCELLED");
    assert_eq!(value(&text, "UID").unwrap(), "action-1@alcove.example");
}

#[test]
fn a_feed_without_entries_is_a_calendar_too() {
    let text = text(&feed(Vec::new()));

    assert!(text.starts_with("BEGIN:VCALENDAR\r\n"));
    assert!(text.ends_with("END:VCALENDAR\r\n"));
}

#[test]
fn every_dated_action_of_a_plan_is_in_its_calendar() {
    let text = text(&plan::feed());

    assert_eq!(text.matches("BEGIN:VEVENT\r\n").count(), 13);
    assert_eq!(text.matches("STATUS:CANCELLED\r\n").count(), 1);
}
