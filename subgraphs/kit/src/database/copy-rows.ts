import type { Connection, Submittable } from 'pg';
import type { BulkClient } from './bulk-load.js';

/** What a column can be given. Times are written in UTC, bytes as hexadecimal, lists of texts as PostgreSQL's arrays. */
export type CopyValue = string | number | boolean | Date | Buffer | readonly string[] | null;

/** Rows of one table. */
export interface CopiedTable {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CopyValue[])[];
}

/** Rows ready to be sent; made apart from the sending, so that another thread can make them. */
export interface CopyData {
  readonly statement: string;
  readonly data: Uint8Array;
}

/** Names are the caller's own, never input: they stand in the statement as they are. */
export function toCopyData({ table, columns, rows }: CopiedTable): CopyData {
  const text = rows.map((row) => `${row.map(toField).join('\t')}\n`).join('');
  return { statement: `copy ${table} (${columns.join(', ')}) from stdin`, data: Buffer.from(text) };
}

/** Writes rows with one COPY, in the client's transaction. Rejects with PostgreSQL's error; nothing of them is written then. */
export function copyRows(client: BulkClient, { statement, data }: CopyData): Promise<void> {
  if (data.length === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    client.query(new CopyIn(statement, Buffer.from(data.buffer, data.byteOffset, data.byteLength), { resolve, reject }));
  });
}

/** A value in COPY's text format (PostgreSQL documentation, COPY, "Text Format"). */
function toField(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escapeField(value);
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  if (typeof value === 'object') return escapeField(`{${value.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`);
  return String(value);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escapeField(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] as string);
}

interface Settle {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** One COPY as the driver's protocol asks for it; the driver itself only knows statements. */
class CopyIn implements Submittable {
  private error: Error | null = null;

  constructor(
    private readonly statement: string,
    private readonly data: Buffer,
    private readonly settle: Settle,
  ) {}

  submit(connection: Connection): void {
    connection.query(this.statement);
  }

  handleCopyInResponse(connection: Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }): void {
    connection.sendCopyFromChunk(this.data);
    connection.endCopyFrom();
  }

  handleCommandComplete(): void {
    // What matters is whether an error came before the server is ready again.
  }

  handleError(error: Error): void {
    this.error = error;
    // A connection that is gone never becomes ready again.
    this.settle.reject(error);
  }

  handleReadyForQuery(): void {
    if (!this.error) this.settle.resolve();
  }
}
