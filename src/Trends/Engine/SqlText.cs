using System.Globalization;

namespace Trends.Engine;

/// <summary>A piece of SQL that is safe to put into a script: made by the factories here alone.</summary>
public readonly record struct SqlText
{
    private SqlText(string text) => Text = text;

    /// <summary>Gets the SQL.</summary>
    public string Text { get; }

    /// <summary>Makes a text literal; null gives <c>NULL</c>.</summary>
    /// <param name="value">The value.</param>
    public static SqlText Literal(string? value) => new(value is null ? "NULL" : Quote(value, '\''));

    /// <summary>Makes a number literal.</summary>
    /// <param name="value">The value.</param>
    public static SqlText Literal(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Makes a list of text literals, <c>['a', 'b']</c>.</summary>
    /// <param name="values">The values, at least one where the engine must know the type.</param>
    public static SqlText Literals(IEnumerable<string> values) =>
        new($"[{string.Join(", ", values.Select(v => Quote(v, '\'')))}]");

    /// <summary>Makes a quoted identifier.</summary>
    /// <param name="name">The name of a table or column.</param>
    public static SqlText Identifier(string name) => new(Quote(name, '"'));

    /// <summary>Makes a list of quoted identifiers, <c>"a", "b"</c>.</summary>
    /// <param name="names">The names.</param>
    public static SqlText Identifiers(IEnumerable<string> names) => new(string.Join(", ", names.Select(n => Quote(n, '"'))));

    /// <summary>Takes SQL that this project wrote: a script with its values bound, or an expression made from declared names.</summary>
    /// <param name="sql">The SQL; never text from data.</param>
    internal static SqlText Trusted(string sql) => new(sql);

    /// <inheritdoc/>
    public override string ToString() => Text ?? string.Empty;

    private static string Quote(string value, char quote)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Contains('\0', StringComparison.Ordinal)
            ? throw new TrendsException("A name or value for the engine holds a NUL character. Take it out of the path or setting it came from.")
            : $"{quote}{value.Replace(quote.ToString(), new string(quote, 2), StringComparison.Ordinal)}{quote}";
    }
}
