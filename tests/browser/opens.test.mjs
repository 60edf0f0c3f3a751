// The report as it opens: from a file, dark, on a small screen, on paper, with any names.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { EACH, MOVED, browser, folder, move, notice, opened, picture, same, settled, shown, words } from "./helpers.mjs";
import { FORMULA, SCRIPT, hostile } from "./hostile.mjs";

test("it opens from a file, shows a chart at once, says nothing and asks for nothing", async (context) => {
  await opened({ watch: FIRST_CHART }, async (page) => {
    const [chart, engine] = await page.js("return [window.firstChart, performance.now()]");
    context.diagnostic(`the first chart is there after ${chart.toFixed(0)} ms, the sliders before ${engine.toFixed(0)} ms`);
    assert.ok(await page.js("return document.querySelectorAll('#sliders input[type=range]').length > 5"));
    assert.equal(await page.js("return rackcast.shown() === rackcast.base"), true);
    same(await page.js(shown), folder.rows("rackcast:base", ...EACH));
    await picture(page, "light");
  });
});

const FIRST_CHART = `new MutationObserver((_, observer) => {
  if (!document.querySelector(".chart svg path")) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => (window.firstChart = performance.now())));
}).observe(document, { childList: true, subtree: true });`;

test("it is dark where the reader's system is", async () => {
  const paper = "return getComputedStyle(document.body).backgroundColor";
  let light = "";
  await opened({}, async (page) => (light = await page.js(paper)));
  await opened({ dark: true }, async (page) => {
    const dark = await page.js(paper);
    const brightness = (colour) => /\d+, \d+, \d+/.exec(colour)[0].split(", ").reduce((sum, part) => sum + Number(part), 0);
    assert.ok(brightness(dark) < 150 && brightness(light) > 600, `${dark}, ${light}`);
    await page.js("document.getElementById('explore').scrollIntoView()");
    await page.until(`return document.querySelector("#explore-chart svg path")`);
    await picture(page, "dark");
    await page.js("document.getElementById('theme').click()");
    assert.equal(await page.js(paper), light);
  });
});

test("a screen of 360 pixels needs no scrolling sideways", async () => {
  await opened({ width: 360, height: 740 }, async (page) => {
    const wide = "return [document.documentElement.scrollWidth, [...document.querySelectorAll('main *')].filter((it) => it.getBoundingClientRect().right > 361 && !it.closest('.scroll, pre, svg')).map((it) => it.outerHTML.slice(0, 80))]";
    assert.deepEqual(await page.js(wide), [360, []]);
    await page.js(move(MOVED));
    await page.until(settled);
    await page.js("for (let y = 0; y < document.body.scrollHeight; y += 500) { scrollTo(0, y); await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))); }");
    assert.deepEqual(await page.js(wide), [360, []]);
    await page.js("document.getElementById('explore').scrollIntoView(); scrollBy(0, 480); await new Promise((resolve) => setTimeout(resolve, 300))");
    await picture(page, "narrow");
  });
});

test("print has no sliders, but says what was moved", async () => {
  await opened({}, async (page) => {
    await page.js(move(MOVED));
    await page.until(settled);
    await page.send("Emulation.setEmulatedMedia", { media: "print" });
    const there = (selector) => page.js(`return document.querySelector("${selector}").checkVisibility()`);
    assert.deepEqual(await Promise.all(["#explore", "nav", "#dock", "#answer-changed"].map(there)), [false, false, false, true]);
    assert.match(await page.js(words("#answer-changed")), /Dell Technologies' delivery months: 7 months in place of 9 months/);
  });
});

test("pictures have nothing of what is pointed at", async () => {
  await opened({}, async (page) => {
    for (const id of ["market-orders", "dell-revenue", "grid-map", "tornado-chart"]) {
      const svg = async () => {
        await page.js(`[...document.querySelectorAll("#${id} .files button")].find((it) => it.textContent === "SVG").click()`);
        return (await page.download(join(browser.downloads, `${id}.svg`))).replace(/zr\d+-\w+/g, "");
      };
      const canvas = `document.querySelector("#${id} .chart")`;
      await page.js(`${canvas}.scrollIntoView({ block: "center" })`);
      await page.until(`return ${canvas}.querySelector("svg text")`);
      await page.point(1, 1);
      const calm = await svg();
      const { x, y, width, height } = await page.js(`${canvas}.scrollIntoView({ block: "center" }); const { x, y, width, height } = ${canvas}.getBoundingClientRect(); return { x, y, width, height }`);
      await page.point(x + width * 0.45, y + height * 0.6);
      await page.until(`return ${canvas}.querySelector(".tip")?.checkVisibility()`);
      assert.equal(await svg(), calm, id);
    }
  });
});

test("lines of an axis do not run through words", async () => {
  await opened({ width: 360, height: 740 }, async (page) => {
    await page.js(`document.querySelector("#tornado-chart .chart").scrollIntoView()`);
    await page.until(`return document.querySelector("#tornado-chart svg text")`);
    const bare = await page.js(`
      const paper = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
      const box = (it) => it.getBoundingClientRect();
      const papers = [...document.querySelectorAll("#tornado-chart svg path")].filter((it) => it.getAttribute("fill") === paper).map(box);
      const below = (it, under) => under.left <= it.left && under.right >= it.right - 1 && under.top <= it.top + 2 && under.bottom >= it.bottom - 2;
      const words = [...document.querySelectorAll("#tornado-chart svg text")].filter((it) => it.getAttribute("fill") === getComputedStyle(document.documentElement).getPropertyValue("--ink").trim());
      return [words.length, words.filter((it) => !papers.some((under) => below(box(it), under))).map((it) => it.textContent)];`);
    assert.ok(bare[0] > 20);
    assert.deepEqual(bare[1], []);
  });
});

test("inputs have names, and what changes nothing says so", async () => {
  await opened({}, async (page) => {
    assert.match(await page.js(words("#grid-map figcaption")), /down: Enterprise conversion rate; across: ASIC share; both changed from Jul 2026 on/);
    await page.js("document.querySelector('#grid-map summary').click()");
    const table = await page.until("return document.querySelector('#grid-map table')?.innerText");
    assert.match(table, /Enterprise conversion rate \(adoption\.enterprise\.conversion_rate\) by ASIC share \(servers\.asic_share\)\s+−5 pt\s+no change\s+\+5 pt/);
    const said = await page.js("rackcast.drawAll(); return [...document.querySelectorAll('figcaption, .legend, .chart svg text')].map((it) => it.textContent)");
    assert.deepEqual(said.filter((text) => /\w\.\w|\w_\w/.test(text.replace(/\d\.\d/g, ""))), []);
  });
});

test("without sliders the page says so", async () => {
  folder.write("still.toml", "format = 1\nname = 'Still'\nextends = 'rackcast:base'\n[explore]\ninputs = []\n");
  const address = folder.report("still.html", "still.toml", "--draws", "50");
  await opened({ address, fragment: "#sliders&of=00000000&servers.asic_share=0.3" }, async (page) => {
    assert.match(await page.js(words("#explore")), /There are no sliders/);
    assert.match(await page.js(`return ${notice}`), /The sliders in the address are ignored: this file has none\./);
  });
});

test("names that are markup or formulas stay names", async () => {
  folder.write("hostile.toml", hostile);
  const address = folder.report("hostile.html", "hostile.toml", "--draws", "50");
  await opened({ address }, async (page) => {
    assert.deepEqual(await page.js("return [document.querySelector('h1').textContent, document.title, document.images.length, document.querySelectorAll('script').length]"), [SCRIPT, SCRIPT, 0, 4]);
    await page.js("document.querySelector('#sliders input[type=range]').scrollIntoView()");
    await page.js("const it = document.querySelector('#sliders input[type=range]'); it.value = it.max; it.dispatchEvent(new Event('input')); it.dispatchEvent(new Event('change'))");
    await page.until("return rackcast.shown() !== rackcast.base && rackcast.shown().bands");
    await page.js("rackcast.drawAll(); [...document.querySelectorAll('#events button')].find((it) => it.textContent === 'CSV').click()");
    const table = await page.download(join(browser.downloads, "events.csv"));
    assert.ok(table.includes(`"'${FORMULA.replaceAll('"', '""')}"`), table);
    assert.ok(await page.js(`return document.getElementById("vendors").innerText.includes(${JSON.stringify(SCRIPT)})`));
  });
});
