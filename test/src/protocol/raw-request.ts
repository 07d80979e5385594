import { request } from 'node:http';

/** An answer with its header lines as they came over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** Name and value of each line, in order; names in lower case. */
  readonly lines: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
  /** The values of a header, one for each line. */
  valuesOf(name: string): readonly string[];
}

/** Posts an operation with exactly these headers, and hides nothing of the answer. */
export function rawRequest(url: string, query: string, headers: Readonly<Record<string, string | string[]>> = {}): Promise<RawAnswer> {
  const body = JSON.stringify({ query });
  return new Promise((resolve, reject) => {
    const asking = request(
      url,
      { method: 'POST', agent: false, headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const raw = response.rawHeaders;
          const lines = raw.flatMap((name, index) => (index % 2 === 0 ? [[name.toLowerCase(), raw[index + 1] as string] as const] : []));
          const valuesOf = (name: string) => lines.flatMap(([each, value]) => (each === name ? [value] : []));
          resolve({ status: response.statusCode as number, lines, body: Buffer.concat(chunks), valuesOf });
        });
      },
    );
    asking.once('error', reject);
    asking.end(body);
  });
}
