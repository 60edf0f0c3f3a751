// Values of sliders as people read and type them.

import { fixed } from "../format.js";

/** How values of a slider are written: shares and growths in percent, what is counted in something else as it is. */
export function scale({ unit, meaning }) {
  const percent = unit === "a year" || (unit === "1" && /\b(part|fraction|margin|tax|per)\b/i.test(meaning));
  const factor = percent ? 100 : 1;
  const suffix = percent ? (unit === "a year" ? "% a year" : "%") : unit === "1" ? "" : unit;
  const text = (value) => {
    const number = Number(round(value * factor).toFixed(3));
    return fixed(number, (String(number).split(".")[1] ?? "").length);
  };
  return {
    suffix,
    /** As the field has it. */
    typed: (value) => String(round(value * factor)),
    /** What the field says. */
    value: (typed) => round(typed / factor),
    /** In a sentence. */
    text: (value) => (suffix ? `${text(value)} ${suffix}` : text(value)),
    /** Beside a slider, whose unit stands there already. */
    short: (value) => (percent ? `${text(value)} %` : text(value)),
  };
}

/** Ten digits: more than sliders have steps, fewer than show how computers round. */
export const round = (value) => Number(value.toPrecision(10));
