/* Light, dark or as the system says. Runs before the first paint, so that the page
   does not flash; the choice stays in this browser (localStorage), never in a cookie. */
(() => {
  "use strict";

  const root = document.documentElement;
  const themes = ["auto", "light", "dark"];

  const remembered = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null;
    }
  };

  const remember = (theme) => {
    try {
      if (theme === "auto") localStorage.removeItem("theme");
      else localStorage.setItem("theme", theme);
    } catch {
      /* Storage is switched off: the choice holds for this page. */
    }
  };

  const apply = (theme) => {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
  };

  const stored = remembered();
  let current = themes.includes(stored) ? stored : "auto";
  apply(current);

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("[data-theme-switch]");
    if (!form) return;
    form.hidden = false;
    const inputs = form.querySelectorAll("input");
    const show = () => inputs.forEach((input) => (input.checked = input.value === current));
    show();
    form.addEventListener("change", (event) => {
      current = event.target.value;
      apply(current);
      remember(current);
    });
  });
})();
