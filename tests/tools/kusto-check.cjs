// Checks KQL against the schemas of the workspace's tables: reads [{ name, query }] from stdin, writes one line a diagnostic,
// and ends with exit code 1 when there is one.
//   node kusto-check.cjs NODE_MODULES < queries.json
const fs = require("node:fs");
const path = require("node:path");

const service = path.resolve(process.argv[2], "@kusto", "language-service-next");
require(path.join(service, "bridge.min.js"));
require(path.join(service, "Kusto.Language.Bridge.min.js"));
const { KustoCode, GlobalState, Symbols } = Kusto.Language;

const schemas = JSON.parse(fs.readFileSync(path.join(__dirname, "kusto-schemas.json"), "utf8"));
const tables = Object.entries(schemas).map(([name, columns]) => Symbols.TableSymbol.From(`(${columns})`).WithName(name));
const database = new Symbols.DatabaseSymbol.$ctor1("workspace", tables, false);
const globals = GlobalState.Default.WithDatabase(database);

let found = 0;
for (const { name, query } of JSON.parse(fs.readFileSync(0, "utf8"))) {
  const code = KustoCode.ParseAndAnalyze(query, globals);
  const diagnostics = code.GetDiagnostics();
  for (let i = 0; i < diagnostics.Count; i++) {
    const diagnostic = diagnostics.getItem(i);
    console.log(`${name}: ${diagnostic.Message} at ${JSON.stringify(query.slice(diagnostic.Start, diagnostic.Start + diagnostic.Length))}`);
    found++;
  }
}

process.exitCode = found === 0 ? 0 : 1;
