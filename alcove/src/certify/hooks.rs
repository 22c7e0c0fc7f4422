//! What this room asks of its sisters; the shell's wiring hands the answers in.

use futures_util::future::BoxFuture;

use crate::kit::ids::{AssessmentId, OrganisationId, PersonId};
use crate::kit::{Ctx, Result};

/// Gaps of an assessment that are answered, and all of them.
pub type Findings = for<'a> fn(&'a Ctx, &'a AssessmentId) -> BoxFuture<'a, Result<(u32, u32)>>;

/// How many good practices an institution has published.
pub type Practices = for<'a> fn(&'a Ctx, &'a OrganisationId) -> BoxFuture<'a, Result<u32>>;

/// Whether an organisation of the person and this one ever worked as a mentoring pair.
pub type Paired = for<'a> fn(&'a Ctx, &'a PersonId, &'a OrganisationId) -> BoxFuture<'a, Result<bool>>;

/// A part of the program.
#[derive(Clone, Copy)]
pub struct Hooks {
    pub findings: Findings,
    pub practices: Practices,
    pub paired: Paired,
}
