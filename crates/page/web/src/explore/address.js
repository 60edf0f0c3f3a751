// Sliders in the page's address, after its `#`: `#sliders&of=1a2b3c4d&servers.asic_share=0.35`.

import { scale } from "./units.js";

const HEAD = "#sliders";
const LONGEST = 20_000;

/** Whether an address's fragment is meant for sliders. */
export const isOurs = (fragment) => fragment === HEAD || fragment.startsWith(`${HEAD}&`);

/** What to say of a fragment that names nothing of the page; null where it does. */
export function unknown(fragment) {
  if (fragment.length < 2 || isOurs(fragment) || document.getElementById(decoded(fragment.slice(1)))) return null;
  return `“${short(decoded(fragment))}” at the end of the address is ignored: nothing on this page has that name.`;
}

/** What to say of sliders in an address that are not set. */
export const ignored = (why) => `The sliders in the address are ignored: ${why}.`;

/** The fragment of a state; empty where nothing is moved. */
export function written(state, hash) {
  const parts = Object.entries(state).map(([key, value]) => `&${encodeURIComponent(key)}=${value}`);
  return parts.length === 0 ? "" : `${HEAD}&of=${hash.slice(0, 8)}${parts.join("")}`;
}

/** What a fragment says: `{ state, other }`, where `other` is true for another version of the scenario; else `{ why }`. */
export function read(fragment, sliders, hash) {
  if (fragment.length > LONGEST) return { why: `they are ${fragment.length.toLocaleString("en")} characters long, and at most ${LONGEST.toLocaleString("en")} are read` };
  const state = {};
  let of = null;
  for (const part of fragment.split("&").slice(1)) {
    const at = part.indexOf("=");
    if (at < 1) return { why: `“${short(decoded(part))}” sets nothing` };
    const [key, said] = [decoded(part.slice(0, at)), decoded(part.slice(at + 1))];
    if (key === "of") {
      if (of !== null) return { why: "they name two versions of a scenario" };
      if (!/^[0-9a-f]{8}$/.test(said)) return { why: `“of=${short(said)}” names no version of a scenario, which is eight of 0–9 and a–f` };
      of = said;
      continue;
    }
    const slider = sliders.find((known) => known.key === key);
    if (!slider) return { why: `this page has no slider “${short(key)}”` };
    const wrong = fault(slider, said) ?? (Object.hasOwn(state, key) ? `“${slider.title}” is set twice` : null);
    if (wrong) return { why: wrong };
    state[key] = Number(said);
  }
  if (Object.keys(state).length === 0) return { why: "none is set" };
  if (of === null) return { why: "“of=”, which names the version of the scenario, is missing" };
  return { state, other: of !== hash.slice(0, 8) };
}

/** What is wrong with a text as a slider's value; null where nothing is. */
function fault(slider, said) {
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(said)) return `“${short(said)}” for “${slider.title}” is no number`;
  const { text } = scale(slider);
  const value = Number(said);
  if (value >= slider.min && value <= slider.max) return null;
  return `“${slider.title}” goes from ${text(slider.min)} to ${text(slider.max)}, and “${short(said)}” is ${Number.isFinite(value) && Math.abs(value) < 1e9 ? text(value) : "beyond"}`;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const short = (text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
