//! What the trail recorded, as people read it.

use alcove_domain::kit::{Day, Instant};

use crate::kit::audit::Recorded;
use crate::kit::words::Words;
use crate::kit::words::format::day_in;
use crate::network::audit::{Names, is_id};

/// The acts of one day, the last one first.
pub struct DayOfActs {
    pub day: String,
    pub lines: Vec<Line>,
}

/// An event in words.
pub struct Line {
    pub seq: i64,
    pub time: String,
    pub who: String,
    pub act: String,
    pub subject: String,
    /// What it was and what it became, where that is one text each.
    pub change: String,
    /// The same where it is many.
    pub before: Vec<(String, String)>,
    pub after: Vec<(String, String)>,
}

impl Line {
    /// What is told of before and after, under its heading.
    pub fn sides(&self, words: &Words) -> Vec<(String, &[(String, String)])> {
        let sides = [("audit-before", &self.before), ("audit-after", &self.after)];
        let told = sides.into_iter().filter(|(_, facts)| !facts.is_empty());
        told.map(|(key, facts)| (words.t(key), facts.as_slice())).collect()
    }
}

/// Events that come newest first, by day.
pub fn by_day(words: Words, zone: &str, names: &Names, events: &[Recorded]) -> Vec<DayOfActs> {
    let day = |event: &&Recorded| day_in(Instant(event.at), zone);
    let of_day = |events: Vec<&Recorded>| DayOfActs {
        day: events.first().map(|event| words.day(day(event))).unwrap_or_default(),
        lines: events.into_iter().map(|event| line(words, zone, names, event)).collect(),
    };
    let mut days: Vec<Vec<&Recorded>> = Vec::new();
    for event in events {
        match days.last_mut() {
            Some(same) if same.first().is_some_and(|first| day(first) == day(&event)) => same.push(event),
            _ => days.push(vec![event]),
        }
    }
    days.into_iter().map(of_day).collect()
}

pub fn act(words: Words, act: &str) -> String {
    words.or(&format!("act-{}", act.replace('.', "-")), act)
}

pub fn subject_kind(words: Words, kind: &str) -> String {
    words.or(&format!("subject-{kind}"), kind)
}

fn line(words: Words, zone: &str, names: &Names, event: &Recorded) -> Line {
    let who = event.actor_id.as_deref().map(|id| names.of(id));
    let (before, after) = (value(&event.before_value), value(&event.after_value));
    let subject = subject(words, names, event);
    let text = |value: &Value| match value {
        Value::Text(said) => text(words, names, &event.act, said),
        Value::Facts(_) => String::new(),
    };
    let facts = |value: Value| match value {
        Value::Text(_) => Vec::new(),
        Value::Facts(facts) => told(words, names, &facts),
    };
    Line {
        seq: event.seq,
        time: words.clock(Instant(event.at), zone),
        who: who.unwrap_or_else(|| words.t("audit-the-program")),
        act: act(words, &event.act),
        change: change(text(&before), text(&after), &subject),
        subject,
        before: facts(before),
        after: facts(after),
    }
}

/// From what to what. Nothing where it only repeats what it was done to.
fn change(before: String, after: String, subject: &str) -> String {
    match (before.as_str(), after.as_str()) {
        ("", "") => String::new(),
        ("", only) | (only, "") if only == subject => String::new(),
        (before, after) if before == after => String::new(),
        ("", _) => after,
        (_, "") => before,
        (before, after) => format!("{before} → {after}"),
    }
}

/// What it was done to: by its name, else by what kind of thing it is. A rating is at an item and a seat.
fn subject(words: Words, names: &Names, event: &Recorded) -> String {
    let known: Vec<&str> = event.subject_id.split('/').filter_map(|id| names.known(id)).collect();
    if known.is_empty() { subject_kind(words, &event.subject_kind) } else { known.join(", ") }
}

/// A recorded value: many facts with their names, or one text.
enum Value<'a> {
    Facts(serde_json::Map<String, serde_json::Value>),
    Text(&'a str),
}

fn value(recorded: &str) -> Value<'_> {
    match serde_json::from_str(recorded) {
        Ok(serde_json::Value::Object(facts)) => Value::Facts(facts),
        _ => Value::Text(recorded),
    }
}

fn told(
    words: Words,
    names: &Names,
    facts: &serde_json::Map<String, serde_json::Value>,
) -> Vec<(String, String)> {
    let name = |key: &str| words.or(&format!("fact-{}", key.replace('_', "-")), key);
    let pairs = facts.iter().map(|(key, value)| (name(key), said(words, names, key, value)));
    pairs.filter(|(_, text)| !text.is_empty()).collect()
}

fn said(words: Words, names: &Names, key: &str, value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) if key == "kind" => words.or(&format!("kind-{text}"), text),
        serde_json::Value::String(text) => codes(words, names, text),
        serde_json::Value::Array(items) => {
            let items =
                items.iter().map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned));
            items.collect::<Vec<_>>().join(", ")
        }
        other => codes(words, names, &other.to_string()),
    }
}

/// A value of one text: how many of what, codes, or what somebody wrote.
fn text(words: Words, names: &Names, act: &str, value: &str) -> String {
    if value.parse::<u64>().is_ok() {
        let key = format!("value-{}", act.replace('.', "-"));
        let told = words.t1(&key, "value", value);
        return if told == key { value.to_owned() } else { told };
    }
    match value.split_once(": ") {
        Some((head, rest)) if code(words, names, head).is_some() => {
            format!("{}: {rest}", codes(words, names, head))
        }
        _ => codes(words, names, value),
    }
}

/// A text that is made of nothing but codes, in words; any other as it stands.
fn codes(words: Words, names: &Names, value: &str) -> String {
    let told: Option<Vec<String>> = value.split(' ').map(|part| code(words, names, part)).collect();
    match told {
        Some(told) => told.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        None => value.to_owned(),
    }
}

/// A code in words; empty for an id that nobody can read. None where it is no code.
fn code(words: Words, names: &Names, part: &str) -> Option<String> {
    if is_id(part) {
        return Some(names.known(part).unwrap_or_default().to_owned());
    }
    if part.len() == 64 && part.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(format!("{}…", &part[..12]));
    }
    if let Ok(day) = Day::parse(part) {
        return Some(words.day(day));
    }
    let is_figure = part.parse::<f64>().is_ok_and(f64::is_finite) || part == "–" || part == "-";
    if is_figure || is_currency(part) {
        return Some(part.to_owned());
    }
    let told = [format!("trail-{part}"), format!("role-{part}")].map(|key| words.or(&key, ""));
    told.into_iter().find(|told| !told.is_empty())
}

fn is_currency(part: &str) -> bool {
    part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_uppercase())
}
