mod exports;
mod import;
mod pages;
