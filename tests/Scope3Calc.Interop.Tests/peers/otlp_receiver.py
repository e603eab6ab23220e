"""A receiver of OpenTelemetry data over gRPC, which decodes nothing.

    otlp_receiver.py

Prints `listening PORT` and then, for every export, one line: the signal and the request's bytes in base64.
"""

import base64
import threading
from concurrent import futures

import grpc

SERVICES = {
    "trace": "opentelemetry.proto.collector.trace.v1.TraceService",
    "metrics": "opentelemetry.proto.collector.metrics.v1.MetricsService",
    "logs": "opentelemetry.proto.collector.logs.v1.LogsService",
}

printing = threading.Lock()


def say(line):
    with printing:
        print(line, flush=True)


def export(signal):
    def handle(request, _context):
        say(f"{signal} {base64.b64encode(request).decode()}")
        # An answer without fields means that everything was taken.
        return b""

    return grpc.method_handlers_generic_handler(
        SERVICES[signal], {"Export": grpc.unary_unary_rpc_method_handler(handle)})


def main():
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=4))
    server.add_generic_rpc_handlers([export(signal) for signal in SERVICES])
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    say(f"listening {port}")
    server.wait_for_termination()


main()
