const beginnings = new WeakMap<object, string>();

/** Notes behind which event a stream begins, as a cursor. */
export function beginsBehind<Stream extends object>(stream: Stream, cursor: string): Stream {
  beginnings.set(stream, cursor);
  return stream;
}

/** Behind which event a stream begins; undefined where it has told nobody. */
export function beginningOf(stream: object): string | undefined {
  return beginnings.get(stream);
}
