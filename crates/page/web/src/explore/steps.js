// Where a slider's knob may go. It stands wherever the scenario or a reader's number has it; moving it stops at whole steps,
// and at the scenario's own value between them.

import { round } from "./units.js";

/** Parts of the whole way that a page's key takes. */
const PAGES = 10;

/** What a key does: so many steps, so many pages, or to an end. */
const KEYS = {
  ArrowLeft: ["steps", -1], ArrowDown: ["steps", -1], ArrowRight: ["steps", 1], ArrowUp: ["steps", 1],
  PageDown: ["pages", -1], PageUp: ["pages", 1], Home: ["end", 0], End: ["end", 1],
};

export function steps({ min, max, step, base }) {
  const last = Math.round((max - min) / step);
  const at = (count) => round(min + step * Math.min(Math.max(count, 0), last));
  const own = Math.min(Math.max(base, min), max);

  /** The next whole step after a value, or `count` of them on. */
  const next = (value, count) => {
    const place = (value - min) / step;
    const rounding = 1e-6;
    return at((count > 0 ? Math.floor(place + rounding) : Math.ceil(place - rounding)) + count);
  };

  return {
    /** The stop that is nearest to a value. */
    nearest(value) {
      const whole = at(Math.round((value - min) / step));
      return Math.abs(value - own) < Math.abs(value - whole) ? own : whole;
    },
    /** Where a key goes from a value; null for other keys. */
    after(key, value) {
      const [kind, by] = KEYS[key] ?? [];
      if (kind === "end") return by === 0 ? min : max;
      if (kind === "pages") return next(value, by * Math.max(1, Math.round(last / PAGES)));
      if (kind !== "steps") return null;
      const to = next(value, by);
      return (own - value) * by > 0 && (to - own) * by > 0 ? own : to;
    },
  };
}
