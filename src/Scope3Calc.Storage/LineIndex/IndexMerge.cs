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
        var cursors = inputs.Select(input => new Cursor(input, output.FirstOrdinal)).ToArray();
        var sorter = new HashSorter();
        for (var number = 0; number < output.BucketCount; number++)
        {
            // In the order of their ordinals, so what has one hash is in order already.
            sorter.Clear();
            foreach (var cursor in cursors)
            {
                cursor.AddBucket(number, output, sorter);
            }

            sorter.Sort(output.BucketBits);
            yield return IndexBucket.Write(sorter.Hashes, sorter.Offsets);
        }

        foreach (var cursor in cursors)
        {
            cursor.RequireEnd();
        }
    }

    /// <summary>Walks the entries of one input, bucket by bucket.</summary>
    private sealed class Cursor(MergeInput input, long outputFirstOrdinal)
    {
        private readonly uint _shift = (uint)(input.Run.FirstOrdinal - outputFirstOrdinal);
        private byte[] _bytes = [];
        private int _bucket = -1;
        private int _index;
        private long _seen;

        /// <summary>Adds the entries of the output's next bucket.</summary>
        public void AddBucket(int number, IndexRun output, HashSorter sorter)
        {
            while (true)
            {
                var bucket = new IndexBucket(_bytes);
                for (; _index < bucket.Count; _index++)
                {
                    var hash = bucket.HashAt(_index);
                    if (output.BucketOf(hash) != number)
                    {
                        return;
                    }

                    sorter.Add(hash, _shift + bucket.OffsetAt(_index));
                }

                if (_bucket == input.Run.BucketCount)
                {
                    return;
                }

                NextBucket(bucket.Count);
            }
        }

        /// <exception cref="LineIndexFormatException">An entry was passed over: it is not where its hash says.</exception>
        public void RequireEnd()
        {
            if (_bucket < input.Run.BucketCount)
            {
                throw new LineIndexFormatException(input.Run, $"bucket {_bucket} is not sorted");
            }
        }

        private void NextBucket(int done)
        {
            _seen += done;
            _index = 0;
            _bytes = ++_bucket < input.Run.BucketCount ? input.Read(_bucket) : [];
            if (_bucket == input.Run.BucketCount && _seen != input.Run.LineCount)
            {
                throw new LineIndexFormatException(
                    input.Run, $"it holds {_seen} entries for {input.Run.LineCount} lines");
            }
        }
    }
}
