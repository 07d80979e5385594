import { createHmac } from 'node:crypto';
import { decrypt, encrypt } from '@lapor/kit/cipher';

/*
 * What the channel keeps is sealed under its own key, of which each purpose has a part: a copy of the database alone shows
 * neither what people write nor which of its rows belong to one of them (docs/adr/0045).
 */

/** The channel's key in its parts. */
export interface ChannelKey {
  readonly sealing: Buffer;
  readonly naming: Buffer;
}

export const KEY_BYTES = 32;

/** @throws {RangeError} unless it has 32 bytes. */
export function toChannelKey(bytes: Buffer): ChannelKey {
  if (bytes.length !== KEY_BYTES) throw new RangeError(`the channel's key has ${KEY_BYTES} bytes`);
  const part = (purpose: string) => createHmac('sha256', bytes).update(`lapor sms ${purpose}`).digest();
  return { sealing: part('sealing'), naming: part('naming') };
}

/** Seals a value for one place (a table's column and its row's key); it opens nowhere else. */
export function seal({ sealing }: ChannelKey, place: string, value: unknown): Buffer {
  return encrypt(sealing, Buffer.from(JSON.stringify(value)), `lapor/sms/${place}`);
}

/** @throws {CipherError} when the value was changed, moved, or sealed under another key. */
export function open<Value>({ sealing }: ChannelKey, place: string, sealed: Buffer): Value {
  return JSON.parse(decrypt(sealing, sealed, `lapor/sms/${place}`).toString()) as Value;
}

/** What the channel calls somebody for one purpose: the pseudonym that the vault gives is written down nowhere. */
export function nameFor({ naming }: ChannelKey, purpose: string, reporter: string): Buffer {
  return createHmac('sha256', naming).update(`${purpose}\0${reporter}`).digest();
}

/** By what somebody's messages are put in order, counted and waited with. */
export function senderName(key: ChannelKey, reporter: string): Buffer {
  return nameFor(key, 'sender', reporter);
}

/** Who may speak about a report: different for each report, so that two of one person have nothing in common. */
export function ownerName(key: ChannelKey, trackingId: string, reporter: string): Buffer {
  return nameFor(key, `owner ${trackingId}`, reporter);
}
