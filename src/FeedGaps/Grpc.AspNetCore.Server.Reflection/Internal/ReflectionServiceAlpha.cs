using Google.Protobuf;
using Grpc.Core;
using Grpc.Reflection.V1Alpha;

namespace Grpc.AspNetCore.Server.Reflection.Internal;

/// <summary>Serves <c>grpc.reflection.v1alpha</c>.</summary>
/// <remarks>
/// The messages of both versions are the same bytes, so a question is read again as one of the newer version
/// and its answer as one of the older.
/// </remarks>
internal sealed class ReflectionServiceAlpha(ReflectionAnswers answers)
    : ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream,
        IServerStreamWriter<ServerReflectionResponse> responseStream,
        ServerCallContext context)
    {
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            var request = Grpc.Reflection.V1.ServerReflectionRequest.Parser.ParseFrom(
                requestStream.Current.ToByteString());
            var response = answers.Answer(request);
            await responseStream.WriteAsync(
                ServerReflectionResponse.Parser.ParseFrom(response.ToByteString()));
        }
    }
}
