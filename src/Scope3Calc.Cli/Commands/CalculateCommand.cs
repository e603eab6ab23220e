using System.CommandLine;
using System.Security.Authentication;
using Google.Protobuf;
using Grpc.Core;
using Scope3Calc.Cli.Calculation;
using Scope3Calc.Cli.Csv;
using Scope3Calc.Cli.Output;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Commands;

/// <summary><c>scope3 calculate FILE.csv</c>: a file of purchase lines in, outcomes and totals out.</summary>
internal static class CalculateCommand
{
    private const int LargestGapsShown = 10;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE.csv") { Description = "Purchase lines: CSV, UTF-8, commas, one header row." };
        var results = new Option<FileInfo?>("--results") { Description = "Write one row per line to this CSV file." };
        var json = new Option<FileInfo?>("--json") { Description = "Write outcomes, summary and basis to this JSON file." };
        var server = ServerConnection.AddressOption();
        var certificate = ServerConnection.CertificateOption();
        var policy = new Option<FileInfo?>("--policy") { Description = "Calculate by this policy: JSON of scope3calc.v1.Policy." };

        var command = new Command("calculate", "Calculate a file of purchase lines and report the gap between both methods.")
        {
            file, results, json, server, certificate, policy,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new Request(
                parsed.GetRequiredValue(file),
                parsed.GetValue(results),
                parsed.GetValue(json),
                parsed.GetValue(server),
                parsed.GetValue(certificate),
                parsed.GetValue(policy)),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Request request, CancellationToken cancellationToken)
    {
        try
        {
            return await CalculateAsync(request, cancellationToken);
        }
        catch (InputException exception)
        {
            Console.Error.WriteLine($"{exception.Subject ?? request.File.Name}: {exception.Message}");
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is RpcException or OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped before the end.");
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Unavailable && request.Server is not null)
        {
            Console.Error.WriteLine($"--server: no service can be reached at {request.Server}, or it went away: {exception.Status.Detail}");
        }
        catch (RpcException exception) when (exception.Status.DebugException is HttpRequestException { InnerException: AuthenticationException })
        {
            Console.Error.WriteLine($"--server: the certificate of {request.Server} is not trusted. Name it in --server-certificate.");
        }
        catch (RpcException exception)
        {
            Console.Error.WriteLine($"The service answered {exception.StatusCode}: {exception.Status.Detail}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
        }

        return ExitCode.NothingUsable;
    }

    private static async Task<int> CalculateAsync(Request request, CancellationToken cancellationToken)
    {
        CheckPaths(request);
        var server = request.Server is null ? null : ServerConnection.ParseAddress(request.Server);
        var policy = ReadPolicy(request.Policy);
        using var file = new PurchaseFile(request.File.OpenRead());
        file.ReadHeader();
        if (file.IgnoredColumns.Count > 0)
        {
            Console.Error.WriteLine($"Note: these columns are not known and are ignored: {string.Join(", ", file.IgnoredColumns)}.");
        }

        await using var embedded = server is null ? await EmbeddedService.StartAsync(cancellationToken) : null;
        using var channel = ServerConnection.Open(server ?? embedded!.Address, request.Certificate);
        var stream = new LineStream(
            new CalculationService.CalculationServiceClient(channel),
            ServerConnection.Headers(),
            request.Json is null ? OutcomeDetail.Figures : OutcomeDetail.Full);

        using var results = request.Results is { } path ? new ResultFile(path.FullName) : null;
        using var json = request.Json is { } jsonPath ? new JsonFile(jsonPath.FullName) : null;
        using var refused = new RefusedLines();
        var largest = new LargestGaps(LargestGapsShown);
        var lines = 0L;
        await ProgressView.RunAsync("Calculating", async report =>
        {
            await foreach (var (row, outcome) in stream.CalculateAsync(file, policy, cancellationToken))
            {
                lines++;
                results?.Write(outcome);
                json?.Write(outcome);
                largest.Add(row, outcome);
                if (outcome.Status == LineStatus.Rejected)
                {
                    refused.Add(row, outcome);
                }

                if (lines % 1_000 == 0)
                {
                    report(lines, file.ShareRead);
                }
            }
        });

        if (lines == 0)
        {
            throw new InputException("There are no lines below the header.");
        }

        var summary = stream.Summary!;
        CountUnsent(summary, lines - summary.Lines);
        json?.Finish(summary, stream.Basis!);
        Report.Print(Console.Out, summary, stream.Basis!, largest, refused, lines);
        return lines == refused.Count ? ExitCode.NothingUsable
            : refused.Count > 0 ? ExitCode.SomeNotCalculated
            : ExitCode.AllCalculated;
    }

    // Rows that could not be sent are lines of the file all the same.
    private static void CountUnsent(Summary summary, long unsent)
    {
        summary.Lines += unsent;
        summary.Statuses.Single(count => count.Status == LineStatus.Rejected).Lines += unsent;
    }

    // A result must not take the place of what it is calculated from.
    private static void CheckPaths(Request request)
    {
        if (Directory.Exists(request.File.FullName))
        {
            throw new InputException("This is a directory. Name a CSV file.");
        }

        (string Name, FileInfo? File)[] files =
            [("the input", request.File), ("--policy", request.Policy), ("--results", request.Results), ("--json", request.Json)];
        foreach (var output in files[2..])
        {
            if (files.FirstOrDefault(other => other != output && IsSame(other.File, output.File)) is { Name: { } name })
            {
                throw new InputException($"{output.File!.Name} is also {name}. Name another file.") { Subject = output.Name };
            }
        }
    }

    private static bool IsSame(FileInfo? one, FileInfo? other) =>
        one is not null && other is not null && string.Equals(
            Target(one), Target(other), OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private static string Target(FileInfo file) => file.Exists
        ? file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName
        : file.FullName;

    private static Policy ReadPolicy(FileInfo? file)
    {
        if (file is null)
        {
            return new Policy();
        }

        try
        {
            return Policy.Parser.ParseJson(File.ReadAllText(file.FullName));
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or InvalidJsonException)
        {
            throw new InputException($"This is not a policy: {exception.Message}") { Subject = file.Name };
        }
    }

    private sealed record Request(
        FileInfo File, FileInfo? Results, FileInfo? Json, string? Server, FileInfo? Certificate, FileInfo? Policy);
}
