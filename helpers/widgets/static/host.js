// The page's own host: gives each widget on it a model of the state beside it, and lets it draw itself.

const home = document.currentScript.src.replace(/[^/]*$/, "");
const files = {};

/** Loads a file of data once: a classic script that assigns to a global, so that it also works from a folder. */
function bring(name, global) {
  files[name] ??= new Promise((resolve, reject) => {
    document.head.append(h("script", {
      src: home + name,
      onload: () => resolve(globalThis[global]),
      onerror: () => reject(new Error(`The file ${name} of the book could not be read.`)),
    }));
  });
  return files[name];
}

class PageModel {
  constructor(id, state) {
    this.page = true;
    this.id = id;
    this.worker = `${home}commentary-worker.js`;
    this.values = { announcement: "", positions: {}, texts: {}, ...state };
    this.listeners = new Map();
  }

  get(name) { return this.values[name]; }

  set(name, value) {
    if (same(this.values[name], value)) return;
    this.values[name] = value;
    for (const listener of [...(this.listeners.get(`change:${name}`) || [])]) listener();
  }

  save_changes() {}

  on(event, listener) { this.listeners.set(event, [...(this.listeners.get(event) || []), listener]); }

  off(event, listener) { this.listeners.set(event, (this.listeners.get(event) || []).filter((one) => one !== listener)); }

  async send(message) {
    if (message.need === "texts") this.give("texts", await bring("commentary-texts.js", "commentaryTexts"));
  }

  give(name, value) {
    this.values[name] = value;
    for (const listener of [...(this.listeners.get(`change:${name}`) || [])]) listener();
  }
}

const KEYS = { comparator: "comparator", table: "positions", concordance: "concordance", passage: "passage" };

async function enliven(place) {
  const name = place.dataset.widget;
  const content = place.querySelector(":scope > .commentary-content");
  try {
    const id = document.getElementById(KEYS[name]) ? `${KEYS[name]}-2` : KEYS[name];
    place.id = id;
    const model = new PageModel(id, JSON.parse(place.querySelector(":scope > script").textContent));
    if (name !== "concordance") model.values.positions = await bring("commentary-positions.js", "commentaryPositions");
    if (name === "concordance" || name === "passage") await model.send({ need: "texts" });
    const el = h("div", { class: "commentary-content" });
    await commentaryFrontEnds[name].render({ model, el });
    content.replaceWith(el);
    place.dataset.live = "yes";
    if (location.hash === `#${id}`) place.scrollIntoView();
  } catch (error) {
    // What stands here as HTML stays; only the controls are missing.
    place.append(h("p", { class: "cw-trouble", role: "status" }, `The controls could not be shown. ${error.message}`));
  }
}

for (const place of document.querySelectorAll(".commentary-widget[data-widget]")) enliven(place);
