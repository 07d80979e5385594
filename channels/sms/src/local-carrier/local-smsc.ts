import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Running } from '@lapor/kit/process';
import { createSmscServer, newPdu, type Pdu, type Session } from '../carrier/smpp/smpp-package.js';

/** What an SMSC answers to a `submit_sm`. */
export interface SubmitAnswer {
  readonly status: number;
  readonly messageId?: string;
}

export interface LocalSmscOptions {
  readonly host: string;
  readonly port: number;
  readonly systemId: string;
  readonly password: string;
  /** Takes a message; null answers nothing at all. */
  readonly submit: (pdu: Pdu) => Promise<SubmitAnswer | null>;
}

export interface LocalSmsc extends Running {
  readonly port: number;
  /** The clients that are bound now. */
  readonly bound: ReadonlySet<Session>;
  /** Gives a client a message or a receipt; its answer's status. Rejects when none is bound, or when it goes before it answers. */
  deliver(fields: Readonly<Record<string, unknown>>): Promise<number>;
}

const WRONG_PASSWORD = 0x0e;

/** An SMSC on real sockets, without a telephone network behind it: one client is one `system_id` (SMPP 3.4). */
export async function startLocalSmsc({ host, port, systemId, password, submit }: LocalSmscOptions): Promise<LocalSmsc> {
  const bound = new Set<Session>();
  const sessions = new Set<Session>();
  const requests: Readonly<Record<string, (session: Session, pdu: Pdu) => void>> = {
    bind_transceiver(session, pdu) {
      const isKnown = pdu.system_id === systemId && pdu.password === password;
      session.send(pdu.response(isKnown ? { system_id: 'local' } : { command_status: WRONG_PASSWORD }));
      if (isKnown) bound.add(session);
    },
    submit_sm(session, pdu) {
      void submit(pdu).then((answer) => {
        if (answer) session.send(pdu.response({ command_status: answer.status, message_id: answer.messageId ?? '' }));
      });
    },
    enquire_link: (session, pdu) => void session.send(pdu.response()),
    unbind(session, pdu) {
      bound.delete(session);
      session.send(pdu.response());
    },
  };
  const server = createSmscServer((session) => {
    // One for each delivery that is not answered yet.
    session.setMaxListeners(0);
    sessions.add(session);
    session.on('close', () => {
      sessions.delete(session);
      bound.delete(session);
    });
    session.on('error', () => session.destroy());
    session.on('pdu', (pdu: Pdu) => requests[pdu.command]?.(session, pdu));
  });
  await once(server.listen(port, host), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    bound,
    deliver: (fields) =>
      new Promise((resolve, reject) => {
        const [session] = bound;
        if (!session) return reject(new Error('no client is bound'));
        const gone = () => reject(new Error('the client went before it answered'));
        session.once('close', gone);
        session.send(newPdu('deliver_sm', fields), ({ command_status }) => {
          session.off('close', gone);
          resolve(command_status);
        });
      }),
    async stop() {
      for (const session of sessions) session.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
