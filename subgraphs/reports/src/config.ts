import { certificateFile } from '@lapor/kit/config/certificate-file';
import { acceptedIdentityKeys, signingIdentityKey } from '@lapor/kit/config/identity-keys';
import { count, flag, milliseconds, port } from '@lapor/kit/config/read-config';
import { reporterKey, sharedSecret } from '@lapor/kit/config/shared-secret';
import { readReferencePublicKey } from '@lapor/kit/sealed-reference';
import { z } from 'zod';
import { readAuditKey } from './audit-key.js';

/** The settings of the reports subgraph. Secrets have no default. */
export const settings = {
  /** The address to listen on. */
  HOST: z.string().default('127.0.0.1'),
  /** The port to listen on; 0 takes a free one. */
  PORT: port.default(4101),
  /** The reports database, `postgres://…`. */
  REPORTS_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** How many connections to the database this process may hold. */
  DATABASE_POOL_SIZE: count.default(10),
  /** How many connections more it may hold for those who follow events. */
  FOLLOW_POOL_SIZE: count.default(4),
  /** Where the agencies subgraph serves, for example `http://127.0.0.1:4102`. */
  AGENCIES_URL: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
  /** Secret. What this process signs its requests for the agencies' feed with: `kid:secret`. */
  FEED_KEY: signingIdentityKey('reports'),
  /** Who may call: `kid:issuer:secret`, several separated by commas. */
  IDENTITY_KEYS: acceptedIdentityKeys,
  /** How often clocks are looked for that nobody woke up for: jobs of a process that was killed. */
  CLOCK_SWEEP_INTERVAL_MS: count.default(60_000),
  /** Secret. What access codes are stored under: 32 bytes or more, base64url. Without it no access code works again. */
  ACCESS_CODE_KEY: sharedSecret,
  /** Secret. What this subgraph shares with citizens: 32 bytes or more, base64url. Without it no reporter finds an anonymous report again. */
  REPORTER_KEY: reporterKey,
  /** The vault's public key, an X25519 point in base64url: references to reporters are sealed for it. */
  VAULT_REFERENCE_PUBLIC_KEY: z.string().transform((text, context) => {
    const key = readReferencePublicKey(text);
    if (key) return key;
    context.addIssue({ code: 'custom', message: 'expected a public X25519 key, 32 bytes in base64url' });
    return z.NEVER;
  }),
  /** Secret. The private Ed25519 key that signs the daily roots over all histories: a JWK, its JSON in base64url. */
  AUDIT_SIGNING_KEY: z.string().transform((text, context) => {
    const key = readAuditKey(text);
    if (key) return key;
    context.addIssue({ code: 'custom', message: 'expected a private Ed25519 JWK, its JSON in base64url' });
    return z.NEVER;
  }),
  /** For how many days after it was recorded an event can be followed; older cursors are refused with CURSOR_EXPIRED. */
  FOLLOW_DAYS: count.default(400),
  /** Secret. What the secrets of webhooks are made of: 32 bytes or more, base64url. */
  WEBHOOK_KEY: sharedSecret,
  /** Secret. Keys that were WEBHOOK_KEY before, separated by commas: secrets that were made of them go on until they are renewed. */
  WEBHOOK_FORMER_KEYS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(sharedSecret)),
  /** How long a webhook's receiver may take to answer. */
  WEBHOOK_TIMEOUT_MS: milliseconds.default(10_000),
  /** How long to wait behind a delivery's first failure; twice as long behind each further one. */
  WEBHOOK_RETRY_MS: milliseconds.default(5_000),
  /** The longest that is waited between two attempts. */
  WEBHOOK_RETRY_MOST_MS: milliseconds.default(900_000),
  /** How long a webhook may fail without a success in between; then it pauses. */
  WEBHOOK_GIVE_UP_MS: milliseconds.default(86_400_000),
  /** Who signs for receivers' certificates, as PEM, besides the authorities that the runtime trusts. */
  WEBHOOK_CA_FILE: certificateFile.optional(),
  /** Whether webhooks may go to this machine itself, and by http there. For development and tests. */
  WEBHOOK_ALLOW_LOOPBACK: flag.default(false),
  /** The least severe level that is logged. */
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
};

export type ReportsConfig = Readonly<z.output<z.ZodObject<typeof settings>>>;
