//! Judging an application item by item, and what two assessors make of it together. Marks, their
//! distance and the settling are the assess engine's.

use std::collections::BTreeSet;

use crate::assess::accept::MarkRefusal;
use crate::assess::distance::{Apart, Distance, distance};
use crate::assess::edition::{Instrument, ItemRef, Scale};
use crate::assess::mark::Mark;
use crate::assess::moderation::{Dissent, Method, Moderation, ModerationRefusal, Proposal, Unsettled};
use crate::kit::Number;
use crate::kit::words::{WordsRefusal, check_some_words, check_words};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The institution's own mark is right.
    Agree,
    /// Another mark is right.
    Adjust,
    /// What is shown does not support a mark.
    Insufficient,
}

/// What one assessor says of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    pub verdict: Verdict,
    /// The assessor's own mark, where it is adjusted.
    pub mark: Option<Mark>,
    pub comment: String,
}

/// What is judged of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim<'a> {
    pub instrument: &'a Instrument,
    pub scales: &'a [Scale],
    /// The institution's own settled mark.
    pub mark: Option<&'a Mark>,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JudgementRefusal {
    #[error("there is no mark to agree with")]
    NothingToAgreeWith,
    #[error("an adjustment needs a mark")]
    NoMark,
    #[error("the mark is the institution's own: that is agreeing")]
    SameMark,
    #[error("only an adjustment carries a mark")]
    MarkWithoutAdjusting,
    #[error("the mark: {0}")]
    Mark(MarkRefusal),
    #[error("the comment: {0}")]
    Comment(WordsRefusal),
}

impl Verdict {
    pub const ALL: [Self; 3] = [Self::Agree, Self::Adjust, Self::Insufficient];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Adjust => "adjust",
            Self::Insufficient => "insufficient",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.word() == word)
    }
}

impl Judgement {
    /// A comment may be left out only where the assessor agrees.
    pub fn check(&self, claim: Claim<'_>) -> Result<(), JudgementRefusal> {
        check_words(&self.comment).map_err(JudgementRefusal::Comment)?;
        match (self.verdict, &self.mark) {
            (Verdict::Agree, None) if claim.mark.is_none() => Err(JudgementRefusal::NothingToAgreeWith),
            (Verdict::Agree, None) => Ok(()),
            (Verdict::Agree | Verdict::Insufficient, Some(_)) => Err(JudgementRefusal::MarkWithoutAdjusting),
            (Verdict::Insufficient, None) => {
                check_some_words(&self.comment).map_err(JudgementRefusal::Comment)
            }
            (Verdict::Adjust, None | Some(Mark::CannotJudge)) => Err(JudgementRefusal::NoMark),
            (Verdict::Adjust, Some(mark)) => {
                claim.instrument.accept(claim.scales, mark).map_err(JudgementRefusal::Mark)?;
                if claim.mark == Some(mark) {
                    return Err(JudgementRefusal::SameMark);
                }
                check_some_words(&self.comment).map_err(JudgementRefusal::Comment)
            }
        }
    }

    /// The mark that it stands for; none where the evidence is insufficient.
    pub fn stands_for<'a>(&'a self, claim: Option<&'a Mark>) -> Option<&'a Mark> {
        match self.verdict {
            Verdict::Agree => claim,
            Verdict::Adjust => self.mark.as_ref(),
            Verdict::Insufficient => None,
        }
    }
}

/// How two assessors stand to each other on an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concord {
    /// Nothing is left to talk about.
    pub is_agreed: bool,
    /// Nought to one, for the order in which to talk.
    pub share: Number,
    pub apart: Apart,
}

/// Of all who judged the item. One who found the evidence insufficient and one who gave a mark are
/// as far apart as it gets.
pub fn concord(claim: Claim<'_>, judgements: &[&Judgement]) -> Concord {
    let marks: Vec<Option<&Mark>> = judgements.iter().map(|one| one.stands_for(claim.mark)).collect();
    let said: Vec<&Mark> = marks.iter().flatten().copied().collect();
    if said.len() < marks.len() {
        let is_agreed = said.is_empty();
        let share = if is_agreed { Number::zero() } else { Number::from(1) };
        return Concord { is_agreed, share, apart: Apart::NothingToCompare };
    }
    let Distance { share, apart } = distance(claim.instrument, claim.scales, &said);
    let is_agreed = said.windows(2).all(|pair| pair[0] == pair[1]);
    Concord { is_agreed, share, apart }
}

/// What the assessors settle on an item together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    Mark(Box<Moderation>),
    /// Together they find the evidence insufficient.
    Insufficient {
        version: u32,
        reason: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConsensusRefusal {
    #[error("{waiting} have not handed in")]
    StillBlind { waiting: usize },
    #[error(transparent)]
    Moderation(#[from] ModerationRefusal),
}

/// Settles an item: through the engine where there is a mark, and with a reason where there is none.
pub fn settle(
    unsettled: Unsettled<'_>,
    insufficient_before: Option<(u32, &crate::kit::PersonId)>,
    proposal: Proposal,
) -> Result<Settled, ConsensusRefusal> {
    let present = unsettled.present.map(|present| (present.version, &present.by)).or(insufficient_before);
    if !proposal.presented.fits(present, &proposal.by) {
        let present = unsettled.present.cloned().map(Box::new);
        return Err(ModerationRefusal::Conflict { present }.into());
    }
    if proposal.mark.is_none() {
        check_some_words(&proposal.reason).map_err(ModerationRefusal::Reason)?;
        let version = unsettled.newest.max(present.map_or(0, |(version, _)| version)) + 1;
        return Ok(Settled::Insufficient { version, reason: proposal.reason });
    }
    // That nothing was overwritten unseen is settled above, also where the present one has no mark.
    let presented = match unsettled.present {
        Some(present) => crate::assess::rating::Presented::Version(present.version),
        None => crate::assess::rating::Presented::Nothing,
    };
    let settled = unsettled.settle(Proposal { presented, ..proposal })?;
    Ok(Settled::Mark(Box::new(settled)))
}

/// The words of one who does not share what was settled.
pub fn dissent(seat: crate::kit::SeatId, mark: Option<Mark>, words: &str) -> Option<Dissent> {
    let words = words.trim();
    (!words.is_empty()).then(|| Dissent { seat, mark, words: words.to_owned() })
}

/// How a common mark came about: all stood for it, or they talked.
pub fn method_of(said_the_same: bool) -> Method {
    if said_the_same { Method::Agreed } else { Method::Ruled }
}

/// Which items are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    All,
    Sample(BTreeSet<ItemRef>),
}

/// What is still to do of the items of the application, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Todo<'a> {
    pub of: usize,
    pub left: Vec<&'a ItemRef>,
}

impl Extent {
    pub fn takes(&self, item: &ItemRef) -> bool {
        match self {
            Self::All => true,
            Self::Sample(items) => items.contains(item),
        }
    }

    pub fn todo<'a>(&self, items: &'a [ItemRef], judged: &BTreeSet<ItemRef>) -> Todo<'a> {
        let taken: Vec<&ItemRef> = items.iter().filter(|item| self.takes(item)).collect();
        let of = taken.len();
        Todo { of, left: taken.into_iter().filter(|item| !judged.contains(*item)).collect() }
    }
}

/// One item that a sample may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub item: ItemRef,
    /// The criterion it belongs to.
    pub group: String,
    /// How high the institution puts itself, nought to one; none where the mark has no place on a
    /// scale.
    pub claim: Option<Number>,
}

/// So many of each criterion, the highest claims first: where an institution puts itself high,
/// checking pays most. Of equal claims the earlier item, so that the same sample comes out twice.
pub fn sample(candidates: &[Candidate], each: usize) -> BTreeSet<ItemRef> {
    let mut taken = BTreeSet::new();
    let groups: BTreeSet<&str> = candidates.iter().map(|one| one.group.as_str()).collect();
    for group in groups {
        let mut of_group: Vec<&Candidate> = candidates.iter().filter(|one| one.group == group).collect();
        of_group.sort_by(|a, b| b.claim.cmp(&a.claim));
        taken.extend(of_group.into_iter().take(each).map(|one| one.item.clone()));
    }
    taken
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HandInRefusal {
    #[error("{left} of {of} items are not judged")]
    NotAllJudged { left: usize, of: usize },
    #[error("it was handed in already")]
    HandedIn,
    #[error("everyone has handed in, and sees the others'")]
    Opened,
}

/// Handing in opens one's judgements to the other, and closes them to oneself.
pub fn hand_in(todo: &Todo<'_>, has_handed_in: bool) -> Result<(), HandInRefusal> {
    if has_handed_in {
        return Err(HandInRefusal::HandedIn);
    }
    if todo.of == 0 || !todo.left.is_empty() {
        return Err(HandInRefusal::NotAllJudged { left: todo.left.len(), of: todo.of });
    }
    Ok(())
}

/// Until the other has handed in too, one may take it back and go on.
pub fn take_back(progress: super::sight::Progress) -> Result<(), HandInRefusal> {
    if progress.is_open() { Err(HandInRefusal::Opened) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::rating::Presented;
    use crate::kit::{Instant, PersonId};

    fn item(id: &str) -> ItemRef {
        ItemRef(id.to_owned())
    }

    fn judgement(verdict: Verdict, mark: Option<Mark>, comment: &str) -> Judgement {
        Judgement { verdict, mark, comment: comment.to_owned() }
    }

    fn yes_no(mark: Option<&Mark>) -> Claim<'_> {
        Claim { instrument: &Instrument::YesNo, scales: &[], mark }
    }

    const YES: Mark = Mark::YesNo(true);
    const NO: Mark = Mark::YesNo(false);

    #[test]
    fn agreeing_needs_no_comment_and_something_to_agree_with() {
        let agree = judgement(Verdict::Agree, None, "");

        assert_eq!(agree.check(yes_no(Some(&YES))), Ok(()));
        assert_eq!(agree.check(yes_no(None)), Err(JudgementRefusal::NothingToAgreeWith));
        assert_eq!(
            judgement(Verdict::Agree, Some(YES), "").check(yes_no(Some(&YES))),
            Err(JudgementRefusal::MarkWithoutAdjusting)
        );
    }

    #[test]
    fn an_adjustment_says_which_mark_and_why() {
        let claim = yes_no(Some(&YES));

        assert_eq!(judgement(Verdict::Adjust, Some(NO), "No log").check(claim), Ok(()));
        assert_eq!(judgement(Verdict::Adjust, None, "No log").check(claim), Err(JudgementRefusal::NoMark));
        assert_eq!(
            judgement(Verdict::Adjust, Some(YES), "No log").check(claim),
            Err(JudgementRefusal::SameMark)
        );
        assert_eq!(
            judgement(Verdict::Adjust, Some(NO), " ").check(claim),
            Err(JudgementRefusal::Comment(WordsRefusal::Empty))
        );
        assert!(matches!(
            judgement(Verdict::Adjust, Some(Mark::Step(3)), "No log").check(claim),
            Err(JudgementRefusal::Mark(MarkRefusal::WrongKind { .. }))
        ));
    }

    #[test]
    fn insufficient_evidence_says_what_is_missing() {
        let claim = yes_no(Some(&YES));

        assert_eq!(judgement(Verdict::Insufficient, None, "No document").check(claim), Ok(()));
        assert_eq!(
            judgement(Verdict::Insufficient, None, "").check(claim),
            Err(JudgementRefusal::Comment(WordsRefusal::Empty))
        );
    }

    #[test]
    fn agreeing_and_adjusting_to_the_same_are_in_concord() {
        let claim = yes_no(Some(&YES));
        let agree = judgement(Verdict::Agree, None, "");
        let adjust = judgement(Verdict::Adjust, Some(NO), "No log");
        let insufficient = judgement(Verdict::Insufficient, None, "Nothing there");

        assert!(concord(claim, &[&agree, &agree]).is_agreed);
        assert!(concord(claim, &[&insufficient, &insufficient]).is_agreed);
        let apart = concord(claim, &[&agree, &adjust]);
        assert!(!apart.is_agreed);
        assert_eq!(apart.apart, Apart::Answers(2));
        let furthest = concord(claim, &[&agree, &insufficient]);
        assert_eq!((furthest.is_agreed, furthest.share), (false, Number::from(1)));
    }

    fn proposal(mark: Option<Mark>, presented: Presented) -> Proposal {
        Proposal {
            mark,
            method: Method::Ruled,
            reason: "Seen on the visit".to_owned(),
            dissent: Vec::new(),
            presented,
            by: PersonId::from("lead"),
            at: Instant(1),
        }
    }

    fn unsettled(present: Option<&Moderation>) -> Unsettled<'_> {
        Unsettled {
            item: item("TL1"),
            instrument: &Instrument::YesNo,
            scales: &[],
            voices: Vec::new(),
            present,
            newest: 0,
        }
    }

    #[test]
    fn two_who_settle_one_item_do_not_overwrite_each_other() {
        let Settled::Mark(first) =
            settle(unsettled(None), None, proposal(Some(NO), Presented::Nothing)).unwrap()
        else {
            panic!("a mark was proposed");
        };

        let second = settle(unsettled(Some(&first)), None, proposal(Some(YES), Presented::Nothing));

        assert!(matches!(
            second,
            Err(ConsensusRefusal::Moderation(ModerationRefusal::Conflict { present: Some(_) }))
        ));
    }

    #[test]
    fn insufficient_is_settled_with_a_reason_and_counted_up() {
        let lead = PersonId::from("co");
        let proposed = proposal(None, Presented::Version(2));

        let settled = settle(unsettled(None), Some((2, &lead)), proposed).unwrap();

        assert_eq!(settled, Settled::Insufficient { version: 3, reason: "Seen on the visit".to_owned() });
    }

    #[test]
    fn a_sample_takes_the_highest_claims_of_each_criterion() {
        let candidate = |id: &str, group: &str, claim: i64| Candidate {
            item: item(id),
            group: group.to_owned(),
            claim: Some(Number::ratio(claim, 4).unwrap()),
        };
        let candidates = [
            candidate("a1", "a", 2),
            candidate("a2", "a", 4),
            candidate("a3", "a", 4),
            candidate("b1", "b", 1),
        ];

        let taken = sample(&candidates, 1);

        assert_eq!(taken, BTreeSet::from([item("a2"), item("b1")]));
    }

    #[test]
    fn a_sample_leaves_only_its_items_to_do() {
        let items = [item("a1"), item("a2"), item("b1")];
        let extent = Extent::Sample(BTreeSet::from([item("a2"), item("b1")]));

        let todo = extent.todo(&items, &BTreeSet::from([item("a2")]));

        assert_eq!(todo, Todo { of: 2, left: vec![&items[2]] });
        assert_eq!(hand_in(&todo, false), Err(HandInRefusal::NotAllJudged { left: 1, of: 2 }));
    }

    #[test]
    fn what_was_handed_in_is_taken_back_only_while_the_other_still_works() {
        use super::super::sight::Progress;

        assert_eq!(take_back(Progress { judging: 2, handed_in: 1 }), Ok(()));
        assert_eq!(take_back(Progress { judging: 2, handed_in: 2 }), Err(HandInRefusal::Opened));
        let done = Todo { of: 1, left: Vec::new() };
        assert_eq!(hand_in(&done, false), Ok(()));
        assert_eq!(hand_in(&done, true), Err(HandInRefusal::HandedIn));
    }
}
