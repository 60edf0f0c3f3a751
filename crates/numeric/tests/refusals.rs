//! What the families refuse, as a user reads it.

// The same bits are the point of the crate.
#![allow(clippy::float_cmp)]

use rackcast_numeric::distribution::{
    Beta, InvalidDistribution, LogNormal, Normal, Pert, StudentT, Triangular, Uniform,
};

fn message<T: std::fmt::Debug>(made: Result<T, InvalidDistribution>) -> String {
    made.unwrap_err().to_string()
}

#[test]
fn every_family_says_what_is_wrong() {
    for (said, expected) in [
        (message(Normal::new(1.0, 0.0)), "sd is 0: expected more than 0"),
        (message(Normal::new(f64::INFINITY, 1.0)), "mean is inf: expected a finite number"),
        (message(LogNormal::new(0.0, 0.4)), "median is 0: expected more than 0"),
        (message(LogNormal::new(1.0, -0.4)), "sigma is -0.4: expected more than 0 and at most 10"),
        (message(LogNormal::new(1.0, f64::NAN)), "sigma is NaN: expected a finite number"),
        (message(Uniform::new(2.0, 2.0)), "max is 2: expected more than min, 2"),
        (message(Triangular::new(1.0, 0.5, 2.0)), "mode is 0.5: expected 1 to 2, min to max"),
        (message(Pert::new(1.0, 2.5, 2.0)), "mode is 2.5: expected 1 to 2, min to max"),
        (message(Pert::new(2.0, 2.0, 2.0)), "max is 2: expected more than min, 2"),
        (
            message(Beta::new(0.3, 0.5, 0.0, 1.0)),
            "sd is 0.5: expected between 0.000458258 and 0.458258 for this mean, min and max",
        ),
        (
            message(Beta::new(0.3, 1e-5, 0.0, 1.0)),
            "sd is 0.00001: expected between 0.000458258 and 0.458258 for this mean, min and max",
        ),
        (message(Beta::new(1.0, 0.1, 0.0, 1.0)), "mean is 1: expected between min, 0, and max, 1"),
        (message(StudentT::new(0.0, 0.0, 3.0)), "scale is 0: expected more than 0"),
        (message(StudentT::new(0.0, 1.0, 0.1)), "nu is 0.1: expected 0.5 to 1000000 degrees of freedom"),
    ] {
        assert_eq!(said, expected);
    }
}
