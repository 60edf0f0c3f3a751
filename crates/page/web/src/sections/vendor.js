// The figures of one vendor.

import { fan } from "../chart/fan.js";
import { stack } from "../chart/stack.js";
import { figure } from "../figure.js";
import { base, page } from "../state.js";
import { fanTable, seriesTable } from "./shared.js";

export function vendorFigures(vendor) {
  const single = (id, title, unit, below) => {
    const name = `vendor.${vendor.key}.${below}`;
    const series = base.series(name);
    if (!series || series.values.every((value) => !value)) return null;
    return figure({ id: `${vendor.key}-${id}`, title, unit, height: 220, draw: (ctx) => fan(ctx, name), rows: ({ forecast }) => fanTable(forecast.series(name)) });
  };
  return [
    single("orders", "AI orders", "USD bn a quarter", "ai.orders"),
    single("shipments", "AI shipments", "USD bn a quarter", "ai.shipments"),
    single("backlog", "AI backlog", "USD bn at the end of the quarter", "ai.backlog"),
    waiting(vendor),
    single("cover", "Cover", "quarters; backlog over shipments a quarter", "ai.cover"),
    buyers(vendor),
    revenue(vendor),
    single("total", "Total revenue", `USD bn a quarter${vendor.scope ? `; covers ${vendor.scope}` : ""}`, "revenue"),
    single("eps", "Earnings", "USD a diluted share", "eps"),
    single("income", "Operating income", "USD bn a quarter", "operating_income"),
  ];
}

/**
 * What a backlog waits for. Without shortage a vendor ships its backlog over its delivery time; so as many months of
 * shipments as it needs to build and install are being built, the rest waits for supply, and phantom orders for nothing.
 */
export function waitingOf(vendor, forecast) {
  const of = (below) => forecast.series(`vendor.${vendor.key}.ai.${below}`);
  const [backlog, phantom, shipments] = [of("backlog"), of("phantom_backlog"), of("shipments")];
  const lasts = forecast.delivery === undefined ? vendor.delivery_months : forecast.delivery?.[vendor.key];
  if (!backlog || !phantom || !shipments || !lasts) return null;
  const months = 12 / backlog.perYear;
  const rows = { build: [], supply: [], phantom: [] };
  backlog.values.forEach((all, at) => {
    const delivery = lasts[at];
    const twice = phantom.values[at] ?? 0;
    const real = all === null ? null : Math.max(all - twice, 0);
    const pace = shipments.values[at] === null || delivery === null ? null : (shipments.values[at] / months) * delivery;
    const build = real === null || pace === null ? null : Math.min(pace, real);
    rows.build.push(build);
    rows.supply.push(build === null ? null : real - build);
    rows.phantom.push(all === null ? null : twice);
  });
  return { series: backlog, rows };
}

const WAITS = [["build", "Build and site", 0], ["supply", "Supply", 2], ["phantom", "Ordered twice", 5]];

function waiting(vendor) {
  if (!waitingOf(vendor, base)) return null;
  const of = (forecast) => {
    const { series, rows } = waitingOf(vendor, forecast);
    return WAITS.map(([key, name]) => ({ name, ...series, values: rows[key], marks: null }));
  };
  const colours = (palette) => WAITS.map(([, name, at]) => ({ name, colour: palette.series[at] }));
  return figure({
    id: `${vendor.key}-waiting`, there: (forecast) => waitingOf(vendor, forecast) !== null, title: "What its backlog waits for", height: 220, legend: colours,
    unit: "USD bn; build and site: shipments at the quarter’s pace over its delivery time; supply: the rest; hatched: estimated",
    draw: (ctx) => stack(ctx, { series: of(ctx.forecast)[0], unit: "USD bn", rows: of(ctx.forecast).map((row, at) => ({ ...row, solid: ctx.forecast.series(`vendor.${vendor.key}.ai.backlog`).marks.map((mark) => mark !== "E"), colour: colours(ctx.palette)[at].colour })) }),
    rows: ({ forecast }) => seriesTable(of(forecast)),
  });
}

function buyers(vendor) {
  const { segments } = page.market;
  const of = (forecast) => segments.map(({ key, name }) => ({ name, ...forecast.series(`vendor.${vendor.key}.segment.${key}.share`) }));
  if (segments.length === 0 || of(base).some((row) => !row.values)) return null;
  const colours = (palette) => segments.map(({ name }, at) => ({ name, colour: palette.series[at % 6] }));
  return figure({
    id: `${vendor.key}-buyers`, title: "Who buys", unit: "% of its AI orders without those ordered twice; hatched: forecast", height: 220, legend: colours,
    draw: (ctx) => stack(ctx, { series: of(ctx.forecast)[0], unit: "1", total: false, rows: of(ctx.forecast).map((row, at) => ({ ...row, colour: colours(ctx.palette)[at].colour })) }),
    rows: ({ forecast }) => seriesTable(of(forecast)),
  });
}

const LINES = [["AI servers", null, "ai.shipments", 0], ["General servers", "general.revenue", "general.revenue", 1], ["Networking", "network.revenue", "network.revenue", 2], ["Services", "service.revenue", "service.revenue", 4], ["Other lines", "other.revenue", "other.revenue", 3]];

/** Revenue by line; AI servers are those sold, not taken as a service. */
function revenue(vendor) {
  const of = (forecast) => {
    const series = (below) => forecast.series(`vendor.${vendor.key}.${below}`);
    const [server, general] = [series("server.revenue"), series("general.revenue")];
    if (!server || !general) return [];
    return LINES.map(([name, below, marked, colour]) => {
      const line = below ? series(below) : server;
      const values = below ? line?.values : server.values.map((value, at) => (value === null ? null : value - general.values[at]));
      return line && { name, ...line, values, marks: series(marked).marks, colour };
    }).filter((line) => line && line.values.some((value) => Math.abs(value ?? 0) > 1e-9));
  };
  const lines = of(base);
  if (lines.length === 0) return null;
  const colours = (palette) => lines.map(({ name, colour }) => ({ name, colour: palette.series[colour] }));
  return figure({
    id: `${vendor.key}-revenue`, title: "Revenue by line", unit: "USD bn a quarter; hatched: estimated", height: 220, legend: colours,
    draw: (ctx) => stack(ctx, { series: of(ctx.forecast)[0], unit: "USD bn", rows: of(ctx.forecast).map((row) => ({ ...row, solid: row.marks.map((mark) => mark !== "E"), colour: ctx.palette.series[row.colour] })) }),
    rows: ({ forecast }) => seriesTable(of(forecast)),
  });
}
