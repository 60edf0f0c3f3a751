// The sliders as a lever: a file to save and to load, and a link.

import { el } from "../dom.js";
import { save } from "../download.js";
import { base, page } from "../state.js";
import { notice } from "../notice.js";
import { written } from "./address.js";

const FILE = "explored.toml";
const LARGEST = 1 << 20;
const MADE_BY = /^# Made by rackcast (\S+)/m;

export function files(sliders) {
  const picker = el("input", { type: "file", accept: ".toml", id: "lever-file", class: "unseen", tabindex: -1, "aria-hidden": "true", onchange: async () => {
    const [file] = picker.files;
    if (file) await load(sliders, file);
    picker.value = "";
  } });
  const button = (id, text, does) => el("button", { type: "button", class: "button", id, onclick: does }, text);
  const saving = button("lever-save", "Save as a lever", () => save(FILE, new Blob([lever(sliders).text], { type: "application/toml" })));
  const link = button("link-copy", "Copy a link", () => copy(address(sliders), "The link is copied. Who opens it needs this file at the same address; the part from # on works with any copy."));
  const command = el("code", { id: "command" });
  const copying = el("button", { type: "button", class: "quiet", onclick: () => copy(command.textContent, "The command is copied.") }, "Copy");
  const below = el("p", { class: "command" }, "The same figures: ", command, " ", copying);
  const fill = () => {
    saving.disabled = sliders.moved.length === 0;
    link.disabled = !sliders.isMoved || why(sliders) !== null;
    link.title = sliders.isMoved ? why(sliders) ?? "" : "";
    below.hidden = sliders.moved.length === 0;
    if (!below.hidden) command.textContent = sliders.lever(FILE).command;
  };
  return { buttons: [saving, button("lever-load", "Load a lever", () => picker.click()), picker, link], below, fill };
}

/** The lever of what is moved, with who made it. */
export function lever(sliders) {
  const { text, command } = sliders.lever(FILE);
  return { text: `# Made by rackcast ${page.version}\n${text}`, command };
}

/** Why a link cannot say it. */
export function why({ laid, moved }) {
  if (laid) return "A link holds sliders alone; save the lever in its place.";
  const beyond = moved.find(({ slider, value }) => value < slider.min || value > slider.max);
  return beyond ? `A link holds what sliders reach; “${beyond.slider.title}” is beyond.` : null;
}

export function address(sliders) {
  return location.href.split("#")[0] + written(sliders.state, base.scenario.hash);
}

async function load(sliders, file) {
  if (file.size > LARGEST) return notice(`${file.name} is not read: a lever is smaller than a megabyte.`);
  read(sliders, file.name, await file.text());
}

/** Reads a lever and says what became of it. */
export function read(sliders, name, text) {
  const by = MADE_BY.exec(text)?.[1];
  const other = by && by !== page.version ? `${name} was saved by rackcast ${by}, this page by ${page.version}. ` : "";
  try {
    const exact = sliders.read(name, text);
    if (!exact) notice(`${other}${name} says more than the sliders can. All of it is laid on the scenario, and the sliders begin from there.`);
    else if (other) notice(`${other}All it says is set.`);
    else notice(null);
  } catch (error) {
    notice(`${other}${name} is not laid on the scenario:`, error.message);
  }
}

async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    notice(done);
  } catch {
    notice("This browser does not let the page copy. Here it is:", text);
  }
}
