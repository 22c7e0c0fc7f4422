//! What can be done, and how far each role reaches. The table is the policy; `can` only reads it.

use super::role::Role;

/// Inviting somebody is giving a role; so is renewing an expired invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    // the installation
    ManagePlatform,
    CreateOrganisation,
    ReadPlatformAudit,
    // an organisation
    SeeOrganisation,
    EditOrganisation,
    ExportOrganisation,
    ReadAudit,
    // units
    SeeUnits,
    ManageUnits,
    // people
    SeePeople,
    /// Give this role to somebody, or take it away.
    Grant(Role),
    /// Take away sessions and the second factor, send a new link.
    ResetSignIn,
    /// End the tokens of somebody else.
    RevokeTokens,
    // a person's own account
    ManageOwnAccount,
    ManageOwnTokens,
    // frameworks
    SeeFramework,
    ImportFramework,
    ExportFramework,
    // assessments
    SeeAssessment,
    SetUpAssessment,
    OpenAssessment,
    CloseAssessment,
    ReopenAssessment,
    /// Who has rated how much; values are for `sight`.
    SeeParticipation,
    SendReminders,
    /// Come to the results; what they show before the closing is for `sight`.
    SeeOutcome,
    ExportReport,
    EditFindings,
    // seats
    SeeSeats,
    AssignSeats,
    // ratings
    /// Come to the ratings; which of them are shown is for `sight`.
    SeeRatings,
    Rate,
    Discuss,
    // moderation
    Moderate,
    // evidence
    SeeEvidence,
    AddEvidence,
    EditEvidence,
    /// Open it to assessors, a network or the public.
    ShareEvidence,
    WithdrawEvidence,
    // plans
    SeePlan,
    /// Before it is approved.
    SeeDraftPlan,
    /// Start, change and review a plan; a unit's lead changes what the unit answers for.
    EditPlan,
    /// Approve, begin, withdraw, close and reopen.
    ApprovePlan,
    /// Say where an action stands; enter the reading of an indicator.
    NoteStatus,
    // networks
    /// Found a network and name who coordinates it.
    FoundNetwork,
    /// Come to a network's pages: whoever coordinates it, and the people of its members.
    SeeNetwork,
    /// Invite members, announce, make releases.
    CoordinateNetwork,
    /// Join a network, say what is shared with it, leave it: for one's own organisation.
    AnswerNetwork,
    /// Ask for a mentor, agree to a pair, keep its log and end it: for one's own organisation.
    ArrangeMentoring,
    // practices
    /// Start one; whoever writes one may go on with it.
    WritePractice,
    /// Before it is published, and what is only for its own institution.
    SeePractice,
    EditPractice,
    /// Agree to it for the institution, or send it back; withdraw it, open what belongs to it.
    EndorsePractice,
    // certificates, at the awarding body
    /// Before it is published; what is published is for everyone who signed in.
    SeeScheme,
    EditScheme,
    /// Name a committee, propose, decide, follow a certificate.
    HandleApplication,
    // certificates, at the institution
    SeeApplication,
    PrepareApplication,
    SignDeclaration,
    // certificates, for whoever was named
    VoteOnApplication,
    AssessApplication,
}

/// How far a role carries an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    Nowhere,
    /// In the unit of the membership and those below it; a membership in no unit reaches nothing.
    OwnUnit,
    /// Wherever the membership is: in the whole organisation, or in its unit and those below.
    Within,
    /// In the whole organisation, also for one who belongs to a unit.
    Organisation,
}

impl Action {
    /// Everything there is, for tests and for the page that explains roles.
    pub fn all() -> Vec<Self> {
        let mut all = vec![
            Self::ManagePlatform,
            Self::CreateOrganisation,
            Self::ReadPlatformAudit,
            Self::SeeOrganisation,
            Self::EditOrganisation,
            Self::ExportOrganisation,
            Self::ReadAudit,
            Self::SeeUnits,
            Self::ManageUnits,
            Self::SeePeople,
            Self::ResetSignIn,
            Self::RevokeTokens,
            Self::ManageOwnAccount,
            Self::ManageOwnTokens,
            Self::SeeFramework,
            Self::ImportFramework,
            Self::ExportFramework,
            Self::SeeAssessment,
            Self::SetUpAssessment,
            Self::OpenAssessment,
            Self::CloseAssessment,
            Self::ReopenAssessment,
            Self::SeeParticipation,
            Self::SendReminders,
            Self::SeeOutcome,
            Self::ExportReport,
            Self::EditFindings,
            Self::SeeSeats,
            Self::AssignSeats,
            Self::SeeRatings,
            Self::Rate,
            Self::Discuss,
            Self::Moderate,
            Self::SeeEvidence,
            Self::AddEvidence,
            Self::EditEvidence,
            Self::ShareEvidence,
            Self::WithdrawEvidence,
            Self::SeePlan,
            Self::SeeDraftPlan,
            Self::EditPlan,
            Self::ApprovePlan,
            Self::NoteStatus,
            Self::FoundNetwork,
            Self::SeeNetwork,
            Self::CoordinateNetwork,
            Self::AnswerNetwork,
            Self::ArrangeMentoring,
            Self::WritePractice,
            Self::SeePractice,
            Self::EditPractice,
            Self::EndorsePractice,
            Self::SeeScheme,
            Self::EditScheme,
            Self::HandleApplication,
            Self::SeeApplication,
            Self::PrepareApplication,
            Self::SignDeclaration,
            Self::VoteOnApplication,
            Self::AssessApplication,
        ];
        all.extend(Role::ALL.map(Self::Grant));
        all
    }

    pub const fn reach(self, role: Role) -> Reach {
        let [administrator, coordinator, head, unit_lead, contributor, viewer] = self.row();
        match role {
            Role::Administrator => administrator,
            Role::Coordinator => coordinator,
            Role::Head => head,
            Role::UnitLead => unit_lead,
            Role::Contributor => contributor,
            Role::Viewer => viewer,
        }
    }

    /// Administrator, coordinator, head, unit lead, contributor, viewer.
    #[rustfmt::skip]
    const fn row(self) -> [Reach; 6] {
        const N: Reach = Reach::Nowhere;
        const U: Reach = Reach::OwnUnit;
        const W: Reach = Reach::Within;
        const O: Reach = Reach::Organisation;
        match self {
            //                                           A  C  H  U  C  V
            Self::ManagePlatform
            | Self::CreateOrganisation
            | Self::FoundNetwork
            | Self::ReadPlatformAudit                => [N, N, N, N, N, N],
            Self::SeeOrganisation                    => [O, O, O, O, O, O],
            Self::EditOrganisation                   => [W, N, N, N, N, N],
            Self::ExportOrganisation                 => [W, N, W, N, N, N],
            Self::ReadAudit                          => [W, W, W, N, N, N],
            Self::SeeUnits                           => [O, O, O, O, O, O],
            Self::ManageUnits                        => [W, W, N, N, N, N],
            Self::SeePeople                          => [W, W, W, U, U, N],
            Self::Grant(Role::Administrator)         => [W, N, N, N, N, N],
            Self::Grant(Role::Coordinator)           => [W, N, N, N, N, N],
            Self::Grant(Role::Head)                  => [W, N, N, N, N, N],
            Self::Grant(Role::UnitLead)              => [W, W, N, N, N, N],
            Self::Grant(Role::Contributor)           => [W, W, N, U, N, N],
            Self::Grant(Role::Viewer)                => [W, W, N, U, N, N],
            Self::ResetSignIn                        => [W, N, N, N, N, N],
            Self::RevokeTokens                       => [W, N, N, N, N, N],
            // One's own account asks for no role.
            Self::ManageOwnAccount
            | Self::ManageOwnTokens                  => [N, N, N, N, N, N],
            Self::SeeFramework                       => [O, O, O, O, O, O],
            Self::ImportFramework                    => [W, W, N, N, N, N],
            Self::ExportFramework                    => [W, W, N, N, N, N],
            Self::SeeAssessment                      => [O, O, O, O, O, O],
            Self::SetUpAssessment                    => [W, W, N, N, N, N],
            Self::OpenAssessment                     => [W, W, N, N, N, N],
            Self::CloseAssessment                    => [W, W, W, N, N, N],
            Self::ReopenAssessment                   => [W, W, W, N, N, N],
            Self::SeeParticipation                   => [W, W, W, U, N, N],
            Self::SendReminders                      => [W, W, N, U, N, N],
            Self::SeeOutcome                         => [O, O, O, O, O, O],
            Self::ExportReport                       => [O, O, O, O, O, O],
            Self::EditFindings                       => [W, W, W, N, N, N],
            Self::SeeSeats                           => [O, O, O, O, O, N],
            Self::AssignSeats                        => [W, W, N, N, N, N],
            Self::SeeRatings                         => [O, O, O, O, O, O],
            // Administrator and coordinator key in what comes on paper; the history says who did.
            Self::Rate                               => [W, W, N, U, U, N],
            Self::Discuss                            => [O, O, O, O, O, N],
            Self::Moderate                           => [W, W, W, N, N, N],
            // For evidence kept to a unit; what is opened further is for `can`.
            Self::SeeEvidence                        => [W, W, W, U, U, U],
            Self::AddEvidence                        => [W, W, W, U, U, N],
            Self::EditEvidence                       => [W, W, N, U, N, N],
            Self::ShareEvidence                      => [W, W, W, N, N, N],
            Self::WithdrawEvidence                   => [W, W, N, U, N, N],
            Self::SeePlan                            => [O, O, O, O, O, O],
            Self::SeeDraftPlan                       => [W, W, W, N, N, N],
            Self::EditPlan                           => [W, W, W, U, N, N],
            // A coordinator prepares, the head approves.
            Self::ApprovePlan                        => [W, N, W, N, N, N],
            Self::NoteStatus                         => [W, W, W, U, U, N],
            // By the network's own roles, and by belonging to a member.
            Self::SeeNetwork
            | Self::CoordinateNetwork                => [N, N, N, N, N, N],
            // Consent is given by those who answer for the institution.
            Self::AnswerNetwork                      => [W, N, W, N, N, N],
            // No figure is opened by it: it is everyday work of whoever runs the quality work.
            Self::ArrangeMentoring                   => [W, W, W, N, N, N],
            // Whoever tried something can write it up; an author's own rights are for `can`.
            Self::WritePractice                      => [O, O, O, O, O, N],
            Self::SeePractice                        => [W, W, W, N, N, N],
            Self::EditPractice                       => [W, W, W, N, N, N],
            Self::EndorsePractice                    => [W, W, W, N, N, N],
            Self::SeeScheme                          => [W, W, W, N, N, N],
            Self::EditScheme                         => [W, W, N, N, N, N],
            Self::HandleApplication                  => [W, W, W, N, N, N],
            Self::SeeApplication                     => [O, O, O, O, O, O],
            Self::PrepareApplication                 => [W, W, W, N, N, N],
            // Nobody signs for the head.
            Self::SignDeclaration                    => [N, N, W, N, N, N],
            // A place on the committee or an engagement, and no role.
            Self::VoteOnApplication
            | Self::AssessApplication                => [N, N, N, N, N, N],
        }
    }

    /// What whoever keeps the installation may do in organisations he does not belong to: keep them
    /// going, and see nothing of what they assess.
    pub const fn is_upkeep(self) -> bool {
        matches!(
            self,
            Self::SeeOrganisation
                | Self::EditOrganisation
                | Self::SeeUnits
                | Self::ManageUnits
                | Self::SeePeople
                | Self::Grant(_)
                | Self::ResetSignIn
                | Self::RevokeTokens
        )
    }

    /// What an engaged assessor may do.
    pub const fn is_for_assessors(self) -> bool {
        matches!(
            self,
            Self::SeeOrganisation
                | Self::SeeUnits
                | Self::SeeAssessment
                | Self::SeeOutcome
                | Self::ExportReport
        )
    }
}
