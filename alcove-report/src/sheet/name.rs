use std::collections::HashSet;

/// Excel's limit for a sheet's name.
const LONGEST: usize = 31;

/// Names that Excel takes: without its signs, short enough, and none twice.
pub(super) fn unique<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = HashSet::new();
    names.map(|name| untaken(&tidy(name), &mut taken)).collect()
}

fn untaken(name: &str, taken: &mut HashSet<String>) -> String {
    let mut candidate = name.to_owned();
    let mut copy = 2;
    // Excel compares without regard to case.
    while !taken.insert(candidate.to_lowercase()) {
        let ending = format!(" ({copy})");
        candidate = format!("{}{ending}", shortened(name, LONGEST - ending.len()));
        copy += 1;
    }
    candidate
}

fn tidy(name: &str) -> String {
    let allowed = |sign: char| match sign {
        '[' | ']' | ':' | '*' | '?' | '/' | '\\' => ' ',
        sign if sign.is_control() => ' ',
        sign => sign,
    };
    let name: String = name.chars().map(allowed).collect();
    let name = name.trim().trim_matches('\'').trim();
    let name = shortened(name, LONGEST);
    // "History" belongs to Excel.
    if name.is_empty() || name.eq_ignore_ascii_case("history") { format!("{name}_") } else { name.to_owned() }
}

/// The beginning that fits, counted as Excel counts: in UTF-16 units.
fn shortened(name: &str, longest: usize) -> &str {
    super::fill::within(name, longest).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_fit_for_excel_and_stay_apart() {
        let names = [
            "Results: all [2026]",
            "results  all  2026",
            "",
            "'Quoted'",
            "History",
            "Özünüqiymətləndirmənin nəticələri və izahı",
            "Özünüqiymətləndirmənin nəticələri və izahı",
        ];

        let fit = unique(names.into_iter());

        assert_eq!(
            fit,
            [
                "Results  all  2026",
                "results  all  2026 (2)",
                "_",
                "Quoted",
                "History_",
                "Özünüqiymətləndirmənin nəticələ",
                "Özünüqiymətləndirmənin nəti (2)",
            ]
        );
    }
}
