import { type Link, type LinkError, within } from './link.js';

export interface Pulse {
  /** Resolves when the other side has read all that was sent to it before. Never rejects: without an answer the link ends. */
  beat(): Promise<boolean>;
}

/**
 * Asks again and again whether the other side is still there, until the link ends: a network that swallows everything
 * looks like silence. A link that does not answer in time is dead and ends.
 */
export function keepPulse(link: Link, { enquireMs, answerMs }: { readonly enquireMs: number; readonly answerMs: number }): Pulse {
  const beat = async () => {
    try {
      await within(link.request('enquire_link'), answerMs, 'SMPP_LINK_DEAD');
      return true;
    } catch (error) {
      link.end(error as LinkError);
      return false;
    }
  };
  const timer = setInterval(() => void beat(), enquireMs);
  void link.ended.then(() => clearInterval(timer));
  return { beat };
}
