using Scope3Calc.Storage.Ledger;
using Scope3Calc.Storage.LineIndex;
using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Tests.Ledger;

/// <summary>Rows of a commit are found by their line ids.</summary>
public sealed class NewRowsTests
{
    private readonly NewRows _rows = new();

    [Fact]
    public void Find_ManyRows_FindsTheLastOfEachLineAndNoOther()
    {
        for (var i = 0; i < 3_000; i++)
        {
            Add(Id(i % 2_000), i);
        }

        Assert.All(Enumerable.Range(0, 2_000), i => Assert.Equal(i < 1_000 ? i + 2_000 : i, Find(Id(i))));
        Assert.Null(Find(Id(2_000)));
        Assert.Equal(Id(2_999 % 2_000), _rows.LineId(2_999).ToArray());
        Assert.Equal(2_999, _rows.Row(2_999).Supplier);
    }

    // Hashes are of 64 bits, so this never happens by chance; the identifiers decide.
    [Fact]
    public void Find_AnotherLineOfTheSameHash_IsNotTakenForIt()
    {
        _rows.Add("a"u8, 7, Row(0));
        _rows.Add("b"u8, 7, Row(1));

        Assert.Equal(0, _rows.Find("a"u8, 7));
        Assert.Equal(1, _rows.Find("b"u8, 7));
        Assert.Null(_rows.Find("c"u8, 7));
    }

    [Fact]
    public void Clear_IsEmptyAgain()
    {
        Add(Id(1), 1);

        _rows.Clear();

        Assert.Equal(0, _rows.Count);
        Assert.Null(Find(Id(1)));
        Add(Id(2), 2);
        Assert.Equal(0, Find(Id(2)));
    }

    private static byte[] Id(int number) => System.Text.Encoding.UTF8.GetBytes($"line-{number}");

    private static LedgerRow Row(int number) =>
        new() { PurchaseDate = new DateOnly(2024, 1, 1), Terms = default, Supplier = number };

    private void Add(byte[] id, int number) => _rows.Add(id, LineHash.Of(id), Row(number));

    private int? Find(byte[] id) => _rows.Find(id, LineHash.Of(id));
}
