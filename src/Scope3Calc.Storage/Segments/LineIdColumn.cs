namespace Scope3Calc.Storage.Segments;

/// <summary>The line identifiers of some pieces, kept as they were written until one is asked for.</summary>
internal sealed class LineIdColumn
{
    private readonly List<(int Start, int Rows)> _pieces = [];
    private readonly ByteWriter _written = new();
    private readonly ByteWriter _ids = new();
    private int[] _ends = [];
    private int _piecesDecoded;
    private int _rowsDecoded;

    public void Append(ReadOnlySpan<byte> piece, int rows)
    {
        _pieces.Add((_written.Length, rows));
        _written.Bytes(piece);
    }

    /// <exception cref="SegmentFormatException">The identifiers are garbled.</exception>
    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            while (row >= _rowsDecoded)
            {
                DecodeNext();
            }

            return _ids.Written[(row == 0 ? 0 : _ends[row - 1]).._ends[row]];
        }
    }

    public void Clear()
    {
        _pieces.Clear();
        _written.Clear();
        _ids.Clear();
        _piecesDecoded = 0;
        _rowsDecoded = 0;
    }

    private void DecodeNext()
    {
        var (start, rows) = _pieces[_piecesDecoded];
        var end = _piecesDecoded + 1 < _pieces.Count ? _pieces[_piecesDecoded + 1].Start : _written.Length;
        var reader = new ByteReader(_written.Written[start..end]);
        if (_ends.Length < _rowsDecoded + rows)
        {
            Array.Resize(ref _ends, Math.Max(2 * _ends.Length, _rowsDecoded + rows));
        }

        var idsBefore = _ids.Length;
        try
        {
            var size = 0;
            for (var i = 0; i < rows; i++)
            {
                var shared = reader.Count(size, "bytes of the identifier before");
                var others = reader.Count(LineIdWriter.MaximumSize - shared, "bytes of an identifier");
                var id = _ids.Reserve(shared + others);
                _ids.Written.Slice(_ids.Length - id.Length - size, shared).CopyTo(id);
                reader.Bytes(others).CopyTo(id[shared..]);
                size = id.Length;
                _ends[_rowsDecoded + i] = _ids.Length;
            }

            reader.End();
        }
        catch (SegmentFormatException)
        {
            // So that asking again gives the same answer.
            _ids.Truncate(idsBefore);
            throw;
        }

        _piecesDecoded++;
        _rowsDecoded += rows;
    }
}
