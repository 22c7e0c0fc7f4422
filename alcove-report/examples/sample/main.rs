//! Writes the sample report as PDF, Word and Excel, in the language given: `sample az DIR`.
//! The fonts are read from the folder that `ALCOVE_FONTS` names, or from where `cargo xtask assets`
//! puts them.

mod college;

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use alcove_report::{Fonts, Stamp, pdf, sheet, word};
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
    Ok(())
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
