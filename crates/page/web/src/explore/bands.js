// Bands of a state of the sliders, from a worker: one request is under way, and only the newest waits behind it.

import { bandRows, bandsOf } from "../engine.js";

/** Draws that follow sliders. */
export const DRAWS = 1000;

export class Bands {
  #worker = null;
  #engine;
  #rows = bandRows();
  #calls = new Map();
  #next = null;
  #busy = false;
  #last = 0;

  constructor({ engine, module, setup }) {
    this.#engine = engine;
    if (this.#rows.length === 0) return;
    const address = URL.createObjectURL(new Blob([WORKER], { type: "text/javascript" }));
    try {
      this.#worker = new Worker(address);
    } catch {
      return; // A browser without workers here: the page draws by itself.
    }
    this.#worker.onmessage = ({ data: { id, answer, error } }) => {
      const [resolve, reject] = this.#calls.get(id);
      this.#calls.delete(id);
      if (error === undefined) resolve(answer);
      else reject(new Error(error));
    };
    const without = () => {
      this.#worker?.terminate();
      this.#worker = null;
      for (const [, reject] of this.#calls.values()) reject(new Error("Draws beside the page have stopped."));
      this.#calls.clear();
    };
    this.#worker.onerror = without;
    this.#call("open", module, setup).catch(without);
    // The first draws are slow, since the browser makes the module quick only as it runs.
    this.ask({}, () => {}, () => {});
  }

  /** Lays a lever below the sliders of what is asked next, or takes it off: `null`. */
  lay(laid) {
    this.#next = null;
    if (this.#worker) this.#call(...(laid ? ["read", laid.file, laid.text] : ["reset"])).catch(() => {});
  }

  /** Forgets what waits. */
  cancel() {
    this.#next = null;
  }

  /** Draws a state; a newer request takes the place of one that has not begun. */
  ask(state, then, refused) {
    if (this.#rows.length === 0) return;
    this.#next = { state: { ...state }, then, refused };
    if (!this.#busy) this.#begin();
  }

  async #begin() {
    this.#busy = true;
    while (this.#next) {
      const { state, then, refused } = this.#next;
      this.#next = null;
      try {
        then(bandsOf(this.#engine, await this.#drawn(state, { draws: DRAWS, rows: this.#rows })));
      } catch (error) {
        refused(error.message);
      }
    }
    this.#busy = false;
  }

  async #drawn(...asked) {
    try {
      if (this.#worker) return await this.#call("bands", ...asked);
    } catch (error) {
      if (this.#worker) throw error;
    }
    // Without a worker the page stands still while it draws; in between it shows what sliders do.
    await new Promise((resolve) => setTimeout(resolve, 120));
    return this.#engine.bands(...asked);
  }

  #call(call, ...args) {
    const id = (this.#last += 1);
    return new Promise((resolve, reject) => {
      this.#worker.postMessage({ id, call, args });
      this.#calls.set(id, [resolve, reject]);
    });
  }
}
