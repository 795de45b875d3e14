/* On a narrow screen the filters fold behind a button. Without this script they stay
   open. Loaded in the head, so that nothing moves once the page is painted. */
(() => {
  "use strict";

  const root = document.documentElement;
  root.dataset.filters = "folded";

  document.addEventListener("DOMContentLoaded", () => {
    const toggle = document.querySelector("[data-filter-toggle]");
    if (!toggle) return;
    const show = (open) => {
      root.dataset.filters = open ? "open" : "folded";
      toggle.setAttribute("aria-expanded", String(open));
    };
    toggle.addEventListener("click", () => show(root.dataset.filters === "folded"));
    const summary = document.querySelector("[data-error-summary]");
    show(Boolean(summary));
    summary?.focus();
  });
})();
