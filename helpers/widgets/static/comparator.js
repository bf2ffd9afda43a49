// Positions of two to five works side by side on a theme, or passages side by side by address.

const LEAST = 2;
const MOST = 5;
const LETTERS = "ABCDE";

/** The stances among works, in order of appearance, each with a letter and the works that take it. */
function stancesOf(theme, sigla, names) {
  const found = new Map();
  for (const siglum of sigla) {
    const { stance } = theme.positions[siglum];
    found.set(stance, [...(found.get(stance) || []), siglum]);
  }
  return [...found].map(([stance, sigla], n) => ({ stance, sigla, works: sigla.map((one) => names[one]), letter: LETTERS[n] }));
}

function verdict(stances, count) {
  if (stances.length === 1) return `One stance: ${stances[0].stance} (${stances[0].works.join(", ")}).`;
  const all = stances.map((one) => `${one.letter}, ${one.stance} (${one.works.join(", ")})`).join("; ");
  return `${stances.length} stances among ${count} works: ${all}.`;
}

function pane(work, position, letter, folded) {
  const evidence = position.evidence || [];
  const counter = evidence.filter((one) => AGAINST.includes(one.bearing));
  const pro = evidence.filter((one) => !AGAINST.includes(one.bearing));
  return h("div", { class: "comparison-pane", role: "group", "aria-label": work.short, style: `--work: ${workColour(work.siglum)}` },
    h("p", { class: "comparison-work" }, workMark(work), " ", h("strong", {}, work.short), " ", letterOf(letter)),
    h("p", { class: "comparison-stance" }, stancePill(position)),
    h("p", {}, position.summary),
    position.searches ? fold(`The searches (${position.searches.length})`, !folded, searchList(position)) : [
      pro.length ? fold(`Evidence (${pro.length})`, !folded, evidenceList(pro)) : null,
      counter.length ? fold(`Limits and counter-evidence (${counter.length})`, !folded, evidenceList(counter)) : null,
    ]);
}

function passagePane(texts, found) {
  return h("div", { class: "comparison-pane", role: "group", "aria-label": found.citation },
    h("p", { class: "comparison-work" }, h("strong", {}, locusLink(found.citation, passageHref(found.work, found.passages[0][0])))),
    found.passages.map((one) => h("p", { class: "passage-text" }, voicedText(texts, found.work, one))));
}

export default {
  render({ model, el }) {
    begin(model, el);
    const { works, themes } = model.get("positions");
    const names = Object.fromEntries(works.map((work) => [work.siglum, work.short]));
    const workOf = (siglum) => works.find((work) => work.siglum === siglum);
    const initial = clone(model.get("selection"));
    const speech = speaker(model);
    const output = h("div", { class: "comparison" });
    let mode = "theme";
    let chosen = { theme: initial.theme || themes[0].id, works: initial.works || works.slice(0, 2).map((work) => work.siglum) };
    let typed = initial.passages || [];

    const themeMenu = menu(themes.map((one) => [one.id, one.title]), chosen.theme, (id) => choose({ ...chosen, theme: id }));
    const workBoxes = boxes("Works, two to five", works.map((work) => [work.siglum, work.short]), (siglum) => chosen.works.includes(siglum),
      (siglum, checked, box) => {
        const next = checked ? [...chosen.works, siglum] : chosen.works.filter((one) => one !== siglum);
        if (next.length < LEAST || next.length > MOST) {
          box.checked = !checked;
          speech.warn(next.length < LEAST ? "A comparison needs two works at least; tick another first." : "Five works at most; untick one first.");
          return;
        }
        choose({ ...chosen, works: next });
      });
    const compare = (quietly) => choosePassages(addresses.map((one) => one.value), quietly);
    const addresses = [0, 1].map((n) =>
      addressBox({ value: typed[n] || "", placeholder: n ? "wetzel-2021:35-37" : "stalin-1926:23", onchange: () => compare() }, () => compare()));
    const byTheme = h("div", { class: "cw-controls" }, field("Theme", themeMenu), workBoxes);
    const byAddress = h("div", { class: "cw-controls" }, addresses.map((one, n) => field(n ? "and" : "Passage or range", one)),
      h("button", { type: "button", onclick: () => compare() }, "Compare"));
    const modes = [["theme", "Positions on a theme"], ["passages", "Passages by address"]].map(([value, label]) =>
      h("button", { type: "button", "aria-pressed": "false", value, onclick: () => (value === "theme" ? choose(chosen) : compare(true)) }, label));

    const show = (next) => {
      mode = next;
      byTheme.hidden = mode !== "theme";
      byAddress.hidden = mode === "theme";
      speech.elements[1].classList.toggle("cw-heard", mode === "theme"); // the list of stances shows what it says
      modes.forEach((one) => one.setAttribute("aria-pressed", String(one.value === mode)));
    };
    const keep = (selection, value) => {
      address.write(model, "compare", value);
      if (!same(model.get("selection"), selection)) {
        model.set("selection", selection);
        model.save_changes();
      }
    };

    function choose(next, quietly = false) {
      const theme = themes.find((one) => one.id === next.theme);
      const strange = next.works.filter((siglum) => !(siglum in names));
      if (!theme) return speech.warn(`There is no theme “${next.theme}”. The book has ${themes.map((one) => one.id).join(", ")}.`);
      if (strange.length) return speech.warn(`There is no work “${strange[0]}”. The book has ${Object.keys(names).join(", ")}.`);
      if (new Set(next.works).size !== next.works.length || next.works.length < LEAST || next.works.length > MOST) {
        return speech.warn("A comparison takes two to five different works.");
      }
      chosen = { theme: next.theme, works: [...next.works] };
      show("theme");
      themeMenu.value = chosen.theme;
      workBoxes.querySelectorAll("input").forEach((box) => { box.checked = chosen.works.includes(box.value); });
      speech.warn("");
      const stances = stancesOf(theme, chosen.works, names);
      const folded = chosen.works.length > 2;
      const letterFor = (siglum) => (stances.length > 1 ? stances.find((one) => one.stance === theme.positions[siglum].stance).letter : "");
      const value = [chosen.theme, ...chosen.works].join(",");
      output.replaceChildren(
        h("p", { class: "comparison-question" }, theme.question),
        h("ul", { class: "comparison-stances", "aria-hidden": "true" }, stances.map((one) => h("li", {},
          letterOf(one.letter), h("strong", {}, one.stance),
          h("span", { class: "comparison-works" }, one.sigla.map((siglum) => [h("span", {}, workMark(workOf(siglum)), " ", names[siglum]), " "]))))),
        h("div", { class: "comparison-grid" }, chosen.works.map((siglum) => pane(workOf(siglum), theme.positions[siglum], letterFor(siglum), folded))),
        ...[permalink(model, "compare", value, "A link to this comparison"), model.page && !location.pathname.endsWith(`/${theme.chapter}.html`)
          ? h("p", { class: "cw-permalink" }, "The chapter: ", chapterLink(theme.title, theme.chapter)) : null].filter(Boolean));
      speech.say(verdict(stances, chosen.works.length));
      if (!quietly) keep(chosen, value);
      return undefined;
    }

    async function choosePassages(next, quietly = false) {
      show("passages");
      speech.warn("");
      const given = next.map((one) => one.trim());
      addresses.forEach((input, n) => { input.value = given[n] || ""; });
      if (given.some((one) => !one) || given.length < 2) {
        output.replaceChildren();
        return speech.say("Give two addresses, such as stalin-1926:23 and wetzel-2021:35-37.");
      }
      let texts;
      try {
        texts = await withTexts(model);
      } catch (error) {
        return speech.warn(error.message);
      }
      if (mode !== "passages") return undefined; // the reader has gone on meanwhile
      const found = given.map((one) => findAddress(texts, one));
      const wrong = found.filter((one) => one.error);
      if (wrong.length) return speech.warn(wrong.map((one) => one.error).join(" "));
      typed = found.map((one) => one.address);
      output.replaceChildren(h("div", { class: "comparison-grid" }, found.map((one) => passagePane(texts, one))),
        ...[permalink(model, "compare", typed.join(","), "A link to this comparison")].filter(Boolean));
      speech.say(`${found.map((one) => one.citation).join(" beside ")}. Words of others are underlined.`);
      if (!quietly || mode === "passages") keep({ passages: typed }, typed.join(","));
      return undefined;
    }

    const follow = () => {
      const selection = model.get("selection");
      if (selection.passages) {
        if (!same(selection.passages, typed) || mode === "theme") choosePassages(selection.passages, true);
      } else if (!same({ theme: selection.theme, works: selection.works }, chosen) || mode !== "theme") {
        choose({ theme: selection.theme, works: selection.works || [] }, true);
      }
    };
    model.on("change:selection", follow);

    el.append(h("div", { class: "cw-modes", role: "group", "aria-label": "What to compare" }, modes), byTheme, byAddress, ...speech.elements, output);
    if (initial.passages) choosePassages(initial.passages, true);
    else choose(chosen, true);
    const asked = address.read(model, "compare");
    if (asked) {
      const parts = asked.split(",");
      if (parts[0].includes(":")) choosePassages(parts, true);
      else choose({ theme: parts[0], works: parts.slice(1) }, true);
    }
    return () => model.off("change:selection", follow);
  },
};
