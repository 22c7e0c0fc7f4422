//! Where practices use evidence, for the library.

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::practices;
use super::store::{internal, picture};
use crate::evidence::{Use, UseSource};
use crate::kit::ids::EvidenceId;
use crate::kit::{Error, Result};
use crate::network::Person;

pub fn uses() -> UseSource {
    UseSource { used: picture::used, of }
}

/// Evidence that is offered on request.
pub fn internal_uses() -> UseSource {
    UseSource { used: internal::used, of: internal_of }
}

fn of<'a>(person: &'a Person, ids: &'a [EvidenceId]) -> BoxFuture<'a, Result<Vec<Use>>> {
    async {
        let mut found = Vec::new();
        for row in picture::of_evidence(person.ctx.db().read(), ids).await? {
            let practice = match practices::load(person, &row.practice_id).await {
                Ok(practice) => practice,
                Err(Error::NotFound | Error::Forbidden) => continue,
                Err(other) => return Err(other),
            };
            found.push(Use {
                evidence: row.evidence_id,
                title: row.caption,
                place: practice.row.title,
                address: format!("/practices/{}/work", row.practice_id),
            });
        }
        Ok(found)
    }
    .boxed()
}

fn internal_of<'a>(person: &'a Person, ids: &'a [EvidenceId]) -> BoxFuture<'a, Result<Vec<Use>>> {
    async {
        let mut found = Vec::new();
        for row in internal::of_evidence(person.ctx.db().read(), ids).await? {
            let practice = match practices::load(person, &row.practice_id).await {
                Ok(practice) => practice,
                Err(Error::NotFound | Error::Forbidden) => continue,
                Err(other) => return Err(other),
            };
            found.push(Use {
                evidence: row.evidence_id,
                title: row.name,
                place: practice.row.title,
                address: format!("/practices/{}/work#documents", row.practice_id),
            });
        }
        Ok(found)
    }
    .boxed()
}
