// What the tests of the report share: the program, a browser, the report of the base case, and what is done to it.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { start } from "./browser.mjs";
import { Folder } from "./program.mjs";

export const DRAWS = 1000;

/** Each length of periods that the page shows. */
export const EACH = ["--period", "quarter", "--period", "year"];

export let [browser, folder] = [];
let report;

before(async () => {
  folder = new Folder();
  report = folder.report("report.html", "rackcast:base", "rackcast:supply-tight-asic-surge", "--draws", String(DRAWS));
  browser = await start();
});

after(async () => {
  await browser?.end();
  folder?.end();
});

/** A page, and afterwards a look at what it said and asked for; `fragment` is the end of its address. */
export async function opened({ address = report, fragment = "", ...options }, work) {
  const page = await browser.page({ address: address + fragment, ...options });
  await work(page);
  assert.deepEqual(page.said, []);
  assert.deepEqual(page.asked.filter((asked) => !/^(file|blob|data|about):/.test(asked)), []);
  await page.close();
}

export async function picture(page, name) {
  if (!process.env.PICTURES) return;
  mkdirSync(process.env.PICTURES, { recursive: true });
  writeFileSync(join(process.env.PICTURES, `${name}.png`), await page.picture());
}

export const slider = (key) => `document.querySelector("input[type=range][data-key='${key}']")`;
export const field = (key) => `document.querySelector("input[type=number][data-key='${key}']")`;

/** Moves sliders as a drag does: through their events. */
export const move = (state) => Object.entries(state).map(([key, value]) => `{ const it = ${slider(key)}; it.value = ${value}; it.dispatchEvent(new Event("input")); it.dispatchEvent(new Event("change")); }`).join("");

/** Whether everything is shown of what the sliders say. */
export const settled = "return rackcast.sliders.isDrawn";

/** What an element says, with plain spaces. */
export const words = (selector) => `return document.querySelector("${selector}").innerText.replaceAll("\u00a0", " ")`;

export const notice = `(document.getElementById("notice").hidden ? "" : document.getElementById("notice").innerText)`;

/** A state of sliders: a share, a rate, and one that only a figure of a vendor follows besides. */
export const MOVED = { "servers.asic_share": 0.4, "adoption.enterprise.conversion_rate": 0.5, "vendors.dell.delivery_months": 7 };

/** All values that the page shows, and their bands, by output and period. */
export const shown = `return rackcast.base.layout.outputs.flatMap(({ name }) => [false, true].flatMap((years) => {
  const series = rackcast.shown().series(name, years);
  return series ? series.periods.map((period, at) => [name + " " + period.name, series.values[at], series.bands[at]]) : [];
}))`;

/** The page's numbers are the program's, to the last bit. */
export function same(values, rows) {
  assert.ok(values.length > 1000);
  for (const [name, value] of values) assert.ok(Object.is(value, rows.get(name)?.value), `${name}: ${value} here, ${rows.get(name)?.value} there`);
}

/** The lever that the page saves, which lies in the folder then. */
export async function saved(page) {
  await page.js(`document.getElementById("lever-save").click()`);
  const text = await page.download(join(browser.downloads, "explored.toml"));
  folder.write("explored.toml", text);
  return text;
}
