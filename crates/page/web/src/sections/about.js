// How to read the page, and what it was made from.

import { el } from "../dom.js";
import { saveCsv } from "../download.js";
import { tied } from "../format.js";
import { base, page, shown } from "../state.js";
import { section } from "./shared.js";

export function about() {
  const { scenario } = base;
  const draws = scenario.bands ? `${scenario.bands.draws.toLocaleString("en")} draws` : null;
  const facts = [["File", scenario.file], ["Months", `${scenario.start} to ${scenario.end}`], ["As of", scenario.as_of ?? "no day: every report is used"], ["Uncertainty", draws ?? "no draws were taken"], ["Made by", `rackcast ${page.version}`], ["Scenario’s fingerprint", scenario.hash]];
  return section("about", "About this page",
    scenario.narrative ? el("p", { class: "narrative" }, tied(scenario.narrative.trim().replace(/\s+/g, " "))) : null,
    el("ul", { class: "reading" },
      el("li", {}, el("b", {}, "Solid line, dots (A)"), " reported figures, each with its source when pointed at. ", el("b", {}, "Dashed (E)"), " estimated by the model. ", el("b", {}, "J"), " an analyst’s judgement."),
      draws ? el("li", {}, el("b", {}, "Lines"), " are the run without draws: every uncertain input at its middle, and no noise. The middle of the draws lies elsewhere where what may happen is lopsided.") : null,
      draws ? el("li", {}, el("b", {}, "Bands"), " hold half, 80 % and 90 % of the draws. They cover what is not known of the inputs and how figures stray from quarter to quarter, not the model’s own error.") : null,
      el("li", {}, el("b", {}, "Diamonds"), " are reports that stand beside the model, or, hollow, that were published after the forecast was made."),
      el("li", {}, "Market figures count in calendar quarters, each vendor’s in its own fiscal ones. Money is in USD bn.")),
    el("dl", { class: "facts" }, facts.map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])),
    el("p", { class: "files" }, el("button", { type: "button", class: "button", id: "all-figures", onclick: saveAll }, "All figures as CSV")),
    el("p", { class: "licence" }, "Charts are drawn with Apache ECharts, licensed under the Apache License 2.0, and ZRender, under the BSD 3-Clause License; their notices stand at the head of this page’s script."));
}

/** Every output in every period, with what draws say of it. */
function saveAll() {
  const quantiles = (base.scenario.bands?.quantiles ?? []).map((quantile) => `p${Math.round(100 * quantile)}`);
  const rows = base.layout.outputs.flatMap(({ name, unit }) => [false, true].flatMap((years) => {
    const series = shown().series(name, years);
    if (!series) return [];
    return series.periods.map((period, at) => [name, period.name, unit, series.values[at], series.marks[at], series.notes[at].find((note) => !note.judged)?.value, ...quantiles.map((_, quantile) => (series.marks[at] === "A" ? null : series.bands[at]?.[quantile]))]);
  }));
  saveCsv("forecast", ["output", "period", "unit", "value", "mark", "reported", ...quantiles], rows);
}
