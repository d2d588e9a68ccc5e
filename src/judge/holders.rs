//! Which posts of a run clash: one post with two holders, one person with two titles of which
//! nobody bears both.

use super::pair;
use super::posts::{Post, Standing};
use crate::language::Identities;
use crate::lexicon::posts::Posts;
use crate::model::Analysis;
use crate::model::time::days_between;
use std::collections::{BTreeMap, BTreeSet};

/// Days between two documents within which a post hardly passes to another without a word on it.
const SAME_TERM: i32 = 45;

/// Posts by what they can clash over, in the order of the documents.
type By<K> = BTreeMap<K, Vec<Post>>;

/// Two holders of one post.
pub fn rivals(
    posts: &[Post],
    analyses: &[Analysis],
    names: &Identities,
    tables: &Posts,
) -> Vec<(Post, Post)> {
    let mut by: By<(&str, Standing)> = By::new();
    for post in posts.iter().filter(|post| tables.is_single(&post.post)) {
        // A part in one event is the same before and after it.
        let role = tables.is_role(&post.post);
        let standing = if role { Standing::Now } else { post.standing };
        by.entry((&post.post, standing)).or_default().push(post.clone());
    }
    let clash = |left: &Post, right: &Post| {
        left.place.0 != right.place.0
            && left.who != right.who
            && !spelled_alike(names.name(left.who), names.name(right.who))
            && if tables.is_role(&left.post) {
                one_event(left, right) && one_term(left, right, analyses, true)
            } else {
                one_post(left, right) && one_term(left, right, analyses, false)
            }
            && !both_told(posts, left, right)
    };
    first_of_each(&by, clash)
}

/// Two titles of one person.
pub fn titles(posts: &[Post], tables: &Posts) -> Vec<(Post, Post)> {
    let mut by: By<(u32, bool)> = By::new();
    for post in posts {
        by.entry((post.who, post.standing == Standing::Former)).or_default().push(post.clone());
    }
    let mut borne: BTreeMap<(usize, u32), BTreeSet<&str>> = BTreeMap::new();
    for post in posts {
        borne.entry((post.place.0, post.who)).or_default().insert(&post.post);
    }
    let both = |left: &Post, right: &Post| {
        borne.iter().any(|((_, who), titles)| {
            *who == left.who
                && titles.contains(left.post.as_str())
                && titles.contains(right.post.as_str())
        })
    };
    let clash = |left: &Post, right: &Post| {
        left.place.0 != right.place.0
            && tables.exclude(&left.post, &right.post)
            && !both(left, right)
    };
    first_of_each(&by, clash)
}

/// The first two of each list that clash.
fn first_of_each<K>(by: &By<K>, clash: impl Fn(&Post, &Post) -> bool + Copy) -> Vec<(Post, Post)> {
    by.values()
        .filter_map(|posts| pair::first(posts, clash))
        .map(|(left, right)| (left.clone(), right.clone()))
        .collect()
}

/// Whether two parts in events may be of one event: no names tell two apart.
fn one_event(left: &Post, right: &Post) -> bool {
    let names = |post: &Post| -> BTreeSet<String> {
        post.of.iter().filter(|lemma| lemma.starts_with('@')).cloned().collect()
    };
    let (a, b) = (names(left), names(right));
    a.is_empty() || b.is_empty() || !a.is_disjoint(&b)
}

/// Whether two posts of one name are one post: what they are of is the same, or one says less; a
/// story mostly tells of one coming into such a post, even where it does not say of what.
fn one_post(left: &Post, right: &Post) -> bool {
    let (a, b) = (&left.of, &right.of);
    if a.is_empty() || b.is_empty() {
        return left.standing == Standing::Coming;
    }
    compatible(a, b)
}

/// Whether what two posts are of can be one thing: one says no more than the other, and no name
/// that the other does not.
fn compatible(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let named = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
        one.difference(other).any(|lemma| lemma.starts_with('@'))
    };
    let either = a.is_empty() || b.is_empty();
    either || (a.is_subset(b) || b.is_subset(a)) && !named(a, b) && !named(b, a)
}

/// Whether the documents are of one time: a coming into a post is one event; who holds it now is
/// known only of documents with dates.
fn one_term(left: &Post, right: &Post, analyses: &[Analysis], undated: bool) -> bool {
    let published = |post: &Post| analyses.get(post.place.0)?.document.published;
    match published(left).zip(published(right)) {
        Some((a, b)) => days_between(a, b).abs() <= SAME_TERM,
        None => undated || left.standing == Standing::Coming,
    }
}

/// Whether a document gives the one post to both: it knows of two posts, or of a succession.
fn both_told(posts: &[Post], left: &Post, right: &Post) -> bool {
    let same = |one: &Post, other: &Post| one.post == other.post && compatible(&one.of, &other.of);
    let first = posts.iter().filter(|post| post.who == left.who && same(post, left));
    first.clone().any(|one| {
        let document = posts.iter().filter(|post| post.place.0 == one.place.0);
        document.clone().any(|two| two.who == right.who && same(two, right) && same(one, two))
    })
}

/// Whether two names can be spellings of one: surnames that are the same or differ in a letter or
/// two ("Alieva", "Aliyeva").
pub fn spelled_alike(one: &str, other: &str) -> bool {
    let surname = |name: &str| name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    let (one, other) = (surname(one), surname(other));
    strsim::osa_distance(&one, &other) <= one.chars().count().min(other.chars().count()) / 4
}
