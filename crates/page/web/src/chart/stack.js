// Parts of a whole through time, as bars on each other. What is estimated is hatched, which grey print keeps apart from another
// part's colour.

import { axisStyle, months, writeWithUnit } from "../format.js";
import { firstForecast } from "../data.js";
import { beginning, periodAxis, room, text, tip, valueAxis } from "./base.js";

const hatch = (palette) => ({ symbol: "rect", symbolSize: 1, color: palette.paper, dashArrayX: [1, 0], dashArrayY: [1, 7], rotation: -Math.PI / 4 });

/**
 * @param rows `{ name, colour, values, solid }`, the lowest first; `solid` by period, or null: what is past
 * @param unit of the values; `"1"` for parts of one
 */
export function stack(ctx, { series, rows, unit, total = true }) {
  const { palette } = ctx;
  const begins = firstForecast(series, ctx.base.scenario);
  const sums = series.periods.map((_, at) => rows.reduce((sum, row) => sum + (row.values[at] ?? 0), 0));
  const own = axisStyle(unit, sums);
  return {
    animation: false,
    grid: room(),
    xAxis: periodAxis(ctx, series.periods),
    yAxis: valueAxis(ctx, unit, sums, unit === "1" ? { max: 1, interval: 0.25 } : {}),
    tooltip: tip(ctx, (at) => ({
      head: `${series.periods[at].name} · ${months(series.periods[at])}`,
      lines: [
        ...[...rows].reverse().map((row) => ({ colour: row.colour, name: row.name, value: writeWithUnit(row.values[at], unit === "1" ? { ...own, decimals: 1 } : own) })),
        total && { name: "together", value: writeWithUnit(sums[at], own) },
      ],
    })),
    series: [
      ...rows.map((row) => ({
        type: "bar",
        name: row.name,
        stack: "whole",
        barCategoryGap: "22%",
        emphasis: { disabled: true },
        itemStyle: { color: row.colour, borderColor: palette.paper, borderWidth: 0.75 },
        data: row.values.map((value, at) => ((row.solid ? row.solid[at] : at < begins) ? value : { value, itemStyle: { color: row.colour, decal: hatch(palette) } })),
      })),
      ...beginning(ctx, series),
    ],
    textStyle: text(palette),
  };
}
