namespace Scope3Calc.Core.Methods;

/// <summary>The types of device by name.</summary>
/// <remarks>
/// A table of its own because a general one reads every letter of a name for its hash and this one three. Names that share
/// those stand in one row, so it is the rows' length that must stay short: the names are the snapshot's and not a caller's.
/// </remarks>
internal sealed class DeviceTypes
{
    private const int Rows = 256;

    private readonly Entry[][] _rows = new Entry[Rows][];

    public DeviceTypes(IEnumerable<string> names, Func<string, DeviceType> typeOf)
    {
        Array.Fill(_rows, []);
        foreach (var name in names)
        {
            ref var row = ref _rows[RowOf(name)];
            row = [.. row, new Entry(name, typeOf(name))];
        }
    }

    /// <returns>Null for a name that is none of them.</returns>
    public DeviceType? Find(string name)
    {
        foreach (var entry in _rows[RowOf(name)])
        {
            if (entry.Is(name))
            {
                return entry.Type;
            }
        }

        return null;
    }

    private static int RowOf(string name) =>
        name.Length == 0 ? 0 : ((name.Length * 37) + (name[0] * 11) + (name[^1] * 5)) % Rows;

    private sealed class Entry(string name, DeviceType type)
    {
        // The last text that was found equal: lines of a ledger share theirs, and a reference is compared at once.
        private string? _same;

        public DeviceType Type => type;

        public bool Is(string other)
        {
            if (ReferenceEquals(_same, other))
            {
                return true;
            }

            if (name != other)
            {
                return false;
            }

            _same = other;
            return true;
        }
    }
}
