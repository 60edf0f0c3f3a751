// Sliders under a reader's hands.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { DRAWS, MOVED, field, folder, move, notice, opened, settled, shown, slider, words } from "./helpers.mjs";

const drawing = (id) => `document.querySelector("#${id} svg").innerHTML`;

test("sliders move charts, figures and words, by key and by hand, and go back", async (context) => {
  await opened({}, async (page) => {
    const key = "servers.asic_share";
    await page.js("document.getElementById('explore').scrollIntoView()");
    await page.until(`return document.querySelector("#explore-chart svg path")`);
    const before = await page.js(`return [${drawing("explore-chart")}, document.getElementById("key-figures").innerText]`);
    await page.js(`${slider(key)}.focus()`);
    await page.press("ArrowRight");
    await page.until(settled);
    const now = await page.js(`return [${drawing("explore-chart")}, document.getElementById("key-figures").innerText]`);
    assert.notEqual(now[0], before[0]);
    assert.notEqual(now[1], before[1]);
    assert.match(await page.js(words("#answer-changed")), /ASIC share: \d+(\.\d+)? % in place of 31\.5 %/);
    assert.match(await page.js(words("#changed li")), /(above|below) the scenario/);
    assert.match(await page.js("return document.getElementById('dock').innerText"), /Not the file’s own numbers: ASIC share moved/);
    assert.equal(await page.js("return document.querySelector('#answer .words').hidden"), true);

    const box = await page.js(`${slider(key)}.scrollIntoView({ block: "center" }); const { x, y, width, height } = ${slider(key)}.getBoundingClientRect(); return { x, y, width, height }`);
    const at = await page.js(`return (Number(${slider(key)}.value) - 0.15) / 0.35`);
    const y = box.y + box.height / 2;
    await page.drag({ x: box.x + 8 + at * (box.width - 16), y }, { x: box.x + box.width * 0.9, y });
    assert.ok((await page.js(`return rackcast.sliders.state["${key}"]`)) > 0.44);
    await page.until(settled);
    await page.js("document.getElementById('undo').click()");
    await page.until(`return rackcast.sliders.state["${key}"] === 0.33`);
    await page.js("document.getElementById('undo').click()");
    await page.until("return rackcast.shown() === rackcast.base");
    assert.equal(await page.js("return document.getElementById('undo').disabled"), true);
    await page.js(`${slider(key)}.scrollIntoView({ block: "center" })`);
    await page.until(`return ${drawing("explore-chart")}.length > 0`);
    assert.equal(await page.js("return document.getElementById('key-figures').innerText"), before[1]);

    const times = await page.js(TIMES);
    context.diagnostic(`a slider's frame takes ${times.frame.toFixed(0)} ms, its bands of ${DRAWS} draws are there after ${times.bands.toFixed(0)} ms (medians of 15)`);
    await page.js("document.getElementById('reset').click()");
    await page.until("return rackcast.shown() === rackcast.base");
    assert.equal(await page.js("return location.hash"), "");
  });
});

/** How long it takes until a move is shown, and its bands. */
const TIMES = `
  const [frames, bands] = [[], []];
  for (let at = 0; at < 15; at += 1) {
    const begin = performance.now();
    const it = ${slider("servers.asic_share")};
    it.value = 0.2 + at / 100;
    it.dispatchEvent(new Event("input"));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    frames.push(performance.now() - begin);
    for (const first = rackcast.shown(); rackcast.shown() === first; ) await new Promise((resolve) => setTimeout(resolve, 2));
    bands.push(performance.now() - begin);
  }
  const middle = (times) => times.sort((one, other) => one - other)[7];
  return { frame: middle(frames), bands: middle(bands) };`;

test("a browser without workers, or whose workers take no module, draws in the page", async () => {
  for (const watch of ["window.Worker = class { constructor() { throw new Error('none'); } };", "Worker.prototype.postMessage = () => { throw new Error('no module'); };"]) {
    await opened({ watch }, async (page) => {
      await page.js(move(MOVED));
      await page.until(settled);
      await page.js("document.getElementById('undo').click()");
      await page.until(settled);
      assert.equal(await page.js("return document.querySelector('.refusal').hidden"), true);
    });
  }
});

test("typed values are values; what is beyond a slider is told", async () => {
  await opened({}, async (page) => {
    const key = "adoption.enterprise.conversion_rate";
    const type = (text) => page.js(`const it = ${field(key)}; it.value = "${text}"; it.dispatchEvent(new Event("change"))`);
    await type("45.5");
    assert.equal(await page.js(`return rackcast.sliders.state["${key}"]`), 0.455);
    await type("99");
    assert.equal(await page.js(`return rackcast.sliders.state["${key}"]`), 0.455);
    assert.match(await page.js("return document.querySelector('.wrong:not([hidden])').innerText"), /From 10 % to 60 %\./);
    assert.equal(await page.js(`return ${field(key)}.value`), "45.5");
  });
});

test("a link holds the sliders; one that was tampered with is ignored and told of", async () => {
  let link = "";
  await opened({}, async (page) => {
    await page.js(move(MOVED));
    link = await page.until("return location.hash.startsWith('#sliders') && location.hash");
    await page.js("document.querySelector('nav a[href=\"#vendors\"]').click()");
    assert.equal(await page.js("return location.hash"), link, "walking about leaves it");
  });
  await opened({ fragment: link }, async (page) => {
    assert.deepEqual(await page.js("return rackcast.sliders.state"), MOVED);
    assert.equal(await page.js(`return ${notice}`), "");
    await page.until(settled);
  });
  const bad = [[`${link}&servers.asci_share=0.3`, /no slider “servers\.asci_share”/], [link.replace("=0.4", "=40"), /“40” is no value of “ASIC share”/], [link.replace("=0.4", "=NaN"), /no value/],
    [`${link}&servers.asic_share=0.3`, /twice/], ["#sliders", /not whole/], ["#sliders&__proto__=1", /no slider/], ["#sliders&%ff", /no slider/], ["#<img src=x onerror=alert(1)>", /none of this page’s/], [`#sliders&${"a".repeat(30_000)}=1`, /too long/]];
  for (const [fragment, told] of bad) {
    await opened({ fragment }, async (page) => {
      assert.match(await page.js(`return ${notice}`), told);
      assert.match(await page.js(`return ${notice}`), /is ignored/);
      assert.equal(await page.js("return rackcast.shown() === rackcast.base && document.images.length === 0"), true);
    });
  }
  await opened({ fragment: link.replace(/of=\w+/, "of=00000000") }, async (page) => {
    assert.match(await page.js(`return ${notice}`), /another version of this scenario/);
    assert.deepEqual(await page.js("return rackcast.sliders.state"), MOVED);
  });
});

test("what the engine refuses is told, and the last good forecast stays", async () => {
  await opened({}, async (page) => {
    await page.js(move({ "servers.asic_share": 0.4 }));
    await page.until(settled);
    const values = await page.js(shown);
    await page.js("rackcast.sliders.move('servers.asic_share', 7); rackcast.sliders.settle()");
    assert.match(await page.until("return !document.querySelector('.refusal').hidden && document.querySelector('.refusal').innerText"), /no forecast of these values/);
    assert.deepEqual(await page.js(shown), values);
    await page.js("document.getElementById('undo').click()");
    await page.until("return document.querySelector('.refusal').hidden");
  });
});

test("a page that is loaded again keeps its place, its sliders and its vendor", async () => {
  await opened({}, async (page) => {
    await page.js(move(MOVED));
    await page.until(settled);
    await page.js("document.getElementById('tab-hpe').click(); document.getElementById('hpe-backlog').scrollIntoView(); await new Promise((resolve) => setTimeout(resolve, 300))");
    const place = "return Math.round(document.getElementById('hpe-backlog').getBoundingClientRect().top)";
    const before = await page.js(place);
    await page.reload();
    await page.until(settled);
    assert.deepEqual(await page.js("return rackcast.sliders.state"), MOVED);
    const now = await page.js(place);
    assert.ok(Math.abs(now - before) < 40, `${now} after, ${before} before`);
    folder.write("life.toml", "format = 1\nname = 'x'\nplanning.service_life = 4\n");
    await page.choose("#lever-file", join(folder.path, "life.toml"));
    await page.until("return rackcast.sliders.laid");
    await page.js(move({ "servers.asic_share": 0.2 }));
    await page.until(settled);
    const values = await page.js(shown);
    await page.reload();
    await page.until(settled);
    assert.deepEqual(await page.js(shown), values, "a lever below the sliders stays too");
  });
});
