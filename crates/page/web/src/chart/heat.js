// A map of one output over two inputs: darker is more, and every cell says its number.

import { text, tipBox } from "./base.js";
import { light, mix } from "./colour.js";

/** @param down, across labels; `cells` by down, then across; `write` a value; `middle` the cell to frame, or null */
export function heat({ palette, narrow, width }, { down, across, cells, write, tipOf, middle }) {
  const known = cells.flat().filter(Number.isFinite);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const fill = (value) => mix(mix(palette.paper, palette.accent, 0.08), palette.accent, most > least ? (value - least) / (most - least) : 0.5);
  const axis = (data, more, label) => ({ type: "category", data, axisLine: { show: false }, axisTick: { show: false }, axisLabel: { ...text(palette, { color: palette.ink, fontSize: narrow ? 11 : 12 }), interval: 0, ...label }, ...more });
  return {
    animation: false,
    grid: room(),
    xAxis: axis(across, { position: "top" }, { width: Math.max((width - 90) / across.length - 4, 24), overflow: "break", lineHeight: 13 }),
    yAxis: axis(down, { inverse: true }),
    tooltip: {
      trigger: "item", confine: true, transitionDuration: 0, backgroundColor: palette.paper, borderColor: palette.rule, padding: [8, 10],
      textStyle: { color: palette.ink, fontFamily: palette.font, fontSize: 12 }, extraCssText: "box-shadow:0 2px 10px rgba(0,0,0,.15);max-width:320px;white-space:normal",
      formatter: ({ data }) => tipBox(tipOf(data[1], data[0])),
    },
    series: [{
      type: "custom",
      data: cells.flatMap((row, at) => row.map((value, to) => [to, at, value])),
      renderItem(params, api) {
        const [to, at, value] = [api.value(0), api.value(1), api.value(2)];
        const [x, y] = api.coord([to, at]);
        const [wide, high] = api.size([1, 1]);
        const colour = Number.isFinite(value) ? fill(value) : palette.rule;
        const framed = middle && middle[0] === at && middle[1] === to;
        const ink = light(colour) > 0.2 ? "#16181b" : "#ffffff";
        // A field that grows lighter under the pointer would say another number.
        return { type: "group", emphasisDisabled: true, children: [
          { type: "rect", shape: { x: x - wide / 2 + 1, y: y - high / 2 + 1, width: wide - 2, height: high - 2 }, style: { fill: colour, stroke: framed ? palette.ink : null, lineWidth: framed ? 2 : 0 } },
          { type: "text", style: { x, y, text: write(value), textAlign: "center", textVerticalAlign: "middle", fill: ink, font: `${narrow ? 11 : 13}px ${palette.font}` } },
        ] };
      },
    }],
    textStyle: text(palette),
  };

  function room() {
    return { left: 4, right: 4, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" };
  }
}
