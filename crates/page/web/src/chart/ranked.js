// Bars from a middle, the longest first, each with its words above it: a tornado, or differences.

import { tipBox, text } from "./base.js";

const ROW = 40;

/** How high a chart of so many rows is. */
export const rankedHeight = (count) => count * ROW + 34;

/**
 * @param rows `{ label, low, high, lowText, highText, tip }`; `low` and `high` are values or null
 * @param middle where bars begin
 * @param write a value as the axis has it
 * @param colours of the low and the high side
 */
export function ranked({ palette, width }, { rows, middle, write, colours, tipOf }) {
  const values = rows.flatMap((row) => [row.low, row.high]).filter(Number.isFinite).concat(middle);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  // Room for a number beside the longest bars.
  const spare = ((most - least || 1) * 62) / Math.max(width - 146, 120);
  return {
    animation: false,
    grid: { left: 8, right: 14, top: 6, bottom: 24 },
    xAxis: {
      type: "value", min: least - spare, max: most + spare, splitNumber: width < 520 ? 3 : 5, axisLine: { show: false }, axisTick: { show: false },
      splitLine: { lineStyle: { color: palette.rule }, showMinLine: false, showMaxLine: false }, axisLabel: { ...text(palette), formatter: write, showMinLabel: false, showMaxLabel: false },
    },
    yAxis: { type: "category", inverse: true, data: rows.map((_, at) => at), show: false },
    tooltip: {
      trigger: "item", confine: true, transitionDuration: 0, backgroundColor: palette.paper, borderColor: palette.rule, padding: [8, 10],
      textStyle: { color: palette.ink, fontFamily: palette.font, fontSize: 12 }, extraCssText: "box-shadow:0 2px 10px rgba(0,0,0,.15);max-width:320px;white-space:normal",
      formatter: ({ dataIndex }) => tipBox(tipOf(rows[dataIndex])),
    },
    series: [{
      type: "custom",
      data: rows.map((row, at) => [middle, at]),
      encode: { x: 0, y: 1 },
      renderItem(params, api) {
        const row = rows[params.dataIndex];
        const [x0, y] = api.coord([middle, params.dataIndex]);
        const { x: left, width: wide } = params.coordSys;
        const bar = (value, colour) => {
          if (!Number.isFinite(value)) return null;
          const [x] = api.coord([value, params.dataIndex]);
          return { type: "rect", shape: { x: Math.min(x, x0), y: y + 1, width: Math.abs(x - x0), height: 13 }, style: { fill: colour } };
        };
        const end = (value, said) => {
          if (!Number.isFinite(value) || !said) return null;
          const [x] = api.coord([value, params.dataIndex]);
          const toRight = x > x0 || (x === x0 && value >= middle);
          return words(said, x + (toRight ? 3 : -3), y + 0.5, 11, { textAlign: toRight ? "left" : "right" });
        };
        // On paper of their own: lines of the axis end where words begin.
        const words = (said, x, y, size, more) => ({ type: "text", style: { x, y, text: said, fill: palette.ink, font: `${size}px ${palette.font}`, lineHeight: size + 1, backgroundColor: palette.paper, padding: [1, 2], ...more } });
        return { type: "group", emphasisDisabled: true, children: [
          { type: "rect", shape: { x: left, y: y - 19, width: wide, height: ROW - 2 }, style: { fill: "transparent" } },
          words(row.label, left, y - 16, 12, row.label.length * 7 > wide ? { width: wide - 4, overflow: "truncate" } : {}),
          bar(row.low, colours[0]), bar(row.high, colours[1]), end(row.low, row.lowText), end(row.high, row.highText),
          { type: "line", shape: { x1: x0, x2: x0, y1: y - 3, y2: y + 18 }, style: { stroke: palette.ink, lineWidth: 1 } },
        ].filter(Boolean) };
      },
    }],
    textStyle: text(palette),
  };
}
