//! A scope as the database keeps it: one JSON document per assessment.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::assess::edition::{Choice, ChoiceOption, Direction, Instrument, ItemRef, Label, Quantity};
use alcove_domain::assess::scope::{Exclusion, LocalItem, Scope};
use alcove_domain::kit::{Lang, Number};
use serde::{Deserialize, Serialize};

use crate::kit::form::of_json;
use crate::kit::{Error, FieldFault, Result};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    chosen: BTreeSet<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    excluded: BTreeMap<String, ExclusionBody>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    wording: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    weights: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    local: Vec<LocalBody>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    variant: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ExclusionBody {
    OutsidePreset(String),
    Reason(String),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LocalBody {
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    under: Option<String>,
    instrument: InstrumentBody,
    weight: String,
    texts: BTreeMap<String, String>,
}

/// An instrument as JSON; also what the interface for machines answers for an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InstrumentBody {
    /// The id of a scale of the edition.
    Scale(String),
    Amount(QuantityBody),
    Ratio(QuantityBody),
    YesNo,
    Choice {
        many: bool,
        options: Vec<OptionBody>,
    },
    Date,
    Text,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuantityBody {
    pub unit: String,
    pub decimals: u32,
    pub minimum: Option<String>,
    pub maximum: Option<String>,
    /// `up`, `down` or `neutral`: which way is better.
    pub direction: String,
    #[serde(default)]
    pub bounds: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OptionBody {
    pub id: String,
    pub score: Option<String>,
    /// Per language.
    pub names: BTreeMap<String, String>,
}

/// Writes the document.
pub fn write(scope: &Scope) -> String {
    let body = Body {
        chosen: scope.chosen.iter().map(|item| item.0.clone()).collect(),
        excluded: scope.excluded.iter().map(|(item, why)| (item.0.clone(), exclusion_body(why))).collect(),
        wording: scope.wording.iter().map(|(item, texts)| (item.0.clone(), texts_body(texts))).collect(),
        weights: scope.weights.iter().map(|(item, weight)| (item.0.clone(), weight.to_exact())).collect(),
        local: scope.local.iter().map(local_body).collect(),
        variant: scope.variant.clone(),
    };
    serde_json::to_string(&body).expect("a scope is plain data")
}

/// Reads what [`write`] wrote.
pub fn read(text: &str) -> Result<Scope> {
    let body: Body = serde_json::from_str(text).map_err(Error::fault)?;
    scope(body).map_err(|fault| Error::fault(format!("{}: {}", fault.field, fault.code)))
}

/// Reads what somebody sent; what does not fit is told at its field.
pub fn read_sent(sent: serde_json::Value) -> Result<Scope> {
    scope(of_json(sent)?).map_err(|fault| Error::Invalid(vec![fault]))
}

fn scope(body: Body) -> Result<Scope, FieldFault> {
    let wording = |(item, texts)| {
        let at = format!("wording.{item}");
        Ok((ItemRef(item), read_texts(&at, texts)?))
    };
    let weight = |(item, weight): (String, String)| {
        let at = format!("weights.{item}");
        Ok((ItemRef(item), number(&at, &weight)?))
    };
    let locals = body.local.into_iter().enumerate();
    Ok(Scope {
        chosen: body.chosen.into_iter().map(ItemRef).collect(),
        excluded: body.excluded.into_iter().map(|(item, why)| (ItemRef(item), exclusion(why))).collect(),
        wording: body.wording.into_iter().map(wording).collect::<Result<_, FieldFault>>()?,
        weights: body.weights.into_iter().map(weight).collect::<Result<_, FieldFault>>()?,
        local: locals.map(|(at, one)| local(&format!("local[{at}]"), one)).collect::<Result<_, _>>()?,
        variant: body.variant,
    })
}

fn exclusion_body(exclusion: &Exclusion) -> ExclusionBody {
    match exclusion {
        Exclusion::OutsidePreset(preset) => ExclusionBody::OutsidePreset(preset.clone()),
        Exclusion::Reason(reason) => ExclusionBody::Reason(reason.clone()),
    }
}

fn exclusion(body: ExclusionBody) -> Exclusion {
    match body {
        ExclusionBody::OutsidePreset(preset) => Exclusion::OutsidePreset(preset),
        ExclusionBody::Reason(reason) => Exclusion::Reason(reason),
    }
}

fn local_body(local: &LocalItem) -> LocalBody {
    LocalBody {
        id: local.id.0.clone(),
        under: local.under.as_ref().map(|item| item.0.clone()),
        instrument: InstrumentBody::of(&local.instrument),
        weight: local.weight.to_exact(),
        texts: texts_body(&local.texts),
    }
}

fn local(at: &str, body: LocalBody) -> Result<LocalItem, FieldFault> {
    Ok(LocalItem {
        id: ItemRef(body.id),
        under: body.under.map(ItemRef),
        instrument: body.instrument.read_at(&format!("{at}.instrument"))?,
        weight: number(&format!("{at}.weight"), &body.weight)?,
        texts: read_texts(&format!("{at}.texts"), body.texts)?,
    })
}

fn texts_body(texts: &BTreeMap<Lang, String>) -> BTreeMap<String, String> {
    texts.iter().map(|(lang, text)| (lang.to_string(), text.clone())).collect()
}

fn read_texts(at: &str, texts: BTreeMap<String, String>) -> Result<BTreeMap<Lang, String>, FieldFault> {
    let read = |(lang, text): (String, String)| {
        let known = Lang::new(&lang);
        Ok((known.map_err(|_| FieldFault::new(format!("{at}.{lang}"), "not-a-language"))?, text))
    };
    texts.into_iter().map(read).collect()
}

fn number(at: &str, text: &str) -> Result<Number, FieldFault> {
    Number::parse(text).map_err(|_| FieldFault::new(at, "not-a-number"))
}

impl InstrumentBody {
    pub fn of(instrument: &Instrument) -> Self {
        match instrument {
            Instrument::Scale(id) => Self::Scale(id.clone()),
            Instrument::Amount(quantity) => Self::Amount(QuantityBody::of(quantity)),
            Instrument::Ratio(quantity) => Self::Ratio(QuantityBody::of(quantity)),
            Instrument::YesNo => Self::YesNo,
            Instrument::Choice(choice) => Self::Choice {
                many: choice.many,
                options: choice.options.iter().map(OptionBody::of).collect(),
            },
            Instrument::Date => Self::Date,
            Instrument::Text => Self::Text,
        }
    }

    /// Reads what [`Self::of`] wrote.
    pub fn read(self) -> Result<Instrument> {
        self.read_at("instrument").map_err(|fault| Error::fault(format!("{}: {}", fault.field, fault.code)))
    }

    /// `at` is where the instrument stands, for what is told of it.
    fn read_at(self, at: &str) -> Result<Instrument, FieldFault> {
        Ok(match self {
            Self::Scale(id) => Instrument::Scale(id),
            Self::Amount(quantity) => Instrument::Amount(quantity.read(&format!("{at}.amount"))?),
            Self::Ratio(quantity) => Instrument::Ratio(quantity.read(&format!("{at}.ratio"))?),
            Self::YesNo => Instrument::YesNo,
            Self::Choice { many, options } => {
                let at = |place: usize| format!("{at}.choice.options[{place}]");
                let options = options.into_iter().enumerate().map(|(place, option)| option.read(&at(place)));
                Instrument::Choice(Choice { many, options: options.collect::<Result<_, _>>()? })
            }
            Self::Date => Instrument::Date,
            Self::Text => Instrument::Text,
        })
    }
}

impl QuantityBody {
    fn of(quantity: &Quantity) -> Self {
        let direction = match quantity.direction {
            Direction::Up => "up",
            Direction::Down => "down",
            Direction::Neutral => "neutral",
        };
        Self {
            unit: quantity.unit.clone(),
            decimals: quantity.decimals,
            minimum: quantity.minimum.as_ref().map(Number::to_exact),
            maximum: quantity.maximum.as_ref().map(Number::to_exact),
            direction: direction.to_owned(),
            bounds: quantity.bounds.iter().map(Number::to_exact).collect(),
        }
    }

    fn read(self, at: &str) -> Result<Quantity, FieldFault> {
        let number_in = |field: &str, text: &str| number(&format!("{at}.{field}"), text);
        let direction = match self.direction.as_str() {
            "up" => Direction::Up,
            "down" => Direction::Down,
            "neutral" => Direction::Neutral,
            _ => return Err(FieldFault::new(format!("{at}.direction"), "unknown-choice")),
        };
        Ok(Quantity {
            unit: self.unit,
            decimals: self.decimals,
            minimum: self.minimum.map(|text| number_in("minimum", &text)).transpose()?,
            maximum: self.maximum.map(|text| number_in("maximum", &text)).transpose()?,
            direction,
            bounds: self.bounds.iter().map(|bound| number_in("bounds", bound)).collect::<Result<_, _>>()?,
        })
    }
}

impl OptionBody {
    fn of(option: &ChoiceOption) -> Self {
        Self {
            id: option.id.clone(),
            score: option.score.as_ref().map(Number::to_exact),
            names: option.texts.iter().map(|(lang, label)| (lang.to_string(), label.name.clone())).collect(),
        }
    }

    fn read(self, at: &str) -> Result<ChoiceOption, FieldFault> {
        let texts = read_texts(&format!("{at}.names"), self.names)?;
        let score = self.score.map(|text| number(&format!("{at}.score"), &text));
        Ok(ChoiceOption {
            id: self.id,
            score: score.transpose()?,
            texts: texts
                .into_iter()
                .map(|(lang, name)| (lang, Label { name, description: String::new() }))
                .collect(),
        })
    }
}
