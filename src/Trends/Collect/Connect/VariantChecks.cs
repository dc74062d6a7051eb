using Trends.Collect.Connect.Manifests;

namespace Trends.Collect.Connect;

/// <summary>What a manifest must keep to where it names other ways into a platform.</summary>
internal static class VariantChecks
{
    /// <summary>Lists what is wrong.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="streams">Its streams.</param>
    internal static IEnumerable<string> Find(PlatformManifest platform, IReadOnlyCollection<StreamManifest> streams)
    {
        IReadOnlyList<PlatformVariant> ways = platform.Variants ?? [];
        string[] polled = [.. streams.Where(s => s.IsPolled).Select(s => s.Stream)];
        for (int i = 0; i < ways.Count; i++)
        {
            PlatformVariant way = ways[i];
            string name = $"variants.{way.Name}";
            if (ways.Take(i).Any(w => w.Name == way.Name))
            {
                yield return $"{name}: there are two of this name";
            }

            foreach (string stream in (way.Paths ?? new Dictionary<string, string>()).Keys.Except(polled))
            {
                yield return $"{name}.paths: no stream '{stream}' is asked; there is {string.Join(", ", polled)}";
            }

            // Settings that are complete for the platform's own way would be taken for this one's.
            if (!way.Auth.Secrets.Keys.Except(platform.OwnSecretNames).Any())
            {
                yield return $"{name}.auth.secrets: it has none of its own by which it could be told";
            }

            if (ways.Take(i).FirstOrDefault(w => !w.Auth.Secrets.Keys.Except(way.Auth.Secrets.Keys).Any()) is { } before)
            {
                yield return $"{name}: it is never in use, as whoever gives its secrets gives those of '{before.Name}' too, which is before it";
            }
        }
    }
}
