using Trends.Collect.Connect.Manifests;

namespace Trends.Collect.Connect;

/// <summary>Finds settings of a platform that nothing reads, such as misspelt ones: they would be defaults without a word.</summary>
internal static class SettingNames
{
    // So many letters may be wrong, missing or too many.
    private const int MostWrong = 3;

    /// <summary>Lists the names that nothing reads, each with what there is.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="streams">The names of its streams.</param>
    /// <param name="options">Its settings; null for none.</param>
    internal static IEnumerable<string> Unknown(PlatformManifest platform, IEnumerable<string> streams, PlatformOptions? options)
    {
        string prefix = $"Sources:Platforms:{platform.Platform}";
        return options is null
            ? []
            : Of($"{prefix}:Settings", options.Settings.Keys, [.. platform.Settings?.Keys ?? []])
                .Concat(Of($"{prefix}:Secrets", options.Secrets.Keys, [.. platform.SecretNames]))
                .Concat(Of($"{prefix}:Streams", options.Streams.Keys, [.. streams]));
    }

    private static IEnumerable<string> Of(string section, IEnumerable<string> given, string[] known)
        => given.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)).Select(name => $"{section}:{name} is nothing that is read; {Hint(name, known)}");

    private static string Hint(string name, string[] known)
        => known.Length == 0 ? "there are none of this kind here"
            : known.Select(k => (Name: k, Wrong: Distance(name.ToLowerInvariant(), k.ToLowerInvariant()))).MinBy(k => k.Wrong) is { Wrong: <= MostWrong } near ? $"'{near.Name}' is meant, perhaps"
            : $"there is {string.Join(", ", known)}";

    // Levenshtein's, a row at a time.
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
