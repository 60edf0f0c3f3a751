// A notice at the top of the page, whatever is in view.

import { el } from "./dom.js";

const said = el("p", {});
const detail = el("pre", {});
export const notices = el("div", { class: "notice", id: "notice", role: "status", hidden: true }, el("div", {}, said, detail),
  el("button", { type: "button", class: "quiet", "aria-label": "Close the notice", onclick: () => notice(null) }, "Close"));

/** Says something, with text as it stands below; `null` takes it away. */
export function notice(text, as = "") {
  notices.hidden = text === null;
  said.textContent = text ?? "";
  detail.textContent = as.trimEnd();
  detail.hidden = as === "";
}
