use alcove_domain::certify::application::{Act, Completeness, Grounds};
use alcove_domain::certify::{Application, CertifyRefusal, Stage, Validation, Verdict};
use alcove_domain::kit::{Instant, PersonId};

fn act(by: &str) -> Act {
    Act { by: PersonId::from(by), at: Instant::from_millis(1_000) }
}

fn submitted() -> Application {
    let complete = Completeness { unmet: 0, declared: true };
    Application::Submitted(Application::Draft.submit(complete, act("head")).unwrap())
}

fn reported() -> Application {
    let begun = submitted().begin_assessment().unwrap();
    begun.send_draft_report().unwrap().finish_report().unwrap()
}

fn grounds(verdict: Verdict, conditions: usize) -> Grounds {
    Grounds { verdict, conditions }
}

#[test]
fn what_is_not_complete_is_not_submitted() {
    let unmet = Completeness { unmet: 2, declared: true };
    let unsigned = Completeness { unmet: 0, declared: false };

    assert_eq!(Application::Draft.submit(unmet, act("head")), Err(CertifyRefusal::Unmet { unmet: 2 }));
    assert_eq!(Application::Draft.submit(unsigned, act("head")), Err(CertifyRefusal::NotDeclared));
    assert_eq!(
        submitted().submit(Completeness { unmet: 0, declared: true }, act("head")),
        Err(CertifyRefusal::NotNow { is: Stage::Submitted, needed: Stage::Draft })
    );
}

#[test]
fn the_stages_follow_one_another() {
    assert_eq!(reported().stage(), Stage::Reported);
    assert_eq!(
        submitted().send_draft_report(),
        Err(CertifyRefusal::NotNow { is: Stage::Submitted, needed: Stage::UnderAssessment })
    );
    assert_eq!(
        submitted().finish_report(),
        Err(CertifyRefusal::NotNow { is: Stage::Submitted, needed: Stage::FactualCheck })
    );
}

#[test]
fn a_committee_waits_for_the_report_unless_the_level_is_judged_on_paper() {
    let not_now = Err(CertifyRefusal::NotNow { is: Stage::Submitted, needed: Stage::Reported });

    assert_eq!(submitted().may_decide(Validation::Desk), not_now);
    assert_eq!(submitted().may_decide(Validation::Visit), not_now);
    assert_eq!(submitted().may_decide(Validation::OnPaper), Ok(()));
    assert_eq!(reported().may_decide(Validation::Visit), Ok(()));
}

#[test]
fn a_decision_says_why_and_on_what_condition() {
    let decide = |verdict, conditions, reasons: &str| {
        let done = reported().decide(Validation::Visit, grounds(verdict, conditions), reasons, act("chair"));
        done.map(|decided| decided.verdict)
    };

    assert_eq!(decide(Verdict::Granted, 0, ""), Ok(Verdict::Granted));
    assert_eq!(decide(Verdict::Conditional, 0, "Nearly."), Err(CertifyRefusal::NoConditions));
    assert_eq!(decide(Verdict::Conditional, 2, "Nearly."), Ok(Verdict::Conditional));
    assert_eq!(decide(Verdict::Granted, 1, ""), Err(CertifyRefusal::ConditionsLeft { conditions: 1 }));
    assert!(matches!(decide(Verdict::Refused, 0, " "), Err(CertifyRefusal::Reason(_))));
}

#[test]
fn conditions_are_met_or_the_decision_falls() {
    let conditional = || {
        let grounds = grounds(Verdict::Conditional, 1);
        reported().decide(Validation::Desk, grounds, "One document is missing.", act("chair")).unwrap()
    };

    assert_eq!(conditional().grant(1, act("officer")), Err(CertifyRefusal::ConditionsOpen { open: 1 }));
    assert_eq!(conditional().grant(0, act("officer")).unwrap().verdict, Verdict::Granted);
    assert_eq!(conditional().lapse("It never came.", act("officer")).unwrap().verdict, Verdict::Refused);
    let granted = conditional().grant(0, act("officer")).unwrap();
    assert_eq!(
        granted.lapse("No.", act("officer")),
        Err(CertifyRefusal::OtherVerdict { is: Verdict::Granted, needed: Verdict::Conditional })
    );
}

#[test]
fn an_appeal_follows_what_was_not_granted() {
    let refused = reported().decide(Validation::Desk, grounds(Verdict::Refused, 0), "No plan.", act("chair"));
    let granted = reported().decide(Validation::Desk, grounds(Verdict::Granted, 0), "", act("chair"));

    assert_eq!(refused.unwrap().may_appeal(), Ok(()));
    assert!(granted.unwrap().may_appeal().is_err());
}

#[test]
fn an_application_is_withdrawn_until_it_is_decided() {
    let decided =
        reported().decide(Validation::Desk, grounds(Verdict::Granted, 0), "", act("chair")).unwrap();

    for application in [Application::Draft, submitted(), reported()] {
        assert_eq!(application.withdraw("Next year.", act("head")).unwrap().reason, "Next year.");
    }
    assert!(Application::Decided(decided).withdraw("Too late.", act("head")).is_err());
    assert!(matches!(submitted().withdraw("", act("head")), Err(CertifyRefusal::Reason(_))));
}
