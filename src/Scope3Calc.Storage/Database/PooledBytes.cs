using System.Buffers;
using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Scope3Calc.Storage.Segments;
using SQLitePCL;

namespace Scope3Calc.Storage.Database;

/// <summary>Bytes out of a row, in a buffer that is used again once this is disposed of.</summary>
/// <remarks>A new array of a megabyte for every line that is asked for would keep the garbage collector busy.</remarks>
public sealed class PooledBytes : IDisposable
{
    private const int PartBytes = 64 << 10;

    private readonly int _length;
    private byte[]? _buffer;

    private PooledBytes(byte[] buffer, int length)
    {
        _buffer = buffer;
        _length = length;
    }

    public static PooledBytes None { get; } = new([], 0);

    /// <exception cref="ObjectDisposedException">The buffer may hold something else by now.</exception>
    public ReadOnlySpan<byte> Span
    {
        get
        {
            ObjectDisposedException.ThrowIf(_buffer is null, this);
            return _buffer.AsSpan(0, _length);
        }
    }

    /// <summary>SHA-256 of the bytes as they were read.</summary>
    public SegmentName Name { get; private init; }

    /// <summary>Copies the bytes in a column of the current row and names them.</summary>
    /// <remarks>
    /// Access to the row must be sequential. PostgreSQL sends a megabyte in some 130 parts, and whoever only waits for them wakes for each;
    /// so what has come is hashed while the next parts do.
    /// </remarks>
    internal static PooledBytes Read(DbDataReader reader, int column)
    {
        // The reader of SQLite would give an array of its own.
        var there = reader is SqliteDataReader sqlite ? raw.sqlite3_column_blob(sqlite.Handle, column) : [];
        var length = reader is SqliteDataReader ? there.Length : (int)reader.GetBytes(column, 0, null, 0, 0);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var read = 0; read < length;)
        {
            var part = buffer.AsSpan(read, Math.Min(PartBytes, length - read));
            if (reader is SqliteDataReader)
            {
                there.Slice(read, part.Length).CopyTo(part);
            }
            else
            {
                reader.GetBytes(column, read, buffer, read, part.Length);
            }

            hash.AppendData(part);
            read += part.Length;
        }

        Span<byte> name = stackalloc byte[SegmentName.Size];
        hash.GetHashAndReset(name);
        return new PooledBytes(buffer, length) { Name = SegmentName.FromBytes(name) };
    }

    public void Dispose()
    {
        if (_length > 0 && Interlocked.Exchange(ref _buffer, null) is { } buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
