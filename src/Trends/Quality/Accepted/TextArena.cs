namespace Trends.Quality.Accepted;

/// <summary>Holds the texts of a batch in few large blocks: millions of strings that live as long as a batch keep the collector busy, blocks do not.</summary>
internal sealed class TextArena
{
    private const int BlockLength = 1 << 20;
    private readonly List<char[]> _blocks = [];
    private int _block = -1;
    private int _used;

    /// <summary>Copies a text in.</summary>
    /// <param name="text">The text; null for none.</param>
    public TextRef Add(string? text)
    {
        if (text is null)
        {
            return default;
        }

        while (_block < 0 || text.Length > _blocks[_block].Length - _used)
        {
            if (++_block == _blocks.Count)
            {
                _blocks.Add(new char[Math.Max(BlockLength, text.Length)]);
            }

            _used = 0;
        }

        text.CopyTo(0, _blocks[_block], _used, text.Length);
        TextRef added = new(_block + 1, _used, text.Length);
        _used += text.Length;
        return added;
    }

    /// <summary>Forgets all texts and keeps the blocks for others, but for those that a very long text needed.</summary>
    public void Clear()
    {
        _blocks.RemoveAll(b => b.Length > BlockLength);
        (_block, _used) = (-1, 0);
    }

    /// <summary>Gives a text.</summary>
    /// <param name="text">Where it is; not the default value.</param>
    public ReadOnlyMemory<char> Get(TextRef text) => _blocks[text.Block - 1].AsMemory(text.Start, text.Length);
}
