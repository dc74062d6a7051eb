// Writes the addresses of a provisioned environment to local.settings.json, so that `dotnet run --project functions` works on its stores with the
// developer's own login. Adds what is missing, changes nothing that is there, writes no secret. One program for both shells: they need no tool for JSON.
// dotnet run infra/hooks/local-settings.cs [FILE]
using System.Text.Json;
using System.Text.Json.Nodes;

(string Setting, string Variable)[] table =
[
    ("Lake:BlobServiceUri", "LAKE_BLOB_SERVICE_URI"),
    ("Lake:Container", "LAKE_CONTAINER"),
    ("State:TableServiceUri", "STATE_TABLE_SERVICE_URI"),
    ("State:Table", "STATE_TABLE"),
    ("Marts:CosmosEndpoint", "MARTS_COSMOS_ENDPOINT"),
    ("Marts:Database", "MARTS_DATABASE"),
    ("Cache:RedisEndpoint", "CACHE_REDIS_ENDPOINT"),
    ("Live:WebPubSubEndpoint", "LIVE_WEB_PUB_SUB_ENDPOINT"),
    ("Live:Hub", "LIVE_HUB"),
    ("Text:LanguageEndpoint", "TEXT_LANGUAGE_ENDPOINT"),
    ("Governance:KeyVaultUri", "GOVERNANCE_KEY_VAULT_URI"),
];

string file = args is [string given] ? given : "local.settings.json";
JsonObject settings;
try
{
    string source = File.Exists(file) ? file : "local.settings.sample.json";
    settings = JsonNode.Parse(File.ReadAllText(source), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }) as JsonObject
        ?? throw new JsonException("it is no object");
}
catch (JsonException e)
{
    Console.Error.WriteLine($"local-settings: '{file}' is left as it is: {e.Message} Correct it, or remove it, then run azd hooks run postprovision.");
    return 1;
}

if (settings["Values"] is not JsonObject values)
{
    settings["Values"] = values = [];
}

int added = 0;
foreach ((string setting, string variable) in table)
{
    string? value = Environment.GetEnvironmentVariable(variable);
    if (string.IsNullOrEmpty(value))
    {
        continue;
    }

    // The file may spell a setting the way Azure does.
    string? name = values.Select(v => v.Key).FirstOrDefault(k => string.Equals(k.Replace("__", ":", StringComparison.Ordinal), setting, StringComparison.OrdinalIgnoreCase));
    if (name is null)
    {
        values[setting] = value;
        added++;
    }
    else if (values[name]?.ToString() != value)
    {
        Console.WriteLine($"local-settings: {name} is kept as it is in '{file}'; this environment has '{value}'");
    }
}

if (added > 0)
{
    // Whole or not at all: a torn file would take the developer's own settings with it.
    string whole = $"{file}.{Environment.ProcessId}.new";
    File.WriteAllText(whole, settings.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
    File.Move(whole, file, overwrite: true);
}

Console.WriteLine($"local-settings: {added} settings added to '{file}'");
return 0;
