// Makes page.js and page.css in ../assets, or in the folder that is named. The same sources and lock file give the same bytes.
import { readFileSync } from "node:fs";
import { build } from "esbuild";

const folder = process.argv[2] ?? "../assets";
const licence = (name) => readFileSync(`node_modules/${name}`, "utf8").trim();
const banner = `/*!
rackcast's page, with Apache ECharts (Apache-2.0), ZRender (BSD-3-Clause) and tslib (0BSD).

${licence("echarts/NOTICE")}

Licensed under the Apache License, Version 2.0: its text stands in assets/LICENSE-ECHARTS of rackcast's sources and at
www.apache.org/licenses/LICENSE-2.0. Unless required by law or agreed to in writing, the software is distributed on an
"AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.

ZRender:
${licence("zrender/LICENSE")}

Parts of d3 in ECharts:
${licence("echarts/licenses/LICENSE-d3")}
*/`;

const common = { bundle: true, minify: true, charset: "utf8", target: ["es2022"], logLevel: "info" };

// The worker is a file of its own to browsers, and a text in the page's script.
const worker = await build({ ...common, entryPoints: ["src/worker.js"], format: "iife", write: false });

await build({
  ...common,
  entryPoints: ["src/main.js"],
  outfile: `${folder}/page.js`,
  format: "esm",
  legalComments: "none",
  banner: { js: banner },
  define: { "process.env.NODE_ENV": '"production"', WORKER: JSON.stringify(worker.outputFiles[0].text.trim()) },
});
await build({ ...common, entryPoints: ["styles/main.css"], outfile: `${folder}/page.css` });
