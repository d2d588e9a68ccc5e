//! The user's own statements and what the sources say of them.
