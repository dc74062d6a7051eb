using System.Text.RegularExpressions;

namespace Trends.Tests;

[TestClass]
public sealed partial class StageOrderTests
{
    // Ports and words first, then the stages in the order that data takes. The engine serves the stages from quality on.
    private static readonly string[] Order = ["Storage", "Pipeline", "Collect", "Governance", "Text", "Engine", "Quality", "Clean", "Warehouse", "Marts", "ML", "Serving", "Monitoring"];

    [TestMethod]
    public void Every_folder_of_the_domain_has_a_place_in_the_order()
        => CollectionAssert.AreEquivalent(Order, Directory.GetDirectories(Source()).Select(Path.GetFileName).Where(n => n is not ("bin" or "obj")).ToArray());

    [TestMethod]
    public void A_stage_uses_earlier_stages_only()
    {
        List<string> wrong = [];
        for (int i = 0; i < Order.Length; i++)
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Source(), Order[i]), "*.cs", SearchOption.AllDirectories))
            {
                wrong.AddRange(Used().Matches(File.ReadAllText(file))
                    .Select(m => m.Groups[1].Value)
                    .Where(stage => Array.IndexOf(Order, stage) > i)
                    .Select(stage => $"{Path.GetRelativePath(Source(), file)} uses {stage}"));
            }
        }

        Assert.AreEqual(string.Empty, string.Join('\n', wrong.Distinct()));
    }

    private static string Source()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "TrendFunctions.sln")))
        {
            root = root.Parent;
        }

        return Path.Combine(root!.FullName, "src", "Trends");
    }

    [GeneratedRegex(@"\bTrends\.([A-Z]\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Used();
}
