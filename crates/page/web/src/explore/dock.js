// A line at the foot of the page that says, wherever one reads, that numbers are not the file's own.

import { el } from "../dom.js";

export function dock(sliders) {
  const said = el("span", {});
  const button = (text, does) => el("button", { type: "button", class: "quiet", onclick: does }, text);
  const undo = button("Undo", () => sliders.undo());
  const node = el("aside", { class: "dock", id: "dock", "aria-label": "Sliders", hidden: true }, said,
    el("span", { class: "files" }, undo, button("Reset all", () => sliders.set({}, null)), button("To the sliders", () => document.getElementById("explore").scrollIntoView())));
  sliders.onMove(() => {
    const { moved, laid } = sliders;
    node.hidden = !sliders.isMoved;
    undo.disabled = !sliders.canUndo;
    const count = moved.length === 1 ? `${moved[0].slider.title} moved` : `${moved.length} sliders moved`;
    said.textContent = `Not the file’s own numbers: ${[laid?.file, moved.length > 0 && count].filter(Boolean).join(", ")}`;
  });
  return node;
}
