// The vendors: all in a table, then one at a time in the quarters of its own fiscal year.

import { el } from "../dom.js";
import { tied } from "../format.js";
import { keep, kept } from "../keep.js";
import { page } from "../state.js";
import { overview } from "./overview.js";
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
  return section("vendors", "The vendors",
    overview(),
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
