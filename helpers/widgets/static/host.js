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
  constructor(name, number, state) {
    this.page = true;
    this.suffix = number > 1 ? `-${number}` : ""; // a second widget of its kind has an address and a state of its own
    this.id = name + this.suffix;
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
const count = {};

async function enliven(place) {
  const name = place.dataset.widget;
  const content = place.querySelector(":scope > .commentary-content");
  count[name] = (count[name] || 0) + 1;
  try {
    const model = new PageModel(KEYS[name], count[name], JSON.parse(place.querySelector(":scope > script").textContent));
    place.id = model.id;
    if (name !== "concordance") model.values.positions = await bring("commentary-positions.js", "commentaryPositions");
    if (name === "concordance" || name === "passage") await model.send({ need: "texts" });
    const el = h("div", { class: "commentary-content" });
    await commentaryFrontEnds[name].render({ model, el });
    content.replaceWith(el);
    place.dataset.live = "yes";
    if (location.hash === `#${model.id}`) place.scrollIntoView();
  } catch (error) {
    // What stands here as HTML stays; only the controls are missing.
    place.append(h("p", { class: "cw-trouble", role: "status" }, `The controls could not be shown. ${error.message}`));
  }
}

const enlivenAll = () => document.querySelectorAll(".commentary-widget[data-widget]:not([id])").forEach(enliven);

enlivenAll();
// A widget in a box of plain ipywidgets comes onto the page when their script draws the box.
if (document.querySelector('script[type="application/vnd.jupyter.widget-state+json"]')) {
  new MutationObserver(enlivenAll).observe(document.body, { childList: true, subtree: true });
}
