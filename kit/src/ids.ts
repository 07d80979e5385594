import { randomUUID, randomUUIDv7 } from 'node:crypto';

/** A time-ordered id (UUID version 7, RFC 9562 section 5.7): new rows land at the end of their index. */
export function newId(): string {
  return randomUUIDv7();
}

/** An id that says nothing about when it was made (UUID version 4), for what must not be linked by time. */
export function newOpaqueId(): string {
  return randomUUID();
}
