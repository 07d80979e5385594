import { lowestCacheControl } from './cache-control.js';
import type { ToClientRule } from './header-rules.js';
import { isPassable } from './never-passed.js';

/** Headers as an HTTP client gives them: names in lower case, several lines as a list. */
export type GivenHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What the subgraphs' answers to one operation have brought for the client. */
export interface CollectedHeaders {
  /** @param headers nothing where the way to the subgraph knows none. */
  add(subgraph: string, headers: GivenHeaders | undefined): void;
  /** The headers of the client's answer, by the rules. */
  tell(circumstances: Circumstances): ReadonlyMap<string, string | readonly string[]>;
}

export interface Circumstances {
  /** Whether others are given the same answer. */
  readonly isShared: boolean;
  /** Whether the answer may be kept by somebody at all: it is whole, and nothing was written. */
  readonly isKeepable: boolean;
  /** Whether it was made for somebody in particular. */
  readonly isPersonal: boolean;
}

/** A cookie of 4,096 bytes is what every browser takes (RFC 6265, 6.1). */
const MAX_VALUE_LENGTH = 4_096;
/** Of all together. Clients and what stands before them take some 8 to 16 KB of headers in all. */
const MAX_LENGTH = 8_192;

interface Brought {
  readonly subgraph: string;
  readonly headers: GivenHeaders;
}

export function collectHeaders(rules: readonly ToClientRule[]): CollectedHeaders {
  const brought: Brought[] = [];
  return {
    add(subgraph, headers = {}) {
      brought.push({ subgraph, headers });
    },
    tell(circumstances) {
      const told = new Map<string, string | readonly string[]>();
      let left = MAX_LENGTH;
      for (const header of new Set(rules.map((rule) => rule.header))) {
        const values: string[] = [];
        for (const value of merged(header, rules, brought, circumstances)) {
          if (!isPassable(value, Math.min(left, MAX_VALUE_LENGTH))) continue;
          left -= value.length;
          values.push(value);
        }
        const [first] = values;
        if (first !== undefined) told.set(header, values.length === 1 ? first : values);
      }
      return told;
    },
  };
}

function merged(
  header: string,
  rules: readonly ToClientRule[],
  brought: readonly Brought[],
  circumstances: Circumstances,
): readonly string[] {
  const own = rules.filter((rule) => rule.header === header);
  const [{ merge, shared } = { merge: 'all', shared: false }] = own;
  if (circumstances.isShared && !shared) return [];
  const isMeant = ({ subgraph }: Brought) => own.some((rule) => rule.subgraph === undefined || rule.subgraph === subgraph);
  if (merge === 'lowest') {
    if (!circumstances.isKeepable || brought.length === 0) return [];
    // Whoever is not asked for their opinion has not allowed anything.
    const opinions = brought.map((each) => (isMeant(each) ? linesOf(each, header).join(',') : undefined));
    return [lowestCacheControl(opinions, circumstances.isPersonal)];
  }
  const lines = brought.filter(isMeant).flatMap((each) => linesOf(each, header));
  if (merge === 'first') return lines.slice(0, 1);
  return merge === 'last' ? lines.slice(-1) : lines;
}

function linesOf({ headers }: Brought, header: string): readonly string[] {
  const value = Object.hasOwn(headers, header) ? headers[header] : undefined;
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
