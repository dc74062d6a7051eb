using System.Collections.Frozen;

namespace Trends.Text;

/// <summary>Reads the word lists beside this code.</summary>
internal static class Lexicon
{
    /// <summary>Reads a list: words parted by white space, <c>#</c> to the end of the line being a comment.</summary>
    /// <param name="names">The lists' names, such as <c>ko.stop</c>.</param>
    public static FrozenSet<string> Read(params ReadOnlySpan<string> names)
    {
        HashSet<string> words = new(StringComparer.Ordinal);
        foreach (string name in names)
        {
            using Stream stream = typeof(Lexicon).Assembly.GetManifestResourceStream($"Trends.Text.Lexicons.{name}.lexicon.txt")
                ?? throw new TrendsException($"The word list '{name}' is not in the assembly. Embed src/Trends/Text/Lexicons/{name}.lexicon.txt.");
            using StreamReader reader = new(stream);
            while (reader.ReadLine() is { } line)
            {
                words.UnionWith(line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return words.ToFrozenSet(StringComparer.Ordinal);
    }
}
