//! What rooms above do when somebody leaves an organisation, in the same transaction. The shell's
//! wiring hands it in.

use futures_util::future::BoxFuture;

use super::store::membership;
use crate::kit::ids::{OrganisationId, PersonId};
use crate::kit::{Ctx, Result, Tx};

/// A part of the program: everything that ends with a person's last membership.
#[derive(Clone, Default)]
pub struct Leaving(pub Vec<OnLeaving>);

pub type OnLeaving = for<'a> fn(&'a Tx, &'a OrganisationId, &'a PersonId, i64) -> BoxFuture<'a, Result<()>>;

/// Asked after a membership has ended: where it was the last one there, the person has left.
pub(super) async fn left(ctx: &Ctx, tx: &Tx, organisation: &OrganisationId, person: &PersonId) -> Result<()> {
    let now = ctx.now.millis();
    let holding = membership::holding(&**tx, person, now).await?;
    if holding.iter().any(|row| row.organisation_id == *organisation) {
        return Ok(());
    }
    for on_leaving in &ctx.app.part::<Leaving>().0 {
        on_leaving(tx, organisation, person, now).await?;
    }
    Ok(())
}
