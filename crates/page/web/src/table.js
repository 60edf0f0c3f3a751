// Tables of figures.

import { el } from "./dom.js";

/**
 * A table that scrolls sideways where it is wide.
 * @param head column names, `{ text, number, wide }`
 * @param rows cells: text, an element, or `{ text, class }`
 */
export function table(caption, head, rows, attributes = {}) {
  const column = (at) => (head[at].number ? "number" : head[at].wide ? "wide" : null);
  const cell = (value, at) => {
    const named = value !== null && typeof value === "object" && !(value instanceof Node);
    const content = named ? value.text : value;
    const classes = [column(at), named ? value.class : null].filter(Boolean).join(" ");
    return at === 0
      ? el("th", { scope: "row", class: classes || null }, content ?? "")
      : el("td", { class: classes || null }, content ?? "");
  };
  return el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    el("table", attributes,
      el("caption", { class: "unseen" }, caption),
      el("thead", {}, el("tr", {}, head.map(({ text, number }) => el("th", { scope: "col", class: number ? "number" : null }, text)))),
      el("tbody", {}, rows.map((row) => el("tr", {}, row.map(cell))))));
}
