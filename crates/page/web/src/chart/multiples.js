// The same output in each scenario, small and on common axes; the scenario that is told stands grey behind each.

import { axisStyle, months, tick, writeWithUnit } from "../format.js";
import { text, tipBox } from "./base.js";

const HEIGHT = 140;
/** Between panels: years below one, and the name of the next on up to two lines. */
const BETWEEN = 70;
const NAME = 14;

/** Panels side by side. */
const columnsOf = (count, width) => Math.max(1, Math.min(count, 4, Math.floor(width / 230)));
export const multiplesHeight = (count, width) => Math.ceil(count / columnsOf(count, width)) * (HEIGHT + BETWEEN);

/** @param panels `{ name, values }`; `usual` the grey line's values */
export function multiples({ palette, width }, { series, usual, panels, unit }) {
  const columns = columnsOf(panels.length, width);
  const everything = [usual, ...panels.map((panel) => panel.values)].flat();
  const own = axisStyle(unit, everything);
  const most = Math.max(...everything.filter(Number.isFinite), 0);
  const least = Math.min(...everything.filter(Number.isFinite), 0);
  const gap = 20;
  const left = 38;
  const wide = (width - left - 10 - gap * (columns - 1)) / columns;
  const place = (at) => ({ left: left + (at % columns) * (wide + gap), top: 44 + Math.floor(at / columns) * (HEIGHT + BETWEEN), width: wide, height: HEIGHT });
  const value = (number) => writeWithUnit(number, unit === "1" ? { ...own, decimals: 1 } : own);
  const line = { type: "line", symbol: "none", silent: true, emphasis: { disabled: true } };
  return {
    animation: false,
    grid: panels.map((_, at) => place(at)),
    xAxis: panels.map((_, at) => ({
      type: "category", gridIndex: at, data: series.periods.map((period) => period.name), axisLine: { lineStyle: { color: palette.muted } }, axisTick: { show: false },
      axisLabel: { ...text(palette, { fontSize: 10.5 }), formatter: (name, index) => (tick(name, index).includes("\n") ? tick(name, index).split("\n")[1] : ""), interval: 0 },
    })),
    yAxis: panels.map((_, at) => ({
      type: "value", gridIndex: at, min: least, max: unit === "1" ? Math.ceil(most * 10) / 10 : undefined, splitNumber: 3, axisLine: { show: false }, axisTick: { show: false },
      ...(unit === "1" ? {} : { max: nice(most) }),
      splitLine: { lineStyle: { color: palette.rule } },
      axisLabel: { show: at % columns === 0, ...text(palette, { fontSize: 10.5 }), formatter: (number) => writeWithUnit(number, { ...own, decimals: most * own.factor >= 5 ? 0 : 1, suffix: unit === "1" ? " %" : "" }) },
    })),
    tooltip: {
      trigger: "axis", confine: true, transitionDuration: 0, backgroundColor: palette.paper, borderColor: palette.rule, padding: [8, 10],
      textStyle: { color: palette.ink, fontFamily: palette.font, fontSize: 12 }, extraCssText: "box-shadow:0 2px 10px rgba(0,0,0,.15);max-width:300px;white-space:normal",
      formatter: (at) => {
        const { dataIndex, axisIndex } = at[0];
        const panel = panels[axisIndex ?? 0];
        return tipBox({ head: `${series.periods[dataIndex].name} · ${months(series.periods[dataIndex])}`, lines: [
          { colour: palette.accent, name: panel.name, value: value(panel.values[dataIndex]) }, { colour: palette.ghost, name: "told here", value: value(usual[dataIndex]) }] });
      },
    },
    series: panels.flatMap((panel, at) => [
      { ...line, xAxisIndex: at, yAxisIndex: at, data: usual, lineStyle: { color: palette.ghost, width: 2 } },
      { ...line, xAxisIndex: at, yAxisIndex: at, data: panel.values, lineStyle: { color: palette.accent, width: 2.25 } },
      name(palette, panel, at, wide),
    ]),
    textStyle: text(palette),
  };
}

function name(palette, panel, at, wide) {
  return {
    type: "custom", xAxisIndex: at, yAxisIndex: at, silent: true, tooltip: { show: false }, data: [[0, 0]],
    renderItem: (params) => ({ type: "text", style: { x: params.coordSys.x, y: params.coordSys.y - 10, text: panel.name, textVerticalAlign: "bottom", lineHeight: NAME, fill: palette.ink, font: `600 12px ${palette.font}`, width: wide, height: 2 * NAME, overflow: "break", lineOverflow: "truncate" } }),
  };
}

/** A round number at or above. */
function nice(value) {
  if (!(value > 0)) return undefined;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((step) => step * power).find((step) => step >= value * 0.999);
}
