// Calls the engine, rackcast.wasm.gz. A state of its sliders is an object from key to number, or a list of numbers in the order
// of `engine.sliders`; a slider that is not in it, or has null, stays where the scenario has it.

/** Why the engine refuses: what the program prints. */
export class EngineError extends Error {}

/**
 * Makes an engine.
 * @param module its bytes, compressed or not, or a compiled WebAssembly.Module
 * @param setup what it is given to start with: JSON text
 */
export async function openEngine(module, setup) {
  const compiled = module instanceof WebAssembly.Module ? module : await compileEngine(module);
  const { exports } = await WebAssembly.instantiate(compiled, {});
  return new Engine(exports, setup);
}

/** Compiles a module from its bytes, compressed or not, for engines in several places. */
export async function compileEngine(bytes) {
  return WebAssembly.compile(await unpacked(bytes));
}

export class Engine {
  #exports;
  #broken = false;

  constructor(exports, setup) {
    this.#exports = exports;
    this.#describe(this.#text("rackcast_open", encode(setup)));
  }

  /** Outputs with their rows; by row the period, the mark (a letter each) and what was reported. */
  table() {
    return JSON.parse(this.#text("rackcast_table"));
  }

  /** The forecast of a state: `values` by row of the table, NaN where there is none; answers are true, false or null. */
  run(state) {
    const numbers = this.#numbers("rackcast_run", this.#state(state));
    const answers = (from, names) => names.map((_, at) => answer(numbers[from + at]));
    return {
      values: numbers.slice(0, this.rows),
      events: answers(this.rows, this.events),
      checks: answers(this.rows + this.events.length, this.checks),
    };
  }

  /**
   * What draws of a state say of rows of the table: `means` by row, `quantiles` by row at 5, 10, 25, 50, 75, 90 and 95 %,
   * NaN where there are none, and of each event its probability and the standard error of that.
   */
  bands(state, { draws, seed = NaN, rows }) {
    const values = this.#state(state);
    const input = new Uint8Array(values.length + 4 * rows.length);
    input.set(values);
    const view = new DataView(input.buffer);
    rows.forEach((row, at) => view.setUint32(values.length + 4 * at, row, true));
    const numbers = this.#numbers("rackcast_bands", input, draws, seed);
    const events = numbers.subarray(8 * rows.length);
    return {
      draws,
      means: Float64Array.from(rows, (_, at) => numbers[8 * at]),
      quantiles: rows.map((_, at) => numbers.slice(8 * at + 1, 8 * at + 8)),
      events: this.events.map((_, at) => ({ probability: events[2 * at], error: events[2 * at + 1] })),
      numbers,
    };
  }

  /** What a state changes, largest first: `{ output, title, row, period, unit, base, value, relative, sentence }` each. */
  changes(state) {
    return JSON.parse(this.#text("rackcast_changes", this.#state(state)));
  }

  /** The text of a lever that lays a state on the scenario, for a file of this name. */
  lever(state, file) {
    const [values, name] = [this.#state(state), encode(file)];
    const input = new Uint8Array(values.length + name.length);
    input.set(values);
    input.set(name, values.length);
    return this.#text("rackcast_lever", input);
  }

  /**
   * Reads a lever's text. Where it says no more than sliders can, `exact` is true, and `state` (by slider, null where it
   * stays) is all of it. Else the lever is laid on the scenario, and `sliders` begin from there, until `reset` or the next.
   */
  read(file, text) {
    const reading = JSON.parse(this.#text("rackcast_read", encode(JSON.stringify({ file, text }))));
    this.#describe(this.#text("rackcast_describe"));
    return reading;
  }

  /** Takes a lever that was read off again. */
  reset() {
    this.#text("rackcast_reset");
    this.#describe(this.#text("rackcast_describe"));
  }

  #describe(text) {
    // hash, rows, events, checks, sliders
    Object.assign(this, JSON.parse(text));
  }

  #state(state) {
    const values = this.sliders.map((slider, at) => (Array.isArray(state) ? state[at] : state[slider.key]) ?? NaN);
    const view = new DataView(new ArrayBuffer(8 * values.length));
    values.forEach((value, at) => view.setFloat64(8 * at, value, true));
    return new Uint8Array(view.buffer);
  }

  #call(name, input, ...rest) {
    if (this.#broken) throw new EngineError("The engine has stopped; load the page again.");
    const exports = this.#exports;
    let failed;
    try {
      if (input) {
        const at = exports.rackcast_input(input.length);
        new Uint8Array(exports.memory.buffer, at, input.length).set(input);
      }
      failed = exports[name](...rest);
    } catch (error) {
      this.#broken = true;
      throw new EngineError(`The engine has stopped (${error.message}); load the page again.`);
    }
    const text = new Uint8Array(exports.memory.buffer, exports.rackcast_text(), exports.rackcast_text_length());
    const said = new TextDecoder().decode(text);
    if (failed) throw new EngineError(said.trimEnd());
    return said;
  }

  #text(name, input) {
    return this.#call(name, input);
  }

  #numbers(name, input, ...rest) {
    this.#call(name, input, ...rest);
    const { memory, rackcast_numbers, rackcast_numbers_length } = this.#exports;
    return new Float64Array(memory.buffer, rackcast_numbers(), rackcast_numbers_length()).slice();
  }
}

/** Bytes as they were before gzip. */
async function unpacked(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

function encode(text) {
  return new TextEncoder().encode(text);
}

function answer(number) {
  return Number.isNaN(number) ? null : number === 1;
}
