//! The room *certify*: what awarding bodies offer, how an institution applies, who assesses and
//! decides, and the certificates that come of it.

pub mod api;
pub mod appealing;
pub mod applying;
pub mod assessor_tasks;
pub mod awarding;
pub mod awarding_house;
pub mod certifying;
pub mod changed;
pub mod clarifying;
pub mod committees;
pub mod conditions;
pub mod damage;
pub mod deciding;
pub mod decision_tasks;
pub mod desk;
pub mod desk_tasks;
pub mod engaged;
pub mod engaging;
pub mod evidence_of;
pub mod facts;
pub mod factual_check;
pub mod hooks;
pub mod invited;
pub mod judging;
pub mod letters;
pub mod moving;
pub mod objecting;
pub mod pages;
pub mod passages;
pub mod pool;
pub mod progress;
pub mod proof;
pub mod public;
pub mod reading;
pub mod register;
pub mod reminding;
pub mod report_document;
pub mod reporting;
pub mod resting;
pub mod routes;
pub mod rule_words;
pub mod scheme_body;
pub mod schemes;
pub mod signing_keys;
pub mod snapshot;
pub mod spoken;
pub mod state;
pub mod store;
pub mod taking;
pub mod telling;
pub mod ties;
pub mod visiting;

use alcove_domain::kit::words::WordsRefusal;

use crate::assess::faults::of_words;
use crate::kit::etag::{self, Condition};
use crate::kit::{Error, Result};

/// What is wrong with a text that somebody wrote, at its field.
fn words_refused(field: &'static str, refusal: &WordsRefusal) -> Error {
    Error::Invalid(vec![of_words(field, refusal)])
}

/// Refuses where the caller has another version before the eyes than there is.
fn check_version(seen: &Condition, version: i64, present: serde_json::Value) -> Result<()> {
    match seen {
        Condition::Versions(versions) if !versions.contains(&version) => {
            Err(Error::PreconditionFailed(etag::at_version(present, version)))
        }
        _ => Ok(()),
    }
}
