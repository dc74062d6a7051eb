using Trends.Collect.Connect.Manifests;
using Trends.Collect.Mapping;

namespace Trends.Collect.Connect.Push;

/// <summary>What the manifest of a pushed stream must keep to beyond its shape.</summary>
internal static class PushChecks
{
    /// <summary>Lists what is wrong.</summary>
    internal static IEnumerable<string> Find(PlatformManifest platform, StreamManifest stream)
    {
        if (stream.Push is not { } push)
        {
            yield break;
        }

        if (push.Rules.Count == 0)
        {
            yield return "push: has no rules";
        }

        foreach (PushRule rule in push.Rules)
        {
            // An odd test throws with its own words.
            _ = rule.When.Select(ShapeTest.Parse).ToArray();
            int meanings = (rule.Delete is null ? 0 : 1) + (rule.Skip is null ? 0 : 1) + (rule.Announces is null ? 0 : 1);
            if (meanings > 1 || (meanings == 1 && rule.At is not null) || rule.Delete is { Id: null, Author: null })
            {
                yield return $"push: the rule for {string.Join(", ", rule.When)} has to mean one thing";
            }
        }

        foreach (string path in push.Rules.Select(r => r.At).Append(push.Each).Where(p => p is not null and not "$" && JsonPath.TryParse(p) is null).Select(p => p!))
        {
            yield return $"push: '{path}' is no path; write it like $.data[*]";
        }

        if ((push.Transport == PushTransport.Webhook) != (push.Path is null))
        {
            yield return "push: needs a path, and a webhook has none";
        }

        if (push.Transport == PushTransport.Webhook && platform.Webhook is null)
        {
            yield return $"push: {PlatformManifest.FileName} has no webhook";
        }

        foreach (string secret in (push.Needs ?? []).Where(s => platform.Auth?.Secrets.ContainsKey(s) != true))
        {
            yield return $"push.needs: the platform has no secret '{secret}'";
        }

        foreach (string quota in (push.Quotas ?? []).Where(q => platform.Quotas?.Any(p => p.Name == q) != true))
        {
            yield return $"push.quotas: the platform has no '{quota}'";
        }

        if (push.Code is { } code && PushCodes.Find(code) is null)
        {
            yield return $"push.code: there is no '{code}'; there is {string.Join(", ", PushCodes.Names)}";
        }

        if (push.Rules.Any(r => r.Delete?.IsLocal == true) != (push.LocalId is not null))
        {
            yield return "push: local ids need localId, and localId needs a deletion by one";
        }
    }

    /// <summary>Lists what is wrong with a platform's webhook.</summary>
    internal static IEnumerable<string> Find(PlatformManifest platform, IReadOnlyCollection<StreamManifest> streams)
    {
        int webhooks = streams.Count(s => s.Push?.Transport == PushTransport.Webhook);
        if (webhooks != (platform.Webhook is null ? 0 : 1))
        {
            yield return $"{webhooks} streams are pushed by webhook; with a webhook it is one, without none";
        }

        if (platform.Access.Status != AccessStatus.Closed && streams.Any(s => s.Push is not null) == platform.NoPush is not null)
        {
            yield return "it has a stream that is pushed, or says in noPush why none is";
        }

        if (platform.Webhook is not { } webhook)
        {
            yield break;
        }

        ChallengePlan? challenge = webhook.Challenge;
        string?[] secrets = [webhook.Signature.Secret, challenge?.Secret, challenge?.Type == ChallengeType.Text ? challenge.Answer : null];
        foreach (string secret in secrets.OfType<string>().Where(s => !webhook.Secrets.ContainsKey(s)))
        {
            yield return $"webhook: '{secret}' is none of its secrets";
        }

        bool isComplete = challenge?.Type switch
        {
            ChallengeType.Token => challenge is { At: not null, Secret: not null },
            ChallengeType.Topic => challenge is { At: not null, Topic: not null },
            ChallengeType.Echo or ChallengeType.Text => challenge.When is not null,
            _ => true,
        };
        if (!isComplete)
        {
            yield return "webhook: its challenge lacks at, secret, topic or when";
        }

        if (webhook.Signature is { MaxAge: not null, TimeAt: null })
        {
            yield return "webhook: an age needs a time";
        }
    }
}
