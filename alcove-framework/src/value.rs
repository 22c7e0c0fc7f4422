//! A value to write, and its two notations.

mod yaml;

use std::borrow::Cow;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'a> {
    Text(Cow<'a, str>),
    /// A number or a truth, written without quotes.
    Bare(String),
    List(Vec<Value<'a>>),
    Map(Map<'a>),
}

/// Entries in the order in which they are written; what is empty is left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Map<'a>(pub Vec<(Cow<'a, str>, Value<'a>)>);

impl<'a> Map<'a> {
    pub fn put(&mut self, key: impl Into<Cow<'a, str>>, value: Value<'a>) {
        self.0.push((key.into(), value));
    }

    pub fn text(&mut self, key: &'static str, text: &'a str) {
        if !text.is_empty() {
            self.put(key, Value::Text(Cow::Borrowed(text)));
        }
    }

    pub fn owned(&mut self, key: &'static str, text: String) {
        self.put(key, Value::Text(Cow::Owned(text)));
    }

    pub fn texts<I: IntoIterator<Item = &'a String>>(&mut self, key: &'static str, texts: I) {
        let list = texts.into_iter().map(|text| Value::Text(Cow::Borrowed(text.as_str())));
        self.list(key, list.collect());
    }

    pub fn list(&mut self, key: &'static str, list: Vec<Value<'a>>) {
        if !list.is_empty() {
            self.put(key, Value::List(list));
        }
    }

    pub fn map(&mut self, key: impl Into<Cow<'a, str>>, map: Map<'a>) {
        if !map.0.is_empty() {
            self.put(key, Value::Map(map));
        }
    }

    pub fn whole(&mut self, key: &'static str, number: impl std::fmt::Display) {
        self.put(key, Value::Bare(number.to_string()));
    }

    /// A number bare where JSON knows it, as text where it is a fraction.
    pub fn number(&mut self, key: &'static str, number: &alcove_domain::kit::Number) {
        self.put(key, number_value(number));
    }
}

pub(crate) fn number_value<'a>(number: &alcove_domain::kit::Number) -> Value<'a> {
    let text = number.to_exact();
    if text.contains('/') { Value::Text(Cow::Owned(text)) } else { Value::Bare(text) }
}

impl Value<'_> {
    /// On one line, every key where it was put: equal values give equal bytes.
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.json(&mut out);
        out.push('\n');
        out
    }

    pub fn to_yaml(&self) -> String {
        let mut out = String::new();
        yaml::write(self, &mut out);
        out
    }

    fn json(&self, out: &mut String) {
        match self {
            Value::Text(text) => quote(text, out),
            Value::Bare(bare) => out.push_str(bare),
            Value::List(list) => {
                out.push('[');
                for (at, value) in list.iter().enumerate() {
                    out.push_str(if at > 0 { "," } else { "" });
                    value.json(out);
                }
                out.push(']');
            }
            Value::Map(Map(entries)) => {
                out.push('{');
                for (at, (key, value)) in entries.iter().enumerate() {
                    out.push_str(if at > 0 { "," } else { "" });
                    quote(key, out);
                    out.push(':');
                    value.json(out);
                }
                out.push('}');
            }
        }
    }
}

/// In double quotes, in a way that both JSON and YAML read.
fn quote(text: &str, out: &mut String) {
    out.push('"');
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let odd =
            c < ' ' || matches!(c, '"' | '\\' | '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}');
        if !odd {
            continue;
        }
        out.push_str(&text[from..at]);
        from = at + c.len_utf8();
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ => out.push_str(&format!("\\u{:04x}", u32::from(c))),
        }
    }
    out.push_str(&text[from..]);
    out.push('"');
}
