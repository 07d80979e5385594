import { createHmac } from 'node:crypto';
import { CipherError, decrypt, encrypt } from '@lapor/kit/cipher';

/*
 * What the channel keeps is sealed under its own keys: a copy of the database alone shows neither what people write nor
 * which of its rows belong to one of them (docs/adr/0044, 0045). Each value says which key it is under, so that keys can be
 * replaced; the names of people are made of a key that stays, which is itself kept sealed (naming.store).
 */

export interface SealingKey {
  /** Says nothing of the key. */
  readonly id: Buffer;
  readonly key: Buffer;
  /** What names were made of before a key of their own was kept for them. */
  readonly naming: Buffer;
}

/** The key that seals, and behind it the former ones that still open. */
export type SealingKeys = readonly [SealingKey, ...SealingKey[]];

/** The channel's keys. */
export interface ChannelKey {
  readonly sealing: SealingKeys;
  readonly naming: Buffer;
}

export const KEY_BYTES = 32;
const ID_BYTES = 8;
/** The first byte of what names its key. What begins with another one is older, and may be under any. */
const FORMAT = 2;

/** @throws {RangeError} unless it has 32 bytes. */
export function toSealingKey(bytes: Buffer): SealingKey {
  if (bytes.length !== KEY_BYTES) throw new RangeError(`the channel's key has ${KEY_BYTES} bytes`);
  const part = (purpose: string) => createHmac('sha256', bytes).update(`lapor sms ${purpose}`).digest();
  return { id: part('id').subarray(0, ID_BYTES), key: part('sealing'), naming: part('naming') };
}

type Sealing = Pick<ChannelKey, 'sealing'>;

/** How everything begins that is sealed under the key in use. */
export function currentPrefix({ sealing }: Sealing): Buffer {
  return Buffer.concat([Buffer.of(FORMAT), sealing[0].id]);
}

/** Seals a value for one place (a table's column and its row's key); it opens nowhere else. */
export function seal(keys: Sealing, place: string, value: unknown): Buffer {
  return Buffer.concat([currentPrefix(keys), encrypt(keys.sealing[0].key, Buffer.from(JSON.stringify(value)), `lapor/sms/${place}`)]);
}

/** @throws {CipherError} when the value was changed, moved, or sealed under a key that is not given. */
export function open<Value>({ sealing }: Sealing, place: string, sealed: Buffer): Value {
  const isNamed = sealed[0] === FORMAT;
  const id = sealed.subarray(1, 1 + ID_BYTES);
  const keys = isNamed ? sealing.filter((each) => each.id.equals(id)) : sealing;
  for (const { key } of keys) {
    try {
      return JSON.parse(decrypt(key, isNamed ? sealed.subarray(1 + ID_BYTES) : sealed, `lapor/sms/${place}`).toString()) as Value;
    } catch (error) {
      if (!(error instanceof CipherError)) throw error;
    }
  }
  throw new CipherError('a sealed value does not open here');
}

/** What the channel calls somebody for one purpose: the pseudonym that the vault gives is written down nowhere. */
export function nameFor({ naming }: Pick<ChannelKey, 'naming'>, purpose: string, reporter: string): Buffer {
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
