/* On a narrow screen the filters fold behind a button. Without this script they stay
   open. Loaded in the head, so that nothing moves once the page is painted. */
(() => {
  "use strict";

  const root = document.documentElement;
  const toggle = () => document.querySelector("[data-filter-toggle]");
  root.dataset.filters = "folded";

  const show = (open) => {
    root.dataset.filters = open ? "open" : "folded";
    toggle()?.setAttribute("aria-expanded", String(open));
  };

  document.addEventListener("DOMContentLoaded", () => {
    const summary = document.querySelector("[data-error-summary]");
    show(Boolean(summary));
    summary?.focus();
  });

  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-filter-toggle]")) show(root.dataset.filters === "folded");
    if (target.closest("[data-filter-close]")) {
      show(false);
      document.getElementById("results").focus();
    }
  });

  /* The button comes anew from the server, which does not know whether it is open. */
  document.addEventListener("htmx:after:swap", () => show(root.dataset.filters === "open"));
})();
