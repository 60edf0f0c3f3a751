// Parts of the page that follow what is shown once they come near the window.

import { onChange } from "./state.js";

const parts = new Map();

/** Fills an element now, and again when something else is shown, as soon as a reader could see it. */
export function follow(element, fill) {
  const part = {
    near: false, fresh: false,
    fill() {
      if (!part.fresh) fill();
      part.fresh = true;
    },
  };
  parts.set(element, part);
  part.fill();
  onChange(() => {
    part.fresh = false;
    if (part.near) part.fill();
  });
  seen.observe(element);
  return element;
}

/** Fills all that has waited. */
export const followAll = () => parts.forEach((part) => part.fill());

const seen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    const part = parts.get(target);
    part.near = isIntersecting;
    if (isIntersecting) part.fill();
  }
}, { rootMargin: "300px" });
