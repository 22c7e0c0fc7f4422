//! The badge of an award, in the language that was signed.

use alcove_report::badge::{self, Badge};

use super::issuer::Issuer;
use super::reading::Award;

pub fn draw(award: &Award, issuer: &Issuer) -> String {
    let text = award.texts.get(&award.row.language).cloned().unwrap_or_default();
    let until = award.row.valid_until.as_deref().unwrap_or_default();
    let dates = if until.is_empty() {
        award.row.valid_from.clone()
    } else {
        format!("{} – {until}", award.row.valid_from)
    };
    badge::svg(&Badge {
        title: text.name,
        level: text.level,
        holder: award.holder_name().to_owned(),
        issuer: issuer.organisation.name.clone(),
        dates,
    })
}
