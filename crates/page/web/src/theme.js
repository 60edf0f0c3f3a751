// Light and dark: as the reader's system says, or as chosen. Charts take their colours from the style sheet.

import { el } from "./dom.js";
import { keep, kept } from "./keep.js";
import { notify } from "./state.js";

const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
let printing = false;
if (["light", "dark"].includes(kept("theme"))) root.dataset.theme = kept("theme");
let colours = null;

const isDark = () => !printing && (root.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";

/** The colours of charts. */
export function palette() {
  if (colours) return colours;
  const read = getComputedStyle(root);
  const colour = (name) => read.getPropertyValue(`--${name}`).trim();
  colours = {
    ink: colour("ink"), muted: colour("muted"), rule: colour("rule"), paper: colour("paper"), accent: colour("accent"),
    warm: colour("warm"), ghost: colour("ghost"), series: [1, 2, 3, 4, 5, 6].map((at) => colour(`c${at}`)),
    font: read.getPropertyValue("--sans").trim(),
  };
  return colours;
}

function changed() {
  colours = null;
  notify();
}

/** A button that turns the page dark or light. */
export function themeButton() {
  const said = () => (isDark() ? "Light" : "Dark");
  const button = el("button", { type: "button", class: "quiet", id: "theme", onclick: () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    keep("theme", root.dataset.theme);
    button.textContent = said();
    changed();
  } }, said());
  dark.addEventListener("change", () => {
    button.textContent = said();
    changed();
  });
  return button;
}

/** Prints are light. */
export function setPrinting(now) {
  printing = now;
  root.classList.toggle("printing", now);
  changed();
}
