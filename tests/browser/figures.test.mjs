// The page's figures against the program's.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { DRAWS, EACH, MOVED, browser, folder, move, notice, opened, same, saved, settled, shown } from "./helpers.mjs";

test("fifty random states of the sliders have the program's numbers", async () => {
  await opened({}, async (page) => {
    let seed = 20_260_615;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const all = await page.js("return rackcast.sliders.all.map(({ key, min, max, step }) => ({ key, min, max, step }))");
    let [good, refused] = [0, 0];
    for (let count = 0; count < 50; count += 1) {
      const moved = all.filter(() => random() < 0.4);
      const state = Object.fromEntries(moved.map(({ key, min, max, step }) => [key, min + step * Math.floor((random() * (max - min)) / step)]));
      const { lever, hash, why } = await page.js(HASH(state));
      folder.write("state.toml", lever);
      try {
        const rows = folder.rows("rackcast:base", "--with", "state.toml", "--period", "month", ...EACH);
        assert.equal(await page.js(HASH_OF([...rows.values()].map(({ metric, period, value }) => [`${metric} ${period}`, value]))), hash);
        good += 1;
      } catch (error) {
        if (error.status === undefined || !why) throw error;
        refused += 1;
      }
    }
    assert.equal(good + refused, 50);
    assert.ok(good > 40, `${good} states have a forecast`);
  });
});

/** SHA-256 of values in the order of their names, in the page: a browser's own numbers. */
const DIGEST = `
  const digest = async (named) => {
    const values = new Float64Array([...named].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value ?? NaN));
    return Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", values)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  };`;

const HASH_OF = (named) => `${DIGEST} return digest(${JSON.stringify(named)});`;

const HASH = (state) => `${DIGEST}
  const { engine } = rackcast.sliders;
  const state = ${JSON.stringify(state)};
  const lever = engine.lever(state, "state.toml");
  try {
    const { values } = engine.run(state);
    const { outputs, periods } = engine.table();
    return { lever, hash: await digest(outputs.flatMap(({ name, row, rows }) => Array.from({ length: rows }, (_, at) => [name + " " + periods[row + at], values[row + at]]))) };
  } catch (error) {
    return { lever, why: error.message };
  }`;

test("the saved lever gives the page's figures and bands from the command line", async () => {
  await opened({}, async (page) => {
    await page.js(move(MOVED));
    await page.until(settled);
    const lever = await saved(page);
    assert.match(lever, /^# Made by rackcast \d/);
    assert.match(lever, /^vendors\.dell\.delivery_months = /m);
    const values = await page.js(shown);
    same(values, folder.rows("rackcast:base", "--with", "explored.toml", ...EACH));
    const outputs = ["market.ai.backlog", "market.ai.orders", "vendor.dell.ai.shipments", "vendor.hpe.eps"];
    const drawn = folder.rows("rackcast:base", "--with", "explored.toml", "--draws", String(DRAWS), ...outputs.flatMap((output) => ["--metric", output]), ...EACH);
    let compared = 0;
    for (const [name, , band] of values) {
      const row = drawn.get(name);
      if (!row || !band) continue;
      assert.deepEqual(band, ["p5", "p10", "p25", "p50", "p75", "p90", "p95"].map((quantile) => row[quantile]), name);
      compared += 1;
    }
    assert.ok(compared > 40);
    const command = await page.js("return document.getElementById('command').textContent");
    assert.equal(command, "rackcast run rackcast:base --with explored.toml");
  });
});

test("levers are loaded: saved ones, those of other versions, those that say more, and bad ones not", async () => {
  await opened({}, async (page) => {
    await page.js(move(MOVED));
    await page.until(settled);
    const [lever, values] = [await saved(page), await page.js(shown)];
    const load = async (name, text) => {
      folder.write(name, text);
      await page.choose("#lever-file", join(folder.path, name));
    };
    await page.js("document.getElementById('reset').click()");
    await page.until("return rackcast.shown() === rackcast.base");
    await load("explored.toml", lever);
    await page.until(settled);
    assert.deepEqual(await page.js("return rackcast.sliders.state"), MOVED);
    assert.deepEqual(await page.js(shown), values);
    assert.equal(await page.js(`return ${notice}`), "");

    await load("older.toml", lever.replace(/rackcast \d\S*/, "rackcast 0.0.1"));
    assert.match(await page.until(`return ${notice}`), /older\.toml was saved by rackcast 0\.0\.1, this page by .* All it says is set\./);

    await load("<img src=x>.toml", "format = 1\nname = 'x'\nservers.asci_share = 1\n");
    await page.until(`return ${notice}.includes("is not laid on the scenario")`);
    assert.match(await page.js(`return ${notice}`), /<img src=x>\.toml:3:9/);
    assert.match(await page.js(`return ${notice}`), /servers\.asic_share/);
    assert.deepEqual(await page.js("return rackcast.sliders.state"), MOVED);

    await load("life.toml", "format = 1\nname = 'x'\nplanning.service_life = 4\n");
    await page.until(`return ${notice}.includes("says more than the sliders can")`);
    await page.until(settled);
    same(await page.js(shown), folder.rows("rackcast:base", "--with", "life.toml", ...EACH));
    await page.js(move({ "servers.asic_share": 0.2 }));
    await saved(page);
    same(await page.js(shown), folder.rows("rackcast:base", "--with", "life.toml", "--with", "explored.toml", ...EACH));
    assert.equal(await page.js("return document.getElementById('link-copy').disabled"), true);
    await load("explored.toml", lever);
    await page.until("return rackcast.sliders.laid === null && rackcast.sliders.isDrawn");
    assert.deepEqual(await page.js(shown), values, "what sliders can say takes the lever's place");
    for (let step = 0; step < 3; step += 1) await page.js("document.getElementById('undo').click(); await new Promise(requestAnimationFrame)");
    assert.deepEqual(await page.js("return [rackcast.sliders.state, rackcast.sliders.laid]"), [MOVED, null]);
    await page.until(settled);
    assert.deepEqual(await page.js(shown), values);
  });
});

test("vendors side by side add up to the market, also under sliders", async () => {
  await opened({}, async (page) => {
    const table = `[...document.querySelectorAll("#vendor-overview tbody tr")].map((row) => [...row.cells].slice(1).map((cell) => Number((/^[\\d,.]+/.exec(cell.textContent)?.[0] ?? "").replaceAll(",", ""))))`;
    await page.js("document.getElementById('vendor-overview').scrollIntoView()");
    for (const state of [{}, MOVED]) {
      await page.js(move(state));
      if (Object.keys(state).length > 0) await page.until(settled);
      const rows = await page.js(`return ${table}`);
      const market = rows.pop();
      // Orders, shipments and backlog, with three figures each, and parts of shipments with a decimal.
      for (const [at, rounding] of [[0, 2], [1, 2], [2, 2], [5, 0.4]]) {
        const sum = rows.reduce((sum, row) => sum + row[at], 0);
        assert.ok(market[at] > 0 && Math.abs(sum - market[at]) <= rounding, `${sum} of vendors, ${market[at]} of the market`);
      }
    }
    await page.js("rackcast.sliders.set({})");
    await page.until("return rackcast.shown() === rackcast.base");
    // The engine's months give the file's own sums.
    assert.equal(await page.js(`
      const { values } = rackcast.sliders.engine.run({});
      const sum = ({ rows }) => values.slice(rows.start, rows.end).reduce((sum, value) => sum + value, 0);
      return rackcast.page.overview.figures.flatMap(({ now, before }) => [now, before]).every((it) => Object.is(sum(it), it.value));`), true);
  });
});

test("what the command line lays on a scenario lies below the sliders", async () => {
  folder.write("a lever.toml", "format = 1\nname = 'x'\nservers.gpu.supply = { times = 1.1, from = '2026-07' }\n");
  const options = ["--with", "a lever.toml", "--set", "planning.price_elasticity=0.5", "--set", "planning.service_life=4"];
  const draws = ["--draws", String(DRAWS), "--seed", "9", "--method", "latin-hypercube"];
  const address = folder.report("laid.html", "rackcast:supply-tight-asic-surge", ...options, "--as-of", "2026-03-01", ...draws);
  await opened({ address }, async (page) => {
    await page.js(move({ "servers.asic_share": 0.4, "planning.price_elasticity": 0.7 }));
    await page.until(settled);
    await saved(page);
    const command = await page.js("return document.getElementById('command').textContent");
    assert.ok(!command.includes("price_elasticity") && command.includes("service_life"), command);
    const run = (...more) => folder.shell(command, ...more);
    const values = await page.js(shown);
    same(values, run(...EACH));
    const drawn = run("--metric", "market.ai.backlog", ...draws, ...EACH);
    const bands = values.filter(([name, , band]) => band && drawn.has(name));
    assert.ok(bands.length > 10);
    for (const [name, , band] of bands) assert.deepEqual([band[0], band[3], band[6]], ["p5", "p50", "p95"].map((quantile) => drawn.get(name)[quantile]), name);
  });
});
