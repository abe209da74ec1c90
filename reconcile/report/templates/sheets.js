// Fills the panel with what a cell was taken for, moves among cells by keys, and lights up one part.
"use strict";
(() => {
  const words = document.getElementById("words").textContent.split("\n");
  const dock = document.getElementById("dock");
  const main = document.getElementById("main");
  const names = {};
  for (const button of document.querySelectorAll(".legend button")) {
    names[button.dataset.part] = button.querySelector(".name").textContent;
  }
  const FIELDS = ["Kind", "Force", "Measure", "Period", "Value", "Unit", "Under"];
  let current = null;

  const make = (name, text, className) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  };

  const addressOf = (cell) => {
    const section = cell.closest(".sheet");
    const place = section.dataset.sheet + "!" + cell.id.slice(section.id.length);
    return cell.dataset.p ? place + ", page " + cell.dataset.p : place;
  };

  const findingOf = (text) => {
    const [id, ...numbers] = text.split(",");
    const told = numbers.map((number) => words[number]);
    const item = make("li");
    const list = make("dl");
    const add = (name, value) => {
      if (!value) return;
      const pair = make("div");
      pair.append(make("dt", name), make("dd", value));
      list.append(pair);
    };
    add("Finding", id);
    for (const n of [4, 2, 1, 3, 5, 0, 6]) add(FIELDS[n], told[n]);
    item.append(list);
    return item;
  };

  const show = (cell) => {
    if (cell === current && !dock.hidden) return;
    if (current) current.classList.remove("shown");
    current = cell;
    cell.classList.add("shown");
    const part = cell.classList[0];
    const heading = make("h3", addressOf(cell));
    heading.append(make("span", names[part], "tag " + part));
    if (cell.classList.contains("said")) heading.append(make("span", "by your layout file", "tag"));
    const close = make("button", "Close", "close");
    close.type = "button";
    close.addEventListener("click", () => (dock.hidden = true));
    heading.append(close);
    const why = words[cell.dataset.w];
    dock.replaceChildren(heading);
    if (why) dock.append(make("p", why.charAt(0).toUpperCase() + why.slice(1) + ".", "quiet"));
    if (cell.dataset.t) dock.append(make("p", words[cell.dataset.t]));
    if (cell.dataset.c) dock.append(make("p", "Comment: " + words[cell.dataset.c]));
    if (cell.dataset.f) {
      const list = make("ol");
      list.append(...cell.dataset.f.split(";").map(findingOf));
      dock.append(list);
    }
    dock.hidden = false;
  };

  const go = (cell) => {
    if (!cell) return;
    const closed = cell.closest("details:not([open])");
    if (closed) closed.open = true;
    const table = cell.closest("table");
    for (const before of table.querySelectorAll('td[tabindex="0"]')) before.tabIndex = -1;
    cell.tabIndex = 0;
    cell.focus({ preventScroll: true });
    show(cell);
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  const filled = (cell) => cell && cell.tagName === "TD" && cell.className;

  const beside = (cell, step) => {
    let next = cell;
    do next = step > 0 ? next.nextElementSibling : next.previousElementSibling; while (next && !filled(next));
    return filled(next) ? next : null;
  };

  const above = (cell, step) => {
    const middle = cell.offsetLeft + Math.min(cell.offsetWidth, 80) / 2;
    let row = cell.parentElement;
    for (;;) {
      row = step > 0 ? row.nextElementSibling : row.previousElementSibling;
      if (!row) return null;
      const found = [...row.cells].find(
        (one) => filled(one) && one.offsetLeft <= middle && middle < one.offsetLeft + one.offsetWidth,
      );
      if (found) return found;
    }
  };

  const litCells = () => [...document.querySelectorAll(main.dataset.only ? "td.lit" : "td.p-not")];

  const jump = (step) => {
    const cells = litCells();
    if (!cells.length) return;
    let at = step > 0 ? 0 : cells.length - 1;
    if (current) {
      const later = Node.DOCUMENT_POSITION_FOLLOWING;
      const isAfter = (cell) => cell !== current && (current.compareDocumentPosition(cell) & later) > 0;
      const first = cells.findIndex(isAfter);
      const after = first < 0 ? cells.length : first;
      at = step > 0 ? after : after - 1 - (cells[after - 1] === current ? 1 : 0);
    }
    go(cells[(at + cells.length) % cells.length]);
  };

  main.addEventListener("mouseover", (event) => {
    const cell = event.target.closest("td[class]");
    if (cell && cell.closest(".frame")) show(cell);
  });
  main.addEventListener("focusin", (event) => {
    if (event.target.matches("td[class]")) show(event.target);
  });
  main.addEventListener("click", (event) => {
    const cell = event.target.closest("td[class]");
    if (cell) go(cell);
    const link = event.target.closest('a[href^="#"]');
    const target = link && document.getElementById(link.hash.slice(1));
    if (target && filled(target)) {
      event.preventDefault();
      go(target);
    }
    const button = event.target.closest(".legend button");
    if (button) light(button);
  });

  const light = (button) => {
    const chosen = button.getAttribute("aria-pressed") !== "true";
    for (const other of document.querySelectorAll(".legend button")) other.setAttribute("aria-pressed", "false");
    for (const cell of document.querySelectorAll("td.lit")) cell.classList.remove("lit");
    delete main.dataset.only;
    if (!chosen) return;
    button.setAttribute("aria-pressed", "true");
    for (const cell of document.querySelectorAll("td." + button.dataset.part)) cell.classList.add("lit");
    main.dataset.only = button.dataset.part;
  };

  const ends = (cell, name) => {
    const cells = cell.parentElement.querySelectorAll("td[class]");
    return name === "Home" ? cells[0] : cells[cells.length - 1];
  };

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    if (event.key === "n" || event.key === "p") return jump(event.key === "n" ? 1 : -1);
    if (event.key === "Escape") {
      dock.hidden = true;
      return;
    }
    const cell = event.target.closest && event.target.closest(".frame td[class]");
    if (!cell) return;
    const moves = {
      ArrowRight: () => beside(cell, 1),
      ArrowLeft: () => beside(cell, -1),
      ArrowDown: () => above(cell, 1),
      ArrowUp: () => above(cell, -1),
      Home: () => ends(cell, "Home"),
      End: () => ends(cell, "End"),
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    go(moves[event.key]());
  });

  for (const table of document.querySelectorAll(".frame table")) {
    const first = table.querySelector("td[class]");
    if (first) first.tabIndex = 0;
  }
})();
