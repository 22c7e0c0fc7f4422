//! Where a practice is on its way. Two have to agree before it is published: its own institution,
//! and a reviewer for its theme who belongs to another one.

use super::rubric::Rubric;
use crate::kit::words::check_some_words;
use crate::kit::{OrganisationId, PersonId, WordsRefusal};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    Draft,
    /// Waits for its own institution.
    Submitted,
    /// Waits for a reviewer, or is with one.
    Reviewing,
    /// Came back with reasons.
    Returned,
    /// What is written is what is published.
    Published,
    Withdrawn,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PublishRefusal {
    #[error("not in this state")]
    NotInThisState { is: Stage },
    /// Keys of the elements that say nothing yet.
    #[error("incomplete")]
    Incomplete { missing: Vec<&'static str> },
    /// Nobody agrees to their own text.
    #[error("one's own work")]
    OwnWork,
    #[error("of one's own institution")]
    OwnInstitution,
    #[error("the rubric is not finished")]
    RubricOpen { rated: usize, of: usize },
    /// Something of it is at the lowest step.
    #[error("too weak")]
    TooWeak { items: usize },
    #[error("words are needed")]
    Words(#[from] WordsRefusal),
}

impl Stage {
    pub const ALL: [Self; 6] =
        [Self::Draft, Self::Submitted, Self::Reviewing, Self::Returned, Self::Published, Self::Withdrawn];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Reviewing => "reviewing",
            Self::Returned => "returned",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }

    /// Whether its words can be changed now. What others are looking at stays as they look at it.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Submitted | Self::Reviewing)
    }

    const fn refused(self) -> PublishRefusal {
        PublishRefusal::NotInThisState { is: self }
    }

    /// Changed words are a draft again; what was published stays published beside it.
    pub fn edit(self) -> Result<Self, PublishRefusal> {
        if self.is_open() { Ok(Self::Draft) } else { Err(self.refused()) }
    }

    pub fn submit(self, missing: Vec<&'static str>) -> Result<Self, PublishRefusal> {
        if !matches!(self, Self::Draft | Self::Returned) {
            return Err(self.refused());
        }
        if missing.is_empty() { Ok(Self::Submitted) } else { Err(PublishRefusal::Incomplete { missing }) }
    }

    /// The author takes it back before anything was decided.
    pub fn take_back(self) -> Result<Self, PublishRefusal> {
        if self.is_open() { Err(self.refused()) } else { Ok(Self::Draft) }
    }

    /// The own institution agrees.
    pub fn endorse(self, author: &PersonId, by: &PersonId) -> Result<Self, PublishRefusal> {
        if self != Self::Submitted {
            return Err(self.refused());
        }
        if author == by { Err(PublishRefusal::OwnWork) } else { Ok(Self::Reviewing) }
    }

    /// Goes back to its author, from either step, with reasons.
    pub fn send_back(self, reason: &str) -> Result<Self, PublishRefusal> {
        if self.is_open() {
            return Err(self.refused());
        }
        check_some_words(reason)?;
        Ok(Self::Returned)
    }

    /// A reviewer takes it up: not of the same institution.
    pub fn take_up(
        self,
        owner: &OrganisationId,
        mut reviewers: impl Iterator<Item = OrganisationId>,
    ) -> Result<Self, PublishRefusal> {
        if self != Self::Reviewing {
            return Err(self.refused());
        }
        if reviewers.any(|organisation| organisation == *owner) {
            return Err(PublishRefusal::OwnInstitution);
        }
        Ok(self)
    }

    pub fn publish(self, rubric: Rubric) -> Result<Self, PublishRefusal> {
        if self != Self::Reviewing {
            return Err(self.refused());
        }
        rubric.allows_publication()?;
        Ok(Self::Published)
    }

    /// Takes what was published out of the catalogue.
    pub fn withdraw(self, published: u32, reason: &str) -> Result<Self, PublishRefusal> {
        if published == 0 || self == Self::Withdrawn {
            return Err(self.refused());
        }
        check_some_words(reason)?;
        Ok(Self::Withdrawn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: Rubric = Rubric { rated: 8, of: 8, low: 0 };

    #[test]
    fn a_practice_is_published_after_two_have_agreed() {
        let (author, head): (PersonId, PersonId) = ("author".into(), "head".into());

        let endorsed = Stage::Draft.submit(vec![]).and_then(|stage| stage.endorse(&author, &head)).unwrap();
        let published = endorsed.publish(GOOD);

        assert_eq!((endorsed, published), (Stage::Reviewing, Ok(Stage::Published)));
        assert_eq!(Stage::Submitted.endorse(&author, &author), Err(PublishRefusal::OwnWork));
        assert_eq!(Stage::Submitted.publish(GOOD), Err(Stage::Submitted.refused()));
    }

    #[test]
    fn what_lacks_an_element_is_not_submitted() {
        let refused = Stage::Draft.submit(vec!["impact"]);

        assert_eq!(refused, Err(PublishRefusal::Incomplete { missing: vec!["impact"] }));
    }

    #[test]
    fn nobody_reviews_their_own_institution() {
        let (owner, other): (OrganisationId, OrganisationId) = ("owner".into(), "other".into());

        let own = Stage::Reviewing.take_up(&owner, [other.clone(), owner.clone()].into_iter());
        let others = Stage::Reviewing.take_up(&owner, [other].into_iter());

        assert_eq!((own, others), (Err(PublishRefusal::OwnInstitution), Ok(Stage::Reviewing)));
    }

    #[test]
    fn a_return_and_a_withdrawal_give_reasons() {
        assert!(matches!(Stage::Reviewing.send_back(" "), Err(PublishRefusal::Words(_))));
        assert_eq!(Stage::Submitted.send_back("Say what changed for learners."), Ok(Stage::Returned));
        assert!(matches!(Stage::Published.withdraw(1, ""), Err(PublishRefusal::Words(_))));
        assert_eq!(Stage::Draft.withdraw(0, "A reason"), Err(Stage::Draft.refused()));
        assert_eq!(Stage::Draft.withdraw(2, "A reason"), Ok(Stage::Withdrawn));
    }

    #[test]
    fn words_stay_as_they_are_while_others_look_at_them() {
        assert_eq!(Stage::Reviewing.edit(), Err(Stage::Reviewing.refused()));
        assert_eq!(Stage::Published.edit(), Ok(Stage::Draft));
        assert_eq!(Stage::Submitted.take_back(), Ok(Stage::Draft));
    }
}
