import { type Circumstances, type CollectedHeaders, collectHeaders, type GivenHeaders } from './collected-headers.js';
import type { CheckedHeaderRules } from './header-rules.js';
import { isPassable } from './never-passed.js';

/** The headers that go through the gateway with one request, by rule. */
export interface HeaderPassage {
  /** What goes along with each fetch from a subgraph. */
  toSubgraph(subgraph: string): Readonly<Record<string, string>>;
  /** All that goes along, to be compared: with other headers, an equal query may have another answer. */
  readonly sent: string;
  /** For one run of an operation. */
  collect(): CollectedHeaders;
  /** Gives the client's answer what was collected. */
  tell(collected: CollectedHeaders, circumstances: Circumstances): void;
}

export interface ClientSide {
  /** The client's own. */
  readonly headers: GivenHeaders;
  readonly setHeader: (name: string, value: string | readonly string[]) => void;
}

/** Longer ones are not sent on. */
const MAX_SENT_LENGTH = 1_024;
const NOTHING: Readonly<Record<string, string>> = {};

/** @returns undefined when no rule lets anything through, which then costs nothing. */
export function createHeaderPassages({ toClients, toSubgraphs }: CheckedHeaderRules): ((client: ClientSide) => HeaderPassage) | undefined {
  if (toClients.length + toSubgraphs.length === 0) return undefined;
  const varying = ['authorization', ...new Set(toSubgraphs.map(({ header }) => header))].join(', ');
  return ({ headers, setHeader }) => {
    const sent = toSubgraphs.flatMap((rule) => {
      const value = Object.hasOwn(headers, rule.header) ? headers[rule.header] : undefined;
      return typeof value === 'string' && isPassable(value, MAX_SENT_LENGTH) ? [{ ...rule, value }] : [];
    });
    return {
      sent: JSON.stringify(sent.map(({ header, value }) => [header, value])),
      toSubgraph(subgraph) {
        if (sent.length === 0) return NOTHING;
        const meant = sent.filter((rule) => rule.subgraph === undefined || rule.subgraph === subgraph);
        return Object.fromEntries(meant.map(({ header, value }) => [header, value]));
      },
      collect: () => collectHeaders(toClients),
      tell(collected, circumstances) {
        for (const [name, value] of collected.tell(circumstances)) {
          setHeader(name, value);
          if (name === 'cache-control' && value !== 'no-store') setHeader('vary', varying);
        }
      },
    };
  };
}
