using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Scope3Calc.Runs.Tests.Faults;

/// <summary>A disk of a few megabytes: a tmpfs, which only root can mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    public const string WhyNot = "Only root can mount a small disk.";

    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    public static bool IsPossible => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess;

    public static SmallDisk Create(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("scope3-disk-").FullName;
        Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "none", folder);
        return new SmallDisk(folder);
    }

    public void Resize(int megabytes) => Run("mount", "-o", $"remount,size={megabytes}m", Folder);

    public void Dispose()
    {
        // Also where a connection is still open: a test that fails leaves no disk behind.
        SqliteConnection.ClearAllPools();
        Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static void Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)}: {errors}");
        }
    }
}

/// <summary>A test that needs a small disk: skipped, with the reason, where none can be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.IsPossible ? null : SmallDisk.WhyNot;
}
