// What the sliders are set to, and the forecast of it: one run a frame, bands as soon as they are there.

import { forecastOf } from "../engine.js";
import { base, show } from "../state.js";
import { Bands } from "./bands.js";
import { delivery } from "./delivery.js";

/** Steps that can be taken back. */
const MOST_STEPS = 200;

export class Sliders {
  /** By key; a slider that is not in it stands where the scenario has it. */
  state = {};
  /** A lever that lies below the sliders: `{ file, text }`. */
  laid = null;
  /** Why there is no forecast, or are no bands, of the state. */
  refusal = null;
  /** Whether the bands shown are of the values shown, not of those before. */
  isDrawn = false;
  #past = [];
  #settled = { state: {}, laid: null };
  #listeners = new Set();
  #due = false;
  #bands;
  /** The newest bands, which stand until there are newer ones. */
  #known = null;
  /** What the forecast's table is without a lever. */
  #table;

  constructor(made) {
    this.engine = made.engine;
    this.#bands = new Bands(made);
    this.#table = this.#shape();
  }

  /** The sliders: `{ key, title, meaning, unit, min, max, step, base, form, from, at }` each. */
  get all() {
    return this.engine.sliders;
  }

  /** The sliders that are moved, with their values. */
  get moved() {
    return this.all.filter(({ key }) => key in this.state).map((slider) => ({ slider, value: this.state[slider.key] }));
  }

  get isMoved() {
    return this.laid !== null || this.moved.length > 0;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  /** Calls back when anything is moved, and with `true` when it has come to rest. */
  onMove(listener) {
    this.#listeners.add(listener);
  }

  /** Moves one slider; `null` puts it back. The move is not over until `settle`. */
  move(key, value) {
    const slider = this.all.find((known) => known.key === key);
    if (value === null || value === slider.base) delete this.state[key];
    else this.state[key] = value;
    this.#soon();
  }

  /** The move is over: it can be taken back as one. */
  settle() {
    const before = this.#settled;
    if (before.laid === this.laid && same(before.state, this.state)) return;
    this.#past.push(before);
    if (this.#past.length > MOST_STEPS) this.#past.shift();
    this.#settled = { state: { ...this.state }, laid: this.laid };
    this.#tell(true);
  }

  /** Sets all of them. */
  set(state, laid = this.laid) {
    this.#lay(laid);
    this.state = { ...state };
    this.#soon();
    this.settle();
  }

  undo() {
    const before = this.#past.pop();
    if (!before) return;
    this.#lay(before.laid);
    this.state = { ...before.state };
    this.#settled = before;
    this.#soon();
    this.#tell(true);
  }

  /**
   * Reads a lever: as a state of the sliders where it says no more than that, else it is laid below them.
   * @return whether the sliders say all of it
   * @throws what is wrong with it; then everything stays as it is
   */
  read(file, text) {
    const before = this.laid;
    this.#unlay();
    try {
      const { exact, state } = this.engine.read(file, text);
      this.#known = null;
      if (exact) {
        this.#bands.lay(null);
        this.set(Object.fromEntries(this.all.map(({ key }, at) => [key, state[at]]).filter(([, value]) => value !== null)));
      } else {
        if (this.#shape() !== this.#table) throw new Error(`${file} changes which months, vendors or outputs there are. “rackcast report --with ${file}” shows that.`);
        this.laid = { file, text };
        this.#bands.lay(this.laid);
        this.set({});
      }
      return exact;
    } catch (error) {
      this.#unlay();
      this.laid = before;
      if (before) this.engine.read(before.file, before.text);
      this.#bands.lay(before);
      throw error;
    }
  }

  /** The lever of what is moved, and the command that gives the same figures. */
  lever(file) {
    const text = this.engine.lever(this.state, file);
    return { text, command: /The same figures: (.*)/.exec(text)?.[1] ?? "" };
  }

  /** What has become different, the largest first. */
  changes() {
    try {
      return this.engine.changes(this.state);
    } catch {
      return []; // Refused, which is told with the forecast.
    }
  }

  #unlay() {
    this.engine.reset();
    this.laid = null;
  }

  #lay(laid) {
    if (laid === this.laid) return;
    this.#unlay();
    if (laid) this.engine.read(laid.file, laid.text);
    this.laid = laid;
    this.#bands.lay(laid);
    this.#known = null;
  }

  /** What a forecast's table must be for the page to show it. */
  #shape() {
    const { outputs, periods, marks } = this.engine.table();
    return JSON.stringify([outputs, periods, marks]);
  }

  #soon() {
    this.isDrawn = false;
    if (this.#due) return;
    this.#due = true;
    requestAnimationFrame(() => {
      this.#due = false;
      this.#run();
    });
  }

  #run() {
    this.refusal = null;
    if (!this.isMoved) {
      this.#bands.cancel();
      this.#known = null;
      show();
      this.#tell(false);
      return;
    }
    const [state, laid] = [{ ...this.state }, this.laid];
    try {
      const outcome = this.engine.run(state);
      const late = delivery(this.all, state, laid);
      const shown = (bands) => show(forecastOf(this.engine, outcome, bands, late));
      shown(this.#known);
      const isNow = () => this.isMoved && this.laid === laid;
      this.#bands.ask(state, (bands) => {
        if (!isNow()) return;
        this.#known = bands;
        // A newer state has its own values by now, and its bands are on their way.
        this.isDrawn = same(state, this.state);
        if (this.isDrawn) shown(bands);
      }, (why) => {
        if (!isNow() || !same(state, this.state)) return;
        this.#known = null;
        this.refusal = { whole: false, why };
        shown(null);
        this.#tell(false);
      });
    } catch (error) {
      this.refusal = { whole: true, why: error.message };
    }
    this.#tell(false);
  }

  #tell(settled) {
    for (const listener of this.#listeners) listener(settled);
  }
}

const same = (one, other) => JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
