//! Two of a list that clash, and two lists that have nothing in common.

/// So many of a list are held against each other: what a large run says everywhere tells nothing.
pub const SAME_MAX: usize = 48;

/// The first two of a list, in its order, that a test holds to clash.
pub fn first<T>(list: &[T], clash: impl Fn(&T, &T) -> bool) -> Option<(&T, &T)> {
    let list = list.get(..SAME_MAX.min(list.len())).unwrap_or(&[]);
    list.iter().enumerate().find_map(|(index, left)| {
        list.iter().skip(index + 1).find(|right| clash(left, right)).map(|right| (left, right))
    })
}

/// Whether both lists name something, and nothing in common.
pub fn tell_apart<T: PartialEq>(left: &[T], right: &[T]) -> bool {
    !left.is_empty() && !right.is_empty() && !left.iter().any(|one| right.contains(one))
}
