using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Scope3Calc.V1;
using static Scope3Calc.Cli.Output.Words;

namespace Scope3Calc.Cli.Output;

/// <summary>Prints runs as rows of a list, and what results rest on.</summary>
internal static class RunReport
{
    // As many digits of a hash as tell runs of one ledger apart.
    private const int HashDigits = 12;

    public static void Heading(TextWriter output) => output.WriteLine(
        $"{"run",6}  {"state",-9}  {"started",-27}  {"lines",11}{"computed",9}{"reused",8}  {"root",-HashDigits}");

    /// <summary>One line, and a second one for what the run was asked for besides.</summary>
    public static void Row(TextWriter output, Run run)
    {
        output.WriteLine(Invariant(
            $"{run.RunId,6}  {NameOf(run.State),-9}  {TextOf(run.CreateTime),-27}  {run.Lines,11:N0}{run.SegmentsComputed,9:N0}{run.SegmentsReused,8:N0}  {Short(run.Basis.Root),-HashDigits}"));
        string[] asked =
        [
            run.AsKnownAtTime is { } time ? $"as known at {TextOf(time)}" : "",
            run.Selection is null ? "" : "selected lines",
            run.DeclarationsOnTrial > 0 ? Invariant($"{run.DeclarationsOnTrial} declarations on trial") : "",
            run.Failure,
        ];
        if (asked.Any(text => text.Length > 0))
        {
            output.WriteLine($"        {string.Join(", ", asked.Where(text => text.Length > 0))}");
        }
    }

    public static string NameOf(RunState state) => state.ToString().ToLowerInvariant();

    /// <summary>An instant to the microsecond, as <c>--as-known-at</c> takes it.</summary>
    public static string TextOf(Timestamp time) =>
        time.ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Prints what the numbers of a run rest on.</summary>
    public static void Basis(TextWriter output, RunBasis basis) => Paragraph(
        output,
        Invariant($"Basis: run {basis.RunId}, ledger revision {basis.LedgerRevision}, factor pack {basis.FactorPack}, ")
        + $"data {Short(basis.ReferenceId)}, declarations {(basis.DeclarationsId.Length > 0 ? Short(basis.DeclarationsId) : "none")}, "
        + $"policy {Short(basis.PolicyId)}, engine {basis.EngineVersion}, root {Short(basis.Root)}.",
        indent: 0);

    private static string Short(string hash) => hash.Length <= HashDigits ? hash : hash[..HashDigits];
}
