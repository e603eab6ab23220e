"""A gRPC client in Python: calls the service every way it can be called and prints what it got, as JSON.

    client.py HOST:PORT DESCRIPTORS.pb REQUEST.json

The messages are made from the descriptors, a FileDescriptorSet, so that no generated code is needed.
"""

import json
import sys

import grpc
from google.protobuf import json_format

from contract import Contract

SERVICE = "/scope3calc.v1.CalculationService/"
LINES_PER_BATCH = 5
TIMEOUT_SECONDS = 60


def unary(channel, contract, request):
    answer = contract["scope3calc.v1.CalculateLinesResponse"]
    call = channel.unary_unary(
        SERVICE + "CalculateLines", type(request).SerializeToString, answer.FromString)
    return call(request, timeout=TIMEOUT_SECONDS)


def stream(channel, contract, request):
    batch = contract["scope3calc.v1.CalculateLineStreamRequest"]
    answer = contract["scope3calc.v1.CalculateLineStreamResponse"]

    def batches():
        for start in range(0, len(request.lines), LINES_PER_BATCH):
            yield batch(lines=request.lines[start:start + LINES_PER_BATCH])

    call = channel.stream_stream(
        SERVICE + "CalculateLineStream", batch.SerializeToString, answer.FromString)
    return list(call(batches(), timeout=TIMEOUT_SECONDS))


def refusal(channel, contract, request):
    """Sends too many lines and reads the details of the status, as a program would."""
    too_many = type(request)(lines=[request.lines[0]] * 1001)
    try:
        unary(channel, contract, too_many)
    except grpc.RpcError as error:
        details = dict(error.trailing_metadata())["grpc-status-details-bin"]
        status = contract["google.rpc.Status"].FromString(details)
        problem = contract["scope3calc.v1.Problem"]()
        problem.ParseFromString(status.details[0].value)
        return {"code": error.code().name, "type": status.details[0].type_url, "problem": as_json(problem)}
    return None


def health(channel, contract, service):
    question = contract["grpc.health.v1.HealthCheckRequest"](service=service)
    answer = contract["grpc.health.v1.HealthCheckResponse"]
    call = channel.unary_unary(
        "/grpc.health.v1.Health/Check", type(question).SerializeToString, answer.FromString)
    return as_json(call(question, timeout=TIMEOUT_SECONDS)).get("status")


def as_json(message):
    return json_format.MessageToDict(message, preserving_proto_field_name=True)


def main(address, descriptors, request_path):
    contract = Contract(descriptors)
    with open(request_path, encoding="utf-8") as file:
        request = json_format.Parse(file.read(), contract["scope3calc.v1.CalculateLinesRequest"]())
    with grpc.insecure_channel(address) as channel:
        result = {
            "unary": as_json(unary(channel, contract, request)),
            "stream": [as_json(response) for response in stream(channel, contract, request)],
            "refusal": refusal(channel, contract, request),
            "health": [health(channel, contract, name) for name in ("", "scope3calc.v1.CalculationService")],
        }
    json.dump(result, sys.stdout)


main(*sys.argv[1:])
