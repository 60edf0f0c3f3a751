// Two unknowns against each other.

import { el } from "../dom.js";
import { heat } from "../chart/heat.js";
import { figure, figures } from "../figure.js";
import { amount, style, words, write } from "../format.js";
import { page } from "../state.js";
import { choice, section } from "./shared.js";

export function grid() {
  const map = page.grid;
  if (!map || map.axes.length !== 2 || map.columns.length === 0) return null;
  const [down, across] = map.axes;
  let chosen = 0;
  const cells = () => down.labels.map((_, at) => across.labels.map((_, to) => map.cells[at * across.labels.length + to][chosen]));
  const title = () => `${words(map.columns[chosen].output)}, ${map.columns[chosen].period}`;
  const unit = () => `${style(map.columns[chosen].unit, cells().flat()).axis}; down: ${axis(down)}; across: ${axis(across)}`;
  const own = () => style(map.columns[chosen].unit, cells().flat());
  const node = figure({
    id: "grid-map", wide: true, title: title(), unit: unit(), height: () => 44 + 46 * down.labels.length,
    draw: (ctx) => heat(ctx, {
      down: down.labels, across: across.labels, cells: cells(), middle: usual(down, across),
      write: (value) => write(value, map.columns[chosen].unit === "1" ? { ...own(), decimals: 1 } : own()),
      tipOf: (at, to) => ({ head: title(), lines: [{ name: down.key, value: down.values[at] }, { name: across.key, value: across.values[to] }, { name: "value", value: amount(cells()[at][to], map.columns[chosen].unit) }] }),
    }),
    rows: () => ({ head: [{ text: down.key }, ...across.labels.map((text) => ({ text, number: true }))],
      rows: cells().map((row, at) => [down.labels[at], ...row.map((value) => ({ text: write(value, own()), raw: value }))]) }),
  });
  const pick = choice("Output", map.columns.map(({ output, period }) => `${words(output)}, ${period}`), 0, (at) => {
    chosen = at;
    figures.get("grid-map").retitle(title(), unit());
  });
  return section("grid", "Two unknowns against each other", el("p", { class: "lead" }, map.name), el("div", { class: "with-choice" }, map.columns.length > 1 ? pick : null, node));
}

const axis = ({ key, from }) => `${key}${from ? ` from ${from}` : ""}`;

/** The cell in which nothing is changed, where there is one. */
function usual(down, across) {
  const at = [down, across].map(({ labels }) => labels.findIndex((label) => ["× 1", "+0", "+0 pt"].includes(label)));
  return at.includes(-1) ? null : at;
}
