use num_rational::BigRational;

/// A number without rounding: scores are compared as what they are, never as what is shown of them.
pub type Exact = BigRational;
