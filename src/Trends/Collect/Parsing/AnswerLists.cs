using System.Text.Json;
using Trends.Collect.Connect;
using Trends.Collect.Mapping;

namespace Trends.Collect.Parsing;

/// <summary>The lists of an answer that its records are joined with, each looked up once.</summary>
/// <param name="root">The answer.</param>
internal sealed class AnswerLists(JsonElement root)
{
    private readonly Dictionary<RecordSelector, Dictionary<string, JsonElement>[]> _lists = [];

    /// <summary>Gives the lists of a stream: where its manifest says, and because wrappers move them, wherever a list of that name stands.</summary>
    internal Dictionary<string, JsonElement>[] Of(RecordSelector selector)
    {
        if (!_lists.TryGetValue(selector, out Dictionary<string, JsonElement>[]? lists))
        {
            _lists[selector] = lists = selector.Lists(root);
            for (int i = 0; i < lists.Length; i++)
            {
                (PathSegment[] from, PathSegment[] key) = selector.JoinPaths(i);
                int last = Array.FindLastIndex(from, s => s.Name is not null);
                if (last >= 0)
                {
                    Gather(root, from[last..], key, lists[i]);
                }
            }
        }

        return lists;
    }

    private static void Gather(JsonElement element, PathSegment[] from, PathSegment[] key, Dictionary<string, JsonElement> list)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            RecordSelector.AddTo(list, element, from, key);
            foreach (JsonProperty member in element.EnumerateObject())
            {
                Gather(member.Value, from, key, list);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                Gather(item, from, key, list);
            }
        }
    }
}
