using System.Collections;
using Scope3Calc.Core.Quantities;

namespace Scope3Calc.Core.Prices;

/// <summary>The currency codes ISO 4217 knows, today's and withdrawn ones.</summary>
public sealed class Currencies
{
    private readonly BitArray _known = new((26 * 26 * 26) + 1);

    public Currencies(string contentId, IEnumerable<CurrencyCode> codes)
    {
        ContentId = contentId;
        foreach (var code in codes)
        {
            _known[code.Index] = true;
        }
    }

    public string ContentId { get; }

    public bool Contains(CurrencyCode code) => _known[code.Index];
}
