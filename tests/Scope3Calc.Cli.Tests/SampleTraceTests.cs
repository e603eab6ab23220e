using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;
using Grpc.Net.Client;
using Scope3Calc.Cli.Calculation;
using Scope3Calc.Cli.Csv;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Tests;

/// <summary>Every line of the samples: what travels as its explanation is enough to work out its figures again.</summary>
[Trait("Behaviour", "50")]
public sealed class SampleTraceTests
{
    [Theory]
    [InlineData("ict-purchases.csv", 340)]
    [InlineData("oxford-ict-spend-2014-2017.csv", 1_961)]
    public async Task ExplainLine_EveryLineOfASample_GivesItsFiguresFromTheTreesAlone(string sample, int atLeast)
    {
        await using var service = await EmbeddedService.StartAsync(shareAlike: false, database: null, CancellationToken.None);
        using var channel = GrpcChannel.ForAddress(service.Address);
        var client = new CalculationService.CalculationServiceClient(channel);

        var explained = 0;
        foreach (var line in Read(sample))
        {
            var response = await client.ExplainLineAsync(new ExplainLineRequest { Line = line });
            var numbers = NumbersOf(response.Outcome, string.Empty).ToDictionary(number => number.Name, number => number.Value);

            Assert.Equal(
                numbers.Keys.Order(StringComparer.Ordinal),
                response.Explanations.Select(explanation => explanation.Figure).Order(StringComparer.Ordinal));
            Assert.All(
                response.Explanations, explanation => NaiveEvaluation.Gives(numbers[explanation.Figure], explanation));
            Assert.All(response.Explanations, explanation => Assert.Matches(@"^[A-Z].* = .*\.$", explanation.Sentence));
            explained += numbers.ContainsKey("booked_mg_co2e") ? 1 : 0;
        }

        Assert.InRange(explained, atLeast, int.MaxValue);
    }

    private static List<PurchaseLine> Read(string sample)
    {
        using var file = new PurchaseFile(File.OpenRead(Folder.Sample(sample)));
        file.ReadHeader();
        var lines = new Dictionary<string, PurchaseLine>();
        while (file.Read() is { } row)
        {
            // An identifier used twice is a matter of whole requests.
            if (row.Refusal is null)
            {
                lines.TryAdd(row.Line.LineId, row.Line);
            }
        }

        return [.. lines.Values];
    }

    // Every number in the outcome, by its path in the contract: masses and money in millionths, scores, doubles, decimals.
    private static IEnumerable<(string Name, NaiveNumber Value)> NumbersOf(IMessage message, string path)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (field.HasPresence && !field.Accessor.HasValue(message))
            {
                continue;
            }

            switch (field.Accessor.GetValue(message))
            {
                case long millionths:
                    yield return (path + field.Name, new NaiveNumber(millionths, 1_000_000));
                    break;

                // An estimate without a figure has no sigma, which the contract can only state as 0.
                case double floating when message is not ProductEstimate { Sigma: 0 }:
                    yield return (path + field.Name, floating);
                    break;
                case string text when message is ImpliedValues && text.Length > 0:
                    yield return (path + field.Name, NaiveNumber.Parse(text));
                    break;
                case RepeatedField<IndicatorScore> scores:
                    foreach (var score in scores)
                    {
                        yield return ($"{path}{field.Name}[{NameOf(score.Indicator)}].score", new NaiveNumber(score.Score, 1));
                    }

                    break;
                case IMessage inner:
                    foreach (var number in NumbersOf(inner, $"{path}{field.Name}."))
                    {
                        yield return number;
                    }

                    break;
            }
        }
    }

    private static string NameOf(DqiIndicator indicator) =>
        OutcomeReflection.Descriptor.FindTypeByName<EnumDescriptor>("DqiIndicator").FindValueByNumber((int)indicator).Name;
}
