using Azure;

namespace Trends.Azure.Lake;

/// <summary>An object being read. A torn connection is taken up again where it tore; an object that was replaced meanwhile is an error, never a mixture.</summary>
/// <param name="content">The object's bytes as the client gives them.</param>
/// <param name="path">The object's path, for messages.</param>
internal sealed class LakeReadStream(Stream content, string path) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException("An object is read from its start to its end.");

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException("An object is read from its start to its end.");
        set => throw new NotSupportedException("An object is read from its start to its end.");
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return content.Read(buffer, offset, count);
        }
        catch (RequestFailedException e)
        {
            throw Failed(e);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await content.ReadAsync(buffer, cancellationToken);
        }
        catch (RequestFailedException e)
        {
            throw Failed(e);
        }
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("An object is read from its start to its end.");

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException("An object is read, not written.");

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("An object is read, not written.");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
        }

        base.Dispose(disposing);
    }

    private IOException Failed(RequestFailedException e) =>
        new($"Object '{path}' could not be read to its end: it was replaced or deleted meanwhile, or the service failed ({e.ErrorCode ?? e.Message}). Read it again from its start.", e);
}
