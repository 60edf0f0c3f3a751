//! Reports of the shipped scenarios.
#![allow(dead_code, reason = "each user takes what it needs")]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64};

use rackcast_calendar::Period;
use rackcast_expression::{Answer as Outcome, evaluate};
use rackcast_forecast::Model;
use rackcast_page::{Report, Tornado, html, rows_to_draw, rows_to_swing, tornado};
use rackcast_report::{Answer, Column, Drawn, Grid, Run, grid_axis, grid_choices};
use rackcast_scenario::{Files, GridValue, MemoryFiles, Question, Request, Scenario, load};
use rackcast_shipped::Embedded;
use rackcast_uncertainty::{Settings, summarise};

/// A scenario with what it inherits, from files in memory and the shipped ones.
pub(crate) fn scenario(file: &str, files: &dyn Files) -> Arc<Scenario> {
    let loaded = load(&Request { inherited: true, ..Request::file(file) }, files, &Embedded);
    loaded.scenario.unwrap_or_else(|| panic!("{file}: {:?}", loaded.diagnostics))
}

/// A shipped one.
pub(crate) fn shipped(name: &str) -> Arc<Scenario> {
    scenario(name, &MemoryFiles::new())
}

fn answers(questions: &[Question], run: &rackcast_forecast::Forecast) -> Vec<Answer> {
    let answer = |question: &Question| {
        let base = question.base.as_ref().map(|base| Model::new(Arc::clone(base)).unwrap().forecast().unwrap());
        let value = |in_base: bool, output: &str, period: Period| {
            if in_base { base.as_ref()?.value(output, period) } else { run.value(output, period) }
        };
        let answer = match evaluate(&question.expression, value) {
            Outcome::True => Some(true),
            Outcome::False => Some(false),
            Outcome::Unknown => None,
        };
        Answer { name: question.name.clone(), question: question.text.clone(), answer }
    };
    questions.iter().map(answer).collect()
}

/// A run of a scenario, with so many draws where there are some.
pub(crate) fn run(scenario: &Arc<Scenario>, draws: u64) -> (Model, Run) {
    let mut scenario = Arc::clone(scenario);
    Arc::make_mut(&mut scenario).draws.n = draws.max(1);
    let model = Model::new(Arc::clone(&scenario)).unwrap();
    let forecast = model.forecast().unwrap();
    let mut run = Run {
        events: answers(&scenario.events, &forecast),
        checks: answers(&scenario.checks, &forecast),
        scenario,
        forecast,
        unchanged: None,
        draws: None,
    };
    if draws > 0 {
        let rows = rows_to_draw(&run);
        let (progress, stop) = (AtomicU64::new(0), AtomicBool::new(false));
        let summary = summarise(&model, &rows, &Settings::of(&run.scenario), &progress, &stop).unwrap().unwrap();
        run.draws = Some(Drawn::new(rows, summary));
    }
    (model, run)
}

/// The runs of a scenario's grid, of some outputs in a year.
pub(crate) fn grid(scenario: &Arc<Scenario>, outputs: &[&str], year: i32) -> Grid {
    let lengths: Vec<_> = scenario.grid.iter().map(|axis| axis.values.len()).collect();
    let layout = Arc::clone(Model::new(Arc::clone(scenario)).unwrap().layout());
    let rows: Vec<_> = outputs.iter().map(|output| layout.row(output, Period::Year(year)).unwrap()).collect();
    let cell = |at: usize| {
        let mut changed = Scenario::clone(scenario);
        for (axis, choice) in scenario.grid.iter().zip(grid_choices(&lengths, at)) {
            let GridValue::Bend(bend) = &axis.values[choice] else { panic!("a bend") };
            changed.inputs.get_mut(&axis.key).unwrap().bends.push(bend.clone());
        }
        let forecast = Model::new(Arc::new(changed)).unwrap().forecast().unwrap();
        rows.iter().map(|&row| forecast.values[row]).collect()
    };
    let column = |&row: &usize| {
        let output = layout.output_of(row);
        Column { metric: output.name.clone(), unit: output.spec.unit, period: layout.rows[row].period }
    };
    Grid {
        scenario: scenario.label.clone(),
        name: scenario.name.clone(),
        axes: scenario.grid.iter().map(grid_axis).collect(),
        columns: rows.iter().map(column).collect(),
        cells: (0..lengths.iter().product()).map(cell).collect(),
    }
}

/// The page of a scenario beside others.
pub(crate) fn page(told: &Arc<Scenario>, others: &[Arc<Scenario>], draws: u64, grid: Option<&Grid>) -> String {
    let (model, run) = run(told, draws);
    let compared: Vec<Run> = others.iter().map(|other| self::run(other, 0).1).collect();
    let tornado: Tornado = tornado(&model, &rows_to_swing(&run));
    html(&Report { version: "0.1.0", run: &run, compared: &compared, grid, tornado: Some(&tornado), engine: None })
}
