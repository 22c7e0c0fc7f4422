//! Writes the sample report as PDF, Word and Excel, in the language given: `sample az DIR`. Beside it
//! a sample plan for planning programs and calendars, and its drawings.
//! The fonts are read from the folder that `ALCOVE_FONTS` names, or from where `cargo xtask assets`
//! puts them.

mod college;
mod plan;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

use alcove_report::chart::{self, Medium, Words};
use alcove_report::document::{Block, Chart, Document, Drawing};
use alcove_report::{Fonts, Stamp, calendar, pdf, project, sheet, word};
use college::Language;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let language = match arguments.next().as_deref() {
        Some("az") => Language::Azerbaijani,
        Some("ru") => Language::Russian,
        _ => Language::English,
    };
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| ".".to_owned()));
    let fonts = read_fonts()?;
    let stamp = Stamp::new("sample", 1_797_854_400);
    let document = college::report(language);

    let begin = Instant::now();
    let file = pdf::pdf(&document, &fonts, &stamp)?;
    println!("PDF    {:>8} bytes {:?}", file.len(), begin.elapsed());
    std::fs::write(folder.join("report.pdf"), file)?;

    let begin = Instant::now();
    let file = word::word(&document, &fonts, &stamp)?;
    println!("Word   {:>8} bytes {:?}", file.len(), begin.elapsed());
    std::fs::write(folder.join("report.docx"), file)?;

    let begin = Instant::now();
    let file = sheet::sheets(&college::workbook(language), &stamp)?;
    println!("Excel  {:>8} bytes {:?}", file.len(), begin.elapsed());
    std::fs::write(folder.join("report.xlsx"), file)?;

    write_plan(&folder, language, &fonts)
}

fn write_plan(folder: &Path, language: Language, fonts: &Fonts) -> Result<(), Box<dyn Error>> {
    std::fs::write(folder.join("plan.xml"), project::project(&plan::project(), &plan::stamp())?)?;
    std::fs::write(folder.join("plan.ics"), calendar::calendar(&plan::feed()))?;
    for (medium, name) in [(Medium::Screen, "screen"), (Medium::Document, "paper")] {
        let rows = plan::rows();
        for (index, page) in chart::timeline_pages(&rows, 8).into_iter().enumerate() {
            let words = Words::new(format!("page-{index}"), format!("Timeline, part {}", index + 1), "");
            let svg = chart::timeline(&plan::axis(), page, &words, medium);
            std::fs::write(folder.join(format!("timeline-{index}-{name}.svg")), svg)?;
        }
        let words = Words::new("burn-up", "Finished actions", "Two of 13 actions are done.");
        let svg = chart::burn_up(&plan::burn_up_axis(), &plan::burn_up(), &words, medium);
        std::fs::write(folder.join(format!("burn-up-{name}.svg")), svg)?;
    }

    let pages = plan::rows();
    let pages = chart::timeline_pages(&pages, 8).into_iter().map(|page| {
        let words = Words::new("timeline", "Timeline", "");
        Block::Chart(drawn(chart::timeline(&plan::axis(), page, &words, Medium::Document)))
    });
    let document =
        Document { blocks: vec![Block::Wide { blocks: pages.collect() }], ..college::report(language) };
    std::fs::write(folder.join("plan.pdf"), pdf::pdf(&document, fonts, &plan::stamp())?)?;
    Ok(())
}

fn drawn(svg: String) -> Chart {
    Chart {
        title: String::new(),
        drawing: Drawing::new(svg, "The timeline of the plan"),
        width: 1.0,
        legend: Vec::new(),
        note: String::new(),
        table: None,
    }
}

fn read_fonts() -> Result<Fonts, Box<dyn Error>> {
    let folder = std::env::var("ALCOVE_FONTS")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../alcove/assets/dist/pdf").to_owned());
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(&folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let fonts = paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "ttf"));
    let files: Vec<Vec<u8>> = fonts.map(std::fs::read).collect::<Result<_, _>>()?;
    Ok(Fonts::new(files)?)
}
