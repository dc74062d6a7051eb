using Microsoft.Azure.Functions.Worker;

namespace Functions.Embedded.Invocation;

/// <summary>Describes one binding.</summary>
internal sealed class EmbeddedBinding(string name, string type, BindingDirection direction) : BindingMetadata
{
    public override string Name => name;

    public override string Type => type;

    public override BindingDirection Direction => direction;

    /// <summary>Gives the binding's type from its attribute: <c>HttpTriggerAttribute</c> is <c>httpTrigger</c>, outputs lose the word.</summary>
    public static string TypeOf(Attribute attribute)
    {
        string word = attribute.GetType().Name;
        word = Without(word, "Attribute");
        word = word is "HttpResult" ? "Http" : Without(word, "Output");
        return string.Concat(char.ToLowerInvariant(word[0]).ToString(), word.AsSpan(1));
    }

    private static string Without(string word, string end) =>
        word.Length > end.Length && word.EndsWith(end, StringComparison.Ordinal) ? word[..^end.Length] : word;
}
