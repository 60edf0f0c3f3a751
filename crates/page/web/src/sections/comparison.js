// Scenarios beside the one that is told: small multiples on common axes, and differences, the largest first.

import { code, el } from "../dom.js";
import { multiples, multiplesHeight } from "../chart/multiples.js";
import { ranked, rankedHeight } from "../chart/ranked.js";
import { figure, figures } from "../figure.js";
import { amount, change, difference, tied, words } from "../format.js";
import { base, forecasts, page } from "../state.js";
import { choice, section } from "./shared.js";

const others = forecasts.slice(1);

const OUTPUTS = [["market.ai.shipments", "AI shipments", "USD bn a quarter"], ["market.ai.orders", "AI orders", "USD bn a quarter"], ["market.ai.backlog", "AI backlog", "USD bn at the end of the quarter"], ["market.ai.servers", "AI servers shipped", "thousand a quarter"], ["market.asic.share", "ASIC servers’ part of AI servers", "%"], ["market.inference.compute_share", "Inference in compute", "%"], ["supply.gpu.fill", "GPU supply over what is wanted", "%"]];

export function comparison() {
  if (others.length === 0) return null;
  return section("comparison", "Scenarios compared",
    el("ul", { class: "stories" }, others.map((other, at) => story(other, page.comparison[at]))),
    small(), differences());
}

function story({ scenario }, { sentence, changes }) {
  return el("li", {},
    el("h3", {}, scenario.name),
    scenario.description ? el("p", {}, tied(scenario.description), ".") : null,
    sentence ? el("p", { class: "finding" }, tied(sentence)) : null,
    changes.length > 0 ? el("details", {}, el("summary", {}, changes.length === 1 ? "1 input differs" : `${changes.length} inputs differ`),
      el("dl", { class: "changes" }, changes.map(({ key, title, was, is }) => [el("dt", {}, title, " ", code(key)), el("dd", {}, el("span", { class: "was" }, was ?? "not there"), " → ", is ?? "gone")]))) : null);
}

function small() {
  const named = OUTPUTS.concat(page.vendors.flatMap(({ key, name }) => [[`vendor.${key}.ai.shipments`, `${name}: AI shipments`, "USD bn a quarter"], [`vendor.${key}.ai.backlog`, `${name}: AI backlog`, "USD bn at the end of the quarter"], [`vendor.${key}.revenue`, `${name}: total revenue`, "USD bn a quarter"]]))
    .filter(([name]) => base.series(name));
  let chosen = 0;
  const of = () => {
    const [name] = named[chosen];
    const series = base.series(name);
    const aligned = (other) => series.periods.map((period) => other.value(name, period.name));
    return { series, usual: series.values, panels: others.map((other) => ({ name: other.scenario.name, values: aligned(other) })), unit: series.unit };
  };
  const node = figure({
    id: "comparison-multiples", wide: true, title: named[0][1], unit: named[0][2], height: (width) => multiplesHeight(others.length, width),
    legend: (palette) => [{ name: "the scenario", colour: palette.accent }, { name: base.scenario.name, colour: palette.ghost }],
    draw: (ctx) => multiples(ctx, of()),
    rows: () => {
      const { series, usual, panels } = of();
      return { head: ["Period", base.scenario.name, ...panels.map((panel) => panel.name)].map((text, at) => ({ text, number: at > 0 })),
        rows: series.periods.map((period, at) => [period.name, ...[usual, ...panels.map((panel) => panel.values)].map((values) => ({ text: amount(values[at], series.unit), raw: values[at] }))]) };
    },
  });
  const pick = choice("Output", named.map(([, title]) => title), 0, (at) => {
    chosen = at;
    figures.get("comparison-multiples").retitle(named[at][1], named[at][2]);
  });
  return el("div", { class: "with-choice" }, pick, node);
}

/** Main outputs of the last year, the largest relative difference first. */
function largest(other) {
  const names = base.layout.outputs.filter(({ name, kind }) => /^market\.(ai|gpu|asic|general)\.(orders|shipments|backlog|servers)$|^segment\.\w+\.(orders|shipments)$|^vendor\.[\w-]+\.(ai\.(orders|shipments|backlog)|revenue|eps)$/.test(name) && kind !== "ratio");
  const rows = names.map(({ name, unit }) => {
    const series = base.series(name, true);
    if (!series) return null;
    const at = series.values.length - 1;
    const [was, is] = [series.values[at], other.value(name, series.periods[at].name)];
    return Math.abs(was ?? 0) > 0 && is !== null ? { name, unit, period: series.periods[at].name, was, is, ratio: (is - was) / Math.abs(was) } : null;
  });
  return rows.filter((row) => row && Math.abs(row.ratio) > 5e-4).sort((one, two) => Math.abs(two.ratio) - Math.abs(one.ratio));
}

const MOST = 12;

function differences() {
  let chosen = 0;
  const rowsOf = () => largest(others[chosen]);
  const title = () => `What moves most in “${others[chosen].scenario.name}”`;
  const called = (row) => {
    const parts = /^(vendor|segment)\.([^.]+)\.(.*)$/.exec(row.name);
    if (!parts) return `${words(row.name)}, ${row.period}`;
    const owner = parts[1] === "vendor" ? page.vendors.find(({ key }) => key === parts[2]).name : words(parts[2]);
    return `${owner}: ${words(parts[3])}, ${row.period}`;
  };
  const node = figure({
    id: "comparison-differences", wide: true, title: title(), unit: "change against the scenario told here, last year of each output", height: () => rankedHeight(Math.max(1, Math.min(MOST, rowsOf().length))),
    draw: (ctx) => ranked(ctx, {
      middle: 0, write: (value) => (value === 0 ? "0" : change(value)), colours: [ctx.palette.warm, ctx.palette.accent],
      rows: rowsOf().slice(0, MOST).map((row) => ({ ...row, label: called(row), low: row.ratio < 0 ? row.ratio : null, high: row.ratio > 0 ? row.ratio : null, lowText: change(row.ratio), highText: change(row.ratio) })),
      tipOf: (row) => ({ head: row.label, lines: [{ name: "told here", value: amount(row.was, row.unit) }, { name: "in the scenario", value: amount(row.is, row.unit) }, { name: "difference", value: difference(row.is - row.was, row.unit) }] }),
    }),
    rows: () => ({
      head: [{ text: "Output" }, { text: "Period" }, { text: "Told here", number: true }, { text: "In the scenario", number: true }, { text: "Difference", number: true }, { text: "Change", number: true }],
      rows: rowsOf().map((row) => [called(row).replace(/, [^,]*$/, ""), row.period, { text: amount(row.was, row.unit), raw: row.was }, { text: amount(row.is, row.unit), raw: row.is }, { text: difference(row.is - row.was, row.unit), raw: row.is - row.was }, { text: change(row.ratio), raw: row.ratio }]),
    }),
  });
  const pick = choice("Scenario", others.map((other) => other.scenario.name), 0, (at) => {
    chosen = at;
    figures.get("comparison-differences").retitle(title());
  });
  return el("div", { class: "with-choice" }, others.length > 1 ? pick : null, node);
}
