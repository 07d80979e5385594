import type { ApiScope } from '@lapor/schema/identity';
import { clientToken, registerClient } from './api-clients.js';
import { tokenKeyOf } from './forged-token.js';
import { createGraphClient, type GraphClient } from './graph-client.js';
import { verification } from './journey.js';
import type { OpenSystem } from './open-system.js';
import { type Steps, startSteps } from './steps.js';
import { until } from './until.js';

/** A webhook as the tests ask for it. */
export interface ListedWebhook {
  readonly id: string;
  readonly clientId: string;
  readonly agencyCode: string;
  readonly url: string;
  readonly state: string;
  readonly pauseReason: string | null;
  readonly cursor: string;
  readonly deliveredAt: string | null;
  readonly lastFailure: { readonly code: string; readonly status: number | null } | null;
  readonly failedAttempts: number;
  readonly formerSecretUntil: string | null;
}

export interface MadeWebhook {
  readonly secret: string;
  readonly webhook: ListedWebhook;
}

const FIELDS =
  '{ id clientId agencyCode url state pauseReason cursor deliveredAt lastFailure { code status } failedAttempts formerSecretUntil }';
const CREATE = `mutation ($input: CreateWebhookInput!) { made: createWebhook(input: $input) { secret webhook ${FIELDS} } }`;
const LIST = `query ($agencyCode: String!) { webhooks(agencyCode: $agencyCode) ${FIELDS} }`;
const FEED = `query ($agencyCode: String!, $after: String) {
  feed: eventFeed(agencyCode: $agencyCode, first: 500, after: $after) { nodes { id cursor type state stage report { id } agency { code } occurredAt } pageInfo { endCursor hasNextPage } }
}`;

/** What the feed gives out of an event. */
export interface FedEvent {
  readonly id: string;
  readonly cursor: string;
  readonly type: string;
  readonly state: string;
  readonly stage: string;
  readonly occurredAt: string;
  readonly report: { readonly id: string } | null;
  readonly agency: { readonly code: string } | null;
}

/** An API client that manages webhooks, by the gateway's own doors. */
export interface WebhookOwner {
  readonly id: string;
  readonly client: GraphClient;
  create(url: string, input?: Record<string, unknown>): Promise<MadeWebhook>;
  does(command: 'pauseWebhook' | 'resumeWebhook', id: string): Promise<ListedWebhook>;
  changes(id: string, url: string): Promise<ListedWebhook>;
  replays(id: string, after: string): Promise<ListedWebhook>;
  renews(id: string): Promise<MadeWebhook>;
  deletes(id: string): Promise<void>;
  list(agencyCode?: string): Promise<readonly ListedWebhook[]>;
  find(id: string): Promise<ListedWebhook>;
  /** Everything that the feed gives behind a cursor. */
  feed(after: string | null, agencyCode?: string): Promise<readonly FedEvent[]>;
}

export const OWNER_SCOPES: readonly ApiScope[] = ['reports:read', 'webhooks:manage'];

export async function webhookOwner(
  system: OpenSystem,
  name: string,
  { scopes = OWNER_SCOPES, agencyCode: own = 'D-18.72' }: { readonly scopes?: readonly ApiScope[]; readonly agencyCode?: string } = {},
): Promise<WebhookOwner> {
  const id = await registerClient(system, name, scopes, undefined, own);
  const known = 'select 1 from api_client_projection where id = $1';
  await until('reports knows the client', async () => (await system.rows('reports', known, [id])).length > 0);
  const client = createGraphClient(system.gatewayUrl, clientToken(tokenKeyOf(system), id, scopes, { agency_code: own }));
  const one = async (command: string, args: string, definitions: string, variables: Record<string, unknown>, fields = FIELDS) =>
    (await client.get<{ done: never }>(`mutation (${definitions}) { done: ${command}(${args}) ${fields} }`, variables)).done;
  const list = async (agencyCode = own) => (await client.get<{ webhooks: readonly ListedWebhook[] }>(LIST, { agencyCode })).webhooks;
  return {
    id,
    client,
    create: async (url, input = {}) =>
      (await client.get<{ made: MadeWebhook }>(CREATE, { input: { agencyCode: own, url, ...input } })).made,
    does: (command, webhookId) => one(command, 'id: $id', '$id: ID!', { id: webhookId }),
    changes: (webhookId, url) => one('changeWebhook', 'id: $id, url: $url', '$id: ID!, $url: String!', { id: webhookId, url }),
    replays: (webhookId, after) => one('replayWebhook', 'id: $id, after: $after', '$id: ID!, $after: String!', { id: webhookId, after }),
    renews: (webhookId) => one('renewWebhookSecret', 'id: $id', '$id: ID!', { id: webhookId }, `{ secret webhook ${FIELDS} }`),
    deletes: (webhookId) => one('deleteWebhook', 'id: $id', '$id: ID!', { id: webhookId }, ''),
    list,
    async find(webhookId) {
      const found = (await list()).find((webhook) => webhook.id === webhookId);
      if (!found) throw new Error(`there is no webhook ${webhookId}`);
      return found;
    },
    async feed(after, agencyCode = own) {
      const { feed } = await client.get<{ feed: { nodes: FedEvent[]; pageInfo: { hasNextPage: boolean } } }>(FEED, { agencyCode, after });
      if (feed.pageInfo.hasNextPage) throw new Error('there is more than one page');
      return feed.nodes;
    },
  };
}

/** A report in progress at the city of Metro. */
export async function openReport(system: OpenSystem, input: Record<string, unknown> = {}, publish = true): Promise<Steps> {
  const steps = await startSteps(system, input);
  await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report, { publish }));
  await steps.does('petugas-metro', 'acceptDisposition');
  return steps;
}

/** Makes something happen to a report, so many times. */
export async function followUp(steps: Steps, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1)
    await steps.does('petugas-metro', 'addFollowUp', { text: `Petugas memeriksa lokasi, kunjungan ke-${index + 1}.` });
}
