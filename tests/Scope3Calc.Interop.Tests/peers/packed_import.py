"""A gRPC client in Python: imports lines in a packed batch, then the same lines one by one, and prints both answers, as JSON.

    packed_import.py HOST:PORT DESCRIPTORS.pb REQUEST.json

The lines are those of a CalculateLinesRequest.
"""

import json
import sys

import grpc
from google.protobuf import json_format

from contract import Contract

TIMEOUT_SECONDS = 60

# What lines share is cut this way: a part for each.
PARTS = (
    ("supplier", "contract", "buyer_unit"),
    ("manufacturer", "model", "product_category", "declaration"),
    ("currency_code", "price_type", "vat_rate", "country_code", "accounting_treatment"),
)
COLUMNS = {"line_id": "line_ids", "quantity": "quantities", "spend_amount": "spend_amounts"}


class Packing:
    """A packed batch while it is filled."""

    def __init__(self, contract):
        self._line = contract["scope3calc.v1.PurchaseLine"]
        self._known = {}
        self.batch = contract["scope3calc.v1.PackedBatch"](parts_per_line=len(PARTS) + 1)

    def add(self, line):
        for field, column in COLUMNS.items():
            text = getattr(line, field).encode()
            getattr(self.batch, column).utf8 += text
            getattr(self.batch, column).byte_lengths.append(len(text))
        shared = [field for fields in PARTS for field in fields]
        others = [f.name for f in self._line.DESCRIPTOR.fields if f.name not in shared and f.name not in COLUMNS]
        for fields in (*PARTS, others):
            self.batch.part_indices.append(self._index(self._part(line, fields)))

    def _part(self, line, fields):
        part = self._line()
        for descriptor, value in line.ListFields():
            if descriptor.name in fields:
                if descriptor.message_type:
                    getattr(part, descriptor.name).CopyFrom(value)
                else:
                    setattr(part, descriptor.name, value)
        return part

    def _index(self, part):
        """From 1; 0 for a part that states nothing."""
        content = part.SerializeToString(deterministic=True)
        if content and content not in self._known:
            self.batch.parts.append(part)
            self._known[content] = len(self.batch.parts)
        return self._known.get(content, 0)


def import_lines(channel, contract, fields):
    request = contract["scope3calc.v1.ImportLinesRequest"]
    answer = contract["scope3calc.v1.ImportLinesResponse"]
    opening = request(opening=contract["scope3calc.v1.ImportOpening"]())
    call = channel.stream_stream(
        "/scope3calc.v1.LedgerService/ImportLines", request.SerializeToString, answer.FromString)
    answers = list(call(iter([opening, request(**fields)]), timeout=TIMEOUT_SECONDS))
    return json_format.MessageToDict(answers[1].acknowledgement, preserving_proto_field_name=True)


def main(address, descriptors, request_path):
    contract = Contract(descriptors)
    with open(request_path, encoding="utf-8") as file:
        lines = json_format.Parse(file.read(), contract["scope3calc.v1.CalculateLinesRequest"]()).lines
    packing = Packing(contract)
    for line in lines:
        packing.add(line)
    with grpc.insecure_channel(address) as channel:
        result = {
            "packed": import_lines(channel, contract, {"packed_batch": packing.batch}),
            "plain": import_lines(channel, contract, {"batch": contract["scope3calc.v1.ImportBatch"](lines=lines)}),
        }
    json.dump(result, sys.stdout)


main(*sys.argv[1:])
