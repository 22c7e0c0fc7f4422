mod audit;
mod faces;
mod lookups;
mod tags;
mod words;
mod writer;
