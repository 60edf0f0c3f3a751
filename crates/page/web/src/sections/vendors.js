// The vendors: all in a table, then one at a time in the quarters of its own fiscal year.

import { el } from "../dom.js";
import { growth } from "../data.js";
import { change, style, tied, write } from "../format.js";
import { keep, kept } from "../keep.js";
import { follow } from "../follow.js";
import { base, page, shown } from "../state.js";
import { table } from "../table.js";
import { figures } from "../figure.js";
import { section } from "./shared.js";
import { vendorFigures } from "./vendor.js";

export function vendors() {
  const first = Math.max(0, page.vendors.findIndex(({ key }) => key === kept("vendor")));
  const tabs = page.vendors.map((vendor, at) => el("button", {
    type: "button", role: "tab", id: `tab-${vendor.key}`, "aria-controls": `vendor-${vendor.key}`, "aria-selected": at === first, tabindex: at === first ? 0 : -1,
    onclick: () => choose(at), onkeydown: (event) => walk(event, at),
  }, vendor.name));
  const panels = page.vendors.map((vendor, at) => panel(vendor, at !== first));
  const choose = (chosen) => {
    tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", at === chosen);
      tab.tabIndex = at === chosen ? 0 : -1;
    });
    panels.forEach((panel, at) => panel.classList.toggle("away", at !== chosen));
    tabs[chosen].focus({ preventScroll: true });
    keep("vendor", page.vendors[chosen].key);
  };
  const walk = (event, at) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose((to + tabs.length) % tabs.length);
  };
  const overview = el("div", { id: "vendor-overview" });
  follow(overview, () => overview.replaceChildren(allOfThem()));
  return section("vendors", "The vendors",
    overview,
    el("div", { class: "tabs", role: "tablist", "aria-label": "Vendor" }, tabs), ...panels);
}

function panel(vendor, away) {
  return el("div", { id: `vendor-${vendor.key}`, role: "tabpanel", "aria-labelledby": `tab-${vendor.key}`, class: away ? "panel away" : "panel", "data-vendor": vendor.key },
    el("h3", {}, vendor.name),
    el("p", { class: "lead file-words" }, tied(vendor.sentences.join(" "))),
    vendor.scope ? el("p", { class: "scope" }, `Its total revenue covers: ${vendor.scope}. Fiscal years end in ${MONTHS[vendor.year_end - 1]}.`) : null,
    el("div", { class: "figures" }, vendorFigures(vendor)));
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

const COLUMNS = [["ai.orders", "AI orders"], ["ai.shipments", "AI shipments"], ["ai.backlog", "AI backlog"], ["ai.cover", "Cover, quarters"], ["revenue", "Total revenue"]];

/** The last year of each, with growth. */
function allOfThem() {
  const head = [{ text: "Vendor" }, { text: "Year" }, ...COLUMNS.map(([, text]) => ({ text: text.startsWith("Cover") ? text : `${text}, USD bn`, number: true })), { text: "AI share", number: true }];
  const rows = page.vendors.map((vendor) => {
    const of = (below) => shown().series(`vendor.${vendor.key}.${below}`, true) ?? shown().series(`vendor.${vendor.key}.${below}`);
    const first = of("ai.orders");
    if (!first) return null;
    const at = first.values.length - 1;
    return [vendor.name, first.periods[at].name, ...COLUMNS.map(([below]) => {
      const series = of(below);
      const value = series?.values[at] ?? null;
      const grown = series && below !== "ai.cover" ? change(growth(series)[at]) : "";
      return { text: el("span", {}, write(value, style(series?.unit ?? "1", [value])), grown ? el("small", {}, ` ${grown}`) : null) };
    }), { text: `${write(of("ai.share")?.values[at], { factor: 100, decimals: 1 })} %` }];
  });
  return table("Vendors in the last year of the forecast", head, rows.filter(Boolean));
}
