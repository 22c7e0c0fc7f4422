//! Identifiers: typed, sortable text. A new one sorts after those made before it.

use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    )*};
}

ids! {
    OrganisationId, UnitId, PersonId, MembershipId, InvitationId, SessionId, TokenId,
    EvidenceId, FrameworkId, EditionId, ItemId, AssessmentId, SeatId, OutcomeId, FindingId,
    RemarkId, JobId, MailId, PlanId, PhaseId, NodeId, ResponsibilityId, StatusNoteId, IndicatorId,
    ReadingId, NeedId, LineId, RateId, BaselineId, ChangeId, GoingBackId, ReviewId, DecisionId,
    DigestId, AnswerLinkId, FeedId, PlanImportId, WhatWorkedId, WorkId,
    NetworkId, NetworkRoleId, NetworkMemberId, NetworkAgreementId, AnnouncementId,
    ReleaseId, EntryId, MentoringId, WishId,
    PracticeId, PracticeStepId, PictureId, ReviewerId, PracticeReviewId,
    AdoptionId, QuestionId, InternalDocumentId, DocumentRequestId,
    SchemeId, SchemeEditionId,
    ApplicationId, SnapshotId, VerdictId, ConditionId, CertificateId, CertificateEventId,
    CertificateCheckId,
    AssessorId, EngagementId, TieId, JudgementId, ConsensusId, ClarificationId, MeetingId, VisitCheckId,
    PassageId,
    AwardId,
}
