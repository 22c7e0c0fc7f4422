//! What a level asks for. Each rule is a predicate over facts, and says how far an institution has
//! come: people see "38 of 50" long before they apply.

/// One thing that a level asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The assessment is closed. Every level asks for it.
    Closed,
    ItemsAssessed {
        least: u32,
    },
    /// In each of the framework's outermost groups.
    ItemsInEachGroup {
        least: u32,
    },
    /// For the groups in the order of the framework, how many items are at this step or above.
    CountsAtStep {
        step: i32,
        least: Vec<u32>,
    },
    /// How many per cent of the items of the chosen field are at this step or above.
    FieldAtStep {
        step: i32,
        percent: u32,
    },
    /// How many per cent of the assessed items have evidence.
    EvidenceShare {
        percent: u32,
    },
    /// Approved, and each action has an owner and dates.
    PlanApproved,
    /// How many per cent of the gaps are planned for, or dropped with a reason.
    FindingsAnswered {
        percent: u32,
    },
    PracticesPublished {
        least: u32,
    },
    /// Signed by the head.
    Declaration,
}

/// What there is to judge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub closed: bool,
    /// Whether the reader may know the steps: before the closing they are for those who moderate.
    pub steps_known: bool,
    pub items: Vec<ItemFacts>,
    pub plan: Option<PlanFacts>,
    /// Gaps that are answered, of all gaps.
    pub findings: (u32, u32),
    pub practices: u32,
    pub declared: bool,
}

/// A rated item in scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemFacts {
    pub item: String,
    /// Those it stands under.
    pub above: Vec<String>,
    /// The outermost group it stands in, from nought.
    pub group: usize,
    pub assessed: bool,
    pub step: Option<i32>,
    pub evidence: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlanFacts {
    pub approved: bool,
    pub actions: u32,
    /// Actions with an owner and dates.
    pub ready: u32,
}

/// How far it is to one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    pub have: u32,
    pub need: u32,
    pub met: bool,
    pub parts: Vec<Part>,
    pub note: Note,
}

/// One group of a rule that asks by group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub group: usize,
    pub have: u32,
    pub need: u32,
}

/// What stands in the way, where numbers alone do not say it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    #[default]
    Nothing,
    NoAssessment,
    NoPlan,
    PlanNotApproved,
    /// The steps are seen after the closing.
    AfterClosing,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleFault {
    #[error("{percent} per cent is not between 1 and 100")]
    NoPercent { percent: u32 },
    #[error("a count of nought asks for nothing")]
    NoCount,
    #[error("{groups} groups, and at most {at_most} are counted")]
    TooManyGroups { groups: usize, at_most: usize },
}

/// More outermost groups than any framework we know of; beyond that it is a typing error.
pub const MOST_GROUPS: usize = 50;

impl Rule {
    /// Whether the rule asks for something that can be given.
    pub fn check(&self) -> Result<(), RuleFault> {
        match self {
            Self::ItemsAssessed { least: 0 }
            | Self::ItemsInEachGroup { least: 0 }
            | Self::PracticesPublished { least: 0 } => Err(RuleFault::NoCount),
            Self::CountsAtStep { least, .. } => {
                if least.len() > MOST_GROUPS {
                    return Err(RuleFault::TooManyGroups { groups: least.len(), at_most: MOST_GROUPS });
                }
                if least.iter().all(|count| *count == 0) { Err(RuleFault::NoCount) } else { Ok(()) }
            }
            Self::FieldAtStep { percent, .. }
            | Self::EvidenceShare { percent }
            | Self::FindingsAnswered { percent }
                if !(1..=100).contains(percent) =>
            {
                Err(RuleFault::NoPercent { percent: *percent })
            }
            _ => Ok(()),
        }
    }

    /// `field`: the items of the chosen field; without any, the whole assessment is the field.
    pub fn judge(&self, facts: &Facts, field: &[String]) -> Progress {
        if facts.items.is_empty() && self.is_of_the_assessment() {
            return Progress { note: Note::NoAssessment, ..self.of_counts(0, self.least()) };
        }
        match self {
            Self::Closed => self.of_counts(u32::from(facts.closed), 1),
            Self::ItemsAssessed { least } => self.of_counts(facts.assessed().count(), *least),
            Self::ItemsInEachGroup { least } => {
                let groups = facts.groups();
                let parts = (0..groups).map(|group| facts.part(group, *least, |item| item.assessed));
                let parts: Vec<Part> = parts.filter(|part| facts.has_group(part.group)).collect();
                let met = parts.iter().filter(|part| part.have >= part.need).count();
                Progress { parts: parts.clone(), ..self.of_counts(met, number(parts.len())) }
            }
            Self::CountsAtStep { step, least } => {
                let at = |item: &ItemFacts| item.step.is_some_and(|has| has >= *step);
                let parts: Vec<Part> =
                    (0..).zip(least).map(|(group, need)| facts.part(group, *need, at)).collect();
                let have: u32 = parts.iter().map(|part| part.have.min(part.need)).sum();
                let counted = self.of_counts(have, least.iter().sum());
                facts.unless_hidden(Progress { parts, ..counted })
            }
            Self::FieldAtStep { step, percent } => {
                let inside = |item: &&ItemFacts| {
                    field.is_empty() || field.iter().any(|of| item.item == *of || item.above.contains(of))
                };
                let items: Vec<&ItemFacts> = facts.items.iter().filter(inside).collect();
                let at = items.iter().filter(|item| item.step.is_some_and(|has| has >= *step)).count();
                facts.unless_hidden(self.of_share(number(at), number(items.len()), *percent))
            }
            Self::EvidenceShare { percent } => {
                let with = facts.assessed().filter(|item| item.evidence).count();
                self.of_share(number(with), number(facts.assessed().count()), *percent)
            }
            Self::PlanApproved => match facts.plan {
                None => Progress { note: Note::NoPlan, ..self.of_counts(0, 1) },
                Some(PlanFacts { approved, actions, ready }) => {
                    let counted = self.of_counts(ready, actions.max(1));
                    let note = if approved { Note::Nothing } else { Note::PlanNotApproved };
                    Progress { met: counted.met && approved, note, ..counted }
                }
            },
            Self::FindingsAnswered { percent } => match facts.findings {
                // Where there is no gap, none is left unanswered.
                (_, 0) => self.of_counts(*percent, *percent),
                (answered, of) => self.of_share(answered, of, *percent),
            },
            Self::PracticesPublished { least } => self.of_counts(facts.practices, *least),
            Self::Declaration => self.of_counts(u32::from(facts.declared), 1),
        }
    }

    /// Whether `have` and `need` are per cent.
    pub const fn is_a_share(&self) -> bool {
        matches!(self, Self::FieldAtStep { .. } | Self::EvidenceShare { .. } | Self::FindingsAnswered { .. })
    }

    const fn is_of_the_assessment(&self) -> bool {
        !matches!(self, Self::PlanApproved | Self::PracticesPublished { .. } | Self::Declaration)
    }

    fn least(&self) -> u32 {
        match self {
            Self::ItemsAssessed { least }
            | Self::ItemsInEachGroup { least }
            | Self::PracticesPublished { least } => *least,
            Self::CountsAtStep { least, .. } => least.iter().sum(),
            Self::FieldAtStep { percent, .. }
            | Self::EvidenceShare { percent }
            | Self::FindingsAnswered { percent } => *percent,
            Self::Closed | Self::PlanApproved | Self::Declaration => 1,
        }
    }

    fn of_counts(&self, have: impl TryInto<u32>, need: u32) -> Progress {
        let have = have.try_into().unwrap_or(u32::MAX);
        Progress { have, need, met: have >= need && need > 0, parts: Vec::new(), note: Note::Nothing }
    }

    /// Rounded down for showing, exact for deciding: 49.9 per cent are not 50.
    fn of_share(&self, part: u32, whole: u32, percent: u32) -> Progress {
        let (part, whole) = (u64::from(part), u64::from(whole));
        let have = (part * 100).checked_div(whole).unwrap_or(0);
        let met = whole > 0 && part * 100 >= u64::from(percent) * whole;
        Progress { met, ..self.of_counts(have, percent) }
    }
}

impl Facts {
    fn assessed(&self) -> impl Iterator<Item = &ItemFacts> {
        self.items.iter().filter(|item| item.assessed)
    }

    fn groups(&self) -> usize {
        self.items.iter().map(|item| item.group + 1).max().unwrap_or(0)
    }

    fn has_group(&self, group: usize) -> bool {
        self.items.iter().any(|item| item.group == group)
    }

    fn part(&self, group: usize, need: u32, counts: impl Fn(&ItemFacts) -> bool) -> Part {
        let have = self.items.iter().filter(|item| item.group == group && counts(item)).count();
        Part { group, have: number(have), need }
    }

    fn unless_hidden(&self, progress: Progress) -> Progress {
        if self.steps_known {
            return progress;
        }
        Progress { have: 0, met: false, parts: Vec::new(), note: Note::AfterClosing, ..progress }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
