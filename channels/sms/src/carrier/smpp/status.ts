/** Values of `command_status` (SMPP 3.4, 5.1.3), of which the channel makes something of its own. */
export const STATUS = {
  OK: 0x00,
  INVALID_MESSAGE_LENGTH: 0x01,
  INVALID_COMMAND: 0x03,
  WRONG_BIND_STATE: 0x04,
  SYSTEM_ERROR: 0x08,
  INVALID_DESTINATION: 0x0b,
  INVALID_PASSWORD: 0x0e,
  QUEUE_FULL: 0x14,
  SUBMIT_FAILED: 0x45,
  INVALID_DESTINATION_TON: 0x50,
  INVALID_DESTINATION_NPI: 0x51,
  THROTTLED: 0x58,
  TEMPORARY_ERROR: 0x64,
  PERMANENT_ERROR: 0x65,
  REJECTED: 0x66,
} as const;

/** What is wrong with this one message or number, today and tomorrow. */
const FINAL: readonly number[] = [
  STATUS.INVALID_MESSAGE_LENGTH,
  STATUS.INVALID_DESTINATION,
  STATUS.SUBMIT_FAILED,
  STATUS.INVALID_DESTINATION_TON,
  STATUS.INVALID_DESTINATION_NPI,
  STATUS.PERMANENT_ERROR,
  STATUS.REJECTED,
];

export type SubmitOutcome = 'ACCEPTED' | 'THROTTLED' | 'REFUSED' | 'LATER';

/**
 * What an answer to `submit_sm` means. A status that is not known to be about the message itself (a wrong source address,
 * an account that is locked) is LATER: an operator's mistake shall lose no message.
 * @param refusals further statuses with which this carrier refuses a message for good.
 */
export function outcomeOf(status: number, refusals: readonly number[]): SubmitOutcome {
  if (status === STATUS.OK) return 'ACCEPTED';
  if (status === STATUS.THROTTLED || status === STATUS.QUEUE_FULL) return 'THROTTLED';
  return FINAL.includes(status) || refusals.includes(status) ? 'REFUSED' : 'LATER';
}

/** As the specification and carriers' tables write it. */
export function nameOfStatus(status: number): string {
  return `0x${status.toString(16).padStart(8, '0')}`;
}
