//! What the rubric of a reviewer says of publishing. Its items and steps are an edition; here is
//! only what follows from the marks.

use super::stage::PublishRefusal;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rubric {
    /// Items with a mark, "not applicable" too.
    pub rated: usize,
    pub of: usize,
    /// Items at the lowest step of their scale.
    pub low: usize,
}

impl Rubric {
    /// `marks`: for each item whether it has a mark, and its step counted from the lowest, 1.
    pub fn of(marks: impl IntoIterator<Item = Option<Option<usize>>>) -> Self {
        marks.into_iter().fold(Self::default(), |sum, mark| Self {
            of: sum.of + 1,
            rated: sum.rated + usize::from(mark.is_some()),
            low: sum.low + usize::from(mark == Some(Some(1))),
        })
    }

    /// Everything is looked at, and nothing fails.
    pub fn allows_publication(self) -> Result<(), PublishRefusal> {
        if self.rated < self.of || self.of == 0 {
            return Err(PublishRefusal::RubricOpen { rated: self.rated, of: self.of });
        }
        if self.low > 0 { Err(PublishRefusal::TooWeak { items: self.low }) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_item_and_a_lowest_step_both_stand_in_the_way() {
        let open = Rubric::of([Some(Some(3)), None]);
        let weak = Rubric::of([Some(Some(3)), Some(Some(1))]);
        let fine = Rubric::of([Some(Some(2)), Some(None)]);

        assert_eq!(open.allows_publication(), Err(PublishRefusal::RubricOpen { rated: 1, of: 2 }));
        assert_eq!(weak.allows_publication(), Err(PublishRefusal::TooWeak { items: 1 }));
        assert_eq!(fine.allows_publication(), Ok(()));
        assert!(Rubric::of([]).allows_publication().is_err());
    }
}
