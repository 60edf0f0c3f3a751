// Makes ../assets/page.js and page.css. The same sources and lock file give the same bytes.
import { readFileSync } from "node:fs";
import { build } from "esbuild";

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

await build({
  ...common,
  entryPoints: ["src/main.js"],
  outfile: "../assets/page.js",
  format: "esm",
  legalComments: "none",
  banner: { js: banner },
  define: { "process.env.NODE_ENV": '"production"' },
});
await build({ ...common, entryPoints: ["styles/main.css"], outfile: "../assets/page.css" });
