// One slider: its name, a field, the slider, its ends and the scenario's own value.

import { el } from "../dom.js";
import { months } from "../format.js";
import { steps } from "./steps.js";
import { scale } from "./units.js";

/** @return `{ node, fill }`; `fill` shows a value, or where it stands in the scenario: `undefined` */
export function row(slider, sliders) {
  const { key, title, meaning, min, max, at, form } = slider;
  const [own, stops] = [scale(slider), steps(slider)];
  const id = `slider-${key}`;
  const track = el("input", { type: "range", id, min, max, step: "any", "data-key": key, "aria-describedby": `${id}-own` });
  const field = el("input", { type: "number", step: "any", class: "typed", "aria-label": own.suffix ? `${title}, ${own.suffix}` : title, "data-key": key });
  const reset = el("button", { type: "button", class: "quiet", "aria-label": `Reset ${title}`, onclick: () => {
    set(null);
    track.focus();
  } }, "Reset");
  const wrong = el("p", { class: "wrong", role: "alert", hidden: true });
  const where = el("span", { class: "own", id: `${id}-own` }, `scenario: ${own.short(slider.base)}${form === "set" ? "" : `, ${months({ first: at, last: at })}`}`);
  const node = el("div", { class: "slider", title: key },
    el("div", { class: "slider-head" }, el("label", { for: id }, title), el("span", { class: "slider-value" }, field, el("span", { class: "slider-unit" }, own.suffix))),
    el("p", { class: "slider-meaning" }, meaning.replace(/ of class C\b/, "")),
    el("div", { class: "track" }, track, el("span", { class: "mark", "aria-hidden": "true" })),
    el("div", { class: "ends" }, el("span", {}, own.short(min)), el("span", { class: "middle" }, where, reset), el("span", {}, own.short(max))),
    wrong);
  const part = (slider.base - min) / (max - min);
  node.style.setProperty("--own", String(Math.min(Math.max(part, 0), 1)));

  const set = (value) => {
    sliders.move(key, value);
    sliders.settle();
  };
  track.addEventListener("input", () => {
    wrong.hidden = true;
    sliders.move(key, stops.nearest(Number(track.value)));
  });
  // Without a step of its own a browser's slider moves by keys as that browser likes.
  track.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = stops.after(event.key, sliders.state[key] ?? slider.base);
    if (to === null) return;
    event.preventDefault();
    set(to);
  });
  track.addEventListener("change", () => sliders.settle());
  field.addEventListener("change", () => {
    const value = field.value === "" ? NaN : own.value(Number(field.value));
    const good = value >= min && value <= max;
    wrong.hidden = good;
    wrong.textContent = `From ${own.text(min)} to ${own.text(max)}.`;
    if (good) set(value);
    else field.value = own.typed(sliders.state[key] ?? slider.base);
  });

  const fill = (value) => {
    const shown = value ?? slider.base;
    track.value = String(shown);
    wrong.hidden = true;
    track.setAttribute("aria-valuetext", own.text(shown));
    if (document.activeElement !== field || value === undefined) field.value = own.typed(shown);
    node.classList.toggle("moved", value !== undefined);
    reset.disabled = value === undefined;
  };
  fill(undefined);
  return { node, fill };
}

/** A value beside its slider's name: `ASIC share: 35 % in place of 31.5 %`. */
export function sentence({ slider, value }) {
  const own = scale(slider);
  return `${slider.title}: ${own.text(value)} in place of ${own.text(slider.base)}`;
}
