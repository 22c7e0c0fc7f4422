/// What a person is in an organisation, or in one of its units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Keeps people, units and settings, and may do all that a coordinator may.
    Administrator,
    /// Sets assessments up, follows and moderates them.
    Coordinator,
    /// Answers for the institution: moderates, closes, shares.
    Head,
    /// Answers for a unit.
    UnitLead,
    /// Rates and brings evidence.
    Contributor,
    /// Reads what is finished.
    Viewer,
}

impl Role {
    pub const ALL: [Self; 6] =
        [Self::Administrator, Self::Coordinator, Self::Head, Self::UnitLead, Self::Contributor, Self::Viewer];

    /// The word that the database, the interface for machines and spreadsheets use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Coordinator => "coordinator",
            Self::Head => "head",
            Self::UnitLead => "unit-lead",
            Self::Contributor => "contributor",
            Self::Viewer => "viewer",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}
