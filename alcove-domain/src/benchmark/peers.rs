//! Which peers one may choose: groups that are fixed by what is known of an institution, so that
//! nobody draws a group around somebody.

/// What an institution is, as everybody may know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    pub kind: String,
    pub country: String,
    pub learners: Option<i64>,
    pub sector: String,
}

/// By learners.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SizeClass {
    Small,
    Middle,
    Large,
    VeryLarge,
}

impl SizeClass {
    pub const ALL: [Self; 4] = [Self::Small, Self::Middle, Self::Large, Self::VeryLarge];

    /// Four classes, none of which is rare among vocational schools.
    pub const fn of(learners: i64) -> Self {
        match learners {
            ..200 => Self::Small,
            200..500 => Self::Middle,
            500..1500 => Self::Large,
            _ => Self::VeryLarge,
        }
    }

    pub const fn word(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Middle => "middle",
            Self::Large => "large",
            Self::VeryLarge => "very-large",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// Whom one compares with. In this order groups are admitted: the widest first, so that it is the
/// narrow ones that are withheld.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeerGroup {
    Everyone,
    Kind(String),
    Country(String),
    Size(SizeClass),
    Sector(String),
}

impl PeerGroup {
    /// The groups an institution of this profile is in. What is not known puts it in no group.
    pub fn of(profile: &Profile) -> Vec<Self> {
        let named = |text: &str| Some(text.trim().to_lowercase()).filter(|text| !text.is_empty());
        let mut groups = vec![Self::Everyone];
        groups.extend(named(&profile.kind).map(Self::Kind));
        groups.extend(named(&profile.country).map(Self::Country));
        groups.extend(profile.learners.map(|count| Self::Size(SizeClass::of(count))));
        groups.extend(named(&profile.sector).map(Self::Sector));
        groups
    }

    /// As addresses and files write it: `all`, `kind:college`.
    pub fn key(&self) -> String {
        match self {
            Self::Everyone => "all".to_owned(),
            Self::Kind(kind) => format!("kind:{kind}"),
            Self::Country(country) => format!("country:{country}"),
            Self::Size(class) => format!("size:{}", class.word()),
            Self::Sector(sector) => format!("sector:{sector}"),
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        let Some((sort, name)) = key.split_once(':') else {
            return (key == "all").then_some(Self::Everyone);
        };
        let name = name.to_owned();
        match sort {
            "kind" => Some(Self::Kind(name)),
            "country" => Some(Self::Country(name)),
            "size" => SizeClass::parse(&name).map(Self::Size),
            "sector" => Some(Self::Sector(name)),
            _ => None,
        }
    }
}
