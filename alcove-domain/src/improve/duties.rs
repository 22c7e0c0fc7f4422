//! What a unit or a person owes in a period, and one digest of it per person.

use std::collections::BTreeSet;

use crate::kit::{Day, DecisionId, IndicatorId, NodeId};
use crate::plan::{NodeKind, Party, Span, Standing};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duty {
    /// Sorted by it: what is late stands first.
    pub due: Day,
    /// `None`: it was decided in a review, and is no node of the plan.
    pub node: Option<NodeId>,
    pub kind: DutyKind,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DutyKind {
    /// It should be finished by then.
    Finish,
    /// It should begin then.
    Begin,
    /// Say how it stands; the last day of the period.
    SayHowItStands,
    /// Judge where the objective stands.
    Judge,
    /// A year that ended has no value.
    Read { indicator: IndicatorId, year: i16 },
    /// A review decided it and gave it away; `by`: until when, where a day was given.
    CarryOut { decision: DecisionId, by: Option<Day> },
}

/// What a review decided, gave to somebody, and is not done yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub decision: DecisionId,
    /// Who answers for it.
    pub to: Party,
    /// The day on which it was decided.
    pub on: Day,
    pub by: Option<Day>,
}

/// A node as the reminders see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owing {
    pub node: NodeId,
    pub kind: NodeKind,
    /// Who answers for it today: responsible, and not gone.
    pub responsible: Vec<Party>,
    pub standing: Standing,
    pub span: Option<Span>,
    /// The day of the last status note.
    pub noted: Option<Day>,
    /// Years without a reading that have ended by the end of the period.
    pub missing: Vec<(IndicatorId, i16)>,
}

/// What one of these parties owes in the period, by day. What became due before the period and is
/// still open is owed too. Contributing obliges nobody: one answers, the others help.
pub fn duties(owing: &[Owing], parties: &BTreeSet<Party>, period: Span) -> Vec<Duty> {
    let theirs = owing.iter().filter(|node| node.responsible.iter().any(|party| parties.contains(party)));
    let mut duties: Vec<Duty> = theirs.flat_map(|node| node.duties(period)).collect();
    duties.sort();
    duties
}

/// What was decided for one of these parties, by day. It is owed from the day on which it was decided,
/// however far its own day lies: nothing else tells of it. What has no day stands at the end of the
/// period, so that it is looked at once in each.
pub fn given(given: &[Given], parties: &BTreeSet<Party>, period: Span) -> Vec<Duty> {
    let theirs = given.iter().filter(|one| parties.contains(&one.to) && one.on <= period.last());
    let duty = |one: &Given| Duty {
        due: one.by.unwrap_or(period.last()),
        node: None,
        kind: DutyKind::CarryOut { decision: one.decision.clone(), by: one.by },
    };
    let mut duties: Vec<Duty> = theirs.map(duty).collect();
    duties.sort();
    duties
}

impl Owing {
    fn duties(&self, period: Span) -> Vec<Duty> {
        let duty = |kind, due| Duty { node: Some(self.node.clone()), kind, due };
        let mut duties = Vec::new();
        // Figures are wanted whatever became of the node: a donor asks for the last year too.
        for (indicator, year) in &self.missing {
            let ended = Span::year(*year).map_or(period.last(), Span::last);
            let kind = DutyKind::Read { indicator: indicator.clone(), year: *year };
            duties.push(duty(kind, ended));
        }
        if !self.standing.is_open() {
            return duties;
        }
        if self.kind == NodeKind::Objective {
            if self.noted.is_none_or(|noted| noted < period.first()) {
                duties.push(duty(DutyKind::Judge, period.last()));
            }
            return duties;
        }
        let Some(span) = self.span.filter(|span| span.first() <= period.last()) else { return duties };
        if span.last() <= period.last() {
            duties.push(duty(DutyKind::Finish, span.last()));
        }
        if self.standing == Standing::NotStarted {
            duties.push(duty(DutyKind::Begin, span.first()));
        }
        if self.noted.is_none_or(|noted| noted < period.first()) {
            duties.push(duty(DutyKind::SayHowItStands, period.last()));
        }
        duties
    }
}

/// One mail to one person: what is late, and what comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest {
    pub late: Vec<Duty>,
    pub coming: Vec<Duty>,
}

/// Two weeks are what it takes to finish something that was forgotten.
pub const SOON_DAYS: i64 = 14;

/// More than one mail a week is not read.
const WEEK: i64 = 7;

impl Digest {
    /// `None` where nothing is owed: a mail without news teaches people not to read mails.
    pub fn of(duties: Vec<Duty>, today: Day) -> Option<Self> {
        if duties.is_empty() {
            return None;
        }
        let (late, coming) = duties.into_iter().partition(|duty| duty.due < today);
        Some(Self { late, coming })
    }

    /// Whether to send it: once something is late or due soon, and then once a week until it is not.
    pub fn is_due(&self, today: Day, last_sent: Option<Day>) -> bool {
        let soon = |duty: &Duty| today.days_until(duty.due) <= SOON_DAYS;
        let rested = last_sent.is_none_or(|sent| sent.days_until(today) >= WEEK);
        rested && (!self.late.is_empty() || self.coming.iter().any(soon))
    }

    /// The actions to answer for, each once, the most urgent first.
    pub fn nodes(&self) -> Vec<&NodeId> {
        let mut seen = BTreeSet::new();
        self.late
            .iter()
            .chain(&self.coming)
            .filter_map(|duty| duty.node.as_ref())
            .filter(|node| seen.insert(*node))
            .collect()
    }

    /// What was decided and is to be carried out, the most urgent first.
    pub fn decisions(&self) -> Vec<&Duty> {
        let decided = |duty: &&Duty| matches!(duty.kind, DutyKind::CarryOut { .. });
        self.late.iter().chain(&self.coming).filter(decided).collect()
    }
}
