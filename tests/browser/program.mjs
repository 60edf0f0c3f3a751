// The program, and the reports that the tests open.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const program = process.env.RACKCAST;
if (!program) throw new Error("RACKCAST names no program; .ci/browser sets it");

/** A folder of its own for files, reports and what is run on them. */
export class Folder {
  path = mkdtempSync(join(tmpdir(), "report-"));

  write(name, text) {
    writeFileSync(join(this.path, name), text);
  }

  run(...args) {
    return execFileSync(program, args, { cwd: this.path, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });
  }

  /** Writes a report and gives its address. */
  report(name, ...args) {
    this.run("report", ...args, "--quiet", "--out", name);
    return pathToFileURL(join(this.path, name)).href;
  }

  /** What a run prints for programs, by output and period. */
  rows(...args) {
    return byName(this.run("run", ...args, "--quiet", "--format", "json"));
  }

  /** The same of a command as a page writes it. */
  shell(command, ...args) {
    const words = [...args, "--quiet", "--format", "json"].join(" ");
    const text = execFileSync("sh", ["-c", `rackcast() { "$RACKCAST" "$@"; }; ${command} ${words}`], { cwd: this.path, encoding: "utf8", maxBuffer: 1 << 28 });
    return byName(text);
  }

  end() {
    rmSync(this.path, { recursive: true, force: true });
  }
}

const byName = (text) => new Map(JSON.parse(text).scenarios[0].outputs.map((row) => [`${row.metric} ${row.period}`, row]));
