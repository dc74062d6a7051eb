using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests;

/// <summary>What holds for every workflow. Answers with what breaks it.</summary>
internal static partial class WorkflowRules
{
    /// <summary>Looks at one.</summary>
    /// <param name="workflow">The workflow.</param>
    public static IEnumerable<string> Check(YamlMappingNode workflow)
    {
        if (workflow.At("permissions") is not YamlMappingNode whole || whole.Children.Any(p => p.Value.ToString() != "read"))
        {
            yield return "the workflow's permissions are not read only";
        }

        if (workflow.At("concurrency") is null)
        {
            yield return "it has no concurrency group";
        }

        foreach ((YamlNode name, YamlNode job) in ((YamlMappingNode)workflow.At("jobs")!).Children)
        {
            if (!int.TryParse(job.Text("timeout-minutes"), out int minutes) || minutes > 360)
            {
                yield return $"job {name} has no timeout";
            }

            if (job.At("permissions") is YamlMappingNode own && own.Children.Any(p => p is { Value: YamlScalarNode { Value: "write" }, Key: not YamlScalarNode { Value: "id-token" } }))
            {
                yield return $"job {name} may write more than a token of its own";
            }

            foreach (YamlNode step in (YamlSequenceNode)job.At("steps")!)
            {
                if (step.Text("uses") is string uses && !Pinned().IsMatch(uses))
                {
                    yield return $"'{uses}' is not pinned";
                }

                foreach (string path in Paths().Matches(step.Text("run") ?? "").Select(m => m.Value.TrimEnd('.', '/')))
                {
                    if (!Path.Exists(Repository.At(path)))
                    {
                        yield return $"'{path}' is not there";
                    }
                }
            }
        }

        foreach (string text in workflow.Texts().Where(t => Secret().IsMatch(t)))
        {
            yield return $"'{text}' looks like a secret";
        }
    }

    [GeneratedRegex("""^[\w.-]+/[\w./-]+@(v\d+|[0-9a-f]{40})$""")]
    private static partial Regex Pinned();

    // Places of the repository that a step names; what a step itself makes lies under artifacts.
    [GeneratedRegex("""(?<![\w/.-])(\./)?(tests|infra|bench|functions|src|docs)(/[\w.-]+)*|(?<![\w/])\./test\.sh""")]
    private static partial Regex Paths();

    [GeneratedRegex("""(AccountKey|SharedAccessKey|client-secret|password)\s*[=:]\s*[^\s$]|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|ghp_\w{20}|eyJ\w{20}""", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
