// Sliders that rerun the forecast. They stand in the page once its engine is ready, which the charts do not wait for.

import { el } from "../dom.js";
import { createEngine } from "../engine.js";
import { again, keep, kept } from "../keep.js";
import { notice } from "../notice.js";
import { base } from "../state.js";
import { ignored, isOurs, read, unknown, written } from "./address.js";
import { dock } from "./dock.js";
import { why } from "./files.js";
import { panel } from "./panel.js";
import { Sliders } from "./sliders.js";

const carries = document.getElementById("engine-module") !== null;

/** The section, empty but for its title; `null` where the file carries no engine. */
export const explore = carries ? el("section", { id: "explore", "aria-label": "What if" }, el("h2", {}, "What if"), el("p", { class: "lead" }, "The engine is being made ready.")) : null;

/** Makes the engine ready and the section whole. Gives the sliders, or null where there are none. */
export async function startExploring() {
  const none = () => {
    const said = isOurs(location.hash) ? ignored("this file has none") : unknown(location.hash);
    if (said) notice(said);
    return null;
  };
  if (!carries) return none();
  let sliders;
  try {
    const made = await createEngine();
    if (made.engine.sliders.length === 0) throw new Error("No input of this scenario can be moved: it names none in [explore], and none is uncertain.");
    sliders = new Sliders(made);
  } catch (error) {
    explore.replaceChildren(el("h2", {}, "What if"), el("p", { class: "lead" }, `There are no sliders. ${error.message}`));
    return none();
  }
  panel(explore, sliders);
  document.getElementById("page").append(dock(sliders));
  follow(sliders);
  return sliders;
}

/** The address says what the sliders say, and the other way round. */
function follow(sliders) {
  const enter = () => {
    const fragment = location.hash;
    const strange = unknown(fragment);
    if (strange) return notice(strange);
    if (!isOurs(fragment)) return;
    const said = read(fragment, sliders.all, base.scenario.hash);
    if (said.why) return notice(ignored(said.why));
    sliders.set(said.state, null);
    // A page that takes its own place tells of the scenario as it has become, which its reader knows.
    if (said.other && !again) notice("The link was made from another version of this scenario; the sliders stand where it says, the rest is this file’s.");
  };
  const before = kept("laid");
  if (before && !location.hash.startsWith("#sliders")) {
    try {
      sliders.read(before.file, before.text);
      sliders.set(before.state);
    } catch (error) {
      notice(`${before.file} is not laid on the scenario any more:`, error.message);
    }
  } else {
    enter();
  }
  addEventListener("hashchange", enter);
  sliders.onMove((settled) => {
    if (!settled) return;
    const fragment = why(sliders) === null ? written(sliders.state, base.scenario.hash) : "";
    keep("laid", sliders.laid ? { ...sliders.laid, state: sliders.state } : null);
    if (fragment === "" && !location.hash.startsWith("#sliders")) return;
    history.replaceState(history.state, "", location.href.split("#")[0] + fragment);
  });
}
