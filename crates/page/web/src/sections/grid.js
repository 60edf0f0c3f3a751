// Two unknowns against each other.

import { el } from "../dom.js";
import { heat } from "../chart/heat.js";
import { figure, figures } from "../figure.js";
import { amount, months, style, words, write } from "../format.js";
import { base, page } from "../state.js";
import { choice, section } from "./shared.js";

export function grid() {
  const map = page.grid;
  if (!map || map.axes.length !== 2 || map.columns.length === 0) return null;
  const [down, across] = map.axes;
  let chosen = 0;
  const cells = () => down.labels.map((_, at) => across.labels.map((_, to) => map.cells[at * across.labels.length + to][chosen]));
  const title = () => `${words(map.columns[chosen].output)}, ${map.columns[chosen].period}`;
  const unit = () => `${style(map.columns[chosen].unit, cells().flat()).axis}; ${sides(down, across)}`;
  const own = () => style(map.columns[chosen].unit, cells().flat());
  const one = (value) => write(value, map.columns[chosen].unit === "1" ? { ...own(), decimals: 1 } : own());
  const node = figure({
    id: "grid-map", wide: true, title: title(), unit: unit(), height: () => 44 + 46 * down.labels.length,
    draw: (ctx) => heat(ctx, {
      down: down.labels, across: across.labels, cells: cells(), middle: usual(down, across), write: one,
      tipOf: (at, to) => ({ head: title(), lines: [set(down, at), set(across, to), { name: "value", value: amount(cells()[at][to], map.columns[chosen].unit) }] }),
    }),
    rows: () => ({ head: [{ text: `${named(down)} by ${named(across)}` }, ...across.labels.map((text) => ({ text, number: true }))],
      rows: cells().map((row, at) => [down.labels[at], ...row.map((value) => ({ text: one(value), raw: value }))]) }),
  });
  const pick = choice("Output", map.columns.map(({ output, period }) => `${words(output)}, ${period}`), 0, (at) => {
    chosen = at;
    figures.get("grid-map").retitle(title(), unit());
  });
  const framed = usual(down, across) ? `; the framed field is “${base.scenario.name}” with neither changed` : "";
  return section("grid", "Two unknowns against each other",
    el("p", { class: "lead" }, `${map.name === base.scenario.name ? "" : `${map.name}. `}Each field is a run with both inputs changed${framed}.`), el("div", { class: "with-choice" }, map.columns.length > 1 ? pick : null, node));
}

/** `down: Enterprise conversion rate; across: ASIC share; both from Jul 2026 on`. */
function sides(down, across) {
  const from = ({ from }) => (from ? ` from ${months({ first: from, last: from })} on` : "");
  if (down.from && down.from === across.from) return `down: ${down.title}; across: ${across.title}; both changed${from(down)}`;
  return `down: ${down.title}${from(down)}; across: ${across.title}${from(across)}`;
}

const named = ({ title, key }) => `${title} (${key})`;

/** An input's value in the tip, with what a scenario's file says for it. */
const set = ({ key, title, labels, values }, at) => ({ name: title, value: labels[at], note: `${key}: ${values[at]}` });

/** The cell in which nothing is changed, where there is one. */
const usual = (down, across) => (down.usual === null || across.usual === null ? null : [down.usual, across.usual]);
