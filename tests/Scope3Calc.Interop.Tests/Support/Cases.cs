using Google.Protobuf;
using Google.Protobuf.Reflection;
using Scope3Calc.V1;

namespace Scope3Calc.Interop.Tests.Support;

/// <summary>The lines every client calculates: a file for the command line, a request for the others.</summary>
internal static class Cases
{
    private static readonly Lazy<Task<CalculateLinesResponse>> FromCommandLine = new(RunCommandLineAsync);

    public static string RequestPath { get; } = Path.Combine(AppContext.BaseDirectory, "cases", "lines.json");

    public static CalculateLinesRequest Request { get; } =
        CalculateLinesRequest.Parser.ParseJson(File.ReadAllText(RequestPath));

    /// <summary>What <c>scope3 calculate --json</c> makes of them: what every client must get.</summary>
    public static Task<CalculateLinesResponse> ExpectedAsync() => FromCommandLine.Value;

    /// <summary>The client got the same numbers by one call and by a stream, line by line.</summary>
    public static async Task AssertSameAsync(
        CalculateLinesResponse unary, IReadOnlyList<CalculateLineStreamResponse> stream)
    {
        var expected = await ExpectedAsync();

        AssertSame(expected.Outcomes, unary.Outcomes);
        AssertSame(expected.Outcomes, [.. stream.SelectMany(response => response.Outcomes)]);
        Assert.Equal(TotalsOf(expected.Summary), unary.Summary);
        Assert.Equal(TotalsOf(expected.Summary), stream[^1].Summary);
        Assert.Equal(expected.Basis, unary.Basis);
        Assert.Equal(expected.Basis, stream[^1].Basis);
    }

    // The command line asks for uncertainty and causes, the clients do not.
    private static Summary TotalsOf(Summary summary)
    {
        var totals = summary.Clone();
        totals.BookedUncertainty = null;
        totals.DataQuality.Clear();
        totals.Gap.Significance = null;
        totals.Gap.Effects = null;
        return totals;
    }

    /// <summary>Writes the descriptors of all that a client without generated code needs.</summary>
    public static void WriteDescriptors(string path)
    {
        var set = new FileDescriptorSet();
        var seen = new HashSet<string>();
        Add(CalculationServiceReflection.Descriptor);
        Add(LedgerServiceReflection.Descriptor);
        Add(Grpc.Health.V1.HealthReflection.Descriptor);
        Add(Google.Rpc.StatusReflection.Descriptor);
        File.WriteAllBytes(path, set.ToByteArray());

        // What a file imports comes before it.
        void Add(FileDescriptor file)
        {
            if (seen.Add(file.Name))
            {
                foreach (var dependency in file.Dependencies)
                {
                    Add(dependency);
                }

                set.File.Add(FileDescriptorProto.Parser.ParseFrom(file.SerializedData));
            }
        }
    }

    private static void AssertSame(IReadOnlyList<LineOutcome> expected, IReadOnlyList<LineOutcome> actual)
    {
        Assert.Equal(expected.Select(outcome => outcome.LineId), actual.Select(outcome => outcome.LineId));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second));
    }

    private static async Task<CalculateLinesResponse> RunCommandLineAsync()
    {
        var folder = Directory.CreateTempSubdirectory("scope3calc-interop-");
        try
        {
            var json = Path.Combine(folder.FullName, "outcomes.json");
            await using var scope3 = ChildProcess.StartDotnet(
                "scope3.dll", ["calculate", Path.Combine(AppContext.BaseDirectory, "cases", "lines.csv"), "--json", json]);

            // 2: some lines are faulty, by intent.
            await scope3.OutputAsync(2);
            return CalculateLinesResponse.Parser.ParseJson(await File.ReadAllTextAsync(json));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
