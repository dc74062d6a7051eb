import { language, text, translate } from "/assets/text.js";

const whole = new Intl.NumberFormat(language);
const fraction = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });
const rounded = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
const moment = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
const ForecastSteps = 8;
const historyMs = 14 * 24 * 3600 * 1000;

const element = (name, options = {}, ...children) => {
  const { className, ...attributes } = options;
  const node = document.createElement(name);
  if (className) node.className = className;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
};

async function get(path) {
  let response;
  try {
    response = await fetch(path, { headers: { accept: "application/json" } });
  } catch {
    throw new Error(text.lost);
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Error(problem.detail || problem.title || `${response.status} ${path}`);
  }
  return response.json();
}

function failure(error, again) {
  const button = element("button", { type: "button" }, text.retry);
  button.addEventListener("click", again);
  return element("p", { className: "empty", role: "alert" }, error.message, " ", button);
}

// The line is what was counted; what follows the upright line is the forecast, with its interval as a band.
function spark({ points, forecast }) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const ahead = (forecast ?? []).slice(0, ForecastSteps);
  const counts = points.map((point) => point.count);
  const peak = Math.max(0, ...counts);
  const top = Math.max(1, peak, ...ahead.map((f) => f.value));
  const steps = Math.max(1, counts.length + ahead.length - 1);
  const at = (value, i) => `${((i / steps) * 100).toFixed(2)} ${(28 - (Math.min(value, top) / top) * 26).toFixed(2)}`;
  const path = (d, className) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", "path");
    node.setAttribute("d", d);
    node.setAttribute("class", className);
    svg.append(node);
  };
  svg.setAttribute("class", "spark");
  svg.setAttribute("viewBox", "0 0 100 30");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", text.chart(counts.length, whole.format(peak)));
  const missing = points.some((point) => point.coverage !== null && point.coverage !== undefined && point.coverage < 1);
  if (counts.length > 0) {
    const last = counts.length - 1;
    const width = 100 / steps;
    for (const [i, point] of points.entries()) {
      if ((point.coverage ?? 1) < 1) path(`M${Math.max(0, (i - 0.5) * width).toFixed(2)} 0H${Math.min(100, (i + 0.5) * width).toFixed(2)}V30H${Math.max(0, (i - 0.5) * width).toFixed(2)}Z`, "gap");
    }
    const line = "M" + counts.map(at).join("L");
    path(`${line}L${at(0, last)}L${at(0, 0)}Z`, "area");
    path(line, "line");
    if (ahead.length > 0) {
      const upper = ahead.map((f, i) => at(f.upper, last + 1 + i));
      const lower = ahead.map((f, i) => at(f.lower, last + 1 + i)).reverse();
      path(`M${at(counts[last], last)}L${[...upper, ...lower].join("L")}Z`, "band");
      path(`M${at(counts[last], last)}L${ahead.map((f, i) => at(f.value, last + 1 + i)).join("L")}`, "ahead");
      path(`M${at(0, last)}L${at(top, last)}`, "now");
    }
  }
  return element("figure", {}, svg, element("figcaption", { className: "numbers" },
    [text.peak(whole.format(peak)), ahead.length > 0 ? text.next(rounded.format(ahead[0].value)) : null, missing ? text.uncovered : null].filter(Boolean).join(" · ")));
}

function mood(sentiment) {
  const bar = element("div", { className: "mood", "aria-hidden": "true" });
  for (const word of ["positive", "neutral", "negative"]) {
    const part = element("i", { className: word });
    part.style.width = `${sentiment[word] * 100}%`;
    bar.append(part);
  }
  return element("div", {}, bar, element("div", { className: "numbers" }, text.mood(percent.format(sentiment.positive), percent.format(sentiment.negative))));
}

// Only web addresses become links, whatever a source called its link.
function headline({ url, title }) {
  const isWeb = URL.canParse(url ?? "") && ["http:", "https:"].includes(new URL(url).protocol);
  return isWeb ? element("a", { href: url, rel: "noopener noreferrer" }, title || url) : element("span", {}, title || "");
}

function evidence([best, ...others]) {
  if (!best) return element("div", { className: "evidence" });
  return element("div", { className: "evidence" }, headline(best), others.length === 0 ? null
    : element("details", {}, element("summary", {}, text.more(whole.format(others.length))), element("ul", {}, ...others.map((o) => element("li", {}, headline(o))))));
}

// What did not come is told beside the trends: a quota that was used up must not look like a topic that went away.
function coverage(platforms) {
  const short = (platforms ?? []).filter((p) => p.share < 1 || p.gaps.length > 0);
  if (short.length === 0) return [];
  const gap = (g) => element("li", {}, text.gap(g.source, text.reasons[g.reason] ?? g.reason, moment.format(new Date(g.from)), moment.format(new Date(g.to))));
  return [element("details", { className: "missing" }, element("summary", {}, text.missing(whole.format(short.length))),
    element("ul", {}, ...short.map((p) => element("li", {}, text.covered(p.platform, percent.format(p.share)), element("ul", {}, ...p.gaps.map(gap))))))];
}

function trend(item, rank) {
  const chart = element("div", { className: "chart" });
  const row = element("li", {},
    element("span", { className: "rank", "aria-hidden": "true" }, String(rank)),
    element("div", {}, element("h3", { className: "term" }, item.term),
      element("div", { className: "numbers" }, text.counts(whole.format(item.uniqueCount), whole.format(item.count), rounded.format(item.expected))),
      item.sentiment ? mood(item.sentiment) : null),
    chart,
    evidence(item.evidence));
  return { row, chart, item };
}

let asked = 0;

async function showTrends() {
  const question = ++asked;
  const list = document.querySelector("#trends");
  const form = new FormData(document.querySelector("#ask"));
  const query = new URLSearchParams({ window: form.get("window"), top: "15" });
  if (form.get("lang")) query.set("lang", form.get("lang"));
  list.setAttribute("aria-busy", "true");
  try {
    const answer = await get(`/api/trends?${query}`);
    if (question !== asked) return; // A later choice is being answered.
    document.querySelector("#coverage").replaceChildren(...coverage(answer.coverage));
    const rows = answer.items.map((item, i) => trend(item, i + 1));
    list.replaceChildren(...rows.map((r) => r.row));
    if (rows.length === 0) list.replaceChildren(element("li", { className: "empty" }, text.nothing));
    const end = new Date(answer.asOf);
    const span = new URLSearchParams({ from: new Date(end.getTime() - historyMs).toISOString(), to: end.toISOString(), step: "6h" });
    await Promise.all(rows.map(async ({ chart, item }) => {
      const series = await get(`/api/trends/${encodeURIComponent(item.term)}?${span}`).catch(() => null);
      if (series) chart.replaceChildren(spark(series));
    }));
  } catch (error) {
    if (question === asked) list.replaceChildren(element("li", { className: "empty" }, failure(error, showTrends)));
  } finally {
    if (question === asked) list.removeAttribute("aria-busy");
  }
}

function stageTable(stages) {
  const columns = ["rowsIn", "rowsOut", "duplicates", "quarantined", "rowsWritten", "seconds"];
  // Later stages have no rows going out, only rows written.
  const cell = (stage, column) => column === "rowsOut" && stage.rowsOut === 0 && stage.rowsWritten > 0 ? "–"
    : column === "seconds" ? rounded.format(stage.seconds) : whole.format(stage[column]);
  return element("div", { className: "scroll", tabindex: "0", role: "region", "aria-label": text.stages },
    element("table", {},
      element("thead", {}, element("tr", {}, ...["stage", ...columns].map((c) => element("th", { scope: "col" }, text.heads[c])))),
      element("tbody", {}, ...stages.map((s) => element("tr", {},
        element("th", { scope: "row" }, text.stageNames[s.name] ?? s.name),
        ...columns.map((c) => element("td", {}, cell(s, c))))))));
}

async function showRun() {
  const place = document.querySelector("#run");
  const summary = document.querySelector("#summary");
  try {
    const page = await get("/api/pipeline/runs?top=1");
    const run = (page.items ?? page.value ?? [])[0];
    if (!run) {
      summary.textContent = text.noRun;
      place.replaceChildren(element("p", { className: "empty" }, text.start));
      return;
    }
    const state = element("strong", { className: run.status }, text.states[run.status] ?? run.status);
    summary.replaceChildren(...[run.finishedAt ? text.run(moment.format(new Date(run.finishedAt))) : text.lastRun, ": ", state,
      run.asOf ? ` · ${text.upTo(moment.format(new Date(run.asOf)))}` : ""]);
    const quality = run.quality;
    const facts = quality ? element("ul", { className: "facts" },
      ...Object.entries(text.scores).map(([name, label]) => element("li", {}, `${label} ${fraction.format(quality[name])}`)),
      element("li", { className: quality.passed ? "completed" : "gated" }, quality.passed ? text.passed : text.notPassed)) : null;
    const models = run.models?.length ? element("ul", { className: "facts" }, ...run.models.map((m) =>
      element("li", {}, `${text.modelNames[m.name] ?? m.name}: ${m.skipped ? text.skipped(m.skipped) : m.promoted ? text.promoted : text.kept}`))) : null;
    place.replaceChildren(...[facts, stageTable(run.stages ?? []), models].filter(Boolean));
  } catch (error) {
    summary.textContent = error.message;
    place.replaceChildren(failure(error, showRun));
  }
}

translate();
document.querySelector("#ask").addEventListener("change", showTrends);
await Promise.all([showRun(), showTrends()]);
