using Google.Protobuf;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Calculation;

/// <summary>Reads a policy: JSON of <c>scope3calc.v1.Policy</c>.</summary>
internal static class PolicyFile
{
    /// <returns>The default policy where there is no file.</returns>
    /// <exception cref="InputException">The file holds no policy.</exception>
    public static Policy Read(FileInfo? file)
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
}
