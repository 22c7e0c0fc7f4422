mod attack;
mod figures;
