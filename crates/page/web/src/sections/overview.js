// The vendors side by side, over the same months and beside the market that they add up to.

import { el } from "../dom.js";
import { change, style, write } from "../format.js";
import { follow } from "../follow.js";
import { page, shown } from "../state.js";
import { table } from "../table.js";

const COLUMNS = [["ai.orders", "AI orders"], ["ai.shipments", "AI shipments"], ["ai.backlog", "AI backlog at the end"], ["revenue", "Total revenue"]];

export function overview() {
  if (!page.overview) return null;
  const node = el("div", { id: "vendor-overview" });
  return follow(node, () => node.replaceChildren(note(), all()));
}

function note() {
  const { period, before } = page.overview;
  const has = page.overview.figures.some((figure) => figure.before) ? `; small figures are the change on ${before}` : "";
  return el("p", { class: "scope" }, `All in calendar ${period}, so that vendors add up to the market${has}. Below, each counts in its own fiscal quarters and years.`);
}

function all() {
  const { period, quarters } = page.overview;
  const figures = new Map(page.overview.figures.map((figure) => [figure.output, figure]));
  const of = (key, below) => {
    const figure = figures.get(`vendor.${key}.${below}`);
    return { now: sum(figure?.now), before: sum(figure?.before) };
  };
  const market = (below) => ({ now: shown().value(`market.${below}`, period), before: shown().value(`market.${below}`, page.overview.before) });
  const row = (name, of) => {
    const [{ now: shipments }, { now: backlog }, { now: whole }] = [of("ai.shipments"), of("ai.backlog"), market("ai.shipments")];
    const cover = shipments > 0 ? (quarters * backlog) / shipments : null;
    const part = whole > 0 && shipments !== null ? (100 * shipments) / whole : null;
    return [name, ...COLUMNS.map(([below]) => money(of(below))), write(cover, { factor: 1, decimals: 1 }), part === null ? "–" : `${write(part, { factor: 1, decimals: 1 })} %`];
  };
  const head = [{ text: "Vendor" }, ...COLUMNS.map(([, text]) => ({ text: `${text}, USD\u00a0bn`, number: true })), { text: "Cover, quarters", number: true }, { text: "Part of AI shipments", number: true }];
  const rows = page.vendors.map((vendor) => row(el("span", {}, vendor.name, vendor.scope ? el("small", { class: "covers" }, `revenue: ${vendor.scope}`) : null), (below) => of(vendor.key, below)));
  return table(`Vendors in ${period}`, head, [...rows, row("All vendors: the market", market)]);
}

function money({ now, before }) {
  const grown = before > 0 && now !== null ? change(now / before - 1) : "";
  return { text: el("span", {}, write(now, style("USD bn", [now])), grown ? el("small", {}, ` ${grown}`) : null) };
}

/** A sum over months: the file's own, or of what an engine gave. */
function sum(figure) {
  const rows = shown().rows;
  if (!figure || !rows) return figure?.value ?? null;
  const total = rows.slice(figure.rows.start, figure.rows.end).reduce((sum, value) => sum + value, 0);
  return Number.isFinite(total) ? total : null;
}
