//! JSON that comes in: what does not fit is told at its field, in words that are in every language.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::error::{Error, Result};

/// The body itself among the fields of a fault, as JSONPath writes it.
const WHOLE: &str = "$";

/// Reads a body, which is always one object. The NUL character is refused: PostgreSQL cannot hold it.
pub fn read_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    let is_object = bytes.trim_ascii_start().first() == Some(&b'{');
    let may_hold_nul = bytes.windows(6).any(|window| window == br"\u0000");
    if !is_object || may_hold_nul {
        return read_parts(bytes);
    }
    serde_json::from_slice(bytes).or_else(|error| {
        // Taken apart it fits where a field stands there twice, and nobody can say which was meant.
        read_parts::<T>(bytes).and_then(|_| Err(unreadable(&error)))
    })
}

/// The same of JSON that was taken apart before.
pub fn of_json<T: DeserializeOwned>(value: Value) -> Result<T> {
    let Value::Object(fields) = &value else { return Err(Error::invalid(WHOLE, "not-an-object")) };
    serde_path_to_error::deserialize(&value).map_err(|error| {
        let at = place_of(&error);
        let said = error.into_inner().to_string();
        unfit(at.or_else(|| place_in::<T>(fields, &said)), &said)
    })
}

fn read_parts<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    let value: Value = serde_json::from_slice(bytes).map_err(|error| unreadable(&error))?;
    match place_of_nul(&value, "") {
        Some(place) => Err(Error::invalid(shown(&place), "nul")),
        None => of_json(value),
    }
}

/// Line and column, which need no language.
fn unreadable(error: &serde_json::Error) -> Error {
    Error::Malformed(format!("JSON {}:{}", error.line(), error.column()))
}

/// Where a value stands that does not fit; none where that is the whole.
pub(super) fn place_of<E>(error: &serde_path_to_error::Error<E>) -> Option<String> {
    error.path().iter().next().map(|_| error.path().to_string())
}

/// What is missing, unknown or of another type, at its field. serde tells of these in words alone.
pub(super) fn unfit(at: Option<String>, said: &str) -> Error {
    let missing = said.strip_prefix("missing field `").and_then(|rest| rest.split_once('`'));
    match (missing, at) {
        (Some((field, _)), None) => Error::invalid(field, "missing"),
        (Some((field, _)), Some(at)) => Error::invalid(format!("{at}.{field}"), "missing"),
        (None, Some(at)) if said.starts_with("invalid type: null,") => Error::invalid(at, "missing"),
        (None, Some(at)) if said.starts_with("unknown field") => Error::invalid(at, "unknown-field"),
        (None, Some(at)) => Error::invalid(at, "of-another-kind"),
        (None, None) => Error::invalid(WHOLE, "of-another-kind"),
    }
}

/// The field that stands in the way where nothing says so: fields of a part that is laid open in the
/// body (`serde(flatten)`) are read ahead, and their place is lost. It is the one without which
/// something else is said, or nothing.
fn place_in<T: DeserializeOwned>(fields: &Map<String, Value>, said: &str) -> Option<String> {
    if said.starts_with("missing field") {
        return None;
    }
    let differs = |name: &&String| {
        let mut others = fields.clone();
        others.shift_remove(*name);
        match serde_path_to_error::deserialize::<_, T>(Value::Object(others)) {
            Ok(_) => true,
            Err(error) => {
                let now = error.into_inner().to_string();
                now != said && (!now.starts_with("missing field") || is_read_ahead::<T>(fields, name))
            }
        }
    };
    fields.keys().find(differs).cloned()
}

/// Whether the place of this field is lost too: a value that no field takes is told without it.
fn is_read_ahead<T: DeserializeOwned>(fields: &Map<String, Value>, name: &str) -> bool {
    let mut others = fields.clone();
    others.insert(name.to_owned(), Value::Array(vec![Value::Array(vec![Value::Null])]));
    serde_path_to_error::deserialize::<_, T>(Value::Object(others))
        .is_err_and(|error| place_of(&error).is_none())
}

fn place_of_nul(value: &Value, place: &str) -> Option<String> {
    match value {
        Value::String(text) => text.contains('\0').then(|| place.to_owned()),
        Value::Array(values) => values
            .iter()
            .enumerate()
            .find_map(|(number, value)| place_of_nul(value, &format!("{place}[{number}]"))),
        Value::Object(fields) => fields.iter().find_map(|(name, value)| {
            let place = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
            if name.contains('\0') { Some(place) } else { place_of_nul(value, &place) }
        }),
        _ => None,
    }
}

/// A name that holds what cannot be kept, as it may be told.
pub(super) fn shown(name: &str) -> String {
    name.replace('\0', "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only read into")]
    struct Row {
        name: String,
    }

    #[derive(Debug, serde::Deserialize)]
    #[expect(dead_code, reason = "only read into")]
    struct Body {
        rows: Vec<Row>,
    }

    #[derive(Debug, serde::Deserialize)]
    #[expect(dead_code, reason = "only read into")]
    struct Words {
        title: String,
        #[serde(default)]
        tags: Vec<String>,
    }

    #[derive(Debug, serde::Deserialize)]
    #[expect(dead_code, reason = "only read into")]
    struct LaidOpen {
        kind: String,
        #[serde(flatten)]
        words: Words,
        count: u8,
    }

    fn told<T: DeserializeOwned + std::fmt::Debug>(text: &str) -> (String, &'static str) {
        match read_json::<T>(text.as_bytes()) {
            Err(Error::Invalid(faults)) => (faults[0].field.clone(), faults[0].code),
            Err(Error::Malformed(place)) => (place, "malformed"),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn what_does_not_fit_is_told_at_its_field() {
        for (text, field, code) in [
            ("{}", "rows", "missing"),
            (r#"{"rows":[{"name":"A"},{}]}"#, "rows[1].name", "missing"),
            (r#"{"rows":[{"name":null}]}"#, "rows[0].name", "missing"),
            (r#"{"rows":null}"#, "rows", "missing"),
            (r#"{"rows":3}"#, "rows", "of-another-kind"),
            (r#"{"rows":[{"name":3}]}"#, "rows[0].name", "of-another-kind"),
            (r#"{"rows":[{"name":"A","age":3}]}"#, "rows[0].age", "unknown-field"),
            (r#"{"rows":[{"name":"A\u0000"}]}"#, "rows[0].name", "nul"),
            (r#"{"a\u0000":1}"#, "a\u{fffd}", "nul"),
        ] {
            assert_eq!(told::<Body>(text), (field.to_owned(), code), "{text}");
        }
    }

    #[test]
    fn the_fields_of_a_part_that_is_laid_open_are_found_by_trying() {
        for (text, field, code) in [
            (r#"{"kind":"a","title":3,"count":1}"#, "title", "of-another-kind"),
            (r#"{"kind":"a","title":"A","count":1,"tags":"x"}"#, "tags", "of-another-kind"),
            (r#"{"tags":{},"kind":"a","title":"A","count":1}"#, "tags", "of-another-kind"),
            (r#"{"kind":"a","title":null,"count":1}"#, "title", "missing"),
            (r#"{"kind":"a","count":1}"#, "title", "missing"),
            (r#"{"kind":3,"title":3,"count":1}"#, "kind", "of-another-kind"),
            (r#"{"kind":"a","title":"A","count":-1}"#, "count", "of-another-kind"),
        ] {
            assert_eq!(told::<LaidOpen>(text), (field.to_owned(), code), "{text}");
        }
    }

    #[test]
    fn what_is_no_json_is_told_by_its_place_and_what_is_no_object_by_its_name() {
        for (text, place, code) in [
            ("", "JSON 1:0", "malformed"),
            ("{", "JSON 1:1", "malformed"),
            (r#"{"rows":[]} {}"#, "JSON 1:13", "malformed"),
            (r#"{"rows":[],"rows":[]}"#, "JSON 1:17", "malformed"),
            ("null", "$", "not-an-object"),
            ("[]", "$", "not-an-object"),
            ("3", "$", "not-an-object"),
        ] {
            assert_eq!(told::<Body>(text), (place.to_owned(), code), "{text}");
        }
        assert!(matches!(read_json::<Body>(&[b'['; 10_000]), Err(Error::Malformed(_))));
        assert!(matches!(read_json::<Body>(b"{\"rows\":\"\xff\"}"), Err(Error::Malformed(_))));
        assert!(read_json::<Body>(br#" {"rows":[{"name":"\\u0000"}]}"#).is_ok());
    }
}
