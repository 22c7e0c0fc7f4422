mod audit;
mod faces;
mod lookups;
mod words;
mod writer;
