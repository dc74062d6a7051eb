using System.Buffers;
using System.IO.Pipelines;

namespace Trends.Collect.Connect.Push.Channels;

/// <summary>The lines of a response that does not end.</summary>
/// <param name="response">The response; disposed of by <see cref="CloseAsync"/>.</param>
/// <param name="body">Its body.</param>
/// <param name="most">The most bytes of a line.</param>
internal sealed class BodyLines(HttpResponseMessage response, Stream body, int most)
{
    private readonly PipeReader _reader = PipeReader.Create(body, new(bufferSize: 32 * 1024));

    /// <summary>Reads a line without its end.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The line; null at the end. A line that the end cuts is left out.</returns>
    /// <exception cref="IOException">The connection broke, or a line is too long.</exception>
    internal async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult result;
            try
            {
                result = await _reader.ReadAsync(cancellationToken);
            }
            catch (HttpRequestException e)
            {
                throw new IOException(e.Message, e);
            }

            if (result.Buffer.PositionOf((byte)'\n') is { } end)
            {
                byte[] line = result.Buffer.Slice(0, end).ToArray();
                _reader.AdvanceTo(result.Buffer.GetPosition(1, end));
                return line is [.., (byte)'\r'] ? line.AsMemory(0, line.Length - 1) : line;
            }

            if (result.IsCompleted)
            {
                return null;
            }

            if (result.Buffer.Length > most)
            {
                throw new IOException($"A line has more than {most} bytes.");
            }

            _reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    /// <summary>Ends the response.</summary>
    internal async ValueTask CloseAsync()
    {
        await _reader.CompleteAsync();
        response.Dispose();
    }
}
