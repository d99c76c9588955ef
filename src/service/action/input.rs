//! The form of the tables: an action, its inputs, and how inputs go together.

/// What the value of an input is. A reference, `{{ name }}`, may be any of them.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Kind {
    /// Anything.
    Any,
    /// A string.
    Text,
    /// A whole number, or its digits in a string.
    Integer,
    /// `true` or `false`, or one of the words in a string.
    Boolean,
    /// A list of strings.
    Texts,
    /// A list of mappings that a rule of their own judges.
    List,
    /// A mapping.
    Map,
    /// A list of mappings.
    Maps,
    /// A mapping, or a string that holds one.
    MapOrText,
}

/// An input of an action.
#[derive(Copy, Clone, Debug)]
pub struct Input {
    /// Its name.
    pub name: &'static str,
    /// What its value is.
    pub kind: Kind,
    /// Whether it must be given.
    pub required: bool,
    /// The words that it takes; `None` where it takes any.
    pub values: &'static [&'static str],
    /// The smallest number, or the fewest items.
    pub min: Option<u64>,
    /// The greatest number, the most characters or the most items.
    pub max: Option<u64>,
}

/// An action of runbooks, or a plugin of commands.
#[derive(Copy, Clone, Debug)]
pub struct Action {
    /// Its name.
    pub name: &'static str,
    /// Its inputs.
    pub inputs: &'static [Input],
    /// Whether it takes others: those of the API that it calls.
    pub open: bool,
    /// Whether only documents of Amazon have it.
    pub internal: bool,
    /// The outputs that it gives without being asked.
    pub outputs: &'static [&'static str],
    /// The names that a step may not give to outputs of its own.
    pub reserved: &'static [&'static str],
    /// Of each of these inputs one is needed.
    pub any: &'static [&'static [&'static str]],
    /// Inputs that exclude each other.
    pub apart: &'static [(&'static str, &'static str)],
    /// Inputs of which the first needs the second.
    pub together: &'static [(&'static str, &'static str)],
}

impl Action {
    /// The input of this name, in just this case.
    pub fn input(&self, name: &str) -> Option<&'static Input> {
        self.inputs.iter().find(|input| input.name == name)
    }

    /// The input of this name, in any case: as nodes read it.
    pub fn input_in_any_case(&self, name: &str) -> Option<&'static Input> {
        self.inputs.iter().find(|input| input.name.eq_ignore_ascii_case(name))
    }

    /// The names of its inputs.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.inputs.iter().map(|input| input.name)
    }

    pub(crate) const fn open(self) -> Self {
        Self { open: true, ..self }
    }

    pub(crate) const fn internal(self) -> Self {
        Self { internal: true, ..self }
    }

    pub(crate) const fn gives(self, outputs: &'static [&'static str]) -> Self {
        Self { outputs, ..self }
    }

    pub(crate) const fn reserves(self, reserved: &'static [&'static str]) -> Self {
        Self { reserved, ..self }
    }

    pub(crate) const fn any(self, any: &'static [&'static [&'static str]]) -> Self {
        Self { any, ..self }
    }

    pub(crate) const fn apart(self, apart: &'static [(&'static str, &'static str)]) -> Self {
        Self { apart, ..self }
    }

    pub(crate) const fn together(self, together: &'static [(&'static str, &'static str)]) -> Self {
        Self { together, ..self }
    }
}

impl Input {
    pub(crate) const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    pub(crate) const fn one_of(self, values: &'static [&'static str]) -> Self {
        Self { values, ..self }
    }

    pub(crate) const fn within(self, min: u64, max: u64) -> Self {
        Self { min: Some(min), max: Some(max), ..self }
    }

    pub(crate) const fn at_least(self, min: u64) -> Self {
        Self { min: Some(min), ..self }
    }

    pub(crate) const fn at_most(self, max: u64) -> Self {
        Self { max: Some(max), ..self }
    }
}

pub(crate) const fn action(name: &'static str, inputs: &'static [Input]) -> Action {
    Action {
        name,
        inputs,
        open: false,
        internal: false,
        outputs: &[],
        reserved: &[],
        any: &[],
        apart: &[],
        together: &[],
    }
}

const fn input(name: &'static str, kind: Kind) -> Input {
    Input { name, kind, required: false, values: &[], min: None, max: None }
}

macro_rules! inputs {
    ($($function:ident $kind:ident,)*) => {
        $(pub(crate) const fn $function(name: &'static str) -> Input { input(name, Kind::$kind) })*
    };
}

inputs! {
    any Any,
    text Text,
    integer Integer,
    boolean Boolean,
    texts Texts,
    list List,
    map Map,
    maps Maps,
    map_or_text MapOrText,
}
