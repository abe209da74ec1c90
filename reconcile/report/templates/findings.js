"use strict";
(() => {
  const find = (selector) => document.querySelector(selector);
  const tools = find("#tools");
  const words = find("#find");
  const kind = find("#kind");
  const standing = find("#standing");
  const shown = find("#shown");
  const clear = find("#clear");
  const entries = Array.from(document.querySelectorAll(".entry"));
  const marks = new Map();
  for (const link of document.querySelectorAll('.page a[href^="#"], .letter-text a[href^="#"]')) {
    const id = link.getAttribute("href").slice(1);
    if (!marks.has(id)) marks.set(id, []);
    marks.get(id).push(link);
  }

  const filter = () => {
    const sought = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const entry of entries) {
      const text = entry.textContent.toLowerCase();
      const fits = (kind.value === "" || entry.dataset.kind === kind.value)
        && (standing.value === "" || entry.dataset.standing === standing.value)
        && sought.every((word) => text.includes(word));
      entry.hidden = !fits;
      for (const mark of marks.get(entry.id) || []) mark.classList.toggle("out", !fits);
      if (fits) count += 1;
    }
    const narrowed = count < entries.length;
    clear.hidden = !narrowed;
    shown.textContent = narrowed ? `${count} of ${entries.length} shown` : `${entries.length} findings`;
  };

  const step = (by) => {
    const some = entries.filter((entry) => !entry.hidden);
    if (!some.length) return;
    const at = some.indexOf(document.activeElement.closest(".entry")) + by;
    const next = some[Math.min(Math.max(at, 0), some.length - 1)];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)
      || event.target.matches("input, select")) return;
    const keys = { j: () => step(1), k: () => step(-1), "/": () => words.focus() };
    if (Object.hasOwn(keys, event.key)) { event.preventDefault(); keys[event.key](); }
  });
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.addEventListener("reset", () => setTimeout(filter));
  words.addEventListener("input", filter);
  for (const control of [kind, standing]) control.addEventListener("change", filter);
  tools.hidden = false;
  filter();
})();
