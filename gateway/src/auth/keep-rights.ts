import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import { readApiClientEvent } from '@lapor/schema/api-client-event';
import type { LoggedEvent } from '@lapor/schema/events';
import { readIdentityLinkEvent } from '@lapor/schema/identity-link-events';
import { readOfficerEvent } from '@lapor/schema/officer-event';
import { readSessionEvent } from '@lapor/schema/session-events';
import { followRights } from './follow-rights.js';
import { createKnownClients } from './known-clients.js';
import { createKnownLinks, type KnownLinks } from './known-links.js';
import { createKnownOfficers } from './known-officers.js';
import { allRights, type KnownRights } from './known-rights.js';
import { createKnownSessions } from './known-sessions.js';

export interface KeepRightsOptions {
  /** Subgraph → where it serves. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly keys: Readonly<Record<string, IdentityKey>>;
  readonly tokenLifetimeSeconds: number;
  readonly log: Logger;
}

/** What is known of rights, for as long as the process lives. */
export interface KeptRights extends KnownRights, Running {
  readonly links: KnownLinks;
}

/**
 * What becomes of the rights that tokens name: officers and API clients by the registry, sessions, the secrets of clients
 * and officers' links by the issuer. Resolves when both have been heard, or have not answered in time.
 */
export async function keepRights({ addresses, keys, tokenLifetimeSeconds, log }: KeepRightsOptions): Promise<KeptRights> {
  const officers = createKnownOfficers(() => new Date());
  const clients = createKnownClients(() => new Date());
  const sessions = createKnownSessions();
  const links = createKnownLinks();
  const sources: Readonly<Record<string, (event: LoggedEvent) => void>> = {
    agencies(event) {
      const officer = readOfficerEvent(event);
      if (officer) officers.learn(officer);
      const client = readApiClientEvent(event);
      if (client) clients.learn(client);
    },
    citizens(event) {
      const ended = readSessionEvent(event);
      if (ended) sessions.learn(ended);
      const link = readIdentityLinkEvent(event);
      if (link) links.learn(link);
    },
  };
  const feeds = await Promise.all(
    Object.entries(sources).map(([subgraph, learn]) => {
      const [url, key] = [addresses.get(subgraph), keys[subgraph]];
      return url && key ? followRights({ subgraph, origin: new URL(url).origin, key, learn, tokenLifetimeSeconds, log }) : undefined;
    }),
  );
  return {
    ...allRights([sessions, links, officers, clients]),
    links,
    async stop() {
      await Promise.all(feeds.map((feed) => feed?.stop()));
    },
  };
}
