/* Suggests names of the catalogue while a reader types in a search field: the combobox
   with a list of the ARIA Authoring Practices. Focus stays in the field; what fails is
   let go in silence, since Enter searches with or without a suggestion. */

const PAUSE = 150;

let timer;
let request;

const inputOf = (box) => box.querySelector("input");
const listOf = (box) => box.querySelector("[data-suggest-list]");
const optionsOf = (box) => [...box.querySelectorAll("[role=option]")];
const boxAt = (target) => target.closest?.("[data-suggest]");
const isOpen = (box) => !listOf(box).hidden;

const prepare = () => {
  for (const box of document.querySelectorAll("[data-suggest]")) {
    const input = inputOf(box);
    input.role = "combobox";
    input.autocomplete = "off";
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
  }
};

const close = (box) => {
  clearTimeout(timer);
  request?.abort();
  listOf(box).hidden = true;
  listOf(box).replaceChildren();
  inputOf(box).setAttribute("aria-expanded", "false");
  inputOf(box).removeAttribute("aria-controls");
  inputOf(box).removeAttribute("aria-activedescendant");
  box.querySelector("[data-suggest-status]").textContent = "";
};

const say = (box, number) => {
  const status = box.querySelector("[data-suggest-status]");
  const words = number ? status.dataset.suggestStatus : status.dataset.suggestNone;
  status.textContent = words.replace("{number}", number);
};

const show = (box, suggestions) => {
  listOf(box).replaceChildren(suggestions);
  const options = optionsOf(box);
  if (!options.length) {
    close(box);
    return say(box, 0);
  }
  listOf(box).hidden = false;
  inputOf(box).setAttribute("aria-expanded", "true");
  inputOf(box).setAttribute("aria-controls", "suggestions");
  inputOf(box).removeAttribute("aria-activedescendant");
  say(box, options.length);
};

const ask = async (box) => {
  const q = inputOf(box).value.trim();
  if (!q) return close(box);
  request?.abort();
  request = new AbortController();
  const { signal } = request;
  try {
    const address = `${box.dataset.suggest}?${new URLSearchParams({ q })}`;
    const answer = await fetch(address, { signal, headers: { Accept: "text/html" } });
    if (!answer.ok) return close(box);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!signal.aborted) show(box, page.body.firstElementChild ?? "");
  } catch {
    /* Aborted for a newer one, or the server does not answer. */
  }
};

const askSoon = (box) => {
  clearTimeout(timer);
  timer = setTimeout(() => ask(box), PAUSE);
};

const current = (box) => box.querySelector("[role=option][aria-selected=true]");

/* Past either end the field itself is the next stop. */
const move = (box, step) => {
  const stops = [null, ...optionsOf(box)];
  const here = stops.indexOf(current(box));
  const next = stops.at((here + step + stops.length) % stops.length);
  current(box)?.setAttribute("aria-selected", "false");
  next?.setAttribute("aria-selected", "true");
  next?.scrollIntoView({ block: "nearest" });
  if (next) inputOf(box).setAttribute("aria-activedescendant", next.id);
  else inputOf(box).removeAttribute("aria-activedescendant");
};

/* A tag is one more filter of the list where the reader looks at it. */
const addressOf = ({ dataset }) => {
  const chosen = new URL(dataset.url, location);
  if (chosen.pathname !== location.pathname) return chosen;
  const query = new URLSearchParams(location.search);
  for (const name of ["q", "page"]) query.delete(name);
  for (const [name, value] of chosen.searchParams) {
    if (!query.has(name, value)) query.append(name, value);
  }
  chosen.search = query;
  return chosen;
};

/* What a key does where it means something here; then it does nothing else. */
const actionOf = (box, key) => {
  if (key === "ArrowDown") return isOpen(box) ? () => move(box, 1) : () => ask(box);
  if (!isOpen(box)) return null;
  if (key === "ArrowUp") return () => move(box, -1);
  if (key === "Escape") return () => close(box);
  const chosen = current(box);
  return key === "Enter" && chosen ? () => location.assign(addressOf(chosen)) : null;
};

const listen = (name, react) =>
  document.addEventListener(name, (event) => {
    const box = boxAt(event.target);
    if (box) react(box, event);
  });

listen("input", (box, { isComposing }) => isComposing || askSoon(box));

listen("keydown", (box, event) => {
  if (event.target !== inputOf(box) || event.isComposing) return;
  const act = actionOf(box, event.key);
  if (!act) return;
  event.preventDefault();
  act();
});

listen("focusout", close);

listen("mousedown", (box, event) => {
  if (listOf(box).contains(event.target)) event.preventDefault();
});

listen("click", (box, { target }) => {
  const option = target.closest("[role=option]");
  if (option) location.assign(addressOf(option));
});

document.addEventListener("submit", ({ target }) => {
  const box = target.querySelector("[data-suggest]");
  if (box) close(box);
});

/* The field comes anew from the server where the finder changes its page. */
document.addEventListener("htmx:after:swap", prepare);
prepare();
