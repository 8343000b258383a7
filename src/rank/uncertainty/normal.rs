//! The standard normal distribution.
#![allow(clippy::excessive_precision, reason = "coefficients stand here as they were published")]

use std::f64::consts::{PI, SQRT_2};

use libm::{erfc, exp, log};

/// The height of the bell at `z` standard deviations.
pub fn density(z: f64) -> f64 {
    exp(-0.5 * z * z) / (2.0 * PI).sqrt()
}

/// The share at and below `z` standard deviations.
pub fn cdf(z: f64) -> f64 {
    0.5 * erfc(-z / SQRT_2)
}

/// How many standard deviations above the mean a share lies; shares of 0 and 1 as the nearest that are finite.
/// Wichura's algorithm AS 241, PPND16 (Applied Statistics 37, 1988): about 16 digits.
pub fn quantile(share: f64) -> f64 {
    let share = share.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0);
    let from_middle = share - 0.5;
    if from_middle.abs() <= 0.425 {
        let r = 0.180625 - from_middle * from_middle;
        return from_middle * polynomial(&A, r) / polynomial(&B, r);
    }
    let r = (-log(share.min(1.0 - share))).sqrt();
    let distance = match r <= 5.0 {
        true => polynomial(&C, r - 1.6) / polynomial(&D, r - 1.6),
        false => polynomial(&E, r - 5.0) / polynomial(&F, r - 5.0),
    };
    distance.copysign(from_middle)
}

/// Horner's scheme; the coefficient of the highest power comes first.
fn polynomial(coefficients: &[f64; 8], x: f64) -> f64 {
    coefficients.iter().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

const A: [f64; 8] = [
    2.5090809287301226727e3,
    3.3430575583588128105e4,
    6.7265770927008700853e4,
    4.5921953931549871457e4,
    1.3731693765509461125e4,
    1.9715909503065514427e3,
    1.3314166789178437745e2,
    3.3871328727963666080e0,
];
const B: [f64; 8] = [
    5.2264952788528545610e3,
    2.8729085735721942674e4,
    3.9307895800092710610e4,
    2.1213794301586595867e4,
    5.3941960214247511077e3,
    6.8718700749205790830e2,
    4.2313330701600911252e1,
    1.0,
];
const C: [f64; 8] = [
    7.74545014278341407640e-4,
    2.27238449892691845833e-2,
    2.41780725177450611770e-1,
    1.27045825245236838258e0,
    3.64784832476320460504e0,
    5.76949722146069140550e0,
    4.63033784615654529590e0,
    1.42343711074968357734e0,
];
const D: [f64; 8] = [
    1.05075007164441684324e-9,
    5.47593808499534494600e-4,
    1.51986665636164571966e-2,
    1.48103976427480074590e-1,
    6.89767334985100004550e-1,
    1.67638483018380384940e0,
    2.05319162663775882187e0,
    1.0,
];
const E: [f64; 8] = [
    2.01033439929228813265e-7,
    2.71155556874348757815e-5,
    1.24266094738807843860e-3,
    2.65321895265761230930e-2,
    2.96560571828504891230e-1,
    1.78482653991729133580e0,
    5.46378491116411436990e0,
    6.65790464350110377720e0,
];
const F: [f64; 8] = [
    2.04426310338993978564e-15,
    1.42151175831644588870e-7,
    1.84631831751005468180e-5,
    7.86869131145613259100e-4,
    1.48753612908506148525e-2,
    1.36929880922735805310e-1,
    5.99832206555887937690e-1,
    1.0,
];

#[cfg(test)]
mod tests {
    use super::{cdf, density, quantile};

    #[test]
    fn the_tables_of_every_textbook() {
        for (z, share) in
            [(0.0, 0.5), (1.0, 0.841344746068542949), (1.96, 0.975002104851779566), (-3.0, 0.00134989803163009453)]
        {
            assert!((cdf(z) - share).abs() < 1e-15, "{z}");
            assert!((quantile(share) - z).abs() < 1e-13, "{z}");
        }
        assert!((density(0.0) - 0.398942280401432678).abs() < 1e-16);
        assert!((quantile(0.9) - super::super::cut_normal::Z_90).abs() < 1e-15);
    }

    #[test]
    fn the_quantile_inverts_the_distribution_far_into_the_tails() {
        for n in 1..4000 {
            let share = f64::from(n) / 4000.0;
            assert!((cdf(quantile(share)) / share - 1.0).abs() < 1e-14, "{share}");
        }
        for digits in 1..300 {
            let share = libm::pow(10.0, -f64::from(digits));
            assert!((cdf(quantile(share)) / share - 1.0).abs() < 1e-11, "{share}");
        }
    }

    #[test]
    fn no_share_leads_to_infinity() {
        for share in [0.0, 1.0, -1.0, 2.0, 5e-324] {
            assert!(quantile(share).is_finite(), "{share}");
        }
        assert!((8.0..8.5).contains(&quantile(1.0)));
        assert!((-38.0..-37.0).contains(&quantile(0.0)));
    }
}
