import { createHash, randomUUID } from 'node:crypto';
import type { Redis } from './redis.js';

/** What an entry elsewhere depends on: when a type of a subgraph changes, so does its token, and older entries are void. */
export interface Dependence {
  readonly subgraph: string;
  readonly types: readonly string[];
}

/** What was found, and the tokens that hold at that moment: what is fetched from now on is kept under these. */
export interface FarFound {
  readonly stamp: string;
  /** For each key the text that is kept. */
  readonly texts: readonly (string | undefined)[];
}

/**
 * Entities in a Redis that several gateways share: a tier behind each one's memory. It holds only what is for everybody.
 * Every failure of it is a miss.
 */
export interface FarEntities {
  /** Undefined when it cannot be asked now. */
  find(keys: readonly string[], dependence: Dependence): Promise<FarFound | undefined>;
  keep(key: string, text: string, stamp: string, forMs: number): void;
  /** Makes void what depends on these types, or on the whole subgraph; until that is done nothing is found. */
  void(subgraph: string, types: readonly string[] | 'all'): void;
}

const PREFIX = 'lapor:entity-cache:';
/** Never longer, so that who begins to follow a log knows how far back it must look (`changes-followed.ts`). */
export const LONGEST_FAR_MS = 600_000;

export function createFarEntities(redis: Redis): FarEntities {
  /** Tokens that must be changed before anything may be found again. */
  const due = new Set<string>();
  let renewing: Promise<void> | undefined;
  const renew = async () => {
    while (due.size > 0 && redis.isReady()) {
      const names = [...due];
      for (const name of names) due.delete(name);
      const done = await Promise.all(names.map((name) => redis.set(name, randomUUID(), undefined)));
      names.forEach((name, index) => {
        if (!done[index]) due.add(name);
      });
      if (done.includes(false)) break;
    }
  };
  const beginToRenew = () => {
    renewing ??= renew().finally(() => {
      renewing = undefined;
    });
  };
  const isUnsure = () => due.size > 0 || renewing !== undefined || !redis.isReady();
  redis.onReady(beginToRenew);
  return {
    async find(keys, dependence) {
      if (due.size > 0) beginToRenew();
      if (isUnsure()) return undefined;
      const names = tokensOf(dependence);
      const read = () => redis.getMany([...names, ...keys.map(nameOf)]);
      let values = await read();
      const unknown = values ? names.filter((_, index) => values?.[index] === null) : [];
      if (unknown.length > 0) {
        await Promise.all(unknown.map((name) => redis.setIfAbsent(name, randomUUID())));
        values = await read();
      }
      const tokens = values?.slice(0, names.length);
      // What has become void meanwhile may have been void when it was read.
      if (!values || !tokens || tokens.includes(null) || isUnsure()) return undefined;
      const stamp = tokens.join(' ');
      const textOf = (value: string | null) => (value?.startsWith(`${stamp}\n`) ? value.slice(stamp.length + 1) : undefined);
      return { stamp, texts: values.slice(names.length).map(textOf) };
    },
    keep(key, text, stamp, forMs) {
      if (!isUnsure()) void redis.set(nameOf(key), `${stamp}\n${text}`, Math.min(forMs, LONGEST_FAR_MS));
    },
    void(subgraph, types) {
      for (const type of types === 'all' ? ['*'] : types) due.add(tokenName(subgraph, type));
      beginToRenew();
    },
  };
}

function tokensOf({ subgraph, types }: Dependence): readonly string[] {
  return ['*', ...types].map((type) => tokenName(subgraph, type));
}

function tokenName(subgraph: string, type: string): string {
  return `${PREFIX}token:${subgraph}:${type}`;
}

/** What a key holds of an entity is for nobody who reads the names of keys. */
function nameOf(key: string): string {
  return `${PREFIX}${createHash('sha256').update(key).digest('base64url')}`;
}
