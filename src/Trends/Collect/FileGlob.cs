using System.Text.RegularExpressions;
using Trends.Collect.Manifests;

namespace Trends.Collect;

/// <summary>Finds files by name or glob: <c>*</c> and <c>?</c> within a name, <c>**</c> over folders.</summary>
internal static class FileGlob
{
    internal static IReadOnlyList<string> Find(string folder, string pattern)
    {
        if (pattern.AsSpan().IndexOfAny('*', '?') < 0)
        {
            string path = Path.Combine(folder, pattern);
            return File.Exists(path) ? [path] : [];
        }

        string expression = Regex.Escape(pattern.Replace('\\', '/'))
            .Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
            .Replace(@"\?", "[^/]", StringComparison.Ordinal);
        Regex regex = new($"^{expression}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
        SearchOption depth = pattern.Contains('/', StringComparison.Ordinal) ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly;
        return [.. Directory.EnumerateFiles(folder, "*", depth)
            .Where(f => Path.GetFileName(f) != DatasetManifest.FileName && regex.IsMatch(Path.GetRelativePath(folder, f).Replace('\\', '/')))
            .Order(StringComparer.Ordinal)];
    }
}
