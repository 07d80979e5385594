import { newPdu, type Pdu, type Session } from './smpp-package.js';

/** Why there is no connection (any more), under codes that operators can search for. Nothing of a message stands in it. */
export type LinkCode =
  | 'SMPP_CONNECT_FAILED'
  | 'SMPP_BIND_REFUSED'
  | 'SMPP_LINK_LOST'
  | 'SMPP_LINK_DEAD'
  | 'SMPP_PDU_MALFORMED'
  | 'SMPP_UNBOUND';

export class LinkError extends Error {
  override readonly name = 'LinkError';
  constructor(
    readonly code: LinkCode,
    /** What the carrier said, where it said something. */
    readonly status?: string,
  ) {
    super(code);
  }
}

/** A connection to an SMSC. */
export interface Link {
  /** Resolves with the reason when it has ended, for whatever reason. */
  readonly ended: Promise<LinkError>;
  /** The answer, whenever it comes; rejects with LinkError when the connection ends before. @throws {LinkError} when nothing was sent. */
  request(command: string, fields?: Readonly<Record<string, unknown>>): Promise<Pdu>;
  /** Answers a request; false when nobody can hear it any more. */
  answer(pdu: Pdu): boolean;
  /** Takes no more from the other side until `listen`: what it sends waits in the network. */
  deafen(): void;
  listen(): void;
  /** Takes leave, and ends the connection whatever the other side says. */
  unbind(): Promise<void>;
  end(reason: LinkError): void;
}

const LEAVE_MS = 2_000;

export function linkOver(session: Session): Link {
  const { promise: ended, resolve } = Promise.withResolvers<LinkError>();
  const unanswered = new Set<(reason: LinkError) => void>();
  const end = (reason: LinkError) => {
    resolve(reason);
    for (const reject of unanswered) reject(reason);
    unanswered.clear();
    session.destroy();
  };
  const request: Link['request'] = (command, fields) => {
    const answer = Promise.withResolvers<Pdu>();
    const answered = (pdu: Pdu) => {
      unanswered.delete(answer.reject);
      answer.resolve(pdu);
    };
    if (!session.send(newPdu(command, fields), answered)) throw new LinkError('SMPP_LINK_LOST');
    unanswered.add(answer.reject);
    return answer.promise;
  };
  return {
    ended,
    request,
    answer: (pdu) => session.send(pdu),
    deafen: () => session.pause(),
    listen: () => session.resume(),
    async unbind() {
      const left = (async () => request('unbind'))();
      await within(left, LEAVE_MS, 'SMPP_UNBOUND').catch(() => undefined);
      end(new LinkError('SMPP_UNBOUND'));
    },
    end,
  };
}

/** What a promise gives, or a LinkError when it takes too long. */
export async function within<Result>(promise: Promise<Result>, milliseconds: number, code: LinkCode): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new LinkError(code)), milliseconds);
  return Promise.race([promise, late.promise]).finally(() => clearTimeout(timer));
}
