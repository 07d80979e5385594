// `npm run audit:verify`: checks a whole reports database, its chains and its signed roots. Exit code 0 when all holds,
// 1 with the first bad row when not, 2 when it could not be checked.
import { readConfig } from '@lapor/kit/config/read-config';
import { openDatabase } from '@lapor/subgraph-kit/database/open-database';
import { verifyAudit } from './actions/verify-audit.js';
import { auditSettings } from './audit-settings.js';
import { reportsDatabase } from './database/reports-database.js';

try {
  const { REPORTS_DATABASE_URL: url, AUDIT_PUBLIC_KEY } = readConfig(auditSettings, process.env);
  const database = await openDatabase(reportsDatabase({ url, poolSize: 1 }), 'REPORTS_DATABASE_URL');
  try {
    const audit = await verifyAudit(database, AUDIT_PUBLIC_KEY);
    if (audit.ok) process.stdout.write(`audit: ${audit.events} events in ${audit.chains} chains and ${audit.roots} roots hold\n`);
    else process.stdout.write(`audit: BROKEN at ${audit.row}: ${audit.reason}\n`);
    process.exitCode = audit.ok ? 0 : 1;
  } finally {
    await database.destroy();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
