// Positions as a table: works on one theme, or all themes by all works. Sorted, filtered, searched, taken along as CSV.

const STATUSES = ["stated", "implied", "silent"];

const wordsOf = (position) => [position.stance, position.summary, ...(position.evidence || []).map((one) => `${one.words} ${one.citation}`)]
  .join(" ").toLowerCase();

const evidenceOf = (position) => (position.searches ? searchList(position) : evidenceList(position.evidence));

function csvOf(cells) {
  const quotedCell = (value) => `"${String(value).replaceAll('"', '""')}"`;
  const rows = cells.map(({ theme, siglum, position }) => [theme.id, siglum, position.stance, position.status, position.summary,
    (position.evidence || []).map((one) => `${one.at} (${one.bearing}): ${one.words}`).join("\n")]);
  return [["theme", "siglum", "stance", "status", "summary", "evidence"], ...rows].map((row) => row.map(quotedCell).join(",")).join("\r\n");
}

export default {
  render({ model, el }) {
    begin(model, el);
    const { works, themes } = model.get("positions");
    const names = Object.fromEntries(works.map((work) => [work.siglum, work.short]));
    const speech = speaker(model);
    const box = h("div", { class: "table-box", tabindex: "0", role: "region", "aria-label": "The positions" });
    const takeAlong = h("a", { class: "cw-button", download: "positions.csv" }, "Take these rows along (CSV)");
    const blank = { theme: "", work: "", stance: "", status: "", search: "", sort: "", down: false };
    let chosen = { ...blank, ...model.get("selection") };
    let opened = null;
    const own = model.get("selection").theme || "";

    const change = (part) => {
      chosen = { ...chosen, ...part };
      if ("theme" in part) { chosen.stance = ""; opened = null; }
      draw();
      keep();
    };
    function keep() {
      const value = Object.entries(chosen).filter(([key, one]) => one !== blank[key]).map(([key, one]) => `${key}=${one}`).join(";");
      address.write(model, "positions", value || "all");
      if (!same(model.get("selection"), chosen)) {
        model.set("selection", { ...chosen });
        model.save_changes();
      }
    }

    const themeMenu = menu([["", "All themes"], ...themes.map((one) => [one.id, one.title])], chosen.theme, (value) => change({ theme: value }));
    const workMenu = menu([["", "All works"], ...works.map((one) => [one.siglum, one.short])], chosen.work, (value) => change({ work: value }));
    const stanceMenu = menu([], "", (value) => change({ stance: value }));
    const statusMenu = menu([["", "Any status"], ...STATUSES.map((one) => [one, one])], chosen.status, (value) => change({ status: value }));
    const searchBox = h("input", { type: "search", value: chosen.search, placeholder: "words", oninput: (event) => change({ search: event.target.value }) });

    const fits = ({ theme, siglum, position }) => (!chosen.theme || theme.id === chosen.theme) && (!chosen.work || siglum === chosen.work)
      && (!chosen.stance || position.stance === chosen.stance) && (!chosen.status || position.status === chosen.status)
      && (!chosen.search.trim() || `${theme.title.toLowerCase()} ${names[siglum].toLowerCase()} ${wordsOf(position)}`.includes(chosen.search.trim().toLowerCase()));
    const allCells = () => themes.flatMap((theme) => works.map(({ siglum }) => ({ theme, siglum, position: theme.positions[siglum] })));

    /** A letter for each stance that several works take on a theme, so that agreement is seen along a row. */
    function sharedLetters(theme) {
      const stances = works.map(({ siglum }) => theme.positions[siglum]).filter((one) => one.status !== "silent").map((one) => one.stance);
      return new Map([...new Set(stances.filter((one, n) => stances.indexOf(one) !== n))].map((stance, n) => [stance, "ABCDE"[n]]));
    }

    /** A heading that sorts; once more, the other way; a third time, the order of the book. */
    function sorter(key, label) {
      const state = chosen.sort === key ? (chosen.down ? "descending" : "ascending") : "none";
      const arrow = { ascending: " ▲", descending: " ▼", none: "" }[state];
      return h("th", { scope: "col", "aria-sort": state }, h("button", {
        type: "button", class: "cw-sort", "data-key": key,
        onclick: () => change(state === "none" ? { sort: key, down: false } : state === "ascending" ? { down: true } : { sort: "", down: false }),
      }, ...[label].flat(), h("span", { "aria-hidden": "true" }, arrow)));
    }
    const sorted = (rows, valueOf) => {
      if (!chosen.sort) return rows;
      const up = [...rows].sort((one, other) => valueOf(one).localeCompare(valueOf(other), "en"));
      return chosen.down ? up.reverse() : up;
    };

    function oneTheme(theme, cells) {
      const valueOf = ({ siglum, position }) => ({ work: names[siglum], stance: position.stance, status: position.status }[chosen.sort] || "");
      return h("table", { class: "positions" }, h("caption", {}, theme.question),
        h("thead", {}, h("tr", {}, sorter("work", "Work"), sorter("stance", "Stance"), h("th", { scope: "col" }, "Position and evidence"))),
        h("tbody", {}, sorted(cells, valueOf).map(({ siglum, position }) => h("tr", {},
          h("th", { scope: "row" }, workMark(works.find((work) => work.siglum === siglum)), " ", names[siglum]), h("td", {}, stancePill(position)),
          h("td", {}, h("p", {}, position.summary),
            fold(position.searches ? `The searches (${position.searches.length})` : `Evidence (${position.evidence.length})`, false, evidenceOf(position)))))));
    }

    function allThemes(cells) {
      const shown = works.filter((work) => !chosen.work || work.siglum === chosen.work);
      const rows = themes.map((theme) => ({ theme, cells: Object.fromEntries(cells.filter((one) => one.theme === theme).map((one) => [one.siglum, one])) }))
        .filter((row) => Object.keys(row.cells).length);
      const valueOf = (row) => (chosen.sort === "theme" ? row.theme.title : row.cells[chosen.sort]?.position.stance || "￿");
      const body = sorted(rows, valueOf).flatMap((row) => {
        const letters = sharedLetters(row.theme);
        const line = h("tr", {}, h("th", { scope: "row" }, chapterLink(row.theme.title, row.theme.chapter)),
          shown.map(({ siglum }) => {
            const cell = row.cells[siglum];
            if (!cell) return h("td", { "data-work": names[siglum], class: "cw-none" }, "–");
            const id = `${row.theme.id},${siglum}`;
            return h("td", { "data-work": names[siglum] }, h("button", {
              type: "button", class: "cw-cell", "data-cell": id, "aria-expanded": String(opened === id),
              "aria-label": `${names[siglum]} on ${row.theme.title}: ${cell.position.stance}, ${cell.position.status}`,
              onclick: () => {
                opened = opened === id ? null : id;
                draw();
                box.querySelector(".cw-opened")?.scrollIntoView({ block: "nearest" }); // on a phone it stands below five cells
              },
            }, letterOf(letters.get(cell.position.stance)), stancePill(cell.position)));
          }));
        const cell = shown.map(({ siglum }) => row.cells[siglum]).find((one) => one && opened === `${row.theme.id},${one.siglum}`);
        return cell ? [line, h("tr", { class: "cw-opened" }, h("td", { colspan: shown.length + 1 },
          h("p", {}, h("strong", {}, names[cell.siglum]), ": ", cell.position.summary), evidenceOf(cell.position)))] : [line];
      });
      return h("table", { class: "positions map" }, h("caption", {}, "The stance of each work on each theme; cells of a row with one letter take the same, and a cell opens its evidence"),
        h("thead", {}, h("tr", {}, sorter("theme", "Theme"), shown.map((work) => sorter(work.siglum, [workMark(work), work.short])))), h("tbody", {}, body));
    }

    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !opened) return;
      const cell = opened;
      opened = null;
      draw();
      box.querySelector(`[data-cell="${CSS.escape(cell)}"]`)?.focus();
    });

    const meanings = h("div");
    function draw() {
      const focus = document.activeElement && el.contains(document.activeElement) ? document.activeElement : null;
      const mark = focus?.dataset.cell ? `[data-cell="${CSS.escape(focus.dataset.cell)}"]` : focus?.dataset.key ? `[data-key="${CSS.escape(focus.dataset.key)}"]` : null;
      const theme = themes.find((one) => one.id === chosen.theme);
      const labels = [...new Set((theme ? [theme] : themes).flatMap((one) => works.map((work) => one.positions[work.siglum].stance)))].sort();
      stanceMenu.replaceChildren(...[["", "Any stance"], ...labels.map((one) => [one, one])].map(([value, label]) =>
        h("option", { value, selected: value === chosen.stance }, label)));
      for (const [control, key] of [[themeMenu, "theme"], [workMenu, "work"], [statusMenu, "status"], [searchBox, "search"]]) {
        if (control.value !== chosen[key]) control.value = chosen[key];
      }
      const cells = allCells().filter(fits);
      const total = (theme ? 1 : themes.length) * works.length;
      box.replaceChildren(...(cells.length ? [theme ? oneTheme(theme, cells) : allThemes(cells)] : []));
      meanings.replaceChildren(...(theme ? [h("details", { class: "stances" }, h("summary", {}, "What the stances mean"),
        h("dl", {}, theme.stances.map((one) => [h("dt", {}, one.label), h("dd", {}, one.definition)])))] : []));
      takeAlong.href = `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${csvOf(cells)}`)}`;
      takeAlong.hidden = !cells.length;
      speech.say(cells.length === total ? plural(total, "position") + "." : cells.length
        ? `${cells.length} of ${plural(total, "position")} fit.` : "No position fits; take a filter away.");
      if (mark) box.querySelector(mark)?.focus();
    }

    function problemOf(one) {
      if (one.theme && !themes.some((theme) => theme.id === one.theme)) return `There is no theme “${one.theme}”. The book has ${themes.map((theme) => theme.id).join(", ")}.`;
      if (one.work && !(one.work in names)) return `There is no work “${one.work}”. The book has ${Object.keys(names).join(", ")}.`;
      if (one.status && !STATUSES.includes(one.status)) return `There is no status “${one.status}”; a status is ${STATUSES.join(", ")}.`;
      return "";
    }
    const accept = (next) => {
      const problem = problemOf(next);
      speech.warn(problem);
      if (!problem) chosen = next;
    };
    const follow = () => {
      const next = { ...blank, ...model.get("selection") };
      if (same(next, chosen)) return;
      accept(next);
      draw();
    };
    model.on("change:selection", follow);
    const asked = address.read(model, "positions");
    if (asked) {
      const parts = Object.fromEntries(asked.split(";").map((part) => part.split(/=(.*)/s)).filter(([key, value]) => key in blank && value !== undefined));
      accept({ ...blank, theme: "", ...parts, down: parts.down === "true" });
    }
    el.append(h("details", { class: "cw-tools", open: !own || Boolean(asked) }, h("summary", {}, "Sort, filter and search the positions"),
      h("div", { class: "cw-controls" }, field("Theme", themeMenu), field("Work", workMenu), field("Stance", stanceMenu), field("Status", statusMenu), field("Search", searchBox), takeAlong)),
    ...speech.elements, box, meanings);
    draw();
    return () => model.off("change:selection", follow);
  },
};
