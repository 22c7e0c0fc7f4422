//! Between the row of an application and the state that the rules know.

use alcove_domain::certify::application::{Act, Decided, Submitted, Withdrawn};
use alcove_domain::certify::{Application, CertifyRefusal, Stage, Validation, Verdict};
use alcove_domain::kit::Instant;

use super::store::application::Model;
use crate::kit::ids::PersonId;
use crate::kit::{Error, Refusal};
use crate::network::Person;

/// Where it is. A state that this version does not know is read as withdrawn, in which nothing can
/// be changed.
pub fn stage(row: &Model) -> Stage {
    Stage::parse(&row.state).unwrap_or(Stage::Withdrawn)
}

/// What the body decided, once it has.
pub fn verdict(row: &Model) -> Option<Verdict> {
    row.result.as_deref().and_then(Verdict::parse)
}

/// How the level is looked at from outside; the strictest where this version does not know the word.
pub fn validation(row: &Model) -> Validation {
    Validation::parse(&row.validation).unwrap_or(Validation::Visit)
}

pub fn of(row: &Model) -> Application {
    let act = |by: &Option<PersonId>, at: Option<i64>| Act {
        by: by.as_ref().map(|by| by.as_str().into()).unwrap_or_else(|| "".into()),
        at: Instant(at.unwrap_or(row.created_at)),
    };
    let submitted = || Submitted { submitted: act(&row.submitted_by, row.submitted_at) };
    match stage(row) {
        Stage::Draft => Application::Draft,
        Stage::Submitted => Application::Submitted(submitted()),
        Stage::UnderAssessment => Application::UnderAssessment(submitted()),
        Stage::FactualCheck => Application::FactualCheck(submitted()),
        Stage::Reported => Application::Reported(submitted()),
        Stage::Decided => Application::Decided(Decided {
            submitted: submitted().submitted,
            decided: act(&row.decided_by, row.decided_at),
            verdict: verdict(row).unwrap_or(Verdict::Refused),
        }),
        Stage::Withdrawn => Application::Withdrawn(Withdrawn {
            withdrawn: act(&row.withdrawn_by, row.withdrawn_at),
            reason: row.withdrawn_because.clone(),
        }),
    }
}

/// An act of this person, now.
pub fn act_of(person: &Person) -> Act {
    Act { by: person.id.as_str().into(), at: person.ctx.now }
}

impl From<CertifyRefusal> for Error {
    fn from(refusal: CertifyRefusal) -> Self {
        match refusal {
            CertifyRefusal::NotNow { is, needed } => Self::NotNow(
                Refusal::new("application-not-in-this-state")
                    .with("is", is.word())
                    .with("needed", needed.word()),
            ),
            CertifyRefusal::Unmet { unmet } => Refusal::new("rules-not-met").with("unmet", unmet).into(),
            CertifyRefusal::NotDeclared => Refusal::new("not-declared").into(),
            CertifyRefusal::NoConditions => Self::invalid("conditions", "conditions-missing"),
            CertifyRefusal::ConditionsLeft { .. } => Self::invalid("conditions", "conditions-left"),
            CertifyRefusal::ConditionsOpen { open } => {
                Self::NotNow(Refusal::new("conditions-open").with("open", open))
            }
            CertifyRefusal::OtherVerdict { is, .. } => {
                Self::NotNow(Refusal::new("other-verdict").with("is", is.word()))
            }
            CertifyRefusal::Reason(_) => Self::invalid("reason", "reason-missing"),
        }
    }
}
