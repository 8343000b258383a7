use super::Lack;
use super::exact::Exact;

/// What a method makes of one item.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// The higher comes first.
    pub value: Exact,
    /// Among equals the smaller comes first, and what has none comes last. Equal in both is a shared rank.
    pub then: Option<Exact>,
    /// Whether `value` is a figure to be shown; the matrix has none.
    pub is_figure: bool,
    /// What it was made of, in the order of the columns.
    pub inputs: Vec<Input>,
}

impl Score {
    /// Whether two share a rank.
    pub fn is_equal(&self, other: &Score) -> bool {
        self.value == other.value && self.then == other.then
    }
}

/// One column of a method's table.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// With its unit: `duration_weeks`.
    pub name: &'static str,
    pub value: Value,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Number(Exact),
    Word(&'static str),
    /// Not given, and not needed.
    None,
}

/// A score, or all that it would need.
pub type Scored = Result<Score, Vec<Lack>>;

/// Both of two results, or what either lacks.
pub fn both<A, B>(one: Result<A, Lack>, other: Result<B, Lack>) -> Result<(A, B), Vec<Lack>> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(one), Err(other)) if one == other => Err(vec![one]),
        (one, other) => Err(one.err().into_iter().chain(other.err()).collect()),
    }
}
