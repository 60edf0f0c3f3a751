// Several lines through time, each with its name at its end. What is estimated is dashed.

import { firstForecast } from "../data.js";
import { months, style, writeWithUnit, change } from "../format.js";
import { mix } from "./colour.js";
import { beginning, dashed, parts, periodAxis, room, text, tip, valueAxis } from "./base.js";

/** @param rows `{ name, colour, values, solid? }`; `growth` where values are growths */
export function lines(ctx, { series, rows, unit, growth = false, axis = {} }) {
  const { palette } = ctx;
  const begins = firstForecast(series, ctx.base.scenario);
  const everything = rows.flatMap((row) => row.values);
  const own = style(unit, everything);
  const value = (number) => (growth ? change(number) : writeWithUnit(number, unit === "1" ? { ...own, decimals: 1 } : own));
  const longest = Math.max(...rows.map((row) => row.name.length));
  return {
    animation: false,
    grid: room({ right: Math.min(longest * 6.6 + 2, 150) }),
    xAxis: periodAxis(ctx, series.periods),
    yAxis: valueAxis(ctx, unit, everything, axis),
    tooltip: tip(ctx, (at) => ({
      head: `${series.periods[at].name} · ${months(series.periods[at])}`,
      lines: rows.map((row) => ({ colour: row.colour, name: row.name, value: value(row.values[at]) })),
    })),
    series: [
      ...beginning(ctx, series),
      ...rows.flatMap((row) => {
        const solid = row.solid ?? series.periods.map((_, at) => at < begins);
        const part = parts(row.values, solid);
        const line = { type: "line", name: row.name, silent: true, symbol: "none", emphasis: { disabled: true }, itemStyle: { color: row.colour } };
        return [
          { ...line, data: part.solid, lineStyle: { color: row.colour, width: row.width ?? 2.25 } },
          { ...line, data: part.dashed, lineStyle: { color: row.colour, width: row.width ?? 2.25, type: dashed } },
        ];
      }),
      names(palette, rows),
    ],
    textStyle: text(palette),
  };
}

/** Each line's name at its end, pushed apart where lines end together. */
function names(palette, rows) {
  const last = (row) => row.values.findLastIndex((value) => value !== null);
  const named = rows.filter((row) => last(row) >= 0);
  return {
    type: "custom", silent: true, clip: false, z: 5, tooltip: { show: false }, data: [[0, 0]],
    renderItem(params, api) {
      const ends = named.map((row) => ({ row, at: api.coord([last(row), row.values[last(row)]]) })).sort((one, two) => one.at[1] - two.at[1]);
      ends.forEach((end, at) => {
        end.y = at === 0 ? end.at[1] : Math.max(end.at[1], ends[at - 1].y + LINE);
      });
      const { y, height } = params.coordSys;
      const over = ends.length > 0 ? Math.max(0, ends[ends.length - 1].y - (y + height)) : 0;
      return { type: "group", children: ends.map(({ row, at, y }) => ({ type: "text", style: { x: at[0] + 6, y: y - over, text: row.name, textVerticalAlign: "middle", fill: mix(row.colour, palette.ink, 0.4), font: `600 11.5px ${palette.font}` } })) };
    },
  };
}

/** Between two names. */
const LINE = 14;
