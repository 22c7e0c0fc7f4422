//! An outcome as it is frozen when an assessment closes: every number with what must stand beside
//! it, in one document that needs nothing else to be read.

use std::collections::HashMap;

use alcove_domain::assess::distance::{Apart, Distance};
use alcove_domain::assess::edition::{ItemRef, MissingPolicy, RollUp};
use alcove_domain::assess::outcome::{How, Measure, Settled, Status, Summary, Without};
use alcove_domain::kit::Number;
use serde::{Deserialize, Serialize};

use super::mark_body::MarkBody;
use crate::kit::ids::{ItemId, PersonId, SeatId, UnitId};

/// Values are rounded once, for showing, to this many decimals; the exact value stands beside it.
const DECIMALS: u32 = 2;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeBody {
    /// Of the arithmetic; see `outcome::RULES` in the domain.
    pub rules: u32,
    pub urn: String,
    pub version: String,
    /// `agreed` or `provisional`.
    pub closing: String,
    /// What unsettled items were computed by, where the outcome is provisional.
    pub provisional_rule: Option<String>,
    /// `leave-out`, `needs-share 1/2`, `needs-all`.
    pub missing: String,
    pub whole: SummaryBody,
    /// Each parent before its children.
    pub nodes: Vec<NodeBody>,
    pub seats: Vec<SeatBody>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeBody {
    pub item_id: ItemId,
    #[serde(rename = "ref")]
    pub reference: String,
    /// The item above.
    pub parent: Option<ItemId>,
    pub rated: bool,
    pub weight: String,
    pub mark: Option<MarkBody>,
    /// How the item was settled: `agreed`, `computed`, `ruled`, or `provisional`; for a node, the
    /// roll-up that its value comes from.
    pub method: String,
    /// The rule of what was computed.
    pub rule: Option<String>,
    /// How many seats answered the item.
    pub voices: u32,
    pub apart: Option<ApartBody>,
    #[serde(flatten)]
    pub summary: SummaryBody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryBody {
    /// Exact: a decimal that ends, or a fraction.
    pub value: Option<String>,
    pub rounded: Option<String>,
    /// `grade`, `share`, `count` or `met`.
    pub measure: Option<String>,
    /// Where the value comes from: `own-mark`, or the roll-up.
    pub how: String,
    /// Why there is no value.
    pub without: Option<String>,
    /// Applicable items with an answer.
    pub n: u32,
    /// Applicable items.
    pub of: u32,
    /// n over of, exact.
    pub coverage: Option<String>,
    pub items: u32,
    pub not_applicable: u32,
    pub cannot_judge: u32,
    pub open: u32,
    pub not_graded: u32,
    /// Of those with an answer, how many are agreed.
    pub agreed: u32,
    /// `agreed` or `provisional`; absent where nothing was answered.
    pub status: Option<String>,
    /// How many grades the value is made of; absent in what was closed before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered: Option<u32>,
    /// How many items have each grade, lowest first.
    pub grades: Vec<GradeBody>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradeBody {
    pub grade: String,
    pub items: u32,
}

/// How far the seats stood apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApartBody {
    /// Nought to one, exact.
    pub share: String,
    /// `nothing`, `applicability`, `steps`, `relative`, `shares` or `answers`.
    pub kind: String,
    pub amount: Option<String>,
}

/// One seat's own values, for comparing the units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatBody {
    pub seat_id: SeatId,
    pub unit_id: Option<UnitId>,
    pub person_id: Option<PersonId>,
    /// As it was called then.
    pub name: String,
    pub items: u32,
    pub rated: u32,
    /// By node; a node that the seat was not asked about is absent.
    pub values: Vec<SeatValueBody>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatValueBody {
    pub node: usize,
    /// Absent where the seat was asked and gave nothing that has a value.
    pub value: Option<String>,
}

impl OutcomeBody {
    /// The marks that it was derived from.
    pub fn settled(&self) -> Vec<Settled> {
        let one = |node: &NodeBody| {
            let status = if node.method == "provisional" { Status::Provisional } else { Status::Agreed };
            let mark = node.mark.clone()?.read().ok()?;
            Some(Settled { item: ItemRef(node.reference.clone()), mark, status })
        };
        self.nodes.iter().filter(|node| node.rated).filter_map(one).collect()
    }

    /// The position of the node above each node.
    pub fn parents(&self) -> Vec<Option<usize>> {
        let places: HashMap<&ItemId, usize> =
            self.nodes.iter().enumerate().map(|(at, node)| (&node.item_id, at)).collect();
        let place = |node: &NodeBody| node.parent.as_ref().and_then(|id| places.get(id).copied());
        self.nodes.iter().map(place).collect()
    }

    /// Whether others stand below each node.
    pub fn headings(&self) -> Vec<bool> {
        let mut headings = vec![false; self.nodes.len()];
        for parent in self.parents().into_iter().flatten() {
            headings[parent] = true;
        }
        headings
    }
}

impl SummaryBody {
    pub fn of(summary: &Summary) -> Self {
        let tally = &summary.tally;
        Self {
            value: summary.value.as_ref().map(Number::to_exact),
            rounded: summary.value.as_ref().map(|value| value.to_decimal(DECIMALS)),
            measure: summary.measure.map(|measure| self::measure(measure).to_owned()),
            how: how(&summary.how),
            without: summary.without.as_ref().map(|why| without(why).to_owned()),
            n: tally.rated(),
            of: tally.applicable(),
            coverage: summary.coverage().map(|share| share.to_exact()),
            items: tally.items,
            not_applicable: tally.not_applicable,
            cannot_judge: tally.cannot_judge,
            open: tally.open,
            not_graded: tally.not_graded,
            agreed: summary.agreed,
            status: summary.status().map(|firm| status(firm).to_owned()),
            entered: Some(summary.entered),
            grades: tally
                .grades
                .iter()
                .map(|(grade, items)| GradeBody { grade: grade.to_exact(), items: *items })
                .collect(),
        }
    }

    pub fn number(&self) -> Option<Number> {
        self.value.as_deref().and_then(Number::read_exact)
    }

    /// How many answers the value comes from. What was answered without a grade is in `n` alone. Where it
    /// was not kept: an own mark goes before arithmetic, else all that have a grade.
    pub fn entered(&self) -> u32 {
        if let Some(entered) = self.entered {
            return entered;
        }
        if self.how == how(&How::OwnMark) {
            return u32::from(self.value.is_some());
        }
        self.grades.iter().map(|one| one.items).sum()
    }

    /// Nought to one; one where nothing applies, for then nothing is missing.
    pub fn covered(&self) -> Number {
        Number::ratio(self.n.into(), self.of.into()).unwrap_or_else(|| Number::from(1))
    }
}

impl ApartBody {
    pub fn of(distance: &Distance) -> Self {
        let (kind, amount) = match &distance.apart {
            Apart::NothingToCompare => ("nothing", None),
            Apart::Applicability => ("applicability", None),
            Apart::Steps(steps) => ("steps", Some(steps.to_string())),
            Apart::Relative(share) => ("relative", Some(share.to_exact())),
            Apart::Shares(share) => ("shares", Some(share.to_exact())),
            Apart::Answers(answers) => ("answers", Some(answers.to_string())),
        };
        Self { share: distance.share.to_exact(), kind: kind.to_owned(), amount }
    }

    pub fn read(&self) -> Option<Distance> {
        let share = Number::read_exact(&self.share)?;
        let count = || self.amount.as_deref().and_then(|text| text.parse::<u32>().ok());
        let number = || self.amount.as_deref().and_then(Number::read_exact);
        let apart = match self.kind.as_str() {
            "applicability" => Apart::Applicability,
            "steps" => Apart::Steps(count()?),
            "relative" => Apart::Relative(number()?),
            "shares" => Apart::Shares(number()?),
            "answers" => Apart::Answers(count()?),
            _ => Apart::NothingToCompare,
        };
        Some(Distance { share, apart })
    }
}

pub const fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Grade => "grade",
        Measure::Share => "share",
        Measure::Count => "count",
        Measure::Met => "met",
    }
}

pub const fn status(status: Status) -> &'static str {
    match status {
        Status::Provisional => "provisional",
        Status::Agreed => "agreed",
    }
}

pub fn missing(policy: &MissingPolicy) -> String {
    match policy {
        MissingPolicy::LeaveOut => "leave-out".to_owned(),
        MissingPolicy::NeedsShare(share) => format!("needs-share {share}"),
        MissingPolicy::NeedsAll => "needs-all".to_owned(),
    }
}

fn how(how: &How) -> String {
    match how {
        How::OwnMark => "own-mark".to_owned(),
        How::RollUp(rule) => roll_up(rule),
    }
}

pub fn roll_up(rule: &RollUp) -> String {
    match rule {
        RollUp::WeightedMean => "weighted-mean".to_owned(),
        RollUp::Minimum => "minimum".to_owned(),
        RollUp::ShareAtStep(step) => format!("share-at {step}"),
        RollUp::CountAtStep(step) => format!("count-at {step}"),
        RollUp::AtLeast { count, step } => format!("at-least {count} at {step}"),
        RollUp::None => "none".to_owned(),
    }
}

const fn without(without: &Without) -> &'static str {
    match without {
        Without::NotMeant => "not-meant",
        Without::NothingApplies => "nothing-applies",
        Without::NothingRated => "nothing-rated",
        Without::TooFew { .. } => "too-few",
        Without::UnlikeChildren => "unlike-children",
        Without::NoWeight => "no-weight",
    }
}
