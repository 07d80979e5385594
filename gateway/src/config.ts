import { readFileSync } from 'node:fs';
import { certificateFile } from '@lapor/kit/config/certificate-file';
import { type IdentityKey, signingIdentityKey } from '@lapor/kit/config/identity-keys';
import { count, flag, list, milliseconds, port, type readConfig } from '@lapor/kit/config/read-config';
import { z } from 'zod';
import { readSsoIssuers, type SsoIssuersFile } from './auth/sso-issuers.js';
import type { TrustedIssuer } from './auth/trusted-issuer.js';
import { type CheckedHeaderRules, readHeaderRules } from './headers/header-rules.js';
import { PLANNERS } from './planning/planner-name.js';

/** `name=value, name=value`. */
const pairs = list.transform((entries, context) =>
  entries.map((entry): readonly [string, string] => {
    const cut = entry.indexOf('=');
    if (cut < 1) context.addIssue({ code: 'custom', message: 'expected name=value, several separated by commas' });
    return [entry.slice(0, cut), entry.slice(cut + 1)];
  }),
);

const signingKeys = pairs.transform((entries, context): Readonly<Record<string, IdentityKey>> => {
  const keys = entries.map(([subgraph, text]) => [subgraph, signingIdentityKey('gateway').safeParse(text)] as const);
  for (const [subgraph, { success }] of keys)
    if (!success)
      context.addIssue({ code: 'custom', message: `${subgraph}: expected kid:secret, the secret with 32 bytes or more in base64url` });
  return Object.fromEntries(keys.flatMap(([subgraph, { data }]) => (data ? [[subgraph, data]] : [])));
});

const ssoIssuers = z.string().transform((path, context): readonly TrustedIssuer[] => {
  const read = readSsoFile(path);
  if (read.ok) return read.issuers;
  for (const message of read.problems) context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

function readSsoFile(path: string): SsoIssuersFile {
  const file = readTextFile(path);
  return file.ok ? readSsoIssuers(file.text) : file;
}

/** One word for all subgraphs, or `name=word` for some; the others are not spoken to over HTTP/2 then. */
const http2 = list.superRefine((entries, context) => {
  if (entries.some((entry) => !/^([^=]+=)?(never|offered|always)$/.test(entry)))
    context.addIssue({ code: 'custom', message: 'expected never, offered or always, or name=word, several separated by commas' });
});

/** One time for all subgraphs, or `name=time` for some, in milliseconds. */
const timeouts = list.superRefine((entries, context) => {
  if (entries.some((entry) => !/^([^=]+=)?[1-9]\d{0,8}$/.test(entry)) || !entries.some((entry) => !entry.includes('=')))
    context.addIssue({ code: 'custom', message: 'expected milliseconds for all, and name=milliseconds for some, separated by commas' });
});

const headerRules = z.string().transform((path, context): CheckedHeaderRules => {
  const file = readTextFile(path);
  const read = file.ok ? readHeaderRules(parseJson(file.text)) : file;
  if (read.ok) return read.rules;
  for (const message of read.problems) context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

type TextFile = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problems: readonly string[] };

function readTextFile(path: string): TextFile {
  try {
    return { ok: true, text: readFileSync(path, 'utf8') };
  } catch (error) {
    return { ok: false, problems: [`the file cannot be read (${(error as NodeJS.ErrnoException).code})`] };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The settings of the gateway; each is an environment variable of the same name. */
export const gatewayConfig = {
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(4000),
  LOG_LEVEL: z.string().default('info'),
  /** The composed supergraph, needed unless another source is put in by code. What takes its place serves without a restart. */
  SUPERGRAPH_FILE: z.string().optional(),
  /** How often the file is looked at, where the system does not tell of a change by itself. */
  SUPERGRAPH_CHECK_MS: milliseconds.default(2_000),
  /** How often the subgraphs are asked for their SDL, which the supergraph is then composed from; never, unless it is set. */
  SUPERGRAPH_POLL_MS: milliseconds.optional(),
  /** Addresses that replace the supergraph's own: `reports=http://host:port/graphql, …`. */
  SUBGRAPH_URLS: pairs.default([]),
  /** The keys to sign identities with: `reports=kid:secret, …`. */
  IDENTITY_SIGNING_KEYS: signingKeys,
  /** Our own issuer: `https://issuer=https://issuer/.well-known/jwks.json`; two while it changes its name. */
  TRUSTED_ISSUERS: pairs,
  /** The agencies' own sign-ins whose tokens are accepted: a JSON file (docs/runbook.md). */
  SSO_ISSUERS_FILE: ssoIssuers.default([]),
  /** How long the issuers' tokens live; an older one is refused, whatever it says itself. */
  TOKEN_LIFETIME_SECONDS: count.default(3_600),
  /** What an API client may send whose token names no quota, as those of foreign issuers. */
  CLIENT_REQUESTS_PER_MINUTE: count.default(30),
  CLIENT_REQUESTS_PER_DAY: count.default(1_000),
  /** How often issuers' keys are read anew; a key that is withdrawn is accepted for so long. */
  ISSUER_KEYS_REFRESH_MS: milliseconds.default(60_000),
  /** How often citizens is asked anew who an officer of an agency's own sign-in is; what is taken counts within a second anyway. */
  SSO_OFFICERS_REFRESH_MS: milliseconds.default(30_000),
  /** Web origins, besides the gateway's own, that may open WebSockets: `https://dashboard.example, …`. */
  ALLOWED_ORIGINS: list.default([]),
  REQUEST_TIMEOUT_MS: milliseconds.default(10_000),
  /** For the whole of an answer: `5000`, or with other times for some subgraphs `5000, reports=2000`. */
  SUBGRAPH_TIMEOUT_MS: timeouts.default(['5000']),
  SUBGRAPH_CONNECTIONS: count.default(64),
  /** Whether queries that the same caller asks at the same moment are run once; anonymous callers are one and the same. */
  SHARE_QUERIES: flag.default(false),
  /** As it comes, and when it is decompressed. */
  SUBGRAPH_MAX_RESPONSE_BYTES: count.default(16 * 1_048_576),
  /** Whether subgraphs are asked for compressed answers; of use where the network between is slower than a processor. */
  SUBGRAPH_COMPRESSION: flag.default(false),
  /** HTTP/2: `never`, `offered` (where TLS negotiates it) or `always` (without TLS too), to all or as `reports=always, …`. */
  SUBGRAPH_HTTP2: http2.default(['never']),
  /** Who signs for the subgraphs' certificates, as PEM, in place of the authorities that the runtime trusts. */
  SUBGRAPH_CA_FILE: certificateFile.optional(),
  /** Which headers go through the gateway: a JSON file (docs/integrating.md). None do, unless it is set. */
  HEADER_RULES_FILE: headerRules.optional(),
  /** From how many bytes on answers over HTTP are compressed for clients that take that; `never` compresses none. */
  COMPRESS_FROM_BYTES: z.union([z.literal('never'), count]).default(8_192),
  /** Memory for entities that subgraphs declare to be the same for a while (`@cacheControl`), in MiB; 0 keeps none. */
  ENTITY_CACHE_MB: z.coerce.number().int().min(0).default(32),
  /** A Redis behind it that several gateways share, `redis://…` or `rediss://…`; only what is for everybody is kept there. */
  ENTITY_CACHE_REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /** Which query planner makes the plans, `apollo` or `hive` (docs/adr/0030). */
  PLANNER: z.enum(PLANNERS).default('apollo'),
  /** Labels of `@override` whose fields come from the new subgraph: `billing-move, …`; `percent(N)` decides by itself. */
  OVERRIDE_LABELS: list.default([]),
  /** Memory for the plans of operations, in MiB: some six hundred small ones in the default; 0 keeps none. */
  PLAN_CACHE_MB: z.coerce.number().int().min(0).default(24),
  /** How long one operation may be planned, in a thread of its own; a longer one is refused with PLAN_TOO_COMPLEX. */
  PLAN_TIMEOUT_MS: milliseconds.default(2_000),
  /** How much memory a thread of planning may take, in MiB, the supergraph included. */
  PLAN_HEAP_MB: count.default(256),
  /** How many operations are planned at one time. */
  PLAN_THREADS: count.default(1),
  /** After how long without anything to plan such a thread ends, which leaves its memory to others; the next new operation waits while one begins. */
  PLAN_IDLE_MS: milliseconds.default(5_000),
  /** How many operations in use are planned on a new supergraph before it serves, and how long that may take. */
  PLAN_WARM_UP_OPERATIONS: count.default(500),
  PLAN_WARM_UP_MS: milliseconds.default(10_000),
  MAX_BODY_BYTES: count.default(1_048_576),
  /** The same for signed-in officers, who import tables. */
  MAX_OFFICER_BODY_BYTES: count.default(7 * 1_048_576),
  MAX_DEPTH: count.default(15),
  MAX_FIELDS: count.default(1_000),
  /** Objects that one operation may bring about, as `limits/cost.ts` estimates them. */
  MAX_COST: count.default(20_000),
  MAX_MUTATION_FIELDS: count.default(10),
  /** Operations that may be open at one time on one WebSocket. */
  MAX_OPERATIONS_PER_SOCKET: count.default(100),
  /** Streams over HTTP that one account or API client may have open at one time; over a WebSocket it is operations. */
  MAX_STREAMS_PER_CALLER: count.default(100),
  /** The same for all without a token from one address. Where a proxy stands in front, that is one address. */
  MAX_STREAMS_PER_ADDRESS: count.default(10_000),
  /** Events of one subscription that may wait for a client that reads slowly; what comes then is read again from the log. */
  MAX_WAITING_EVENTS: count.default(1_000),
  /** How long a client may take to read what has waited for it; one that takes longer is told to come again with its cursor. */
  SLOW_CLIENT_MS: milliseconds.default(10_000),
  /** Over how long WebSockets are closed when the gateway stops, so that their clients do not all come back at one moment. */
  DRAIN_MS: milliseconds.default(4_000),
  /** Whether the API schema may be read by anybody. */
  INTROSPECTION: flag.default(false),
  /** Whether the explorer page is served at `/`. */
  EXPLORER: flag.default(false),
  /** The account of the explorer's sign-in example, `username=password`; only for a demo system. */
  EXPLORER_DEMO: pairs.optional(),
} satisfies z.ZodRawShape;

export type GatewayConfig = ReturnType<typeof readConfig<typeof gatewayConfig>>;
