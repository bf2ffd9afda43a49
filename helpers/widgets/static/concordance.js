// Every hit of a pattern in its context, as it is typed.

const LINES = 60;
const PARTS = 120;
const NESTED = /[+*}][^()]*\)+[+*{]/; // a repetition inside a repetition
const PATIENCE = 1500; // milliseconds for a regular expression before it is given up

/** Runs regular expressions where they can be ended: in a worker; or here, between hits, when there can be none. */
function regularSearches(model, texts, index) {
  let worker = null;
  let waiting = null;
  let count = 0;
  const start = () => {
    if (model.page && location.protocol.startsWith("http")) worker = new Worker(model.worker);
    else {
      const source = `"use strict";(${commentaryEngine})().serve(globalThis);`;
      worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
    }
    worker.addEventListener("message", ({ data }) => { if (waiting && waiting.id === data.id) waiting.settle(data); });
    worker.addEventListener("error", () => { if (waiting) waiting.settle({ broken: true }); });
    worker.postMessage({ texts });
  };
  const here = (pattern) => {
    if (NESTED.test(pattern)) return { error: "this expression might run away, and your browser allows no worker to run it in; leave out one of the repetitions inside each other." };
    const end = performance.now() + PATIENCE;
    return engine.scan(index, pattern, () => performance.now() > end);
  };
  const stop = () => { worker?.terminate(); worker = null; };
  const run = (pattern) => new Promise((resolve) => {
    engine.expressionOf(pattern); // says what is wrong at once; only the worker tries it
    if (waiting) { waiting.settle({ dropped: true }); }
    try {
      if (!worker) start();
    } catch {
      resolve(here(pattern));
      return;
    }
    const id = (count += 1);
    const timer = setTimeout(() => { stop(); waiting?.settle({ late: true, starts: [], ends: [] }); }, PATIENCE);
    waiting = {
      id,
      settle(data) {
        clearTimeout(timer);
        waiting = null;
        if (data.dropped) stop(); // what still runs is of no use any more
        resolve(data.broken ? here(pattern) : data);
      },
    };
    worker.postMessage({ id, pattern });
  });
  return { run, stop };
}

export default {
  async render({ model, el }) {
    begin(model, el);
    const texts = await withTexts(model);
    const index = engine.makeIndex(texts);
    const regular = regularSearches(model, texts, index);
    const speech = speaker(model);
    const blank = { pattern: "", voice: "own", sort: "order", works: index.works.map((work) => work.siglum) };
    let chosen = { ...blank, ...model.get("selection") };
    let most = LINES;
    let hits = null;
    let turn = 0;
    const heard = index.voices.filter((_, n) => index.voiceOf.subarray(0, index.size).includes(n)).sort();

    const counts = h("ul", { class: "kwic-counts", "aria-label": "Hits by work" });
    const lines = h("ol", { class: "kwic" });
    const goOn = () => { // the reader goes on at the first line that is new
      const first = lines.children.length;
      most += 500;
      draw();
      lines.children[first]?.querySelector("a")?.focus();
    };
    const more = h("button", { type: "button", onclick: goOn }, "");
    const foot = h("div");

    const change = (part) => { chosen = { ...chosen, ...part }; most = LINES; search(); keep(); };
    let kept = 0;
    function keep() { // the address follows when the reader pauses: browsers limit how often it may change
      clearTimeout(kept);
      kept = setTimeout(() => {
        const all = chosen.works.length === index.works.length;
        address.write(model, "kwic", [chosen.pattern, chosen.voice, chosen.sort, all ? "" : chosen.works.join("+")].map(encodeURIComponent).join(";"));
        if (!same(model.get("selection"), chosen)) {
          model.set("selection", { ...chosen });
          model.save_changes();
        }
      }, 250);
    }

    const patternBox = h("input", {
      type: "search", value: chosen.pattern, spellcheck: "false", autocapitalize: "off", autocomplete: "off", class: "kwic-pattern",
      oninput: (event) => change({ pattern: event.target.value }),
    });
    const voiceMenu = menu([["own", "the author’s own"], ["all", "all voices"], ...heard.map((name) => [name, name])], chosen.voice, (voice) => change({ voice }));
    const sortMenu = menu([["order", "in reading order"], ["left", "by the words before"], ["right", "by the words after"]], chosen.sort, (sort) => change({ sort }));
    const workBoxes = boxes("Works", index.works.map((work) => [work.siglum, work.short]), (siglum) => chosen.works.includes(siglum),
      (siglum, checked) => change({ works: index.works.map((work) => work.siglum).filter((one) => (one === siglum ? checked : chosen.works.includes(one))) }));

    function strip(work, parts, count) {
      const d = [...parts].map((n, at) => (n ? `M${at + 0.5} 0V10` : "")).join("");
      return h("svg", { class: "kwic-strip", style: `--work: ${workColour(work.siglum)}`, viewBox: `0 0 ${PARTS} 10`, preserveAspectRatio: "none", role: "img",
        "aria-label": `Where in ${work.short}: ${plural(parts.filter(Boolean).length, "stretch")
          .replace("stretchs", "stretches")} of ${PARTS} hold ${plural(count, "hit")}` }, h("path", { d }));
    }

    function draw() {
      const found = engine.choose(index, hits, chosen);
      const total = found.starts.length;
      const spread = engine.spread(index, found, PARTS);
      counts.replaceChildren(...index.works.map((work, n) => [work, n]).filter(([work]) => chosen.works.includes(work.siglum)).map(([work, n]) =>
        h("li", {}, h("span", { class: "kwic-work" }, work.short), " ", h("span", { class: "kwic-count" }, found.counts[n].toLocaleString("en")), strip(work, spread[n], found.counts[n]))));
      const order = total ? engine.ordered(index, found, chosen.sort, most) : [];
      lines.replaceChildren(...order.map((n) => {
        const one = engine.line(index, found, n);
        const work = index.works[one.work];
        const voice = chosen.voice === "all" && one.voice !== index.voices[work.author] ? h("span", { class: "kwic-voice" }, one.voice) : null;
        return h("li", {}, h("span", { class: "kwic-pre" }, h("span", {}, one.pre)), h("b", { class: "kwic-key" }, one.keyword),
          h("span", { class: "kwic-post" }, one.post), h("span", { class: "kwic-locus" }, locusLink(citationOf(work, one.number), passageHref(work, one.number)), " ", voice));
      }));
      more.hidden = total <= order.length;
      more.textContent = `Show ${Math.min(500, total - order.length)} more of ${total.toLocaleString("en")}`;
      foot.replaceChildren(...[permalink(model, "kwic", [chosen.pattern, chosen.voice, chosen.sort,
        chosen.works.length === index.works.length ? "" : chosen.works.join("+")].map(encodeURIComponent).join(";"), "A link to this concordance")].filter(Boolean));
      const places = found.counts.filter(Boolean).length;
      speech.say(total ? `${plural(total, "hit")} in ${plural(places, "work")}${total > order.length ? `; the first ${order.length} are shown` : ""}.` : "Nothing is found.");
    }

    async function search() {
      const mine = (turn += 1);
      speech.warn("");
      patternBox.removeAttribute("aria-invalid");
      try {
        if (!chosen.pattern.trim()) throw new engine.Malformed("Give a word to find.");
        if (chosen.voice !== "own" && chosen.voice !== "all" && !index.voices.includes(chosen.voice)) {
          throw new engine.Malformed(`there is no voice “${chosen.voice}”; a voice is own, all, or a name in the list.`);
        }
        const strange = chosen.works.find((siglum) => !index.works.some((work) => work.siglum === siglum));
        if (strange) throw new engine.Malformed(`there is no work “${strange}”. The book has ${index.works.map((work) => work.siglum).join(", ")}.`);
        if (engine.isRegular(chosen.pattern)) {
          const found = await regular.run(chosen.pattern);
          if (mine !== turn || found.dropped) return;
          if (found.error) throw new engine.Malformed(found.error);
          if (found.late) speech.warn("This expression takes too long and was broken off; make it simpler.");
          hits = found;
        } else hits = engine.lookUp(index, chosen.pattern);
        draw();
      } catch (error) {
        if (mine !== turn) return;
        if (!(error instanceof engine.Malformed)) throw error;
        patternBox.setAttribute("aria-invalid", "true");
        speech.warn(error.message.charAt(0).toUpperCase() + error.message.slice(1));
        speech.say("");
        counts.replaceChildren();
        lines.replaceChildren();
        more.hidden = true;
      }
    }

    const adopt = (next) => {
      chosen = next;
      patternBox.value = chosen.pattern;
      voiceMenu.value = chosen.voice;
      sortMenu.value = chosen.sort;
      workBoxes.querySelectorAll("input").forEach((box) => { box.checked = chosen.works.includes(box.value); });
    };
    const follow = () => {
      const next = { ...blank, ...model.get("selection") };
      if (!same(next, chosen)) { adopt(next); search(); }
    };
    model.on("change:selection", follow);
    const asked = address.read(model, "kwic");
    if (asked) {
      const [pattern, voice, sort, works] = asked.split(";").map((part) => { try { return decodeURIComponent(part); } catch { return part; } });
      adopt({ ...blank, pattern, voice: voice || "own", sort: ["left", "right"].includes(sort) ? sort : "order", works: works ? works.split("+") : blank.works });
    }
    el.append(h("div", { class: "cw-controls" }, field("Word, phrase, wild*card or /regular expression/", patternBox), field("In the voice of", voiceMenu), field("Lines", sortMenu), workBoxes),
      ...speech.elements, counts, h("div", { class: "kwic-box" }, lines), more, foot);
    await search();
    return () => { model.off("change:selection", follow); regular.stop(); };
  },
};
