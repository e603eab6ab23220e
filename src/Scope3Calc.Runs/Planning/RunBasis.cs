using System.Security.Cryptography;
using System.Text;
using Scope3Calc.Core;

namespace Scope3Calc.Runs.Planning;

/// <summary>What every figure of a run rests on besides the lines and the declarations on file.</summary>
/// <param name="Engine">Version of the arithmetic.</param>
/// <param name="PolicyId">SHA-256 of the policy.</param>
/// <param name="PackId">Content id of the one factor pack that the policy names: others do not matter.</param>
/// <param name="ReferenceId">SHA-256 over the content ids of all other reference data.</param>
internal sealed record RunBasis(string Engine, string PolicyId, string PackId, string ReferenceId)
{
    public static RunBasis Of(Calculator calculator)
    {
        var data = calculator.Snapshot;
        var parts = string.Join(
            '\n',
            "categories=" + data.Categories.ContentId,
            "maker_footprints=" + data.MakerFootprints.ContentId,
            "currencies=" + data.Currencies.ContentId,
            "exchange_rates=" + data.ExchangeRates.ContentId,
            "consumer_prices=" + data.ConsumerPrices.ContentId,
            "sector_prices=" + data.SectorPrices.ContentId,
            "device_averages=" + data.DeviceAverages.ContentId);
        return new RunBasis(EngineVersion.Current, calculator.Policy.Id, calculator.Pack.ContentId, Sha256(parts));
    }

    /// <summary>SHA-256 of a text, lower-case hexadecimal.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public override string ToString() =>
        $"engine={Engine}\npolicy={PolicyId}\npack={PackId}\nreference={ReferenceId}\n";
}
