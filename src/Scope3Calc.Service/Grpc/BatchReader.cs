using Scope3Calc.Core;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Service.Mapping;

namespace Scope3Calc.Service.Grpc;

/// <summary>Reads the lines of one call, message by message.</summary>
/// <remarks>Keeps the identifiers of one message only, so memory does not grow with a stream.</remarks>
internal sealed class BatchReader(Snapshot snapshot, DateOnly today)
{
    private readonly LineReader _reader = new(new LineRules(today, snapshot.Currencies));
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public void NextMessage() => _ids.Clear();

    /// <summary>Reads a line. It may be calculated only if <paramref name="problems"/> is null afterwards.</summary>
    public PurchaseLine Read(V1.PurchaseLine message, out List<Problem>? problems)
    {
        var line = _reader.Read(message, out problems);
        if (!_ids.Add(message.LineId))
        {
            TextValue.Add(ref problems, ReasonCode.DuplicateLine, "line_id",
                "The identifier was used before in this request. Give every line its own.");
        }

        return line;
    }
}
