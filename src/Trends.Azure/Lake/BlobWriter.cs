using System.Buffers.Binary;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Win32.SafeHandles;
using Trends.Azure.Accounts;
using Trends.Storage;

namespace Trends.Azure.Lake;

/// <summary>Writes objects: whole in one request, large ones in blocks that a last request makes an object of.</summary>
/// <remarks>
/// Each write leaves its id in the object's metadata. Where an answer is lost, the client sends the write again and its condition fails
/// on what the first sending wrote; the id tells so. Blocks are named after the id too: uncommitted blocks of one path are everybody's.
/// </remarks>
/// <param name="container">The container.</param>
internal sealed class BlobWriter(BlobContainerClient container)
{
    /// <summary>The size up to which a file goes in one request, in bytes.</summary>
    public const int WholeBytes = 16 << 20;

    private const int BlockBytes = 8 << 20;
    private const int BlocksAtOnce = 4;
    private const int Tries = 8;
    private const string IdKey = "writeid";
    private static readonly UploadTransferValidationOptions Checked = new() { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 };

    /// <summary>Writes a small object.</summary>
    /// <param name="path">The object's path.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="condition">When to write.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The object, or null when the condition did not hold.</returns>
    public async Task<LakeObject?> WriteAsync(string path, BinaryData content, WriteCondition condition, CancellationToken cancellationToken)
    {
        await using Stream stream = content.ToStream();
        return await PutAsync(path, stream.Length, condition, (blob, id) => WholeAsync(blob, stream, id, condition, cancellationToken), cancellationToken);
    }

    /// <summary>Writes a file as an object.</summary>
    /// <param name="path">The object's path.</param>
    /// <param name="file">The file's full path.</param>
    /// <param name="condition">When to write.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The object, or null when the condition did not hold.</returns>
    public async Task<LakeObject?> WriteFileAsync(string path, string file, WriteCondition condition, CancellationToken cancellationToken)
    {
        using SafeFileHandle handle = File.OpenHandle(file, options: FileOptions.Asynchronous);
        long size = RandomAccess.GetLength(handle);
        return await PutAsync(
            path,
            size,
            condition,
            async (blob, id) =>
            {
                if (size > WholeBytes)
                {
                    return await InBlocksAsync(blob, handle, size, id, condition, cancellationToken);
                }

                await using FileSlice whole = new(handle, 0, size);
                return await WholeAsync(blob, whole, id, condition, cancellationToken);
            },
            cancellationToken);
    }

    private static async Task<BlobContentInfo> WholeAsync(BlockBlobClient blob, Stream content, byte[] id, WriteCondition condition, CancellationToken cancellationToken) =>
        await blob.UploadAsync(
            content,
            new BlobUploadOptions
            {
                Conditions = BlobConditions.Of(condition),
                Metadata = Mark(id),
                TransferValidation = Checked,
                TransferOptions = new() { InitialTransferSize = long.MaxValue },
            },
            cancellationToken);

    private static async Task<BlobContentInfo> InBlocksAsync(
        BlockBlobClient blob, SafeFileHandle file, long size, byte[] id, WriteCondition condition, CancellationToken cancellationToken)
    {
        string[] blocks = [.. Enumerable.Range(0, (int)((size + BlockBytes - 1) / BlockBytes)).Select(i => BlockName(id, i))];
        await Parallel.ForAsync(
            0,
            blocks.Length,
            new ParallelOptions { MaxDegreeOfParallelism = BlocksAtOnce, CancellationToken = cancellationToken },
            async (i, token) =>
            {
                long start = (long)i * BlockBytes;
                await using FileSlice block = new(file, start, Math.Min(BlockBytes, size - start));
                await blob.StageBlockAsync(blocks[i], block, new BlockBlobStageBlockOptions { TransferValidation = Checked }, token);
            });
        return await blob.CommitBlockListAsync(
            blocks, new CommitBlockListOptions { Conditions = BlobConditions.Of(condition), Metadata = Mark(id) }, cancellationToken);
    }

    private static string BlockName(byte[] id, int index)
    {
        byte[] name = [.. id, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(name.AsSpan(WriteId.Bytes), index);
        return Convert.ToBase64String(name);
    }

    private static Dictionary<string, string> Mark(byte[] id) => new() { [IdKey] = Convert.ToHexStringLower(id) };

    private async Task<LakeObject?> PutAsync(
        string path, long size, WriteCondition condition, Func<BlockBlobClient, byte[], Task<BlobContentInfo>> send, CancellationToken cancellationToken)
    {
        byte[] id = WriteId.New();
        BlockBlobClient blob = container.GetBlockBlobClient(path);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                BlobContentInfo written = await send(blob, id);
                return new(path, size, BlobConditions.Text(written.ETag), written.LastModified);
            }
            catch (RequestFailedException e) when (condition != WriteCondition.Always && BlobConditions.IsRefusal(e))
            {
                BlobProperties? standing = await StandingAsync(blob, cancellationToken);

                // Refused for another reason than the condition: such as a lease, or a path that must not be written for some time.
                if (condition.OnlyNew && standing is null)
                {
                    throw;
                }

                return standing is not null && IsOurs(standing, id) ? new(path, size, BlobConditions.Text(standing.ETag), standing.LastModified) : null;
            }
            catch (RequestFailedException e) when ((e.ErrorCode == BlobErrorCode.InvalidBlockList || e.ErrorCode == BlobErrorCode.Md5Mismatch) && attempt < Tries)
            {
                // Another writer's commit swept our blocks away, and perhaps decided our condition; or bytes changed on their way. All is sent again.
            }
        }
    }

    private static bool IsOurs(BlobProperties standing, byte[] id) =>
        standing.Metadata.TryGetValue(IdKey, out string? mark) && mark == Convert.ToHexStringLower(id);

    private static async Task<BlobProperties?> StandingAsync(BlockBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }
}
