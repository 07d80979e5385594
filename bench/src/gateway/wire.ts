import type { Socket } from 'node:net';

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const LAST_CHUNK = '0\r\n\r\n';

/** One HTTP/1.1 message off a connection that stays open. */
export interface Message {
  /** The first line and the headers. */
  readonly head: string;
  readonly body: Buffer;
}

/**
 * Calls back for each whole message on a connection. Only what benchmarks need of RFC 9112: a body of a length that is
 * told, or one in chunks (which stays as it came) as the last thing on the wire.
 */
export function readMessages(socket: Socket, onMessage: (message: Message) => void): void {
  let held: Buffer = Buffer.alloc(0);
  socket.on('data', (piece: Buffer) => {
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    for (;;) {
      const cut = held.indexOf(END_OF_HEAD);
      if (cut < 0) return;
      const head = held.toString('latin1', 0, cut);
      const from = cut + END_OF_HEAD.length;
      const end = endOfBody(head, held, from);
      if (end < 0) return;
      const body = held.subarray(from, end);
      held = held.subarray(end);
      onMessage({ head, body });
    }
  });
}

/** Where the body ends; -1 when more is to come. */
function endOfBody(head: string, held: Buffer, from: number): number {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) return held.length >= from + Number(length) ? from + Number(length) : -1;
  if (!/\r\ntransfer-encoding: *chunked/i.test(head)) return from;
  return held.toString('latin1', Math.max(from, held.length - LAST_CHUNK.length)) === LAST_CHUNK ? held.length : -1;
}

/** The text of a body, with its chunks put together. */
export function textOf({ head, body }: Message): string {
  if (!/\r\ntransfer-encoding: *chunked/i.test(head)) return body.toString();
  const pieces: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, line), 16);
    if (!(size > 0)) return Buffer.concat(pieces).toString();
    pieces.push(body.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}

/** A whole response with a JSON body. */
export function jsonResponse(text: string): Buffer {
  return Buffer.from(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

/** A whole request with a JSON body. */
export function jsonRequest(path: string, text: string): Buffer {
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\naccept: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}
