"use strict";
(() => {
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

  const tools = find("#tools");
  const words = find("#find");
  const kind = find("#kind");
  const section = find("#section");
  const order = find("#order");
  const shown = find("#shown");
  const clear = find("#clear");
  const help = find("#help");
  const verdicts = all("input[name=verdict]", tools);
  const cards = all(".card");
  const groups = all(".group").map((element) => ({
    element,
    details: find("details", element),
    list: find(".cards", element),
    count: find(".count", element),
    cards: all(".card", element),
    open: find("details", element).open,
  }));
  const texts = new Map();
  let filtering = false;

  /* What is searched of a card: all it says, in small letters, gathered when it is first wanted. */
  const textOf = (card) => {
    if (!texts.has(card)) texts.set(card, card.textContent.replace(/\s+/g, " ").toLowerCase());
    return texts.get(card);
  };

  const filter = () => {
    const sought = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = new Set(verdicts.filter((box) => box.checked).map((box) => box.value));
    const narrowed = sought.length > 0 || kind.value !== "" || section.value !== "";
    let count = 0;
    for (const group of groups) {
      const on = wanted.has(group.element.classList[1]);
      group.element.hidden = !on;
      let inside = 0;
      for (const card of group.cards) {
        const fits = on
          && (kind.value === "" || card.dataset.kind === kind.value)
          && (section.value === "" || card.dataset.section === section.value)
          && sought.every((word) => textOf(card).includes(word));
        card.hidden = !fits;
        if (fits) inside += 1;
      }
      count += inside;
      group.count.textContent = narrowed ? `${inside} of ${group.cards.length}` : `${group.cards.length}`;
      if (narrowed && !filtering) group.open = group.details.open;
      if (narrowed) group.details.open = inside > 0;
      else if (filtering) group.details.open = group.open;
    }
    filtering = narrowed;
    const changed = narrowed || wanted.size < verdicts.length;
    clear.hidden = !changed;
    shown.textContent = changed ? `${count} of ${cards.length} shown` : `${cards.length} statements`;
  };

  const orders = {
    number: (a, b) => a.dataset.number - b.dataset.number,
    sure: (a, b) => b.dataset.sure - a.dataset.sure || a.dataset.number - b.dataset.number,
    kind: (a, b) => a.dataset.kind.localeCompare(b.dataset.kind) || a.dataset.number - b.dataset.number,
  };
  const sort = () => {
    for (const group of groups) {
      group.cards.sort(orders[order.value]);
      group.list.append(...group.cards);
    }
  };

  const unfold = (element) => {
    for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    const own = element.classList.contains("card") ? find("details", element) : find(":scope > details", element);
    if (own) own.open = true;
  };

  /* What stands above gets its true height when it is first drawn: scroll until the place stays where it is. */
  const show = (element, block = "start") => {
    let before = NaN;
    let frames = 0;
    const settle = () => {
      element.scrollIntoView({ block });
      const now = scrollY;
      frames += 1;
      if (frames < 20 && (frames < 3 || now !== before)) requestAnimationFrame(settle);
      before = now;
    };
    settle();
  };

  const goTo = (element) => {
    if (element.hidden || element.closest("[hidden]")) { tools.reset(); filter(); }
    unfold(element);
    show(element);
    element.focus({ preventScroll: true });
  };

  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (target && target.matches(".card, .group, #letter, .page")) goTo(target);
  };

  const visible = () => all(".card").filter((card) => !card.hidden && card.checkVisibility());
  const step = (by) => {
    const some = visible();
    if (!some.length) return;
    const here = document.activeElement.closest(".card");
    let at = some.indexOf(here) + by;
    if (here === null || !some.includes(here)) {
      at = some.findIndex((card) => card.getBoundingClientRect().top > (by > 0 ? -1 : innerHeight));
      if (at < 0) at = by > 0 ? 0 : some.length - 1;
    }
    const next = some[Math.min(Math.max(at, 0), some.length - 1)];
    next.focus({ preventScroll: true });
    show(next);
  };

  const current = () => document.activeElement.closest(".card");

  const copy = async (button) => {
    const text = document.getElementById(button.dataset.copy).textContent;
    let done = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const range = document.createRange();
      range.selectNodeContents(document.getElementById(button.dataset.copy));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      done = document.execCommand("copy");
    }
    const label = button.firstChild;
    label.textContent = done ? "Copied" : "Press Ctrl+C";
    setTimeout(() => { label.textContent = "Copy"; }, 2000);
  };

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    o: () => { const own = current() && find("details", current()); if (own) own.open = !own.open; },
    c: () => { const button = current() && find(".copy", current()); if (button) copy(button); },
    l: () => {
      const mark = current() && find(`#letter a[href="#${CSS.escape(current().id)}"]`);
      if (mark) { unfold(mark); show(mark, "center"); mark.focus({ preventScroll: true }); }
    },
    "/": () => { words.focus(); words.select(); },
    "?": () => { if (!help.open) help.showModal(); },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open || !(event.target instanceof Element)) return;
    const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
    if (typing) {
      if (event.key === "Escape" && event.target === words) words.blur();
      return;
    }
    if (!find("#keys").checked && event.key !== "?") return;
    if (Object.hasOwn(keys, event.key)) { event.preventDefault(); keys[event.key](); }
  });

  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.addEventListener("reset", () => setTimeout(() => { sort(); filter(); words.focus(); }));
  words.addEventListener("input", filter);
  for (const control of [kind, section, ...verdicts]) control.addEventListener("change", filter);
  order.addEventListener("change", sort);
  find("#help-button").addEventListener("click", keys["?"]);
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".copy");
    if (button) { copy(button); return; }
    const link = event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) follow();
  });
  addEventListener("hashchange", follow);

  /* On paper: tensions and agreements are unfolded, what was not checked stays a count. */
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("#group-tension > details, #group-agreement > details").filter((details) => !details.open);
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of folded) details.open = false; });

  if (location.hash) history.scrollRestoration = "manual";
  tools.hidden = false;
  for (const button of all(".copy")) button.hidden = false;
  filter();
  follow();
})();
