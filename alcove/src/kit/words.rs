//! The interface's words in the languages it speaks.

pub mod format;
mod languages;

use std::borrow::Cow;
use std::collections::HashMap;

use alcove_domain::kit::Lang;
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, static_loader};

use super::error::{Arg, FieldFault, Refusal};

static_loader! {
    static LOCALES = {
        locales: "./locale",
        fallback_language: "en",
        // Isolating marks would end up in exports and in tests.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static ENGLISH: LanguageIdentifier = fluent_templates::langid!("en");
static AZERBAIJANI: LanguageIdentifier = fluent_templates::langid!("az");
static RUSSIAN: LanguageIdentifier = fluent_templates::langid!("ru");

/// A Russian day ends with the point of its year, which ends a sentence as well.
const YEAR: &str = "г.";
const YEAR_AND_FULL_STOP: &str = "г..";

/// One of the languages of the interface, and what is said in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Words {
    #[default]
    English,
    Azerbaijani,
    Russian,
}

impl Words {
    pub const ALL: [Self; 3] = [Self::English, Self::Azerbaijani, Self::Russian];

    /// The language of a tag such as `az` or `az-Latn-AZ`, where the interface speaks it.
    pub fn of(tag: &str) -> Option<Self> {
        match tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "en" => Some(Self::English),
            "az" => Some(Self::Azerbaijani),
            "ru" => Some(Self::Russian),
            _ => None,
        }
    }

    /// The best of an `Accept-Language` header (RFC 9110, section 12.5.4).
    pub fn accepted(header: &str) -> Option<Self> {
        let mut wanted: Vec<(f32, Self)> = header
            .split(',')
            .filter_map(|part| {
                let (tag, quality) = part.split_once(";q=").unwrap_or((part, "1"));
                Some((quality.trim().parse().ok()?, Self::of(tag)?))
            })
            .collect();
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        wanted.first().map(|(_, words)| *words)
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Azerbaijani => "az",
            Self::Russian => "ru",
        }
    }

    /// The language's name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Azerbaijani => "Azərbaycan dili",
            Self::Russian => "Русский",
        }
    }

    pub fn lang(self) -> Lang {
        Lang::new(self.code()).unwrap_or_else(|_| Lang::english())
    }

    fn id(self) -> &'static LanguageIdentifier {
        match self {
            Self::English => &ENGLISH,
            Self::Azerbaijani => &AZERBAIJANI,
            Self::Russian => &RUSSIAN,
        }
    }

    /// The message with this key. A key that is missing everywhere shows itself.
    pub fn t(self, key: &str) -> String {
        LOCALES.try_lookup(self.id(), key).unwrap_or_else(|| key.to_owned())
    }

    /// The message with this key, or the text where there is none: for codes of other versions.
    pub fn or(self, key: &str, text: &str) -> String {
        LOCALES.try_lookup(self.id(), key).unwrap_or_else(|| text.to_owned())
    }

    /// The name of a country by its two letters; the letters themselves where it has none here.
    pub fn country(self, code: &str) -> String {
        self.or(&format!("country-{code}"), code)
    }

    pub fn t1(self, key: &str, name: &'static str, value: impl Into<Said>) -> String {
        self.say(key, vec![(name, value.into())])
    }

    pub fn t2(
        self,
        key: &str,
        a: &'static str,
        av: impl Into<Said>,
        b: &'static str,
        bv: impl Into<Said>,
    ) -> String {
        self.say(key, vec![(a, av.into()), (b, bv.into())])
    }

    #[expect(clippy::too_many_arguments, reason = "templates cannot build a list of pairs")]
    pub fn t3(
        self,
        key: &str,
        a: &'static str,
        av: impl Into<Said>,
        b: &'static str,
        bv: impl Into<Said>,
        c: &'static str,
        cv: impl Into<Said>,
    ) -> String {
        self.say(key, vec![(a, av.into()), (b, bv.into()), (c, cv.into())])
    }

    pub fn say(self, key: &str, values: Vec<(&'static str, Said)>) -> String {
        let values: HashMap<Cow<'static, str>, FluentValue<'static>> =
            values.into_iter().map(|(name, value)| (Cow::Borrowed(name), value.0)).collect();
        let said = LOCALES.try_lookup_with_args(self.id(), key, &values);
        said.map_or_else(|| key.to_owned(), |said| said.replace(YEAR_AND_FULL_STOP, YEAR))
    }

    pub fn refusal(self, refusal: &Refusal) -> String {
        self.said(&format!("refusal-{}", refusal.code), &refusal.facts)
    }

    pub fn fault(self, fault: &FieldFault) -> String {
        self.said(&format!("fault-{}", fault.code), &fault.facts)
    }

    /// What is wrong with a file of a framework, or a warning about it.
    pub fn file_fault(self, fault: &alcove_framework::Fault) -> String {
        let key = format!("framework-fault-{}", fault.code);
        self.say(&key, fault.args.iter().map(|(name, value)| (*name, Said::from(value))).collect())
    }

    fn said(self, key: &str, facts: &[(&'static str, Arg)]) -> String {
        self.say(key, facts.iter().map(|(name, value)| (*name, Said::from(value.clone()))).collect())
    }
}

/// A value inside a message.
pub struct Said(FluentValue<'static>);

impl From<Arg> for Said {
    fn from(arg: Arg) -> Self {
        match arg {
            Arg::Text(text) => text.into(),
            Arg::Count(count) => count.into(),
        }
    }
}

impl From<&str> for Said {
    fn from(text: &str) -> Self {
        Self(FluentValue::from(text.to_owned()))
    }
}

impl From<&String> for Said {
    fn from(text: &String) -> Self {
        Self(FluentValue::from(text.clone()))
    }
}

impl From<&&str> for Said {
    fn from(text: &&str) -> Self {
        Self(FluentValue::from((*text).to_owned()))
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self(FluentValue::from(text))
    }
}

macro_rules! said_numbers {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Said {
            fn from(count: $kind) -> Self {
                Self(FluentValue::from(count))
            }
        }
        impl From<&$kind> for Said {
            fn from(count: &$kind) -> Self {
                Self(FluentValue::from(*count))
            }
        }
    )*};
}
said_numbers!(usize, i64, u64, i32, u32, f64);
