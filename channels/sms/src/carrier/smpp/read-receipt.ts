import type { Pdu } from './smpp-package.js';

/** What a carrier tells of a message: for good, or only that it has it. */
export type ReceiptState = 'DELIVERED' | 'FAILED' | 'EXPIRED' | 'UNDER_WAY';

export interface CarrierReceipt {
  /** The carrier's id of the message, as it writes it. */
  readonly messageId: string;
  readonly state: ReceiptState;
}

/** `message_state` (SMPP 3.4, 5.2.28), and how the text of a receipt writes the same (Appendix B). */
const STATES: Readonly<Record<string, ReceiptState>> = {
  2: 'DELIVERED',
  3: 'EXPIRED',
  4: 'FAILED',
  5: 'FAILED',
  8: 'FAILED',
  DELIVRD: 'DELIVERED',
  EXPIRED: 'EXPIRED',
  DELETED: 'FAILED',
  UNDELIV: 'FAILED',
  REJECTD: 'FAILED',
};

const RECEIPT_KINDS: readonly number[] = [0x04, 0x20];

/** Whether a delivery tells of a message of ours (`esm_class`, 5.2.12), for good or in between. */
export function isReceipt(pdu: Pdu): boolean {
  return RECEIPT_KINDS.includes(Number(pdu.esm_class ?? 0) & 0x3c);
}

/** Reads a receipt by its parameters, else by its text. Null for what tells of no message. */
export function readReceipt(pdu: Pdu, text: string): CarrierReceipt | null {
  const [, writtenId = ''] = /(?:^|\s)id:\s*(\S+)/i.exec(text) ?? [];
  const [, writtenState = ''] = /(?:^|\s)stat:\s*([A-Za-z]+)/i.exec(text) ?? [];
  const messageId = parameter(pdu.receipted_message_id) || writtenId;
  if (messageId === '' || messageId.length > 65) return null;
  const state = String(pdu.message_state ?? writtenState.toUpperCase());
  return { messageId, state: Object.hasOwn(STATES, state) ? (STATES[state] as ReceiptState) : 'UNDER_WAY' };
}

/** Carriers that leave out its end have the next parameter read as part of it: that begins with what no id has. */
function parameter(value: unknown): string {
  return typeof value === 'string' ? (value.split(/[^\x21-\x7e]/)[0] ?? '') : '';
}
