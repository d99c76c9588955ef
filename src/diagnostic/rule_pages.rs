//! Where the pages of rules are: on the site of this version, or where the configuration says that a copy of it is.

use crate::diagnostic::meta::Meta;
use std::sync::Arc;

/// The site of this version.
const SITE: &str = concat!(env!("CARGO_PKG_HOMEPAGE"), "/", env!("CARGO_PKG_VERSION"));

/// The site that has the pages of the rules, as `docs/site.py` lays them out: by default that of this version.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct RulePages(Option<Arc<str>>);

impl RulePages {
    /// The pages of a copy of the site at this address; `None` for what is no address of a folder by http or https. What is taken
    /// can stand in any output as it is.
    pub fn at(address: &str) -> Option<Self> {
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._~:/%+-".contains(&byte);
        let is_address = rest.starts_with(|first: char| first.is_ascii_alphanumeric()) && rest.bytes().all(is_plain);
        is_address.then(|| Self(Some(Arc::from(address.trim_end_matches('/')))))
    }

    /// The address of the site.
    pub fn site(&self) -> &str {
        self.0.as_deref().unwrap_or(SITE)
    }

    /// The address of a rule's page.
    pub fn url(&self, rule: &Meta) -> String {
        format!("{}/rules/{}.html", self.site(), rule.page())
    }
}
