//! Plugins of Command and Policy documents, and the platforms that each of them runs on.
//!
//! Source: the platforms for which 132 documents of Amazon's are registered, and a recorded answer for a customer's document with
//! `aws:runPowerShellScript`.

use crate::service::platform::Platform;

/// All platforms, in the service's order.
pub(crate) const ALL: &[Platform] = &[Platform::Linux, Platform::MacOs, Platform::Windows];

const UNIX: &[Platform] = &[Platform::Linux, Platform::MacOs];
const NOT_MAC: &[Platform] = &[Platform::Linux, Platform::Windows];
const WINDOWS: &[Platform] = &[Platform::Windows];

/// The plugins with their platforms, sorted.
pub(crate) const PLUGINS: &[(&str, &[Platform])] = &[
    ("aws:applications", WINDOWS),
    ("aws:cloudWatch", WINDOWS),
    ("aws:configureDocker", NOT_MAC),
    ("aws:configurePackage", ALL),
    ("aws:domainJoin", NOT_MAC),
    ("aws:downloadContent", NOT_MAC),
    ("aws:psModule", WINDOWS),
    ("aws:refreshAssociation", ALL),
    ("aws:runDockerAction", NOT_MAC),
    ("aws:runDocument", NOT_MAC),
    ("aws:runPowerShellScript", ALL),
    ("aws:runShellScript", UNIX),
    ("aws:softwareInventory", ALL),
    ("aws:updateAgent", WINDOWS),
    ("aws:updateSsmAgent", ALL),
];

/// The platforms of a plugin; `None` when it is not known.
pub(crate) fn platforms(plugin: &str) -> Option<&'static [Platform]> {
    PLUGINS.iter().find(|(name, _)| *name == plugin).map(|(_, platforms)| *platforms)
}
