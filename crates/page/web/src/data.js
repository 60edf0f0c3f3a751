// The page's data, and forecasts in the one shape that everything is drawn from.

/** What the file carries. */
export function readPage() {
  return JSON.parse(document.getElementById("page-data").textContent);
}

/** A forecast: the scenario's own, or one that an engine made. */
export class Forecast {
  /**
   * @param layout outputs and periods
   * @param scenario names, marks and reports, as the page carries them
   * @param values by cell; null where there is none
   * @param bands `{ draws, quantiles, cells, values }` or null
   */
  constructor(layout, scenario, values = scenario.values, bands = scenario.bands) {
    Object.assign(this, { layout, scenario, values, bands });
    layout.byName ??= new Map(layout.outputs.map((output) => [output.name, output]));
    this.band = new Map((bands?.cells ?? []).map((cell, at) => [cell, bands.values[at]]));
    scenario.byCell ??= byCell(scenario);
  }

  /** The same scenario with other numbers. */
  with(values, bands = null) {
    return new Forecast(this.layout, this.scenario, values, bands);
  }

  /** An output's quarters (months where there are none), or its years; null where there is no such output or period. */
  series(name, years = false) {
    const output = this.layout.byName.get(name);
    if (!output) return null;
    const group = this.layout.groups[output.group];
    const periods = years ? group.years : group.steps;
    if (periods.length === 0) return null;
    const first = output.at + (years ? group.steps.length : 0);
    const cells = periods.map((_, at) => first + at);
    return {
      output,
      unit: output.unit,
      periods,
      values: cells.map((cell) => this.values[cell] ?? null),
      marks: cells.map((cell) => this.scenario.marks[cell]),
      notes: cells.map((cell) => this.scenario.byCell.get(cell) ?? []),
      bands: cells.map((cell) => this.band.get(cell) ?? null),
      perYear: years ? 1 : stepsPerYear(periods),
    };
  }

  /** The value of an output in a period of any length. */
  value(name, period) {
    for (const years of [false, true]) {
      const series = this.series(name, years);
      const at = series ? series.periods.findIndex((known) => known.name === period) : -1;
      if (at >= 0) return series.values[at];
    }
    return null;
  }
}

function stepsPerYear(periods) {
  return periods[0].first === periods[0].last ? 12 : 4;
}

/** Reports and judgements by cell. */
function byCell(scenario) {
  const map = new Map();
  const add = (note) => map.set(note.cell, [...(map.get(note.cell) ?? []), note]);
  scenario.reported.forEach(add);
  scenario.judged.forEach((note) => add({ ...note, judged: true }));
  return map;
}

/** Growth on the period a year before, where both are there and the earlier is above 0. */
export function growth(series) {
  return series.values.map((value, at) => {
    const before = series.values[at - series.perYear];
    return value !== null && before > 0 ? value / before - 1 : null;
  });
}

/** Index of the first period that ends after the forecast is made; all before it are past. */
export function firstForecast(series, scenario) {
  const month = scenario.as_of?.slice(0, 7) ?? "";
  const at = series.periods.findIndex((period) => period.last > month);
  return at < 0 ? series.periods.length : at;
}

/** Values by cell, from an engine's values by row of the forecast's own table. */
export function fromRows(layout, rows) {
  const values = [];
  for (const output of layout.outputs) {
    const group = layout.groups[output.group];
    for (let at = 0; at < group.steps.length + group.years.length; at += 1) {
      const value = rows[output.row + at];
      values[output.at + at] = Number.isFinite(value) ? value : null;
    }
  }
  return values;
}
