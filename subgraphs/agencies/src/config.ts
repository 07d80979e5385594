import { acceptedIdentityKeys, signingIdentityKey } from '@lapor/kit/config/identity-keys';
import { count, flag, port } from '@lapor/kit/config/read-config';
import { z } from 'zod';

/** The settings of the agencies subgraph. Secrets have no default. */
export const settings = {
  /** The address to listen on. */
  HOST: z.string().default('127.0.0.1'),
  /** The port to listen on; 0 takes a free one. */
  PORT: port.default(4102),
  /** The agencies database, `postgres://…`. */
  AGENCIES_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** How many connections to the database this process may hold. */
  DATABASE_POOL_SIZE: count.default(10),
  /** Who may call: `kid:issuer:secret`, several separated by commas. */
  IDENTITY_KEYS: acceptedIdentityKeys,
  /** Where the reports subgraph serves, for example `http://127.0.0.1:4101`; it need not be there at the start. */
  REPORTS_URL: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
  /** Secret. What this process signs its requests for the reports' feed with: `kid:secret`. */
  FEED_KEY: signingIdentityKey('agencies'),
  /** Whether districts and villages are loaded; without them the regions end at regencies and cities. */
  VILLAGES: flag.default(true),
  /** Whether the registry holds the officers of the demo accounts. Never set it where real officers work. */
  DEMO: flag.default(false),
  /** The least severe level that is logged. */
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
};

export type AgenciesConfig = Readonly<z.output<z.ZodObject<typeof settings>>>;
