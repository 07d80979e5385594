import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A setting that names a file of certificates in PEM; its value is what the file holds. */
export const certificateFile = z.string().transform((path, context): string => {
  const problem = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  try {
    const text = readFileSync(path, 'utf8');
    return text.includes('-----BEGIN CERTIFICATE-----') ? text : problem('the file holds no certificate in PEM');
  } catch (error) {
    return problem(`the file cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
});
