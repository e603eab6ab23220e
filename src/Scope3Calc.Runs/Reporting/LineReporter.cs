using System.Data.Common;
using System.Runtime.ExceptionServices;
using Scope3Calc.Core.Quantities;
using Scope3Calc.Runs.Planning;
using Scope3Calc.Storage.Ledger;

namespace Scope3Calc.Runs.Reporting;

/// <summary>Adds up all lines of a run in a report. Threads take segments as they come; what they find is joined at last.</summary>
/// <typeparam name="T">What lines are added up in.</typeparam>
/// <param name="store">The ledger.</param>
/// <param name="plan">The plan of the run.</param>
/// <param name="request">The report.</param>
internal sealed class LineReporter<T>(LedgerStore store, RunPlan plan, LineReportRequest<T> request)
    where T : class, ILineTotals<T>
{
    private readonly Lock _joining = new();

    /// <summary>All lines.</summary>
    public T Total { get; } = request.Total(plan.Calculator);

    /// <summary>The groups; null where none are asked for.</summary>
    public LineGroups<T>? Groups { get; } = NewGroups(store, plan, request);

    /// <summary>What the lines book, to be held against what the run booked.</summary>
    public LineTotals Booked { get; private set; }

    /// <exception cref="OperationCanceledException">Cancelled: threads stop after the segment they are at.</exception>
    /// <exception cref="Storage.Database.StorageException">The ledger is damaged.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        try
        {
            Parallel.For(
                0,
                plan.Segments,
                new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, request.Threads), CancellationToken = cancellationToken },
                () => new Part(store.Database.OpenConnection(), plan, request.Total(plan.Calculator), NewGroups(store, plan, request)),
                (segment, _, part) =>
                {
                    part.Add(segment);
                    return part;
                },
                Join);
        }
        catch (AggregateException exception)
        {
            // What went wrong, and not that it did so in a thread.
            ExceptionDispatchInfo.Throw(exception.Flatten().InnerExceptions[0]);
        }
    }

    private void Join(Part part)
    {
        part.Dispose();
        lock (_joining)
        {
            Total.Add(part.Total);
            Groups?.Add(part.Groups!);
            Booked += part.Booked;
        }
    }

    private static LineGroups<T>? NewGroups(LedgerStore store, RunPlan plan, LineReportRequest<T> request) =>
        request.GroupBy.Count == 0
            ? null
            : new LineGroups<T>(request.GroupBy, request.MaxGroups, () => request.Group!(plan.Calculator), store.Texts);

    /// <summary>One thread's part.</summary>
    private sealed class Part(DbConnection connection, RunPlan plan, T total, LineGroups<T>? groups) : IDisposable
    {
        private readonly SegmentLines _lines = new(plan, connection);

        public T Total => total;

        public LineGroups<T>? Groups => groups;

        public LineTotals Booked { get; private set; }

        public void Add(int segment)
        {
            _lines.Open(segment);
            var (lines, booked, delivery) = (0L, Co2eTotal.Zero, Co2eTotal.Zero);
            for (var row = 0; row < _lines.Count; row++)
            {
                if (!_lines.Counts(row))
                {
                    continue;
                }

                _lines.Calculate(row, out var line);
                Add(row, in line);
                lines++;
                booked += line.Share.OfBooked(line.Outcome.Booked.GetValueOrDefault(), line.Outcome.Method);
                delivery += line.Share.OfProduct(line.Outcome.BookedDelivery.GetValueOrDefault());
            }

            Booked += new LineTotals { Lines = lines, Booked = booked, BookedDelivery = delivery };
        }

        public void Dispose() => connection.Dispose();

        private void Add(int row, in CalculatedLine line)
        {
            var day = DateOnly.FromDayNumber(line.Day);
            var group = groups?.Of(_lines.Columns, row, line.Day, in line.Outcome);
            if (line.Refused.IsEmpty)
            {
                total.Add(in line.Line, in line.Outcome, in line.Share, day);
                group?.Add(in line.Line, in line.Outcome, in line.Share, day);
            }
            else
            {
                total.AddRefused(day, line.Refused);
                group?.AddRefused(day, line.Refused);
            }
        }
    }
}
