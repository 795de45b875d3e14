/* "Add to shortlist" in one click: asks for the page that the link or button leads to,
   sends the form on it, and says what the answer says. Without this script, or where
   the answer does not come, the reader goes to that page. */

const pageOf = async (response) => {
  if (response.status >= 500) throw new Error(response.statusText);
  return new DOMParser().parseFromString(await response.text(), "text/html");
};

const add = async (address) => {
  const page = await pageOf(await fetch(address));
  const form = page.querySelector("[data-shortlist-form]");
  if (!form?.querySelector("[value=add]")) return page;
  const body = new URLSearchParams(new FormData(form));
  body.set("action", "add");
  return pageOf(await fetch(form.getAttribute("action"), { method: "POST", body }));
};

const wordsOf = (page) =>
  [...page.querySelectorAll("[data-error-summary] li, [data-shortlist-said]")]
    .map((part) => part.textContent.trim().replace(/\s+/g, " "))
    .join(" ");

const status = () => document.querySelector("[data-shortlist-status]");

const say = (words) => {
  status().textContent = words;
  document.querySelector("[data-shortlist-link]").hidden = false;
};

let asking = false;

const addAndSay = async (event, address) => {
  event.preventDefault();
  if (asking) return;
  asking = true;
  try {
    say(wordsOf(await add(address)));
  } catch {
    location.assign(address);
  }
  asking = false;
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-shortlist-add]");
  const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (link && !isElsewhere) addAndSay(event, link.href);
});

document.addEventListener("submit", (event) => {
  if (!event.submitter?.matches("[data-shortlist-add]")) return;
  const picked = new URLSearchParams(new FormData(event.target));
  if (!picked.has("initiative")) {
    event.preventDefault();
    status().textContent = event.submitter.dataset.none;
    return;
  }
  addAndSay(event, `${event.submitter.formAction}?${picked}`);
});

/* What was said of other picks is no answer any more. */
document.addEventListener("change", ({ target }) => {
  if (target.matches("input[form=pick]")) status().textContent = "";
});
