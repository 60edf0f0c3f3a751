//! Rules of adoption.

use super::{View, shown, slowest};
use crate::Diagnostic;

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Diagnostic>) {
    for adopter in &view.dimensions.adopters {
        let key = |name: &str| format!("adoption.{adopter}.{name}");
        pilots(view, &key("pilot_growth"), &key("pilot_duration"), problems);
        deployments(view, &key("production_growth_at_start"), &key("churn"), problems);
        cloud(view, adopter, &key("cloud_share"), problems);
    }
}

fn pilots(view: &View<'_>, growth: &str, duration: &str, problems: &mut Vec<Diagnostic>) {
    let (Some(grows), Some(months)) = (view.at_start(growth), view.at_start(duration)) else { return };
    let least = slowest(months);
    if grows <= least {
        let message = format!("`{growth}` starts at {grows}: pilots of {months} months cannot run out that fast");
        problems.push(view.broken(
            growth,
            &[duration],
            message,
            format!("expected above {} a year at the start", shown(least)),
        ));
    }
}

fn deployments(view: &View<'_>, growth: &str, churn: &str, problems: &mut Vec<Diagnostic>) {
    let (Some(grows), Some(lost)) = (view.at_start(growth), view.at_start(churn)) else { return };
    if grows <= -lost {
        let message = format!("`{growth}` is {grows}, and churn alone makes it {}", -lost);
        problems.push(view.broken(
            growth,
            &[churn],
            message,
            format!("expected above {} a year, which is minus `{churn}`", -lost),
        ));
    }
}

fn cloud(view: &View<'_>, adopter: &str, key: &str, problems: &mut Vec<Diagnostic>) {
    let Some(share) = view.at_start(key) else { return };
    if share >= 1.0 {
        let message =
            format!("`{key}` starts at {share}: nothing runs on premises, from which {adopter}'s own need would grow");
        problems.push(view.broken(key, &[], message, "expected below 1 at the start".to_owned()));
    }
    let hosts = view.dimensions.segments.iter().map(|segment| format!("segments.{segment}.hosted_share.{adopter}"));
    if let Some(host) = hosts.into_iter().find(|host| view.at_start(host).is_some_and(|share| share > 0.0))
        && share <= 0.0
    {
        let message = format!("`{key}` starts at 0, and `{host}` is above 0");
        problems.push(view.broken(
            key,
            &[&host],
            message,
            "expected above 0 at the start where a segment hosts it".to_owned(),
        ));
    }
}
