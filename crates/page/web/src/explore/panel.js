// The sliders: a chart that follows them, what changes, and what can be done with what they say.

import { el } from "../dom.js";
import { fan } from "../chart/fan.js";
import { figure, figures, spoken } from "../figure.js";
import { months } from "../format.js";
import { base, page } from "../state.js";
import { choice, fanTable } from "../sections/shared.js";
import { DRAWS } from "./bands.js";
import { files } from "./files.js";
import { row } from "./row.js";
import { answer, changed } from "./words.js";

const OUTPUTS = [["market.ai.orders", "AI server orders", "USD bn a quarter"], ["market.ai.shipments", "AI server shipments", "USD bn a quarter"], ["market.ai.backlog", "AI backlog", "USD bn at the end of the quarter"], ["market.ai.servers", "AI servers shipped", "thousand a quarter"], ["market.asic.share", "ASIC servers’ part of AI servers", "%"], ["market.inference.compute_share", "Inference in compute", "%"], ["supply.gpu.fill", "GPU supply over what is wanted", "%"]];

/** Fills the section with what an engine lets be moved. */
export function panel(section, sliders) {
  const place = el("div", { class: "sliders", id: "sliders" });
  const changes = changed(sliders);
  const said = answer(sliders);
  const saved = files(sliders);
  const button = (id, text, does) => el("button", { type: "button", class: "button", id, onclick: does }, text);
  const undo = button("undo", "Undo", () => sliders.undo());
  const reset = button("reset", "Reset all", () => sliders.set({}, null));
  const refusal = el("div", { class: "refusal", role: "alert", hidden: true });
  const laid = el("p", { class: "laid" });
  const lead = el("p", { class: "lead" });
  section.replaceChildren(
    el("h2", {}, "What if"), lead,
    el("div", { class: "actions" }, undo, reset, saved.buttons), laid, refusal,
    el("div", { class: "explorer" }, el("div", { class: "view" }, chart(), changes.node), place), saved.below);

  let rows = new Map();
  let shown = null;
  const build = () => {
    shown = sliders.all;
    rows = new Map(shown.map((slider) => [slider.key, row(slider, sliders)]));
    place.replaceChildren(...[...rows.values()].map(({ node }) => node));
    lead.textContent = introduction(shown);
  };
  const fill = (settled) => {
    if (sliders.all !== shown) build();
    for (const [key, { fill }] of rows) fill(sliders.state[key]);
    undo.disabled = !sliders.canUndo;
    reset.disabled = !sliders.isMoved;
    laid.hidden = sliders.laid === null;
    laid.textContent = sliders.laid ? `${sliders.laid.file} is laid on the scenario; the sliders begin from there. “Reset all” takes it off.` : "";
    refusal.hidden = sliders.refusal === null;
    if (sliders.refusal) refusal.replaceChildren(el("p", {}, sliders.refusal.whole ? "There is no forecast of these values; the page shows the last there was." : "There are no bands of these values."), el("pre", {}, sliders.refusal.why));
    saved.fill();
    if (!sliders.refusal?.whole) {
      changes.fill();
      said();
    }
    if (settled) spoken.textContent = sliders.isMoved ? document.querySelector("#answer-changed .headline")?.textContent ?? "" : "The file’s own numbers.";
  };
  sliders.onMove(fill);
  build();
  fill(false);
}

function introduction(all) {
  const from = all.map((slider) => slider.from).find(Boolean);
  const bands = base.scenario.bands ? ` Bands are of ${DRAWS.toLocaleString("en")} draws.` : "";
  return `The engine in this file runs the forecast again as a slider moves: the answer above, this chart, the market, the vendors and the events follow, against the file’s own in grey.${bands}${from ? ` What varies in time moves from ${months({ first: from, last: from })} on and keeps its shape; the value is that of the month beside it.` : ""}`;
}

function chart() {
  const named = OUTPUTS.concat(page.vendors.flatMap(({ key, name }) => [[`vendor.${key}.ai.orders`, `${name}: AI orders`, "USD bn a quarter"], [`vendor.${key}.ai.shipments`, `${name}: AI shipments`, "USD bn a quarter"], [`vendor.${key}.ai.backlog`, `${name}: AI backlog`, "USD bn at the end of the quarter"], [`vendor.${key}.revenue`, `${name}: total revenue`, "USD bn a quarter"]]))
    .filter(([name]) => base.series(name)?.values.some((value) => value));
  let chosen = Math.max(0, named.findIndex(([name]) => name === "market.ai.backlog"));
  const name = () => named[chosen][0];
  const node = figure({
    id: "explore-chart", wide: true, title: named[chosen][1], unit: named[chosen][2], height: (width) => (width < 420 ? 170 : 230),
    draw: (ctx) => fan(ctx, name()), rows: ({ forecast }) => fanTable(forecast.series(name())),
  });
  const pick = choice("Output", named.map(([, title]) => title), chosen, (at) => {
    chosen = at;
    figures.get("explore-chart").retitle(named[at][1], named[at][2]);
  });
  return el("div", { class: "with-choice" }, pick, node);
}
