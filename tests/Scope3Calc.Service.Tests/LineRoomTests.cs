using Scope3Calc.Service.Ledger;

namespace Scope3Calc.Service.Tests;

/// <summary>Who may enter the room of waiting lines, and when.</summary>
public sealed class LineRoomTests
{
    private readonly LineRoom _room = new(capacity: 10);

    [Fact]
    public async Task Enter_RoomForTheLines_IsInsideAtOnce()
    {
        Assert.True(_room.EnterAsync(6, CancellationToken.None).IsCompletedSuccessfully);
        Assert.True(_room.EnterAsync(4, CancellationToken.None).IsCompletedSuccessfully);
        var outside = _room.EnterAsync(1, CancellationToken.None);

        Assert.False(outside.IsCompleted);
        _room.Leave(4);
        await outside.WaitAsync(Waiting.Patience);
    }

    // A large batch must not be kept out for ever by small ones.
    [Fact]
    public async Task Enter_OthersAreWaiting_WaitsBehindThem()
    {
        await _room.EnterAsync(6, CancellationToken.None);
        var large = _room.EnterAsync(8, CancellationToken.None);
        var small = _room.EnterAsync(2, CancellationToken.None);

        Assert.False(small.IsCompleted);
        _room.Leave(6);
        await Task.WhenAll(large, small).WaitAsync(Waiting.Patience);
    }

    [Fact]
    public async Task Enter_MoreThanTheRoomHolds_HasItAlone()
    {
        await _room.EnterAsync(1, CancellationToken.None);
        var large = _room.EnterAsync(11, CancellationToken.None);

        Assert.False(large.IsCompleted);
        _room.Leave(1);
        await large.WaitAsync(Waiting.Patience);
        Assert.False(_room.EnterAsync(1, CancellationToken.None).IsCompleted);
    }

    [Fact]
    public async Task Enter_GivenUp_TakesNoRoom()
    {
        using var stop = new CancellationTokenSource();
        await _room.EnterAsync(10, CancellationToken.None);
        var givenUp = _room.EnterAsync(10, stop.Token);
        var next = _room.EnterAsync(10, CancellationToken.None);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp);
        _room.Leave(10);

        await next.WaitAsync(Waiting.Patience);
    }
}
