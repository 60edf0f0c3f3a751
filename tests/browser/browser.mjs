// A browser that is driven over its own debugging protocol, with nothing but node.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Longest that anything is waited for. */
const PATIENCE = 30_000;

const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** Starts a browser. Files that pages save go to its folder `downloads`. */
export async function start(program = process.env.CHROMIUM ?? "chromium") {
  const folder = mkdtempSync(join(tmpdir(), "browser-"));
  const flags = ["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--remote-debugging-pipe", `--user-data-dir=${folder}`];
  if (process.getuid?.() === 0) flags.push("--no-sandbox");
  const child = spawn(program, [...flags, "about:blank"], { stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"] });
  const connection = connect(child);
  return {
    downloads: folder,
    /** Opens a page in a window of its own. */
    page: async (options) => new Page(connection, folder).open(options),
    async end() {
      const ended = new Promise((resolve) => child.on("exit", resolve));
      await connection.send("Browser.close");
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** Talks over the browser's pipes, messages ended by a nought. */
function connect(child) {
  const [, , errors, to, from] = child.stdio;
  const calls = new Map();
  const listeners = new Set();
  let last = 0;
  let said = "";
  errors.on("data", (data) => (said = (said + data).slice(-4000)));
  child.on("error", (error) => (said += error.message));
  child.on("exit", () => {
    for (const [, reject] of calls.values()) reject(new Error(`the browser ended: ${said}`));
  });
  to.on("error", () => {});
  const receive = (text) => {
    const message = JSON.parse(text);
    if (message.id === undefined) return listeners.forEach((listener) => listener(message));
    const [resolve, reject] = calls.get(message.id);
    calls.delete(message.id);
    if (message.error) reject(new Error(message.error.message));
    else resolve(message.result);
  };
  let rest = [];
  from.on("data", (data) => {
    for (let end; (end = data.indexOf(0)) >= 0; data = data.subarray(end + 1)) {
      receive(Buffer.concat([...rest, data.subarray(0, end)]).toString());
      rest = [];
    }
    rest.push(data);
  });
  return {
    listen: (listener) => listeners.add(listener),
    send: (method, params = {}, sessionId) => new Promise((resolve, reject) => {
      calls.set((last += 1), [resolve, reject]);
      to.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    }),
  };
}

class Page {
  /** What the console said, and addresses that were asked for. */
  said = [];
  asked = [];
  #connection;
  #session;

  constructor(connection, downloads) {
    this.#connection = connection;
    this.downloads = downloads;
  }

  send(method, params) {
    return this.#connection.send(method, params, this.#session);
  }

  /** @param watch a script that runs in each document before its own */
  async open({ address, width = 1280, height = 900, dark = false, watch = "" }) {
    const { targetId } = await this.#connection.send("Target.createTarget", { url: "about:blank" });
    this.#session = (await this.#connection.send("Target.attachToTarget", { targetId, flatten: true })).sessionId;
    this.#connection.listen((message) => message.sessionId === this.#session && this.#note(message));
    for (const domain of ["Runtime", "Log", "Page", "Network"]) await this.send(`${domain}.enable`);
    await this.#connection.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: this.downloads });
    await this.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 500 });
    await this.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }] });
    if (watch) await this.send("Page.addScriptToEvaluateOnNewDocument", { source: watch });
    this.target = targetId;
    await this.go(address);
    return this;
  }

  /** Opens an address and waits until its page is ready. */
  async go(address) {
    await this.send("Page.navigate", { url: "about:blank" });
    await this.send("Page.navigate", { url: address });
    await this.ready();
  }

  async ready() {
    await this.until("return Boolean(window.rackcast?.ready)");
    await this.js("await rackcast.ready");
  }

  async reload() {
    await this.js("window.old = true");
    await this.send("Page.reload");
    await this.until("return window.old === undefined && Boolean(window.rackcast?.ready)");
    await this.js("await rackcast.ready");
  }

  #note({ method, params }) {
    if (method === "Runtime.consoleAPICalled") this.said.push(`${params.type}: ${params.args.map(({ value, description }) => value ?? description).join(" ")}`);
    if (method === "Runtime.exceptionThrown") this.said.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    if (method === "Log.entryAdded") this.said.push(`${params.entry.level}: ${params.entry.text}`);
    if (method === "Network.requestWillBeSent") this.asked.push(params.request.url);
    if (method === "Page.javascriptDialogOpening") {
      this.said.push(`dialog: ${params.message}`);
      this.send("Page.handleJavaScriptDialog", { accept: true });
    }
  }

  /** What the body of an async function returns in the page. */
  async js(body) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression: `(async () => { ${body} })()`, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Waits until the body of a function returns something true, and returns it. */
  async until(body) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const value = await this.js(body).catch((error) => (/context|navigat/i.test(error.message) ? null : Promise.reject(error)));
      if (value) return value;
      if (Date.now() > end) throw new Error(`not in time: ${body}`);
      await sleep(25);
    }
  }

  /** Gives a file to a field of files. */
  async choose(selector, path) {
    const { root } = await this.send("DOM.getDocument");
    const { nodeId } = await this.send("DOM.querySelector", { nodeId: root.nodeId, selector });
    await this.send("DOM.setFileInputFiles", { nodeId, files: [path] });
  }

  /** The text of a file that the page saves; it is taken away. */
  async download(path) {
    const end = Date.now() + PATIENCE;
    while (!existsSync(path)) {
      if (Date.now() > end) throw new Error(`${path} is not saved`);
      await sleep(25);
    }
    const text = readFileSync(path, "utf8");
    rmSync(path);
    return text;
  }

  close() {
    return this.#connection.send("Target.closeTarget", { targetId: this.target });
  }

  /** Presses a key as a reader would. */
  async press(key) {
    for (const type of ["keyDown", "keyUp"]) await this.send("Input.dispatchKeyEvent", { type, key, code: key, windowsVirtualKeyCode: KEYS[key] });
  }

  /** Puts the pointer somewhere. */
  point(x, y) {
    return this.send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y });
  }

  /** Drags from one point of the window to another. */
  async drag(from, to, steps = 8) {
    const mouse = (type, at) => this.send("Input.dispatchMouseEvent", { type, x: at.x, y: at.y, button: "left", buttons: type === "mouseReleased" ? 0 : 1, clickCount: 1 });
    await mouse("mousePressed", from);
    for (let step = 1; step <= steps; step += 1) await mouse("mouseMoved", { x: from.x + ((to.x - from.x) * step) / steps, y: from.y + ((to.y - from.y) * step) / steps });
    await mouse("mouseReleased", to);
  }

  /** A picture of the window, or of the whole page, as PNG. */
  async picture(whole = false) {
    const { data } = await this.send("Page.captureScreenshot", { format: "png", captureBeyondViewport: whole });
    return Buffer.from(data, "base64");
  }
}

const KEYS = { ArrowLeft: 37, ArrowRight: 39, ArrowUp: 38, ArrowDown: 40, Home: 36, End: 35, PageUp: 33, PageDown: 34, Enter: 13, Tab: 9 };
