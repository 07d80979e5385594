/** Writes an entry as the newest; the one that was written longest ago goes when there are too many. */
export function remember<Value>(entries: Map<string, Value>, key: string, value: Value, atMost: number): void {
  entries.delete(key);
  entries.set(key, value);
  if (entries.size > atMost) entries.delete(entries.keys().next().value as string);
}
