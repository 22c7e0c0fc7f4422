use std::collections::BTreeSet;

use super::action::Action;
use crate::kit::{NetworkId, OrganisationId, PersonId, UnitId};

/// A unit and those above it, itself first. Empty: the organisation as a whole.
pub type UnitPath = Vec<UnitId>;

/// What an action is done to, with the facts that decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resource {
    /// The installation.
    Platform,
    Organisation(OrganisationId),
    Unit {
        organisation: OrganisationId,
        path: UnitPath,
    },
    /// A member, or somebody to be invited, at this place.
    Person {
        organisation: OrganisationId,
        path: UnitPath,
    },
    /// A person's own account, with its tokens and sessions.
    Account(PersonId),
    Framework(FrameworkFacts),
    Assessment(OrganisationId),
    Seat {
        organisation: OrganisationId,
        holder: SeatHolder,
    },
    Evidence(EvidenceFacts),
    Plan(PlanFacts),
    /// An objective, an action or a milestone.
    PlanNode {
        plan: PlanFacts,
        /// The units with a part in it.
        units: Vec<UnitPath>,
        /// The persons with a part in it.
        people: BTreeSet<PersonId>,
    },
    Network(NetworkId),
    /// A practice as its institution works on it; what is published anybody reads.
    Practice {
        organisation: OrganisationId,
        author: PersonId,
    },
    Scheme(SchemeFacts),
    Application(ApplicationFacts),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemeFacts {
    /// The awarding body.
    pub body: OrganisationId,
    pub exposure: Offer,
}

/// Whether institutions may read a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    Draft,
    Published,
}

/// An application, and the certificate that came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationFacts {
    pub applicant: OrganisationId,
    pub body: OrganisationId,
    pub held: Held,
    /// Assessors whose engagement for this application holds now.
    pub assessors: BTreeSet<PersonId>,
    /// Those named to its committee.
    pub committee: BTreeSet<PersonId>,
}

/// Who has an application before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Not submitted, or withdrawn before it was: nobody outside may know of it.
    ByTheInstitution,
    ByTheBody,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFacts {
    pub organisation: OrganisationId,
    pub exposure: Exposure,
}

/// Whether a plan is for the whole house yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exposure {
    /// Not approved yet.
    Draft,
    Approved,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameworkFacts {
    /// `None`: it came with the program, or the platform's administrator imported it for all.
    pub owner: Option<OrganisationId>,
    pub openness: Openness,
}

/// Whether a framework's texts may leave the organisation that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    Public,
    NotForPublication,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeatHolder {
    Person(PersonId),
    Unit(UnitPath),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceFacts {
    pub organisation: OrganisationId,
    pub path: UnitPath,
    pub owner: PersonId,
    pub confidentiality: Confidentiality,
    /// The networks of its organisation.
    pub networks: BTreeSet<NetworkId>,
}

/// Who may see a piece of evidence, narrowest first; each circle takes in those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidentiality {
    Unit,
    Organisation,
    Assessors,
    Network,
    Public,
}

impl Confidentiality {
    pub const ALL: [Self; 5] = [Self::Unit, Self::Organisation, Self::Assessors, Self::Network, Self::Public];

    /// The word that the database and the interface for machines use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Organisation => "organisation",
            Self::Assessors => "assessors",
            Self::Network => "network",
            Self::Public => "public",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|circle| circle.word() == word)
    }

    /// Whether it lets people in from outside the organisation.
    pub fn is_shared(self) -> bool {
        self > Self::Organisation
    }
}

impl Resource {
    /// Whether the action is one for this sort of thing; any other pairing is denied to everyone.
    pub const fn takes(&self, action: Action) -> bool {
        match action {
            Action::ManagePlatform
            | Action::CreateOrganisation
            | Action::ReadPlatformAudit
            | Action::FoundNetwork => matches!(self, Self::Platform),
            Action::SeeOrganisation
            | Action::EditOrganisation
            | Action::ExportOrganisation
            | Action::ReadAudit
            | Action::AnswerNetwork
            | Action::ArrangeMentoring => matches!(self, Self::Organisation(_)),
            Action::SeeUnits | Action::ManageUnits => matches!(self, Self::Unit { .. }),
            Action::SeePeople | Action::Grant(_) | Action::ResetSignIn | Action::RevokeTokens => {
                matches!(self, Self::Person { .. })
            }
            Action::ManageOwnAccount | Action::ManageOwnTokens => matches!(self, Self::Account(_)),
            Action::SeeFramework | Action::ImportFramework | Action::ExportFramework => {
                matches!(self, Self::Framework(_))
            }
            Action::SeeAssessment
            | Action::SetUpAssessment
            | Action::OpenAssessment
            | Action::CloseAssessment
            | Action::ReopenAssessment
            | Action::SeeOutcome
            | Action::ExportReport
            | Action::EditFindings
            | Action::Moderate => matches!(self, Self::Assessment(_)),
            Action::SeeParticipation
            | Action::SendReminders
            | Action::SeeSeats
            | Action::AssignSeats
            | Action::SeeRatings
            | Action::Discuss => matches!(self, Self::Assessment(_) | Self::Seat { .. }),
            Action::Rate => matches!(self, Self::Seat { .. }),
            Action::SeeEvidence
            | Action::AddEvidence
            | Action::EditEvidence
            | Action::ShareEvidence
            | Action::WithdrawEvidence => matches!(self, Self::Evidence(_)),
            Action::SeePlan | Action::SeeDraftPlan | Action::EditPlan | Action::NoteStatus => {
                matches!(self, Self::Plan(_) | Self::PlanNode { .. })
            }
            Action::ApprovePlan => matches!(self, Self::Plan(_)),
            Action::SeeNetwork | Action::CoordinateNetwork => matches!(self, Self::Network(_)),
            Action::WritePractice | Action::SeePractice | Action::EditPractice | Action::EndorsePractice => {
                matches!(self, Self::Practice { .. })
            }
            Action::SeeScheme | Action::EditScheme => matches!(self, Self::Scheme(_)),
            Action::HandleApplication
            | Action::SeeApplication
            | Action::PrepareApplication
            | Action::SignDeclaration
            | Action::VoteOnApplication
            | Action::AssessApplication => matches!(self, Self::Application(_)),
        }
    }
}
