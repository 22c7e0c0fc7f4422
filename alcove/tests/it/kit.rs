mod audit;
mod faces;
mod words;
mod writer;
