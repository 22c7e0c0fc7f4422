//! A submitted form as a page shows it again: what was typed is kept, each fault at its field.

use serde::Deserialize;

use super::error::{Error, FieldFault, Result};
use super::words::Words;

/// The fields of a form by name. A field that was not sent reads as empty text, so that a form is
/// judged by the door and not by its shape.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    pub fn of<const N: usize>(pairs: [(&str, &str); N]) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    /// The first value of this name, without the space around it.
    pub fn get(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// The same as it was sent; for passwords.
    pub fn raw(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What is left of the fields when passwords are taken out: these are never shown again.
    fn without_secrets(mut self) -> Self {
        self.0.retain(|(name, _)| !name.contains("password") && name != "client_secret");
        self
    }
}

/// A form on a page: its values, and what is wrong with them.
#[derive(Clone, Debug)]
pub struct FormView {
    pub words: Words,
    pub fields: Fields,
    pub faults: Vec<FieldFault>,
    /// What is wrong with no field in particular, in words.
    pub refusal: Option<String>,
}

impl FormView {
    pub fn new(words: Words, fields: Fields) -> Self {
        Self { words, fields, faults: Vec::new(), refusal: None }
    }

    /// The form again after its door said no. Errors that are not about the form pass through.
    pub fn failed(words: Words, fields: Fields, error: Error) -> Result<Self> {
        let form = Self::new(words, fields.without_secrets());
        match error {
            Error::Invalid(faults) => Ok(Self { faults, ..form }),
            Error::Refused(refusal) | Error::NotNow(refusal) => {
                Ok(Self { refusal: Some(words.refusal(&refusal)), ..form })
            }
            Error::PreconditionFailed(_) => {
                Ok(Self { refusal: Some(words.t("form-changed-meanwhile")), ..form })
            }
            Error::TooMany { .. } => Ok(Self { refusal: Some(super::page::said(&error, words).1), ..form }),
            other => Err(other),
        }
    }

    pub fn has_failed(&self) -> bool {
        !self.faults.is_empty() || self.refusal.is_some()
    }

    pub fn value(&self, name: &str) -> &str {
        self.fields.raw(name)
    }

    pub fn has(&self, name: &str, value: &str) -> bool {
        self.fields.all(name).any(|known| known == value)
    }

    pub fn fault(&self, name: &str) -> Option<String> {
        self.faults.iter().find(|fault| fault.field == name).map(|fault| self.words.fault(fault))
    }

    /// Field and sentence of each fault, for the summary at the top.
    pub fn summary(&self) -> Vec<(String, String)> {
        self.faults.iter().map(|fault| (fault.field.clone(), self.words.fault(fault))).collect()
    }
}
