using Google.Protobuf;
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
    // What is no mass, money or ratio of the line itself, but told about one of its figures.
    private static readonly string[] NotExplained = ["interval95", "significance", "effects", "passed_over", "problems"];

    [Theory]
    [InlineData("ict-purchases.csv", 340)]
    [InlineData("oxford-ict-spend-2014-2017.csv", 1_961)]
    public async Task ExplainLine_EveryLineOfASample_GivesItsFiguresFromTheTreesAlone(string sample, int atLeast)
    {
        await using var service = await EmbeddedService.StartAsync(false, CancellationToken.None);
        using var channel = GrpcChannel.ForAddress(service.Address);
        var client = new CalculationService.CalculationServiceClient(channel);

        var explained = 0;
        foreach (var line in Read(sample))
        {
            var response = await client.ExplainLineAsync(new ExplainLineRequest { Line = line });
            var expected = FiguresOf(response.Outcome, string.Empty)
                .ToDictionary(figure => figure.Name, figure => figure.Millionths);

            var actual = response.Explanations.ToDictionary(
                explanation => explanation.Figure, explanation => NaiveEvaluation.MillionthsOf(explanation.Expression));

            Assert.Equal(expected.OrderBy(figure => figure.Key), actual.OrderBy(figure => figure.Key));
            explained += actual.ContainsKey("booked_mg_co2e") ? 1 : 0;
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

    // Every whole number of milligrams or millionths in the outcome, by its path in the contract.
    private static IEnumerable<(string Name, long Millionths)> FiguresOf(IMessage message, string path)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (field is { FieldType: FieldType.Int64, IsRepeated: false }
                && (!field.HasPresence || field.Accessor.HasValue(message)))
            {
                yield return (path + field.Name, (long)field.Accessor.GetValue(message));
            }
            else if (field is { FieldType: FieldType.Message, IsRepeated: false }
                && !NotExplained.Contains(field.Name)
                && field.Accessor.GetValue(message) is IMessage inner)
            {
                foreach (var figure in FiguresOf(inner, $"{path}{field.Name}."))
                {
                    yield return figure;
                }
            }
        }
    }
}
