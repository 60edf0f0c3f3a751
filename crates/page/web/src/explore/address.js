// Sliders in the page's address, after its `#`: `#sliders&of=1a2b3c4d&servers.asic_share=0.35`.

const HEAD = "#sliders";
const LONGEST = 20_000;

/** Whether an address's fragment is meant for sliders, or for nothing the page has. */
export const isOurs = (fragment) => fragment.length > 1 && (fragment.startsWith(HEAD) || !document.getElementById(decoded(fragment.slice(1))));

/** The fragment of a state; empty where nothing is moved. */
export function written(state, hash) {
  const parts = Object.entries(state).map(([key, value]) => `&${encodeURIComponent(key)}=${value}`);
  return parts.length === 0 ? "" : `${HEAD}&of=${hash.slice(0, 8)}${parts.join("")}`;
}

/** What a fragment says: `{ state, other }`, where `other` is true for another version of the scenario; else `{ why }`. */
export function read(fragment, sliders, hash) {
  const [head, ...parts] = fragment.split("&");
  if (head !== HEAD) return { why: "it is none of this page’s" };
  if (fragment.length > LONGEST) return { why: "it is too long" };
  const state = {};
  let of = "";
  for (const part of parts) {
    const at = part.indexOf("=");
    const [key, said] = [decoded(part.slice(0, at)), decoded(part.slice(at + 1))];
    if (at > 0 && key === "of" && /^[0-9a-f]{8}$/.test(said) && of === "") {
      of = said;
      continue;
    }
    const slider = sliders.find((known) => known.key === key);
    if (at < 1 || !slider) return { why: `there is no slider “${short(at < 1 ? part : key)}”` };
    const value = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(said) ? Number(said) : NaN;
    if (!(value >= slider.min && value <= slider.max)) return { why: `“${short(said)}” is no value of “${slider.title}”, which goes from ${slider.min} to ${slider.max}` };
    if (Object.hasOwn(state, key)) return { why: `it moves “${slider.title}” twice` };
    state[key] = value;
  }
  if (of === "" || Object.keys(state).length === 0) return { why: "it is not whole" };
  return { state, other: of !== hash.slice(0, 8) };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const short = (text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
