namespace Trends.Servers;

/// <summary>A body that ends with an error in its middle, though its headers promise all of it.</summary>
public static class TornContent
{
    /// <summary>Makes one.</summary>
    /// <param name="whole">Gives the headers.</param>
    /// <param name="body">All bytes; half of them come.</param>
    public static HttpContent Of(HttpContent whole, byte[] body)
    {
        StreamContent torn = new(new TornStream(body));
        foreach ((string name, IEnumerable<string> values) in whole.Headers)
        {
            torn.Headers.TryAddWithoutValidation(name, values);
        }

        return torn;
    }

    private sealed class TornStream(byte[] body) : MemoryStream(body, 0, body.Length / 2, writable: false)
    {
        // As a connection's: clients take what can seek for held already.
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => Torn(base.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Torn(base.Read(buffer));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("The connection was torn.");

        private static int Torn(int read) => read > 0 ? read : throw new IOException("The connection was torn.");
    }
}
