import type { EventEmitter } from 'node:events';
import type { Server, Socket } from 'node:net';
import smpp from 'smpp';

/** One request or answer of SMPP. What a peer sent may lack any field, or hold anything in it. */
export interface Pdu {
  readonly command: string;
  readonly command_id: number;
  readonly command_status: number;
  readonly sequence_number: number;
  readonly [field: string]: unknown;
  isResponse(): boolean;
  response(fields?: Readonly<Record<string, unknown>>): Pdu;
}

/** One connection. `pdu` is emitted for whatever comes, `error` for what cannot be read: the session is of no use then. */
export interface Session extends EventEmitter {
  readonly socket: Socket;
  /** False when the connection can take nothing any more. */
  send(pdu: Pdu, onAnswer?: (answer: Pdu) => void): boolean;
  pause(): void;
  resume(): void;
  destroy(): void;
}

export interface SmppPackage {
  connect(options: { readonly host: string; readonly port: number; readonly tls: boolean }): Session;
  createServer(onSession: (session: Session) => void): Server;
  readonly PDU: new (command: string, fields?: Readonly<Record<string, unknown>>) => Pdu;
  readonly commands: Readonly<Record<string, { readonly params?: Record<string, { filter?: unknown }> }>>;
  readonly tlvs: Readonly<Record<string, { filter?: unknown }>>;
}

// The package would decode texts with alphabets of its own; octets go in and out as they are, and `encoding/` reads them.
for (const command of ['deliver_sm', 'submit_sm']) delete smpp.commands[command]?.params?.short_message?.filter;
delete smpp.tlvs.message_payload?.filter;

/** Opens a connection to an SMSC; nothing is bound yet. */
export const connect: SmppPackage['connect'] = (options) => smpp.connect(options);

/** The other side, for a carrier at this machine. */
export const createSmscServer: SmppPackage['createServer'] = (onSession) => smpp.createServer(onSession);

export function newPdu(command: string, fields: Readonly<Record<string, unknown>> = {}): Pdu {
  return new smpp.PDU(command, fields);
}
