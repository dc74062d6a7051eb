using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>Reads quota plans as manifests write them: camel case, unknown members are errors.</summary>
public static class QuotaPlanJson
{
    /// <summary>Gets the settings with which plans are read and written; manifests that hold plans need the same.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    /// <summary>Reads and checks a list of plans.</summary>
    /// <param name="json">The JSON array.</param>
    /// <param name="source">Where it stands, for messages.</param>
    /// <exception cref="InputException">It is wrong; the message lists every defect found.</exception>
    public static IReadOnlyList<QuotaPlan> Parse(string json, string source)
    {
        QuotaPlan[] plans;
        try
        {
            plans = JsonSerializer.Deserialize<QuotaPlan[]>(json, Options) ?? throw new JsonException("null is not a list of plans.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new InputException($"The quota plans of {source} cannot be read: {e.Message}", e);
        }

        Check(plans, source);
        return plans;
    }

    /// <summary>Checks plans that were read with their manifest.</summary>
    /// <param name="plans">The plans of one platform.</param>
    /// <param name="source">Where they stand, for messages.</param>
    /// <exception cref="InputException">They are wrong; the message lists every defect found.</exception>
    public static void Check(IReadOnlyList<QuotaPlan> plans, string source)
    {
        ArgumentNullException.ThrowIfNull(plans);
        IEnumerable<string> twice = plans.CountBy(p => p.Name).Where(c => c.Value > 1).Select(c => $"Quota plan '{c.Key}' is there {c.Value} times; names differ.");
        string[] problems = [.. plans.SelectMany(QuotaPlanCheck.Problems), .. twice];
        if (problems.Length > 0)
        {
            throw new InputException($"The quota plans of {source} are wrong:\n- {string.Join("\n- ", problems)}");
        }
    }

    private static JsonSerializerOptions MakeOptions()
    {
        JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
        {
            AllowOutOfOrderMetadataProperties = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            ReadCommentHandling = JsonCommentHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
