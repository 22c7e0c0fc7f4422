//! YAML as a person would write it: blocks, plain words where they are safe, quotes elsewhere.

use super::{Map, Value, quote};

pub(super) fn write(value: &Value, out: &mut String) {
    match value {
        Value::Map(map) if !map.0.is_empty() => entries(map, 0, out),
        Value::List(list) if !list.is_empty() => items(list, 0, out),
        _ => {
            scalar(value, 0, out);
            out.push('\n');
        }
    }
}

fn entries(map: &Map, indent: usize, out: &mut String) {
    for (at, (key, value)) in map.0.iter().enumerate() {
        // The first key stands where its dash or parent left the pen.
        if at > 0 {
            pad(indent, out);
        }
        one_line(key, out);
        out.push(':');
        match value {
            Value::Map(inner) if !inner.0.is_empty() => {
                out.push('\n');
                pad(indent + 2, out);
                entries(inner, indent + 2, out);
            }
            Value::List(list) if list.iter().all(|each| is_short(each)) => {
                out.push(' ');
                flow(list, out);
                out.push('\n');
            }
            Value::List(list) => {
                out.push('\n');
                pad(indent + 2, out);
                items(list, indent + 2, out);
            }
            _ => {
                out.push(' ');
                scalar(value, indent + 2, out);
                out.push('\n');
            }
        }
    }
}

fn items(list: &[Value], indent: usize, out: &mut String) {
    for (at, value) in list.iter().enumerate() {
        if at > 0 {
            pad(indent, out);
        }
        out.push_str("- ");
        match value {
            Value::Map(inner) if !inner.0.is_empty() => entries(inner, indent + 2, out),
            Value::List(inner) if !inner.is_empty() => items(inner, indent + 2, out),
            _ => {
                scalar(value, indent + 2, out);
                out.push('\n');
            }
        }
    }
}

fn pad(indent: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', indent));
}

/// Tags, ids and numbers stand side by side; sentences stand one below the other.
fn is_short(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.len() <= 24 && !text.contains(' ') && is_plain(text) && !text.contains(','),
        Value::Bare(_) => true,
        _ => false,
    }
}

fn flow(list: &[Value], out: &mut String) {
    out.push('[');
    for (at, value) in list.iter().enumerate() {
        out.push_str(if at > 0 { ", " } else { "" });
        scalar(value, 0, out);
    }
    out.push(']');
}

fn scalar(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::Text(text) if text.contains('\n') && is_block(text) => block(text, indent, out),
        Value::Text(text) => one_line(text, out),
        Value::Bare(bare) => out.push_str(bare),
        Value::List(_) => out.push_str("[]"),
        Value::Map(_) => out.push_str("{}"),
    }
}

fn one_line(text: &str, out: &mut String) {
    if is_plain(text) {
        out.push_str(text);
    } else {
        quote(text, out);
    }
}

/// Nothing that any YAML program could take for something else.
fn is_plain(text: &str) -> bool {
    let first = text.chars().next();
    let word = matches!(
        text.to_ascii_lowercase().as_str(),
        "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n" | "~"
    );
    // Numbers and days begin with a digit; quotes keep 08 from becoming 8 in other programs.
    first.is_some_and(char::is_alphabetic)
        && !word
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(|c| c.is_alphanumeric() || " .,;:-_/()'%+!?’‘“”–—…&@#=".contains(c))
}

/// A block keeps its text only where no line begins with a blank and none ends with one.
fn is_block(text: &str) -> bool {
    text.split('\n').all(|line| !line.starts_with([' ', '\t']) && !line.ends_with([' ', '\t']))
        && text.chars().all(|c| {
            c == '\n' || !(c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{85}'))
        })
        && !text.starts_with('\n')
        && !text.ends_with('\n')
}

fn block(text: &str, indent: usize, out: &mut String) {
    out.push_str("|-");
    for line in text.split('\n') {
        out.push('\n');
        if !line.is_empty() {
            pad(indent, out);
            out.push_str(line);
        }
    }
}
