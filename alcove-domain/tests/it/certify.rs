mod application;
mod rules;
