import { z } from 'zod';

/** The settings of `npm run audit:verify`. */
export const auditSettings = {
  /** The reports database that is checked, `postgres://…`; it is only read. */
  REPORTS_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** The public key (base64url) that all roots must be signed with, kept outside the database; without it each root's own. */
  AUDIT_PUBLIC_KEY: z.string().nullable().default(null),
};
