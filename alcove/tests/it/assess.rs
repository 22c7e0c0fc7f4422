mod exports;
mod import;
mod pages;
mod words;
