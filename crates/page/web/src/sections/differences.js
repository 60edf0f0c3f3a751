// The model against reports that do not replace it.

import { el } from "../dom.js";
import { saveCsv } from "../download.js";
import { amount, change, difference } from "../format.js";
import { page, source } from "../state.js";
import { table } from "../table.js";
import { section } from "./shared.js";

export function differences() {
  const rows = page.differences.map((row) => ({ ...row, ratio: row.reported !== 0 ? row.model / row.reported - 1 : null }))
    .sort((one, two) => Math.abs(two.ratio ?? 0) - Math.abs(one.ratio ?? 0));
  if (rows.length === 0) return null;
  const widest = Math.max(...rows.map(({ ratio }) => Math.abs(ratio ?? 0)), 0.01);
  const head = [{ text: "Output" }, { text: "Period" }, { text: "Model", number: true }, { text: "Reported", number: true }, { text: "Model against report" }, { text: "Source", wide: true }];
  const cells = rows.map((row) => [row.title.charAt(0).toUpperCase() + row.title.slice(1), row.period, amount(row.model, row.unit), amount(row.reported, row.unit), off(row, widest), from(row)]);
  return section("differences", "The model against reports",
    el("p", { class: "lead" }, "Figures that others publish and the model does not take in place of its own: how far it is from them."),
    table("Model and reports", head, cells, { class: "differences" }),
    el("p", { class: "files" }, el("button", { type: "button", class: "quiet", onclick: () =>
      saveCsv("model-and-reports", ["output", "period", "unit", "model", "reported", "source", "note"], rows.map((row) => [row.output, row.period, row.unit, row.model, row.reported, row.source, row.note])) }, "CSV")));
}

function off({ ratio, unit, model, reported }, widest) {
  const part = el("span", { class: ratio < 0 ? "part below" : "part above" });
  part.style.width = `${(50 * Math.abs(ratio ?? 0)) / widest}%`;
  return el("span", { class: "off" }, el("span", { class: "whole", "aria-hidden": "true" }, part), el("span", {}, unit === "1" ? difference(model - reported, unit) : change(ratio)));
}

function from({ source: id, note }) {
  const known = source(id);
  return el("span", {}, known ? `${known.publisher}, ${known.title}` : id ?? "", note ? el("small", {}, ` ${note}`) : null);
}
