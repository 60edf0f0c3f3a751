// Runs the committed module and compares it with what `examples/states.rs` wrote to the folder STATES, and levers it saves
// with the program RACKCAST. `.ci/explorer` sets both.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { EngineError, openEngine } from "../module/rackcast.mjs";

const packed = readFileSync(new URL("../module/rackcast.wasm.gz", import.meta.url));
const module = gunzipSync(packed);
const compiled = await WebAssembly.compile(module);
const file = (name) => readFileSync(join(process.env.STATES, name), "utf8");
const open = (name) => openEngine(compiled, file(`${name}.setup.json`));
const hash = (numbers) =>
  createHash("sha256").update(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)).digest("hex");

/** What came out: the hash of numbers, or why there are none. */
function outcome(of) {
  try {
    return hash(of());
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return error.message;
  }
}

test("the module needs nothing of its host, and names no folder", () => {
  assert.deepEqual(WebAssembly.Module.imports(compiled), []);
  assert.ok(!/\/(root|home|Users)\//.test(module.toString("latin1")));
});

for (const name of ["base", "supply-tight-asic-surge"]) {
  test(`${name}: states and draws have the bits of this machine's own build`, async () => {
    const [engine, expected] = [await open(name), JSON.parse(file(`${name}.states.json`))];
    assert.ok(expected.states.length >= 5);
    const { draws, seed, rows } = expected;
    for (const { state, values, bands, lever } of expected.states) {
      assert.equal(outcome(() => engine.run(state).values), values.trimEnd());
      assert.equal(engine.lever(state, "explored.toml"), lever);
      if (bands) assert.equal(outcome(() => engine.bands(state, { draws, seed, rows }).numbers), bands.trimEnd());
    }
  });
}

/** The rows that the program prints for a lever. */
function program(lever, ...options) {
  const folder = mkdtempSync(join(tmpdir(), "explored-"));
  try {
    writeFileSync(join(folder, "explored.toml"), lever);
    const args = ["run", "rackcast:base", "--with", "explored.toml", "--quiet", "--format", "json", ...options];
    const text = execFileSync(process.env.RACKCAST, args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
    return JSON.parse(text).scenarios[0].outputs;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("a saved lever gives the program the page's figures", async () => {
  const [engine, { states }] = [await open("base"), JSON.parse(file("base.states.json"))];
  const { outputs, periods } = engine.table();
  for (const { state } of states.filter(({ values }) => /^[0-9a-f]{64}$/.test(values)).slice(0, 5)) {
    const { values } = engine.run(state);
    const lengths = ["month", "quarter", "year"].flatMap((length) => ["--period", length]);
    const printed = new Map();
    for (const { metric, period, value } of program(engine.lever(state, "explored.toml"), ...lengths)) {
      printed.set(`${metric} ${period}`, value);
    }
    assert.equal(printed.size, values.length);
    for (const { name, row, rows } of outputs) {
      for (let at = row; at < row + rows; at += 1) {
        const value = Number.isNaN(values[at]) ? null : values[at];
        assert.equal(printed.get(`${name} ${periods[at]}`), value, `${name} ${periods[at]}`);
      }
    }
  }
});

test("a saved lever gives the program the page's bands", async () => {
  const [engine, { states }] = [await open("base"), JSON.parse(file("base.states.json"))];
  const { outputs, periods } = engine.table();
  const { state } = states.find(({ bands }) => /^[0-9a-f]{64}$/.test(bands ?? ""));
  const output = outputs.find(({ name }) => name === "market.ai.backlog");
  const rows = Array.from({ length: output.rows }, (_, at) => output.row + at).filter((row) => periods[row].includes("Q"));
  const { means, quantiles } = engine.bands(state, { draws: 300, seed: 5, rows });
  const options = ["--draws", "300", "--seed", "5", "--metric", output.name, "--period", "quarter"];
  const printed = program(engine.lever(state, "explored.toml"), ...options);
  assert.equal(printed.length, rows.length);
  printed.forEach((row, at) => {
    assert.equal(row.period, periods[rows[at]]);
    assert.deepEqual([row.value, row.p5, row.p50, row.p95], [means[at], quantiles[at][0], quantiles[at][3], quantiles[at][6]]);
  });
});

test("a lever is read, laid and taken off again", async () => {
  const engine = await openEngine(packed, file("base.setup.json"));
  const key = "servers.asic_share";
  const slider = engine.sliders.find((known) => known.key === key);
  const state = { [key]: slider.max };
  const reading = engine.read("explored.toml", engine.lever(state, "explored.toml"));
  assert.equal(reading.exact, true);
  assert.equal(reading.state[engine.sliders.findIndex((known) => known.key === key)], slider.max);
  const before = hash(engine.run({}).values);
  assert.equal(engine.read("life.toml", 'format = 1\nname = "x"\nplanning.service_life = 4\n').exact, false);
  assert.notEqual(hash(engine.run({}).values), before);
  assert.throws(() => engine.read("bad.toml", "format = 1\nname = 'x'\nservers.asci_share = 1\n"), /bad\.toml:3:9/);
  engine.reset();
  assert.equal(hash(engine.run({}).values), before);
  assert.deepEqual(engine.changes({}), []);
  assert.match(engine.changes(state)[0].sentence, /(above|below) the scenario$/);
});
