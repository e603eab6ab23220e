namespace Scope3Calc.Core.Methods;

/// <summary>The types of device by name.</summary>
/// <remarks>
/// A table of its own because a general one reads every letter of a name for its hash and this one three. Names that share
/// those stand in one row, so it is the rows' length that must stay short: the names are the snapshot's and not a caller's.
/// </remarks>
internal sealed class DeviceTypes
{
    private const int Rows = 256;

    private readonly (string Name, DeviceType Type)[][] _rows = new (string, DeviceType)[Rows][];

    public DeviceTypes(IEnumerable<string> names, Func<string, DeviceType> typeOf)
    {
        Array.Fill(_rows, []);
        foreach (var name in names)
        {
            ref var row = ref _rows[RowOf(name)];
            row = [.. row, (name, typeOf(name))];
        }
    }

    /// <returns>Null for a name that is none of them.</returns>
    public DeviceType? Find(string name)
    {
        foreach (ref readonly var entry in _rows[RowOf(name)].AsSpan())
        {
            if (entry.Name == name)
            {
                return entry.Type;
            }
        }

        return null;
    }

    private static int RowOf(string name) =>
        name.Length == 0 ? 0 : ((name.Length * 37) + (name[0] * 11) + (name[^1] * 5)) % Rows;
}
