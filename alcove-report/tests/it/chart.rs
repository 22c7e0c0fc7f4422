//! Charts: the same drawing for the page and for paper.

use alcove_report::chart::{
    Bench, MOST_SPOKES, Medium, Radar, Reading, Scale, Sector, Series, Span, Spoke, Strip, Tick, Unfit,
    Words, bench_axis, bench_row, dim_strip, legend_mark, radar, spark,
};
use resvg::usvg::roxmltree::{Document, Node};

fn words() -> Words {
    Words::new("profile", "Radar of 4 criteria", "Above the peers in 3 of 4 criteria.")
}

fn spoke(code: &str, own: Option<f64>) -> Spoke {
    Spoke {
        code: code.to_owned(),
        own: own.map(|value| Reading::new(value, format!("{code}: {value}"))),
        earlier: None,
        peers: Some(Reading::new(2.0, format!("{code}, peers: 2.0"))),
    }
}

fn four(own: [Option<f64>; 4]) -> Radar {
    let [a, b, c, d] = own;
    Radar {
        scale: Scale::of_steps(4),
        sectors: vec![
            Sector { name: "Teaching".to_owned(), spokes: vec![spoke("A1", a), spoke("A2", b)] },
            Sector { name: "Partners".to_owned(), spokes: vec![spoke("B1", c), spoke("B2", d)] },
        ],
    }
}

fn parsed(svg: &str) -> Document<'_> {
    Document::parse(svg).expect("a chart is well-formed XML")
}

fn with_class<'a>(document: &'a Document<'a>, class: &'a str) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(|node| node.attribute("class") == Some(class)).collect()
}

fn count(document: &Document<'_>, name: &str) -> usize {
    document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name))).count()
}

#[test]
fn a_radar_has_a_name_a_description_and_words_for_every_value() {
    let svg = radar(&four([Some(3.0); 4]), &words(), Medium::Screen).unwrap();

    let document = parsed(&svg);
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    assert_eq!(root.attribute("aria-labelledby"), Some("profile-t profile-d"));
    // The chart's, two arcs', four own and four peers'.
    assert_eq!(count(&document, "title"), 11);
    assert_eq!(with_class(&document, "c-selfdot").len(), 4);
    assert_eq!(with_class(&document, "c-peerdot").len(), 4);
    assert_eq!(with_class(&document, "c-a").len(), 1);
    assert_eq!(with_class(&document, "c-b").len(), 1);
}

#[test]
fn a_missing_value_breaks_the_line_and_is_not_zero() {
    let svg = radar(&four([Some(3.0), None, Some(2.0), Some(4.0)]), &words(), Medium::Screen).unwrap();

    let document = parsed(&svg);
    let line = with_class(&document, "c-self")[0].attribute("d").unwrap();
    assert_eq!(line.matches('M').count(), 1, "one unbroken run over the top: {line}");
    assert!(!line.contains('Z'), "an open line: {line}");
    assert_eq!(with_class(&document, "c-selfdot").len(), 3);
    assert!(with_class(&document, "c-selffill").is_empty());
}

#[test]
fn too_many_or_too_few_spokes_are_refused_with_the_numbers() {
    let of = |count: usize| Radar {
        scale: Scale::of_steps(4),
        sectors: vec![Sector {
            name: "All".to_owned(),
            spokes: (0..count).map(|index| spoke(&index.to_string(), Some(2.0))).collect(),
        }],
    };

    assert_eq!(
        radar(&of(25), &words(), Medium::Screen),
        Err(Unfit::TooManySpokes { given: 25, most: MOST_SPOKES })
    );
    assert_eq!(radar(&of(2), &words(), Medium::Screen), Err(Unfit::TooFewSpokes { given: 2, fewest: 3 }));
    assert!(radar(&of(24), &words(), Medium::Document).is_ok());
}

#[test]
fn paper_gets_literal_colours_and_lengths_and_no_classes() {
    let strip = Strip {
        scale: Scale::of_steps(4),
        own: Some(Reading::new(3.0, "3.0")),
        earlier: Some(Reading::new(2.6, "2.6")),
        peers: Some(Reading::new(2.8, "2.8")),
        spread: Some(Span::new(1.8, 3.6, "1.8 to 3.6")),
    };

    let screen = dim_strip(&strip, &words(), Medium::Screen);
    let paper = dim_strip(&strip, &words(), Medium::Document);

    parsed(&screen);
    parsed(&paper);
    assert!(screen.contains("class=\"c-selfdot\" fill=\"#0b5563\""));
    assert!(screen.contains('%'));
    assert!(!paper.contains("class="));
    assert!(!paper.contains('%'));
    assert!(paper.contains("fill=\"#0b5563\""));
    assert!(paper.contains(r#"width="176" height="40" viewBox="0 0 176 40""#));
}

#[test]
fn a_value_beyond_the_scale_stays_on_the_drawing() {
    let far = |value: f64| Strip {
        scale: Scale::of_steps(4),
        own: Some(Reading::new(value, "wrong")),
        earlier: None,
        peers: None,
        spread: None,
    };

    for (value, place) in [(9000.0, "96%"), (-7.0, "4%"), (f64::NAN, "4%"), (4.0, "96%")] {
        let svg = dim_strip(&far(value), &words(), Medium::Screen);
        assert!(svg.contains(&format!(r#"<svg x="{place}" y="14""#)), "{value}: {svg}");
    }
}

#[test]
fn what_people_wrote_stays_text() {
    let nasty = "</title><script>alert(\"1\")</script> & \u{0} \u{ffff}";
    let bench = Bench {
        scale: Scale {
            lowest: 0.0,
            highest: 10.0,
            ticks: vec![
                Tick { at: 0.0, label: nasty.to_owned() },
                Tick { at: 10.0, label: "Öncül".to_owned() },
            ],
        },
        own: Some(Reading::new(5.0, nasty)),
        external: Some(Reading::new(4.0, nasty)),
        peers: None,
        band: Some(Span::new(3.0, 6.0, nasty)),
    };
    let words = Words::new("a\"><b", nasty, nasty);

    for medium in [Medium::Screen, Medium::Document] {
        for svg in [bench_row(&bench, &words, medium), bench_axis(&bench.scale, &words, medium)] {
            let document = parsed(&svg);
            assert_eq!(count(&document, "script"), 0);
            assert_eq!(document.root_element().attribute("aria-labelledby"), Some("a---b-t a---b-d"));
        }
    }
}

#[test]
fn a_spark_leaves_a_gap_for_a_cycle_without_a_value() {
    let cycles = [Some(1.5), Some(2.0), None, Some(2.5), Some(3.0)];
    let readings = cycles.map(|cycle| cycle.map(|value| Reading::new(value, value.to_string())));

    let svg = spark(&Scale::of_steps(4), &readings, &Words::new("s", "Trend", ""), Medium::Screen);

    let document = parsed(&svg);
    assert_eq!(with_class(&document, "c-self").len(), 2);
    assert_eq!(with_class(&document, "c-selfdot").len(), 1);
    assert_eq!(with_class(&document, "c-prev").len(), 3);
    assert_eq!(document.root_element().attribute("aria-labelledby"), Some("s-t"));
}

#[test]
fn a_legend_sign_is_for_the_eye_only() {
    for series in [Series::Own, Series::Earlier, Series::Peers, Series::External, Series::Band] {
        for medium in [Medium::Screen, Medium::Document] {
            let svg = legend_mark(series, medium);

            let document = parsed(&svg);
            assert_eq!(document.root_element().attribute("aria-hidden"), Some("true"));
            assert_eq!(count(&document, "title"), 0);
        }
    }
}
