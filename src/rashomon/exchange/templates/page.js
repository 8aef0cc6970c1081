"use strict";
// Light up everything that belongs to the claims under the pointer or the focus.
(() => {
  const byClaim = new Map();
  for (const part of document.querySelectorAll("[data-claims]")) {
    for (const id of part.dataset.claims.trim().split(/\s+/)) {
      if (!byClaim.has(id)) byClaim.set(id, []);
      byClaim.get(id).push(part);
    }
  }
  let lit = [];
  const light = (target) => {
    for (const part of lit) part.classList.remove("lit");
    const from = target instanceof Element ? target.closest("[data-claims]") : null;
    lit = from ? from.dataset.claims.trim().split(/\s+/).flatMap((id) => byClaim.get(id)) : [];
    for (const part of lit) part.classList.add("lit");
  };
  document.addEventListener("pointerover", (event) => light(event.target));
  document.addEventListener("focusin", (event) => light(event.target));
  // A click on marked words goes to the first claim that they carry, unless they are being selected.
  document.addEventListener("click", (event) => {
    const mark = event.target instanceof Element ? event.target.closest("mark[data-claims]") : null;
    if (!mark || String(getSelection())) return;
    const card = document.getElementById(mark.dataset.claims.trim().split(/\s+/)[0]);
    card.scrollIntoView({ block: "nearest" });
    card.focus({ preventScroll: true });
  });
  // j and k go from claim to claim, with the words beside them.
  const cards = [...document.querySelectorAll(".card")];
  document.addEventListener("keydown", (event) => {
    if ((event.key !== "j" && event.key !== "k") || event.ctrlKey || event.metaKey || event.altKey) return;
    const here = document.activeElement ? cards.indexOf(document.activeElement.closest(".card")) : -1;
    const next = cards[here < 0 ? 0 : here + (event.key === "j" ? 1 : -1)];
    if (!next) return;
    next.focus();
    const words = (byClaim.get(next.id) || []).find((part) => part.tagName === "MARK");
    if (words) words.scrollIntoView({ block: "center" });
  });
})();
