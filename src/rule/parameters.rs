//! A document's parameters side by side with what an association gives.

use crate::facts::documents::Known;
use crate::model::association::Association;
use crate::model::parameter::{Declared, Given};
use crate::model::value::Text;
use crate::rule::findings::Findings;
use crate::rule::look::arguments::see_argument;
use crate::rule::look::sight::Sights;
use crate::rule::rewrite::respell;
use crate::rule::words::{did_you_mean, nearest};
use std::collections::{HashMap, HashSet};

/// Names that are looked for one after the other.
const FEW: usize = 8;

/// A parameter as an association gives it and as its document declares it.
#[derive(Debug)]
pub(crate) struct Argument<'t, 'f> {
    /// The document.
    pub document: &'f Known<'f>,
    /// All parameters of the document's version.
    pub declared: &'f [Declared],
    /// The declaration.
    pub parameter: &'f Declared,
    /// What is given.
    pub given: Given<'t>,
    /// What the two show.
    pub shown: Sights,
}

/// Declarations by name.
#[derive(Debug)]
pub(crate) struct Declarations<'f> {
    list: &'f [Declared],
    names: Option<HashMap<&'f str, &'f Declared>>,
}

impl<'f> Declarations<'f> {
    /// For so many questions: an index for a few would cost more than looking through the list.
    pub(crate) fn of(list: &'f [Declared], questions: usize) -> Self {
        let named = || list.iter().rev().map(|parameter| (parameter.name.text.as_str(), parameter)).collect();
        Self { list, names: (questions > FEW && list.len() > FEW).then(named) }
    }

    /// The first declaration of this name.
    pub(crate) fn get(&self, name: &str) -> Option<&'f Declared> {
        match &self.names {
            Some(names) => names.get(name).copied(),
            None => self.list.iter().find(|parameter| parameter.name.text == name),
        }
    }
}

/// What the version declares that an association asks for; `None` where the document, or that version, is not known.
pub(crate) fn declared<'f>(association: &Association<'_>, document: Option<&'f Known<'f>>) -> Option<&'f [Declared]> {
    document?.parameters(association.document_version()?)
}

/// Every given parameter that the association's document declares, which declares these.
pub(crate) fn arguments<'t, 'f>(
    association: &Association<'t>,
    declares: Option<(&'f Known<'f>, &'f [Declared])>,
) -> Vec<Argument<'t, 'f>> {
    let Some((document, declared)) = declares else { return Vec::new() };
    let count = association.parameters().count();
    let declarations = Declarations::of(declared, count);
    let argument = |given: Given<'t>| {
        let parameter = declarations.get(given.key.as_str())?;
        let shown = see_argument(document, parameter, &given);
        Some(Argument { document, declared, parameter, given, shown })
    };
    let mut arguments = Vec::with_capacity(count);
    arguments.extend(association.parameters().filter_map(argument));
    arguments
}

/// That a fact about values is of the built-in catalogue's day: such facts change. Nothing for a definition in a file.
pub(crate) fn as_of(document: &Known<'_>) -> String {
    document.catalogued.map_or_else(String::new, |date| format!(" (as of {date})"))
}

/// Says that a document has no parameter of this name, and which one may have been meant: none of those that are `given`
/// already.
pub(crate) fn say_undeclared(
    name: Text<'_>,
    message: String,
    document: &Known<'_>,
    declared: &[Declared],
    given: &HashSet<&str>,
    findings: &mut Findings<'_>,
) {
    let finding = findings.at(name.place(), message);
    finding.arguments(&[name.as_str()]);
    let names = declared.iter().map(|parameter| parameter.name.text.as_str()).filter(|name| !given.contains(*name));
    if let Some(meant) = nearest(name.as_str(), names) {
        finding.help(did_you_mean(meant));
        if let Some(fix) = respell(name, meant) {
            finding.fix(fix);
        }
    }
    if let Some(span) = document.span {
        finding.label(span, "the document");
    }
}
