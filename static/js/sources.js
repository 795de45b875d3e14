/* Opens a source beside the number that cites it, from the note at the foot of the page:
   nothing is asked of the server. Without this script, or where the browser knows no
   popover, the number stays a link to the note. The platform does the rest: Escape or a
   click elsewhere closes, and focus goes back to the number. */

const GAP = 8;

/* A dialog is never wider than this; the style sheet says the same. */
const widest = (rem) => 26 * rem;

const fill = (popover, opener, note) => {
  const { place, asserter, checked } = opener.dataset;
  popover.querySelector("[data-number]").textContent = opener.dataset.number;

  const source = popover.querySelector(".source-popover__source");
  source.replaceChildren(...note.querySelector(".note__source").cloneNode(true).childNodes);
  source.querySelector(".visually-hidden")?.remove();

  const links = note.querySelectorAll(".note__onward");
  popover.querySelector(".note__links").replaceChildren(
    ...[...links].map((link) => link.cloneNode(true)),
  );

  const given = { place, asserter, checked };
  for (const field of popover.querySelectorAll("[data-field]")) {
    const value = given[field.dataset.field];
    field.hidden = !value;
    const choices = field.querySelectorAll("[data-value]");
    for (const choice of choices) choice.hidden = choice.dataset.value !== value;
    if (!choices.length) field.querySelector("dd").textContent = value ?? "";
  }
};

/* Below the number, or above it where it stands low; in the page, so that it scrolls
   along. On a narrow screen the style sheet ignores this and draws a sheet. */
const place = (popover, opener) => {
  const root = document.documentElement;
  const box = opener.getBoundingClientRect();
  const rem = parseFloat(getComputedStyle(root).fontSize);
  const right = root.clientWidth - Math.min(widest(rem), root.clientWidth) - rem;
  const left = Math.max(rem, Math.min(box.left - 2 * rem, right));
  const above = box.top > root.clientHeight * 0.6;
  const room = (above ? box.top : root.clientHeight - box.bottom) - 2 * GAP;
  popover.classList.toggle("source-popover--above", above);
  for (const [name, value] of Object.entries({
    left: left + scrollX,
    top: box.bottom + scrollY + GAP,
    bottom: root.clientHeight - box.top - scrollY + GAP,
    room,
  })) {
    popover.style.setProperty(`--${name}`, `${Math.round(value)}px`);
  }
};

/* A button that says what the link said, and opens the popover. */
const openerFor = (link) => {
  const opener = document.createElement("button");
  opener.type = "button";
  opener.append(...link.childNodes);
  Object.assign(opener.dataset, link.dataset);
  opener.dataset.number = link.hash.replace(/\D+/, "");
  opener.setAttribute("aria-haspopup", "dialog");
  opener.setAttribute("popovertarget", "source-popover");
  link.replaceWith(opener);
  return opener;
};

const enhance = (popover) => {
  let last = null;
  for (const link of document.querySelectorAll(".cite > a")) {
    const note = document.querySelector(link.hash);
    const opener = openerFor(link);
    opener.addEventListener("click", () => {
      if (popover.matches(":popover-open")) {
        if (last === opener) return;
        popover.hidePopover();
      }
      last = opener;
      opener.closest("li, dd").append(popover);
      fill(popover, opener, note);
      place(popover, opener);
    });
  }
  popover.addEventListener("focusout", ({ relatedTarget }) => {
    /* Its own number closes it by itself: hidden here, a click would open it again. */
    if (!relatedTarget || relatedTarget === last) return;
    if (!popover.contains(relatedTarget)) popover.hidePopover();
  });
};

const template = document.getElementById("source-popover-template");
if (template && "popover" in HTMLElement.prototype) {
  const popover = template.content.firstElementChild.cloneNode(true);
  template.before(popover);
  enhance(popover);
}
