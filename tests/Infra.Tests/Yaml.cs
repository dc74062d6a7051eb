using YamlDotNet.RepresentationModel;

namespace Infra.Tests;

/// <summary>Reads YAML.</summary>
internal static class Yaml
{
    /// <summary>The document of a file.</summary>
    public static YamlMappingNode Of(string path) => Parse(Repository.Text(path));

    /// <summary>The document of a text.</summary>
    public static YamlMappingNode Parse(string text)
    {
        YamlStream stream = [];
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    /// <summary>A value by its path.</summary>
    /// <param name="node">Where to begin.</param>
    /// <param name="path">Keys parted by dots.</param>
    /// <returns>The value; null where there is none.</returns>
    public static YamlNode? At(this YamlNode node, string path)
    {
        YamlNode? at = node;
        foreach (string key in path.Split('.'))
        {
            at = at is YamlMappingNode map && map.Children.TryGetValue(key, out YamlNode? next) ? next : null;
        }

        return at;
    }

    /// <summary>A text by its path.</summary>
    public static string? Text(this YamlNode node, string path) => (node.At(path) as YamlScalarNode)?.Value;

    /// <summary>Every text in it.</summary>
    public static IEnumerable<string> Texts(this YamlNode node) => node switch
    {
        YamlScalarNode scalar => [scalar.Value ?? ""],
        YamlSequenceNode list => list.SelectMany(Texts),
        YamlMappingNode map => map.SelectMany(p => p.Key.Texts().Concat(p.Value.Texts())),
        _ => [],
    };
}
