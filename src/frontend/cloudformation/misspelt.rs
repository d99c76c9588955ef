//! Types of resources that are spelled wrong: what is in them is nothing of ours to whoever goes by the type.

use crate::frontend::cloudformation::build::exact;
use crate::frontend::cloudformation::template::{ASSOCIATION, DOCUMENT};
use crate::model::template::{TemplateFault, TemplateFaultKind};
use crate::model::value;
use crate::syntax::node::{Entry, Node};

/// Letters that one slip changes, adds or leaves out at most.
const SLIP: usize = 2;

/// What is wrong with the type of a resource that makes nothing of ours, where it was surely meant to.
pub(crate) fn fault(resource: Node<'_>) -> Option<TemplateFault> {
    let written = |node: Node<'_>| exact(node, 0..node.text().len());
    let name = |node: Node<'_>| node.text().to_owned();
    if let Some(Entry { value: node, .. }) = resource.get("Type") {
        let meant = meant(value::str_of(node)?)?;
        let kind = TemplateFaultKind::UnknownType { name: name(node), meant, written: written(node) };
        return Some(TemplateFault { place: node.place(), kind });
    }
    let is_type = |text: &str| text.eq_ignore_ascii_case("Type");
    let Entry { key, value: node } = value::entries(resource).find(|entry| is_type(entry.key.text()))?;
    value::str_of(node).filter(|text| [ASSOCIATION, DOCUMENT].contains(text))?;
    let kind = TemplateFaultKind::MisnamedType { name: name(key), written: written(key) };
    Some(TemplateFault { place: key.place(), kind })
}

/// The type that one slip makes of this name: what is ours is told here, where no rule's sense of what is near reaches. Nobody but Amazon has types that begin with `AWS`, and no other one of them is as near.
fn meant(name: &str) -> Option<&'static str> {
    let begins = name.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("AWS"));
    let is_near = |known: &&str| name.len().abs_diff(known.len()) <= 2 * SLIP && is_slip(name, known);
    [ASSOCIATION, DOCUMENT].into_iter().filter(|known| begins && name != *known).find(is_near)
}

/// Whether two names differ in one place at most, whatever their case and their colons.
fn is_slip(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> Vec<u8> {
        text.bytes().filter(|byte| *byte != b':').map(|byte| byte.to_ascii_lowercase()).collect()
    };
    let (one, other) = (letters(one), letters(other));
    let alike = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let (one, other) = (one.get(alike..).unwrap_or_default(), other.get(alike..).unwrap_or_default());
    // What is the same at both ends is counted once.
    let behind = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    one.len() - behind <= SLIP && other.len() - behind <= SLIP
}

#[cfg(test)]
mod tests {
    use crate::frontend::cloudformation::misspelt::meant;

    #[test]
    fn one_slip_is_told_and_other_types_are_not() {
        let slips =
            ["AWS::SSM::Assocation", "AWS::SSM::Associations", "AWS::SSM::association", "aws::ssm::Association"];
        let more = ["AWS:SSM:Association", "AWS::SMM::Association", "AWS::SSM::Asosciation"];
        for name in slips.iter().chain(&more) {
            assert_eq!(meant(name), Some("AWS::SSM::Association"), "{name}");
        }
        assert_eq!(meant("AWS::SSM::Documents"), Some("AWS::SSM::Document"));
        let others = [
            "AWS::SSM::Association",
            "AWS::SSM::Document",
            "AWS::SSM::Parameter",
            "AWS::SSM::MaintenanceWindow",
            "AWS::SSM::ResourceDataSync",
            "AWS::SSO::Assignment",
            "AWS::EC2::EIPAssociation",
            "AWS::SSM::Association::MODULE",
            "Org::SSM::Document",
            "AXS::SSM::Document",
            "Å",
            "",
        ];
        for name in others {
            assert_eq!(meant(name), None, "{name}");
        }
    }
}
