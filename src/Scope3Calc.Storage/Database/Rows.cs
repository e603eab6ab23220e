namespace Scope3Calc.Storage.Database;

// The plain rows of the database, one class a table. Times are microseconds since 1970-01-01 UTC; hashes and content ids
// are SHA-256 in lower-case hexadecimal.

/// <summary>Where the ledger stands: one row.</summary>
internal sealed class LedgerStateRow
{
    public int Id { get; set; }

    /// <summary>The ordinal the next line version gets: how many there are.</summary>
    public long NextOrdinal { get; set; }

    /// <summary>Counts the commits that changed lines or declarations.</summary>
    public long Revision { get; set; }

    /// <summary>When that was. Never goes back, whatever the clock does.</summary>
    public long RecordedAt { get; set; }
}

/// <summary>One commit to the ledger: what was known from when on.</summary>
internal sealed class RevisionRow
{
    public long Revision { get; set; }

    public long RecordedAt { get; set; }

    public long NextOrdinal { get; set; }
}

/// <summary>A piece of a segment: line versions of consecutive ordinals, immutable.</summary>
internal sealed class SegmentRow
{
    public long FirstOrdinal { get; set; }

    public int LineCount { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Codes of the products in it, ascending, four bytes each.</summary>
    public byte[] Products { get; set; } = [];

    public byte[] Bytes { get; set; } = [];
}

/// <summary>A text of the ledger and the number that stands for it.</summary>
internal sealed class DictionaryEntryRow
{
    public int Kind { get; set; }

    public int Code { get; set; }

    public string Text { get; set; } = "";
}

/// <summary>The content of a declaration, by its content id.</summary>
internal sealed class DeclarationDocumentRow
{
    public string ContentId { get; set; } = "";

    public string Document { get; set; } = "";
}

/// <summary>A line version that corrects an earlier one.</summary>
internal sealed class CorrectionRow
{
    public long Ordinal { get; set; }

    public long PreviousOrdinal { get; set; }

    public string Reason { get; set; } = "";

    public long RecordedAt { get; set; }
}

/// <summary>A line version that takes back some or all of another line.</summary>
internal sealed class ReturnRow
{
    public long Ordinal { get; set; }

    /// <summary>The version of that line when this one came.</summary>
    public long OriginalOrdinal { get; set; }

    /// <summary>That version's product.</summary>
    public int Product { get; set; }

    /// <summary>How much of its quantity, above 0; null where only money comes back.</summary>
    public string? Quantity { get; set; }

    /// <summary>How much of its money, above 0; null where none comes back.</summary>
    public string? Amount { get; set; }
}

/// <summary>How far a streamed import has come.</summary>
internal sealed class ImportRow
{
    public string ImportId { get; set; } = "";

    /// <summary>Number of the last batch that is durable.</summary>
    public long LastBatch { get; set; }

    public long NewLines { get; set; }

    public long SameLines { get; set; }

    public long RejectedLines { get; set; }

    public long RecordedAt { get; set; }
}

/// <summary>A version of a declaration on file.</summary>
internal sealed class RegisteredDeclarationRow
{
    public string DeclarationId { get; set; } = "";

    public int Version { get; set; }

    public string ContentId { get; set; } = "";

    /// <summary>The ledger's revision that brought it.</summary>
    public long Revision { get; set; }

    public long RecordedAt { get; set; }
}

/// <summary>A run of the sorted line index.</summary>
internal sealed class LineIndexRunRow
{
    public long FirstOrdinal { get; set; }

    public long LineCount { get; set; }

    public int Level { get; set; }

    public int BucketBits { get; set; }
}

/// <summary>A bucket of such a run.</summary>
internal sealed class LineIndexBucketRow
{
    public long FirstOrdinal { get; set; }

    public long LineCount { get; set; }

    public int Bucket { get; set; }

    public byte[] Bytes { get; set; } = [];
}
