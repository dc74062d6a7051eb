namespace Trends.Quality.Accepted;

/// <summary>Holds the texts of a batch in few large blocks: millions of strings that live as long as a batch keep the collector busy, blocks do not.</summary>
internal sealed class TextArena
{
    private const int BlockLength = 1 << 20;
    private readonly List<char[]> _blocks = [];
    private int _used = BlockLength;

    /// <summary>Copies a text in.</summary>
    /// <param name="text">The text; null for none.</param>
    public TextRef Add(string? text)
    {
        if (text is null)
        {
            return default;
        }

        if (_blocks.Count == 0 || text.Length > _blocks[^1].Length - _used)
        {
            _blocks.Add(new char[Math.Max(BlockLength, text.Length)]);
            _used = 0;
        }

        text.CopyTo(0, _blocks[^1], _used, text.Length);
        TextRef added = new(_blocks.Count, _used, text.Length);
        _used += text.Length;
        return added;
    }

    /// <summary>Gives a text.</summary>
    /// <param name="text">Where it is; not the default value.</param>
    public ReadOnlyMemory<char> Get(TextRef text) => _blocks[text.Block - 1].AsMemory(text.Start, text.Length);
}
