//! What an award is for. Open Badges has its own word for each.

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A module passed.
    MicroCredential,
    /// An outcome assessed, wherever it was learnt.
    Competency,
    /// Was there; says nothing of what was learnt.
    Attendance,
    /// A digital copy of a qualification.
    Programme,
    /// Somebody on the staff was trained: an assessor, a facilitator.
    Training,
    /// An organisation was found to be what the scheme asks for.
    Institutional,
}

impl Kind {
    pub const ALL: [Self; 6] = [
        Self::MicroCredential,
        Self::Competency,
        Self::Attendance,
        Self::Programme,
        Self::Training,
        Self::Institutional,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Self::MicroCredential => "micro-credential",
            Self::Competency => "competency",
            Self::Attendance => "attendance",
            Self::Programme => "programme",
            Self::Training => "training",
            Self::Institutional => "institutional",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The word of Open Badges 3.0, `achievementType`.
    pub const fn achievement_type(self) -> &'static str {
        match self {
            Self::MicroCredential => "MicroCredential",
            Self::Competency => "Competency",
            Self::Attendance => "Certificate",
            Self::Programme => "Degree",
            Self::Training | Self::Institutional => "Certification",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn a_kind_is_known_again_by_its_word() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.word()), Some(kind));
        }
        assert_eq!(Kind::parse("medal"), None);
    }
}
