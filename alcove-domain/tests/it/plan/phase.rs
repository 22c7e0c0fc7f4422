use alcove_domain::plan::Span;
use alcove_domain::plan::phase::{PeriodRefusal, Phase, check_phases};

use super::case::span;

fn phase(name: &str, span: Span) -> Phase {
    Phase { name: name.to_owned(), span }
}

#[test]
fn phases_lie_within_the_plan_and_beside_each_other() {
    let period = span("2026-01-01", "2030-12-31");
    let check = |phases: &[Phase]| check_phases(period, phases);
    let first = || phase("Prepare", span("2026-01-01", "2026-12-31"));
    let named = |name: &str| name.to_owned();

    assert_eq!(check(&[first(), phase("Build", span("2027-06-01", "2030-12-31"))]), Ok(()));
    assert_eq!(
        check(&[first(), phase("Build", span("2026-12-31", "2030-12-31"))]),
        Err(PeriodRefusal::Overlap { one: named("Prepare"), other: named("Build") })
    );
    assert_eq!(
        check(&[phase("Build", span("2030-01-01", "2031-01-01"))]),
        Err(PeriodRefusal::OutsideThePlan { name: named("Build") })
    );
    assert_eq!(check(&[phase(" ", period)]), Err(PeriodRefusal::NoName));
}

#[test]
fn fifteen_years_are_the_longest_plan() {
    let years = |last: &str| check_phases(span("2020-01-01", last), &[]);

    assert_eq!(years("2034-12-31"), Ok(()));
    assert_eq!(years("2035-01-01"), Err(PeriodRefusal::TooLong { days: 5480 }));
}
