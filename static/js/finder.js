/* The finder without a full reload, by htmx: what is asked stands in the attributes of
   the page, here is what they cannot say. Without this script, or without htmx, forms
   and links lead to the same pages. */

const SLOW = 300;

const root = document.documentElement;
const skipped = "[data-hx-morph-skip]";
const filters = () => document.getElementById("filters");
const results = () => document.getElementById("results");
const page = (address) => address.split("#")[0];
const chips = () => [...document.querySelectorAll(".chip")];

const status = document.getElementById("finder-status");
const working = document.getElementById("finder-working");
const failure = document.getElementById("finder-failure");

/* A field that is empty says nothing, so it does not stand in the address. */
const leaveOutEmpty = (body) => {
  for (const [name, value] of [...body]) if (!value) body.delete(name);
};

/* Where the page says nothing of it (a link that is gone), focus goes to what it
   changed: the next chip, the filters once no chip is left, or the results. */
const focusAfter = (source) => {
  if (source.matches(".chip, .clear-all")) {
    const place = chips().indexOf(source);
    return () => {
      const left = place < 0 ? [] : chips();
      return left[place] ?? left.at(-1) ?? headingInSight();
    };
  }
  /* Back and forward leave it to the browser. */
  if (source === document.body) return () => null;
  const leadsOn = source.matches(".pagination a, .empty-state a");
  return () => (leadsOn || document.activeElement === document.body ? results() : null);
};

const headingInSight = () => {
  const title = document.getElementById("filters-title");
  return title?.checkVisibility() ? title : document.querySelector("[data-filter-toggle]");
};

/* A box that was ticked by hand no longer follows its attribute. */
const tickAsAnswered = (part) => {
  for (const box of part?.querySelectorAll("input[type=checkbox]") ?? []) {
    if (part.matches(skipped) || !box.closest(skipped)) box.checked = box.defaultChecked;
  }
};

/* Where a choice could not be used, that is told before what was found without it. */
const firstMistake = () =>
  document.querySelector("[data-error-summary] li")?.textContent.trim() ?? "";

const announce = (words) => {
  status.textContent = "";
  setTimeout(() => (status.textContent = words), 50);
};

/* Slow answers -------------------------------------------------------------------- */

const pending = new Set();
let slow;

const wait = (ctx) => {
  pending.add(ctx);
  clearTimeout(slow);
  slow = setTimeout(() => {
    working.hidden = false;
    results()?.setAttribute("aria-busy", "true");
    announce(working.textContent);
  }, SLOW);
};

const done = (ctx) => {
  pending.delete(ctx);
  if (pending.size) return;
  clearTimeout(slow);
  working.hidden = true;
  results()?.removeAttribute("aria-busy");
};

/* Failed answers ------------------------------------------------------------------ */

const askAgain = (source) => {
  if (source.matches("form")) source.requestSubmit();
  else if (source.matches("a")) source.click();
  else location.reload();
};

const fail = (source) => {
  const place = document.activeElement;
  const words = document.getElementById("finder-failure-words").content.cloneNode(true);
  words.querySelector("button").addEventListener("click", () => {
    failure.replaceChildren();
    place.focus({ preventScroll: true });
    askAgain(source);
  });
  failure.replaceChildren(words);
};

/* Long lists of options ------------------------------------------------------------ */

const isFind = (ctx) => ctx.sourceElement.matches("[data-facet-find]");
const finds = () => document.querySelectorAll("[data-facet-find]");
const listOf = (find) => document.querySelector(find.dataset.hxTarget);

/* Counts are those of the list that is shown, so of the address. */
const addAddress = (body) => {
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (name !== "page") body.append(name, value);
  }
};

/* A narrowed list keeps to what was looked for when the page changes around it, and is
   then counted anew. */
const keepNarrowed = (find) => {
  listOf(find).toggleAttribute("data-hx-morph-skip", Boolean(find.value.trim()));
  if (!pending.size) tickAsAnswered(listOf(find));
};

/* Two ways to fail, one to say so: the list stays as it was. */
const failToNarrow = (find) => {
  document.getElementById(find.dataset.status).textContent = find.dataset.failed;
};

const narrowAgain = () => {
  for (const find of finds()) if (find.value.trim()) window.htmx.trigger(find, "narrow");
};

/* What else on the page follows the address ------------------------------------------ */

const UNSAID = ["view", "columns", "page"];

/* The formats of what is found, and the address on paper. */
const followAddress = () => {
  const query = new URLSearchParams(location.search);
  for (const name of UNSAID) query.delete(name);
  for (const link of document.head.querySelectorAll("link[rel=alternate]")) {
    const address = new URL(link.href);
    address.search = query;
    link.href = address;
  }
  const printed = document.querySelector("[data-address]");
  if (printed) printed.textContent = location.href;
};

/* What htmx tells ----------------------------------------------------------------- */

const listen = (name, react) =>
  document.addEventListener(`htmx:${name}`, (event) => {
    if (event.detail.ctx) react(event.detail.ctx, event);
  });

const listenToList = (name, react) =>
  listen(name, (ctx, event) => isFind(ctx) || react(ctx, event));

if (window.htmx) {
  root.dataset.live = "";

  listen("config:request", (ctx) => {
    leaveOutEmpty(ctx.request.body);
    if (isFind(ctx)) addAddress(ctx.request.body);
  });

  listenToList("before:request", wait);

  listen("before:response", (ctx, event) => {
    if (ctx.response.status < 400) return;
    event.preventDefault();
    if (isFind(ctx)) return failToNarrow(ctx.sourceElement);
    /* What is not there has a page that says so; the rest may pass. */
    if (ctx.response.status < 500) location.assign(ctx.request.action);
    else fail(ctx.sourceElement);
  });

  listen("error", (ctx) => (isFind(ctx) ? failToNarrow : fail)(ctx.sourceElement));

  listenToList("before:swap", (ctx) => {
    ctx.focus = focusAfter(ctx.sourceElement);
  });

  listen("after:swap", (ctx) => {
    if (isFind(ctx)) return keepNarrowed(ctx.sourceElement);
    failure.replaceChildren();
    followAddress();
    tickAsAnswered(filters());
    ctx.focus()?.focus({ preventScroll: true });
    announce(`${firstMistake()} ${document.querySelector("h1").textContent}`.trim());
    narrowAgain();
  });

  listenToList("finally:request", done);

  /* Who goes back twice may be at another address before anything here listens. */
  const [{ name: loaded }] = performance.getEntriesByType("navigation");
  if (page(loaded) !== page(location.href)) location.reload();

  /* A browser that comes back to a page ticks what was ticked when it left. */
  addEventListener("pageshow", () => tickAsAnswered(filters()));
} else {
  /* What filters.js made room for does not come: as where no script runs. */
  root.dataset.plain = "";
}
