//! What a request names beside its address, and what its fields are called.
//!
//! An address that names nothing is 404. A body that names what is not there is told at its field: the
//! caller would look for a mistake in the address.

use crate::improve::facts::Facts;
use crate::kit::error::FieldFault;
use crate::kit::ids::NodeId;
use crate::kit::{Error, Result};

/// Nodes that a body names, each with its field.
pub(super) fn check_nodes<'a>(
    facts: &Facts,
    named: impl IntoIterator<Item = (&'static str, &'a NodeId)>,
) -> Result<()> {
    let unknown = named.into_iter().filter(|(_, id)| facts.place(id.as_str()).is_err());
    let mut fields: Vec<&'static str> = unknown.map(|(field, _)| field).collect();
    fields.dedup();
    if fields.is_empty() {
        return Ok(());
    }
    Err(Error::Invalid(fields.into_iter().map(|field| FieldFault::new(field, "unknown-choice")).collect()))
}

/// After everything that the address names was found: what was not found is what this field names.
pub(super) fn unknown_in(field: &'static str) -> impl Fn(Error) -> Error {
    move |error| match error {
        Error::NotFound => Error::invalid(field, "unknown-choice"),
        other => other,
    }
}

/// A refusal of a door whose form calls some fields otherwise than the interface does, under the names
/// that the caller knows.
pub(super) fn called(names: &'static [(&'static str, &'static str)]) -> impl Fn(Error) -> Error {
    move |error| {
        let Error::Invalid(mut faults) = error else { return error };
        for fault in &mut faults {
            if let Some((_, name)) = names.iter().find(|(known, _)| *known == fault.field) {
                fault.field = (*name).to_owned();
            }
        }
        // Two fields of the form may be one of the interface.
        faults.dedup_by(|one, other| (&one.field, one.code) == (&other.field, other.code));
        Error::Invalid(faults)
    }
}
