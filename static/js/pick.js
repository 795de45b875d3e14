/* Ticks on cards: counts them, keeps them while the finder changes its list, and says
   when there are too many. Without this script the boxes are those of a plain form, and
   the server says the same. */

const BOXES = "input[type=checkbox][form=pick]";

const picks = new Set();
const boxes = () => [...document.querySelectorAll(BOXES)];

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
  show(isTooMany ? "many" : picks.size);
});

document.addEventListener("reset", ({ target }) => {
  if (target.id !== "pick") return;
  picks.clear();
  show();
});

document.addEventListener("htmx:after:swap", tickAgain);

/* A browser that comes back to a page ticks what was ticked when it left. */
addEventListener("pageshow", () => {
  for (const box of boxes()) if (box.checked) picks.add(box.value);
  show();
});
