use alcove_domain::evidence::{Confidentiality, EvidenceKind, EvidenceRefusal, Period, Piece};
use alcove_domain::kit::Day;
use alcove_domain::kit::words::WordsRefusal;

use crate::build::n;

const MOST: u64 = 1_000_000;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn piece(kind: EvidenceKind) -> Piece {
    Piece {
        title: "Safety plan of the workshops".to_owned(),
        kind,
        note: String::new(),
        dated: Some(day("2026-03-01")),
        period: None,
        expires: None,
        confidentiality: Confidentiality::Organisation,
    }
}

fn document(name: &str, bytes: u64) -> Piece {
    piece(EvidenceKind::Document { name: name.to_owned(), bytes })
}

fn faults(piece: &Piece) -> Vec<EvidenceRefusal> {
    piece.faults(day("2026-11-21"), MOST)
}

#[test]
fn every_kind_of_evidence_is_taken() {
    let kinds = [
        EvidenceKind::Document { name: "plan.pdf".to_owned(), bytes: MOST },
        EvidenceKind::Photo { name: "workshop.jpg".to_owned(), bytes: 1 },
        EvidenceKind::Link { address: "https://example.org/plan?year=2026".to_owned() },
        EvidenceKind::Figure { value: n("42"), unit: "learners".to_owned(), source: "register".to_owned() },
        EvidenceKind::Note { text: "Seen on the visit in spring".to_owned() },
    ];
    for kind in kinds {
        assert_eq!(faults(&piece(kind)), []);
    }
}

#[test]
fn a_file_needs_a_name_that_is_no_path_and_a_size_that_fits() {
    for name in ["", " ", "..", "a/b.pdf", "a\\b.pdf", "a\0.pdf", &"x".repeat(256)] {
        assert_eq!(faults(&document(name, 1)), [EvidenceRefusal::FileName], "{name:?}");
    }
    assert_eq!(faults(&document("plan.pdf", 0)), [EvidenceRefusal::EmptyFile]);
    assert_eq!(
        faults(&document("plan.pdf", MOST + 1)),
        [EvidenceRefusal::FileTooLarge { bytes: MOST + 1, at_most: MOST }]
    );
}

#[test]
fn a_link_leads_to_a_page_and_carries_no_password() {
    let link = |address: &str| faults(&piece(EvidenceKind::Link { address: address.to_owned() }));

    for address in
        ["javascript:alert(1)", "file:///etc/passwd", "https://", "plan.pdf", "https://a b", "https://a\\b"]
    {
        assert_eq!(link(address), [EvidenceRefusal::Address], "{address:?}");
    }
    assert_eq!(link("https://head:secret@example.org/"), [EvidenceRefusal::AddressWithPassword]);
    assert_eq!(link("HTTPS://example.org/@teachers"), []);
    let long = format!("https://example.org/{}", "x".repeat(2_000));
    assert_eq!(link(&long), [EvidenceRefusal::AddressTooLong { characters: 2_020, at_most: 2_000 }]);
}

#[test]
fn dates_must_make_sense() {
    let odd = Piece {
        dated: Some(day("2026-12-01")),
        period: Some(Period { from: day("2026-06-01"), until: day("2026-05-01") }),
        expires: Some(day("2026-11-30")),
        ..document("plan.pdf", 1)
    };

    assert_eq!(
        faults(&odd),
        [
            EvidenceRefusal::DatedInFuture { dated: day("2026-12-01"), today: day("2026-11-21") },
            EvidenceRefusal::PeriodBackwards { from: day("2026-06-01"), until: day("2026-05-01") },
            EvidenceRefusal::ExpiresBeforeItsDate { expires: day("2026-11-30"), dated: day("2026-12-01") },
        ]
    );
}

#[test]
fn evidence_has_a_title_of_one_line() {
    let titled = |title: String| faults(&Piece { title, ..document("plan.pdf", 1) });

    assert_eq!(titled(String::new()), [EvidenceRefusal::Title(WordsRefusal::Empty)]);
    let too_long = WordsRefusal::TooLong { characters: 301, at_most: 300 };
    assert_eq!(titled("x".repeat(301)), [EvidenceRefusal::Title(too_long)]);
}
