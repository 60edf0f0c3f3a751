// The market: who buys, what for, which servers, how fast.

import { el } from "../dom.js";
import { growth } from "../data.js";
import { fan } from "../chart/fan.js";
import { lines } from "../chart/lines.js";
import { stack } from "../chart/stack.js";
import { figure } from "../figure.js";
import { base, page } from "../state.js";
import { fanTable, section, seriesTable } from "./shared.js";

const { findings, segments, adopters } = page.market;
const there = (name) => base.series(name) !== null;

export function market() {
  return section("market", "The market",
    el("div", { class: "figures" },
      fanFigure("market-orders", "AI server orders", "USD bn a quarter", "market.ai.orders"),
      fanFigure("market-shipments", "AI server shipments", "USD bn a quarter", "market.ai.shipments"),
      fanFigure("market-backlog", "AI backlog", "USD bn at the end of the quarter", "market.ai.backlog"),
      bySegment(), inference(), servers(), growths(), fills(), adoption()));
}

/** An output with its bands, where it is there. */
export function fanFigure(id, title, unit, name, finding) {
  if (!there(name)) return null;
  const drawn = base.series(name).bands.some((band) => band !== null);
  return figure({ id, title, unit: drawn ? `${unit}; bands hold 50, 80 and 90 % of draws` : unit, finding, draw: (ctx) => fan(ctx, name), rows: ({ forecast }) => fanTable(forecast.series(name)) });
}

function bySegment() {
  const of = (forecast) => segments.map(({ key, name }, at) => ({ name, ...forecast.series(`segment.${key}.shipments`), at }));
  if (of(base).some((row) => !row.values)) return null;
  const colours = (palette) => segments.map(({ name }, at) => ({ name, colour: palette.series[at % 6] }));
  return figure({
    id: "market-segments", title: "AI shipments by who buys", unit: "USD bn a quarter; hatched: forecast", finding: findings.segments, legend: colours, height: 270,
    draw: (ctx) => stack(ctx, { series: of(ctx.forecast)[0], unit: "USD bn", rows: of(ctx.forecast).map((row) => ({ ...row, colour: ctx.palette.series[row.at % 6] })) }),
    rows: ({ forecast }) => seriesTable(of(forecast)),
  });
}

function inference() {
  const name = "market.inference.compute_share";
  if (!there(name)) return null;
  const of = (forecast) => {
    const series = forecast.series(name);
    const rest = { ...series, values: series.values.map((value) => (value === null ? null : 1 - value)) };
    return [{ name: "Inference", ...series }, { name: "Training", ...rest }];
  };
  const colours = (palette) => [{ name: "Inference", colour: palette.series[0] }, { name: "Training", colour: palette.series[3] }];
  return figure({
    id: "market-inference", title: "What the compute is for", unit: "% of the compute that buyers need; hatched: forecast", finding: findings.inference, legend: colours, height: 270,
    draw: (ctx) => stack(ctx, { series: of(ctx.forecast)[0], unit: "1", total: false, rows: of(ctx.forecast).map((row, at) => ({ ...row, colour: colours(ctx.palette)[at].colour })) }),
    rows: ({ forecast }) => seriesTable(of(forecast)),
  });
}

function servers() {
  if (!there("market.gpu.servers") || !there("market.asic.servers")) return null;
  const of = (forecast) => [{ name: "GPU servers", ...forecast.series("market.gpu.servers") }, { name: "ASIC servers", ...forecast.series("market.asic.servers") }];
  const colours = (palette) => [{ name: "GPU servers", colour: palette.series[0] }, { name: "ASIC servers", colour: palette.series[2] }];
  return figure({
    id: "market-servers", title: "GPU and ASIC servers shipped", unit: "thousand servers a quarter; hatched: forecast", finding: findings.servers, legend: colours, height: 270,
    draw: (ctx) => stack(ctx, { series: of(ctx.forecast)[0], unit: "thousand", rows: of(ctx.forecast).map((row, at) => ({ ...row, colour: colours(ctx.palette)[at].colour })) }),
    rows: ({ forecast }) => seriesTable([...of(forecast), { name: "ASIC part", ...forecast.series("market.asic.share") }]),
  });
}

function growths() {
  const named = [["Orders", "market.ai.orders"], ["Shipments", "market.ai.shipments"], ["Servers", "market.ai.servers"]].filter(([, name]) => there(name));
  const of = (forecast) => named.map(([name, output]) => {
    const series = forecast.series(output);
    return { name, ...series, unit: "a year", values: growth(series), marks: null };
  });
  if (named.length === 0 || of(base).every((row) => row.values.every((value) => value === null))) return null;
  return figure({
    id: "market-growth", title: "Growth on the year before", unit: "%, each quarter against the same of the year before", finding: findings.growth, height: 250,
    draw: (ctx) => {
      const rows = of(ctx.forecast);
      const first = Math.max(0, rows[0].values.findIndex((value) => value !== null));
      const cut = (row) => ({ ...row, periods: row.periods.slice(first), values: row.values.slice(first) });
      return lines(ctx, { series: cut(rows[0]), unit: "a year", growth: true, rows: rows.map((row, at) => ({ ...cut(row), colour: ctx.palette.series[[0, 2, 1][at]] })) });
    },
    rows: ({ forecast }) => seriesTable(of(forecast)),
  });
}

function fills() {
  const named = [["GPU", "supply.gpu.fill"], ["ASIC", "supply.asic.fill"], ["General", "supply.general.fill"]].filter(([, name]) => there(name));
  const of = (forecast) => named.map(([name, output]) => ({ name, ...forecast.series(output) }));
  if (named.length === 0) return null;
  return figure({
    id: "market-supply", title: "Supply: servers shipped over wanted", unit: "%; below 100 % supply holds vendors back", finding: findings.supply, height: 250,
    draw: (ctx) => lines(ctx, { series: of(ctx.forecast)[0], unit: "1", axis: { max: 1, interval: 0.25 }, rows: of(ctx.forecast).map((row, at) => ({ ...row, colour: ctx.palette.series[[0, 2, 5][at]] })) }),
    rows: ({ forecast }) => seriesTable(of(forecast)),
  });
}

function adoption() {
  const of = (forecast) => adopters.map(({ key, name }) => ({ name, ...forecast.series(`adoption.${key}.in_production`) }));
  if (adopters.length === 0 || of(base).some((row) => !row.values)) return null;
  return figure({
    id: "market-adoption", title: "Pilots that became production", unit: "%; production over production and pilots, at the end of the quarter", height: 250,
    draw: (ctx) => lines(ctx, { series: of(ctx.forecast)[0], unit: "1", rows: of(ctx.forecast).map((row, at) => ({ ...row, colour: ctx.palette.series[[0, 2, 1, 5][at % 4]] })) }),
    rows: ({ forecast }) => seriesTable(of(forecast)),
  });
}
