// What sliders change, in words: at the top in place of the file's own answer, and beside the sliders.

import { el } from "../dom.js";
import { tied } from "../format.js";
import { sentence } from "./row.js";

const MOST = 6;

/** The list beside the sliders. */
export function changed(sliders) {
  const list = el("ol", { class: "changed", id: "changed" });
  let all = false;
  const more = el("button", { type: "button", class: "quiet", onclick: () => {
    all = !all;
    fill();
  } });
  const fill = () => {
    const changes = sliders.isMoved ? sliders.changes() : [];
    const said = changes.slice(0, all ? changes.length : MOST);
    list.replaceChildren(...said.map((change) => el("li", { "data-output": change.output }, tied(change.sentence))));
    more.textContent = all ? "Fewer" : `All ${changes.length}`;
    more.hidden = changes.length <= MOST;
    empty.hidden = changes.length > 0;
    empty.textContent = sliders.isMoved ? "Nothing that is told here becomes different." : "Move a slider: what becomes different is said here, the largest first.";
  };
  const empty = el("p", { class: "scope" });
  return { node: el("div", { class: "changes-said" }, el("h3", {}, "What changes"), empty, list, more), fill };
}

/** The words in place of the file's answer. */
export function answer(sliders) {
  const place = document.getElementById("answer-changed");
  const first = (changes) => changes.find(({ output }) => output === "market.ai.orders") ?? changes[0];
  return () => {
    if (!sliders.isMoved) return;
    const changes = sliders.changes();
    const main = first(changes);
    const rest = changes.filter((change) => change !== main).slice(0, 4);
    place.replaceChildren(
      el("p", { class: "headline" }, tied(main ? `${main.sentence}.` : "Nothing that is told here becomes different.")),
      el("ul", { class: "moved-list" }, laid(sliders), sliders.moved.map((moved) => el("li", {}, tied(sentence(moved))))),
      rest.length > 0 ? el("p", {}, tied(`${rest.map((change) => change.sentence).join(". ")}.`)) : "");
  };
}

function laid({ laid }) {
  return laid ? el("li", {}, `With ${laid.file}, and on it:`) : null;
}
