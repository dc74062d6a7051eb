using System.Globalization;
using System.IO.Compression;
using Trends.ML;
using Trends.Text;

namespace Trends.Tests.ML;

/// <summary>Reads the shared data sets; tests are inconclusive where they are absent.</summary>
internal static class RealData
{
    public static string Path(string relative)
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(System.IO.Path.Combine(root.FullName, "TrendFunctions.sln")))
        {
            root = root.Parent;
        }

        string path = System.IO.Path.Combine(root?.Parent?.FullName ?? "/", "shared", "data", relative);
        if (!File.Exists(path))
        {
            Assert.Inconclusive($"The shared data set {relative} is not on this machine.");
        }

        return path;
    }

    public static IEnumerable<string> Lines(string relative)
    {
        using Stream file = File.OpenRead(Path(relative));
        using Stream stream = relative.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    public static LabelledText? Text(string raw, string label, string language)
    {
        string text = TextNormalizer.Normalize(raw);
        return text.Length == 0 ? null : new(text, label, language, HeldOut.IsHeldOut(text));
    }

    public static List<LabelledText> Nsmc() =>
        [.. Lines("nsmc-train/train.tsv.gz").Skip(1).Select(l => l.Split('\t')).Select(c => Text(c[1], c[2] == "1" ? "positive" : "negative", "ko")).OfType<LabelledText>()];

    public static List<LabelledText> Reviews() =>
        [.. Lines("nsmc-reviews/reviews.tsv.gz").Skip(1).Select(l => l.Split('\t')).Where(c => c.Length == 7).Select(c => Text(c[6], c[5], "ko")).OfType<LabelledText>()];

    public static List<Interaction> Movies() =>
        [.. Lines("movielens-100k/u.data").Select(l => l.Split('\t')).Select(c => new Interaction(c[0], c[1], "rating", Number(c[2]), DateTimeOffset.FromUnixTimeSeconds(long.Parse(c[3]))))];

    public static List<CampaignDay> Campaigns() =>
        [.. Lines("campaign/daily/campaigns.csv").Skip(1).Select(l => l.Split(',')).Where(c => c.Length > 10).Select(c => new CampaignDay(
            c[4], c[2], DateOnly.ParseExact(c[1], "d/MM/yyyy", CultureInfo.InvariantCulture), Number(c[6]), Number(c[5]), Number(c[7]), Number(c[9]), Number(c[10])))];

    public static List<LabelledText> Tweets()
    {
        List<List<string>> rows = Csv(File.ReadAllText(Path("airline-tweets/Tweets.csv")));
        int text = rows[0].IndexOf("text"), label = rows[0].IndexOf("airline_sentiment");
        return [.. rows.Skip(1).Where(r => r.Count > text).Select(r => Text(r[text], r[label], "en")).OfType<LabelledText>()];
    }

    public static double Number(string text) => double.Parse(text.Trim('"'), CultureInfo.InvariantCulture);

    private static List<List<string>> Csv(string text)
    {
        List<List<string>> rows = [[]];
        System.Text.StringBuilder cell = new();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '"')
            {
                if (quoted && i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append(c);
                    i++;
                    continue;
                }

                quoted = !quoted;
            }
            else if (!quoted && c is ',' or '\n' && !quoted)
            {
                rows[^1].Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    rows.Add([]);
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        return rows;
    }
}
