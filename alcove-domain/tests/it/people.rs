use alcove_domain::kit::UnitId;
use alcove_domain::network::{PasswordFault, UnitRefusal, UnitTree, check_password};

fn tree() -> UnitTree {
    let unit = |id: &str, parent: Option<&str>| (UnitId::from(id), parent.map(UnitId::from));
    UnitTree::new([
        unit("school", None),
        unit("workshops", Some("school")),
        unit("welding", Some("workshops")),
    ])
}

#[test]
fn a_long_sentence_is_a_password_and_the_address_is_none() {
    let email = "Coordinator@college.example";

    assert_eq!(check_password("four plain words here", email), Ok(()));
    assert_eq!(check_password("123456789", email), Err(PasswordFault::TooShort { characters: 9 }));
    assert_eq!(check_password("coordinator@college.example", email), Err(PasswordFault::IsTheEmail));
    assert_eq!(check_password("COORDINATOR", email), Err(PasswordFault::IsTheEmail));
    assert_eq!(check_password(&"x".repeat(201), email), Err(PasswordFault::TooLong));
}

#[test]
fn characters_are_counted_and_not_bytes() {
    assert_eq!(check_password("şifrəşifrə", "a@b.example"), Ok(()));
    assert_eq!(check_password("şifrəşifr", "a@b.example"), Err(PasswordFault::TooShort { characters: 9 }));
}

#[test]
fn a_unit_cannot_stand_under_one_below_it() {
    let (tree, id) = (tree(), |text: &str| UnitId::from(text));

    assert_eq!(tree.may_stand_under(&id("welding"), Some(&id("school"))), Ok(()));
    assert_eq!(tree.may_stand_under(&id("school"), Some(&id("welding"))), Err(UnitRefusal::UnderItself));
    assert_eq!(tree.may_stand_under(&id("school"), Some(&id("school"))), Err(UnitRefusal::UnderItself));
    assert_eq!(tree.may_stand_under(&id("school"), Some(&id("elsewhere"))), Err(UnitRefusal::NoSuchUnit));
}

#[test]
fn a_ring_in_the_rows_ends_every_walk() {
    let ring = UnitTree::new([
        (UnitId::from("a"), Some(UnitId::from("b"))),
        (UnitId::from("b"), Some(UnitId::from("a"))),
    ]);

    assert_eq!(ring.path(&UnitId::from("a")), [UnitId::from("a"), UnitId::from("b")]);
    assert_eq!(ring.branch(&UnitId::from("a")).len(), 2);
}
