// A figure: title, legend, chart, the table behind it, and its files. Charts are drawn when they come into view.

import { el } from "./dom.js";
import { start } from "./chart/echarts.js";
import { saveCsv, savePng, saveSvg } from "./download.js";
import { followAll } from "./follow.js";
import { base, changed, onChange, page, shown } from "./state.js";
import { palette } from "./theme.js";
import { tied } from "./format.js";
import { table } from "./table.js";

const figures = new Map();
export { figures };

/**
 * @param id of the element, stable
 * @param title what is shown
 * @param unit the line below: unit and scope
 * @param finding a sentence from the file's own numbers
 * @param height in pixels, or a function of the width
 * @param draw from a context to a chart's option
 * @param rows from a context to `{ head, rows }`: the table behind
 * @param legend from a palette to `{ name, colour }`
 * @param there from a forecast to whether it has what the figure shows; without it every one has
 * @param wide whether it takes the page's width
 */
export function figure(spec) {
  const canvas = el("div", { class: "chart", role: "img", tabindex: 0, "aria-label": `${spec.title}. ${spec.unit ?? ""} The table below has the numbers.` });
  const legend = el("div", { class: "legend", "aria-hidden": "true" });
  const finding = spec.finding ? el("p", { class: "finding" }, tied(spec.finding)) : null;
  const title = el("h4", {}, spec.title);
  const unit = el("p", { class: "unit" }, spec.unit ?? "");
  const details = el("details", { class: "behind" }, el("summary", {}, "Table"));
  const button = (text, name, does) => el("button", { type: "button", class: "quiet", "aria-label": `${text}: ${name} of ${spec.title}`, onclick: does }, text);
  const own = { id: spec.id, chart: null, near: false, fresh: false };
  const node = el("figure", { id: spec.id, class: spec.wide ? "wide" : null, "data-figure": spec.id },
    el("figcaption", {}, title, unit, finding), legend, canvas,
    el("div", { class: "tools" }, details, el("span", { class: "files" },
      button("SVG", "drawing", () => saveSvg(spec.id, drawn())), button("PNG", "picture", () => savePng(spec.id, drawn())),
      button("CSV", "figures", () => { const { head, rows } = spec.rows(context()); saveCsv(spec.id, head.map((column) => column.text), rows.map((row) => row.map(plain))); }))));

  const context = () => {
    const width = printing ? (spec.wide ? 720 : 350) : canvas.clientWidth || 600;
    return { forecast: shown(), base, changed: changed(), palette: palette(), width, narrow: width < 420 };
  };
  const drawn = () => {
    own.draw();
    own.calm();
    return { chart: own.chart, title: title.textContent, unit: unit.textContent, legend: spec.legend?.(palette()) ?? [], palette: palette(),
      credit: `${base.scenario.name}${base.scenario.as_of ? `, as of ${base.scenario.as_of}` : ""} · rackcast ${page.version}${changed() ? " · with sliders moved" : ""}` };
  };
  own.draw = () => {
    if (own.fresh) return;
    own.fresh = true;
    if (node.hidden) return;
    const ctx = context();
    const height = typeof spec.height === "function" ? spec.height(ctx.width) : spec.height ?? 240;
    canvas.style.height = `${height}px`;
    own.chart ??= start(canvas);
    own.chart.resize({ width: ctx.width, height });
    own.chart.setOption(spec.draw(ctx), { notMerge: true });
    legend.replaceChildren(...(spec.legend?.(ctx.palette) ?? []).map(key));
    if (finding) finding.hidden = ctx.changed;
    if (details.open) fillTable();
  };
  own.calm = () => {
    // What is pointed at belongs to the screen, not to a picture; a chart draws its changes in the next frame but for this.
    own.chart.dispatchAction({ type: "hideTip" });
    own.chart.dispatchAction({ type: "updateAxisPointer", currTrigger: "leave" });
    own.chart.getZr().flush();
  };
  own.stale = () => {
    own.fresh = false;
    node.hidden = spec.there?.(shown()) === false;
    if (own.near) own.draw();
  };
  own.retitle = (text, said) => {
    title.textContent = text;
    if (said !== undefined) unit.textContent = said;
    own.stale();
  };
  const fillTable = () => {
    const { head, rows } = spec.rows(context());
    details.querySelector(".scroll")?.remove();
    details.append(table(spec.title, head, rows.map((row) => row.map((cell) => (typeof cell === "object" && cell !== null ? cell.text : cell)))));
  };
  details.addEventListener("toggle", () => details.open && fillTable());
  canvas.addEventListener("keydown", (event) => step(event, own));
  onChange(own.stale);
  seen.observe(canvas);
  sized.observe(canvas);
  canvas.figure = own;
  own.node = node;
  own.context = context;
  figures.set(spec.id, own);
  return node;
}

/** A value of a table's cell as a file has it. */
const plain = (cell) => (cell !== null && typeof cell === "object" ? cell.raw ?? cell.text : cell);

function key({ name, colour, line }) {
  const swatch = el("span", { class: line ? `swatch ${line}` : "swatch" });
  swatch.style.setProperty("--swatch", colour);
  return el("span", { class: "key" }, swatch, name);
}

/** Arrow keys walk through a chart's periods. */
function step(event, own) {
  const by = { ArrowLeft: -1, ArrowRight: 1, Escape: 0 }[event.key];
  if (by === undefined || !own.chart) return;
  event.preventDefault();
  if (by === 0) return own.chart.dispatchAction({ type: "hideTip" });
  const option = own.chart.getOption();
  const index = option.series.findIndex((series) => series.type !== "custom");
  const count = option.xAxis[0].data?.length ?? 0;
  if (index < 0 || count === 0) return;
  own.at = Math.min(Math.max((own.at ?? (by > 0 ? -1 : count)) + by, 0), count - 1);
  own.chart.dispatchAction({ type: "showTip", seriesIndex: index, dataIndex: own.at });
  spoken.textContent = [...(own.chart.getDom().querySelectorAll(".tip-head, .tip-row > span, .tip-row > b"))].map((part) => part.textContent).join(", ");
}

/** What is pointed at, for those who hear the page. */
export const spoken = el("div", { class: "unseen", "aria-live": "polite" });

const seen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    target.figure.near = isIntersecting;
    if (isIntersecting) target.figure.draw();
  }
}, { rootMargin: "200px" });

const sized = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const { chart, stale } = target.figure;
    if (chart && target.clientWidth > 0 && chart.getWidth() !== target.clientWidth) stale();
  }
});

/** Whether charts have the width that print gives them. */
let printing = false;

/** Draws everything as print needs it: each as wide as its place on paper, whether or not it is in view. */
export function drawAll() {
  printing = true;
  followAll();
  for (const own of figures.values()) {
    own.fresh = false;
    own.draw();
    if (!own.chart) continue;
    own.calm();
    const drawing = own.chart.getDom().querySelector("svg");
    drawing.setAttribute("viewBox", `0 0 ${own.chart.getWidth()} ${own.chart.getHeight()}`);
  }
  printing = false;
}
