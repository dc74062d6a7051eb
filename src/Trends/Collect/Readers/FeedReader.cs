using System.Text;
using System.Xml;
using System.Xml.Linq;
using Trends.Collect.Quarantine;

namespace Trends.Collect.Readers;

/// <summary>Reads the items of an RSS 2.0, RSS 1.0 or Atom feed.</summary>
internal sealed class FeedReader : IRecordReader
{
    private readonly Stream _stream;
    private readonly XmlReader _xml;
    private readonly RecordBuffer _record = new();
    private readonly List<string> _warnings = [];
    private readonly string _name;
    private bool _done;
    private bool _seen;

    internal FeedReader(Stream stream, string name)
    {
        _stream = stream;
        _name = name;
        _xml = XmlReader.Create(_stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns => [];

    /// <inheritdoc/>
    public ReceivedRecord Current { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <inheritdoc/>
    public bool Read()
    {
        if (_done)
        {
            return false;
        }

        try
        {
            return Next();
        }
        catch (XmlException e)
        {
            return Stop(QuarantineReasons.BadXml, e);
        }
        catch (InvalidDataException e)
        {
            return Stop(QuarantineReasons.Truncated, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _xml.Dispose();
        _stream.Dispose();
    }

    private bool Next()
    {
        // Reading an item leaves the reader on what follows it, which may be the next item.
        bool more = _xml.ReadState == ReadState.Interactive || _xml.Read();
        while (more)
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName is "item" or "entry")
            {
                long line = ((IXmlLineInfo)_xml).LineNumber;
                FeedItem.Write((XElement)XNode.ReadFrom(_xml), _record);
                _seen = true;
                Current = _record.Written.Span.IndexOf("\\u0000"u8) < 0
                    ? new(line, _record.Written, null)
                    : new(line, default, new(QuarantineReasons.NulByte, "The item has a NUL character.", _record.Written));
                return true;
            }

            if (_xml is { NodeType: XmlNodeType.Element, Depth: 0 } && _xml.LocalName.Equals("html", StringComparison.OrdinalIgnoreCase))
            {
                throw new XmlException("it is a web page, and no feed.");
            }

            more = _xml.Read();
        }

        _done = true;
        if (!_seen)
        {
            _warnings.Add($"'{_name}' is a feed without items.");
        }

        return false;
    }

    private bool Stop(string reason, Exception e)
    {
        _done = true;
        if (_stream.CanSeek && _stream.Length == 0)
        {
            _warnings.Add($"'{_name}' is empty.");
            return false;
        }

        long line = ((IXmlLineInfo)_xml).LineNumber;
        Current = new(line, default, new(reason, $"The feed cannot be read from here on: {e.Message}", Encoding.UTF8.GetBytes(_name)));
        return true;
    }
}
