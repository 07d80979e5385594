import type { Random } from '../federation/random.js';
import type { Life, Lives } from './lives.js';

/** Reports on their way, several at one time. */
export interface Writing {
  /** Makes one of the followed reports confidential, when one that is published is at hand. */
  closeOne(): Promise<void>;
  /** Resolves when every report has gone its way. */
  stop(): Promise<void>;
}

const SHARE_OF_FOLLOWED = 0.2;

/** @param followed is changed: a report that somebody works on is taken out meanwhile. */
export function startWriting(lives: Lives, followed: Life[], count: number, random: Random): Writing {
  let isWriting = true;
  const writers = Array.from({ length: count }, async () => {
    while (isWriting) {
      const [taken] = random.chance(SHARE_OF_FOLLOWED) ? followed.splice(random.below(followed.length), 1) : [];
      if (taken) followed.push(await lives.followUp(taken));
      else await lives.live();
    }
  });
  return {
    async closeOne() {
      const place = followed.findIndex(({ isPublished }) => isPublished);
      const [taken] = place < 0 ? [] : followed.splice(place, 1);
      if (taken) followed.push(await lives.close(taken));
    },
    async stop() {
      isWriting = false;
      await Promise.all(writers);
    },
  };
}
