const element = (name, attributes = {}, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
};

const resolve = (root, node) => node?.$ref ? node.$ref.slice(2).split("/").reduce((at, key) => at?.[key.replaceAll("~1", "/").replaceAll("~0", "~")], root) : node;

// A value of the schema's shape: what an answer looks like, not what it says.
function sample(root, given, depth = 0) {
  const schema = resolve(root, given);
  if (!schema || depth > 8) return null;
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => sample(root, part, depth + 1)));
  if (schema.enum) return schema.enum[0];
  const type = Array.isArray(schema.type) ? schema.type.find((t) => t !== "null") : schema.type;
  switch (type) {
    case "object": return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, part]) => [name, sample(root, part, depth + 1)]));
    case "array": return [sample(root, schema.items, depth + 1)];
    case "integer": case "number": return 0;
    case "boolean": return true;
    case "string": return { "date-time": "2026-03-01T12:00:00Z", date: "2026-03-01" }[schema.format] ?? "text";
    default: return null;
  }
}

const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function curl(path, verb, operation) {
  const parts = ["curl"];
  if (verb !== "get") parts.push("-X", verb.toUpperCase());
  parts.push(quote(location.origin + path));
  if (operation.security?.length) parts.push("-H", quote("x-functions-key: KEY"));
  const body = operation.requestBody?.content?.["application/json"]?.example;
  if (body !== undefined) parts.push("-H", quote("content-type: application/json"), "-d", quote(JSON.stringify(body)));
  return parts.join(" ");
}

function code(label, text) {
  const copy = element("button", { type: "button", "aria-label": `Copy ${label}` }, "Copy");
  copy.addEventListener("click", async () => {
    const copied = await navigator.clipboard.writeText(text).then(() => true, () => false);
    copy.textContent = copied ? "Copied" : "Select it by hand";
    setTimeout(() => { copy.textContent = "Copy"; }, 2000);
  });
  return element("div", { class: "code" }, element("div", { class: "bar" }, element("h4", {}, label), copy),
    element("pre", { tabindex: "0", role: "region", "aria-label": label }, element("code", {}, text)));
}

function parameters(list) {
  if (!list?.length) return null;
  const limits = ({ schema }) => [schema.type, schema.default !== undefined ? `default ${schema.default}` : null,
    schema.minimum !== undefined ? `${schema.minimum} to ${schema.maximum}` : null].filter(Boolean).join(", ");
  return element("dl", {}, ...list.flatMap((p) => [
    element("dt", {}, element("code", {}, p.name), ` ${p.in}${p.required ? ", required" : ""}`),
    element("dd", {}, `${p.description} (${limits(p)})`)]));
}

function route(root, path, verb, operation) {
  const answers = Object.entries(operation.responses).map(([status, given]) => ({ status, answer: resolve(root, given) }));
  const good = answers.find(({ status }) => status < 300);
  const json = good?.answer.content?.["application/json"]?.schema;
  const request = operation.requestBody?.content?.["application/json"]?.example;
  const shape = json && sample(root, json);
  return element("details", { id: operation.operationId },
    element("summary", {}, element("span", { class: `verb ${verb}` }, verb.toUpperCase()), " ", element("code", {}, path), element("span", { class: "says" }, operation.summary)),
    element("p", { class: "numbers" }, operation.security?.length ? "Takes a key in x-functions-key where keys are set." : "Open to anybody."),
    parameters(operation.parameters),
    code("curl", curl(path, verb, operation)),
    request !== undefined ? code("Request", JSON.stringify(request, null, 2)) : null,
    shape && Object.keys(shape).length ? code(`Shape of answer ${good.status}`, JSON.stringify(shape, null, 2)) : null,
    element("p", { class: "numbers" }, "Answers: ", answers.map(({ status, answer }) => `${status} ${answer.description}`).join(" · "),
      good?.answer.headers ? " · header X-Cache: hit or miss" : ""));
}

function open() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.tagName === "DETAILS") target.open = true;
}

const summary = document.querySelector("#summary");
try {
  const response = await fetch("/api/openapi.json");
  if (!response.ok) throw new Error(`${response.status} for /api/openapi.json`);
  const root = await response.json();
  const groups = Map.groupBy(Object.entries(root.paths).flatMap(([path, verbs]) => Object.entries(verbs).map(([verb, operation]) => ({ path, verb, operation }))),
    ({ operation }) => operation.tags[0]);
  for (const [group, routes] of groups) {
    const id = `group-${group}`;
    document.querySelector("#groups").append(element("a", { href: `#${id}` }, group));
    document.querySelector("#routes").append(element("section", { "aria-labelledby": id }, element("h2", { id }, group),
      ...routes.map(({ path, verb, operation }) => route(root, path, verb, operation))));
  }
  summary.textContent = `Version ${root.info.version}. Errors are problem+json. Open a route for its parameters and a call to copy.`;
  addEventListener("hashchange", open);
  open();
} catch (error) {
  summary.textContent = error.message;
}
