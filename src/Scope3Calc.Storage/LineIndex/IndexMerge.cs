namespace Scope3Calc.Storage.LineIndex;

/// <summary>A run to merge, and how to get a bucket of it by its number.</summary>
internal readonly record struct MergeInput(IndexRun Run, Func<int, byte[]> Read);

/// <summary>From neighbouring runs to one run, holding one bucket of each at a time.</summary>
internal static class IndexMerge
{
    /// <summary>The run that takes the place of neighbours, which are given in the order of their ordinals.</summary>
    public static IndexRun Output(IReadOnlyList<MergeInput> inputs, int level)
    {
        for (var i = 1; i < inputs.Count; i++)
        {
            if (inputs[i].Run.FirstOrdinal != inputs[i - 1].Run.EndOrdinal)
            {
                throw new ArgumentException($"{inputs[i].Run} does not follow {inputs[i - 1].Run}.", nameof(inputs));
            }
        }

        var first = inputs[0].Run.FirstOrdinal;
        return IndexRun.Over(first, inputs[^1].Run.EndOrdinal - first, level);
    }

    /// <summary>The bytes of every bucket of the output, by number, as they become known.</summary>
    /// <exception cref="LineIndexFormatException">An input holds more or fewer entries than lines.</exception>
    public static IEnumerable<byte[]> Merge(IReadOnlyList<MergeInput> inputs, IndexRun output)
    {
        var next = new PriorityQueue<Cursor, UInt128>(inputs.Count);
        foreach (var input in inputs)
        {
            var cursor = new Cursor(input, output.FirstOrdinal);
            if (cursor.MoveNext())
            {
                next.Enqueue(cursor, cursor.Order);
            }
        }

        var hashes = new List<ulong>();
        var offsets = new List<uint>();
        for (var number = 0; number < output.BucketCount; number++)
        {
            while (next.TryPeek(out var cursor, out _) && output.BucketOf(cursor.Hash) == number)
            {
                hashes.Add(cursor.Hash);
                offsets.Add(cursor.Offset);
                if (cursor.MoveNext())
                {
                    next.DequeueEnqueue(cursor, cursor.Order);
                }
                else
                {
                    next.Dequeue();
                }
            }

            yield return IndexBucket.Write([.. hashes], [.. offsets]);
            hashes.Clear();
            offsets.Clear();
        }
    }

    /// <summary>Walks the entries of one input, bucket by bucket.</summary>
    private sealed class Cursor(MergeInput input, long outputFirstOrdinal)
    {
        private readonly uint _shift = (uint)(input.Run.FirstOrdinal - outputFirstOrdinal);
        private byte[] _bytes = [];
        private int _bucket = -1;
        private int _index = -1;
        private long _seen;

        public ulong Hash { get; private set; }

        /// <summary>In the output.</summary>
        public uint Offset { get; private set; }

        /// <summary>By hash, then by offset.</summary>
        public UInt128 Order => new(Hash, Offset);

        public bool MoveNext()
        {
            var bucket = new IndexBucket(_bytes);
            while (++_index >= bucket.Count)
            {
                _seen += bucket.Count;
                if (++_bucket == input.Run.BucketCount)
                {
                    return _seen == input.Run.LineCount
                        ? false
                        : throw new LineIndexFormatException(
                            input.Run, $"it holds {_seen} entries for {input.Run.LineCount} lines");
                }

                _bytes = input.Read(_bucket);
                _index = -1;
                bucket = new IndexBucket(_bytes);
            }

            Hash = bucket.HashAt(_index);
            Offset = _shift + bucket.OffsetAt(_index);
            return true;
        }
    }
}
