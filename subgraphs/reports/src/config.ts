import { acceptedIdentityKeys, signingIdentityKey } from '@lapor/kit/config/identity-keys';
import { count, port } from '@lapor/kit/config/read-config';
import { z } from 'zod';

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
  /** Where the agencies subgraph serves, for example `http://127.0.0.1:4102`. */
  AGENCIES_URL: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
  /** Secret. What this process signs its requests for the agencies' feed with: `kid:secret`. */
  FEED_KEY: signingIdentityKey('reports'),
  /** Who may call: `kid:issuer:secret`, several separated by commas. */
  IDENTITY_KEYS: acceptedIdentityKeys,
  /** The least severe level that is logged. */
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
};

export type ReportsConfig = Readonly<z.output<z.ZodObject<typeof settings>>>;
