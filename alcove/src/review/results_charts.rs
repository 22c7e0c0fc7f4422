//! The charts of the results: the same drawing on the page and in the report.

use alcove_report::chart::{
    self, Medium, Radar, Reading, Scale, Sector, Span, Spoke, Strip, Tick, Words as ChartWords,
};

use super::results_view::{Ramp, Value, View};

/// One dimension on its scale: now, then, and the lowest and highest criterion.
pub fn strip(view: &View<'_>, node: usize, medium: Medium) -> Option<String> {
    let ramp = view.ramp.as_ref()?;
    let words = view.words;
    let called = view.called(node);
    let value = view.value(&view.node(node).summary).filter(|value| value.shade > 0)?;
    let below: Vec<Value> = view
        .below(node)
        .filter_map(|one| view.value(&view.node(one).summary))
        .filter(|one| one.shade > 0)
        .collect();
    let low = below.iter().min_by(|a, b| a.number.total_cmp(&b.number));
    let high = below.iter().max_by(|a, b| a.number.total_cmp(&b.number));
    let spread = low.zip(high).map(|(low, high)| {
        let said = words.t2("settle-chart-spread", "low", low.text.as_str(), "high", high.text.as_str());
        Span::new(low.number, high.number, said)
    });
    let earlier = view.change(node).map(|(then, now)| {
        // What compares may be fewer items: the mark stands as far away as the change is, so that
        // the picture and the number beside it say the same.
        let away = now.to_f64() - then.to_f64();
        let said = words.t2("settle-chart-then", "cycle", view.before_name(), "value", view.number(then, 1));
        Reading::new(value.number - away, said)
    });
    let said = words.t3(
        "settle-chart-value",
        "name",
        called.name.as_str(),
        "value",
        value.text.as_str(),
        "best",
        best(ramp),
    );
    let strip = Strip {
        scale: scale(ramp),
        own: Some(Reading::new(value.number, said.clone())),
        earlier,
        peers: None,
        spread,
    };
    let title = ChartWords::new(format!("strip-{node}"), said, String::new());
    Some(chart::dim_strip(&strip, &title, medium))
}

/// The profile of the criteria; `None` where a table says it better.
pub fn radar(view: &View<'_>, medium: Medium) -> Option<String> {
    let ramp = view.ramp.as_ref()?;
    let words = view.words;
    let spoke = |node: usize| {
        let called = view.called(node);
        let code = if called.code.is_empty() { short(&called.name) } else { called.code.clone() };
        let value = view.value(&view.node(node).summary).filter(|value| value.shade > 0);
        let own = value.as_ref().map(|value| {
            let said = words.t3(
                "settle-chart-value",
                "name",
                called.name.as_str(),
                "value",
                value.text.as_str(),
                "best",
                best(ramp),
            );
            Reading::new(value.number, said)
        });
        let earlier = value.as_ref().zip(view.change(node)).map(|(value, (then, now))| {
            let said =
                words.t2("settle-chart-then", "cycle", view.before_name(), "value", view.number(then, 1));
            Reading::new(value.number - (now.to_f64() - then.to_f64()), said)
        });
        Spoke { code, own, earlier, peers: None }
    };
    let sectors: Vec<Sector> = if view.dimensions.is_empty() {
        vec![Sector { name: String::new(), spokes: view.criteria.iter().map(|node| spoke(*node)).collect() }]
    } else {
        let sector = |node: &usize| Sector {
            name: view.called(*node).name,
            spokes: view.below(*node).map(spoke).collect(),
        };
        view.dimensions.iter().map(sector).collect()
    };
    let spokes: usize = sectors.iter().map(|sector| sector.spokes.len()).sum();
    let title = words.t1("settle-chart-radar-title", "count", spokes);
    let words = ChartWords::new("radar", title, radar_finding(view));
    chart::radar(&Radar { scale: scale(ramp), sectors }, &words, medium).ok()
}

/// What the picture says, in a sentence.
pub fn radar_finding(view: &View<'_>) -> String {
    let ranked = view.ranked();
    match (ranked.first(), ranked.last()) {
        (Some((best, high)), Some((worst, low))) if high.text != low.text => view.words.say(
            "settle-chart-radar-finding",
            vec![
                ("best", view.called(*best).name.into()),
                ("high", high.text.clone().into()),
                ("worst", view.called(*worst).name.into()),
                ("low", low.text.clone().into()),
            ],
        ),
        // Nothing leads and nothing is behind; a picture is never without words.
        (Some((_, all)), _) => view.words.t1("settle-chart-radar-level", "value", all.text.as_str()),
        (None, _) => view.words.t("settle-results-no-value"),
    }
}

fn scale(ramp: &Ramp) -> Scale {
    let tick =
        |level: &super::spoken::Level| Tick { at: f64::from(level.value), label: level.value.to_string() };
    Scale { lowest: ramp.low, highest: ramp.high, ticks: ramp.levels.iter().map(tick).collect() }
}

pub fn best(ramp: &Ramp) -> i64 {
    ramp.high as i64
}

/// A spoke has room for a few signs.
fn short(name: &str) -> String {
    name.chars().take(6).collect()
}
