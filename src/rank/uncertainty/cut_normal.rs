use super::normal;

/// Standard deviations from the mean to the 90 % quantile.
pub const Z_90: f64 = 1.281_551_565_544_600_4;

/// The normal distribution through a 10 % and a 90 % quantile, cut at 0: what would be negative is left out and the rest
/// keeps its proportions (a truncated normal). As both quantiles are 0 or more, at most a tenth is cut off.
#[derive(Clone, Copy, Debug)]
pub struct CutNormal {
    /// The middle and the standard deviation before the cut.
    middle: f64,
    deviation: f64,
    /// The share that is cut off.
    cut: f64,
}

impl CutNormal {
    /// A quantile below 0 is read as 0.
    pub fn through(low: f64, high: f64) -> CutNormal {
        let (low, high) = (low.max(0.0), high.max(0.0));
        let middle = low + (high - low) / 2.0;
        let deviation = ((high - low) / (2.0 * Z_90)).max(0.0);
        let cut = if deviation > 0.0 { normal::cdf(-middle / deviation) } else { 0.0 };
        CutNormal { middle, deviation, cut }
    }

    /// `m + s·φ(m/s) / (1 − Φ(−m/s))` (Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 1, 13.10).
    pub fn mean(&self) -> f64 {
        if self.deviation == 0.0 {
            return self.middle;
        }
        self.middle + self.deviation * normal::density(self.middle / self.deviation) / (1.0 - self.cut)
    }

    pub fn quantile(&self, share: f64) -> f64 {
        let uncut = self.cut + share * (1.0 - self.cut);
        (self.middle + self.deviation * normal::quantile(uncut)).max(0.0)
    }

    pub fn cdf(&self, x: f64) -> f64 {
        if self.deviation == 0.0 {
            return if x < self.middle { 0.0 } else { 1.0 };
        }
        ((normal::cdf((x - self.middle) / self.deviation) - self.cut) / (1.0 - self.cut)).max(0.0)
    }
}
