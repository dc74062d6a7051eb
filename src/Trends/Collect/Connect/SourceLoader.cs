using System.Text.Json;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Manifests;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect;

/// <summary>Reads the folders of platforms and checks them.</summary>
internal static class SourceLoader
{
    /// <summary>Reads folders.</summary>
    /// <param name="folders">By folder, the files' texts by name.</param>
    /// <exception cref="InputException">A manifest is wrong.</exception>
    internal static SourceCatalog Load(IEnumerable<KeyValuePair<string, Dictionary<string, byte[]>>> folders)
    {
        List<PlatformManifest> platforms = [];
        List<Connector> streams = [];
        foreach ((string folder, Dictionary<string, byte[]> files) in folders.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (!files.TryGetValue(PlatformManifest.FileName, out byte[]? json))
            {
                throw new InputException($"Sources/{folder} has no {PlatformManifest.FileName}. Every platform's folder has one.");
            }

            PlatformManifest platform = ManifestJson.Read<PlatformManifest>(json, $"Sources/{folder}/{PlatformManifest.FileName}");
            QuotaPlanJson.Check(platform.Quotas ?? [], $"'Sources/{folder}/{PlatformManifest.FileName}' (quotas)");
            platforms.Add(platform);
            Connector[] own =
            [
                .. files
                    .Where(f => f.Key != PlatformManifest.FileName)
                    .OrderBy(f => f.Key, StringComparer.Ordinal)
                    .Select(f => Stream(platform, f.Value, $"Sources/{folder}/{f.Key}")),
            ];
            StreamManifest[] manifests = [.. own.Select(s => s.Manifest)];
            string[] problems = [.. Push.PushChecks.Find(platform, manifests), .. VariantChecks.Find(platform, manifests)];
            if (problems.Length > 0)
            {
                throw new InputException($"'Sources/{folder}/{PlatformManifest.FileName}': {string.Join("; ", problems)}.");
            }

            streams.AddRange(own);
        }

        return new([.. platforms.OrderBy(p => p.Platform, StringComparer.Ordinal)], [.. streams.OrderBy(s => s.Name, StringComparer.Ordinal)]);
    }

    /// <summary>Reads one stream.</summary>
    internal static Connector Stream(PlatformManifest platform, ReadOnlySpan<byte> json, string name)
    {
        StreamManifest manifest = ManifestJson.Read<StreamManifest>(json, name);
        SourceChecks.Check(platform, manifest, name);
        return new(platform, manifest, Dataset(platform, manifest, name));
    }

    private static DatasetManifest Dataset(PlatformManifest platform, StreamManifest manifest, string name)
    {
        Dictionary<string, object> dataset = new()
        {
            ["dataset"] = $"{platform.Platform}-{manifest.Stream}",
            ["kind"] = manifest.Kind,
            ["platform"] = platform.Platform,
            ["files"] = new[] { "*" },
            ["format"] = new Dictionary<string, string> { ["type"] = "ndjson" },
            ["fields"] = manifest.Fields,
        };
        return DatasetManifest.Parse(JsonSerializer.SerializeToUtf8Bytes(dataset), name);
    }
}
