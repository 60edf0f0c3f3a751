// What all charts share: axes, the tip, and the line where the forecast begins.

import { el } from "../dom.js";
import { firstForecast } from "../data.js";
import { axisStyle, tick, write } from "../format.js";

export const dashed = [5, 4];

/** Text in a chart. */
export const text = (palette, more = {}) => ({ color: palette.muted, fontFamily: palette.font, fontSize: 11, ...more });

/** Room around a chart. */
export const room = (more = {}) => ({ left: 4, right: 10, top: 18, bottom: 2, outerBoundsMode: "same", outerBoundsContain: "axisLabel", ...more });

export function periodAxis({ palette, narrow }, periods, more = {}) {
  return {
    type: "category",
    data: periods.map((period) => period.name),
    axisLine: { lineStyle: { color: palette.muted } },
    axisTick: { show: false },
    axisLabel: { ...text(palette), interval: periods.length > (narrow ? 12 : 24) ? "auto" : 0, formatter: tick, hideOverlap: periods.length > 12, lineHeight: 14 },
    ...more,
  };
}

export function valueAxis({ palette }, unit, values, more = {}) {
  const own = axisStyle(unit, values);
  const size = Math.max(0, ...values.filter(Number.isFinite).map((value) => Math.abs(value * own.factor)));
  const decimals = own.axis === "%" ? 0 : size >= 5 ? 0 : size >= 0.5 ? 1 : 2;
  return {
    type: "value",
    splitNumber: 4,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: palette.rule } },
    axisLabel: { ...text(palette), formatter: (value) => write(value, { ...own, decimals }) },
    ...more,
  };
}

/** A tip that shows lines of `{ colour, name, value, note }`; every word of it is text. */
export function tip({ palette }, lines) {
  return {
    trigger: "axis",
    confine: true,
    transitionDuration: 0,
    backgroundColor: palette.paper,
    borderColor: palette.rule,
    padding: [8, 10],
    textStyle: { color: palette.ink, fontFamily: palette.font, fontSize: 12 },
    axisPointer: { type: "line", lineStyle: { color: palette.muted, type: "solid", width: 1 } },
    extraCssText: "box-shadow:0 2px 10px rgba(0,0,0,.15);max-width:320px;white-space:normal",
    formatter: (at) => tipBox(lines(Array.isArray(at) ? at[0]?.dataIndex ?? 0 : at.dataIndex)),
  };
}

export function tipBox({ head, lines }) {
  const row = ({ colour, name, value, note }) => {
    const swatch = colour ? el("span", { class: "swatch" }) : null;
    if (swatch) swatch.style.background = colour;
    return [
      el("div", { class: "tip-row" }, el("span", {}, swatch, name ?? ""), el("b", {}, value ?? "")),
      note ? el("div", { class: "tip-note" }, note) : null,
    ];
  };
  return el("div", { class: "tip" }, el("div", { class: "tip-head" }, head), lines.filter(Boolean).map(row));
}

/** A thin line and a word where the forecast begins; nothing where all is past, or all forecast. */
export function beginning({ palette, base, width }, series) {
  const at = firstForecast(series, base.scenario);
  if (at <= 0 || at >= series.periods.length) return [];
  return [{
    type: "custom",
    name: "forecast begins",
    silent: true,
    z: 1,
    data: [[at, 0]],
    tooltip: { show: false },
    renderItem(params, api) {
      const { y, height } = params.coordSys;
      const x = (api.coord([at, 0])[0] + api.coord([at - 1, 0])[0]) / 2;
      return { type: "group", children: [
        { type: "line", shape: { x1: x, x2: x, y1: y - 10, y2: y + height }, style: { stroke: palette.muted, lineWidth: 1, lineDash: [1, 3] } },
        width < 260 ? null : { type: "text", style: { x: x + 4, y: y - 12, text: "forecast →", fill: palette.muted, font: `10.5px ${palette.font}` } },
      ].filter(Boolean) };
    },
  }];
}

/** One series as the part that is solid and the part that is dashed, which begins where the other ends. */
export function parts(values, solid) {
  return {
    solid: values.map((value, at) => (solid[at] ? value : null)),
    dashed: values.map((value, at) => (!solid[at] || (solid[at] && at + 1 < values.length && !solid[at + 1]) ? value : null)),
  };
}
