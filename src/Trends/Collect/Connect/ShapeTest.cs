using System.Text.Json;

namespace Trends.Collect.Connect;

/// <summary>What an object has, and perhaps the value it has there: by some of these a record is known.</summary>
internal sealed class ShapeTest
{
    private readonly ShapeMember[] _any;

    private ShapeTest(ShapeMember[] any, bool isAbsent)
    {
        _any = any;
        IsAbsent = isAbsent;
    }

    /// <summary>Gets a value indicating whether none of it may be there.</summary>
    internal bool IsAbsent { get; }

    /// <summary>Reads <c>a.b</c>, <c>kind=t3</c>, <c>name^=t3_</c> (begins), <c>id*=_</c> (holds), <c>text|title</c> (one of them) or <c>!retweeted</c> (none).</summary>
    /// <exception cref="InputException">It is no path.</exception>
    internal static ShapeTest Parse(string text)
    {
        bool absent = text.StartsWith('!');
        return new([.. text[(absent ? 1 : 0)..].Split('|').Select(ShapeMember.Parse)], absent);
    }

    /// <summary>Tells whether an object passes.</summary>
    internal bool Passes(JsonElement element) => Array.Exists(_any, member => member.IsIn(element)) != IsAbsent;
}
