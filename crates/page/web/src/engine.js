// The engine that the file carries, and the forecasts that it makes of sliders.

import { compileEngine, openEngine } from "../../../explorer/module/rackcast.mjs";
import { fromRows } from "./data.js";
import { base } from "./state.js";

/** The engine that the file carries: `{ engine, module, setup }`; null where it carries none. */
export async function createEngine() {
  const [packed, setup] = ["engine-module", "engine-setup"].map((id) => document.getElementById(id)?.textContent);
  if (!packed) return null;
  const module = await compileEngine(bytes(packed));
  const engine = await openEngine(module, setup);
  // An engine that is not the program's would show other numbers than the file has.
  const own = fromRows(base.layout, engine.run({}).values);
  if (own.some((value, cell) => !Object.is(value, base.values[cell]))) throw new Error("The engine in this file gives other numbers than the file.");
  return { engine, module, setup };
}

function bytes(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** What an engine's run says, as the page shows it. */
export function forecastOf(engine, outcome, bands, delivery) {
  const forecast = base.with(fromRows(base.layout, outcome.values), bands);
  forecast.rows = outcome.values;
  forecast.answers = new Map([...engine.events.map((name, at) => [name, outcome.events[at]]), ...engine.checks.map((name, at) => [name, outcome.checks[at]])]);
  forecast.delivery = delivery;
  return forecast;
}

/** The rows of the forecast's own table that the file has bands of. */
export function bandRows() {
  const rows = base.layout.outputs.flatMap(({ row, group }) => {
    const { steps, years } = base.layout.groups[group];
    return Array.from({ length: steps.length + years.length }, (_, at) => row + at);
  });
  return (base.scenario.bands?.cells ?? []).map((cell) => rows[cell]);
}

/** Draws of an engine, as the file has them. */
export function bandsOf(engine, { draws, quantiles, events }) {
  const known = (value) => (Number.isFinite(value) ? value : null);
  return {
    draws,
    quantiles: base.scenario.bands.quantiles,
    cells: base.scenario.bands.cells,
    values: quantiles.map((row) => Array.from(row, known)),
    events: new Map(engine.events.map((name, at) => [name, { probability: known(events[at].probability), standard_error: known(events[at].error) }])),
  };
}
