import { type Link, LinkError, linkOver, within } from './link.js';
import { connect, type Pdu } from './smpp-package.js';
import type { SmppSettings } from './smpp-settings.js';
import { nameOfStatus, STATUS } from './status.js';

/** What is done with what an SMSC asks. What they throw ends the link. */
export interface LinkHandlers {
  /** A message or a receipt. */
  readonly deliver: (link: Link, pdu: Pdu) => void;
  /** Everything else. */
  readonly other: (link: Link, pdu: Pdu) => void;
}

const VERSION_3_4 = 0x34;

/** Connects and binds as transceiver. Rejects with LinkError; no error of the connection is ever thrown past this. */
export async function openLink(settings: SmppSettings, { deliver, other }: LinkHandlers): Promise<Link> {
  const { url, answerMs } = settings;
  const tls = url.protocol === 'ssmpp:';
  const session = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || (tls ? 3550 : 2775)), tls });
  const link = linkOver(session);
  let state: 'CONNECTING' | 'BINDING' | 'BOUND' = 'CONNECTING';
  const lost = () => new LinkError(state === 'CONNECTING' ? 'SMPP_CONNECT_FAILED' : 'SMPP_LINK_LOST');
  // The package gives errors of the socket and of what it cannot read in one event, and reads no further after one.
  session.on('error', (error: NodeJS.ErrnoException) => link.end(error.code?.startsWith('ERR_') || !error.code ? unreadable() : lost()));
  session.on('close', () => link.end(lost()));
  session.on('pdu', (pdu: Pdu) => {
    // At once and not when the promise below goes on: messages may stand right behind this answer.
    if (state === 'BINDING' && isBound(pdu)) state = 'BOUND';
    try {
      if (state === 'BOUND' && (pdu.command === 'deliver_sm' || pdu.command === 'data_sm')) deliver(link, pdu);
      else if (!pdu.isResponse()) other(link, pdu);
    } catch {
      link.end(unreadable());
    }
  });
  try {
    const connected = new Promise<void>((resolve) => session.once(tls ? 'secureConnect' : 'connect', resolve));
    await within(Promise.race([connected, link.ended.then((reason) => Promise.reject(reason))]), answerMs, 'SMPP_CONNECT_FAILED');
    state = 'BINDING';
    const answer = await within(link.request('bind_transceiver', credentials(settings)), answerMs, 'SMPP_CONNECT_FAILED');
    if (!isBound(answer)) throw new LinkError('SMPP_BIND_REFUSED', nameOfStatus(answer.command_status));
    return link;
  } catch (error) {
    link.end(error as LinkError);
    throw error;
  }
}

const unreadable = () => new LinkError('SMPP_PDU_MALFORMED');

function isBound({ command, command_status }: Pdu): boolean {
  return command === 'bind_transceiver_resp' && command_status === STATUS.OK;
}

function credentials({ systemId, password, systemType }: SmppSettings): Readonly<Record<string, unknown>> {
  return { system_id: systemId, password, system_type: systemType, interface_version: VERSION_3_4 };
}
