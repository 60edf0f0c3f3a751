// What is not known, one input at a time: the longest bar is the one to learn more about.

import { el } from "../dom.js";
import { ranked, rankedHeight } from "../chart/ranked.js";
import { figure, figures } from "../figure.js";
import { amount, style, words, write } from "../format.js";
import { page } from "../state.js";
import { scale } from "../explore/units.js";
import { choice, section } from "./shared.js";

const MOST = 12;

export function tornado() {
  const swings = page.tornado;
  if (!swings || swings.rows.length === 0 || swings.inputs.length === 0) return null;
  let chosen = Math.max(0, swings.rows.findLastIndex((row) => row.output === "market.ai.orders"));
  const row = () => swings.rows[chosen];
  const title = () => `${words(row().title)}, ${row().period}`;
  const all = () => swings.inputs
    .map((input) => ({ ...input, low: input.low[chosen] ?? null, high: input.high[chosen] ?? null }))
    .filter(({ low, high }) => low !== null || high !== null)
    .map((input) => ({ ...input, span: Math.abs((input.high ?? row().base) - (input.low ?? row().base)) }))
    .sort((one, two) => two.span - one.span);
  const moving = () => all().filter(({ span }) => span > 1e-6 * Math.abs(row().base || 1));
  const ends = (input, end) => input.points.map((point) => `${scale(input).text(three(point[end]))}${point.period ? ` in ${point.period}` : ""}`).join(", ");
  const write1 = (value) => write(value, row().unit === "1" ? { factor: 100, decimals: 1 } : style(row().unit, [row().base]));
  const unit = () => `${style(row().unit, [row().base]).axis}; each uncertain input alone at its p10 (one value in ten is lower) and at its p90 (one in ten is higher), all others at their medians`;
  const node = figure({
    id: "tornado-chart", wide: true, title: title(), unit: unit(), height: () => rankedHeight(Math.max(1, Math.min(MOST, moving().length))),
    legend: (palette) => [{ name: "at its p10", colour: palette.series[3] }, { name: "at its p90", colour: palette.series[0] }],
    draw: (ctx) => ranked(ctx, {
      middle: row().base, write: write1, colours: [ctx.palette.series[3], ctx.palette.series[0]],
      rows: moving().slice(0, MOST).map((input) => ({ ...input, label: input.title, lowText: write1(input.low), highText: write1(input.high) })),
      tipOf: (input) => ({ head: `${input.title} · ${input.key}`, lines: [{ name: "at its p10", value: amount(input.low, row().unit), note: ends(input, "p10") }, { name: "at its p90", value: amount(input.high, row().unit), note: ends(input, "p90") }] }),
    }),
    rows: () => ({
      head: [{ text: "Input" }, { text: "Key" }, { text: "Its p10" }, { text: "Its p90" }, { text: "Outcome at p10", number: true }, { text: "Outcome at p90", number: true }],
      rows: moving().map((input) => [input.title, input.key, ends(input, "p10"), ends(input, "p90"), { text: write1(input.low), raw: input.low }, { text: write1(input.high), raw: input.high }]),
    }),
  });
  const pick = choice("Output", swings.rows.map(({ title, period }) => `${words(title)}, ${period}`), chosen, (at) => {
    chosen = at;
    figures.get("tornado-chart").retitle(title(), unit());
  });
  return section("tornado", "What is not known, and what it moves", el("div", { class: "with-choice" }, pick, node));
}

const three = (value) => Number(value.toPrecision(3));
