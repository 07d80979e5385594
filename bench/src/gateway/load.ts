import { connect, type Socket } from 'node:net';
import { type Message, readMessages, textOf } from './wire.js';

/** What a peer gave under load. */
export interface Load {
  readonly perSecond: number;
  /** How long each request took, in milliseconds. */
  readonly times: readonly number[];
}

/** Asks once. */
export async function ask(port: number, request: Buffer): Promise<string> {
  const socket = await open(port);
  try {
    return await new Promise<string>((resolve, reject) => {
      readMessages(socket, (message) => resolve(textOf(message)));
      socket.once('error', reject);
      socket.once('close', () => reject(new Error('the peer has closed the connection')));
      socket.write(request);
    });
  } finally {
    socket.destroy();
  }
}

/**
 * Keeps so many connections busy for so long, each with one request at a time, the requests in rotation. Rejects when
 * an answer is not 200.
 */
export async function load(port: number, requests: readonly Buffer[], connections: number, seconds: number): Promise<Load> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const times: number[] = [];
  let next = 0;
  const began = performance.now();
  const until = began + seconds * 1_000;
  const keepBusy = (socket: Socket) =>
    new Promise<void>((resolve, reject) => {
      let sent = 0;
      const send = () => {
        const now = performance.now();
        if (now >= until) return resolve();
        sent = now;
        socket.write(requests[next++ % requests.length] as Buffer);
      };
      readMessages(socket, (message: Message) => {
        if (!message.head.startsWith('HTTP/1.1 200'))
          return reject(new Error(`${message.head.split('\r\n')[0]}: ${textOf(message).slice(0, 300)}`));
        times.push(performance.now() - sent);
        send();
      });
      socket.once('error', reject);
      socket.once('close', () => reject(new Error('the peer has closed a connection')));
      send();
    });
  try {
    await Promise.all(sockets.map(keepBusy));
    return { perSecond: (times.length * 1_000) / (performance.now() - began), times };
  } finally {
    for (const socket of sockets) socket.removeAllListeners('close').destroy();
  }
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket.off('error', reject)));
    socket.once('error', reject);
  });
}
