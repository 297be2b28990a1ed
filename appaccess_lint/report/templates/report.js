"use strict";
(function () {
  // what must be scrolled sideways is reached by the keyboard too
  const sized = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const scrolls = target.scrollWidth > target.clientWidth;
      const name = target.querySelector("caption").textContent;
      for (const [key, value] of [["tabindex", 0], ["role", "region"], ["aria-label", name]]) {
        if (scrolls) target.setAttribute(key, value);
        else target.removeAttribute(key);
      }
    }
  });
  for (const region of document.querySelectorAll(".scroll")) sized.observe(region);

  const table = document.getElementById("calls");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const words = document.getElementById("words");
  const access = document.getElementById("access");
  const life = document.getElementById("life");
  const shown = document.getElementById("shown");
  const more = document.getElementById("more");
  // a page of thousands of lines has no end in sight
  let limit = 200;
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

  function filter() {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const fits = (!access.value || row.dataset.access === access.value)
        && (!life.value || row.dataset.life === life.value)
        && wanted.every((word) => texts.get(row).includes(word));
      row.hidden = !fits || count >= limit;
      count += fits ? 1 : 0;
    }
    more.hidden = count <= limit;
    shown.textContent = count + " of " + rows.length + " calls" + (more.hidden ? "" : ", first " + limit + " shown");
  }

  function showAll() {
    limit = Infinity;
    filter();
  }

  function key(row, column) {
    const cell = row.cells[column];
    return cell.dataset.sort || cell.textContent.trim();
  }

  Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const keys = new Map(rows.map((row) => [row, key(row, column)]));
      const compare = new Intl.Collator("en", { numeric: true }).compare;
      rows.sort((a, b) => compare(keys.get(a), keys.get(b)) * (down ? -1 : 1));
      body.append(...rows);
      filter();
    });
  });

  const form = document.getElementById("filters");
  form.hidden = false;
  form.addEventListener("input", filter);
  more.addEventListener("click", showAll);
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    showAll();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();
})();
