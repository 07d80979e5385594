// A process like all others of the system that meets an error nobody caught, and then is asked for a report by hand.
import { createLog } from '@lapor/kit/log';
import { runProcess } from '@lapor/kit/process';

const values = { email: 'kirsanti@surel-uji.id' };
await runProcess(createLog('crashing', 'info'), async () => {
  setImmediate(() => {
    const driverError = Object.assign(new Error(`duplicate key (${values.email})`), {
      severity: 'ERROR',
      code: '23505',
      detail: values.email,
    });
    throw Object.assign(new Error(driverError.message), { driverError, code: '23505', parameters: [values.email] });
  });
  setTimeout(() => {
    process.stdout.write(`${JSON.stringify(process.report.getReport())}\n`);
    process.exit(0);
  }, 100);
  return { stop: () => Promise.resolve() };
});
