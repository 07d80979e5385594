import type { Logger } from '@lapor/kit/log';
import type { Link } from './link.js';
import type { Pulse } from './pulse.js';

export interface SettleOptions {
  /** The carrier has read that these were taken, and repeats none of them. */
  readonly settle: (names: readonly string[]) => Promise<void>;
  readonly log: Logger;
}

/** So long after an answer the carrier is asked for a sign that it has read it, together with all others of that time. */
const GATHER_MS = 250;

/**
 * Finds out which answers a carrier has read: whoever answers `enquire_link` has read all that was sent before it
 * (docs/adr/0046). Until then, and for ever when the link ends first, a message counts as one that may be repeated.
 */
export function settleAnswered({ settle, log }: SettleOptions): (link: Link, pulse: Pulse, name: string) => void {
  const gathered = new WeakMap<Link, string[]>();
  const prove = async (link: Link, pulse: Pulse): Promise<void> => {
    const names = gathered.get(link) ?? [];
    gathered.delete(link);
    if (await pulse.beat()) await settle(names);
  };
  return (link, pulse, name) => {
    const names = gathered.get(link);
    if (names) return void names.push(name);
    gathered.set(link, [name]);
    setTimeout(() => {
      prove(link, pulse).catch((err: unknown) => log.warn({ code: 'SMPP_SETTLE_FAILED', err }, 'repeats are looked out for longer'));
    }, GATHER_MS).unref();
  };
}
