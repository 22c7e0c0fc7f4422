//! A Rust file is one thing; over 600 lines it is several.

use super::{Fault, Source};

const MOST: usize = 600;
const LIST: &str = "xtask/long-files.txt";

pub fn check(sources: &[Source], faults: &mut Vec<Fault>) {
    let Some(list) = sources.iter().find(|s| s.path == LIST) else {
        let what = "the list of long files is gone, and with it what holds files short".to_owned();
        faults.push(Fault { path: LIST.to_owned(), line: 1, what });
        return;
    };
    let mut listed = vec![];
    for (at, line) in
        list.text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'))
    {
        match line.split_once(' ').map(|(path, length)| (path, length.trim().parse::<usize>())) {
            Some((path, Ok(length))) => listed.push((at + 1, path, length)),
            _ => faults.push(Fault::new(list, at + 1, "write: path, a space, number of lines")),
        }
    }
    for source in sources.iter().filter(|s| s.is("rs")) {
        let length = source.text.lines().count();
        let entry = listed.iter().find(|(_, path, _)| *path == source.path);
        match entry {
            None if length > MOST => {
                faults.push(Fault::new(
                    source,
                    1,
                    format!("{length} lines: a file over {MOST} is several things"),
                ));
            }
            Some((line, _, _)) if length <= MOST => {
                faults.push(Fault::new(
                    list,
                    *line,
                    format!("{} fits now: take it off the list", source.path),
                ));
            }
            Some((_, _, most)) if length > *most => {
                faults.push(Fault::new(
                    source,
                    1,
                    format!("{length} lines: it had {most}, and may only shrink"),
                ));
            }
            _ => {}
        }
    }
    for (line, path, _) in listed.iter().filter(|(_, path, _)| sources.iter().all(|s| s.path != *path)) {
        faults.push(Fault::new(list, *line, format!("{path} is gone: take it off the list")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{source, told};

    #[test]
    fn without_the_list_nothing_passes() {
        let mut faults = vec![];

        check(&[source("a.rs", "fn a() {}\n")], &mut faults);

        assert_eq!(faults.len(), 1);
    }

    #[test]
    fn the_list_only_shrinks() {
        let long = |lines: usize| "x\n".repeat(lines);
        let sources = [
            source(LIST, "# why\na.rs 700\nb.rs 700\nc.rs 650\n"),
            source("a.rs", &long(700)),
            source("b.rs", &long(701)),
            source("d.rs", &long(601)),
        ];

        let mut faults = vec![];
        check(&sources, &mut faults);

        assert_eq!(
            told(&faults),
            [
                "b.rs:1 701 lines: it had 700, and may only shrink",
                "d.rs:1 601 lines: a file over 600 is several things",
                "xtask/long-files.txt:4 c.rs is gone: take it off the list",
            ]
        );
    }
}
