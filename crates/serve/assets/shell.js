"use strict";
// Waits for news, shows what is wrong, and puts each new page in the place of the one before.
const stage = document.getElementById("stage");
const fault = document.getElementById("fault");
const lost = document.getElementById("lost");
let version = 0;
let page = 0;

function told(now) {
  fault.hidden = now.fault === null;
  fault.querySelector("h1").textContent =
    now.page > 0 ? "There is an error: the forecast below is the last good one." : "There is an error, and no forecast yet.";
  fault.querySelector("pre").textContent = now.fault ?? "";
}

// The new page is drawn unseen and only then shown. One that does not find its place itself is scrolled as far as the old one.
function turn(number) {
  const before = stage.querySelector("iframe.shown");
  stage.querySelectorAll("iframe:not(.shown)").forEach((late) => late.remove());
  const frame = document.createElement("iframe");
  frame.title = "Report";
  frame.src = `page?${number}${before ? before.contentWindow.location.hash : ""}`;
  frame.addEventListener("load", () => {
    const settle = () => {
      if (!frame.isConnected) return;
      if (before) {
        const { scrollX, scrollY } = before.contentWindow;
        if (frame.contentWindow.scrollY === 0) frame.contentWindow.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
        before.remove();
      }
      frame.className = "shown";
      document.title = frame.contentDocument.title;
    };
    // A page in a tab behind others is not painted: a timer settles it there.
    let done = false;
    const once = () => { if (!done) { done = true; settle(); } };
    requestAnimationFrame(() => requestAnimationFrame(once));
    setTimeout(once, 300);
  });
  stage.append(frame);
}

async function follow() {
  for (;;) {
    try {
      const answer = await fetch(`news?after=${version}`, { cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      const now = await answer.json();
      lost.hidden = true;
      version = now.version;
      told(now);
      if (now.page !== page) {
        page = now.page;
        turn(page);
      }
    } catch {
      lost.hidden = false;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

follow();
