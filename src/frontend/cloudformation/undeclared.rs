//! Given values that no template declares.

use crate::model::file::File;
use crate::model::template::{TemplateFault, TemplateFaultKind};
use crate::settings::GivenParameter;
use crate::source::sources::Sources;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Tells, where they are, of given values that none of the templates in files of these names declares; returns the names of
/// those that are nowhere.
pub(crate) fn tell(
    sources: &Sources,
    files: &mut [File],
    given: &[GivenParameter],
    names: &BTreeSet<String>,
) -> Vec<String> {
    let is_meant = |file: &&File| {
        let name = sources.get(file.source).map(|source| &source.name);
        file.is_template && name.is_some_and(|name| names.contains(name.as_ref()))
    };
    let mut templates = files.iter().filter(is_meant).peekable();
    if templates.peek().is_none() {
        return Vec::new();
    }
    let declared: BTreeSet<&String> = templates.flat_map(|file| file.declared.keys()).collect();
    let known: Arc<[String]> = declared.iter().map(|name| (*name).clone()).collect();
    let missing: Vec<&GivenParameter> = given.iter().filter(|given| !declared.contains(&given.name)).collect();
    let mut nowhere = Vec::new();
    for given in missing {
        match files.get_mut(given.named.source.0 as usize) {
            Some(file) => {
                let kind = TemplateFaultKind::Undeclared { name: given.name.clone(), known: Arc::clone(&known) };
                file.template_faults.push(TemplateFault { place: given.named.into(), kind });
            }
            None => nowhere.push(given.name.clone()),
        }
    }
    nowhere
}
