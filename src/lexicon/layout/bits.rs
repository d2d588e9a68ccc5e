//! What types that are sets of bits have in common.

/// Gives a type around an unsigned number the set operations that the build script and look-ups need.
macro_rules! bits {
    ($set:ident) => {
        impl $set {
            /// Nothing.
            pub const NONE: Self = Self(0);

            /// All of both.
            #[must_use]
            pub const fn with(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            /// Whether the two share one.
            #[inline]
            #[must_use]
            pub const fn any(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }
        }
    };
}
