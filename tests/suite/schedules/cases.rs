//! The labelled expressions.

use serde_json::Value;
use std::sync::LazyLock;

/// A labelled expression.
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) row: Value,
}

impl Case {
    pub(crate) fn str(&self, key: &str) -> &str {
        self.row.get(key).and_then(Value::as_str).unwrap_or_default()
    }

    pub(crate) fn classes(&self) -> Vec<&str> {
        let also = self.row.get("also").and_then(Value::as_array);
        let also = also.into_iter().flatten().filter_map(Value::as_str);
        std::iter::once(self.str("class")).chain(also).collect()
    }

    pub(crate) fn valid(&self) -> Option<bool> {
        self.row.get("valid").and_then(Value::as_bool)
    }

    /// Classes that no expression alone can show: parameters beside it, its length, and a clock.
    pub(crate) fn outside(&self) -> bool {
        let main = self.str("class");
        main.starts_with("X-") || matches!(main, "S-LEN" | "A-PAST")
    }

    pub(crate) fn span(&self) -> Option<(u64, u64)> {
        let span = self.row.get("span")?.as_array()?;
        Some((span.first()?.as_u64()?, span.get(1)?.as_u64()?))
    }
}

static CASES: LazyLock<Vec<Case>> =
    LazyLock::new(|| include_str!("../../cases/schedules.jsonl").lines().map(case).collect());

fn case(line: &str) -> Case {
    let row: Value = serde_json::from_str(line).expect("a JSON object per line");
    let text = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    Case { id: text("id"), text: text("expr"), row }
}

pub(crate) fn cases() -> &'static [Case] {
    &CASES
}
