//! Who is in the sample: names of roles, never of persons.

use crate::shell::store::cast::Profile;

/// An organisation of the sample with its units and people.
pub struct Plan {
    pub profile: Profile,
    /// What follows the `@` in the addresses of its people.
    pub host: &'static str,
    /// The language of its people and of what they write.
    pub language: &'static str,
    pub units: &'static [&'static str],
    /// Names of administrator, coordinator, head and viewer.
    pub people: [&'static str; 4],
    /// What stands before a unit's name in the names of its lead and its contributor.
    pub lead: &'static str,
    pub contributor: &'static str,
    /// The preset of both cycles; without one, everything.
    pub preset: Option<&'static str>,
    /// The variant in whose words it reads the framework.
    pub variant: Option<&'static str>,
    pub now: Now,
}

/// How far the running cycle is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Now {
    Rating,
    Moderating,
    /// There is none: the finished cycle is all.
    Nothing,
}

const ENGLISH: ([&str; 4], &str, &str) =
    (["Administrator", "Quality coordinator", "Head of college", "Board member"], "Lead", "Teacher");
const AZERBAIJANI: ([&str; 4], &str, &str) =
    (["İnzibatçı", "Keyfiyyət koordinatoru", "Direktor", "Şura üzvü"], "Rəhbər", "Müəllim");
const RUSSIAN: ([&str; 4], &str, &str) = (
    ["Администратор", "Координатор по качеству", "Директор", "Член совета"],
    "Руководитель",
    "Преподаватель",
);

const fn plan(
    profile: Profile,
    host: &'static str,
    language: &'static str,
    units: &'static [&'static str],
    preset: Option<&'static str>,
    now: Now,
) -> Plan {
    let (people, lead, contributor) = match language.as_bytes() {
        b"az" => AZERBAIJANI,
        b"ru" => RUSSIAN,
        _ => ENGLISH,
    };
    Plan { profile, host, language, units, people, lead, contributor, preset, variant: None, now }
}

/// The main college stands first; most of the visit happens there.
pub const PLANS: [Plan; 7] = [
    plan(
        Profile {
            name: "Harbour Vocational College",
            short_name: "Harbour",
            kind: "college",
            region: "Caspian coast",
            sector: "Engineering, logistics and service",
            learners: 1240,
            languages: "en az ru",
        },
        "harbour.example",
        "en",
        &[
            "Engineering workshops",
            "Construction",
            "Logistics and port",
            "Hospitality and service",
            "Digital and IT",
            "Student support",
            "Management and quality",
        ],
        None,
        Now::Rating,
    ),
    plan(
        Profile {
            name: "Bağ Peşə Təhsili Mərkəzi",
            short_name: "Bağ",
            kind: "training-centre",
            region: "Quba-Xaçmaz",
            sector: "Kənd təsərrüfatı və qida",
            learners: 610,
            languages: "az",
        },
        "orchard.example",
        "az",
        &["Bağçılıq", "Qida istehsalı", "Texnika və təmir", "Təhsilalanlara dəstək", "İdarəetmə"],
        Some("core"),
        Now::Moderating,
    ),
    plan(
        Profile {
            name: "Транспортный колледж «Шёлковый путь»",
            short_name: "Шёлковый путь",
            kind: "college",
            region: "Гянджа-Дашкесан",
            sector: "Транспорт и ремонт машин",
            learners: 880,
            languages: "ru az",
        },
        "silkroad.example",
        "ru",
        &["Железная дорога", "Автомастерские", "Перевозки", "Цифровые навыки", "Поддержка обучающихся"],
        Some("core"),
        Now::Rating,
    ),
    plan(
        Profile {
            name: "Mountain Gate College of Construction",
            short_name: "Mountain Gate",
            kind: "college",
            region: "Shaki-Zagatala",
            sector: "Construction and wood",
            learners: 430,
            languages: "en az",
        },
        "mountain.example",
        "en",
        &[
            "Masonry and concrete",
            "Wood and furniture",
            "Building services",
            "Energy and insulation",
            "Office",
        ],
        Some("quick"),
        Now::Rating,
    ),
    plan(
        Profile {
            name: "Saffron Valley Agricultural College",
            short_name: "Saffron Valley",
            kind: "college",
            region: "Absheron",
            sector: "Agriculture",
            learners: 520,
            languages: "az en",
        },
        "saffron.example",
        "en",
        &["Field and greenhouse", "Animals", "Machines", "Food laboratory", "Office"],
        Some("quick"),
        Now::Nothing,
    ),
    plan(
        Profile {
            name: "Riverbend College of Services",
            short_name: "Riverbend",
            kind: "college",
            region: "Mingachevir",
            sector: "Care, beauty and tourism",
            learners: 700,
            languages: "en az",
        },
        "riverbend.example",
        "en",
        &["Care", "Beauty", "Tourism", "Kitchen", "Languages", "Office"],
        Some("quick"),
        Now::Nothing,
    ),
    Plan {
        variant: Some("customs"),
        ..plan(
            Profile {
                name: "Caspian Customs Academy",
                short_name: "Academy",
                kind: "academy",
                region: "Baku",
                sector: "Customs and border services",
                learners: 950,
                languages: "en az ru",
            },
            "academy.example",
            "en",
            &[
                "Customs procedures",
                "Laboratory and control",
                "Law and languages",
                "Digital services",
                "Quality office",
            ],
            Some("core"),
            Now::Rating,
        )
    },
];
