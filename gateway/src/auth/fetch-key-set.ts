/** How long an issuer may take, from the first byte asked to the last one read. */
export const FETCH_TIMEOUT_MS = 3_000;
const MAX_BYTES = 262_144;
const MAX_KEYS = 100;

/**
 * Fetches an issuer's key set (RFC 7517, 5): at the configured address and nowhere else, so no redirect is followed, and
 * within bounds of time and size, so that no issuer can hold up the gateway or fill its memory.
 * @throws {Error} when it does not answer with a key set.
 */
export async function fetchKeySet(uri: string): Promise<readonly unknown[]> {
  const response = await fetch(uri, {
    redirect: 'error',
    signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
    headers: { accept: 'application/jwk-set+json, application/json' },
  });
  if (response.status !== 200 || !response.body) {
    await response.body?.cancel();
    throw new Error(`the answer was ${response.status}`);
  }
  const { keys } = (JSON.parse(await readText(response.body)) ?? {}) as { keys?: unknown };
  if (!Array.isArray(keys) || keys.length > MAX_KEYS) throw new Error('the answer is no key set, or holds too many keys');
  return keys;
}

async function readText(body: ReadableStream<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the stream: what is too large is not read on.
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error('the answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
