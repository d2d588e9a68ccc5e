//! Sets that grow together (union-find with path halving; Tarjan and van Leeuwen 1984).

/// Numbers from 0, each in one group; the lowest of a group stands for it.
#[derive(Debug)]
pub struct Groups {
    parents: Vec<usize>,
}

impl Groups {
    /// Every number by itself.
    pub fn new(count: usize) -> Self {
        Self { parents: (0..count).collect() }
    }

    /// The number that stands for the group of one; a number out of range stands for itself.
    pub fn root(&mut self, at: usize) -> usize {
        let mut at = at;
        while let Some(parent) = self.parents.get(at).copied().filter(|parent| *parent != at) {
            // Every look shortens the way for the next.
            let above = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.parents.get_mut(at) {
                *slot = above;
            }
            at = above;
        }
        at
    }

    /// Makes one group of two.
    pub fn join(&mut self, left: usize, right: usize) {
        let (left, right) = (self.root(left), self.root(right));
        if let Some(slot) = self.parents.get_mut(left.max(right)) {
            *slot = left.min(right);
        }
    }
}
