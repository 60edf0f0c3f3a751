// The seam for an engine in the page. Everything is drawn from a `Forecast`; whoever makes one hands it to `show`.
//
// An engine has
//   run(sliders)    a promise of values by cell (data.js: `fromRows` makes them from rows of the forecast's own table)
//   bands(sliders)  a promise of `{ draws, quantiles, cells, values }`, as the page carries them
// where `sliders` is an object from key to number.

/** The engine that the file carries, or null. */
export async function createEngine() {
  return null;
}
