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
    await page.until(`return rackcast.sliders.state["${key}"] === 0.32`);
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

test("a knob stands where the scenario has it; keys and drags go to whole steps and back to it", async () => {
  await opened({}, async (page) => {
    const off = await page.js(`return rackcast.sliders.all.filter(({ key, base }) => Number(document.querySelector("input[type=range][data-key='" + key + "']").value) !== base).map(({ key }) => key)`);
    assert.deepEqual(off, []);
    const key = "servers.asic_share";
    await page.js(`${slider(key)}.scrollIntoView({ block: "center" }); ${slider(key)}.focus()`);
    const stood = [];
    for (const pressed of ["ArrowRight", "ArrowUp", "ArrowLeft", "ArrowLeft", "ArrowDown", "ArrowRight", "PageUp", "PageUp", "PageDown", "End", "ArrowRight", "Home", "PageDown"]) {
      await page.press(pressed);
      stood.push(await page.js(`return rackcast.sliders.state["${key}"] ?? "own"`));
    }
    assert.deepEqual(stood, [0.32, 0.33, 0.32, "own", 0.31, "own", 0.35, 0.39, 0.35, 0.5, 0.5, 0.15, 0.15]);
    await page.js("rackcast.sliders.set({})");
    await page.until("return rackcast.shown() === rackcast.base");
    const { x, y, width, height } = await page.js(`const { x, y, width, height } = ${slider(key)}.getBoundingClientRect(); return { x, y, width, height }`);
    const place = (value) => ({ x: x + 8 + ((value - 0.15) / 0.35) * (width - 16), y: y + height / 2 });
    await page.drag(place(0.315), place(0.4231), 30);
    assert.equal(await page.js(`return rackcast.sliders.state["${key}"]`), 0.42);
    await page.drag(place(0.42), place(0.3152), 30);
    assert.deepEqual(await page.js("return rackcast.sliders.state"), {});
    await page.until("return rackcast.shown() === rackcast.base");
    assert.equal(await page.js(`return ${slider(key)}.value`), "0.315");
    await page.js(move({ "general_servers.refresh_growth": -0.2 }));
    assert.equal(await page.js(`return rackcast.sliders.state["general_servers.refresh_growth"]`), -0.2);
  });
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
  const sliders = "The sliders in the address are ignored: ";
  const bad = [
    [`${link}&servers.asci_share=0.3`, `${sliders}this page has no slider “servers.asci_share”.`],
    [link.replace("=0.4", "=40"), `${sliders}“ASIC share” goes from 15 % to 50 %, and “40” is 4,000 %.`],
    [link.replace("=0.4", "=1e400"), `${sliders}“ASIC share” goes from 15 % to 50 %, and “1e400” is beyond.`],
    [link.replace("=0.4", "=NaN"), `${sliders}“NaN” for “ASIC share” is no number.`],
    [`${link}&servers.asic_share=0.3`, `${sliders}“ASIC share” is set twice.`],
    [link.replace(/of=\w+/, "of=z1"), `${sliders}“of=z1” names no version of a scenario, which is eight of 0–9 and a–f.`],
    [link.replace(/&of=\w+/, ""), `${sliders}“of=”, which names the version of the scenario, is missing.`],
    [`${link}&of=00000000`, `${sliders}they name two versions of a scenario.`],
    ["#sliders", `${sliders}none is set.`],
    ["#sliders&__proto__=1", `${sliders}this page has no slider “__proto__”.`],
    ["#sliders&%ff", `${sliders}“%ff” sets nothing.`],
    [`#sliders&${"a".repeat(30_000)}=1`, `${sliders}they are 30,011 characters long, and at most 20,000 are read.`],
    ["#of=z&servers.asic_share=0.3", "“#of=z&servers.asic_share=0.3” at the end of the address is ignored: nothing on this page has that name."],
    ["#<img src=x onerror=alert(1)>", "“#<img src=x onerror=alert(1)>” at the end of the address is ignored: nothing on this page has that name."],
  ];
  for (const [fragment, told] of bad) {
    await opened({ fragment }, async (page) => {
      assert.equal(await page.js(`return document.querySelector("#notice p").textContent`), told);
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
