// What the page shows now, and who wants to know when it changes.

import { Forecast, readPage } from "./data.js";

export const page = readPage();

/** A forecast for each scenario the file carries: the one it tells of, then those compared. */
export const forecasts = page.scenarios.map((scenario) => new Forecast(page.layouts[scenario.layout], scenario));

export const base = forecasts[0];

let current = base;
const listeners = new Set();

/** The forecast that is shown. */
export const shown = () => current;

/** Whether it is another than the file's own. */
export const changed = () => current !== base;

/** Shows another forecast of the same scenario; without one, the file's own. */
export function show(forecast = base) {
  current = forecast;
  notify();
}

/** Calls back whenever something else is shown, or it looks different. */
export function onChange(listener) {
  listeners.add(listener);
}

export function notify() {
  for (const listener of listeners) listener();
}

/** A source by its id. */
const sources = new Map(page.sources.map((source) => [source.id, source]));
export const source = (id) => sources.get(id) ?? null;
