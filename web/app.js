const language = navigator.language || "en";
const whole = new Intl.NumberFormat(language);
const fraction = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });
const rounded = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
const moment = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });

const element = (name, options = {}, ...children) => {
  const { className, ...attributes } = options;
  const node = document.createElement(name);
  if (className) node.className = className;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
};

async function get(path) {
  const response = await fetch(path, { headers: { accept: "application/json" } });
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Error(problem.detail || problem.title || `${response.status} for ${path}`);
  }
  return response.json();
}

function spark(points) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "spark");
  svg.setAttribute("viewBox", "0 0 100 30");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("role", "img");
  const counts = points.map((point) => point.count);
  const top = Math.max(1, ...counts);
  svg.setAttribute("aria-label", `${points.length} points, at most ${whole.format(top)}`);
  if (counts.length === 0) return svg;
  const at = (count, i) => `${(i / Math.max(1, counts.length - 1)) * 100} ${28 - (count / top) * 26}`;
  const line = "M" + counts.map(at).join("L");
  const path = (d, className) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", "path");
    node.setAttribute("d", d);
    if (className) node.setAttribute("class", className);
    svg.append(node);
  };
  path(`${line}L100 30L0 30Z`, "area");
  path(line);
  return svg;
}

function mood(sentiment) {
  const bar = element("div", { className: "mood", role: "img", "aria-label":
    `positive ${Math.round(sentiment.positive * 100)} %, negative ${Math.round(sentiment.negative * 100)} %` });
  for (const word of ["positive", "neutral", "negative"]) {
    const part = element("i", { className: word });
    part.style.width = `${sentiment[word] * 100}%`;
    bar.append(part);
  }
  return bar;
}

// "unique" leaves out copies; expected is what the days before let one expect of the unique ones.
const counts = ({ uniqueCount, count, expected, evidence }) =>
  `${whole.format(uniqueCount)} unique of ${whole.format(count)} posts, ${rounded.format(expected)} expected · ${whole.format(evidence.length)} shown as evidence`;

function trend(item, rank) {
  const best = item.evidence[0];
  const title = best ? (best.url ? element("a", { href: best.url, rel: "noopener noreferrer" }, best.title || best.url) : best.title || "") : "";
  const chart = element("div");
  const row = element("li", {},
    element("span", { className: "rank" }, String(rank)),
    element("div", { className: "term" }, item.term,
      element("div", { className: "numbers" }, counts(item)),
      item.sentiment ? mood(item.sentiment) : null),
    chart,
    element("div", { className: "evidence", title: best?.title || "" }, title));
  return { row, chart, item };
}

async function showTrends() {
  const list = document.querySelector("#trends");
  const form = new FormData(document.querySelector("#ask"));
  const window = form.get("window");
  const query = new URLSearchParams({ window, top: "15" });
  if (form.get("lang")) query.set("lang", form.get("lang"));
  list.setAttribute("aria-busy", "true");
  try {
    const answer = await get(`/api/trends?${query}`);
    const rows = answer.items.map((item, i) => trend(item, i + 1));
    list.replaceChildren(...rows.map((r) => r.row));
    if (rows.length === 0) list.replaceChildren(element("li", { className: "empty" }, "Nothing stands out in this window."));
    const end = new Date(answer.asOf);
    const from = new Date(end.getTime() - 14 * 24 * 3600 * 1000).toISOString();
    await Promise.all(rows.map(async ({ chart, item }) => {
      const series = await get(`/api/trends/${encodeURIComponent(item.term)}?from=${from}&to=${end.toISOString()}&step=6h`).catch(() => ({ points: [] }));
      chart.replaceChildren(spark(series.points));
    }));
  } catch (error) {
    list.replaceChildren(element("li", { className: "empty" }, error.message));
  } finally {
    list.removeAttribute("aria-busy");
  }
}

function stageTable(stages) {
  const head = ["stage", "in", "out", "duplicates", "quarantined", "written", "seconds"];
  return element("div", { className: "scroll", tabindex: "0", role: "region", "aria-label": "Stages of the last run" },
    element("table", {},
      element("thead", {}, element("tr", {}, ...head.map((h) => element("th", { scope: "col" }, h)))),
      element("tbody", {}, ...stages.map((s) => element("tr", {},
        element("td", {}, s.name),
        ...[s.rowsIn, s.rowsOut, s.duplicates, s.quarantined, s.rowsWritten].map((n) => element("td", {}, whole.format(n))),
        element("td", {}, fraction.format(s.seconds)))))));
}

async function showRun() {
  const place = document.querySelector("#run");
  const summary = document.querySelector("#summary");
  try {
    const page = await get("/api/pipeline/runs?top=1");
    const run = (page.items ?? page.value ?? [])[0];
    if (!run) {
      summary.textContent = "No run yet.";
      place.replaceChildren(element("p", { className: "empty" }, "Start one: dotnet run --project functions -- run --input DIR"));
      return;
    }
    summary.replaceChildren("Last run ", element("strong", { className: run.status }, run.status),
      run.finishedAt ? `, ${moment.format(new Date(run.finishedAt))}` : "", run.asOf ? ` · data up to ${moment.format(new Date(run.asOf))}` : "");
    const quality = run.quality;
    const facts = quality ? element("ul", { className: "facts" },
      ...["completeness", "accuracy", "consistency"].map((name) => element("li", {}, `${name} ${fraction.format(quality[name])}`)),
      element("li", { className: quality.passed ? "completed" : "gated" }, quality.passed ? "gate passed" : "gate not passed")) : null;
    const models = run.models?.length ? element("ul", { className: "facts" }, ...run.models.map((m) =>
      element("li", {}, `${m.name}: ${m.skipped ? "skipped, " + m.skipped : m.promoted ? "promoted" : "kept"}`))) : null;
    place.replaceChildren(...[facts, stageTable(run.stages ?? []), models].filter(Boolean));
  } catch (error) {
    summary.textContent = error.message;
  }
}

document.querySelector("#ask").addEventListener("change", showTrends);
await Promise.all([showRun(), showTrends()]);
