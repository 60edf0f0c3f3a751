// The answer: a paragraph from the file's numbers, and the figures behind it, which follow what is shown.

import { el } from "../dom.js";
import { growth } from "../data.js";
import { amount, change, day, difference, style, tied, write } from "../format.js";
import { base, changed, onChange, page, shown } from "../state.js";

const FIGURES = [
  ["market.ai.orders", "AI server orders"],
  ["market.ai.shipments", "AI server shipments"],
  ["market.ai.backlog", "AI backlog at the end"],
  ["market.ai.servers", "AI servers shipped"],
  ["market.asic.share", "ASIC servers’ part"],
  ["market.inference.compute_share", "Inference in compute"],
];

export function answer() {
  const { scenario } = base;
  const figures = el("div", { class: "key-figures", id: "key-figures" });
  const words = el("div", { class: "words" },
    el("p", { class: "headline" }, tied(page.answer.headline)),
    el("p", {}, tied(page.answer.sentences.join(" "))));
  // Whoever shows other numbers says here what changed.
  const instead = el("div", { class: "words", id: "answer-changed", hidden: true }, el("p", { class: "headline" }, "These are not the file’s own numbers."));
  const fill = () => {
    words.hidden = changed();
    instead.hidden = !changed();
    figures.replaceChildren(...FIGURES.map(card).filter(Boolean));
  };
  onChange(fill);
  fill();
  const made = scenario.as_of ? `As seen on ${day(scenario.as_of)}` : `${scenario.start} to ${scenario.end}`;
  return el("header", { id: "answer" },
    el("p", { class: "kicker" }, `AI server forecast · ${made}`),
    el("h1", {}, scenario.name),
    scenario.description ? el("p", { class: "standfirst" }, tied(scenario.description)) : null,
    el("div", { class: "opening" }, words, instead, figures));
}

function card([name, title]) {
  const years = shown().series(name, true) ?? shown().series(name);
  if (!years) return null;
  const at = years.values.length - 1;
  const value = years.values[at];
  if (value === null) return null;
  const before = base.series(name, true)?.values[at] ?? null;
  const own = growth(years)[at];
  const band = years.bands[at];
  const size = style(years.unit, band ? [band[1], band[5]] : []);
  const differs = changed() && before !== null ? `${difference(value - before, years.unit)} against the file` : null;
  return el("div", { class: "card", "data-output": name },
    el("div", { class: "card-title" }, `${title}, ${years.periods[at].name}`),
    el("div", { class: "card-value" }, years.unit === "USD bn" ? `USD ${amount(value, years.unit)}` : amount(value, years.unit)),
    el("div", { class: "card-note" }, [years.output.kind !== "ratio" && own !== null ? `${change(own)} on ${years.periods[at - years.perYear].name}` : null, differs].filter(Boolean).map(tied).join(" · ")),
    band ? el("div", { class: "card-note" }, tied(`80 %: ${write(band[1], size)} to ${write(band[5], size)}${size.suffix}`)) : null);
}
