// A passage, the themes it serves, who else is cited with it, whom it quotes, and where the other texts use similar words.

const NEIGHBOURS = 3;
const NEAR = 0.15;
const SIMILARITY = "Similarity is the cosine of tf-idf weights, from 0 to 1: two passages share words, and a rare word counts more. "
  + "It does not say that they agree.";

/** The measure of helpers/nearness.py: finds the passages of other works whose choice of words is nearest. */
function nearness(texts) {
  const all = texts.works.flatMap((work) => work.passages.map((passage) => ({ work, passage, counts: new Map() })));
  const spread = new Map();
  for (const { passage, counts } of all) {
    for (const [word] of passage[1].toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) || 0) + 1);
    for (const word of counts.keys()) spread.set(word, (spread.get(word) || 0) + 1);
  }
  for (const one of all) {
    const weights = [...one.counts].map(([word, n]) => [word, (1 + Math.log(n)) * Math.log(all.length / spread.get(word))]);
    const length = Math.hypot(...weights.map(([, weight]) => weight));
    one.weights = new Map(weights.map(([word, weight]) => [word, weight / (length || 1)]));
  }
  return (passage) => {
    const here = all.find((one) => one.passage === passage);
    return all.filter((one) => one.work !== here.work && !one.passage[0].startsWith("h")).map((one) => {
      const shared = [...here.weights].map(([word, weight]) => [word, weight * (one.weights.get(word) || 0)]).filter(([, product]) => product > 0);
      return { ...one, shared, similarity: shared.reduce((sum, [, product]) => sum + product, 0) };
    }).filter((one) => one.similarity >= NEAR).sort((a, b) => b.similarity - a.similarity).slice(0, NEIGHBOURS)
      .map((one) => ({ ...one, shared: one.shared.sort((a, b) => b[1] - a[1]).slice(0, 6).map(([word]) => word) }));
  };
}

export default {
  async render({ model, el }) {
    begin(model, el);
    const { works, themes } = model.get("positions");
    const texts = await withTexts(model);
    const names = Object.fromEntries(works.map((work) => [work.siglum, work.short]));
    const speech = speaker(model);
    const output = h("div", { class: "passage-view" });
    const nearest = nearness(texts);
    let chosen = model.get("selection").address || "";

    const input = addressBox({ value: chosen }, () => choose(input.value));
    const workMenu = menu(texts.works.map((work) => [work.siglum, work.short]), "", (siglum) => {
      const work = texts.works.find((one) => one.siglum === siglum);
      const first = work.passages.find((one) => /^\d/.test(one[0])) || work.passages[0];
      if (first) choose(`${siglum}:${first[0]}`);
    });
    const step = (by) => {
      const found = findAddress(texts, chosen);
      if (found.error) return;
      const at = found.work.passages.indexOf(found.passages[0]) + by;
      if (found.work.passages[at]) choose(`${found.work.siglum}:${found.work.passages[at][0]}`);
    };
    const [before, after] = [[-1, "Passage before"], [1, "Passage after"]].map(([by, label]) => h("button", { type: "button", onclick: () => step(by) }, label));

    /** The positions that cite a passage as evidence, theme by theme. */
    const served = (where) => themes.map((theme) => ({
      theme,
      here: Object.entries(theme.positions).flatMap(([siglum, position]) =>
        (position.evidence || []).filter((one) => overlaps(one.at, where)).map((one) => ({ ...one, siglum, position }))),
      others: Object.entries(theme.positions).filter(([siglum]) => siglum !== where.split(":")[0])
        .map(([siglum, position]) => ({ siglum, position })).filter((one) => one.position.evidence?.length),
    })).filter((one) => one.here.length);

    /** The stretches of a passage that are not its author's, by voice. */
    const heard = (found) => {
      const voices = new Map();
      for (const [, text, spans] of found.passages) {
        for (let n = 0; n < spans.length; n += 2) {
          const words = text.slice(spans[n], spans[n + 2] ?? text.length).trim();
          if (spans[n + 1] !== found.work.author && /[\p{L}\p{N}]/u.test(words)) {
            const name = texts.voices[spans[n + 1]];
            voices.set(name, [...(voices.get(name) || []), words]);
          }
        }
      }
      return [...voices];
    };

    function choose(next, quietly = false) {
      const found = findAddress(texts, next);
      speech.warn(found.error || "");
      if (found.error) return;
      chosen = found.address;
      input.value = chosen;
      workMenu.value = found.work.siglum;
      const at = found.work.passages.indexOf(found.passages[0]);
      before.disabled = at <= 0;
      after.disabled = at + 1 >= found.work.passages.length;
      const serves = served(chosen);
      const voices = heard(found);
      const chapters = [...new Set(found.passages.flatMap((one) => one[3]))];
      output.replaceChildren(
        h("blockquote", { class: "passage-shown" }, found.passages.map((one) => h("p", {}, voicedText(texts, found.work, one))),
          h("p", { class: "attribution" }, locusLink(found.citation, passageHref(found.work, found.passages[0][0])))),
        h("p", { class: "passage-head" }, "Themes it serves"),
        serves.length ? h("ul", { class: "passage-themes" }, serves.map(({ theme, here, others }) => h("li", {},
          h("p", {}, chapterLink(theme.title, theme.chapter), ": ", stancePill(here[0].position)), evidenceList(here),
          others.length ? fold(`Cited with it on this theme (${others.map((one) => names[one.siglum]).join(", ")})`, false,
            others.map((one) => [h("p", {}, h("strong", {}, names[one.siglum]), " ", stancePill(one.position)), evidenceList(one.position.evidence)])) : null)))
          : h("p", {}, "No position rests on it."),
        h("p", { class: "passage-head" }, "Chapters that discuss it"),
        chapters.length ? h("ul", {}, chapters.map((name) => h("li", {}, chapterLink(texts.chapters[name] || name, name)))) : h("p", {}, "None."),
        h("p", { class: "passage-head" }, "Whom it quotes"),
        voices.length ? h("ul", {}, voices.map(([name, words]) => h("li", {}, h("strong", {}, name), ": ", words.map((one) => `“${one}”`).join(" … "))))
          : h("p", {}, "Nobody."),
        h("p", { class: "passage-head" }, "Similar wording in the other texts"),
        h("div", {}, found.passages.map((one) => {
          const near = nearest(one);
          return [found.passages.length > 1 ? h("p", {}, citationOf(found.work, one[0])) : null, near.length ? h("ul", {}, near.map((other) =>
            h("li", {}, locusLink(citationOf(other.work, other.passage[0]), passageHref(other.work, other.passage[0])),
              `, ${other.similarity.toFixed(2)}: ${other.shared.join(", ")}`))) : h("p", {}, `None of ${NEAR} or more.`)];
        })),
        h("p", { class: "passage-aside" }, SIMILARITY),
        ...[permalink(model, "passage", chosen, "A link to this passage here")].filter(Boolean));
      speech.say(`${found.citation}: ${plural(serves.length, "theme")}, ${plural(chapters.length, "chapter")}, ${voices.length === 1 ? "one voice" : `${voices.length} voices`} besides the author’s.`);
      if (quietly) return;
      address.write(model, "passage", chosen);
      if (!same(model.get("selection"), { address: chosen })) {
        model.set("selection", { address: chosen });
        model.save_changes();
      }
    }

    const follow = () => { if (model.get("selection").address !== chosen) choose(model.get("selection").address || "", true); };
    model.on("change:selection", follow);
    el.append(h("div", { class: "cw-controls" },
      field("Work", workMenu), field("Address of a passage or range", input), h("button", { type: "button", onclick: () => choose(input.value) }, "Show"), before, after), ...speech.elements, output);
    choose(chosen, true);
    const asked = address.read(model, "passage");
    if (asked) choose(asked, true);
    return () => model.off("change:selection", follow);
  },
};
