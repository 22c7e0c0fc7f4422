//! The engine *plan*: objectives and actions, dates, readings, money, baselines. It keeps rows and
//! turns them into what the rules know; who may do what with a plan is for the rooms above.

pub mod known;
pub mod matters;
pub mod rows;
mod stated;
pub mod store;
pub mod table;
pub mod words;
