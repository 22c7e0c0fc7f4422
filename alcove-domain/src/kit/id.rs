//! Typed, sortable identifiers. The program makes them; a rule only compares them.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub String);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids!(
    OrganisationId,
    UnitId,
    PersonId,
    NetworkId,
    AssessmentId,
    /// A person or unit seated on an assessment.
    SeatId,
    /// One version of a rating.
    RatingId,
    FindingId,
    EvidenceId,
    PlanId,
    /// An objective, an action or a milestone of a plan.
    NodeId,
    IndicatorId,
    /// What a review of a plan decided.
    DecisionId
);
