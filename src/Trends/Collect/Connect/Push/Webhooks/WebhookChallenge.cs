using System.Text.Json;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Requests;

namespace Trends.Collect.Connect.Push.Webhooks;

/// <summary>Answers a platform's question whether an address is its owner's.</summary>
/// <param name="plan">How the platform asks.</param>
/// <param name="settings">The platform's settings.</param>
/// <param name="queries">What its webhook stream is wanted for.</param>
internal sealed class WebhookChallenge(ChallengePlan plan, SourceSettings settings, IReadOnlyList<string?> queries)
{
    /// <summary>Answers a GET.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The answer; null where the question is not the platform's.</returns>
    internal string? Answer(WebhookCall call)
    {
        string? asked = plan.At is null ? null : call.Query(plan.At);
        bool isRight = plan.Type switch
        {
            ChallengeType.Token => settings.Secret(plan.Secret!) is { Length: > 0 } secret && WebhookSignature.IsSame(asked, secret),
            ChallengeType.Topic => asked is not null && queries.Any(query => Topic(query) == asked),
            _ => false,
        };
        return isRight ? call.Query(plan.Answer) : null;
    }

    /// <summary>Answers a POST that is a question.</summary>
    /// <param name="body">Its body; the platform's own, as its signature shows.</param>
    /// <returns>The answer; null where it is no question.</returns>
    internal string? Answer(JsonElement body)
        => plan.When is not { } when || !when.All(test => ShapeTest.Parse(test).Passes(body)) ? null
            : plan.Type == ChallengeType.Text ? settings.Secret(plan.Answer)
            : JsonPaths.Text(body, plan.Answer);

    private string? Topic(string? query) => TemplateText.Fill(plan.Topic!, (name, _) => name == "query" ? query : settings.Setting(name));
}
