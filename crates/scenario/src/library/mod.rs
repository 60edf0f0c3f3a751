//! Every file that a scenario is made of, read once: the files it builds on and their evidence.

mod locate;
mod order;
mod text;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use indexmap::IndexMap;

use crate::contents::{self, Broken, Contents, Written};
use crate::document;
use crate::evidence::{self, ObservationFile, SourcesFile};
use crate::files::project_folder;
use crate::{Diagnostic, Files, Place, Shipped, SourceFile};

pub(crate) use locate::Location;

/// A file may build on one that builds on another, this many deep.
const DEPTH: usize = 50;

/// Lines that are told of one file as no TOML.
const MOST_BROKEN: usize = 20;

/// A file, what it says, and what it builds on.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) contents: Contents,
    pub(crate) parents: Vec<Location>,
    pub(crate) observations: Option<Location>,
    pub(crate) sources: Option<Location>,
}

/// The files of one or more scenarios.
pub(crate) struct Library<'a> {
    files: &'a dyn Files,
    shipped: &'a dyn Shipped,
    pub(crate) loaded: IndexMap<Location, Loaded>,
    pub(crate) observations: IndexMap<Location, ObservationFile>,
    pub(crate) sources: IndexMap<Location, SourcesFile>,
    /// Every file read, in the order of reading, with the places that led to it.
    pub(crate) read: Vec<(Arc<SourceFile>, Vec<Place>)>,
    pub(crate) problems: Vec<Diagnostic>,
    settings: usize,
}

/// A file being read: where it is, what led to it, and how far it may reach.
struct Visit<'v> {
    /// The files that are being read, outermost first, with the place that named each.
    stack: &'v [(Location, Option<Place>)],
    project: &'v Path,
}

impl<'a> Library<'a> {
    pub(crate) fn new(files: &'a dyn Files, shipped: &'a dyn Shipped) -> Self {
        Self {
            files,
            shipped,
            loaded: IndexMap::new(),
            observations: IndexMap::new(),
            sources: IndexMap::new(),
            read: Vec::new(),
            problems: Vec::new(),
            settings: 0,
        }
    }

    /// Reads a file that the user names, and all it builds on; `None` where the file itself cannot be read.
    pub(crate) fn open(&mut self, path: &str) -> Option<Location> {
        let location = if path.starts_with(locate::SHIPPED) {
            locate::shipped_by_name(self.shipped, path)
        } else {
            self.files
                .canonical(Path::new(path))
                .map(|canonical| Location::disk(canonical, PathBuf::from(path)))
                .map_err(|error| (error.0, None))
        };
        match location {
            Ok(location) => {
                let project = match &location.path() {
                    Some(canonical) => project_folder(self.files, canonical),
                    None => PathBuf::new(),
                };
                self.visit(location, None, &Visit { stack: &[], project: &project })
            }
            Err((why, help)) => {
                let place = self.without_text(path, Vec::new());
                let problem = Diagnostic::error("unreadable-file", place, format!("`{path}` cannot be read: {why}"));
                self.problems.push(problem.maybe_help(help));
                None
            }
        }
    }

    /// Takes in a command-line setting such as `servers.asic_share=0.35`.
    pub(crate) fn set(&mut self, setting: &str) -> Location {
        let (text, table, errors) = text::setting(setting);
        let file = Arc::new(SourceFile::new("--set", text));
        self.read.push((Arc::clone(&file), Vec::new()));
        let places: Vec<_> = errors.iter().map(|error| error.span.clone()).collect();
        let broken = Broken::around(&file.text, &places, &table);
        self.syntax(&file, &broken, errors);
        let contents = contents::read(&file, &table, &broken, false, &mut self.problems);
        self.settings += 1;
        let location = Location::setting(self.settings);
        self.loaded
            .insert(location.clone(), Loaded { contents, parents: Vec::new(), observations: None, sources: None });
        location
    }

    fn visit(&mut self, location: Location, named_at: Option<Place>, visit: &Visit<'_>) -> Option<Location> {
        if self.loaded.contains_key(&location) {
            return Some(location);
        }
        let chain: Vec<Place> =
            visit.stack.iter().filter_map(|(_, place)| place.clone()).chain(named_at.clone()).collect();
        let file = self.source(&location, named_at.as_ref(), chain.clone(), text::SCENARIO_LIMIT)?;
        let (table, errors) = document::parse(&file.text);
        let places: Vec<_> = errors.iter().map(|error| error.span.clone()).collect();
        let broken = Broken::around(&file.text, &places, &table);
        self.syntax(&file, &broken, errors);
        let mut contents = contents::read(&file, &table, &broken, true, &mut self.problems);

        let mut stack = visit.stack.to_vec();
        stack.push((location.clone(), named_at));
        let below = Visit { stack: &stack, project: visit.project };
        let mut parents = Vec::new();
        for written in contents.extends.clone().unwrap_or_default() {
            match self.parent(&location, &written, &below) {
                Some(parent) if parents.contains(&parent) => {}
                Some(parent) => parents.push(parent),
                None => contents.parent_missing = true,
            }
        }
        let observations = contents.observations.clone().and_then(|written| self.evidence(&location, &written, &below));
        let sources = contents.sources.clone().and_then(|written| self.source_list(&location, &written, &below));
        self.loaded.insert(location.clone(), Loaded { contents, parents, observations, sources });
        Some(location)
    }

    /// Reads a file that another builds on.
    fn parent(&mut self, child: &Location, written: &Written<String>, visit: &Visit<'_>) -> Option<Location> {
        let parent = self.locate(child, written, visit)?;
        if let Some(start) = visit.stack.iter().position(|(location, _)| *location == parent) {
            self.problems.push(order::cycle(&visit.stack[start..], written));
            return None;
        }
        if visit.stack.len() >= DEPTH {
            let message = format!("`{}` is more than {DEPTH} files away from the first", written.value);
            self.problems.push(
                Diagnostic::error("too-deep", written.place.clone(), message)
                    .help("let files build on each other in fewer steps"),
            );
            return None;
        }
        self.visit(parent, Some(written.place.clone()), visit)
    }

    fn locate(&mut self, child: &Location, written: &Written<String>, visit: &Visit<'_>) -> Option<Location> {
        match locate::relative(self.files, self.shipped, child, &written.value, visit.project) {
            Ok(location) => Some(location),
            Err(mut problem) => {
                problem.place = Some(written.place.clone());
                problem.chain = visit.stack.iter().filter_map(|(_, place)| place.clone()).collect();
                self.problems.push(problem);
                None
            }
        }
    }

    /// Reads a file of observations.
    fn evidence(&mut self, owner: &Location, written: &Written<String>, visit: &Visit<'_>) -> Option<Location> {
        let location = self.locate(owner, written, visit)?;
        if !self.observations.contains_key(&location) {
            let file = self.named_file(&location, written, visit)?;
            let observations = evidence::read_observations(&file, &mut self.problems);
            self.observations.insert(location.clone(), observations);
        }
        Some(location)
    }

    /// Reads a file of sources.
    fn source_list(&mut self, owner: &Location, written: &Written<String>, visit: &Visit<'_>) -> Option<Location> {
        let location = self.locate(owner, written, visit)?;
        if !self.sources.contains_key(&location) {
            let file = self.named_file(&location, written, visit)?;
            let sources = evidence::read_sources(&file, &mut self.problems);
            self.sources.insert(location.clone(), sources);
        }
        Some(location)
    }

    fn named_file(
        &mut self,
        location: &Location,
        written: &Written<String>,
        visit: &Visit<'_>,
    ) -> Option<Arc<SourceFile>> {
        let chain = visit.stack.iter().filter_map(|(_, place)| place.clone()).chain([written.place.clone()]).collect();
        self.source(location, Some(&written.place), chain, text::EVIDENCE_LIMIT)
    }

    /// The text of a file; a problem is told where the file is named, or of the file itself.
    fn source(
        &mut self,
        location: &Location,
        named_at: Option<&Place>,
        chain: Vec<Place>,
        limit: usize,
    ) -> Option<Arc<SourceFile>> {
        let bytes = location.bytes(self.files, self.shipped, limit);
        match bytes
            .map_err(|error| text::unreadable(&location.name(), &error))
            .and_then(|bytes| text::decode(&location.name(), bytes, limit))
        {
            Ok(text) => {
                let file = Arc::new(SourceFile::new(location.name(), text));
                self.read.push((Arc::clone(&file), chain));
                Some(file)
            }
            Err(mut problem) => {
                if let Some(place) = named_at {
                    problem.place = Some(place.clone());
                    problem.chain = chain.into_iter().filter(|place| Some(place) != named_at).collect();
                } else {
                    problem.place = Some(self.without_text(&location.name(), chain));
                }
                self.problems.push(problem);
                None
            }
        }
    }

    /// The place of a file whose text cannot be had: its beginning.
    fn without_text(&mut self, name: &str, chain: Vec<Place>) -> Place {
        let file = Arc::new(SourceFile::new(name, ""));
        let place = Place::new(&file, 0..0);
        self.read.push((file, chain));
        place
    }

    /// Reports broken TOML, one problem a line: what follows on a line is seldom another, and what follows on a broken
    /// header seldom one at all.
    fn syntax(&mut self, file: &Arc<SourceFile>, broken: &Broken, mut errors: Vec<document::SyntaxError>) {
        errors.retain(|error| !broken.is_headless(&error.span));
        errors.sort_by_key(|error| error.span.start);
        errors.dedup_by_key(|error| file.line(error.span.start));
        // A file of another kind is broken in every line: a few say so.
        let more = errors.len().saturating_sub(MOST_BROKEN);
        errors.truncate(MOST_BROKEN);
        let last = errors.len();
        for (at, error) in errors.into_iter().enumerate() {
            let message = format!("this is not TOML: {}", error.message);
            let problem = Diagnostic::error("broken-toml", Place::new(file, error.span), message);
            let told = more > 0 && at + 1 == last;
            self.problems.push(if told {
                problem.help(format!("{more} more lines are not TOML either"))
            } else {
                problem
            });
        }
    }

    /// The scenario that a lever is laid on where it is checked alone.
    pub(crate) fn open_base(&mut self, lever: &Location, name: &str) -> Option<Location> {
        if let Ok(location) = locate::shipped_by_name(self.shipped, name) {
            self.visit(location, None, &Visit { stack: &[], project: Path::new("") })
        } else {
            let file = self.loaded.get(lever).map(|file| Place::new(&file.contents.file, 0..0));
            let message = format!("`{}` is a lever, and there is no base case to lay it on", lever.name());
            let help = "name a scenario and lay the lever on it, or begin a scenario with a table [horizon]";
            self.problems.push(Diagnostic::error("no-base", file, message).help(help));
            None
        }
    }

    /// Reads a lever that the user lays on a scenario.
    pub(crate) fn open_lever(&mut self, path: &str) -> Option<Location> {
        let location = self.open(path)?;
        if self.is_lever(&location) {
            return Some(location);
        }
        let contents = &self.loaded.get(&location)?.contents;
        let extends = contents.extends.as_ref().and_then(|names| names.first()).map(|name| name.place.clone());
        let (place, why) = match extends {
            Some(place) => (place, "it builds on another file"),
            None => (Place::new(&contents.file, 0..0), "it is a whole scenario"),
        };
        let message = format!("`{path}` is no lever: {why}");
        self.problems.push(
            Diagnostic::error("no-lever", place, message).help("a lever has no `extends` and only changes values"),
        );
        None
    }

    /// What a file builds on.
    pub(crate) fn parents(&self, location: &Location) -> &[Location] {
        self.loaded.get(location).map_or(&[], |file| &file.parents)
    }

    /// Whether a location is where a file was read.
    pub(crate) fn is_file(&self, location: &Location, file: &Arc<SourceFile>) -> bool {
        self.loaded.get(location).is_some_and(|loaded| Arc::ptr_eq(&loaded.contents.file, file))
    }

    /// Whether a file is a lever: it builds on nothing and does not stand alone.
    pub(crate) fn is_lever(&self, location: &Location) -> bool {
        self.loaded.get(location).is_some_and(|file| file.contents.extends.is_none() && !file.contents.stands_alone())
    }

    /// The files of a scenario in the order in which they are laid on each other.
    pub(crate) fn order(&self, roots: &[Location]) -> Vec<Location> {
        order::order(&self.loaded, roots)
    }
}
