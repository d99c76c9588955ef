//! Bytes become a source and what it says.

use crate::frontend::cloudformation::template::Deployment;
use crate::frontend::listing::inventory;
use crate::frontend::lower::{Reading, lower};
use crate::frontend::marks;
use crate::frontend::terraform;
use crate::input::{Input, Large};
use crate::model::file::{File, Role};
use crate::service::error::Operation;
use crate::source::piece::Reread;
use crate::source::sources::{Source, SourceId};
use crate::source::span::Span;
use crate::syntax::Window;

/// How much of a large inventory is held at a time, in bytes: as much as stays in the processor's cache. The texts of `fuzz/`
/// are small.
const WINDOW: usize = if cfg!(fuzzing) { 64 } else { 256 * 1024 };

/// How much of a large inventory one thread reads at a time, in bytes, for the same reason.
const PART: u64 = if cfg!(fuzzing) { 256 } else { 256 * 1024 };

/// Reads a file of which all is there.
pub(crate) fn read(
    input: Input,
    id: SourceId,
    operation: Option<Operation>,
    deployment: &Deployment,
) -> (Source, File) {
    match String::from_utf8(input.bytes) {
        Ok(text) => {
            let source = Source::new(id, input.name, text);
            let reading = Reading { role: input.role, operation, syntax: input.syntax, once: None };
            let file = read_text(&source, reading, deployment);
            // What a file of Terraform says is known when its module is read.
            let is_of_use = file.is_ours() || file.is_reported() || terraform::is_read(&source.name);
            match input.again.filter(|_| !is_of_use) {
                Some(again) => (Source::release(id, source.name, Reread(again), Vec::new()), file),
                None => (source, file),
            }
        }
        Err(error) => {
            // What is shown has a replacement character for each wrong byte; the place is that of the first one.
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let mut file = File::new(id, input.role);
            file.not_utf8 = Some(Span::new(id, valid, valid + char::REPLACEMENT_CHARACTER.len_utf8()));
            file.cut_off = marks::is_ours(&text);
            (Source::new(id, input.name, text), file)
        }
    }
}

/// Reads a source. Who says of which operation requests are means those that are checked.
pub(crate) fn read_text(source: &Source, reading: Reading, deployment: &Deployment) -> File {
    let is_checked = matches!(reading.role, Role::Given | Role::Named | Role::Found | Role::Draft);
    lower(source, Reading { operation: reading.operation.filter(|_| is_checked), ..reading }, deployment)
}

/// Reads an inventory piece by piece; anything else is read as a whole, where it may be.
pub(crate) fn read_large<E>(
    large: Large<E>,
    id: SourceId,
    operation: Option<Operation>,
    deployment: &Deployment,
) -> Result<(Source, File), E> {
    let Large { name, role, size, mut rest, again, too_large } = large;
    let again = Reread(again);
    let streamed = || {
        let mut window = Window::open(id, &mut rest, WINDOW).ok()?;
        Some((inventory::stream(&name, &mut window)?, window.into_pieces()))
    };
    if let Some((inventory, pieces)) = inventory::in_parts(&name, id, &again, size, PART).or_else(streamed) {
        let mut file = File::new(id, role);
        file.inventory = inventory;
        return Ok((Source::release(id, name, again, pieces), file));
    }
    match too_large {
        Some(reason) => Err(reason),
        None => {
            let whole = Input { again: Some(again.0.clone()), ..Input::new(name, again.whole(), role) };
            Ok(read(whole, id, operation, deployment))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::input::{Fetched, Large};
    use crate::model::file::Role;
    use crate::workspace::files::Workspace;
    use std::convert::Infallible;
    use std::fmt::Write;
    use std::io::Cursor;
    use std::ops::Range;
    use std::sync::Arc;

    fn large(text: &str) -> Workspace {
        let fetch = |()| {
            let bytes = text.as_bytes().to_vec();
            let (size, rest) = (bytes.len() as u64, Box::new(Cursor::new(bytes.clone())));
            let again = Arc::new(move |range: Range<u64>| {
                let end = (range.end as usize).min(bytes.len());
                bytes.get(range.start as usize..end).unwrap_or_default().to_vec()
            });
            Ok(Fetched::Large(Large {
                name: "a.json".to_owned(),
                role: Role::Fact,
                size,
                rest,
                again,
                too_large: None,
            }))
        };
        let mut workspace = Workspace::default();
        let failures: Vec<Infallible> = workspace.open_each(vec![()], None, &|_| 0, &fetch);
        assert!(failures.is_empty());
        workspace
    }

    #[test]
    fn pieces_are_whole_lines() {
        for row in [
            "{\"InstanceId\": \"i-%\", \"PlatformType\": \"Windows\"}",
            "{\n  \"InstanceId\": \"i-%\",\n  \"State\": 1\n}",
        ] {
            let mut text = "[".to_owned();
            for number in 0..12_000 {
                let _ =
                    write!(text, "{}\n{}", if number > 0 { "," } else { "" }, row.replace('%', &number.to_string()));
            }
            text.push_str("\n]");
            let workspace = large(&text);
            let source = workspace.sources().iter().next();
            assert!(source.is_some_and(|source| source.piece_count() > 10));
            for (id, row) in workspace.files().iter().flat_map(|file| file.inventory.with_ids()).step_by(37) {
                let range = row.span.range();
                let found = source.and_then(|source| source.piece(&range)).map(|(_, first, bytes)| {
                    let before = text.get(..first.start as usize).unwrap_or_default();
                    let is_line = before.is_empty() || before.ends_with('\n');
                    let holds = first.start as usize <= range.start && range.end as u64 <= bytes.end;
                    is_line && holds && first.line as usize == before.matches('\n').count()
                });
                assert_eq!(found, Some(true), "{range:?}");
                assert_eq!(text.get(range), Some(format!("\"{id}\"").as_str()));
            }
        }
    }
}
