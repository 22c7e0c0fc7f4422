use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// Rows of one table of a plan. A copy shares the rows, and the list of them too until one of both is
/// changed: an act copies a plan of a thousand rows to change one.
#[derive(Debug)]
pub struct Table<Model>(Arc<Vec<Arc<Model>>>);

impl<Model> Clone for Table<Model> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<Model> Default for Table<Model> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<Model> From<Vec<Arc<Model>>> for Table<Model> {
    fn from(rows: Vec<Arc<Model>>) -> Self {
        Self(Arc::new(rows))
    }
}

impl<Model> Deref for Table<Model> {
    type Target = Vec<Arc<Model>>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// Parts with the other copies of the list, never with those of the rows.
impl<Model> DerefMut for Table<Model> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        Arc::make_mut(&mut self.0)
    }
}

impl<'a, Model> IntoIterator for &'a Table<Model> {
    type Item = &'a Arc<Model>;
    type IntoIter = std::slice::Iter<'a, Arc<Model>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, Model> IntoIterator for &'a mut Table<Model> {
    type Item = &'a mut Arc<Model>;
    type IntoIter = std::slice::IterMut<'a, Arc<Model>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}
