//! What could not be judged, gathered: equal errors with equal reasons are listed once and counted.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Severity;
use crate::diagnostic::report::Undecided;
use crate::engine::reason::Reason;
use crate::engine::variants::verdict_of;
use crate::engine::verdict::{Search, Verdict, may_be_open};
use crate::model::file::File;
use crate::rule::look::association::Look;
use crate::service::error::ApiError;
use crate::service::set::Set;
use crate::source::keyed::Keyed;
use crate::source::span::Span;
use crate::syntax::node::Node;
use std::borrow::Cow;
use std::collections::HashMap;
use std::iter;

/// Where a request is refused, and with what: errors only.
#[derive(Debug, Default)]
pub(crate) struct Refused {
    /// First bytes and errors, sorted.
    places: Vec<(u32, ApiError)>,
}

impl Refused {
    /// Takes in the errors among some findings.
    pub(crate) fn of<'d>(findings: impl Iterator<Item = &'d Diagnostic>) -> Self {
        let errors = findings.filter(|finding| finding.severity == Severity::Error);
        let mut places: Vec<(u32, ApiError)> =
            errors.filter_map(|finding| Some((finding.place.span.start, finding.api_error?))).collect();
        places.sort_unstable();
        Self { places }
    }

    /// Whether something within a span is refused with this error.
    pub(crate) fn raises(&self, span: Span, error: ApiError) -> bool {
        let from = self.places.partition_point(|(start, _)| *start < span.start);
        let within = self.places.get(from..).unwrap_or_default().iter().take_while(|(start, _)| *start <= span.end);
        within.into_iter().any(|(_, refused)| *refused == error)
    }

    /// Whether something within a span is refused, whatever the error.
    pub(crate) fn refuses(&self, span: Span) -> bool {
        let from = self.places.partition_point(|(start, _)| *start < span.start);
        self.places.get(from).is_some_and(|(start, _)| *start <= span.end)
    }
}

/// An error that is open for a reason, once.
pub(crate) fn open(api_error: ApiError, reason: Reason<'_>, node: Node<'_>) -> Undecided {
    Undecided {
        api_error,
        span: node.span(),
        node: node.id().0,
        pointer: String::new(),
        short: reason.short(),
        remedy: reason.remedy(),
        of_account: reason == Reason::NoCount,
        count: 1,
    }
}

/// Entries of a list that are looked through one after the other.
const FEW: usize = 16;

/// What of one request could not be judged, at the end of a list.
#[derive(Debug)]
pub(crate) struct Ledger<'a, 'l> {
    list: &'l mut Vec<Undecided>,
    /// How many others the list holds.
    before: usize,
    /// The reason of the last one: several errors in a row mostly have the same.
    last: Option<Reason<'a>>,
    /// The errors and reasons of the list.
    keys: Vec<(ApiError, Reason<'a>)>,
    /// Where each stands, from [`FEW`] on.
    at: HashMap<(ApiError, Reason<'a>), usize, Keyed>,
}

impl<'a, 'l> Ledger<'a, 'l> {
    /// Begins with nothing, behind what is in the list.
    pub(crate) fn behind(list: &'l mut Vec<Undecided>) -> Self {
        let (before, last, keys, at) = (list.len(), None, Vec::new(), HashMap::default());
        Self { list, before, last, keys, at }
    }

    /// Adds what of an association at this place, which is one of these, could not be judged, and is not refused either.
    pub(crate) fn add(&mut self, span: Span, looks: &[Look<'_, 'a, '_>], file: &File, refused: [&Refused; 2]) {
        let Some(first) = looks.first() else { return };
        let mut unsure = Set::default();
        looks.iter().for_each(|look| unsure.join(may_be_open(look)));
        let one = Search::of(first);
        let others: Vec<Search<'_, '_, '_>> = looks.iter().skip(1).map(Search::of).collect();
        for error in first.association.operation.errors().iter().filter(|error| unsure.has(**error)) {
            let Verdict::Undecided(reason, node) = verdict_of(*error, iter::once(&one).chain(&others)) else {
                continue;
            };
            if refused.iter().any(|refused| refused.raises(span, *error)) {
                continue;
            }
            let reason = match reason {
                Reason::Deployed(field) | Reason::Replaced(field) if file.lacks_name(node.span()) => {
                    Reason::NoSuchName(field)
                }
                other => other,
            };
            let known = self.place_of((*error, reason));
            match self.list.get_mut(self.before + known) {
                Some(undecided) => undecided.count += 1,
                None => {
                    let same = self.list.last().filter(|_| self.last == Some(reason));
                    let undecided = match same {
                        Some(same) => Undecided {
                            api_error: *error,
                            span: node.span(),
                            node: node.id().0,
                            count: 1,
                            ..same.clone()
                        },
                        None => open(*error, reason, node),
                    };
                    self.list.push(undecided);
                    self.last = Some(reason);
                }
            }
        }
    }

    /// The number under which an error with its reason is listed: the next one, where it is not.
    fn place_of(&mut self, key: (ApiError, Reason<'a>)) -> usize {
        let next = self.keys.len();
        if next < FEW
            && let Some(known) = self.keys.iter().position(|known| *known == key)
        {
            return known;
        }
        if next >= FEW && self.at.is_empty() {
            self.at = self.keys.iter().copied().zip(0..).collect();
        }
        let known = if next < FEW { next } else { *self.at.entry(key).or_insert(next) };
        if known == next {
            self.keys.push(key);
        }
        known
    }
}

/// Puts the entries of a run together that are about the account: every request asks the same.
pub(crate) fn once_a_run(list: &mut Vec<Undecided>) {
    let key = |undecided: &Undecided| undecided.of_account.then(|| (undecided.api_error, undecided.short.clone()));
    let mut counts: HashMap<(ApiError, Cow<'static, str>), usize> = HashMap::new();
    for undecided in list.iter() {
        if let Some(key) = key(undecided) {
            *counts.entry(key).or_default() += undecided.count;
        }
    }
    // The first takes the count of all, and leaves none to the later ones.
    list.retain_mut(|undecided| {
        let Some(key) = key(undecided) else { return true };
        counts.remove(&key).map(|count| undecided.count = count).is_some()
    });
}
