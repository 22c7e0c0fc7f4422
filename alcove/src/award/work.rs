//! What waits to be done for awards: jobs, so that nobody waits for a signature.

use serde_json::{Value, json};

use super::{lists, reissuing, signing};
use crate::kit::db::Connection;
use crate::kit::ids::{AwardId, OrganisationId};
use crate::kit::jobs::{self, NewJob};
use crate::kit::{Ctx, Result};

#[derive(Clone, Copy, Debug)]
pub enum Work<'a> {
    Sign(&'a AwardId),
    /// Signs a list anew. Each change queues a job of its own: one that is running already has read the
    /// list.
    List(&'a str),
    /// Awards anew what a key signed.
    Reissue(&'a str),
}

impl Work<'_> {
    const fn kind(self) -> &'static str {
        match self {
            Self::Sign(_) => signing::KIND,
            Self::List(_) => lists::KIND,
            Self::Reissue(_) => reissuing::KIND,
        }
    }

    fn payload(self) -> Value {
        match self {
            Self::Sign(award) => json!({ "award": award }),
            Self::List(list) => json!({ "list": list }),
            Self::Reissue(key) => json!({ "key": key }),
        }
    }
}

/// In the name of this issuer.
pub async fn queue(ctx: &Ctx, tx: &impl Connection, issuer: &OrganisationId, work: Work<'_>) -> Result<()> {
    let job = NewJob {
        kind: work.kind(),
        payload: work.payload(),
        dedupe: None,
        organisation: Some(issuer.clone()),
        person: None,
    };
    jobs::queue(ctx, tx, job).await?;
    Ok(())
}
