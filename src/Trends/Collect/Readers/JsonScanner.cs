namespace Trends.Collect.Readers;

/// <summary>Finds where JSON values start and end by their brackets and quotes alone, so that one bad value costs itself and not the document.</summary>
/// <param name="source">The window.</param>
internal sealed class JsonScanner(ByteSource source)
{
    /// <summary>Gets the line the window starts at.</summary>
    internal long Line { get; private set; } = 1;

    /// <summary>Skips white space.</summary>
    /// <returns>The next byte, which stays; -1 at the end.</returns>
    internal int Peek()
    {
        while (source.At(0) is var next && next is ' ' or '\t' or '\r' or '\n')
        {
            Advance(1);
        }

        return source.At(0);
    }

    /// <summary>Drops bytes and counts their lines.</summary>
    internal void Advance(int count)
    {
        Line += source.Span[..count].Count((byte)'\n');
        source.Advance(count);
    }

    /// <summary>Skips a byte that must come next.</summary>
    internal bool TryTake(char expected)
    {
        bool there = Peek() == expected;
        if (there)
        {
            Advance(1);
        }

        return there;
    }

    /// <summary>Measures the value at the window's front and leaves it there.</summary>
    /// <returns>Its length; -1 when it is longer than a record may be, -2 when the file ends within it.</returns>
    internal int Measure()
    {
        JsonValueState state = default;
        int at = 0;
        while (!state.IsDone)
        {
            if (source.At(at) < 0)
            {
                return state.EndsWithInput && at > 0 ? at : -2;
            }

            if (at >= RecordLimits.Record)
            {
                return -1;
            }

            at += state.Go(source.Span[at..]);
        }

        return at;
    }

    /// <summary>Drops the value at the window's front in bounded memory.</summary>
    /// <returns>How long it was; -1 when the file ends within it.</returns>
    internal long Skip()
    {
        JsonValueState state = default;
        long length = 0;
        while (!state.IsDone)
        {
            if (source.At(0) < 0)
            {
                return state.EndsWithInput && length > 0 ? length : -1;
            }

            int went = state.Go(source.Span);
            Advance(went);
            length += went;
        }

        return length;
    }
}
