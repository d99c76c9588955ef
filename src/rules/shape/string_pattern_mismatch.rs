//! A string does not match the pattern of its member.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::request::Request;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::deployment::say_schema;
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::threads;
use crate::schema::violation::ViolationKind;
use crate::service::error::{ApiError, Confidence};
use crate::service::pattern::Pattern;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::ValidationException),
        confidence: Confidence::Documented,
        service_messages: &[
            "1 validation error detected: Value '{}' at '{}' failed to satisfy constraint: Member must satisfy regular expression pattern: {}",
            "at '{member}' failed to satisfy constraint: Member must satisfy regular expression pattern: {}",
        ],
        printed: &[
            "{member}: failed validation constraint for keyword [pattern]",
            "#/Name: failed validation constraint for keyword [pattern]",
            "{member}: string [{}] does not match pattern {}",
            "invalid value for {member} (must contain only {})",
            "invalid value for {member} (must be a valid {})",
            "invalid value for {member} (see {})",
            "expected value of {member} to match regular expression",
        ],
        sources: &[pages::CREATE_ASSOCIATION, threads::AGENT_60, threads::TPA_2210],
        ..meta("string-pattern-mismatch", 117, include_str!("../../../rules/shape/string-pattern-mismatch.md"))
    },
    check: Check::Shape(check),
};

fn check(request: &Request<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for violation in &request.violations {
        let ViolationKind::Pattern { pattern, at } = &violation.kind else { continue };
        let Some((form, help)) = words(pattern, violation.member) else { continue };
        let finding = findings.at(violation.place.clone(), format!("not a valid {form}")).help(help);
        if let Some(at) = at {
            finding.label(*at, "not allowed here");
        }
        say_schema(request, finding, "failed validation constraint for keyword [pattern]");
    }
}

/// What the pattern asks for: a name for it, and the form in words.
fn words(pattern: &str, member: Option<&str>) -> Option<(&'static str, &'static str)> {
    let pattern = Pattern::ALL.into_iter().find(|known| known.source() == pattern)?;
    Some(match pattern {
        Pattern::AlarmName => ("alarm name", "write something other than spaces, without line breaks"),
        Pattern::AssociationId => ("association id", "write a UUID: 8, 4, 4, 4 and 12 hexadecimal digits"),
        Pattern::AssociationName if member != Some("AssociationName") => {
            ("name", "write 3 to 128 letters, digits, `_`, `-` and `.`")
        }
        Pattern::AssociationName => ("association name", "write 3 to 128 letters, digits, `_`, `-` and `.`"),
        Pattern::AssociationVersion => ("association version", "write `$LATEST`, or a number from 1"),
        Pattern::DisplayName => ("display name", "write letters, digits, spaces and `_ . - : /`"),
        Pattern::DocumentName => ("document name", "write 3 to 128 letters, digits, `_`, `-`, `.`, `:` and `/`"),
        Pattern::DocumentVersion => {
            ("document version", "write `$DEFAULT`, `$LATEST`, or a number from 1; names of versions are not taken")
        }
        Pattern::ExcludedAccount => ("account or organizational unit", "write 12 digits in quotes, or `ou-ROOT-UNIT`"),
        Pattern::InstanceId => ("managed node id", "write `i-` and 8 or 17 letters or digits, or `mi-` and 17"),
        Pattern::MaxConcurrency => ("concurrency limit", "write a number from 1, or `1%` to `100%`"),
        Pattern::MaxErrors => ("error threshold", "write a number from 0, or `0%` to `100%`"),
        Pattern::RoleArn => ("role ARN", "write `arn:aws:iam::ACCOUNT:role/NAME`"),
        Pattern::RoleName => ("role name", "write letters, digits and `_ + = , . @ / -`, no space"),
        Pattern::TagText => ("tag", "write letters, digits, spaces and `_ . : / = + - @`"),
        Pattern::TargetKey => ("target key", "write letters, digits, spaces and `_ . : / = - @`; no `+`, `*` or comma"),
        Pattern::TargetType => ("target type", "begin with `/`: `/AWS::EC2::Instance`, or `/` for all types"),
        Pattern::VersionName => ("version name", "write 1 to 128 letters, digits, `_`, `-` and `.`"),
    })
}
