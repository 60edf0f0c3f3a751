// Draws beside the page, so that it does not wait for them. Calls come as `{ id, call, args }`; each is answered with its id.

import { openEngine } from "../../../explorer/module/rackcast.mjs";

let opened;

onmessage = async ({ data: { id, call, args } }) => {
  try {
    if (call === "open") opened = openEngine(...args);
    const engine = await opened;
    postMessage({ id, answer: call === "open" ? null : engine[call](...args) ?? null });
  } catch (error) {
    postMessage({ id, error: error.message });
  }
};
