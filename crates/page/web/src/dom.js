// Elements from values. Text of a scenario only ever becomes text, never markup.

/** An element with attributes, listeners (`onclick`) and children; `null` and `false` are left out. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same of SVG. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    if (value === false && !name.startsWith("aria-")) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true && !name.startsWith("aria-") ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A key, or an expression of them, that breaks between its words where it must. */
export function code(text, attributes = {}) {
  const parts = text.split(/(?<=[._])(?=[a-z])/i);
  return el("code", attributes, parts.map((part, at) => [at > 0 ? document.createElement("wbr") : null, part]));
}

/** A link where the address is one a browser may open, else its text. */
export function link(address, text) {
  const good = /^https?:\/\//.test(address ?? "");
  return good ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text) : document.createTextNode(text);
}
