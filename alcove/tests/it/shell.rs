mod log;
mod pages;
