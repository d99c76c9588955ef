"use strict";
// The page around the module: what is written is checked at each key, drawn under the text and listed beside it. All of it stays here.

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const find = (id) => document.getElementById(id);
const [text, drawn, tip] = ["text", "drawn", "tip"].map(find);

// A link may hold more than anybody writes; beyond this it is not read.
const LONGEST = 1 << 20;
const FIRST = [
  {
    name: "request.yaml",
    text: `# Patches the web tier every Sunday night.
Entries:
  - Name: AWS-RunPatchBaseline
    AssociationName: patch-web
    Targets:
      - Key: tags:Tier
        Values: [web]
    Parameters:
      Operation: [install]
    ScheduleExpression: cron(0 2 ? * SUN *)
    MaxErrors: 5
`,
  },
];

let compiled;
let module;
let rules = new Map();
let files = FIRST.map((file) => ({ ...file }));
let active = 0;
let answer = { report: { findings: [], summary: {}, tool: {} }, schedules: [] };
// The findings of the file that is shown, each with its place in UTF-16.
let shown = [];
let pointed = null;

async function bytesOf(base64, format) {
  const packed = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const pieces = [];
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(pieces).arrayBuffer());
    length += value.length;
    if (format !== "gzip" && length > LONGEST) throw new Error("too long");
    pieces.push(value);
  }
}

function ask(name, question) {
  const { room, answer, memory, [name]: asked } = module.exports;
  const bytes = encoder.encode(JSON.stringify(question ?? null));
  const at = room(bytes.length) >>> 0;
  new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
  const length = asked() >>> 0;
  return JSON.parse(decoder.decode(new Uint8Array(memory.buffer, answer() >>> 0, length)));
}

/** Where each byte of a text is in UTF-16. */
function places(written) {
  const at = new Uint32Array(encoder.encode(written).length + 1);
  let byte = 0;
  for (let unit = 0; unit < written.length; ) {
    const point = written.codePointAt(unit);
    const bytes = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    at.fill(unit, byte, byte + bytes);
    byte += bytes;
    unit += point < 0x10000 ? 1 : 2;
  }
  at[byte] = written.length;
  return at;
}

function made(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** Words in which names stand between backticks. */
function prose(words) {
  const pieces = words.split("`");
  return pieces.map((piece, number) => (number % 2 && number + 1 < pieces.length ? made("code", { textContent: piece }) : piece));
}

function check() {
  const begun = performance.now();
  files[active].text = text.value;
  // What is no text in UTF-8, half of a pair, is one character all the same.
  const given = files.map(({ name, text }) => ({ name, text: decoder.decode(encoder.encode(text)) }));
  try {
    answer = ask("check", { files: given, from: new Date().toISOString().slice(0, 19) });
    find("said").textContent = "";
  } catch {
    WebAssembly.instantiate(compiled).then((fresh) => { module = fresh; });
    find("said").textContent = "internal error: please report this with the text";
  }
  draw();
  document.body.dataset.took = (performance.now() - begun).toFixed(1);
}

function draw() {
  const file = files[active];
  const at = places(file.text);
  const place = ({ start, end }) => [at[start.byte] ?? 0, at[end.byte] ?? 0];
  shown = answer.report.findings.filter((finding) => finding.path === file.name).map((finding) => ({ finding, range: place(finding.span) }));
  paint();
  list();
  schedule(at);
}

/** Draws the text with what was found under it; the text itself is written over it. */
function paint() {
  const written = files[active].text;
  const weight = { error: 2, warning: 1, note: 0 };
  const cuts = [...new Set([0, written.length, ...shown.flatMap(({ range }) => range)])].sort((a, b) => a - b);
  const pieces = [];
  cuts.forEach((from, number) => {
    const to = cuts[number + 1] ?? from;
    const here = shown.filter(({ range: [start, end] }) => (start === end ? start === from : start <= from && end >= to && to > from));
    here.sort((a, b) => weight[b.finding.severity] - weight[a.finding.severity]);
    for (const { finding } of here.filter(({ range: [start, end] }) => start === end)) {
      pieces.push(made("span", { className: `found empty ${finding.severity}` }));
    }
    const [worst] = here.filter(({ range: [start, end] }) => start < end);
    const piece = written.slice(from, to);
    const chosen = here.some(({ finding }) => finding === pointed) ? " chosen" : "";
    pieces.push(worst ? made("span", { className: `found ${worst.finding.severity}${chosen}`, textContent: piece }) : piece);
  });
  drawn.replaceChildren(...pieces, "\n");
  drawn.scrollTop = text.scrollTop;
  drawn.scrollLeft = text.scrollLeft;
}

/** What is told of a finding: message, rule, help and fixes. */
function told(finding) {
  const rule = made("a", { href: finding.url, target: "_blank", rel: "noreferrer", textContent: `${finding.code} ${finding.rule}` });
  const page = made("button", { type: "button", className: "page", textContent: "its page" });
  page.addEventListener("click", () => {
    find("page").querySelector("pre").textContent = rules.get(finding.rule)?.page ?? "";
    find("page").showModal();
  });
  const error = finding.api_error ? ` ${finding.severity === "error" ? "" : "perhaps "}${finding.api_error}` : "";
  const parts = [
    made("p", {}, made("b", { textContent: finding.severity }), " ", ...prose(finding.message)),
    made("p", { className: "help" }, rule, error, " ", page),
  ];
  if (finding.help) parts.push(made("p", { className: "help" }, made("b", { textContent: "help" }), " ", ...prose(finding.help)));
  for (const fix of finding.fixes.filter(({ safety }) => safety !== "shown")) {
    const button = made("button", { type: "button", className: `fix ${fix.safety}` }, ...prose(fix.title));
    button.addEventListener("click", () => apply([fix]));
    parts.push(made("p", { className: "help" }, button, fix.safety === "unsafe" ? " may change what happens" : ""));
  }
  return parts;
}

function list() {
  const { findings, summary, tool } = answer.report;
  find("version").textContent = tool.version;
  const counted = ["error", "warning", "note"].map((name) => [summary[`${name}s`] ?? 0, name]);
  find("counts").textContent = counted.map(([count, name]) => `${count} ${name}${count === 1 ? "" : "s"}`).join(", ");
  const items = findings.map((finding) => {
    const { line, column } = finding.span.start;
    const file = files.length > 1 ? `${finding.path}:` : "";
    const place = made("button", { type: "button", className: "place", textContent: `${file}${line}:${column}` });
    place.addEventListener("click", () => go(finding));
    return made("li", { className: finding.severity }, place, ...told(finding));
  });
  if (summary.left_out > 0) items.push(made("li", { textContent: `and ${summary.left_out} more` }));
  const none = made("li", { textContent: "Nothing to find fault with, as far as these files tell." });
  find("findings").replaceChildren(...(items.length > 0 ? items : [none]));
}

function go(finding) {
  const number = files.findIndex(({ name }) => name === finding.path);
  if (number >= 0 && number !== active) open(number);
  const here = shown.find((one) => one.finding.pointer === finding.pointer && one.finding.code === finding.code);
  if (!here) return;
  pointed = here.finding;
  text.focus();
  text.setSelectionRange(...here.range);
  paint();
}

function schedule(at) {
  const own = answer.schedules.filter(({ path }) => path === files[active].name);
  const caret = text.selectionStart;
  const before = own.filter(({ start }) => at[start] <= caret);
  const one = before.at(-1) ?? own[0] ?? answer.schedules[0];
  find("schedule").hidden = !one;
  if (!one) return;
  find("expression").textContent = one.expression;
  find("meaning").textContent = one.meaning ?? "is refused: the findings say why";
  find("runs").replaceChildren(...one.runs.slice(0, 8).map((run) => made("li", { textContent: run.slice(0, 16).replace("T", " ") })));
  find("notes").replaceChildren(...one.notes.map((note) => made("li", {}, ...prose(note))));
  find("month").replaceChildren(...month(one.runs));
}

/** The month of the first run, its weeks from Monday. */
function month([first, ...others]) {
  if (!first) return [];
  const [year, number] = first.split("-").map(Number);
  const runs = new Map();
  for (const run of [first, ...others].filter((run) => run.slice(0, 7) === first.slice(0, 7))) {
    const day = Number(run.slice(8, 10));
    runs.set(day, [...(runs.get(day) ?? []), run.slice(11, 16)]);
  }
  const begin = new Date(Date.UTC(year, number - 1, 1));
  const title = begin.toLocaleDateString("en", { month: "long", year: "numeric", timeZone: "UTC" });
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const cells = Array((begin.getUTCDay() + 6) % 7).fill("");
  for (let day = 1; day <= days; day += 1) cells.push(day);
  const table = made("table", {}, made("caption", { textContent: `${title}, UTC` }));
  table.append(made("tr", {}, ...["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].map((day) => made("th", { textContent: day }))));
  for (let week = 0; week < cells.length; week += 7) {
    const row = cells.slice(week, week + 7).map((day) => {
      const times = runs.get(day);
      return made("td", { textContent: day, className: times ? "run" : "", title: times ? times.slice(0, 6).join(", ") : "" });
    });
    table.append(made("tr", {}, ...row));
  }
  return [table];
}

/** Applies fixes that do not touch each other; of two that do, the first. */
function apply(fixes) {
  const edits = new Map(files.map(({ name }) => [name, []]));
  for (const fix of fixes) {
    const touches = fix.edits.some(({ path, span }) =>
      (edits.get(path) ?? []).some((other) => span.start.byte <= other.span.end.byte && other.span.start.byte <= span.end.byte));
    if (!touches) fix.edits.forEach((edit) => edits.get(edit.path)?.push(edit));
  }
  files.forEach((file, number) => {
    const at = places(file.text);
    const own = (edits.get(file.name) ?? []).sort((a, b) => b.span.start.byte - a.span.start.byte);
    for (const { span, text: written } of own) {
      const [start, end] = [at[span.start.byte], at[span.end.byte]];
      if (number === active) insert(start, end, written);
      else file.text = file.text.slice(0, start) + written + file.text.slice(end);
    }
  });
  tip.hidden = true;
  check();
}

/** Writes as if somebody had typed it, so that it can be undone. */
function insert(start, end, written) {
  const wanted = text.value.slice(0, start) + written + text.value.slice(end);
  text.focus();
  text.setSelectionRange(start, end);
  document.execCommand(written === "" ? "delete" : "insertText", false, written);
  if (text.value !== wanted) text.value = wanted;
}

function fixAll() {
  for (let pass = 0; pass < 10; pass += 1) {
    const safe = answer.report.findings.flatMap(({ fixes }) => fixes.filter(({ safety }) => safety === "safe").slice(0, 1));
    if (safe.length === 0) return;
    apply(safe);
  }
}

function open(number) {
  active = Math.min(number, files.length - 1);
  text.value = files[active].text;
  const tabs = files.map(({ name }, at) => {
    const tab = made("button", { type: "button", role: "tab", textContent: name, title: "Click twice to rename" });
    tab.setAttribute("aria-selected", String(at === active));
    tab.addEventListener("click", () => open(at));
    tab.addEventListener("dblclick", () => rename(at));
    return tab;
  });
  const more = made("button", { type: "button", textContent: "+", title: "One more file" });
  more.addEventListener("click", () => {
    files.push({ name: unused("file.yaml"), text: "" });
    open(files.length - 1);
  });
  const less = made("button", { type: "button", textContent: "−", title: "Close this file", disabled: files.length === 1 });
  less.addEventListener("click", () => {
    files.splice(active, 1);
    open(0);
  });
  find("files").replaceChildren(...tabs, more, less);
  pointed = null;
  check();
  text.scrollTop = 0;
}

function rename(number) {
  const name = prompt("The name of the file; its ending tells the language", files[number].name);
  if (name && name !== files[number].name) files[number].name = unused(name);
  open(number);
}

function unused(name) {
  const [, stem, ending] = name.match(/^(.*?)(\.[^.]*)?$/s);
  let free = name;
  for (let number = 2; files.some((file) => file.name === free); number += 1) free = `${stem}-${number}${ending ?? ""}`;
  return free;
}

/** The first example on a rule's page that needs neither a configuration nor a time: the files that it names, and its own. */
function example(page) {
  const [, shown = ""] = page.split("\n## Example\n");
  let found = [];
  let needs = false;
  for (const [, info, body] of shown.split("\n## ")[0].matchAll(/^```(.+)\n([^]*?)^```$/gm)) {
    const named = info.match(/file=(\S+)/)?.[1];
    needs ||= named === "ssmlint.yaml" || / (fixed|latin1|pad=|now=)/.test(info);
    const lines = body.split("\n").filter((line) => !/^#?\s*(\^|= )/.test(line));
    found.push({ name: named ?? `request.${info.split(" ")[0]}`, text: lines.join("\n") });
    if (named) continue;
    if (!needs) return found.reverse();
    [found, needs] = [[], false];
  }
  return [];
}

function offer(knowledge) {
  const choices = [[FIRST], [knowledge.fleet]];
  const option = (name, value) => made("option", { textContent: name, value });
  const select = find("examples");
  select.append(option("a request with faults", 0), option("a fleet: requests, documents, nodes", 1));
  for (const family of ["1", "2", "3", "4", "5", "6", "7", "8", "9"]) {
    const group = made("optgroup", { label: `SSM${family}xx` });
    for (const rule of knowledge.rules.filter(({ code }) => code[3] === family)) {
      const given = example(rule.page);
      if (given.length > 0) group.append(option(`${rule.code} ${rule.name}`, choices.push([given]) - 1));
    }
    if (group.children.length > 0) select.append(group);
  }
  select.addEventListener("change", () => {
    files = choices[select.value][0].map((file) => ({ ...file }));
    open(0);
  });
}

async function share() {
  const packed = new Blob([JSON.stringify(files)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  history.replaceState(null, "", `#${btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`);
  const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
  find("said").textContent = copied ? "copied" : "the link is in the address bar";
}

/** Opens what a link holds. */
async function shared() {
  const packed = location.hash.slice(1);
  if (!packed) return;
  try {
    const bytes = await bytesOf(packed.replaceAll("-", "+").replaceAll("_", "/"), "deflate-raw");
    const held = JSON.parse(decoder.decode(bytes)).slice(0, 50);
    [files, active] = [held.map(({ name, text }) => ({ name: String(name), text: String(text) })), 0];
    if (files.length === 0) files = FIRST.map((file) => ({ ...file }));
    open(0);
  } catch {
    find("said").textContent = "the link holds nothing that can be read";
  }
}

/** The finding at a point of the window. */
function at(x, y) {
  const spans = [...drawn.querySelectorAll(".found")];
  const inside = (span) => [...span.getClientRects()].some((box) => x >= box.left && x <= box.right + 2 && y >= box.top && y <= box.bottom);
  const span = spans.find(inside);
  if (!span) return null;
  let start = 0;
  for (let node = drawn.firstChild; node && node !== span; node = node.nextSibling) start += node.textContent.length;
  const end = start + span.textContent.length;
  return shown.filter(({ range }) => range[0] <= start && range[1] >= end).map(({ finding }) => finding);
}

// What is long takes a while to draw: it is checked when nobody has typed for a moment.
const LONG = 100_000;
let waiting;
function typed() {
  pointed = null;
  clearTimeout(waiting);
  files[active].text = text.value;
  if (text.value.length < LONG) check();
  else waiting = setTimeout(check, 400);
}

let hiding;
function hide() {
  clearTimeout(hiding);
  hiding = setTimeout(() => { tip.hidden = true; }, 250);
}

text.addEventListener("mousemove", ({ clientX, clientY }) => {
  const found = at(clientX, clientY);
  if (!found) return hide();
  clearTimeout(hiding);
  if (!tip.hidden && tip.finding === found[0]) return;
  tip.finding = found[0];
  tip.replaceChildren(...found.slice(0, 4).map((finding) => made("div", { className: finding.severity }, ...told(finding))));
  tip.hidden = false;
  tip.style.left = `${Math.max(8, Math.min(clientX, innerWidth - tip.offsetWidth - 8))}px`;
  const below = clientY + 18;
  tip.style.top = `${below + tip.offsetHeight < innerHeight ? below : Math.max(8, clientY - 18 - tip.offsetHeight)}px`;
});
text.addEventListener("mouseleave", hide);
tip.addEventListener("mouseenter", () => clearTimeout(hiding));
tip.addEventListener("mouseleave", hide);
text.addEventListener("input", typed);
text.addEventListener("scroll", () => { drawn.scrollTop = text.scrollTop; drawn.scrollLeft = text.scrollLeft; });
document.addEventListener("selectionchange", () => { if (document.activeElement === text && module) schedule(places(files[active].text)); });
find("fix-all").addEventListener("click", fixAll);
find("share").addEventListener("click", share);
addEventListener("hashchange", shared);

(async () => {
  compiled = await WebAssembly.compile(await bytesOf(WASM, "gzip"));
  module = await WebAssembly.instantiate(compiled);
  const knowledge = ask("knowledge");
  rules = new Map(knowledge.rules.map((rule) => [rule.name, rule]));
  offer(knowledge);
  open(0);
  await shared();
  document.body.dataset.ready = "";
})();
