// What a page keeps when it is loaded again where it stood, or a newer one takes its place in a frame: the place that was
// read, the vendor chosen, how it looks.

/** Whether the page takes its own place. */
export const again = performance.getEntriesByType("navigation")[0]?.type === "reload" || window.parent !== window;
const NAME = `rackcast:${location.pathname}`;
const values = again ? stored() : {};
const place = values.place;

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(NAME)) ?? {};
  } catch {
    return {};
  }
}

/** What was kept under a name; undefined in a page that is opened anew. */
export const kept = (name) => values[name] ?? undefined;

/** Keeps a value for the next time. */
export function keep(name, value) {
  values[name] = value;
  try {
    sessionStorage.setItem(NAME, JSON.stringify(values));
  } catch {
    // A browser that stores nothing forgets it.
  }
}

/** Keeps the place: what stands at the top of the window, and how far above. */
export function keepPlace() {
  const look = () => {
    const at = places().find((element) => element.getBoundingClientRect().bottom > 0);
    if (at) keep("place", { id: at.id, top: at.getBoundingClientRect().top });
  };
  let waiting;
  addEventListener("pagehide", look);
  addEventListener("scroll", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 150);
  }, { passive: true });
}

/** Goes where the page was before; without a place it stays where it is. */
export function findPlace() {
  const at = place ? document.getElementById(place.id) : null;
  if (at && typeof place.top === "number") scrollBy({ top: at.getBoundingClientRect().top - place.top, behavior: "instant" });
}

const places = () => [...document.querySelectorAll("main figure[id], main header[id], main section[id]")].filter((element) => element.offsetParent !== null)
  .sort((one, two) => one.getBoundingClientRect().bottom - two.getBoundingClientRect().bottom);
