namespace Trends.Collect.Readers;

/// <summary>How far into a JSON value a scan is.</summary>
internal struct JsonValueState
{
    private int _depth;
    private bool _inText;
    private bool _escaped;
    private bool _inWord;

    /// <summary>Gets a value indicating whether the value is over.</summary>
    internal bool IsDone { get; private set; }

    /// <summary>Gets a value indicating whether the end of input would end the value: a number or a word.</summary>
    internal readonly bool EndsWithInput => _inWord;

    /// <summary>Goes on through bytes until the value or the bytes end.</summary>
    /// <returns>How many bytes belong to the value.</returns>
    internal int Go(ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            byte b = bytes[i];
            if (_inText)
            {
                GoText(b);
            }
            else if (b is (byte)'{' or (byte)'[')
            {
                _depth++;
            }
            else if (b is (byte)'}' or (byte)']')
            {
                if (_depth == 0)
                {
                    IsDone = true;
                    return i;
                }

                IsDone = --_depth == 0;
            }
            else if (b == '"')
            {
                _inText = true;
            }
            else if (_depth == 0)
            {
                if (b is (byte)',' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
                {
                    IsDone = true;
                    return i;
                }

                _inWord = true;
            }

            if (IsDone)
            {
                return i + 1;
            }
        }

        return bytes.Length;
    }

    private void GoText(byte b)
    {
        if (_escaped)
        {
            _escaped = false;
        }
        else if (b == '\\')
        {
            _escaped = true;
        }
        else if (b == '"')
        {
            _inText = false;
            IsDone = _depth == 0;
        }
    }
}
