//! `/gallery`: a sample of each component in both schemes, for those who build pages and for the
//! tests that look at them. Only where the configuration shows it.

use alcove_report::chart::{
    Bench, Medium, Radar, Reading, Scale, Sector, Series, Span, Spoke, Strip, Words as Caption, bench_axis,
    bench_row, dim_strip, legend_mark, radar, spark,
};
use askama::Template;
use axum::response::Response;

use crate::kit::page::{Frame, render};
use crate::kit::{Error, FieldFault, Fields, FormView, Result, Words};
use crate::network::person::Visitor;

#[derive(Template)]
#[template(path = "shell/gallery.html")]
struct Gallery {
    frame: Frame,
    schemes: [Samples; 2],
}

/// The samples in one scheme; ids on the page begin with its name.
#[derive(Template)]
#[template(path = "shell/samples.html")]
struct Samples {
    frame: Frame,
    scheme: &'static str,
    form: FormView,
    choices: [(&'static str, String); 2],
    levels: Vec<Level>,
    journey: Vec<(&'static str, usize, String)>,
    heat: Vec<(String, Vec<Option<u8>>)>,
    radar: String,
    strip: String,
    bench: String,
    axis: String,
    spark: String,
    legend: Vec<(String, String)>,
}

struct Level {
    value: u8,
    name: String,
    text: String,
}

pub async fn get(visitor: Visitor) -> Result<Response> {
    if !visitor.ctx.app.config.gallery {
        return Err(Error::NotFound);
    }
    let frame = visitor.frame(visitor.ctx.words.t("gallery-title"));
    let schemes = ["light", "dark"].map(|scheme| samples(frame.clone(), scheme));
    render(&Gallery { frame, schemes })
}

fn samples(frame: Frame, scheme: &'static str) -> Samples {
    let words = frame.words;
    let level = |value: u8| Level {
        value,
        name: words.t(&format!("gallery-level-{value}")),
        text: words.t("gallery-descriptor"),
    };
    Samples {
        form: form(words, scheme),
        choices: [("one", words.t("gallery-choice-one")), ("two", words.t("gallery-choice-two"))],
        levels: (1..=4).map(level).collect(),
        journey: journey(words),
        heat: vec![
            (words.t("gallery-unit-one"), vec![Some(1), Some(2), Some(3), Some(4)]),
            (words.t("gallery-unit-two"), vec![Some(3), None, Some(2), Some(4)]),
        ],
        radar: drawn_radar(words, scheme),
        strip: drawn_strip(words, scheme),
        bench: bench_row(&bench(words), &caption(words, scheme, "bench"), Medium::Screen),
        axis: bench_axis(&Scale::of_steps(4), &caption(words, scheme, "axis"), Medium::Screen),
        spark: spark(
            &Scale::of_steps(4),
            &[Some(reading(words, 1.8)), None, Some(reading(words, 2.4)), Some(reading(words, 3.1))],
            &caption(words, scheme, "spark"),
            Medium::Screen,
        ),
        legend: [
            (Series::Own, "gallery-own"),
            (Series::Peers, "gallery-peers"),
            (Series::External, "gallery-external"),
            (Series::Earlier, "gallery-earlier"),
        ]
        .map(|(series, key)| (legend_mark(series, Medium::Screen), words.t(key)))
        .into(),
        frame,
        scheme,
    }
}

/// A form whose first field has a fault; names differ by scheme, since both stand on one page.
fn form(words: Words, scheme: &str) -> FormView {
    let fields = Fields(vec![(format!("{scheme}-email"), "name(at)college".to_owned())]);
    let mut form = FormView::new(words, fields);
    form.faults = vec![FieldFault::new(format!("{scheme}-email"), "not-an-email")];
    form
}

fn journey(words: Words) -> Vec<(&'static str, usize, String)> {
    ["done", "now", "next"]
        .into_iter()
        .enumerate()
        .map(|(at, class)| (class, at + 1, words.t(&format!("gallery-stage-{class}"))))
        .collect()
}

fn caption(words: Words, scheme: &str, chart: &str) -> Caption {
    Caption::new(format!("{scheme}-{chart}"), words.t("gallery-chart"), words.t("gallery-chart-text"))
}

fn reading(words: Words, value: f64) -> Reading {
    Reading::new(value, words.decimal(&format!("{value:.1}")))
}

fn bench(words: Words) -> Bench {
    Bench {
        scale: Scale::of_steps(4),
        own: Some(reading(words, 3.2)),
        external: Some(reading(words, 2.8)),
        peers: Some(reading(words, 2.3)),
        band: Some(Span::new(1.9, 2.7, words.t("gallery-peers"))),
    }
}

fn drawn_strip(words: Words, scheme: &str) -> String {
    let strip = Strip {
        scale: Scale::of_steps(4),
        own: Some(reading(words, 2.9)),
        earlier: Some(reading(words, 2.2)),
        peers: Some(reading(words, 2.5)),
        spread: Some(Span::new(2.1, 3.4, words.t("gallery-peers"))),
    };
    dim_strip(&strip, &caption(words, scheme, "strip"), Medium::Screen)
}

fn drawn_radar(words: Words, scheme: &str) -> String {
    let spoke = |(code, own, peers): (&str, f64, f64)| Spoke {
        code: code.to_owned(),
        own: Some(reading(words, own)),
        earlier: Some(reading(words, own - 0.4)),
        peers: Some(reading(words, peers)),
    };
    let sector = |name: &str, spokes: [(&str, f64, f64); 3]| Sector {
        name: words.t(name),
        spokes: spokes.map(spoke).into(),
    };
    let values = Radar {
        scale: Scale::of_steps(4),
        sectors: vec![
            sector("gallery-unit-one", [("A1", 3.0, 2.4), ("A2", 2.2, 2.6), ("A3", 3.6, 2.9)]),
            sector("gallery-unit-two", [("B1", 1.8, 2.2), ("B2", 2.9, 2.5), ("B3", 3.3, 3.1)]),
        ],
    };
    // Six spokes always fit.
    radar(&values, &caption(words, scheme, "radar"), Medium::Screen).unwrap_or_default()
}
