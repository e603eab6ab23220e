// A gRPC client in JavaScript: calls the service both ways and prints what it got, as JSON.
//
//     node client.mjs HOST:PORT PROTOS REQUEST.json

import { readFileSync } from "node:fs";
import grpc from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";

const linesPerBatch = 5;
const timeoutMilliseconds = 60_000;

const [address, protos, requestPath] = process.argv.slice(2);
const { lines } = JSON.parse(readFileSync(requestPath, "utf8"));
const contract = grpc.loadPackageDefinition(
  loadSync("scope3calc/v1/calculation_service.proto", {
    includeDirs: [protos],
    keepCase: true,
    longs: String,
    enums: String,
  }),
);
const client = new contract.scope3calc.v1.CalculationService(address, grpc.credentials.createInsecure());
const options = () => ({ deadline: Date.now() + timeoutMilliseconds });

function unary(request) {
  return new Promise((resolve, reject) => {
    client.CalculateLines(request, options(), (error, response) => (error ? reject(error) : resolve(response)));
  });
}

function stream() {
  return new Promise((resolve, reject) => {
    const responses = [];
    const call = client.CalculateLineStream(options());
    call.on("data", (response) => responses.push(response));
    call.on("error", reject);
    call.on("end", () => resolve(responses));
    for (let start = 0; start < lines.length; start += linesPerBatch) {
      call.write({ lines: lines.slice(start, start + linesPerBatch) });
    }
    call.end();
  });
}

async function refusal() {
  try {
    await unary({ lines: Array(1001).fill(lines[0]) });
    return null;
  } catch (error) {
    const details = error.metadata.get("grpc-status-details-bin");
    return { code: grpc.status[error.code], hasDetails: details.length === 1 && details[0].length > 0 };
  }
}

const result = { unary: await unary({ lines }), stream: await stream(), refusal: await refusal() };
client.close();
process.stdout.write(JSON.stringify(result));
