//! Whether a credential is written in the plain words of the standards.
//!
//! A signature covers statements, and the same statements can be written in many ways: a context that
//! stands in the document itself may empty the word `validUntil` and carry the true day under another,
//! and an address may stand in place of `credentialStatus`. The signature then fits, and whoever looks
//! for the usual words is shown false ones, or none. So what is shown must be written as it is read:
//! VC Data Integrity 1.0, section 4.6 ("Context Validation"), asks for it of everyone who verifies.

use serde_json::{Map, Value};

use crate::{Contexts, Fault};

/// Names what gives words a meaning of their own: a context of the document's own making, or a word
/// that is an address or a keyword of JSON-LD.
pub fn check(credential: &Value, contexts: &Contexts) -> Result<(), Fault> {
    let mut disguised = Vec::new();
    if let Some(context) = credential.get("@context") {
        check_context(context, contexts, &mut disguised)?;
    }
    look_into(credential, true, &mut disguised);
    disguised.sort_unstable();
    disguised.dedup();
    if disguised.is_empty() { Ok(()) } else { Err(Fault::Disguised(disguised)) }
}

fn check_context(context: &Value, contexts: &Contexts, disguised: &mut Vec<String>) -> Result<(), Fault> {
    match context {
        Value::String(address) if contexts.get(address).is_none() => {
            Err(Fault::UnknownContext(address.clone()))
        }
        Value::String(_) => Ok(()),
        Value::Array(several) => several.iter().try_for_each(|one| check_context(one, contexts, disguised)),
        _ => {
            disguised.push("@context".to_owned());
            Ok(())
        }
    }
}

fn look_into(value: &Value, is_root: bool, disguised: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let odd = fields.keys().filter(|name| !is_plain(name, fields, is_root));
            disguised.extend(odd.cloned());
            fields.values().for_each(|value| look_into(value, false, disguised));
        }
        Value::Array(several) => several.iter().for_each(|value| look_into(value, false, disguised)),
        _ => {}
    }
}

fn is_plain(name: &str, fields: &Map<String, Value>, is_root: bool) -> bool {
    match name {
        "@context" => is_root,
        // A text with its language.
        "@value" | "@language" | "@direction" => fields.contains_key("@value"),
        _ => !name.starts_with('@') && !name.contains(':'),
    }
}
