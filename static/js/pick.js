/* Ticks on cards: counts them, keeps them while the finder changes its list, and says
   when there are too many. Without this script the boxes are those of a plain form, and
   the server says the same. */

const KEY = "picks";
const BOXES = "input[type=checkbox][form=pick]";

const picks = new Set();
const boxes = () => [...document.querySelectorAll(BOXES)];

const remember = () => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...picks]));
  } catch {
    /* A browser that keeps nothing has them as long as the page. */
  }
};

const remembered = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
};

const hidden = (slug) => {
  const input = document.createElement("input");
  Object.assign(input, { type: "hidden", name: "initiative", value: slug });
  return input;
};

/* What was picked and is not in the list any more still goes along. */
const keepOthers = (form) => {
  const here = new Set(boxes().map((box) => box.value));
  const others = [...picks].filter((slug) => !here.has(slug));
  form.querySelector("[data-pick-others]").replaceChildren(...others.map(hidden));
};

const show = (key = picks.size) => {
  const form = document.getElementById("pick");
  if (!form) return;
  const count = form.querySelector("[data-pick-count]");
  count.textContent = count.getAttribute(`data-words-${key}`);
  form.toggleAttribute("data-picked", picks.size > 0);
  form.querySelector("[type=reset]").hidden = !picks.size;
  keepOthers(form);
};

const tickAgain = () => {
  for (const box of boxes()) box.checked = picks.has(box.value);
  show();
};

document.addEventListener("change", ({ target }) => {
  if (!target.matches(BOXES)) return;
  const most = Number(document.getElementById("pick").dataset.atMost);
  const isTooMany = target.checked && picks.size >= most;
  if (isTooMany) target.checked = false;
  else if (target.checked) picks.add(target.value);
  else picks.delete(target.value);
  remember();
  show(isTooMany ? "many" : picks.size);
});

document.addEventListener("reset", ({ target }) => {
  if (target.id !== "pick") return;
  picks.clear();
  remember();
  show();
});

document.addEventListener("htmx:after:swap", tickAgain);

/* What was picked stays picked from page to page, until the tab is closed. */
addEventListener("pageshow", () => {
  const kept = remembered() ?? boxes().filter((box) => box.checked).map((box) => box.value);
  picks.clear();
  for (const slug of kept) picks.add(slug);
  tickAgain();
});
