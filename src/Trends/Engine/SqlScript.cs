using System.Text;

namespace Trends.Engine;

/// <summary>SQL kept in an embedded <c>.sql</c> file beside the C# that runs it, with <c>{{name}}</c> where values go.</summary>
public sealed class SqlScript
{
    private readonly string _name;
    private readonly string _text;

    private SqlScript(string name, string text)
    {
        _name = name;
        _text = text;
    }

    /// <summary>Loads a script of this assembly.</summary>
    /// <param name="beside">The type it lies beside.</param>
    /// <param name="file">Its file name, such as <c>slice.sql</c>.</param>
    /// <exception cref="InvalidOperationException">There is no such script: the build left it out.</exception>
    public static SqlScript Load(Type beside, string file)
    {
        ArgumentNullException.ThrowIfNull(beside);
        string name = $"{beside.Namespace}.{file}";
        using Stream stream = beside.Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly has no embedded script '{name}'. Check that the file is included as EmbeddedResource.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return new(name, reader.ReadToEnd().Trim().TrimEnd(';'));
    }

    /// <summary>Puts values in.</summary>
    /// <param name="values">A value for every name in the script.</param>
    /// <returns>The SQL.</returns>
    /// <exception cref="InvalidOperationException">The script has a name without a value.</exception>
    public string Bind(params ReadOnlySpan<(string Name, SqlText Value)> values)
    {
        StringBuilder sql = new(_text.Length + 256);
        ReadOnlySpan<char> rest = _text;
        for (int open = rest.IndexOf("{{"); open >= 0; open = rest.IndexOf("{{"))
        {
            int close = rest.IndexOf("}}");
            sql.Append(rest[..open]).Append(Find(values, rest[(open + 2)..close]));
            rest = rest[(close + 2)..];
        }

        return sql.Append(rest).ToString();
    }

    private string Find(ReadOnlySpan<(string Name, SqlText Value)> values, ReadOnlySpan<char> name)
    {
        foreach ((string candidate, SqlText value) in values)
        {
            if (name.SequenceEqual(candidate))
            {
                return value.Text;
            }
        }

        throw new InvalidOperationException($"Script '{_name}' needs a value for '{name}'.");
    }
}
