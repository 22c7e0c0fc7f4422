//! Deriving an outcome: values move from the leaves up the tree, exactly.
//!
//! - An item that is not applicable leaves the denominator. An open one, and one that the settled
//!   mark says nobody can judge, is missing: it has no value, and lowers the coverage.
//! - Only grades enter (see `Instrument::grade`); answers without one are counted as "not graded".
//! - A mean and a minimum look at the children; shares and counts at all rated descendants, each
//!   counting one, whatever it weighs.
//! - A mean or minimum takes in children of one measure. Where any child is a grade, only grades
//!   enter; else all children must be of the same measure.
//! - The missing-value policy is asked at every node that rolls up, about its rated descendants.

use std::collections::BTreeMap;

use super::edition::{ItemRef, MissingPolicy, RollUp};
use super::mark::Mark;
use super::outcome::{How, Measure, NodeOutcome, Outcome, OutcomeRefusal, Settled, Status, Summary, Without};
use super::tally::{Standing, Tally};
use super::tree::{Node, Tree};
use crate::kit::Number;

/// The outcome does not depend on the order of `settled`.
pub fn derive(tree: &Tree, settled: &[Settled]) -> Result<Outcome, OutcomeRefusal> {
    let settled = by_node(tree, settled)?;
    // From the back: children stand after their parents, so they are done first.
    let mut above = vec![Below::default(); tree.nodes.len()];
    let mut whole = Below::default();
    let mut nodes = Vec::with_capacity(tree.nodes.len());
    for (at, node) in tree.nodes.iter().enumerate().rev() {
        let below = std::mem::take(&mut above[at]);
        let own = Own::of(tree, node, settled.get(&at).copied());
        let summary = summarise(tree, node, &below, &own);
        let parent = node.parent.map_or(&mut whole, |parent| &mut above[parent]);
        parent.take_in(node, &summary, below.gradable || own.gradable);
        nodes.push(NodeOutcome {
            item: node.item.clone(),
            parent: node.parent,
            weight: node.weight.clone(),
            mark: own.mark,
            status: own.status,
            summary,
        });
    }
    nodes.reverse();
    let rolled = roll_up(&tree.roll_up, &tree.missing, &whole);
    let whole = Summary {
        value: rolled.value,
        measure: rolled.measure,
        how: How::RollUp(tree.roll_up.clone()),
        without: rolled.without,
        entered: rolled.entered,
        tally: whole.tally,
        agreed: whole.agreed,
    };
    Ok(Outcome { missing: tree.missing.clone(), nodes, whole })
}

fn by_node<'a>(tree: &Tree, settled: &'a [Settled]) -> Result<BTreeMap<usize, &'a Settled>, OutcomeRefusal> {
    let places: BTreeMap<&ItemRef, usize> = tree.rated().map(|(at, node)| (&node.item, at)).collect();
    let mut found = BTreeMap::new();
    for one in settled {
        let item = || one.item.clone();
        let at = *places.get(&one.item).ok_or_else(|| OutcomeRefusal::OutOfScope { item: item() })?;
        if let Some(instrument) = &tree.nodes[at].instrument {
            instrument
                .accept(&tree.scales, &one.mark)
                .map_err(|refusal| OutcomeRefusal::Mark { item: item(), refusal })?;
        }
        if found.insert(at, one).is_some() {
            return Err(OutcomeRefusal::SettledTwice { item: item() });
        }
    }
    Ok(found)
}

/// What a node's children and their descendants hand up to it.
#[derive(Clone, Default)]
struct Below {
    tally: Tally,
    agreed: u32,
    /// Whether any descendant could have a grade, applicable or not.
    gradable: bool,
    children: Vec<Child>,
}

#[derive(Clone)]
struct Child {
    weight: Number,
    value: Option<Number>,
    measure: Option<Measure>,
    entered: u32,
}

impl Below {
    fn take_in(&mut self, node: &Node, summary: &Summary, gradable: bool) {
        self.tally.merge(&summary.tally);
        self.agreed += summary.agreed;
        self.gradable |= gradable;
        self.children.push(Child {
            weight: node.weight.clone(),
            value: summary.value.clone(),
            measure: summary.measure,
            entered: summary.entered,
        });
    }
}

/// What a node says itself, where it is rated.
struct Own {
    standing: Option<Standing>,
    gradable: bool,
    mark: Option<Mark>,
    status: Option<Status>,
}

impl Own {
    fn of(tree: &Tree, node: &Node, settled: Option<&Settled>) -> Self {
        let instrument = node.instrument.as_ref();
        let mark = settled.map(|settled| &settled.mark);
        Self {
            standing: instrument.map(|instrument| Standing::of(instrument, tree.grading, mark)),
            gradable: instrument.is_some_and(|instrument| instrument.is_graded(tree.grading)),
            mark: mark.cloned(),
            status: settled.map(|settled| settled.status),
        }
    }

    fn is_agreed(&self) -> bool {
        self.status == Some(Status::Agreed) && self.mark.as_ref().is_some_and(|m| *m != Mark::CannotJudge)
    }
}

fn summarise(tree: &Tree, node: &Node, below: &Below, own: &Own) -> Summary {
    let mut tally = below.tally.clone();
    if let Some(standing) = &own.standing {
        tally.add(standing);
    }
    let agreed = below.agreed + u32::from(own.is_agreed());
    let summary = |how, rolled: Rolled| {
        let Rolled { value, measure, without, entered } = rolled;
        Summary { value, measure, how, without, entered, tally: tally.clone(), agreed }
    };
    if let Some(Standing::Graded(grade)) = &own.standing {
        return summary(How::OwnMark, Rolled::value(grade.clone(), Measure::Grade, 1));
    }
    if below.children.is_empty() {
        return summary(How::OwnMark, own.without_grade());
    }
    let rolled = roll_up(&node.roll_up, &tree.missing, below);
    // A node that is rated in grades never turns into a share because its own mark is missing.
    if own.gradable && rolled.measure != Some(Measure::Grade) {
        return summary(How::OwnMark, own.without_grade());
    }
    summary(How::RollUp(node.roll_up.clone()), rolled)
}

impl Own {
    fn without_grade(&self) -> Rolled {
        let measure = self.gradable.then_some(Measure::Grade);
        let without = match &self.standing {
            Some(Standing::NotApplicable) => Without::NothingApplies,
            Some(Standing::Open { .. } | Standing::CannotJudge { .. }) if self.gradable => {
                Without::NothingRated
            }
            _ => Without::NotMeant,
        };
        Rolled::without(measure, without)
    }
}

struct Rolled {
    value: Option<Number>,
    measure: Option<Measure>,
    without: Option<Without>,
    entered: u32,
}

impl Rolled {
    const fn value(value: Number, measure: Measure, entered: u32) -> Self {
        Self { value: Some(value), measure: Some(measure), without: None, entered }
    }

    const fn without(measure: Option<Measure>, without: Without) -> Self {
        Self { value: None, measure, without: Some(without), entered: 0 }
    }
}

fn roll_up(rule: &RollUp, missing: &MissingPolicy, below: &Below) -> Rolled {
    let measure = match measure(rule, below) {
        Ok(measure) => measure,
        Err(without) => return Rolled::without(None, without),
    };
    if let Some(without) = withheld(missing, &below.tally) {
        return Rolled::without(Some(measure), without);
    }
    let tally = &below.tally;
    let value = match rule {
        RollUp::WeightedMean | RollUp::Minimum => return over_children(rule, below, measure),
        RollUp::ShareAtStep(step) => share(tally.at_or_above(*step), tally.graded()),
        RollUp::CountAtStep(step) => Some(i64::from(tally.at_or_above(*step)).into()),
        RollUp::AtLeast { count, step } => Some(i64::from(tally.at_or_above(*step) >= *count).into()),
        RollUp::None => None,
    };
    match value {
        Some(value) => Rolled::value(value, measure, tally.graded()),
        None => Rolled::without(Some(measure), Without::NothingRated),
    }
}

/// What the value would be, told from the tree alone and never from the marks.
fn measure(rule: &RollUp, below: &Below) -> Result<Measure, Without> {
    let among_children = || {
        let mut measures = below.children.iter().filter_map(|child| child.measure);
        let first = measures.clone().next().ok_or(Without::NotMeant)?;
        if measures.clone().any(|measure| measure == Measure::Grade) {
            return Ok(Measure::Grade);
        }
        if measures.all(|measure| measure == first) { Ok(first) } else { Err(Without::UnlikeChildren) }
    };
    let over_descendants = |measure| if below.gradable { Ok(measure) } else { Err(Without::NotMeant) };
    match rule {
        // A mean of met and not met is the share that is met.
        RollUp::WeightedMean => among_children().map(|m| if m == Measure::Met { Measure::Share } else { m }),
        RollUp::Minimum => among_children(),
        RollUp::ShareAtStep(_) => over_descendants(Measure::Share),
        RollUp::CountAtStep(_) => over_descendants(Measure::Count),
        RollUp::AtLeast { .. } => over_descendants(Measure::Met),
        RollUp::None => Err(Without::NotMeant),
    }
}

fn withheld(missing: &MissingPolicy, tally: &Tally) -> Option<Without> {
    if tally.applicable() == 0 {
        return Some(Without::NothingApplies);
    }
    let graded = tally.graded();
    if graded == 0 {
        return Some(Without::NothingRated);
    }
    let enough = match missing {
        MissingPolicy::LeaveOut => true,
        MissingPolicy::NeedsShare(share) => tally.graded_share().is_some_and(|graded| graded >= *share),
        MissingPolicy::NeedsAll => tally.missing == 0,
    };
    (!enough).then_some(Without::TooFew { graded, of: graded + tally.missing })
}

fn over_children(rule: &RollUp, below: &Below, measure: Measure) -> Rolled {
    // A mean of met and not met has turned its children's measure into a share.
    let speaks = |child: &Child| measure != Measure::Grade || child.measure == Some(Measure::Grade);
    let entering: Vec<(&Child, &Number)> = below
        .children
        .iter()
        .filter(|child| speaks(child))
        .filter_map(|child| child.value.as_ref().map(|value| (child, value)))
        .collect();
    let Some(least) = entering.iter().map(|(_, value)| *value).min() else {
        let graded = below.tally.graded();
        let of = graded + below.tally.missing;
        return Rolled::without(Some(measure), Without::TooFew { graded, of });
    };
    if *rule == RollUp::Minimum {
        let entered = entering.iter().map(|(child, _)| child.entered).sum();
        return Rolled::value(least.clone(), measure, entered);
    }
    let weights: Number = entering.iter().map(|(child, _)| child.weight.clone()).sum();
    let sum: Number = entering.iter().map(|(child, value)| &child.weight * *value).sum();
    let weighing = entering.iter().filter(|(child, _)| child.weight != Number::from(0));
    let entered = weighing.map(|(child, _)| child.entered).sum();
    match sum.checked_div(&weights) {
        Some(mean) => Rolled::value(mean, measure, entered),
        None => Rolled::without(Some(measure), Without::NoWeight),
    }
}

fn share(part: u32, of: u32) -> Option<Number> {
    Number::ratio(part.into(), of.into())
}
