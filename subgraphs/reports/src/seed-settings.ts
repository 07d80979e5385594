import { z } from 'zod';

/** The settings of `npm run seed` besides its arguments. */
export const seedSettings = {
  /** The reports database that is filled, `postgres://…`; the system must have been started on it once. */
  REPORTS_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
};
