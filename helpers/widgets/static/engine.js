// The concordance: the same index, patterns and hits as helpers/index.py and helpers/patterns.py, in the browser.
// One function without outside references, so that a worker can be made of its text.

function commentaryEngine() {
  const LETTER = "\\p{L}\\p{N}";
  const INSIDE = `${LETTER}_`;
  const BOUND = `(?:(?<=[${INSIDE}])(?![${INSIDE}])|(?<![${INSIDE}])(?=[${INSIDE}]))`;
  const NO_BOUND = `(?:(?<=[${INSIDE}])(?=[${INSIDE}])|(?<![${INSIDE}])(?![${INSIDE}]))`;
  const PROBE = "A line of 2 words, to see whether a pattern finds nothing at all.";
  const isRegular = (pattern) => pattern.length > 1 && pattern.startsWith("/") && pattern.endsWith("/");
  const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

  class Malformed extends Error {}

  /** Numbers every word of the texts, with its passage and its voice. */
  function makeIndex(texts) {
    const parts = [];
    const passages = [];
    const edges = [0];
    texts.works.forEach((work, n) => work.passages.forEach((passage) => {
      passages.push({ work: n, number: passage[0], spans: passage[2] });
      parts.push(passage[1]);
      edges.push(edges[edges.length - 1] + passage[1].length + 1);
    }));
    const text = parts.join("\n");
    const most = (text.length >> 1) + 2;
    const ids = new Uint32Array(most);
    const begins = new Uint32Array(most);
    const passageOf = new Uint32Array(most);
    const voiceOf = new Uint16Array(most);
    const firsts = new Uint32Array(passages.length + 1);
    const numbers = new Map();
    const word = new RegExp(`[${LETTER}]+`, "gu");
    let size = 0;
    passages.forEach((passage, p) => {
      firsts[p] = size;
      let span = 0;
      for (const match of parts[p].matchAll(word)) {
        // a voice that begins inside a word begins to speak with the next
        while (span + 2 < passage.spans.length && passage.spans[span + 2] <= match.index) span += 2;
        let id = numbers.get(match[0]);
        if (id === undefined) numbers.set(match[0], id = numbers.size);
        ids[size] = id;
        begins[size] = edges[p] + match.index;
        passageOf[size] = p;
        voiceOf[size] = passage.spans[span + 1];
        size += 1;
      }
    });
    firsts[passages.length] = size;
    const types = [...numbers.keys()];
    const bounds = new Uint32Array(types.length + 1);
    for (let n = 0; n < size; n += 1) bounds[ids[n] + 1] += 1;
    for (let n = 0; n < types.length; n += 1) bounds[n + 1] += bounds[n];
    const next = bounds.slice();
    const postings = new Uint32Array(size);
    for (let n = 0; n < size; n += 1) { postings[next[ids[n]]] = n; next[ids[n]] += 1; }
    const order = types.map((type, n) => [type.toLowerCase(), n]).sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
    const ranks = new Uint32Array(types.length);
    let rank = 0;
    order.forEach(([type, n], at) => { if (!at || type !== order[at - 1][0]) rank += 1; ranks[n] = rank; });
    const workFirsts = texts.works.map((_, n) => firsts[passages.findIndex((one) => one.work === n)] ?? size);
    return {
      text, edges, passages, ids, begins, passageOf, voiceOf, firsts, types, bounds, postings, ranks, size, workFirsts,
      works: texts.works.map(({ siglum, short, author }) => ({ siglum, short, author })), voices: texts.voices,
    };
  }

  const wordExpression = (word) => (word === "*" ? `[${LETTER}]+`
    : word.split("*").map((part) => escaped(part).replace(/[’']/g, "[’']")).join(`[${LETTER}]*`));

  /** Writes an expression of Python's in JavaScript's, or throws the sentence that says what is wrong. */
  function translated(source) {
    let flags = "";
    let out = "";
    let at = 0;
    const refuse = (what) => { throw new Malformed(`the pattern /${source}/ does not compile: ${what}. Mend it, or leave off the slashes to search for the words.`); };
    const escape = (inClass) => {
      const c = source[at + 1];
      if (c === undefined) refuse("it ends in a backslash");
      at += 2;
      const classes = { w: INSIDE, d: "\\p{Nd}", s: "\\s" };
      if (c in classes) return inClass ? classes[c] : `[${classes[c]}]`;
      if (c.toLowerCase() in classes && c !== c.toLowerCase()) return inClass ? `[^${classes[c.toLowerCase()]}]` : `[^${classes[c.toLowerCase()]}]`;
      if ("ntrfv".includes(c)) return `\\${c}`;
      if (c === "a") return "\\x07";
      if (c === "x" || c === "u") {
        const digits = source.slice(at, at + (c === "x" ? 2 : 4));
        if (!/^[0-9a-f]+$/i.test(digits) || digits.length !== (c === "x" ? 2 : 4)) refuse(`incomplete escape \\${c}`);
        at += digits.length;
        return `\\u{${digits}}`;
      }
      if (!inClass && c === "b") return BOUND;
      if (!inClass && c === "B") return NO_BOUND;
      if (inClass && c === "b") return "\\x08";
      if (!inClass && c === "A") return "(?<![^])";
      if (!inClass && c === "Z") return "(?![^])";
      if (!inClass && /[1-9]/.test(c)) return `\\${c}`;
      if (c === "0") return "\\0";
      if (/[\p{L}\p{N}]/u.test(c)) refuse(`bad escape \\${c}`);
      return literal(c, inClass);
    };
    const literal = (c, inClass) => (inClass ? (/[\^$\\.*+?()[\]{}|/&\-!#%,:;<=>@`~]/.test(c) ? `\\${c}` : c) : escaped(c));
    while (at < source.length) {
      const c = source[at];
      if (c === "\\") out += escape(false);
      else if (c === "[") {
        at += 1;
        out += "[";
        if (source[at] === "^") { out += "^"; at += 1; }
        const start = at;
        for (;;) {
          const d = source[at];
          if (d === undefined) refuse("a set [ is not closed");
          if (d === "]" && at > start) break;
          if (d === "\\") { out += escape(true); continue; }
          if (d === "-" && at > start && source[at + 1] !== "]" && source[at + 1] !== undefined) out += "-";
          else out += literal(d, true);
          at += d.codePointAt(0) > 0xffff ? 2 : 1;
        }
        out += "]";
        at += 1;
      } else if (c === "(" && source[at + 1] === "?") {
        const rest = source.slice(at);
        const known = /^\((\?:|\?=|\?!|\?<=|\?<!)/.exec(rest);
        const named = /^\(\?P<([A-Za-z_]\w*)>/.exec(rest);
        const back = /^\(\?P=([A-Za-z_]\w*)\)/.exec(rest);
        const set = /^\(\?([imsu]+)\)/.exec(rest);
        const comment = /^\(\?#[^)]*\)/.exec(rest);
        if (known) { out += known[0]; at += known[0].length; }
        else if (named) { out += `(?<${named[1]}>`; at += named[0].length; }
        else if (back) { out += `\\k<${back[1]}>`; at += back[0].length; }
        else if (set && at === 0) { flags += set[1].replace(/[iu]/g, ""); at += set[0].length; }
        else if (comment) at += comment[0].length;
        else refuse(`the group ${rest.slice(0, 4)} is not known here`);
      } else if (c === "{") {
        const times = /^\{(\d*)(,?)(\d*)\}/.exec(source.slice(at));
        if (times && (times[1] || (times[2] && times[3]))) { out += `{${times[1] || 0}${times[2]}${times[3]}}`; at += times[0].length; }
        else { out += "\\{"; at += 1; }
      } else if (c === "." ) { out += flags.includes("s") ? "[^]" : "[^\\n]"; at += 1; }
      else if (c === "$" && !flags.includes("m")) { out += "(?=\\n?(?![^]))"; at += 1; }
      else if (c === "]" || c === "}" || c === "/") { out += `\\${c}`; at += 1; }
      else { out += c; at += 1; }
    }
    return { source: out, flags: flags.includes("m") ? "m" : "" };
  }

  /** The expression that a pattern means, or the sentence that says why it is none. */
  function expressionOf(pattern) {
    let source;
    let flags = "";
    if (isRegular(pattern)) ({ source, flags } = translated(pattern.slice(1, -1)));
    else {
      const words = pattern.split(/\s+/).filter(Boolean);
      const edge = (c) => (c === "*" || new RegExp(`[${LETTER}]`, "u").test(c) ? BOUND : "");
      source = words.length ? edge([...words[0]][0]) + words.map(wordExpression).join(`[^${INSIDE}]+`) + edge([...words[words.length - 1]].pop()) : "";
    }
    try {
      return new RegExp(source, `giv${flags}`);
    } catch (error) {
      throw new Malformed(`the pattern ${pattern} does not compile: ${error.message.replace(/^.*\/[a-z]*: /s, "").toLowerCase()}. Mend it, or leave off the slashes to search for the words.`);
    }
  }

  /** The same, tried on a line of words, where an expression may already run away. */
  function compile(pattern) {
    const compiled = expressionOf(pattern);
    if (["", PROBE].some((probe) => [...probe.matchAll(compiled)].some((hit) => !hit[0]))) {
      throw new Malformed(`the pattern “${pattern}” finds the empty string; give it a word to find.`);
    }
    return compiled;
  }

  const above = (array, size, value) => { // how many of the first `size` are at most `value`
    let low = 0;
    let high = size;
    while (low < high) { const middle = (low + high) >> 1; if (array[middle] <= value) low = middle + 1; else high = middle; }
    return low;
  };

  /** First and last word of every hit of a word, phrase or wildcard pattern, in reading order. */
  function lookUp(index, pattern) {
    compile(pattern);
    const words = pattern.match(new RegExp(`(?:[${LETTER}]|\\*)+`, "gu")) || [];
    if (!words.length) throw new Malformed(`the pattern “${pattern}” has no word in it; give it one to find.`);
    const { ids, postings, bounds, passageOf, size } = index;
    const wanted = words.map((word) => {
      const expression = new RegExp(`^(?:${wordExpression(word)})$`, "iu");
      const found = [];
      let count = 0;
      index.types.forEach((type, n) => { if (expression.test(type)) { found.push(n); count += bounds[n + 1] - bounds[n]; } });
      return { found, count };
    });
    const rarest = wanted.reduce((best, one, n) => (one.count < wanted[best].count ? n : best), 0);
    let starts = new Uint32Array(wanted[rarest].count);
    let filled = 0;
    for (const id of wanted[rarest].found) {
      starts.set(postings.subarray(bounds[id], bounds[id + 1]), filled);
      filled += bounds[id + 1] - bounds[id];
    }
    if (wanted[rarest].found.length > 1) starts.sort();
    if (words.length > 1) {
      const sets = wanted.map((one) => new Set(one.found));
      starts = starts.map((at) => at - rarest).filter((at) => at + words.length <= size
        && passageOf[at] === passageOf[at + words.length - 1] && sets.every((set, n) => n === rarest || set.has(ids[at + n])));
    }
    return { starts, ends: starts.map((at) => at + words.length - 1) };
  }

  /** First and last word of every hit of a regular expression; `isLate` may break it off between hits. */
  function scan(index, pattern, isLate = () => false) {
    const expression = compile(pattern);
    const { text, begins, passageOf, size } = index;
    const starts = [];
    const ends = [];
    const take = (offset, match) => {
      const first = Math.max(above(begins, size, offset + match.index) - 1, 0);
      const last = above(begins, size, offset + match.index + match[0].length - 1) - 1;
      if (last >= first && passageOf[first] === passageOf[last]) { starts.push(first); ends.push(last); }
    };
    for (const match of text.matchAll(expression)) {
      if (isLate()) return { starts: Uint32Array.from(starts), ends: Uint32Array.from(ends), late: true };
      take(0, match);
    }
    return { starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
  }

  /** The hits in a voice (`own`, `all`, or a name) and in works, with counts and places by work. */
  function choose(index, hits, { voice = "own", works = null } = {}) {
    const number = index.voices.indexOf(voice);
    const authors = Uint16Array.from(index.works, (work) => work.author);
    const wanted = Uint8Array.from(index.works, (work) => (!works || works.includes(work.siglum) ? 1 : 0));
    const workOf = Uint16Array.from(index.passages, (passage) => passage.work);
    const kept = new Uint32Array(hits.starts.length);
    const counts = index.works.map(() => 0);
    let size = 0;
    for (let n = 0; n < hits.starts.length; n += 1) {
      const at = hits.starts[n];
      const work = workOf[index.passageOf[at]];
      if (!wanted[work] || (voice === "own" ? index.voiceOf[at] !== authors[work] : voice !== "all" && index.voiceOf[at] !== number)) continue;
      kept[size] = n;
      counts[work] += 1;
      size += 1;
    }
    const chosen = kept.subarray(0, size);
    return { starts: Uint32Array.from(chosen, (n) => hits.starts[n]), ends: Uint32Array.from(chosen, (n) => hits.ends[n]), counts };
  }

  /** The first `most` hits as numbers, in reading order or by the words before or after. */
  function ordered(index, hits, sort, most) {
    const size = hits.starts.length;
    if (sort === "order") return Array.from({ length: Math.min(most, size) }, (_, n) => n);
    const { ids, ranks, passageOf } = index;
    const base = ranks.reduce((high, rank) => Math.max(high, rank), 0) + 1;
    const step = sort === "left" ? -1 : 1;
    const keys = new Float64Array(size);
    for (let n = 0; n < size; n += 1) {
      const from = sort === "left" ? hits.starts[n] : hits.ends[n];
      let key = 0;
      for (let k = 1; k <= 3; k += 1) {
        const at = from + step * k;
        key = key * base + (at >= 0 && at < index.size && passageOf[at] === passageOf[from] ? ranks[ids[at]] : 0);
      }
      keys[n] = key;
    }
    const limit = keys.slice().sort()[Math.min(most, size) - 1];
    const first = [];
    let ties = 0;
    for (let n = 0; n < size; n += 1) {
      if (keys[n] < limit) first.push(n);
      else if (keys[n] === limit && ties < most) { first.push(n); ties += 1; }
    }
    return first.sort((a, b) => keys[a] - keys[b] || a - b).slice(0, most);
  }

  /** A hit with the words before and after it, within its passage. */
  function line(index, hits, n, window = 8) {
    const { begins, types, ids, firsts, edges, text, passageOf } = index;
    const [start, end] = [hits.starts[n], hits.ends[n]];
    const p = passageOf[start];
    const low = Math.max(start - window, firsts[p]);
    const high = Math.min(end + window, firsts[p + 1] - 1);
    const stop = begins[end] + types[ids[end]].length;
    const left = low === firsts[p] ? edges[p] : begins[low];
    const right = high === firsts[p + 1] - 1 ? edges[p + 1] - 1 : begins[high] + types[ids[high]].length;
    const passage = index.passages[p];
    return {
      work: passage.work, number: passage.number, voice: index.voices[index.voiceOf[start]],
      locus: `${index.works[passage.work].siglum}:${passage.number}`,
      pre: text.slice(left, begins[start]), keyword: text.slice(begins[start], stop), post: text.slice(stop, right),
    };
  }

  /** How many hits stand in each of `parts` equal stretches of each work. */
  function spread(index, hits, parts) {
    const found = index.works.map(() => new Uint32Array(parts));
    const lasts = index.works.map((_, n) => index.workFirsts[n + 1] ?? index.size);
    for (const at of hits.starts) {
      const { work } = index.passages[index.passageOf[at]];
      const first = index.workFirsts[work];
      found[work][Math.floor(((at - first) / (lasts[work] - first)) * parts)] += 1;
    }
    return found;
  }

  /** Answers searches in a worker. */
  function serve(scope) {
    let index = null;
    scope.addEventListener("message", ({ data }) => {
      if (data.texts) { index = makeIndex(data.texts); return; }
      try {
        const { starts, ends } = scan(index, data.pattern);
        scope.postMessage({ id: data.id, starts, ends });
      } catch (error) {
        scope.postMessage({ id: data.id, error: error.message });
      }
    });
  }

  return { makeIndex, expressionOf, isRegular, lookUp, scan, choose, ordered, line, spread, serve, Malformed };
}

const engine = commentaryEngine();
