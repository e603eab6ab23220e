using System.Buffers;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Scope3Calc.Storage.Database;

/// <summary>Bytes out of a row, in a buffer that is used again once this is disposed of.</summary>
/// <remarks>A new array of a megabyte for every line that is asked for would keep the garbage collector busy.</remarks>
public sealed class PooledBytes : IDisposable
{
    private readonly int _length;
    private byte[]? _buffer;

    private PooledBytes(int length)
    {
        _length = length;
        _buffer = ArrayPool<byte>.Shared.Rent(length);
    }

    public static PooledBytes None { get; } = new(0);

    /// <exception cref="ObjectDisposedException">The buffer may hold something else by now.</exception>
    public ReadOnlySpan<byte> Span
    {
        get
        {
            ObjectDisposedException.ThrowIf(_buffer is null, this);
            return _buffer.AsSpan(0, _length);
        }
    }

    /// <summary>Copies the bytes in a column of the current row. On PostgreSQL they come straight from the wire where access is sequential.</summary>
    internal static PooledBytes Read(DbDataReader reader, int column)
    {
        if (reader is SqliteDataReader sqlite)
        {
            // The reader itself would give an array of its own.
            var there = raw.sqlite3_column_blob(sqlite.Handle, column);
            var copy = new PooledBytes(there.Length);
            there.CopyTo(copy._buffer);
            return copy;
        }

        var bytes = new PooledBytes((int)reader.GetBytes(column, 0, null, 0, 0));
        reader.GetBytes(column, 0, bytes._buffer, 0, bytes._length);
        return bytes;
    }

    public void Dispose()
    {
        if (_length > 0 && Interlocked.Exchange(ref _buffer, null) is { } buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
