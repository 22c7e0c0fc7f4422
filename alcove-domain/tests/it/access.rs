use std::collections::BTreeSet;

use alcove_domain::kit::{Instant, NetworkId, OrganisationId, PersonId, UnitId};
use alcove_domain::network::resource::Openness;
use alcove_domain::network::{
    Action, Actor, ApplicationFacts, Confidentiality, Decision, Engagement, EvidenceFacts, Exposure,
    FrameworkFacts, Held, Membership, Offer, PlanFacts, Platform, Resource, Role, SchemeFacts, SeatHolder,
    can,
};

const NOW: Instant = Instant::from_millis(1_000_000);

pub fn organisation() -> OrganisationId {
    OrganisationId::from("college")
}

fn member_of(organisation: &str, unit: Option<&str>, role: Role) -> Membership {
    Membership {
        organisation: OrganisationId::from(organisation),
        unit: unit.map(UnitId::from),
        role,
        from: Instant::from_millis(0),
        until: None,
    }
}

fn actor(memberships: Vec<Membership>) -> Actor {
    Actor::new(PersonId::from("me"), Platform::Nothing, memberships, NOW)
}

/// A person in this role: leads of a unit and contributors in the welding workshop, the others in the
/// whole college.
fn in_role(role: Role) -> Actor {
    let unit = matches!(role, Role::UnitLead | Role::Contributor).then_some("welding");
    actor(vec![member_of("college", unit, role)])
}

fn outsider() -> Actor {
    actor(vec![member_of("another college", None, Role::Administrator)])
}

fn platform_administrator() -> Actor {
    Actor::new(PersonId::from("me"), Platform::Administrator, Vec::new(), NOW)
}

/// The welding workshop stands below the workshops.
fn welding() -> Vec<UnitId> {
    vec![UnitId::from("welding"), UnitId::from("workshops")]
}

fn office() -> Vec<UnitId> {
    vec![UnitId::from("office")]
}

fn evidence(path: Vec<UnitId>, confidentiality: Confidentiality) -> EvidenceFacts {
    EvidenceFacts {
        organisation: organisation(),
        path,
        owner: PersonId::from("somebody"),
        confidentiality,
        networks: [NetworkId::from("region")].into_iter().collect(),
    }
}

fn plan(organisation: &OrganisationId, exposure: Exposure) -> PlanFacts {
    PlanFacts { organisation: organisation.clone(), exposure }
}

/// What is done at the awarding body is done in the college as one, everything else in the college as
/// an applicant.
fn application(action: Action, college: OrganisationId) -> ApplicationFacts {
    let other = OrganisationId::from("another house");
    let of_body = matches!(action, Action::HandleApplication | Action::VoteOnApplication);
    let (applicant, body) = if of_body { (other, college) } else { (college, other) };
    ApplicationFacts {
        applicant,
        body,
        held: Held::ByTheBody,
        assessors: BTreeSet::new(),
        committee: BTreeSet::new(),
    }
}

/// The thing an action is done to, at a place of the college.
pub fn thing(action: Action, organisation: &OrganisationId, path: &[UnitId]) -> Resource {
    let (organisation, path) = (organisation.clone(), path.to_vec());
    let choices = [
        Resource::Platform,
        Resource::Organisation(organisation.clone()),
        Resource::Unit { organisation: organisation.clone(), path: path.clone() },
        Resource::Person { organisation: organisation.clone(), path: path.clone() },
        Resource::Account(PersonId::from("somebody")),
        Resource::Framework(FrameworkFacts {
            owner: Some(organisation.clone()),
            openness: Openness::NotForPublication,
        }),
        Resource::Seat { organisation: organisation.clone(), holder: SeatHolder::Unit(path.clone()) },
        Resource::Assessment(organisation.clone()),
        Resource::Evidence(EvidenceFacts {
            organisation: organisation.clone(),
            ..evidence(path.clone(), Confidentiality::Unit)
        }),
        Resource::PlanNode {
            plan: plan(&organisation, Exposure::Approved),
            units: vec![path],
            people: BTreeSet::new(),
        },
        Resource::Plan(plan(&organisation, Exposure::Approved)),
        Resource::Network(NetworkId::from("region")),
        Resource::Practice { organisation: organisation.clone(), author: PersonId::from("somebody") },
        Resource::Scheme(SchemeFacts { body: organisation.clone(), exposure: Offer::Draft }),
        Resource::Application(application(action, organisation)),
    ];
    choices.into_iter().find(|resource| resource.takes(action)).unwrap()
}

/// Letters: `+` allowed, `f` forbidden, `.` hidden.
fn letter(actor: &Actor, action: Action, path: &[UnitId]) -> char {
    match can(actor, action, &thing(action, &organisation(), path)) {
        Decision::Allowed => '+',
        Decision::Forbidden => 'f',
        Decision::Hidden => '.',
    }
}

/// Everyone against everything. Each row: in the welding workshop, and then in the office (where
/// nobody of the units belongs): Administrator, Coordinator, Head, Unit lead, contriButor, Viewer,
/// Platform administrator, Engaged assessor, Outsider, Nobody.
const TABLE: &str = "
                          ACHUBVPEON  ACHUBVPEON
ManagePlatform            ffffff+ff.  ffffff+ff.
CreateOrganisation        ffffff+ff.  ffffff+ff.
ReadPlatformAudit         ffffff+ff.  ffffff+ff.
SeeOrganisation           ++++++++..  ++++++++..
EditOrganisation          +fffff+f..  +fffff+f..
ExportOrganisation        +f+fffff..  +f+fffff..
ReadAudit                 +++fffff..  +++fffff..
SeeUnits                  ++++++++..  ++++++++..
ManageUnits               ++ffff+f..  ++ffff+f..
SeePeople                 +++++.+...  +++...+...
ResetSignIn               +ffff.+...  +ff...+...
RevokeTokens              +ffff.+...  +ff...+...
Grant(Administrator)      +ffff.+...  +ff...+...
Grant(Coordinator)        +ffff.+...  +ff...+...
Grant(Head)               +ffff.+...  +ff...+...
Grant(UnitLead)           ++fff.+...  ++f...+...
Grant(Contributor)        ++f+f.+...  ++f...+...
Grant(Viewer)             ++f+f.+...  ++f...+...
ManageOwnAccount          ..........  ..........
ManageOwnTokens           ..........  ..........
SeeFramework              ++++++....  ++++++....
ImportFramework           ++ffff....  ++ffff....
ExportFramework           ++ffff....  ++ffff....
SeeAssessment             ++++++.+..  ++++++.+..
SetUpAssessment           ++ffff.f..  ++ffff.f..
OpenAssessment            ++ffff.f..  ++ffff.f..
CloseAssessment           +++fff.f..  +++fff.f..
ReopenAssessment          +++fff.f..  +++fff.f..
SeeOutcome                ++++++.+..  ++++++.+..
ExportReport              ++++++.+..  ++++++.+..
EditFindings              +++fff.f..  +++fff.f..
Moderate                  +++fff.f..  +++fff.f..
SeeParticipation          ++++f.....  +++ff.....
SendReminders             ++f+f.....  ++fff.....
SeeSeats                  +++++.....  +++++.....
AssignSeats               ++fff.....  ++fff.....
SeeRatings                ++++++....  ++++++....
Discuss                   +++++.....  +++++.....
Rate                      ++f++.....  ++fff.....
SeeEvidence               +++++.....  +++.......
AddEvidence               +++++.....  +++.......
EditEvidence              ++f+f.....  ++f.......
ShareEvidence             +++ff.....  +++.......
WithdrawEvidence          ++f+f.....  ++f.......
SeePlan                   ++++++....  ++++++....
SeeDraftPlan              +++fff....  +++fff....
EditPlan                  ++++ff....  +++fff....
ApprovePlan               +f+fff....  +f+fff....
NoteStatus                +++++f....  +++fff....
FoundNetwork              ffffff+ff.  ffffff+ff.
SeeNetwork                ......+...  ......+...
CoordinateNetwork         ......f...  ......f...
AnswerNetwork             +f+fffff..  +f+fffff..
ArrangeMentoring          +++fffff..  +++fffff..
WritePractice             +++++.....  +++++.....
SeePractice               +++.......  +++.......
EditPractice              +++.......  +++.......
EndorsePractice           +++.......  +++.......
SeeScheme                 +++.......  +++.......
EditScheme                ++f.......  ++f.......
HandleApplication         +++.......  +++.......
SeeApplication            ++++++....  ++++++....
PrepareApplication        +++fff....  +++fff....
SignDeclaration           ff+fff....  ff+fff....
VoteOnApplication         fff.......  fff.......
AssessApplication         ffffff....  ffffff....
";

#[test]
fn everyone_against_everything() {
    let mut people: Vec<Actor> = Role::ALL.map(in_role).into();
    people.push(platform_administrator());
    people.push(assessor());
    people.push(outsider());
    people.push(Actor::nobody());

    let mut is = String::from("\n                          ACHUBVPEON  ACHUBVPEON\n");
    let row = |action| {
        let at = |path: &[UnitId]| people.iter().map(|actor| letter(actor, action, path)).collect::<String>();
        format!("{:<26}{}  {}\n", format!("{action:?}"), at(&welding()), at(&office()))
    };
    let written = |line: &str| {
        let name = line.split_whitespace().next().unwrap_or("");
        Action::all().into_iter().find(|action| format!("{action:?}") == name)
    };
    let actions: Vec<Action> = TABLE.lines().filter_map(written).collect();
    is.extend(actions.iter().map(|action| row(*action)));

    assert_eq!(is, TABLE);
    for action in Action::all() {
        assert!(actions.contains(&action), "{action:?} is not in the table");
    }
}

fn assessor() -> Actor {
    let engagement =
        Engagement { organisation: organisation(), from: Instant::from_millis(0), until: NOW.plus_days(30) };
    actor(Vec::new()).engaged(&[engagement], NOW)
}

#[test]
fn an_assessors_access_ends_by_itself() {
    let over = Engagement { organisation: organisation(), from: Instant::from_millis(0), until: NOW };
    let assessor = actor(Vec::new()).engaged(&[over], NOW);

    assert_eq!(
        can(&assessor, Action::SeeAssessment, &Resource::Assessment(organisation())),
        Decision::Hidden
    );
}

#[test]
fn a_leaver_sees_nothing_from_the_moment_of_leaving() {
    let leaver = Membership { until: Some(NOW), ..member_of("college", None, Role::Administrator) };
    let newcomer = Membership { from: NOW.plus_seconds(1), ..member_of("college", None, Role::Head) };
    let own = EvidenceFacts { owner: PersonId::from("me"), ..evidence(welding(), Confidentiality::Unit) };

    for membership in [leaver, newcomer] {
        let actor = actor(vec![membership]);
        let college = Resource::Organisation(organisation());
        assert_eq!(can(&actor, Action::SeeOrganisation, &college), Decision::Hidden);
        assert_eq!(can(&actor, Action::SeeEvidence, &Resource::Evidence(own.clone())), Decision::Hidden);
    }
}

#[test]
fn a_role_in_a_unit_reaches_the_units_below_and_no_other() {
    let coordinator = actor(vec![member_of("college", Some("workshops"), Role::Coordinator)]);

    assert_eq!(letter(&coordinator, Action::Rate, &welding()), '+');
    assert_eq!(letter(&coordinator, Action::Rate, &office()), 'f');
    assert_eq!(letter(&coordinator, Action::Moderate, &[]), 'f');
}

#[test]
fn a_contributor_of_no_unit_rates_for_none() {
    let contributor = actor(vec![member_of("college", None, Role::Contributor)]);

    assert_eq!(letter(&contributor, Action::Rate, &welding()), 'f');
}

#[test]
fn a_seat_given_to_a_person_is_permission_enough() {
    let seat = |person: &str| Resource::Seat {
        organisation: organisation(),
        holder: SeatHolder::Person(PersonId::from(person)),
    };
    let head = in_role(Role::Head);

    assert_eq!(can(&head, Action::Rate, &seat("me")), Decision::Allowed);
    assert_eq!(can(&head, Action::Rate, &seat("somebody")), Decision::Forbidden);
    assert_eq!(can(&outsider(), Action::Rate, &seat("me")), Decision::Hidden);
    assert_eq!(can(&in_role(Role::Viewer), Action::AssignSeats, &seat("me")), Decision::Forbidden);
}

#[test]
fn ones_own_account_asks_for_no_role() {
    let mine = Resource::Account(PersonId::from("me"));

    for actor in [outsider(), platform_administrator(), in_role(Role::Viewer)] {
        assert_eq!(can(&actor, Action::ManageOwnTokens, &mine), Decision::Allowed);
    }
    assert_eq!(can(&Actor::nobody(), Action::ManageOwnTokens, &mine), Decision::Hidden);
}

#[test]
fn an_author_goes_on_with_a_practice_and_does_not_agree_to_it_alone() {
    let mine = Resource::Practice { organisation: organisation(), author: PersonId::from("me") };
    let author = in_role(Role::Contributor);
    let left = Membership { until: Some(NOW), ..member_of("college", None, Role::Contributor) };

    assert_eq!(can(&author, Action::EditPractice, &mine), Decision::Allowed);
    assert_eq!(can(&author, Action::EndorsePractice, &mine), Decision::Forbidden);
    assert_eq!(can(&outsider(), Action::SeePractice, &mine), Decision::Hidden);
    assert_eq!(can(&actor(vec![left]), Action::SeePractice, &mine), Decision::Hidden);
}

#[test]
fn evidence_opens_circle_by_circle() {
    use Confidentiality::{Assessors, Network, Organisation, Public, Unit};
    let neighbour = outsider().in_networks([NetworkId::from("region")].into_iter().collect());
    let people = [
        ("contributor of the unit", in_role(Role::Contributor), Unit),
        ("viewer", in_role(Role::Viewer), Organisation),
        ("assessor", assessor(), Assessors),
        ("neighbour in the network", neighbour, Network),
        ("outsider", outsider(), Public),
        ("platform administrator", platform_administrator(), Public),
        ("nobody", Actor::nobody(), Public),
    ];
    for (who, actor, from) in people {
        for circle in [Unit, Organisation, Assessors, Network, Public] {
            let expected = if circle >= from { Decision::Allowed } else { Decision::Hidden };
            let resource = Resource::Evidence(evidence(welding(), circle));
            assert_eq!(can(&actor, Action::SeeEvidence, &resource), expected, "{who}, {circle:?}");
        }
    }
}

#[test]
fn the_owner_keeps_ones_own_evidence() {
    let own = EvidenceFacts { owner: PersonId::from("me"), ..evidence(office(), Confidentiality::Unit) };
    let contributor = in_role(Role::Contributor);
    let on_own = |action| can(&contributor, action, &Resource::Evidence(own.clone()));

    assert_eq!(on_own(Action::SeeEvidence), Decision::Allowed);
    assert_eq!(on_own(Action::EditEvidence), Decision::Allowed);
    assert_eq!(on_own(Action::ShareEvidence), Decision::Forbidden);
}

#[test]
fn a_draft_of_a_plan_is_hidden_from_all_but_those_who_prepare_it() {
    use Role::{Administrator, Contributor, Coordinator, Head, UnitLead, Viewer};
    let draft = plan(&organisation(), Exposure::Draft);
    let node = Resource::PlanNode {
        plan: draft.clone(),
        units: vec![welding()],
        people: [PersonId::from("me")].into_iter().collect(),
    };
    let plan = Resource::Plan(draft);

    for role in [Administrator, Coordinator, Head] {
        assert_eq!(can(&in_role(role), Action::SeePlan, &plan), Decision::Allowed, "{role:?}");
        assert_eq!(can(&in_role(role), Action::EditPlan, &node), Decision::Allowed, "{role:?}");
    }
    assert_eq!(can(&in_role(Coordinator), Action::ApprovePlan, &plan), Decision::Forbidden);
    for actor in [in_role(UnitLead), in_role(Contributor), in_role(Viewer), outsider()] {
        for action in [Action::SeePlan, Action::EditPlan, Action::NoteStatus] {
            assert_eq!(can(&actor, action, &plan), Decision::Hidden, "{action:?}");
            assert_eq!(can(&actor, action, &node), Decision::Hidden, "{action:?}");
        }
        assert_eq!(can(&actor, Action::ApprovePlan, &plan), Decision::Hidden);
    }
}

#[test]
fn who_is_named_on_an_action_says_how_it_stands_and_changes_nothing() {
    let named = |person: &str| Resource::PlanNode {
        plan: plan(&organisation(), Exposure::Approved),
        units: vec![office()],
        people: [PersonId::from(person)].into_iter().collect(),
    };
    let viewer = in_role(Role::Viewer);
    let left = Membership { until: Some(NOW), ..member_of("college", None, Role::Viewer) };

    assert_eq!(can(&viewer, Action::NoteStatus, &named("me")), Decision::Allowed);
    assert_eq!(can(&viewer, Action::NoteStatus, &named("somebody")), Decision::Forbidden);
    assert_eq!(can(&viewer, Action::EditPlan, &named("me")), Decision::Forbidden);
    assert_eq!(can(&outsider(), Action::NoteStatus, &named("me")), Decision::Hidden);
    assert_eq!(can(&actor(vec![left]), Action::NoteStatus, &named("me")), Decision::Hidden);
}

#[test]
fn a_lead_changes_what_one_of_several_units_has_a_part_in() {
    let shared = Resource::PlanNode {
        plan: plan(&organisation(), Exposure::Approved),
        units: vec![office(), welding()],
        people: BTreeSet::new(),
    };
    let nobodys = Resource::PlanNode {
        plan: plan(&organisation(), Exposure::Approved),
        units: Vec::new(),
        people: BTreeSet::new(),
    };

    assert_eq!(can(&in_role(Role::UnitLead), Action::EditPlan, &shared), Decision::Allowed);
    assert_eq!(can(&in_role(Role::Contributor), Action::EditPlan, &shared), Decision::Forbidden);
    assert_eq!(can(&in_role(Role::UnitLead), Action::EditPlan, &nobodys), Decision::Forbidden);
    assert_eq!(can(&in_role(Role::Head), Action::EditPlan, &nobodys), Decision::Allowed);
}

#[test]
fn a_framework_not_for_publication_stays_in_its_organisation() {
    let framework =
        |owner: Option<OrganisationId>, openness| Resource::Framework(FrameworkFacts { owner, openness });
    let licensed = framework(Some(organisation()), Openness::NotForPublication);
    let shipped = framework(None, Openness::Public);

    assert_eq!(can(&in_role(Role::Viewer), Action::SeeFramework, &licensed), Decision::Allowed);
    assert_eq!(can(&outsider(), Action::SeeFramework, &licensed), Decision::Hidden);
    assert_eq!(can(&platform_administrator(), Action::SeeFramework, &licensed), Decision::Hidden);
    assert_eq!(can(&outsider(), Action::SeeFramework, &shipped), Decision::Allowed);
    assert_eq!(can(&outsider(), Action::ImportFramework, &shipped), Decision::Forbidden);
    assert_eq!(can(&platform_administrator(), Action::ImportFramework, &shipped), Decision::Allowed);
}

#[test]
fn an_action_on_the_wrong_sort_of_thing_is_denied_to_all() {
    let administrator = in_role(Role::Administrator);
    let account = Resource::Account(PersonId::from("me"));

    assert_eq!(can(&administrator, Action::Moderate, &account), Decision::Forbidden);
    assert_eq!(
        can(&administrator, Action::ManageUnits, &Resource::Assessment(organisation())),
        Decision::Forbidden
    );
}

#[test]
fn a_network_is_seen_by_its_members_and_run_by_its_coordinators() {
    let region = || [NetworkId::from("region")].into_iter().collect();
    let network = Resource::Network(NetworkId::from("region"));
    let member = in_role(Role::Viewer).in_networks(region());
    let coordinator = outsider().coordinating(region());

    assert_eq!(can(&member, Action::SeeNetwork, &network), Decision::Allowed);
    assert_eq!(can(&member, Action::CoordinateNetwork, &network), Decision::Forbidden);
    assert_eq!(can(&coordinator, Action::CoordinateNetwork, &network), Decision::Allowed);
    assert_eq!(can(&outsider(), Action::SeeNetwork, &network), Decision::Hidden);
    assert_eq!(can(&outsider(), Action::CoordinateNetwork, &network), Decision::Hidden);
}

#[test]
fn an_application_is_nobodys_business_at_the_body_before_it_is_submitted() {
    let at = |held| {
        Resource::Application(ApplicationFacts {
            held,
            assessors: [PersonId::from("me")].into_iter().collect(),
            committee: [PersonId::from("me")].into_iter().collect(),
            ..application(Action::HandleApplication, organisation())
        })
    };
    let body = in_role(Role::Administrator);

    assert_eq!(can(&body, Action::SeeApplication, &at(Held::ByTheInstitution)), Decision::Hidden);
    assert_eq!(can(&body, Action::HandleApplication, &at(Held::ByTheInstitution)), Decision::Hidden);
    assert_eq!(can(&body, Action::SeeApplication, &at(Held::ByTheBody)), Decision::Allowed);
    assert_eq!(can(&body, Action::PrepareApplication, &at(Held::ByTheBody)), Decision::Forbidden);
    assert_eq!(can(&body, Action::SignDeclaration, &at(Held::ByTheBody)), Decision::Forbidden);
}

#[test]
fn whoever_is_named_sees_one_application_and_does_one_thing() {
    let named = |assessor: &str, member: &str| {
        Resource::Application(ApplicationFacts {
            assessors: [PersonId::from(assessor)].into_iter().collect(),
            committee: [PersonId::from(member)].into_iter().collect(),
            ..application(Action::HandleApplication, organisation())
        })
    };
    let viewer = in_role(Role::Viewer);

    assert_eq!(can(&viewer, Action::SeeApplication, &named("x", "y")), Decision::Hidden);
    assert_eq!(can(&viewer, Action::SeeApplication, &named("x", "me")), Decision::Allowed);
    assert_eq!(can(&viewer, Action::VoteOnApplication, &named("x", "me")), Decision::Allowed);
    assert_eq!(can(&viewer, Action::AssessApplication, &named("x", "me")), Decision::Forbidden);
    assert_eq!(can(&outsider(), Action::AssessApplication, &named("me", "y")), Decision::Allowed);
    // Who has left the body no longer votes there, and reads nothing any more.
    assert_eq!(can(&outsider(), Action::VoteOnApplication, &named("x", "me")), Decision::Hidden);
    assert_eq!(can(&outsider(), Action::SeeApplication, &named("x", "me")), Decision::Hidden);
}

#[test]
fn a_published_scheme_is_open_to_everybody_who_signed_in() {
    let scheme = |exposure| Resource::Scheme(SchemeFacts { body: organisation(), exposure });

    assert_eq!(can(&outsider(), Action::SeeScheme, &scheme(Offer::Published)), Decision::Allowed);
    assert_eq!(can(&outsider(), Action::EditScheme, &scheme(Offer::Published)), Decision::Forbidden);
    assert_eq!(can(&outsider(), Action::SeeScheme, &scheme(Offer::Draft)), Decision::Hidden);
    assert_eq!(can(&Actor::nobody(), Action::SeeScheme, &scheme(Offer::Published)), Decision::Hidden);
}
