// Every assumption: value, range, source, and where it differs from what the scenario builds on. Searchable.

import { code, el, link } from "../dom.js";
import { saveCsv } from "../download.js";
import { tied } from "../format.js";
import { page, source } from "../state.js";
import { section } from "./shared.js";

const FILTERS = [["all", () => true], ["uncertain", (row) => row.uncertain], ["differs from its parent", (row) => row.was !== null], ["written, not a default", (row) => !row.default]];

export function assumptions() {
  const rows = page.assumptions.map((row) => ({ ...row, node: item(row), text: searched(row) }));
  const count = el("p", { class: "count", role: "status" });
  const search = el("input", { type: "search", id: "assumption-search", placeholder: "Search keys, meanings, notes and sources", "aria-label": "Search assumptions" });
  const filter = el("select", { id: "assumption-filter", "aria-label": "Which assumptions" }, FILTERS.filter(([, keep]) => rows.some(keep)).map(([name]) => el("option", {}, name)));
  const apply = () => {
    const wanted = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const [, keep] = FILTERS.find(([name]) => name === filter.value);
    let there = 0;
    for (const row of rows) {
      const fits = keep(row) && wanted.every((word) => row.text.includes(word));
      row.node.hidden = !fits;
      if (fits) there += 1;
    }
    count.textContent = `${there} of ${rows.length}`;
  };
  search.addEventListener("input", apply);
  filter.addEventListener("change", apply);
  apply();
  const differing = page.assumptions.filter((row) => row.was !== null).length;
  return section("assumptions", "Every assumption",
    el("p", { class: "lead" }, `${rows.length} inputs, ${page.assumptions.filter((row) => row.uncertain).length} of them uncertain${differing > 0 ? `; ${differing} ${differing === 1 ? "differs" : "differ"} from what the scenario builds on` : ""}.`),
    el("div", { class: "search" }, search, filter, count,
      el("button", { type: "button", class: "quiet", onclick: () => saveCsv("assumptions", ["key", "meaning", "value", "unit", "allowed", "source", "note", "was", "place"],
        page.assumptions.map((row) => [row.key, row.meaning, row.value, row.unit, row.allowed, row.source, row.note, row.was, row.place])) }, "CSV")),
    el("ol", { class: "assumptions", id: "assumption-list" }, rows.map((row) => row.node)));
}

const searched = (row) => [row.key, row.meaning, row.value, row.note, row.source, source(row.source)?.publisher, source(row.source)?.title].filter(Boolean).join(" ").toLowerCase();

function item(row) {
  const known = source(row.source);
  const unit = row.unit && !["1", "any"].includes(row.unit) ? ` ${row.unit}` : "";
  return el("li", { "data-key": row.key, class: row.default ? "default" : null },
    el("div", { class: "what" }, code(row.key), el("p", {}, row.meaning), row.default ? el("span", { class: "tag" }, "default") : null, row.uncertain ? el("span", { class: "tag" }, "uncertain") : null),
    el("div", { class: "value" }, el("p", {}, row.value, unit), row.was !== null ? el("p", { class: "was" }, el("b", {}, "was "), row.was) : null, el("p", { class: "allowed" }, `allowed: ${row.allowed}`)),
    el("div", { class: "why" },
      known ? el("p", {}, link(known.address, `${known.publisher}: ${known.title}`), known.published ? `, ${known.published}` : "") : row.source ? el("p", {}, row.source) : null,
      row.note ? el("p", {}, tied(row.note)) : null,
      row.place ? el("p", { class: "place" }, row.place) : null));
}
