//! Drawings of a plan: its timeline, and what is done of it.

use crate::plan;
use alcove_report::chart::{
    BurnUp, DayAxis, DayMark, DaySpan, Kind, Medium, Row, Sign, Standing, Step, Words, burn_up, timeline,
    timeline_mark, timeline_pages,
};
use resvg::usvg::roxmltree::{Document, Node};

const STANDINGS: [Standing; 7] = [
    Standing::NotStarted,
    Standing::OnTrack,
    Standing::AtRisk,
    Standing::Delayed,
    Standing::Done,
    Standing::Cancelled,
    Standing::Suspended,
];

fn words() -> Words {
    Words::new("plan", "Timeline", "Two of 13 actions are late.")
}

fn parsed(svg: &str) -> Document<'_> {
    Document::parse(svg).expect("a chart is well-formed XML")
}

fn with_class<'a>(document: &'a Document<'a>, class: &'a str) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(|node| node.attribute("class") == Some(class)).collect()
}

fn at(node: Node, name: &str) -> f64 {
    node.attribute(name).unwrap().parse().unwrap()
}

fn texts<'a>(document: &'a Document<'a>) -> Vec<&'a str> {
    document
        .descendants()
        .filter(|node| node.tag_name().name() == "text")
        .filter_map(|node| node.text())
        .collect()
}

fn row(kind: Kind, first: i64, last: i64) -> Row {
    Row {
        kind,
        level: 0,
        name: "Meter the workshops".to_owned(),
        span: Some(DaySpan::new(plan::days(first, last), "as it stands")),
        approved: None,
        standing: Standing::OnTrack,
        done: 0.5,
    }
}

/// A hundred days, each as wide as the next.
fn hundred() -> DayAxis {
    DayAxis { days: plan::days(0, 99), today: None, ..plan::axis() }
}

#[test]
fn a_bar_reaches_to_the_end_of_its_last_day() {
    let rows = [row(Kind::Action, 0, 49), row(Kind::Action, 50, 99)];

    let svg = timeline(&hundred(), &rows, &words(), Medium::Screen);

    let document = parsed(&svg);
    let bars = with_class(&document, "g-bar");
    let done = with_class(&document, "g-done");
    assert_eq!(at(bars[0], "x") + at(bars[0], "width"), at(bars[1], "x"));
    assert_eq!(at(bars[0], "width"), at(bars[1], "width"));
    assert_eq!(at(done[0], "width") * 2.0, at(bars[0], "width"));
}

#[test]
fn a_timeline_has_a_name_a_description_and_words_for_every_bar() {
    let svg = timeline(&plan::axis(), &plan::rows(), &words(), Medium::Screen);

    let document = parsed(&svg);
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    assert_eq!(root.attribute("aria-labelledby"), Some("plan-t plan-d"));
    let bars =
        ["g-bar", "g-done", "g-plan", "g-late", "g-latedone", "g-risk", "g-riskdone", "g-stop", "g-ghost"];
    let shapes = bars.iter().flat_map(|class| with_class(&document, class));
    for shape in shapes.filter(|shape| shape.tag_name().name() == "rect") {
        assert!(shape.children().any(|child| child.tag_name().name() == "title"), "{shape:?}");
    }
}

#[test]
fn what_was_approved_is_drawn_where_it_differs() {
    let moved =
        Row { approved: Some(DaySpan::new(plan::days(0, 30), "as approved")), ..row(Kind::Action, 0, 49) };
    let kept =
        Row { approved: Some(DaySpan::new(plan::days(0, 49), "as approved")), ..row(Kind::Action, 0, 49) };

    let svg = timeline(&hundred(), &[moved, kept], &words(), Medium::Screen);

    let document = parsed(&svg);
    let ghosts = with_class(&document, "g-ghost");
    assert_eq!(ghosts.len(), 1);
    assert!(at(ghosts[0], "width") < at(with_class(&document, "g-bar")[0], "width"));
}

#[test]
fn what_lies_beyond_the_axis_stays_on_the_drawing_and_points_out_of_it() {
    let rows = [
        row(Kind::Action, -30, 150),
        row(Kind::Action, -30, -10),
        row(Kind::Action, 120, 150),
        row(Kind::Milestone, 120, 120),
    ];

    let svg = timeline(&hundred(), &rows, &words(), Medium::Screen);

    let document = parsed(&svg);
    let bars = with_class(&document, "g-bar");
    assert_eq!(bars.len(), 1);
    assert!(at(bars[0], "x") + at(bars[0], "width") <= 1000.0);
    // Both ends of the first, and one of each other.
    assert_eq!(with_class(&document, "g-obj").len(), 5);
    assert!(with_class(&document, "g-due").is_empty());
}

#[test]
fn today_is_drawn_where_it_is_on_the_axis() {
    let with = |day: i64| DayAxis {
        today: Some(DayMark { day: plan::BEGINNING + day, label: "bu gün".to_owned() }),
        ..hundred()
    };

    for (day, lines) in [(-1, 0), (0, 1), (50, 1), (99, 1), (100, 0)] {
        let svg = timeline(&with(day), &[row(Kind::Action, 0, 49)], &words(), Medium::Screen);
        let document = parsed(&svg);
        assert_eq!(with_class(&document, "g-now").len(), lines, "{day}");
        assert_eq!(with_class(&document, "now").len(), lines, "{day}");
    }
}

#[test]
fn quarters_are_named_where_they_have_room() {
    let long = ["I kvartal", "II kvartal", "III kvartal", "IV kvartal"].map(str::to_owned);

    let short_names = timeline(&plan::axis(), &[], &words(), Medium::Screen);
    let long_names = timeline(&DayAxis { quarters: long, ..plan::axis() }, &[], &words(), Medium::Screen);

    let (short_names, long_names) = (parsed(&short_names), parsed(&long_names));
    assert_eq!(texts(&short_names).iter().filter(|text| text.starts_with('Q')).count(), 20);
    assert!(!texts(&long_names).iter().any(|text| text.contains("kvartal")));
    for year in ["2026", "2027", "2028", "2029", "2030"] {
        assert!(texts(&long_names).contains(&year), "{year}");
    }
}

#[test]
fn a_name_is_broken_into_lines_and_never_cut() {
    let name = "Обучить 24 преподавателей вести задания по энергосбережению и включить их в учебные планы";
    let long = "n".repeat(120);
    let rows = [
        Row { name: name.to_owned(), ..row(Kind::Action, 0, 9) },
        Row { name: long.clone(), level: 200, ..row(Kind::Objective, 0, 9) },
    ];

    let svg = timeline(&hundred(), &rows, &words(), Medium::Document);

    let document = parsed(&svg);
    let lines = texts(&document);
    assert!(lines.join(" ").contains(name));
    assert!(lines.concat().contains(&long));
}

#[test]
fn every_standing_looks_different_without_colours() {
    let shapes = STANDINGS.map(|standing| {
        let svg = timeline_mark(Sign::Standing(standing), Medium::Document);
        let document = parsed(&svg);
        let shapes = document.descendants().filter(Node::is_element).map(|node| {
            let is_dashed = node.attribute("stroke-dasharray").is_some();
            let geometry = node.attribute("d").or(node.attribute("width")).map(str::to_owned);
            let is_dark = matches!(node.attribute("fill"), Some("#0b5563" | "#7d4d00" | "#9c2740"));
            (
                node.tag_name().name().to_owned(),
                geometry,
                is_dashed,
                is_dark,
                node.attribute("stroke").is_some(),
            )
        });
        shapes.collect::<Vec<_>>()
    });

    for (index, one) in shapes.iter().enumerate() {
        for other in &shapes[index + 1..] {
            assert_ne!(one, other);
        }
    }
}

#[test]
fn paper_gets_literal_colours_and_no_classes() {
    let paper = timeline(&plan::axis(), &plan::rows(), &words(), Medium::Document);
    let burn = burn_up(&plan::burn_up_axis(), &plan::burn_up(), &words(), Medium::Document);

    for svg in [&paper, &burn] {
        parsed(svg);
        assert!(!svg.contains("class="));
        assert!(svg.contains("stroke=\"#9c2740\""));
    }
    assert!(paper.contains(r#" width="1000" height=""#));
}

#[test]
fn pages_hold_no_more_rows_than_asked_and_none_ends_with_an_objective() {
    let kinds = "oaaoaoaaa";
    let rows: Vec<Row> = kinds
        .chars()
        .map(|kind| row(if kind == 'o' { Kind::Objective } else { Kind::Action }, 0, 9))
        .collect();

    for most in 1..=10 {
        let pages = timeline_pages(&rows, most);

        assert_eq!(pages.concat(), rows, "{most}");
        assert!(pages.iter().all(|page| (1..=most).contains(&page.len())), "{most}");
        if most > 1 {
            let ends = pages.iter().filter(|page| page[page.len() - 1].kind == Kind::Objective);
            assert_eq!(ends.count(), 0, "{most}");
        }
    }
    assert_eq!(timeline_pages(&rows, 0).len(), 9);
    assert!(timeline_pages(&[], 5).is_empty());
}

#[test]
fn a_burn_up_counts_in_steps_and_ends_what_is_done_today() {
    let svg = burn_up(&plan::burn_up_axis(), &plan::burn_up(), &words(), Medium::Screen);

    let document = parsed(&svg);
    let planned = with_class(&document, "c-grid2")[0].attribute("d").unwrap();
    let done = with_class(&document, "c-self")[0].attribute("d").unwrap();
    for line in [planned, done] {
        assert!(!line.contains('L'), "steps, not slopes: {line}");
    }
    assert_eq!(planned.matches('H').count(), 36);
    assert_eq!(done.matches('H').count(), 11);
    assert!(texts(&document).contains(&"13 planned"));
    assert!(texts(&document).contains(&"2 done"));
    assert_eq!(with_class(&document, "g-room").len(), 36);
}

#[test]
fn a_month_that_has_not_come_is_not_zero() {
    let step = |month: i64, done: Option<u32>| Step {
        days: plan::days(month * 30, month * 30 + 29),
        planned: 3,
        done,
        label: String::new(),
    };
    let of = |steps: Vec<Step>| BurnUp { steps, planned: "3".to_owned(), done: "0".to_owned() };

    let ahead = burn_up(&hundred(), &of(vec![step(0, None), step(1, None)]), &words(), Medium::Screen);
    let nought = burn_up(&hundred(), &of(vec![step(0, Some(0)), step(1, None)]), &words(), Medium::Screen);
    let empty = burn_up(&hundred(), &of(Vec::new()), &words(), Medium::Screen);

    assert_eq!(with_class(&parsed(&ahead), "c-self").len(), 0);
    assert_eq!(with_class(&parsed(&nought), "c-self").len(), 1);
    assert_eq!(with_class(&parsed(&empty), "c-grid2").len(), 0);
}

#[test]
fn the_scale_of_a_burn_up_has_round_numbers_that_hold_the_highest() {
    for (highest, counts) in [
        (0, vec!["0", "1"]),
        (1, vec!["0", "1"]),
        (4, vec!["0", "1", "2", "3", "4"]),
        (13, vec!["0", "5", "10", "15"]),
        (500, vec!["0", "200", "400", "600"]),
    ] {
        let steps =
            vec![Step { days: plan::days(0, 29), planned: highest, done: None, label: String::new() }];
        let chart = BurnUp { steps, planned: "-".to_owned(), done: String::new() };

        let axis = DayAxis { quarters: Default::default(), ..hundred() };
        let svg = burn_up(&axis, &chart, &words(), Medium::Screen);

        let document = parsed(&svg);
        let read: Vec<&str> =
            texts(&document).into_iter().filter(|text| !["2026", "-"].contains(text)).collect();
        assert_eq!(read, counts);
    }
}

#[test]
fn what_people_wrote_stays_text() {
    let nasty = "</title><script>alert(\"1\")</script> & \u{0}";
    let rows = [Row {
        name: nasty.to_owned(),
        span: Some(DaySpan::new(plan::days(0, 9), nasty)),
        approved: Some(DaySpan::new(plan::days(0, 19), nasty)),
        ..row(Kind::Action, 0, 9)
    }];
    let axis = DayAxis {
        quarters: [nasty, nasty, nasty, nasty].map(str::to_owned),
        today: Some(DayMark { day: plan::BEGINNING + 3, label: nasty.to_owned() }),
        ..hundred()
    };
    let chart = BurnUp {
        steps: vec![Step { days: plan::days(0, 29), planned: 1, done: Some(1), label: nasty.to_owned() }],
        planned: nasty.to_owned(),
        done: nasty.to_owned(),
    };

    for medium in [Medium::Screen, Medium::Document] {
        for svg in [timeline(&axis, &rows, &words(), medium), burn_up(&axis, &chart, &words(), medium)] {
            let document = parsed(&svg);
            assert!(!document.descendants().any(|node| node.tag_name().name() == "script"));
        }
    }
}

#[test]
fn a_legend_sign_is_for_the_eye_only() {
    let others = [Sign::Objective, Sign::Milestone, Sign::Approved, Sign::Today];
    for sign in STANDINGS.map(Sign::Standing).into_iter().chain(others) {
        for medium in [Medium::Screen, Medium::Document] {
            let svg = timeline_mark(sign, medium);

            let document = parsed(&svg);
            assert_eq!(document.root_element().attribute("aria-hidden"), Some("true"));
            assert!(!document.descendants().any(|node| node.tag_name().name() == "title"));
        }
    }
}
