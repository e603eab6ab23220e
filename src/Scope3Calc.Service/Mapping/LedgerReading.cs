using System.Globalization;
using Scope3Calc.Core;
using Scope3Calc.Core.Purchases;
using Scope3Calc.Core.Quality;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Service.Mapping;

/// <summary>What a listing is for.</summary>
/// <param name="Filter">Which lines.</param>
/// <param name="FromOrdinal">From which one on.</param>
/// <param name="PageSize">How many at a time.</param>
internal sealed record LineListing(LineFilterTexts Filter, long FromOrdinal, int PageSize);

/// <summary>Reads what is asked of the ledger.</summary>
internal static class LedgerReading
{
    public const int MaxPageSize = 1_000;

    /// <param name="message">The question.</param>
    /// <param name="problems">Null where it can be answered.</param>
    public static LineListing Listing(V1.ListLinesRequest message, out List<Problem>? problems)
    {
        problems = null;
        return new LineListing(
            new LineFilterTexts
            {
                Supplier = TextValue.Text(message.Supplier, "supplier", ref problems),
                Contract = TextValue.Text(message.Contract, "contract", ref problems),
                BuyerUnit = TextValue.Text(message.BuyerUnit, "buyer_unit", ref problems),
                ProductCategory = TextValue.Text(message.ProductCategory, "product_category", ref problems),
                From = TextValue.Date(message.FirstPurchaseDate, "first_purchase_date", ref problems),
                To = TextValue.Date(message.LastPurchaseDate, "last_purchase_date", ref problems),
                WithSuperseded = message.WithSuperseded,
            },
            Cursor(message.Cursor, ref problems),
            PageSize(message.PageSize, byDefault: MaxPageSize, ref problems));
    }

    public static Problem? CheckLineId(string lineId) => lineId.Length is > 0 and <= LineRules.MaxLineIdLength
        ? null
        : new Problem(ReasonCode.ValueOutOfRange, "line_id", $"Give 1 to {LineRules.MaxLineIdLength} characters.");

    public static int PageSize(int size, int byDefault, ref List<Problem>? problems, string field = "page_size")
    {
        if (size is < 0 or > MaxPageSize)
        {
            TextValue.Add(ref problems, ReasonCode.ValueOutOfRange, field, $"Give 1 to {MaxPageSize}, or 0 for {byDefault}.");
        }

        return size == 0 ? byDefault : size;
    }

    public static void CheckReason(string reason, ref List<Problem>? problems)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            TextValue.Add(ref problems, ReasonCode.ValueMissing, "reason",
                "Say why the line is corrected: auditors will ask. Give 1 to 1,024 characters.");
        }

        TextValue.Text(reason, "reason", ref problems);
    }

    /// <summary>Goes on behind a line version.</summary>
    public static string CursorBehind(long ordinal) => (ordinal + 1).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The ordinal to go on from.</summary>
    public static long Cursor(string cursor, ref List<Problem>? problems)
    {
        if (cursor.Length == 0)
        {
            return 0;
        }

        if (cursor.Length == 16 && long.TryParse(cursor, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var ordinal)
            && ordinal >= 0)
        {
            return ordinal;
        }

        TextValue.Add(ref problems, ReasonCode.ValueInvalid, "cursor",
            "This is no cursor of a listing. Give the one of the last page, or none to start from the first line.");
        return 0;
    }
}
