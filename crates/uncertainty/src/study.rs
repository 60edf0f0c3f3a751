//! What is drawn and what is read of each draw: models side by side, columns of numbers, events.

use std::sync::Arc;

use rackcast_forecast::Model;
use rackcast_scenario::{Question, Scenario};

use crate::known::Event;
use crate::{DrawError, Sampler, Settings};

/// A model with its sampler and the rows of it that are read.
pub(crate) struct Drawn<'m> {
    pub(crate) model: &'m Model,
    pub(crate) sampler: Sampler<'m>,
    pub(crate) rows: Vec<usize>,
}

impl<'m> Drawn<'m> {
    fn new(model: &'m Model, settings: &Settings) -> Result<Self, DrawError> {
        Ok(Self { model, sampler: Sampler::new(model, settings)?, rows: Vec::new() })
    }

    /// The place of a row among those read; one that is new is read from now on.
    fn place(&mut self, row: usize) -> usize {
        self.rows.iter().position(|&read| read == row).unwrap_or_else(|| {
            self.rows.push(row);
            self.rows.len() - 1
        })
    }
}

/// Where a number of a draw is: which model, and the place among the rows read of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) model: usize,
    pub(crate) place: usize,
}

/// A number of each draw that is summarised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// A row of a model.
    Of(At),
    /// What a row is above another, in the same draw.
    Above(At, At),
}

/// An event and which of the drawn models its `base:` reads.
pub(crate) struct Asked<'a> {
    pub(crate) event: Event<'a>,
    pub(crate) base: Option<usize>,
}

/// Models drawn with the same random numbers, and what is read of each draw.
pub(crate) struct Study<'m> {
    pub(crate) drawn: Vec<Drawn<'m>>,
    pub(crate) columns: Vec<Column>,
    /// Whether the columns are the first rows read of the first model, as they stand.
    pub(crate) in_order: bool,
    pub(crate) asked: Vec<Asked<'m>>,
    pub(crate) settings: Settings,
}

impl<'m> Study<'m> {
    /// Rows of one model, and its scenario's events; `bases` are the models that the events' `base:` reads.
    pub(crate) fn of(
        model: &'m Model,
        bases: &'m [Model],
        rows: &[usize],
        settings: &Settings,
    ) -> Result<Self, DrawError> {
        let models = std::iter::once(model).chain(bases);
        let mut drawn = models.map(|model| Drawn::new(model, settings)).collect::<Result<Vec<_>, _>>()?;
        // Rows may repeat; each has a column of its own.
        drawn[0].rows = rows.to_vec();
        let columns = (0..rows.len()).map(|place| Column::Of(At { model: 0, place })).collect();
        let asked = model.scenario().events.iter().map(|event| asked(event, &mut drawn)).collect();
        Ok(Self { drawn, columns, in_order: true, asked, settings: *settings })
    }

    /// Quantities of several models, each by its row in every model that has it: a column for every such row, then one
    /// for what each later model has above the first, quantity after quantity.
    pub(crate) fn comparing(
        models: &[&'m Model],
        quantities: &[Vec<Option<usize>>],
        settings: &Settings,
    ) -> Result<Self, DrawError> {
        let mut drawn =
            models.iter().map(|model| Drawn::new(model, settings)).collect::<Result<Vec<_>, DrawError>>()?;
        let mut columns = Vec::new();
        for rows in quantities {
            let of = drawn.iter_mut().zip(rows).enumerate();
            let places: Vec<Option<At>> =
                of.map(|(model, (drawn, row))| row.map(|row| At { model, place: drawn.place(row) })).collect();
            columns.extend(places.iter().flatten().map(|&at| Column::Of(at)));
            if let Some(Some(first)) = places.first() {
                columns.extend(places.iter().skip(1).flatten().map(|&at| Column::Above(at, *first)));
            }
        }
        Ok(Self { drawn, columns, in_order: false, asked: Vec::new(), settings: *settings })
    }
}

/// Models of the scenarios that events' `base:` reads, each once.
pub(crate) fn bases(events: &[Question]) -> Result<Vec<Model>, DrawError> {
    let mut bases: Vec<Model> = Vec::new();
    for base in events.iter().filter_map(|event| event.base.as_ref()) {
        if !bases.iter().any(|known| Arc::ptr_eq(known.scenario(), base)) {
            let model =
                Model::new(Arc::clone(base)).map_err(|error| DrawError::Draw { draw: 0, error, inputs: Vec::new() })?;
            bases.push(model);
        }
    }
    Ok(bases)
}

fn asked<'m>(event: &'m Question, drawn: &mut [Drawn<'m>]) -> Asked<'m> {
    let of = |scenario: &Arc<Scenario>| drawn.iter().skip(1).position(|it| Arc::ptr_eq(it.model.scenario(), scenario));
    let base = event.base.as_ref().and_then(of).map(|at| at + 1);
    let event = Event::new(&event.expression, |of_base, output, period| {
        let of = &mut drawn[if of_base { base? } else { 0 }];
        let row = of.model.layout().row(output, period)?;
        Some(of.place(row))
    });
    Asked { event, base }
}
