// What sections share.

import { amount, style, write } from "../format.js";
import { el } from "../dom.js";

/** A part of the page with its heading. */
export function section(id, title, ...children) {
  return el("section", { id, "aria-labelledby": `${id}-title` }, el("h2", { id: `${id}-title` }, title), ...children);
}

/** The table behind a chart: periods down, outputs across, each value with its mark. */
export function seriesTable(named) {
  const there = named.filter(({ values }) => values);
  const head = [{ text: "Period" }, ...there.map(({ name }) => ({ text: name, number: true }))];
  const rows = there[0].periods.map((period, at) => [
    period.name,
    ...there.map(({ values, unit, marks }) => ({
      text: `${unit === "1" || unit === "a year" ? amount(values[at], unit) : write(values[at], style(unit, values))}${marks && values[at] !== null ? ` ${marks[at]}` : ""}`,
      raw: values[at],
    })),
  ]);
  return { head, rows };
}

/** The same of one output, with its bands. */
export function fanTable(series) {
  const own = style(series.unit, series.values);
  const drawn = series.bands.some((band) => band !== null);
  const quantiles = ["p5", "p10", "p25", "p50", "p75", "p90", "p95"];
  const number = (value) => ({ text: write(value, own), raw: value });
  return {
    head: [{ text: "Period" }, { text: own.axis, number: true }, { text: "Mark" }, ...(drawn ? quantiles.map((text) => ({ text, number: true })) : []), { text: "Reported", number: true }],
    rows: series.periods.map((period, at) => [
      period.name, number(series.values[at]), series.marks[at],
      ...(drawn ? quantiles.map((_, quantile) => number(series.bands[at]?.[quantile] ?? null)) : []),
      number(series.notes[at].find((note) => !note.judged)?.value ?? null),
    ]),
  };
}

/** A choice among outputs or scenarios. */
export function choice(label, options, chosen, onpick) {
  const id = `choice-${(choice.count = (choice.count ?? 0) + 1)}`;
  const select = el("select", { id, onchange: () => onpick(Number(select.value)) },
    options.map((text, at) => el("option", { value: at, selected: at === chosen }, text)));
  return el("div", { class: "choice" }, el("label", { for: id }, label), select);
}
