//! Reading what was frozen. A frozen outcome never changes, so it is parsed once and shared.

use std::sync::Arc;

use alcove_domain::network::Action;

use super::facts::{self, Facts};
use super::state;
use crate::assess::outcome_body::OutcomeBody;
use crate::assess::store::outcome::{self, Head};
use crate::kit::ids::{AssessmentId, OutcomeId};
use crate::kit::recent::Recent;
use crate::kit::{Ctx, Error, Refusal, Result};
use crate::network::Person;

/// Some sixty outcomes of three hundred items; what is asked for beyond that is read anew.
const KEPT_NODES: usize = 20_000;

/// The cache; an App part.
pub struct Outcomes(Recent<OutcomeId, OutcomeBody>);

impl Default for Outcomes {
    fn default() -> Self {
        Self(Recent::new(KEPT_NODES))
    }
}

/// Which of an assessment's outcomes is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The one that stands; none while the assessment is open.
    Standing,
    /// One of them by its number, also when it was superseded.
    Number(i64),
}

/// An outcome with the facts of its assessment, for a person who may see it.
pub async fn load(
    person: &Person,
    id: &AssessmentId,
    which: Which,
) -> Result<(Facts, Head, Arc<OutcomeBody>)> {
    let facts = facts::load(person, id).await?;
    person.may(Action::SeeOutcome, &facts.resource())?;
    let (head, body) = find(&person.ctx, &facts, which).await?;
    Ok((facts, head, body))
}

/// For whoever has checked that the reader may.
pub async fn find(ctx: &Ctx, facts: &Facts, which: Which) -> Result<(Head, Arc<OutcomeBody>)> {
    let heads = outcome::heads(ctx.db().read(), &facts.row.id).await?;
    let head = match which {
        Which::Standing => heads.into_iter().find(|head| head.superseded_at.is_none()),
        Which::Number(number) => {
            Some(heads.into_iter().find(|head| head.number == number).ok_or(Error::NotFound)?)
        }
    };
    let head = head.ok_or_else(|| not_closed(facts))?;
    let body = body(ctx, &head.id).await?;
    Ok((head, body))
}

fn not_closed(facts: &Facts) -> Error {
    let state = state::word(state::phase(&facts.row));
    Error::NotNow(Refusal::new("not-closed").with("state", state))
}

async fn body(ctx: &Ctx, id: &OutcomeId) -> Result<Arc<OutcomeBody>> {
    let cache = ctx.app.part::<Outcomes>();
    if let Some(body) = cache.0.get(id) {
        return Ok(body);
    }
    let row = outcome::find(ctx.db().read(), id).await?.ok_or(Error::NotFound)?;
    let body: Arc<OutcomeBody> = Arc::new(serde_json::from_str(&row.body).map_err(Error::fault)?);
    cache.0.put(id.clone(), &body, body.nodes.len(), |_| false);
    Ok(body)
}
