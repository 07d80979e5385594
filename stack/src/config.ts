import { flag, port, type readConfig } from '@lapor/kit/config/read-config';
import { z } from 'zod';

const databaseUrl = z.url({ protocol: /^postgres(ql)?$/ }).optional();

/** The settings of the whole system on one machine. */
export const stackConfig = {
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(4000),
  REPORTS_PORT: port.default(4101),
  AGENCIES_PORT: port.default(4102),
  CITIZENS_PORT: port.default(4103),
  SMS_PORT: port.default(4104),
  /** The carrier for people at this machine, which a demo has in place of a real one. */
  SMS_CARRIER_PORT: port.default(4105),
  /** Where everything is kept. */
  DATA_FOLDER: z.string().default('.data'),
  /**
   * Whether the demo accounts are made, the explorer is served and the schema may be read by anybody. By default only
   * when HOST is this machine alone: the accounts' password stands on the screen and in the explorer.
   */
  DEMO: flag.optional(),
  LOG_LEVEL: z.string().default('info'),
  /** Whether the channel of SMS is started; by default in a demo, and when `SMS_CLIENT_SECRET` and a carrier (`SMS_SEND_URL`, or `SMS_CARRIER=smpp`) are set. */
  SMS: flag.optional(),
  /** External databases; without them an embedded PostgreSQL is started. */
  REPORTS_DATABASE_URL: databaseUrl,
  AGENCIES_DATABASE_URL: databaseUrl,
  CITIZENS_DATABASE_URL: databaseUrl,
  SMS_DATABASE_URL: databaseUrl,
} satisfies z.ZodRawShape;

export type StackConfig = ReturnType<typeof readConfig<typeof stackConfig>>;
