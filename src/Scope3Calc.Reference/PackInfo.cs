namespace Scope3Calc.Reference;

/// <summary>What a list of packs tells of one of them.</summary>
/// <param name="Id">Name and version, such as <c>epa-sef-v1.3</c>.</param>
/// <param name="Kind">What it holds: <c>spend-factors</c>, <c>exchange-rates</c> and so on.</param>
/// <param name="Title">Title and edition.</param>
/// <param name="Publisher">Who published the table it is compiled from.</param>
/// <param name="Licence">Terms of that table, and so of the pack.</param>
/// <param name="Basis">Unit and price basis of its values.</param>
/// <param name="Rows">Number of data rows.</param>
/// <param name="Sha256">SHA-256 of the pack's bytes, lower-case hexadecimal.</param>
/// <param name="Sources">The published tables it is compiled from.</param>
/// <param name="Notes">What the compiler left out or held back, in sentences.</param>
public sealed record PackInfo(
    string Id,
    string Kind,
    string Title,
    string Publisher,
    string Licence,
    string Basis,
    int Rows,
    string Sha256,
    IReadOnlyList<PackSource> Sources,
    IReadOnlyList<string> Notes);

/// <summary>A published table a pack is compiled from.</summary>
/// <param name="File">Path inside the data directory, with forward slashes.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
public sealed record PackSource(string File, string Sha256);
