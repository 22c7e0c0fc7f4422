//! Templates hold no style, no script and no colour: the content security policy forbids them, and the design too.

use super::{Fault, Source};

pub fn check(sources: &[Source], faults: &mut Vec<Fault>) {
    let icons = icon_names(sources);
    for source in sources {
        let is_template = source.path.starts_with("alcove/templates/") && source.is("html");
        if is_template {
            check_markup(source, faults);
        }
        if is_template || (source.path.starts_with("alcove/src/") && source.is("rs")) {
            check_icons(source, &icons, faults);
        }
    }
}

fn check_markup(source: &Source, faults: &mut Vec<Fault>) {
    const ATTRIBUTES: [(&str, &str); 4] = [
        (" style=", "no style attribute: use a class, or geometry in SVG attributes"),
        ("<style", "no inline style sheet"),
        ("javascript:", "no script in an address"),
        ("hx-on", "no script in an attribute"),
    ];
    for (at, line) in source.text.lines().enumerate() {
        let mut tell = |what: String| faults.push(Fault::new(source, at + 1, what));
        for (mark, what) in ATTRIBUTES {
            if line.contains(mark) {
                tell(what.to_owned());
            }
        }
        for (start, _) in line.match_indices("<script") {
            if !line[start..].split('>').next().unwrap_or_default().contains("src=") {
                tell("no inline script: it belongs into frontend/src".to_owned());
            }
        }
        if let Some(name) = handler(line) {
            tell(format!("no {name} attribute: listen in frontend/src"));
        }
        if let Some(colour) = colour(line) {
            tell(format!("{colour} is a colour: use a class or a token"));
        }
    }
}

/// `onclick=` and its like.
fn handler(line: &str) -> Option<&str> {
    line.match_indices(" on").find_map(|(at, _)| {
        let name = &line[at + 1..];
        let end = name.find(|c: char| !c.is_ascii_lowercase())?;
        (end > 3 && name[end..].starts_with("=\"")).then_some(&name[..end])
    })
}

fn colour(line: &str) -> Option<&str> {
    const PLACES: [&str; 5] = ["fill=\"", "stroke=\"", "stop-color=\"", "bgcolor=\"", " color=\""];
    PLACES.iter().find_map(|place| {
        line.match_indices(place).find_map(|(at, _)| {
            let value = line[at + place.len()..].split('"').next()?;
            let literal = value.starts_with('#')
                || value.starts_with("rgb")
                || value.starts_with("hsl")
                || value.starts_with("oklch");
            literal.then_some(value)
        })
    })
}

fn icon_names(sources: &[Source]) -> Vec<String> {
    let list = sources.iter().find(|s| s.path == "frontend/icons.txt");
    let lines = list.into_iter().flat_map(|s| s.text.lines());
    lines.map(|l| l.trim().to_owned()).filter(|l| !l.is_empty() && !l.starts_with('#')).collect()
}

fn check_icons(source: &Source, icons: &[String], faults: &mut Vec<Fault>) {
    for (at, mark) in source.text.match_indices("icon(\"") {
        let name = source.text[at + mark.len()..].split('"').next().unwrap_or_default();
        let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if is_plain && !icons.iter().any(|i| i == name) {
            faults.push(Fault::new(
                source,
                source.line_of(at),
                format!("the icon {name} is not in frontend/icons.txt"),
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{source, told};

    fn faults_of(text: &str) -> Vec<String> {
        let mut faults = vec![];
        check(
            &[source("frontend/icons.txt", "# icons\nhouse\n"), source("alcove/templates/a.html", text)],
            &mut faults,
        );
        told(&faults)
            .into_iter()
            .map(|f| f.split_once(' ').map(|(_, what)| what.to_owned()).unwrap_or_default())
            .collect()
    }

    #[test]
    fn a_template_with_classes_and_a_linked_script_is_in_order() {
        assert_eq!(
            faults_of(
                r##"<script type="module" src="{{ x }}"></script><p class="on" data-one="x"><a href="#add">{{ icon("house") }}</a>"##
            ),
            [""; 0]
        );
    }

    #[test]
    fn styles_scripts_handlers_and_colours_are_named() {
        assert_eq!(
            faults_of(r#"<p style="x">"#),
            ["no style attribute: use a class, or geometry in SVG attributes"]
        );
        assert_eq!(faults_of("<script>1</script>"), ["no inline script: it belongs into frontend/src"]);
        assert_eq!(faults_of(r#"<p onclick="x">"#), ["no onclick attribute: listen in frontend/src"]);
        assert_eq!(faults_of(r##"<path fill="#fff">"##), ["#fff is a colour: use a class or a token"]);
    }

    #[test]
    fn an_icon_that_is_not_listed_is_named() {
        assert_eq!(
            faults_of(r#"{{ frame.icon("rocket")|safe }}"#),
            ["the icon rocket is not in frontend/icons.txt"]
        );
    }
}
