// One output through time: reported figures solid with dots, estimates dashed, bands around them, each report on hover.

import { amount, months, style, write, writeWithUnit } from "../format.js";
import { beginning, dashed, parts, periodAxis, room, text, tip, valueAxis } from "./base.js";
import { source } from "../state.js";

/** Pairs of quantiles around the middle, the widest first, and how dark each is. */
const FANS = [[0, 6, 0.13], [1, 5, 0.2], [2, 4, 0.3]];

export function fan(ctx, name) {
  const { palette, forecast, base, changed } = ctx;
  const series = forecast.series(name);
  const usual = changed ? base.series(name) : null;
  const known = series.marks.map((mark) => mark !== "E");
  const { solid, dashed: open } = parts(series.values, known);
  const reports = series.notes.map((notes, at) => notes.filter((note) => !note.judged && (series.marks[at] === "E" || note.later)));
  const everything = [series.values, usual?.values ?? [], series.bands.flatMap((band) => band ?? []), reports.flat().map((note) => note.value)].flat();
  const line = { type: "line", silent: true, showSymbol: true, emphasis: { disabled: true }, itemStyle: { color: palette.accent } };
  return {
    animation: false,
    grid: room(),
    xAxis: periodAxis(ctx, series.periods),
    yAxis: valueAxis(ctx, series.unit, everything),
    tooltip: tip(ctx, (at) => tipOf(ctx, series, usual, at)),
    series: [
      ...beginning(ctx, series),
      ...bands(palette, series),
      usual && { ...line, name: "file's own", data: usual.values, symbol: "none", lineStyle: { color: palette.muted, width: 1.5 }, z: 2 },
      { ...line, name: "estimate", data: open, symbol: "none", lineStyle: { color: palette.accent, width: 2, type: dashed }, z: 3 },
      { ...line, name: "reported", data: solid, symbol: "circle", symbolSize: 6, lineStyle: { color: palette.accent, width: 2.25 }, z: 4 },
      ...reports.flatMap((notes, at) => notes.map((note) => ({
        ...line, name: note.later ? "published later" : "reported beside", data: series.values.map((_, index) => (index === at ? note.value : null)),
        symbol: note.later ? "emptyDiamond" : "diamond", symbolSize: 9, lineStyle: { width: 0 }, itemStyle: { color: palette.warm }, z: 5,
      }))),
    ].filter(Boolean),
    textStyle: text(palette),
  };
}

function bands(palette, series) {
  if (series.bands.every((band) => band === null)) return [];
  return FANS.map(([low, high, opacity]) => ({
    type: "custom",
    name: "band",
    silent: true,
    z: 0,
    tooltip: { show: false },
    data: series.bands.flatMap((band, at) => (band && band[low] !== null ? [[at, band[low]], [at, band[high]]] : [])),
    renderItem(params, api) {
      if (params.dataIndexInside > 0) return null;
      const there = series.bands.map((band, at) => [band, at]).filter(([band]) => band && band[low] !== null);
      const edge = (quantile) => there.map(([band, at]) => api.coord([at, band[quantile]]));
      return { type: "polygon", shape: { points: [...edge(low), ...edge(high).reverse()] }, style: { fill: palette.accent, opacity } };
    },
  }));
}

const MARKS = { A: "reported", J: "judged", E: "estimate" };

function tipOf({ palette }, series, usual, at) {
  const own = style(series.unit, [series.values[at]]);
  const value = (number) => writeWithUnit(number, series.unit === "1" ? { ...own, decimals: 1 } : own);
  const band = series.bands[at];
  // What was reported does not spread, but for rounding.
  const spread = band && series.marks[at] === "E" && band[0] !== band[6];
  const said = series.marks[at] === "A" && series.notes[at].some((note) => !note.judged && !note.later);
  return {
    head: `${series.periods[at].name} · ${months(series.periods[at])}`,
    lines: [
      said ? null : { colour: palette.accent, name: MARKS[series.marks[at]], value: value(series.values[at]) },
      usual && { colour: palette.muted, name: "in the file", value: value(usual.values[at]) },
      spread && { name: "80 % between", value: `${write(band[1], own)} and ${value(band[5])}` },
      spread && { name: "90 % between", value: `${write(band[0], own)} and ${value(band[6])}` },
      ...series.notes[at].map((note) => reportOf(palette, series, note)),
    ],
  };
}

/** Who said so. */
function reportOf(palette, series, note) {
  if (note.judged) return { name: "judgement", value: amount(note.value, series.unit), note: note.because };
  const from = source(note.source);
  const said = [from ? `${from.publisher}, ${from.title}` : note.source, note.published, note.note].filter(Boolean).join(" · ");
  return { colour: palette.warm, name: note.later ? "published later" : "report", value: amount(note.value, series.unit), note: said };
}
