using System.Collections.Frozen;
using System.Reflection;
using Trends.Collect.Connect.Manifests;

namespace Trends.Collect.Connect;

/// <summary>Every platform that the product knows: one folder each under <c>Collect/Sources</c>, found without being told.</summary>
public sealed class SourceCatalog
{
    private const string Marker = ".Collect.Sources.";

    // Lazy and not a type initialiser, so that what is wrong with a manifest is told in its own words.
    private static readonly Lazy<SourceCatalog> Loaded = new(Load);
    private readonly FrozenDictionary<string, Connector> _streams;

    internal SourceCatalog(IReadOnlyList<PlatformManifest> platforms, IReadOnlyList<Connector> streams)
    {
        Platforms = platforms;
        Streams = streams;
        _streams = streams.ToFrozenDictionary(s => s.Name, StringComparer.Ordinal);
    }

    /// <summary>Gets the catalogue of this version, every platform by its own way; services get one seen through the settings.</summary>
    public static SourceCatalog Current => Loaded.Value;

    /// <summary>Gets the platforms, closed ones too, by name.</summary>
    public IReadOnlyList<PlatformManifest> Platforms { get; }

    /// <summary>Gets the streams by name.</summary>
    public IReadOnlyList<Connector> Streams { get; }

    /// <summary>Finds a stream.</summary>
    /// <param name="name">Its name, such as <c>mastodon-tag</c>.</param>
    public Connector? Find(string name) => _streams.GetValueOrDefault(name);

    /// <summary>Gives the streams of a platform.</summary>
    /// <param name="platform">Its name, such as <c>mastodon</c>.</param>
    public IEnumerable<Connector> Of(string platform) => Streams.Where(s => s.Platform.Platform == platform);

    /// <summary>Gives the catalogue as the settings have it: where they give all secrets of another way into a platform, its streams are asked by that way.</summary>
    /// <param name="options">The settings.</param>
    internal SourceCatalog In(SourcesOptions options)
    {
        PlatformManifest[] platforms = [.. Platforms.Select(p => options.Of(p).Way is { } way ? p.By(way) : p)];
        Dictionary<string, PlatformManifest> changed = platforms.Where(p => p.InUse is not null).ToDictionary(p => p.Platform, StringComparer.Ordinal);
        return changed.Count == 0
            ? this
            : new(platforms, [.. Streams.Select(s => changed.TryGetValue(s.Platform.Platform, out PlatformManifest? platform) ? s.By(platform) : s)]);
    }

    // A resource is named after its path: ….Collect.Sources.Mastodon.tag.json
    private static SourceCatalog Load()
    {
        Assembly assembly = typeof(SourceCatalog).Assembly;
        Dictionary<string, Dictionary<string, byte[]>> folders = new(StringComparer.Ordinal);
        foreach (string resource in assembly.GetManifestResourceNames().Where(r => r.Contains(Marker, StringComparison.Ordinal) && r.EndsWith(".json", StringComparison.Ordinal)))
        {
            string[] parts = resource[(resource.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..].Split('.', 2);
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            byte[] json = new byte[stream.Length];
            stream.ReadExactly(json);
            if (!folders.TryGetValue(parts[0], out Dictionary<string, byte[]>? files))
            {
                folders[parts[0]] = files = new(StringComparer.Ordinal);
            }

            files[parts[1]] = json;
        }

        return SourceLoader.Load(folders);
    }
}
