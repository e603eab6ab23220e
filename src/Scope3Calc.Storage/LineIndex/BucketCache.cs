namespace Scope3Calc.Storage.LineIndex;

/// <summary>The buckets read last, up to a number of bytes. Safe for any number of threads.</summary>
internal sealed class BucketCache(long maxBytes)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Key, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];
    private long _bytes;

    public long Bytes
    {
        get
        {
            lock (_lock)
            {
                return _bytes;
            }
        }
    }

    public byte[]? Find(IndexRun run, int bucket)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(Key.Of(run, bucket), out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Bytes;
        }
    }

    public void Add(IndexRun run, int bucket, byte[] bytes)
    {
        lock (_lock)
        {
            var key = Key.Of(run, bucket);
            if (_entries.ContainsKey(key))
            {
                return;
            }

            _entries.Add(key, _byUse.AddFirst(new Entry(key, bytes)));
            _bytes += bytes.Length;
            while (_bytes > maxBytes)
            {
                var (oldest, itsBytes) = _byUse.Last!.Value;
                _byUse.RemoveLast();
                _entries.Remove(oldest);
                _bytes -= itsBytes.Length;
            }
        }
    }

    private readonly record struct Key(long FirstOrdinal, long LineCount, int Bucket)
    {
        public static Key Of(IndexRun run, int bucket) => new(run.FirstOrdinal, run.LineCount, bucket);
    }

    private readonly record struct Entry(Key Key, byte[] Bytes);
}
