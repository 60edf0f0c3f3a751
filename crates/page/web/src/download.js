// Files from what is shown: a chart as SVG or PNG with its title and legend, figures as CSV.

import { svg } from "./dom.js";

export function save(name, blob) {
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Comma-separated values. A text that a spreadsheet would take for a formula is quoted as text. */
export function csv(head, rows) {
  const cell = (value) => {
    if (value === null || value === undefined || value === "–") return "";
    if (typeof value === "number") return String(value);
    const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [head, ...rows].map((row) => row.map(cell).join(",")).join("\n") + "\n";
}

export const saveCsv = (name, head, rows) => save(`${name}.csv`, new Blob([csv(head, rows)], { type: "text/csv" }));

/** The chart with title, legend and source as one drawing. */
function drawing({ chart, title, unit, legend, credit, palette }) {
  const drawn = chart.getDom().querySelector("svg").cloneNode(true);
  const width = chart.getWidth();
  const text = (x, y, size, fill, said, weight = 400) =>
    svg("text", { x, y, fill, "font-size": size, "font-weight": weight, "font-family": palette.font }, said);
  const parts = [text(12, 26, 16, palette.ink, title, 600)];
  let y = 26;
  if (unit) parts.push(text(12, (y += 19), 12, palette.muted, unit));
  if (legend.length > 0) {
    y += 22;
    let x = 12;
    for (const { name, colour } of legend) {
      const long = 30 + name.length * 6.6;
      if (x > 12 && x + long > width) (x = 12), (y += 18);
      parts.push(svg("rect", { x, y: y - 9, width: 10, height: 10, fill: colour }), text(x + 15, y, 12, palette.ink, name));
      x += long;
    }
  }
  const top = y + 10;
  drawn.setAttribute("x", 0);
  drawn.setAttribute("y", top);
  drawn.removeAttribute("style");
  const height = top + chart.getHeight() + 26;
  return svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}` },
    svg("rect", { width, height, fill: palette.paper }), ...parts, drawn, text(12, height - 9, 10.5, palette.muted, credit));
}

const serialized = (figure) => new XMLSerializer().serializeToString(drawing(figure));

export function saveSvg(name, figure) {
  save(`${name}.svg`, new Blob([serialized(figure)], { type: "image/svg+xml" }));
}

/** Twice as many points as on screen, for slides. */
export async function savePng(name, figure) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(serialized(figure))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * image.width;
  canvas.height = 2 * image.height;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => save(`${name}.png`, blob), "image/png");
}
