//! The scenario of a request, and the scenarios that it is compared with.

use std::sync::Arc;

use indexmap::IndexMap;
use rackcast_calendar::Date;
use rackcast_expression::references;

use crate::library::{Library, Location};
use crate::load::{BASE, Request};
use crate::resolve::{Parts, Reported, base_problems, resolve};
use crate::{Diagnostic, Question, Scenario};

/// Reads the files of a request and resolves their scenario; problems go to the library's.
pub(crate) fn assemble(request: &Request, library: &mut Library<'_>) -> Option<Scenario> {
    let root = library.open(&request.file)?;
    let mut roots = Vec::new();
    if library.is_lever(&root) {
        roots.push(library.open_base(&root, BASE)?);
    }
    roots.push(root.clone());
    let levers: Vec<_> = request.levers.iter().map(|name| library.open_lever(name)).collect();
    let complete = levers.iter().all(Option::is_some);
    roots.extend(levers.into_iter().flatten());
    for setting in &request.settings {
        roots.push(library.set(setting));
    }
    let mut problems = Vec::new();
    let mut scenarios = Scenarios { library, as_of: request.as_of, done: IndexMap::new() };
    let scenario = scenarios.whole(&roots, &root, request.inherited, &mut problems);
    library.problems.append(&mut problems);
    scenario.filter(|_| complete)
}

/// Scenarios made of one library's files, each resolved once.
struct Scenarios<'l, 'a> {
    library: &'l Library<'a>,
    as_of: Option<Date>,
    done: IndexMap<Vec<Location>, Option<Arc<Scenario>>>,
}

impl Scenarios<'_, '_> {
    /// The scenario of the request, with those it is compared with; what it inherits where that is wanted.
    fn whole(
        &mut self,
        roots: &[Location],
        root: &Location,
        inherited: bool,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Scenario> {
        let order = self.library.order(roots);
        let first = order.iter().position(|location| location == root).unwrap_or(0);
        let mut scenario = self.resolve(&order, root, problems)?;
        let below = order[..first].to_vec();
        scenario.base = match self.library.parents(root).first() {
            Some(parent) => self.of(std::slice::from_ref(parent)),
            None if first > 0 => self.of(&below),
            None if roots.len() > 1 => self.of(&roots[..1]),
            None => None,
        };
        scenario.inherited = match first {
            _ if !inherited => None,
            0 => scenario.base.clone(),
            _ => self.of(&below),
        };
        for question in scenario.events.iter_mut().chain(&mut scenario.checks) {
            self.find_base(question, &order, problems);
        }
        Some(scenario)
    }

    /// The scenario that files make, each laid on those before it; `None` where they make none.
    fn of(&mut self, roots: &[Location]) -> Option<Arc<Scenario>> {
        let order = self.library.order(roots);
        if let Some(scenario) = self.done.get(&order) {
            return scenario.clone();
        }
        // What is wrong with these files is told once, of the scenario that is made of all.
        let mut problems = Vec::new();
        let last = order.last()?;
        let scenario = self
            .resolve(&order, last, &mut problems)
            .filter(|_| !problems.iter().any(Diagnostic::is_error))
            .map(Arc::new);
        self.done.insert(order, scenario.clone());
        scenario
    }

    /// The scenario that `base:` reads in a question: what its file builds on first, or what it is laid on.
    fn find_base(&mut self, question: &mut Question, order: &[Location], problems: &mut Vec<Diagnostic>) {
        if !references(&question.expression).iter().any(|read| read.base) {
            return;
        }
        let Some(at) = order.iter().position(|location| self.library.is_file(location, &question.place.file)) else {
            return;
        };
        question.base = match self.library.parents(&order[at]).first() {
            Some(parent) => self.of(std::slice::from_ref(parent)),
            None if at > 0 => self.of(&order[..at]),
            None => {
                let message = "`base:` reads the scenario that this file builds on, and it builds on none";
                problems.push(
                    Diagnostic::error("no-base", question.place.clone(), message)
                        .help("name one in `extends`, or leave `base:` out"),
                );
                return;
            }
        };
        if let Some(base) = &question.base {
            base_problems(question, base, problems);
        } else {
            let message = "`base:` reads a scenario that cannot be computed by itself";
            problems.push(
                Diagnostic::error("no-base", question.place.clone(), message)
                    .help("let `extends` name a whole scenario first"),
            );
        }
    }

    /// Resolves files in the order of laying; the scenario is called after `root`.
    fn resolve(&self, order: &[Location], root: &Location, problems: &mut Vec<Diagnostic>) -> Option<Scenario> {
        let library = self.library;
        let layers: Vec<_> = order.iter().filter_map(|location| library.loaded.get(location)).collect();
        let mut reported: IndexMap<&Location, Reported<'_>> = IndexMap::new();
        let mut sources = None;
        for (layer, file) in layers.iter().enumerate() {
            if let Some((location, file)) =
                file.observations.as_ref().and_then(|location| Some((location, library.observations.get(location)?)))
            {
                reported.entry(location).or_insert(Reported { layer, file });
            }
            if let Some(file) = file.sources.as_ref().and_then(|location| library.sources.get(location)) {
                sources.get_or_insert_with(IndexMap::new).extend(file.sources.clone());
            }
        }
        let parts = Parts {
            layers: layers.iter().map(|file| &file.contents).collect(),
            root: &library.loaded.get(root)?.contents,
            reported: reported.into_values().collect(),
            sources,
            as_of: self.as_of,
        };
        resolve(&parts, problems)
    }
}
