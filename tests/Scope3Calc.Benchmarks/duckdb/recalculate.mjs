// The recalculation of the ledger benchmark as joins in DuckDB: both methods, tier, booked figure and gap of every line into a
// stored table, two threads. Usage: node recalculate.mjs FOLDER, the folder as `duckdb-tables` wrote it. Loads the tables, says how
// many lines there are, and then recalculates once for every line of its input, answering with the seconds it took: so another
// program can take turns with it.
// Simpler than the program: no returns, no validity of declarations, no uncertainty, no reasons, floating numbers.
import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DuckDBInstance } from '@duckdb/node-api';

const folder = process.argv[2];
const file = join(folder, 'ledger.duckdb');
for (const path of [file, `${file}.wal`]) {
  if (existsSync(path)) {
    rmSync(path);
  }
}

const database = await DuckDBInstance.create(file, { threads: '2' });
const connection = await database.connect();
for (const table of ['lines', 'products', 'sectors', 'restatements']) {
  await connection.run(`CREATE TABLE ${table} AS SELECT * FROM read_csv('${join(folder, table)}.csv', header = true)`);
}
const count = Number((await (await connection.run('SELECT count(*) FROM lines')).getRows())[0][0]);
console.log(count);

for await (const _ of createInterface({ input: process.stdin })) {
  await connection.run('DROP TABLE IF EXISTS results');
  const start = performance.now();
  await connection.run(`
    CREATE TABLE results AS
    SELECT
      line,
      supplier,
      CASE WHEN a1_a3_kg IS NOT NULL THEN 1 ELSE 5 END AS tier,
      CASE WHEN capitalised THEN 2 ELSE 1 END AS category,
      CAST(round(quantity * a1_a3_kg * 1e6) AS BIGINT) AS product_mg,
      CAST(round(quantity * a4_kg * 1e6) AS BIGINT) AS delivery_mg,
      CAST(round(spend / (1 + vat) * restated * with_margins * 1e6) AS BIGINT) AS spend_mg,
      CAST(round(spend / (1 + vat) * restated
        * CASE WHEN a4_kg IS NULL THEN without_margins ELSE with_margins END * 1e6) AS BIGINT) AS gap_spend_mg,
      CASE WHEN a1_a3_kg IS NOT NULL
        THEN CAST(round(quantity * a1_a3_kg * 1e6) AS BIGINT)
        ELSE CAST(round(spend / (1 + vat) * restated * with_margins * 1e6) AS BIGINT) END AS booked_mg
    FROM lines
    JOIN products USING (product)
    LEFT JOIN sectors USING (device)
    LEFT JOIN restatements USING (currency, country, year)`);
  await connection.run('CHECKPOINT');
  console.log(((performance.now() - start) / 1000).toFixed(3));
}

console.error(`DuckDB's file: ${(statSync(file).size / count).toFixed(1)} bytes a line`);
