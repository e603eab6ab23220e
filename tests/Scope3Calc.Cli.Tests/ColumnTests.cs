using System.Text;
using Google.Protobuf;
using Scope3Calc.Cli.Csv;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Tests;

/// <summary>Where the cells of a purchase file go, and what a problem with them is called.</summary>
public sealed class ColumnTests : IDisposable
{
    private const string Header = "line_id,purchase_date,quantity,accounting_treatment";

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static PurchaseRow Read(string columns, string cells)
    {
        var text = $"{Header},{columns}\nA,2023-03-31,1,expensed,{cells}\n";
        using var file = new PurchaseFile(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        file.ReadHeader();
        return file.Read()!;
    }

    [Theory]
    [InlineData("buyer_unit", "Public Works", """{"buyerUnit": "Public Works"}""")]
    [InlineData("configuration", "16 GB", """{"configuration": "16 GB"}""")]
    [InlineData("spend_basis", "lease_instalment", """{"spendBasis": "SPEND_BASIS_LEASE_INSTALMENT"}""")]
    [InlineData("price_scope", "hardware_and_services", """{"priceScope": "PRICE_SCOPE_HARDWARE_AND_SERVICES"}""")]
    [InlineData("service_amount", "12.50", """{"serviceAmount": "12.50"}""")]
    [InlineData("disposal", "donated", """{"disposal": "DISPOSAL_KIND_DONATED"}""")]
    [InlineData("released_by", "J. Jansen", """{"releasedBy": "J. Jansen"}""")]
    [InlineData("declaration_subtype", "average", """{"declaration": {"subtype": "DATASET_SUBTYPE_AVERAGE"}}""")]
    [InlineData("declared_configuration", "16 GB", """{"declaration": {"configuration": "16 GB"}}""")]
    [InlineData("reference_year", "2021", """{"declaration": {"referenceYear": 2021}}""")]
    [InlineData("primary_data_share", "0.4", """{"declaration": {"primaryDataShare": "0.4"}}""")]
    [InlineData("gwp_set", "ef3_1", """{"declaration": {"gwpSet": "GWP_SET_EF3_1"}}""")]
    [InlineData("gwp_whole_life_kg", "331", """{"declaration": {"wholeLife": {"gwpTotal": "331"}}}""")]
    [InlineData("share_manufacturing", "0.8", """{"declaration": {"wholeLife": {"manufacturingShare": "0.8"}}}""")]
    [InlineData("share_distribution", "0.1", """{"declaration": {"wholeLife": {"distributionShare": "0.1"}}}""")]
    [InlineData("share_use", "0.09", """{"declaration": {"wholeLife": {"useShare": "0.09"}}}""")]
    [InlineData("share_end_of_life", "0.01", """{"declaration": {"wholeLife": {"endOfLifeShare": "0.01"}}}""")]
    [InlineData("uncertainty_kind", "cv", """{"declaration": {"uncertainty": {"kind": "UNCERTAINTY_KIND_CV"}}}""")]
    [InlineData("uncertainty_value", "0.2", """{"declaration": {"uncertainty": {"value": "0.2"}}}""")]
    [InlineData("production_country_code,gwp_set", "CN,ar5",
        """{"declaration": {"productionCountryCode": "CN", "gwpSet": "GWP_SET_AR5"}}""")]
    public void Read_Cell_GoesToItsFieldOfTheContract(string columns, string cells, string json)
    {
        var expected = JsonParser.Default.Parse<PurchaseLine>(json);
        expected.MergeFrom(new PurchaseLine
        {
            LineId = "A",
            PurchaseDate = "2023-03-31",
            Quantity = "1",
            AccountingTreatment = AccountingTreatment.Expensed,
        });

        var row = Read(columns, cells);

        Assert.Equal((null, expected), (row.Refusal, row.Line));
    }

    [Theory]
    [InlineData("production_country_code", "CN")]
    [InlineData("mass_kg", "1.4")]
    public void Read_WhatIsKnownOfTheDeviceAlone_DeclaresNothing(string column, string cell) =>
        Assert.Null(Read(column, cell).Line.Declaration);

    [Theory]
    [InlineData("two thousand")]
    [InlineData("0")]
    [InlineData("-2021")]
    [InlineData("2021.5")]
    [InlineData("99999999999")]
    public void Read_ReferenceYearThatIsNone_NamesTheColumn(string cell)
    {
        var problem = Assert.Single(Read("reference_year", cell).Refusal!.Problems);

        Assert.Equal(("reference_year", ReasonCode.ValueInvalid), (problem.Field, problem.Code));
    }

    // Each of these is wrong, be it that the file's reader or the service finds it.
    [Theory]
    [InlineData("spend_basis", "price")]
    [InlineData("price_scope", "all")]
    [InlineData("disposal", "lost")]
    [InlineData("declaration_subtype", "family")]
    [InlineData("gwp_set", "AR6")]
    [InlineData("uncertainty_kind", "percent")]
    [InlineData("service_amount", "5")]
    [InlineData("service_amount", "much")]
    [InlineData("reference_year", "1889")]
    [InlineData("primary_data_share", "40")]
    [InlineData("production_country_code", "China", "gwp_a1_a3_kg", "200")]
    [InlineData("gwp_whole_life_kg", "-331")]
    [InlineData("share_manufacturing", "80", "gwp_whole_life_kg", "331")]
    [InlineData("share_distribution", "80", "gwp_whole_life_kg", "331")]
    [InlineData("share_use", "80", "gwp_whole_life_kg", "331")]
    [InlineData("share_end_of_life", "x", "gwp_whole_life_kg", "331")]
    [InlineData("uncertainty_value", "-0.2", "uncertainty_kind", "cv")]
    [InlineData("uncertainty_kind", "", "uncertainty_value", "0.2")]
    [InlineData("uncertainty_value", "", "uncertainty_kind", "gsd")]
    public async Task Calculate_WrongCell_NamesItsColumn(string column, string cell, string? otherColumn = null, string? otherCell = null)
    {
        var (columns, cells) = otherColumn is null ? (column, cell) : ($"{column},{otherColumn}", $"{cell},{otherCell}");
        var file = _folder.Write("lines.csv", $"{Header},declaration_kind,{columns}\nA,2023-03-31,1,expensed,epd_type_iii,{cells}\n");

        var run = await Scope3.RunAsync("calculate", file);

        Assert.Equal(ExitCode.NothingUsable, run.ExitCode);
        Assert.Contains($"  row 2, A: {column}: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calculate_DisposalWithoutTreatment_IsNotRefused()
    {
        var file = _folder.Write(
            "lines.csv",
            $"{Header},disposal,declaration_kind,gwp_a1_a3_kg,gwp_c_kg\nA,2023-03-31,4,,discarded,pcf_manufacturer,200,1.5\n");
        var results = _folder.Named("results.csv");

        var run = await Scope3.RunAsync("calculate", file, "--results", results);

        // Four devices of 1.5 kg.
        var line = Assert.Single(Folder.ReadCsv(results));
        Assert.Equal((ExitCode.AllCalculated, "CAT_5", "6"), (run.ExitCode, line["scope3_category"], line["booked_kg"]));
    }
}
