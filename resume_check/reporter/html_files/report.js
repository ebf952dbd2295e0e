"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);

  // --- The score, added up as resume_check/score.py does.

  // The exactly rounded sum of numbers (Shewchuk's algorithm), as Python's math.fsum.
  function fsum(numbers) {
    const partials = [];
    for (let x of numbers) {
      let kept = 0;
      for (let y of partials) {
        if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
        const high = x + y;
        const low = y - (high - x);
        if (low) partials[kept++] = low;
        x = high;
      }
      partials.length = kept;
      partials.push(x);
    }
    let n = partials.length;
    if (!n) return 0;
    let high = partials[--n];
    let low = 0;
    while (n > 0) {
      const x = high;
      const y = partials[--n];
      high = x + y;
      low = y - (high - x);
      if (low) break;
    }
    if (n > 0 && ((low < 0 && partials[n - 1] < 0) || (low > 0 && partials[n - 1] > 0))) {
      const y = low * 2;
      const x = high + y;
      if (y === x - high) high = x;
    }
    return high;
  }

  // To one decimal, a tie to the even digit, as Python's round.
  function tenth(x) {
    if (Math.abs((x * 4) % 2) !== 1) return Number(x.toFixed(1));
    const low = Math.floor(x * 10);
    return (low % 2 ? low + 1 : low) / 10;
  }

  function scoresWith(tips) {
    const scores = new Map(data.criteria.map(([id, , , score]) => [id, score]));
    for (const tip of tips) {
      const [criterion, target] = data.tips[tip];
      scores.set(criterion, target);
    }
    return scores;
  }

  const total = (scores) => Math.min(100, 100 * fsum(data.criteria.map(([id, , weight]) => weight * scores.get(id))));

  function groupScore(group, scores) {
    const own = data.criteria.filter((item) => item[1] === group);
    const required = own.filter((item) => !item[4]);
    const base = required.length ? required : own;
    const weight = fsum(base.map((item) => item[2]));
    return weight ? 100 * (fsum(base.map((item) => item[2] * scores.get(item[0]))) / weight) : 0;
  }

  function whatIf(tips) {
    const before = tenth(total(scoresWith([])));
    const scores = scoresWith(tips);
    const after = tenth(total(scores));
    const groups = data.groups.map((group) => [group, tenth(groupScore(group, scores))]);
    return { before, after, gain: tenth(after - before), groups: Object.fromEntries(groups) };
  }

  // --- What if

  const switches = all("[data-tip]");

  function showWhatIf() {
    const chosen = switches.filter((item) => item.checked).map((item) => item.dataset.tip);
    const result = whatIf(chosen);
    byId("whatif").hidden = !chosen.length;
    byId("whatif-said").textContent = chosen.length
      ? `${chosen.length === 1 ? "With this tip" : `With these ${chosen.length} tips`}: ` +
        `${result.before.toFixed(1)} \u2192 ${result.after.toFixed(1)} (+${result.gain.toFixed(1)})`
      : "";
    byId("gauge-more").setAttribute("stroke-dasharray", `${chosen.length ? result.after : 0} 100`);
    for (const bar of all("[data-more]")) {
      bar.setAttribute("width", chosen.length ? result.groups[bar.dataset.more] : 0);
    }
  }
  switches.forEach((item) => item.addEventListener("change", showWhatIf));
  byId("whatif-reset").addEventListener("click", () => {
    const first = switches.find((item) => item.checked);
    switches.forEach((item) => { item.checked = false; });
    showWhatIf();
    if (first) first.focus();
  });

  // --- Criteria and marks

  const criteria = all(".criterion");
  const marks = all(".mark");
  const buttons = all("[data-filter]");
  const resume = byId("resume");
  const narrow = matchMedia("(max-width: 52rem)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const say = (text) => { byId("said").textContent = text; };
  const scrollTo = (element, block) => element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

  function light(criterion) {
    resume.classList.toggle("choosing", Boolean(criterion));
    const own = criterion ? marks.filter((mark) => mark.dataset.criteria.split(" ").includes(criterion.dataset.criterion)) : [];
    const against = criterion ? new Set(all(".not [data-mark]", criterion).map((item) => item.dataset.mark)) : new Set();
    for (const mark of marks) {
      mark.classList.toggle("lit", own.includes(mark));
      mark.classList.toggle("against", own.includes(mark) && against.has(mark.dataset.mark));
      mark.classList.remove("now");
    }
    return own;
  }

  function point(key) {
    for (const mark of marks) mark.classList.toggle("now", mark.dataset.mark === key);
  }

  // In view, without moving the page itself where the resume scrolls beside it.
  function reveal(mark) {
    if (narrow.matches) return scrollTo(mark, "center");
    const pane = mark.closest(".pages");
    const box = mark.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    const out = box.top < frame.top + 40 || box.bottom > frame.bottom - 40;
    if (out) pane.scrollTop += box.top - frame.top - frame.height / 3;
  }

  let current = null; // the criterion that is lit
  let unfolded = []; // what is open only to be printed

  function choose(criterion, { move = true } = {}) {
    current = criterion;
    for (const other of criteria) other.open = other === criterion;
    const own = light(criterion);
    if (!criterion) return;
    if (own.length && move && !narrow.matches) reveal(own[0]);
    const label = criterion.querySelector(".label").textContent;
    say(`${label}: ${new Set(own.map((mark) => mark.dataset.mark)).size} marked passages`);
  }

  criteria.forEach((criterion) => criterion.querySelector("summary").addEventListener("click", (event) => {
    event.preventDefault();
    choose(criterion.open ? null : criterion);
  }));
  // The browser opens a closed criterion itself where its search finds something in it.
  criteria.forEach((criterion) => criterion.addEventListener("toggle", () => {
    if (criterion.open && criterion !== current && !unfolded.includes(criterion)) choose(criterion);
  }));

  function filter(shown, pressed) {
    criteria.forEach((criterion) => { criterion.hidden = !shown(criterion); });
    all(".group").forEach((group) => { group.hidden = !group.querySelector(".criterion:not([hidden])"); });
    buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.filter === pressed)));
    byId("chosen").hidden = pressed !== null;
    const open = criteria.find((criterion) => criterion.open);
    if (open && open.hidden) choose(null);
    return criteria.filter((criterion) => !criterion.hidden).length;
  }

  buttons.forEach((button) => button.addEventListener("click", () => {
    const status = button.dataset.filter;
    say(`${filter((criterion) => !status || criterion.dataset.status === status, status)} criteria shown`);
  }));

  function showAll() {
    filter(() => true, "");
    choose(null);
  }
  byId("clear").addEventListener("click", () => { showAll(); buttons[0].focus(); });

  marks.forEach((mark) => mark.addEventListener("click", (event) => {
    event.preventDefault();
    const ids = mark.dataset.criteria.split(" ").filter(Boolean);
    const own = ids.map((id) => byId(`c-${id}`)).filter(Boolean);
    if (!own.length) return;
    const count = filter((criterion) => own.includes(criterion), null);
    byId("chosen").firstElementChild.textContent = `This line speaks of ${count === 1 ? "one criterion" : `${count} criteria`}.`;
    choose(own[0], { move: false });
    point(mark.dataset.mark);
    scrollTo(narrow.matches ? byId("chosen") : byId("criteria"), "start");
    own[0].querySelector("summary").focus({ preventScroll: true });
  }));

  let from = null;
  all("a.quote").forEach((link) => link.addEventListener("click", (event) => {
    const mark = marks.find((item) => item.dataset.mark === link.dataset.mark);
    event.preventDefault();
    if (!mark) return;
    const criterion = link.closest(".criterion");
    if (criterion) choose(criterion, { move: false });
    else {
      showAll();
      resume.classList.add("choosing");
      for (const item of marks) item.classList.toggle("lit", item.dataset.mark === mark.dataset.mark);
      scrollTo(narrow.matches ? mark : resume, narrow.matches ? "center" : "start");
    }
    point(link.dataset.mark);
    reveal(mark);
    mark.focus({ preventScroll: true });
    from = link;
    byId("back").hidden = false;
  }));
  byId("back").addEventListener("click", (event) => {
    event.preventDefault();
    byId("back").hidden = true;
    if (!from) return;
    scrollTo(from, "center");
    from.focus({ preventScroll: true });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !resume.classList.contains("choosing")) return;
    const open = criteria.find((criterion) => criterion.open);
    showAll();
    if (open && !document.activeElement.closest("summary")) open.querySelector("summary").focus();
  });

  // --- Links to what is folded, and paper

  function openTarget() {
    const target = location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.matches(".criterion")) return choose(target);
    const folded = target.querySelector(":scope > details");
    if (folded) folded.open = true;
  }
  addEventListener("hashchange", openTarget);

  addEventListener("beforeprint", () => {
    unfolded = all("details:not([open]):not(.as-text)");
    unfolded.forEach((item) => { item.open = true; });
  });
  addEventListener("afterprint", () => {
    unfolded.forEach((item) => { item.open = false; });
    setTimeout(() => { unfolded = []; });
  });

  all(".js").forEach((element) => { element.hidden = false; });
  openTarget();
})();
