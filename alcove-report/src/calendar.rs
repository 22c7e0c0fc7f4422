//! A calendar that other programs subscribe to (RFC 5545, with the names of RFC 7986).
//!
//! Written here, not by a library: there is one shape of entry, days are numbers and not moments of
//! a zone, and the same entries must always give the same bytes, so that a feed which did not change
//! is answered with "not modified".

use crate::moment::{Calendar, Days, date};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    pub name: String,
    /// Stands under the name, where a reader shows it. May be empty.
    pub description: String,
    /// How often to look again, in hours. Most readers take it as a wish.
    pub refresh_hours: Option<u32>,
    pub entries: Vec<Entry>,
}

/// Something that fills whole days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The same for ever, and the same nowhere else: a reader finds the entry again by it.
    pub ident: String,
    pub days: Days,
    pub title: String,
    /// May be empty, and may have several lines.
    pub description: String,
    pub address: Option<String>,
    /// Grows with each change of the entry.
    pub revision: u32,
    /// When it last changed, in seconds since 1970, UTC.
    pub changed_at: i64,
    pub state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Stands,
    /// It stays in the feed, so that readers strike it out of theirs.
    Cancelled,
}

pub fn calendar(feed: &Feed) -> Vec<u8> {
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//Alcove//Alcove//EN");
    lines.put("CALSCALE", "GREGORIAN");
    // Readers older than RFC 7986 know the second name only.
    lines.put_text("NAME", &feed.name);
    lines.put_text("X-WR-CALNAME", &feed.name);
    if !feed.description.is_empty() {
        lines.put_text("DESCRIPTION", &feed.description);
        lines.put_text("X-WR-CALDESC", &feed.description);
    }
    if let Some(hours) = feed.refresh_hours {
        lines.put("REFRESH-INTERVAL;VALUE=DURATION", &format!("PT{hours}H"));
        lines.put("X-PUBLISHED-TTL", &format!("PT{hours}H"));
    }
    for entry in &feed.entries {
        put_entry(&mut lines, entry);
    }
    lines.put("END", "VCALENDAR");
    lines.out.into_bytes()
}

fn put_entry(lines: &mut Lines, entry: &Entry) {
    let changed = instant(entry.changed_at);
    lines.put("BEGIN", "VEVENT");
    lines.put_text("UID", &entry.ident);
    // Without a METHOD this is when the entry was last revised (RFC 5545, 3.8.7.2), not when the
    // file was written: a feed that did not change stays the same.
    lines.put("DTSTAMP", &changed);
    lines.put("LAST-MODIFIED", &changed);
    lines.put("SEQUENCE", &entry.revision.to_string());
    lines.put("DTSTART;VALUE=DATE", &day(entry.days.first()));
    // The end is the first day that is free again.
    lines.put("DTEND;VALUE=DATE", &day(entry.days.last() + 1));
    lines.put_text("SUMMARY", &entry.title);
    if !entry.description.is_empty() {
        lines.put_text("DESCRIPTION", &entry.description);
    }
    if let Some(address) = &entry.address {
        lines.put("URL", address);
    }
    lines.put(
        "STATUS",
        match entry.state {
            State::Stands => "CONFIRMED",
            State::Cancelled => "CANCELLED",
        },
    );
    // An action of three months must not make its people look busy for three months.
    lines.put("TRANSP", "TRANSPARENT");
    lines.put("X-MICROSOFT-CDO-BUSYSTATUS", "FREE");
    lines.put("END", "VEVENT");
}

fn day(number: i64) -> String {
    let (year, month, day) = date(number);
    format!("{year:04}{month:02}{day:02}")
}

fn instant(at: i64) -> String {
    let Calendar { year, month, day, hour, minute, second } = Calendar::of_second(at);
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
}

/// Octets of a line without its end, the space of a continued line included.
const LONGEST_LINE: usize = 75;

#[derive(Default)]
struct Lines {
    out: String,
    /// Octets of the line being written.
    used: usize,
}

impl Lines {
    /// A value that is no text: escaping would spoil it. What could begin another line is left out.
    fn put(&mut self, name: &str, value: &str) {
        self.begin(name);
        for character in value.chars().filter(|character| !character.is_control()) {
            self.push(character.encode_utf8(&mut [0; 4]));
        }
        self.end();
    }

    fn put_text(&mut self, name: &str, text: &str) {
        self.begin(name);
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '\\' => self.push("\\\\"),
                ';' => self.push("\\;"),
                ',' => self.push("\\,"),
                '\r' if characters.peek() == Some(&'\n') => {}
                '\n' | '\r' => self.push("\\n"),
                '\t' => self.push("\t"),
                other if other.is_control() => {}
                other => self.push(other.encode_utf8(&mut [0; 4])),
            }
        }
        self.end();
    }

    fn begin(&mut self, name: &str) {
        self.out.push_str(name);
        self.out.push(':');
        self.used = name.len() + 1;
    }

    /// A character, or an escape, whole: some readers lose what a fold has torn apart.
    fn push(&mut self, piece: &str) {
        if self.used + piece.len() > LONGEST_LINE {
            self.out.push_str("\r\n ");
            self.used = 1;
        }
        self.out.push_str(piece);
        self.used += piece.len();
    }

    fn end(&mut self) {
        self.out.push_str("\r\n");
    }
}
