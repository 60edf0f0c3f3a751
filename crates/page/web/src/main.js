// The page, from top to bottom.

import { el } from "./dom.js";
import { explore, startExploring } from "./explore/index.js";
import { drawAll, figures, spoken } from "./figure.js";
import { findPlace, keepPlace } from "./keep.js";
import { notice, notices } from "./notice.js";
import { about } from "./sections/about.js";
import { answer } from "./sections/answer.js";
import { assumptions } from "./sections/assumptions.js";
import { comparison } from "./sections/comparison.js";
import { differences } from "./sections/differences.js";
import { events } from "./sections/events.js";
import { grid } from "./sections/grid.js";
import { market } from "./sections/market.js";
import { tornado } from "./sections/tornado.js";
import { vendors } from "./sections/vendors.js";
import { base, changed, forecasts, onChange, page, show, shown } from "./state.js";
import { setPrinting, themeButton } from "./theme.js";

const parts = [answer(), explore, market(), vendors(), comparison(), grid(), tornado(), events(), differences(), assumptions(), about()].filter(Boolean);
const names = { explore: "What if", market: "Market", vendors: "Vendors", comparison: "Scenarios", grid: "Grid", tornado: "Unknowns", events: "Events", differences: "Reports", assumptions: "Assumptions", about: "About" };

const menu = el("nav", { "aria-label": "Sections" },
  el("ul", {}, parts.filter(({ id }) => names[id]).map(({ id }) => el("li", {}, el("a", { href: `#${id}`, onclick: go }, names[id])))), themeButton());
document.getElementById("page").append(el("a", { class: "skip", href: "#main" }, "Skip to the forecast"), menu, notices, el("main", { id: "main" }, parts), spoken);

// What the file says of its own numbers is not said of others.
onChange(() => document.querySelectorAll(".file-words").forEach((words) => (words.hidden = changed())));

addEventListener("beforeprint", () => {
  setPrinting(true);
  drawAll();
});
addEventListener("afterprint", () => setPrinting(false));

/** To a section; what sliders wrote in the address stays there. */
function go(event) {
  if (!location.hash.startsWith("#sliders")) return;
  event.preventDefault();
  document.querySelector(event.currentTarget.getAttribute("href")).scrollIntoView();
}

findPlace();
keepPlace();

/** For whoever drives the page: what it carries and shows; `sliders` once `ready` is there. */
window.rackcast = { page, base, forecasts, figures, shown, show, drawAll, notice, sliders: null };
// The charts come first: the engine is made ready once they are painted.
window.rackcast.ready = new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))).then(startExploring).then((sliders) => {
  window.rackcast.sliders = sliders;
  findPlace();
});
