// What every widget shares: elements, links, controls, addresses, and the state in the page's address.
// Text becomes text nodes and attributes only; nothing here reads markup from data.

const SVG_NAME = "http://www.w3.org/2000/svg";
const BEARINGS = { states: "States it", implies: "Implies it", qualifies: "Qualifies it", against: "Tells against it" };
const AGAINST = ["qualifies", "against"];

/** Makes an element: attributes, listeners (`on…`), and children that are nodes or text. */
function h(tag, attributes = {}, ...children) {
  const element = ["svg", "path"].includes(tag) ? document.createElementNS(SVG_NAME, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (["checked", "disabled", "open", "selected", "value", "hidden"].includes(name)) element[name] = value;
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** Where a chapter is: beside the page, or in JupyterLab the notebook it is written as. */
function chapterPlace(chapter) {
  const lab = document.getElementById("jupyter-config-data");
  if (!lab) return { href: `${chapter}.html` };
  return { href: `${JSON.parse(lab.textContent).baseUrl || "/"}lab/tree/chapters/${chapter}.md`, target: "_blank", rel: "noopener" };
}

const locusLink = (citation, href) => h("a", { class: "locus", href: `texts/${href}` }, citation);
const chapterLink = (title, chapter) => h("a", chapterPlace(chapter), title);

/** Words in quotation marks with their citation, a link to where they stand. */
const quoted = (one) => [
  h("span", { class: "quoted-words", "data-voice": one.voice }, `“${one.words}”`), " (", locusLink(one.citation, one.href), ")",
];

/** A work's mark, as in the plots; the name stands beside it. */
const workMark = ({ siglum, mark }) => h("svg", { class: "work-mark", viewBox: "-8 -8 16 16", width: 13, height: 13, "aria-hidden": "true" },
  h("path", { d: mark, style: `fill:${workColour(siglum)}` }));
const workColour = (siglum) => `var(--work-${siglum}, currentColor)`;

/** The letter of a stance, for the eye; what it tells is also said in words. */
const letterOf = (letter) => (letter ? h("span", { class: "letter", "aria-hidden": "true" }, letter) : null);

const stancePill = (position) => [
  position.status === "silent" ? null : [h("span", { class: "stance" }, position.stance), " "],
  h("span", { class: `status status-${position.status}` }, position.status),
];

const evidenceList = (evidence) => h("ul", { class: "evidence" }, evidence.map((one) =>
  h("li", { class: `bearing-${one.bearing}` }, h("span", { class: "bearing" }, `${BEARINGS[one.bearing]}:`), " ", quoted(one))));

/** The searches that prove a silence, and why no hit bears on the question. */
const searchList = (position) => [
  h("ul", { class: "searches" }, position.searches.map(([term, hits]) =>
    h("li", {}, h("code", {}, term), `: ${hits} ${hits === 1 ? "hit" : "hits"}`))),
  position.dismissed.length ? [
    h("p", {}, "Why no hit bears on the question:"),
    h("ul", {}, position.dismissed.map((one) =>
      h("li", {}, `“${one.words}” (`, locusLink(one.citation, one.href), `): ${one.reason}`))),
  ] : null,
];

const fold = (label, open, ...content) => h("details", { open }, h("summary", {}, label), ...content);

/** A label with its control inside, so that the two belong together without ids. */
const field = (label, control) => h("label", { class: "cw-field" }, h("span", {}, label), control);

/** A line to type an address in; the Enter key runs. A form would wait in vain for the key in JupyterLab. */
const addressBox = (attributes, run) => h("input", {
  type: "text", spellcheck: "false", autocapitalize: "off", ...attributes,
  onkeydown: (event) => { if (event.key === "Enter") { event.preventDefault(); run(); } },
});

function menu(options, chosen, onchange) {
  return h("select", { onchange: (event) => onchange(event.target.value) },
    options.map(([value, label]) => h("option", { value, selected: value === chosen }, label)));
}

const boxes = (legend, options, isChosen, onchange) => h("fieldset", { class: "cw-boxes" }, h("legend", {}, legend),
  options.map(([value, label]) => h("label", {},
    h("input", { type: "checkbox", value, checked: isChosen(value), onchange: (event) => onchange(value, event.target.checked, event.target) }),
    h("span", {}, label))));

const clone = (value) => JSON.parse(JSON.stringify(value));
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const plural = (n, word) => `${n.toLocaleString("en")} ${word}${n === 1 ? "" : "s"}`;

/** The line under the controls where a widget says what it found, or what was wrong; read out as it changes. */
function speaker(model) {
  const trouble = h("p", { class: "cw-trouble", role: "alert" });
  const result = h("p", { class: "cw-result", role: "status", "aria-live": "polite" });
  return {
    elements: [trouble, result],
    say(text) {
      result.textContent = text;
      if (model.get("announcement") !== text) {
        model.set("announcement", text);
        model.save_changes();
      }
    },
    warn(text) { trouble.textContent = text || ""; },
  };
}

/** The state that a widget keeps in the query of the page's address; in a notebook there is none. */
const address = {
  read: (model, key) => (model.page ? new URLSearchParams(location.search).get(key + model.suffix) : null),
  link(model, key, value) {
    const query = new URLSearchParams(location.search);
    query.set(key + model.suffix, value);
    return `?${query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":")}`;
  },
  write(model, key, value) {
    if (!model.page) return;
    try {
      history.replaceState(history.state, "", address.link(model, key, value) + location.hash);
    } catch { /* a browser that keeps the address of a file as it is; the link beside the result carries the state */ }
  },
};

/** A link that carries a widget's state, to bookmark or to cite. */
const permalink = (model, key, value, words) =>
  model.page ? h("p", { class: "cw-permalink" }, h("a", { href: `${address.link(model, key, value)}#${model.id}` }, words)) : null;

/** The words of the texts, asked for when they are first needed. */
function withTexts(model) {
  const has = () => model.get("texts") && model.get("texts").works;
  if (has()) return Promise.resolve(model.get("texts"));
  return new Promise((resolve, reject) => {
    const look = () => { if (has()) { model.off("change:texts", look); resolve(model.get("texts")); } };
    model.on("change:texts", look);
    Promise.resolve(model.send({ need: "texts" })).catch(reject);
  });
}

const ADDRESS = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)+):([hn]?)([1-9]\d*)(?:-([hn]?)([1-9]\d*))?$/;
const SERIES = { "": ["passages", "§", "§§"], n: ["notes", "n. ", "nn. "], h: ["headings", "heading ", "headings "] };

/** The passages that an address names, or the sentence that says why there are none. */
function findAddress(texts, typed) {
  const found = ADDRESS.exec(typed.trim());
  const known = texts.works.map((work) => work.siglum).join(", ");
  if (!found || (found[4] && found[4] !== found[2])) {
    return { error: `“${typed}” is no address. An address is a siglum, a colon and a number or a rising range: stalin-1926:23, conrad-1996:n15, stalin-1926:23-25.` };
  }
  const [, siglum, series, low, , high] = found;
  const work = texts.works.find((one) => one.siglum === siglum);
  if (!work) return { error: `There is no work “${siglum}”. The book has ${known}.` };
  const [first, last] = [Number(low), Number(high || low)];
  const [many, sign, signs] = SERIES[series];
  const numbers = work.passages.filter((one) => one[0].replace(/\d+$/, "") === series).map((one) => Number(one[0].slice(series.length)));
  const lacking = [first, last].find((n) => !numbers.includes(n));
  if (last < first || lacking !== undefined) {
    const extent = numbers.length ? `${many} ${series}${numbers[0]} to ${series}${numbers[numbers.length - 1]}` : `no ${many}`;
    const why = work.full ? "" : " Of this work the book shows only what it cites.";
    return { error: `There is no passage “${typed.trim()}”. ${siglum} has ${extent}.${why}` };
  }
  const passages = work.passages.filter((one) => one[0].startsWith(series) && /^\d+$/.test(one[0].slice(series.length))
    && Number(one[0].slice(series.length)) >= first && Number(one[0].slice(series.length)) <= last);
  const citation = first === last ? `${work.short}, ${sign}${first}` : `${work.short}, ${signs}${first}–${last}`;
  return { work, passages, citation, series, first, last, address: `${siglum}:${series}${first}${last === first ? "" : `-${last}`}` };
}

/** A single passage as the book cites it. */
const citationOf = (work, number) => {
  const [, series, n] = /^([hn]?)(\d+)$/.exec(number);
  return `${work.short}, ${SERIES[series][1]}${n}`;
};

const anchorOf = (number) => (/^\d/.test(number) ? `p${number}` : number);
const passageHref = (work, number) => `${work.siglum}.html#${anchorOf(number)}`;

/** A passage's text, each voice that is not the author's named and marked. */
function voicedText(texts, work, passage) {
  const [, text, spans] = passage;
  const parts = [];
  for (let n = 0; n < spans.length; n += 2) {
    const words = text.slice(spans[n], n + 2 < spans.length ? spans[n + 2] : text.length);
    const voice = texts.voices[spans[n + 1]];
    parts.push(spans[n + 1] === work.author ? words : h("span", { class: "voice voice-other", "data-voice": voice, title: voice }, words));
  }
  return parts;
}

/** What every widget does first. */
function begin(model, el) {
  el.classList.add("commentary-content");
  el.dataset.lmSuppressShortcuts = "true"; // in JupyterLab what is typed here is no command to the notebook
  readInPlace(model, el);
}

/** In a notebook there is no page to go to: a citation opens its passage below it, the words marked, and closes it again. */
function readInPlace(model, el) {
  if (model.page) return;
  el.addEventListener("click", async (event) => {
    const link = event.target.closest("a.locus");
    if (!link) return;
    event.preventDefault();
    if (link.passage) { link.passage.remove(); link.passage = null; link.removeAttribute("aria-expanded"); return; }
    const [, siglum, series, number, begin, end] = /texts\/(.+)\.html#([pnh])(\d+)(?:-(\d+)-(\d+))?$/.exec(link.getAttribute("href"));
    const { work, passages } = findAddress(await withTexts(model), `${siglum}:${series === "p" ? "" : series}${number}`);
    const letters = Array.from(passages[0][1]); // offsets count characters
    const [low, high] = [Number(begin || 0), Number(end || 0)];
    link.passage = h("blockquote", { class: "passage-shown passage-in-place" },
      h("p", {}, letters.slice(0, low).join(""), high ? h("mark", {}, letters.slice(low, high).join("")) : null, letters.slice(high).join("")),
      h("p", { class: "attribution" }, citationOf(work, passages[0][0])));
    link.setAttribute("aria-expanded", "true");
    (link.closest("li, p") || link).after(link.passage);
  });
}

/** Two addresses name a passage in common. */
function overlaps(one, other) {
  const [a, b] = [ADDRESS.exec(one), ADDRESS.exec(other)];
  return Boolean(a && b) && a[1] === b[1] && a[2] === b[2] &&
    Number(a[3]) <= Number(b[5] || b[3]) && Number(b[3]) <= Number(a[5] || a[3]);
}
