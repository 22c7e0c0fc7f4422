//! Money: ledger lines with dimensions, never a column on a node. Lines are added, not edited; a
//! mistake is taken back by a line below zero.

use std::fmt;

use crate::kit::{Day, NodeId, Number};

/// Three capital letters (ISO 4217): AZN, EUR.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(String);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub node: NodeId,
    /// The calendar year in which the money is needed, bound or paid.
    pub year: i16,
    /// Who pays: the state budget, own income, a programme; the organisation's own list.
    pub source: String,
    pub currency: Currency,
    pub stage: Stage,
    pub funding: Funding,
    /// What it is for.
    pub need: Need,
    /// Exact. Below zero it takes back.
    pub amount: Number,
}

/// The three stand beside each other and are never added up: what was planned is committed, and
/// what was committed is spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    Planned,
    /// Bound by a contract or a decision.
    Committed,
    Spent,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Funding {
    /// The source has said yes.
    Funded,
    /// Wanted. The list of these is what is shown to a donor.
    Unfunded,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    StaffTime,
    Money,
    Equipment,
    Training,
    OutsideHelp,
}

impl Need {
    /// Every kind with its word in files and in what is kept.
    pub const ALL: [(&'static str, Self); 5] = [
        ("staff-time", Self::StaffTime),
        ("money", Self::Money),
        ("equipment", Self::Equipment),
        ("training", Self::Training),
        ("outside-help", Self::OutsideHelp),
    ];

    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, need)| *need == self).map_or("", |(word, _)| *word)
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == word).map(|(_, need)| *need)
    }
}

/// What one unit of a currency is worth in the plan's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    pub currency: Currency,
    pub day: Day,
    pub worth: Number,
    /// Who published it: a central bank, the programme's own rate.
    pub source: String,
}

/// The rates of a plan, into its own currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rates {
    own: Currency,
    rates: Vec<Rate>,
}

/// An amount in one currency with the rate it was valued at; none where it was in that currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valued {
    pub amount: Number,
    pub rates: Vec<Rate>,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyRefusal {
    #[error("{text:?} is not a currency written as EUR")]
    NotACurrency { text: String },
    #[error("there is no rate from {currency} into {into} on {on} or before")]
    NoRate { currency: Currency, into: Currency, on: Day },
    #[error("the rate of {currency} is {worth}, not above zero")]
    NoWorth { currency: Currency, worth: Number },
    #[error("{currency} is the plan's own currency and has no rate")]
    OwnCurrency { currency: Currency },
    #[error("the rate of {currency} on {day} does not say who published it")]
    NoSource { currency: Currency, day: Day },
    #[error("{amount} has more than {MOST_DECIMALS} decimals")]
    TooFine { amount: Number },
    #[error("{amount} is more than there is")]
    TooLarge { amount: Number },
    #[error("{text:?} is not an amount")]
    NotAnAmount { text: String },
    #[error("{text:?} may be thousands or decimals")]
    ThousandsOrDecimals { text: String },
    #[error("the amount is nothing")]
    Nothing,
    #[error("{amount} is below zero and takes back no line")]
    BelowNothing { amount: Number },
    #[error("money that nobody has promised cannot be {stage:?}")]
    NotFunded { stage: Stage },
    #[error("money was spent in {year}, which has not come")]
    NotYetSpent { year: i16 },
    #[error("the line does not say who pays")]
    NobodyPays,
    #[error("{year} is outside the plan, {from} to {until}")]
    OutsideThePlan { year: i16, from: i16, until: i16 },
}

/// An amount as people write it: `12 500`, `1,234.50`, `1.234,50`, `99,5`. One sign before exactly
/// three digits may part thousands or decimals, and a guess would be wrong by a thousand times.
pub fn read_amount(text: &str) -> Result<Number, MoneyRefusal> {
    let short = || text.trim().chars().take(40).collect::<String>();
    let refuse = || MoneyRefusal::NotAnAmount { text: short() };
    let (digits, is_negative) = match text.trim().strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (rest, true),
        None => (text.trim(), false),
    };
    let plain: String =
        digits.chars().filter(|letter| !letter.is_whitespace() && !"'\u{2019}".contains(*letter)).collect();
    let signs: Vec<char> = plain.chars().filter(|letter| ".,".contains(*letter)).collect();
    let decimal = match (signs.last(), signs.len()) {
        (None, _) => None,
        (Some(sign), 1) => {
            let (whole, part) = plain.split_once(*sign).unwrap_or((&plain, ""));
            let could_be_thousands =
                part.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
            if could_be_thousands {
                return Err(MoneyRefusal::ThousandsOrDecimals { text: short() });
            }
            Some(*sign)
        }
        // 1.234.567 has no decimals; 1.234,50 has those behind the other sign.
        (Some(sign), _) if signs.iter().all(|other| other == sign) => None,
        (Some(sign), _) => Some(*sign),
    };
    let (whole, part) = decimal.and_then(|sign| plain.rsplit_once(sign)).unwrap_or((&plain, ""));
    if decimal.is_some_and(|sign| whole.contains(sign)) {
        return Err(refuse());
    }
    let mut groups = whole.split(['.', ',']);
    let first = groups.next().unwrap_or_default();
    let is_grouped = whole.len() > first.len();
    if (is_grouped && !(1..=3).contains(&first.len())) || groups.any(|group| group.len() != 3) {
        return Err(refuse());
    }
    let whole: String = whole.chars().filter(|letter| !".,".contains(*letter)).collect();
    if !whole.chars().chain(part.chars()).all(|letter| letter.is_ascii_digit()) {
        return Err(refuse());
    }
    let number = Number::parse(&format!("{whole}.{part}")).map_err(|_| refuse())?;
    Ok(if is_negative { Number::zero() - number } else { number })
}

/// No currency divides its unit further than ISO 4217 says: into ten thousand parts.
pub const MOST_DECIMALS: u32 = 4;

/// A thousand million million: over any budget in any currency, and it keeps sums short enough to
/// be written down.
pub const MOST: i64 = 1_000_000_000_000_000;

impl Currency {
    pub fn parse(text: &str) -> Result<Self, MoneyRefusal> {
        let capital = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
        if capital {
            Ok(Self(text.to_owned()))
        } else {
            Err(MoneyRefusal::NotACurrency { text: text.chars().take(20).collect() })
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Line {
    /// The line that takes this one back: the same, below zero.
    pub fn reversal(&self) -> Self {
        Self { amount: Number::zero() - self.amount.clone(), ..self.clone() }
    }

    /// A line that somebody adds, and that takes back no other: money is not taken out in passing.
    pub fn check_new(&self, years: (i16, i16), today: Day) -> Result<(), MoneyRefusal> {
        if self.amount.is_negative() {
            return Err(MoneyRefusal::BelowNothing { amount: self.amount.clone() });
        }
        self.check(years, today)
    }

    /// `years`: the first and the last of the plan. What is spent may come a year later: bills do.
    pub fn check(&self, years: (i16, i16), today: Day) -> Result<(), MoneyRefusal> {
        if self.amount.is_zero() {
            return Err(MoneyRefusal::Nothing);
        }
        if Number::parse(&self.amount.to_decimal(MOST_DECIMALS)).ok().as_ref() != Some(&self.amount) {
            return Err(MoneyRefusal::TooFine { amount: self.amount.clone() });
        }
        if self.amount.abs() > Number::from(MOST) {
            return Err(MoneyRefusal::TooLarge { amount: self.amount.clone() });
        }
        if self.funding == Funding::Unfunded && self.stage != Stage::Planned {
            return Err(MoneyRefusal::NotFunded { stage: self.stage });
        }
        if self.stage == Stage::Spent && self.year > today.year() {
            return Err(MoneyRefusal::NotYetSpent { year: self.year });
        }
        // Nobody pays yet for what is unfunded; there the source is at most a hope.
        if self.funding == Funding::Funded && self.source.trim().is_empty() {
            return Err(MoneyRefusal::NobodyPays);
        }
        let (from, until) = years;
        let last = if self.stage == Stage::Spent { until.saturating_add(1) } else { until };
        if !(from..=last).contains(&self.year) {
            return Err(MoneyRefusal::OutsideThePlan { year: self.year, from, until: last });
        }
        Ok(())
    }
}

impl Rates {
    pub fn of(own: Currency, rates: Vec<Rate>) -> Result<Self, MoneyRefusal> {
        for Rate { currency, day, worth, source } in &rates {
            let currency = currency.clone();
            if currency == own {
                return Err(MoneyRefusal::OwnCurrency { currency });
            }
            if worth.is_negative() || worth.is_zero() {
                return Err(MoneyRefusal::NoWorth { currency, worth: worth.clone() });
            }
            if source.trim().is_empty() {
                return Err(MoneyRefusal::NoSource { currency, day: *day });
            }
        }
        Ok(Self { own, rates })
    }

    pub fn own(&self) -> &Currency {
        &self.own
    }

    /// The last rate that was published on the day or before; of two on one day the later in the
    /// list.
    pub fn rate(&self, currency: &Currency, on: Day) -> Result<&Rate, MoneyRefusal> {
        let known = self.rates.iter().filter(|rate| rate.currency == *currency && rate.day <= on);
        known.max_by_key(|rate| rate.day).ok_or_else(|| MoneyRefusal::NoRate {
            currency: currency.clone(),
            into: self.own.clone(),
            on,
        })
    }

    /// Exact, through the plan's own currency where neither is it. A plan is valued on one day, so
    /// that its parts make its whole.
    pub fn value(
        &self,
        amount: &Number,
        from: &Currency,
        into: &Currency,
        on: Day,
    ) -> Result<Valued, MoneyRefusal> {
        if from == into {
            return Ok(Valued { amount: amount.clone(), rates: Vec::new() });
        }
        let mut valued = Valued { amount: amount.clone(), rates: Vec::new() };
        if *from != self.own {
            let rate = self.rate(from, on)?;
            valued.amount = &valued.amount * &rate.worth;
            valued.rates.push(rate.clone());
        }
        if *into != self.own {
            let rate = self.rate(into, on)?;
            // Checked when it was taken: it is above zero.
            valued.amount = valued.amount.checked_div(&rate.worth).unwrap_or_else(Number::zero);
            valued.rates.push(rate.clone());
        }
        Ok(valued)
    }
}
