// Events, how likely each is, and what must hold; they follow what is shown.

import { code, el } from "../dom.js";
import { table } from "../table.js";
import { saveCsv } from "../download.js";
import { follow } from "../follow.js";
import { tied } from "../format.js";
import { changed, page, shown } from "../state.js";
import { section } from "./shared.js";

export function events() {
  const { events, checks } = page.events;
  if (events.length + checks.length === 0) return null;
  const place = el("div", {});
  return section("events", "Events and their chances", follow(place, () => place.replaceChildren(...told().filter(Boolean))));
}

/** The file's own events and checks, or those of what is shown. */
function current() {
  const forecast = shown();
  if (!changed() || !forecast.answers) return page.events;
  const answered = (question) => ({ ...question, answer: forecast.answers.get(question.name) ?? null });
  const drawn = forecast.bands?.events;
  const likely = (event) => ({ ...answered(event), probability: null, standard_error: null, ...drawn?.get(event.name) });
  return { draws: page.events.draws && drawn ? forecast.bands.draws : null, events: page.events.events.map(likely), checks: page.events.checks.map(answered) };
}

function told() {
  const { draws, events, checks } = current();
  const sorted = draws ? [...events].sort((one, two) => (two.probability ?? -1) - (one.probability ?? -1)) : events;
  const failed = checks.filter(({ answer }) => answer !== true);
  const head = [{ text: "Event" }, ...(draws ? [{ text: "Chance" }] : []), { text: draws ? "Without draws" : "In this run" }];
  const rows = sorted.map((event) => [named(event), ...(draws ? [chance(event)] : []), said(event.answer)]);
  return [
    el("p", { class: "lead" }, draws ? `From ${draws.toLocaleString("en")} draws of everything that is uncertain; beside it the answer of the run in which nothing is.` : "As the run answers; no draws were taken."),
    events.length > 0 ? table("Events and their chances", head, rows, { class: "events" }) : null,
    events.length > 0 ? el("p", { class: "files" }, el("button", { type: "button", class: "quiet", onclick: () =>
      saveCsv("events", ["event", "question", "chance", "standard_error", "without_draws"], events.map((event) => [event.name, event.question, event.probability, event.standard_error, said(event.answer)])) }, "CSV")) : null,
    checks.length > 0 ? el("details", { class: "behind", open: failed.length > 0 },
      el("summary", {}, failed.length > 0 ? `${failed.length} of ${checks.length} checks fail` : checks.length === 1 ? "Its check holds" : `All ${checks.length} checks hold`),
      table("Checks", [{ text: "Check" }, { text: "Holds" }], checks.map((check) => [named(check), { text: said(check.answer), class: check.answer === true ? null : "bad" }]))) : null,
  ];
}

const named = ({ name, question }) => el("span", {}, tied(name), code(question, { class: "question" }));

const said = (answer) => (answer === null ? "no answer" : answer ? "yes" : "no");

/** A bar and its number with the error of so many draws. */
function chance({ probability, standard_error }) {
  if (probability === null) return "–";
  const percent = 100 * probability;
  const text = probability === 0 ? "never" : probability === 1 ? "always" : `${percent.toFixed(standard_error < 0.005 ? 1 : 0)} % ± ${(100 * standard_error).toFixed(1)}`;
  const part = el("span", { class: "part" });
  part.style.width = `${percent}%`;
  return el("span", { class: "chance" }, el("span", { class: "whole", "aria-hidden": "true" }, part), el("span", { class: "chance-text" }, text));
}
